"""The files of a language's catalogues: loading them, and bringing them up to date."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import polib

from belpress.language.locales import language_name
from belpress.language.plurals import plural_forms
from belpress.model.message import Message
from belpress.model.problem import Problem, ProblemsFound, Source
from belpress.project.copies import copy_problem
from belpress.project.names import composed, is_passed_over, original_of
from belpress.project.project import (
    MANUSCRIPT,
    TRANSLATIONS,
    OutsideProject,
    Project,
    spelt_as_on_disk,
)
from belpress.project.writing import write_whole
from belpress.translate.catalogue.catalogue import Catalogue, Entry
from belpress.translate.catalogue.entries import FUZZY, key_of
from belpress.translate.catalogue.fill import fill
from belpress.translate.catalogue.lint import SIZE_LIMIT, Linted, lint
from belpress.translate.catalogue.merge import Change, merge
from belpress.translate.catalogue.notes import for_review
from belpress.translate.memory.memory import NO_MEMORY, Memory

STALE = "X-Stale-Since"
HEADER = "Made and renewed by: belpress translate update. Put translations into msgstr."


def catalogue_path(project: Project, year: int, language: str, name: str) -> Path:
    """Return where a catalogue lies: ``manuscript/2022/translations/be/security.po``."""
    path = _folder(project, year, language) / f"{name}.po"
    return path if path.is_file() else spelt_as_on_disk(path, project.root) or path


def has_catalogues(project: Project, year: int, language: str) -> bool:
    """Whether a language has at least one catalogue."""
    try:
        return bool(project.listed(_folder(project, year, language), ".po"))
    except OSError:
        return False


def copies_of_catalogues(project: Project, year: int, language: str) -> list[Problem]:
    """Return a warning for every catalogue that is a copy of another by its name."""
    try:
        paths = project.listed(_folder(project, year, language), ".po")
    except OSError:
        return []
    names = [path.name for path in paths]
    return [
        copy_problem(Source(project.relative(path)), original)
        for path in paths
        if (original := original_of(path.name, names))
    ]


def load_catalogues(
    project: Project, year: int, language: str, names: Sequence[str]
) -> dict[str, Catalogue]:
    """Load the catalogues of a language; one that does not exist yet is empty.

    Raises :class:`ProblemsFound` with what is wrong in all of them.
    """
    catalogues: dict[str, Catalogue] = {}
    problems: list[Problem] = []
    for name in names:
        path = catalogue_path(project, year, language, name)
        try:
            file, linted = read_catalogue(project, path, language)
        except ProblemsFound as found:
            problems += found.problems
            continue
        entries = {
            key: Entry(
                entry.msgstr,
                linted.lines.get(key, 0),
                FUZZY in entry.flags,
                entry.previous_msgid or "",
                bool(for_review(entry.tcomment)),
            )
            for entry in file
            if not entry.obsolete and (key := (entry.msgctxt or "", entry.msgid))
        }
        at = Source(project.relative(path))
        catalogues[name] = Catalogue(at, language, entries, linted.header.get(STALE, ""))
    if problems:
        raise ProblemsFound(problems)
    return catalogues


def entries_of(project: Project, year: int, language: str) -> dict[str, list[polib.POEntry]]:
    """Return the entries of the catalogues of an edition, by file; those that can be read."""
    found: dict[str, list[polib.POEntry]] = {}
    for name in _names(project, year, language):
        with suppress(ProblemsFound):
            file, _ = read_catalogue(
                project, catalogue_path(project, year, language, name), language
            )
            found[name] = list(file)
    return found


def update_catalogues(
    project: Project,
    year: int,
    language: str,
    messages: Mapping[str, Sequence[Message]],
    title: str,
    written_in: str,
    memory: Memory = NO_MEMORY,
) -> list[Change]:
    """Bring the catalogues of a language up to date with the messages of its source, by file.

    ``title`` is that of the edition, ``written_in`` the language of its source; what the ``memory``
    has for new messages is filled in. A file that would not change is not written. Raises
    :class:`ProblemsFound`, and then no file has been written.
    """
    names = dict.fromkeys([*messages, *_names(project, year, language)])
    files: dict[str, polib.POFile] = {}
    problems: list[Problem] = []
    for name in names:
        try:
            path = catalogue_path(project, year, language, name)
            files[name], _ = read_catalogue(project, path, language)
        except ProblemsFound as found:
            problems += found.problems
    if problems:
        raise ProblemsFound(problems)
    old = {name: list(file) for name, file in files.items()}
    merged, changes = merge(old, messages, written_in, language)
    changes = fill(merged, changes, old, memory, (year, language))
    for name, entries in merged.items():
        path = catalogue_path(project, year, language, name)
        content = rendered(files[name], entries, language, title)
        if not path.is_file() or path.read_bytes() != content:
            write_whole(path, content)
    return changes


def put_translations(
    project: Project,
    year: int,
    language: str,
    name: str,
    texts: Mapping[tuple[str, str], Entry],
) -> None:
    """Write translations into a catalogue, by the context and text of their messages.

    Raises :class:`ProblemsFound`, and then the file is as it was.
    """
    path = catalogue_path(project, year, language, name)
    file, _ = read_catalogue(project, path, language)
    for entry in file:
        if given := texts.get(key_of(entry)) if not entry.obsolete else None:
            entry.msgstr = given.text
            entry.flags = [flag for flag in entry.flags if flag != FUZZY]
            entry.previous_msgid = entry.previous_msgid if given.is_fuzzy else None
            entry.previous_msgctxt = entry.previous_msgctxt if given.is_fuzzy else None
            if given.is_fuzzy:
                entry.flags.insert(0, FUZZY)
    file.metadata["PO-Revision-Date"] = _now()
    write_whole(path, rendered(file, list(file), language, ""))


def _folder(project: Project, year: int, language: str) -> Path:
    return project.root / MANUSCRIPT / str(year) / TRANSLATIONS / language


def _names(project: Project, year: int, language: str) -> list[str]:
    paths = list(_folder(project, year, language).glob("*.po"))
    names = [path.name for path in paths]
    return sorted(
        composed(path.stem)
        for path in paths
        if not is_passed_over(path.name) and not original_of(path.name, names)
    )


def read_catalogue(project: Project, path: Path, language: str) -> tuple[polib.POFile, Linted]:
    """Read a catalogue, or an empty one if there is no file. Raises :class:`ProblemsFound`."""
    at = Source(project.relative(path))
    try:
        project.inside(path.name, path.parent)
        content = project.read(path, SIZE_LIMIT + 1)
    except FileNotFoundError:
        return polib.POFile(wrapwidth=0), Linted()
    except OutsideProject:
        message = "the file is a link that leads out of the project"
        raise ProblemsFound([Problem("path-outside", message, at)]) from None
    except OSError as error:
        message = f"cannot be read ({error.strerror})"
        raise ProblemsFound([Problem("catalogue-unreadable", message, at)]) from error
    text, linted = lint(content, at, language)
    if linted.problems:
        raise ProblemsFound(linted.problems)
    try:
        return polib.pofile(text, wrapwidth=0), linted
    except (OSError, ValueError) as error:
        message = f"cannot be read: {error!s:.100}"
        raise ProblemsFound([Problem("catalogue-syntax", message, at)]) from error


def rendered(
    old: polib.POFile, entries: Sequence[polib.POEntry], language: str, title: str
) -> bytes:
    """Return a catalogue as it is written; its dates change only when something else does."""
    file = polib.POFile(wrapwidth=0)
    file.header = old.header or HEADER
    now = _now()
    file.metadata = {
        "Project-Id-Version": title,
        "Report-Msgid-Bugs-To": "",
        "POT-Creation-Date": now,
        "PO-Revision-Date": now,
        "Last-Translator": "belpress",
        "Language-Team": language_name(language),
        "MIME-Version": "1.0",
        "Plural-Forms": plural_forms(language),
        "X-Generator": "belpress",
        **old.metadata,
        "Language": language.replace("-", "_"),
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
    }
    file.metadata = {
        name: value for name, value in file.metadata.items() if value or name[0] == "R"
    }
    file.extend(entries)
    is_open = any(
        not entry.msgstr or FUZZY in entry.flags for entry in entries if not entry.obsolete
    )
    if is_open:
        file.metadata.setdefault(STALE, now[:10])
    else:
        file.metadata.pop(STALE, None)
    if not old.metadata or _without_dates(file) == _without_dates(old):
        return _bytes(file)
    file.metadata["POT-Creation-Date"] = now
    return _bytes(file)


def _without_dates(file: polib.POFile) -> str:
    return "\n".join(
        line for line in str(file).split("\n") if not line.startswith('"POT-Creation-Date')
    )


def _bytes(file: polib.POFile) -> bytes:
    text = str(file)
    return (text if text.endswith("\n") else f"{text}\n").encode()


def present() -> datetime:
    """Return the time of now, or the one that ``SOURCE_DATE_EPOCH`` gives."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    is_given = re.fullmatch("[0-9]{1,11}", epoch)
    return datetime.fromtimestamp(int(epoch), UTC) if is_given else datetime.now(UTC)


def _now() -> str:
    """Return the time of now as PO files write it."""
    return present().strftime("%Y-%m-%d %H:%M+0000")
