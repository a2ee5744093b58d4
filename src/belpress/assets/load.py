"""Reads what pages are made with: style sheets, the files they name, and prepared pictures.

Everything is read once, at the start, so that a file that changes in the middle of a run cannot
change half of it.
"""

from __future__ import annotations

import logging
import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote

from belpress.assets.bad_picture import BadPicture
from belpress.assets.braces import brace_faults
from belpress.assets.drawings.clean import with_typeface
from belpress.assets.fonts import fault_of
from belpress.assets.missing import missing_files, refused
from belpress.assets.pictures import BYTE_LIMIT, prepare
from belpress.assets.sheets import addresses, families, token
from belpress.assets.tokens import columns_of, token_faults
from belpress.language.characters import stray
from belpress.model.edition import Edition
from belpress.model.materials import FONT_ENDINGS, Materials
from belpress.model.problem import Problem, Source
from belpress.project.project import STYLES, Project

TYPEFACE = "--announcing"
"""The token that names the family of titles, captions and drawings."""
_log = logging.getLogger(__name__)
Design = tuple[Materials, list[Problem]]
"""What all pages have in common, and what is wrong with it."""


def load_design(project: Project) -> Design:
    """Return what all pages of a project have in common, and what is wrong with it.

    These are the style sheets and the files that they name; there are no pictures yet.
    """
    problems: list[Problem] = []
    sheets = tuple(_sheets(project, problems))
    if not sheets and not problems:
        message = "there are no style sheets in this folder"
        hint = "delete the folder to use the design that comes with belpress"
        problems.append(Problem("styles-missing", message, Source(STYLES), hint=hint))
    named = dict(_named_files(project, sheets, problems))
    are_all_read = len(sheets) == len(sheet_files(project))
    problems += brace_faults(sheets)
    problems += token_faults(sheets) if are_all_read else ()
    columns, faults = columns_of(sheets)
    return Materials(sheets, named, {}, columns), [*problems, *faults]


def load_materials(
    project: Project,
    edition: Edition,
    design: Design | None = None,
    stand_ins: Mapping[str, bytes] | None = None,
) -> tuple[Materials, list[Problem]]:
    """Return the materials of an edition's pages, and what is wrong with them.

    A ``design`` that was read already is not read again; ``stand_ins`` take the place of pictures
    of these paths.
    """
    common, more = design or load_design(project)
    pictures, problems = load_pictures(project, edition, typeface_of(common), stand_ins)
    said = (len(common.sheets), len(common.files), len(pictures))
    _log.info("read %d style sheets, %d files that they name, %d pictures", *said)
    return replace(common, pictures=pictures), [*problems, *more]


def sheet_files(project: Project) -> tuple[Path, ...]:
    """Return the style sheets of a project's house design, the tokens first."""
    try:
        found = project.listed(project.house / STYLES, ".css")
    except OSError:
        found = []
    return tuple(sorted(found, key=lambda path: (path.stem != "tokens", path.name)))


def _sheets(project: Project, problems: list[Problem]) -> Iterator[tuple[str, str]]:
    if not project.has_own(project.house / STYLES):
        problems.append(_outside("the folder", Source(STYLES)))
        return
    for path in sheet_files(project):
        at = Source(f"{STYLES}/{path.name}")
        if not project.has_own(path):
            problems.append(_outside("the style sheet", at))
            continue
        try:
            yield path.name, _with_line_feeds(project.read(path).decode())
        except UnicodeDecodeError as error:
            message = f"is not UTF-8 (byte {error.start + 1})"
            problems.append(Problem("not-utf-8", message, at, hint='save it as "UTF-8"'))
        except OSError as error:
            problems.append(_unreadable(at, error))


def _with_line_feeds(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _outside(what: str, at: Source) -> Problem:
    message = f"{what} is a link that leads out of the project"
    return Problem(
        "path-outside", message, at, hint="replace the link with a copy of what it leads to"
    )


def _unreadable(at: Source, error: OSError) -> Problem:
    return Problem("file-unreadable", f"cannot be read ({error.strerror})", at)


def typeface_of(design: Materials) -> str:
    """Return the family that words in drawings are set in: that of titles and captions."""
    sheets = [text for _, text in design.sheets]
    return token(sheets, TYPEFACE) or next(iter(families(sheets)), "")


def load_pictures(
    project: Project,
    edition: Edition,
    typeface: str = "",
    stand_ins: Mapping[str, bytes] | None = None,
) -> tuple[Mapping[str, bytes], list[Problem]]:
    """Return the bytes of every picture, each read once, and what is wrong with the pictures.

    Words in drawings are set in the family of that name; ``stand_ins`` take the place of pictures.
    """
    pictures: dict[str, bytes] = dict(stand_ins or {})
    problems: list[Problem] = []
    for picture in edition.pictures:
        if picture.path in pictures:
            continue
        file = project.root / picture.path
        try:
            if file.stat().st_size > BYTE_LIMIT:
                raise BadPicture(f"the file has more than {BYTE_LIMIT >> 20} MB", "scale it down")
            content = prepare(project.read(file))
            is_vector = content.startswith(b"<svg ")
            pictures[picture.path] = with_typeface(content, typeface) if is_vector else content
        except BadPicture as error:
            message = f'picture "{picture.path}": {error}'
            problems.append(Problem("picture-bad", message, picture.source, hint=error.hint))
        except OSError as error:
            message = f'picture "{picture.path}" cannot be read ({error.strerror})'
            problems.append(Problem("picture-unreadable", message, picture.source))
    return pictures, problems


def _named_files(
    project: Project, sheets: tuple[tuple[str, str], ...], problems: list[Problem]
) -> Iterator[tuple[str, bytes]]:
    """Yield the files of the house design that its sheets name; the layout refuses all others."""
    missing: dict[str, Source] = {}
    paths = _paths(sheets, problems)
    for path, at in paths.items():
        file = project.house / path
        if not project.has_own(file):
            problems.append(_outside("the file", Source(path)))
        elif project.has(file):
            try:
                content = project.read(file)
            except OSError as error:
                problems.append(_unreadable(Source(path), error))
                continue
            if path.endswith(FONT_ENDINGS) and (fault := fault_of(content)):
                hint = "get the file again from where the typeface came from"
                problems.append(Problem("font-damaged", fault, Source(path), hint=hint))
            yield path, content
        else:
            missing[path] = at
    problems += missing_files(project, missing, paths)


def _paths(sheets: tuple[tuple[str, str], ...], problems: list[Problem]) -> Mapping[str, Source]:
    """Return the files that sheets name, each with the first place, and refuse all others."""
    paths: dict[str, Source] = {}
    for name, text in sheets:
        for url, line in addresses(text):
            at = Source(f"{STYLES}/{name}", line)
            path = posixpath.normpath(posixpath.join(STYLES, unquote(url.strip())))
            if ":" in url or path.startswith("..") or stray(path):
                problems.append(refused(url, at))
            else:
                paths.setdefault(path, at)
    return paths
