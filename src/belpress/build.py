"""The recipe: from a project to the finished PDF, a stage a line. The only writer of ``build/``."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from belpress import record
from belpress.problem import (
    Problem,
    ProblemsFound,
    Severity,
    Source,
    did_you_mean,
    in_order,
    stop_on_errors,
)
from belpress.project import MANUSCRIPT, Project
from belpress.record import Record
from belpress.writing import check_target, write_whole

if TYPE_CHECKING:
    from belpress.document import Metadata
    from belpress.edition import Edition
    from belpress.paginate import Pages
    from belpress.typeset import Press

BUILD = "build"
LEAST_DPI = 300
"""The least resolution of a printed picture, in px per inch at the size it is printed."""

Progress = Callable[[str, str], None]
"""Called with a stage (reading, composing, laying out, writing) and what it is at."""


@dataclass(frozen=True)
class Built:
    """What a build made: the file, its number of pages, and the warnings.

    ``is_new`` is false where nothing had changed and the file was left alone.
    """

    path: Path
    pages: int
    problems: tuple[Problem, ...]
    is_new: bool


@dataclass(frozen=True)
class Typeset:
    """An edition laid out. ``problems`` are the warnings of reading and layout."""

    press: Press
    pages: Pages
    metadata: Metadata
    problems: tuple[Problem, ...]


def build_edition(
    project: Project,
    year: int,
    *,
    chapters: Sequence[str] = (),
    target: Path | None = None,
    force: bool = False,
    progress: Progress = lambda stage, what: None,
) -> Built:
    """Build the PDF of an edition, or of some of its chapters with their right page numbers.

    Nothing is written when there is an error, and a file whose inputs have not changed is left
    alone unless ``force`` is given. Raises :class:`ProblemsFound`.
    """
    inputs = record.inputs_of(project, year)
    order = (str(year), *chapters, str(target or ""))
    if not force and (kept := record.find(project, order, inputs)):
        return Built(kept.path, kept.pages, kept.problems, is_new=False)

    from belpress.read import read_edition

    progress("reading", str(year))
    edition = read_edition(project, year)
    target = target or default_target(project, edition, chapters)
    check_target(target)
    typeset = typeset_edition(project, edition, chapters=chapters, progress=progress)
    progress("writing", target.name)
    write_pdf(typeset, target)
    built = Built(target, typeset.pages.count, typeset.problems, is_new=True)
    record.keep(project, order, Record(inputs, built.path, built.pages, built.problems))
    return built


def typeset_edition(
    project: Project,
    edition: Edition,
    *,
    chapters: Sequence[str] = (),
    progress: Progress = lambda stage, what: None,
) -> Typeset:
    """Lay out an edition, or the chapters named. Raises :class:`ProblemsFound`."""
    from belpress.compose import compose
    from belpress.paginate import paginate
    from belpress.typeset import Press

    _check_chapters(chapters, edition)
    pictures, problems = load_pictures(project, edition)
    stop_on_errors([*edition.problems, *problems])
    progress("composing", edition.title)
    document = compose(edition)
    press = Press(project, pictures, edition.language)
    pages = paginate(
        edition, document, press, only=chapters, progress=lambda what: progress("laying out", what)
    )
    problems = [*edition.problems, *problems, *press.problems, *_coarse(edition, pages)]
    stop_on_errors(problems)
    return Typeset(press, pages, document.metadata, in_order(problems))


def write_pdf(typeset: Typeset, target: Path) -> None:
    """Write laid-out pages as a PDF, whole or not at all. Raises :class:`ProblemsFound`."""
    from belpress.bind import bind

    pages = typeset.pages
    write_whole(target, bind(typeset.press.write(pages.parts), typeset.metadata, pages.numbers))


def default_target(project: Project, edition: Edition, chapters: Sequence[str] = ()) -> Path:
    """Return where an edition is built: ``build/annual-review-2022.en.pdf``."""
    names = ".".join((edition.name, *chapters, edition.language))
    return project.root / BUILD / f"{names}.pdf"


def load_pictures(project: Project, edition: Edition) -> tuple[Mapping[str, bytes], list[Problem]]:
    """Return the bytes of every picture, taken once, and what is wrong with the pictures."""
    from belpress.pictures import BYTE_LIMIT, BadPicture, prepare

    pictures: dict[str, bytes] = {}
    problems: list[Problem] = []
    for picture in edition.pictures:
        if picture.path in pictures:
            continue
        file = project.root / picture.path
        try:
            if file.stat().st_size > BYTE_LIMIT:
                raise BadPicture(f"the file has more than {BYTE_LIMIT >> 20} MB", "scale it down")
            pictures[picture.path] = prepare(file.read_bytes())
        except BadPicture as error:
            message = f'picture "{picture.path}": {error}'
            problems.append(Problem("picture-bad", message, picture.source, hint=error.hint))
        except OSError as error:
            message = f'picture "{picture.path}" cannot be read ({error.strerror})'
            problems.append(Problem("picture-unreadable", message, picture.source))
    return pictures, problems


def _check_chapters(chapters: Sequence[str], edition: Edition) -> None:
    names = [chapter.name for chapter in edition.chapters]
    here = Source(f"{MANUSCRIPT}/{edition.year}")
    problems = [
        Problem("chapter-missing", f'no chapter "{name}"', here, hint=did_you_mean(name, names))
        for name in chapters
        if name not in names
    ]
    if problems:
        raise ProblemsFound(problems)


def _coarse(edition: Edition, pages: Pages) -> list[Problem]:
    """Find pictures with too few pixels for the size they are printed at."""
    places = {picture.path: picture.source for picture in edition.pictures}
    return [
        Problem(
            "picture-resolution",
            f'picture "{printed.path}" is printed at {printed.dpi:.0f} dpi',
            places[printed.path],
            Severity.WARNING,
            f"{LEAST_DPI} dpi or more are wanted; take one with more pixels",
        )
        for part in pages.parts
        for printed in part.pictures
        if printed.path in places and round(printed.dpi) < LEAST_DPI
    ]
