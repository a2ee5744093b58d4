"""The next edition: the files of one made from those of another, with its years moved on."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from belpress.assets.placeholder import grey_picture
from belpress.begin.edition_file import next_edition_file
from belpress.begin.next_chapter import has_opener, next_chapter, past_forecasts
from belpress.begin.step import Step
from belpress.begin.translations import moved_units
from belpress.model.edition import Chapter, Edition
from belpress.model.problem import Problem, ProblemsFound, Source, stop_on_errors
from belpress.project.new_files import write_new
from belpress.project.project import ASSETS, MANUSCRIPT, Project, packaged_house
from belpress.read.chapter_file import read_chapter
from belpress.read.edition import read_edition, reading_of
from belpress.read.edition_file import EDITION_FILE
from belpress.read.field_mistakes import check_fields
from belpress.read.files import read_text
from belpress.read.free_fields import FREE_TEXTS
from belpress.read.frontmatter import load
from belpress.read.other_editions import namesakes
from belpress.read.schema import EditionFields
from belpress.tasks.draft import PAGE, lenient
from belpress.tasks.translate import catalogues_of, new_catalogues
from belpress.translate.catalogue.files import entries_of
from belpress.translate.catalogue.fill import units_of
from belpress.translate.catalogue.merge import Change
from belpress.translate.memory.memory import Unit

COVER_ENDINGS = ("jpg", "png", "jpeg", "JPG", "PNG", "JPEG")
LETTERS = "assets/fonts/fira-sans-extra-condensed/FiraSansExtraCondensed_500Medium.ttf"
"""The letters on grey pictures, in the design that comes with the package."""


@dataclass(frozen=True)
class NewEdition:
    """What became of the wish for a next edition.

    ``files`` are those of its manuscript, ``pictures`` the grey ones that ask for others, all from
    the project's folder; ``forecasts`` counts those of the old edition that are to be marked;
    ``left_out`` names chapters that were drafts; ``changes`` say what the catalogues of each
    language got, ``problems`` why there are none.
    """

    old_year: int
    year: int
    files: tuple[str, ...]
    pictures: tuple[str, ...]
    forecasts: int
    left_out: tuple[str, ...]
    changes: Mapping[str, Sequence[Change]]
    problems: tuple[Problem, ...] = ()


def begin_edition(project: Project, old_year: int, year: int) -> NewEdition:
    """Make the files of the edition of a year from those of another.

    Raises :class:`ProblemsFound` with all that stands in the way, and then nothing was written.
    """
    old = _old_edition(project, old_year)
    for language in old.translations:
        catalogues_of(project, old, language)
    step = Step(old.year, old.forecast_year, year)
    manuscript = dict(_manuscript(project, old, step))
    _check(project, manuscript, old.language, step)
    pictures = dict(_pictures(project, old, step))
    folder = project.root / MANUSCRIPT / str(year)
    there = [path for path in folder.rglob("*") if not path.is_dir()] if folder.is_dir() else []
    texts = {path: text.encode() for path, text in manuscript.items()}
    write_new(project, {**texts, **pictures}, there)
    changes, found = _catalogues(project, old, step)
    return NewEdition(
        old_year,
        year,
        tuple(map(project.relative, manuscript)),
        tuple(map(project.relative, pictures)),
        sum(len(past_forecasts(chapter)) for chapter in old.chapters),
        tuple(chapter.name for chapter in old.drafts),
        changes,
        found,
    )


def _old_edition(project: Project, year: int) -> Edition:
    """Return the edition that another is made from; its pictures may be gone."""
    reading = reading_of(project, year)
    stop_on_errors(lenient(reading.problems))
    assert reading.edition is not None  # noqa: S101 - without it there was an error
    return reading.edition


def _manuscript(project: Project, old: Edition, step: Step) -> Iterator[tuple[Path, str]]:
    folder = project.root / MANUSCRIPT / str(step.year)
    text = _written(project, old.source)
    yield folder / EDITION_FILE, next_edition_file(text, old.title, step)
    for chapter in old.chapters:
        opener = os.path.relpath(_opener(project, chapter, step), folder)
        text = _written(project, chapter.source)
        name = Path(chapter.source.path).name
        yield folder / name, next_chapter(text, chapter, opener, step)


def _written(project: Project, source: Source) -> str:
    text = read_text(project, project.root / source.path, [])
    assert text is not None  # noqa: S101 - it was read before
    return text


def _catalogues(
    project: Project, old: Edition, step: Step
) -> tuple[dict[str, Sequence[Change]], tuple[Problem, ...]]:
    """Make the catalogues of the new edition; what keeps them from being made comes with them."""
    made = dict[str, Sequence[Change]]()
    try:
        new = read_edition(project.noting(), step.year)
        for language in new.translations:
            units = _units(project, old, language, step)
            made[language] = new_catalogues(project, new, language, units)
    except ProblemsFound as found:
        return made, found.problems
    return made, ()


def _units(project: Project, old: Edition, language: str, step: Step) -> list[Unit]:
    entries = entries_of(project, old.year, language)
    return list(moved_units(units_of(entries, old.year, old.language, ""), step))


def _images(project: Project, step: Step) -> Path:
    return project.root / ASSETS / "images" / str(step.year)


def _opener(project: Project, chapter: Chapter, step: Step) -> Path:
    return _images(project, step) / f"{chapter.name}-opener.jpg"


def _pictures(project: Project, old: Edition, step: Step) -> Iterator[tuple[Path, bytes]]:
    """Yield a grey picture for the cover and each opener, but for those that are there already."""
    images = _images(project, step)
    if not any((images / f"cover.{ending}").exists() for ending in COVER_ENDINGS):
        yield images / "cover.jpg", _grey(project, images / "cover.jpg")
    for chapter in old.chapters:
        path = _opener(project, chapter, step)
        if has_opener(_written(project, chapter.source), chapter) and not path.exists():
            yield path, _grey(project, path)


def _grey(project: Project, path: Path) -> bytes:
    return grey_picture(project.relative(path), *PAGE, packaged_house() / LETTERS)


def _check(project: Project, files: Mapping[Path, str], language: str, step: Step) -> None:
    """Make sure that what was made of unusual files can be read. Raises :class:`ProblemsFound`."""
    problems = list[Problem]()
    for path, text in files.items():
        at = Source(project.relative(path), 1)
        if path.name == EDITION_FILE:
            is_right = _is_moved(project, text, at, step)
        else:
            chapter, found = read_chapter(path, text, at, language)
            is_right = bool(chapter.front) and not any(problem.is_error for problem in found)
        if not is_right:
            problems.append(_not_moved(at, step))
    if problems:
        raise ProblemsFound(problems)


def _is_moved(project: Project, text: str, at: Source, step: Step) -> bool:
    """Whether the text of an ``edition.yaml`` is that of the new year, with files of its own."""
    fields = load(text, at, FREE_TEXTS)
    front, found = check_fields(fields, EditionFields)
    if front is None or any(problem.is_error for problem in (*fields.problems, *found)):
        return False
    years = front.year, front.forecast_year or front.year + 1
    is_alone = not any(namesakes(project, front.title, step.year))
    return is_alone and years == (step.year, step.forecast_year)


def _not_moved(at: Source, step: Step) -> Problem:
    old = Source(at.path.replace(f"/{step.year}/", f"/{step.old_year}/", 1))
    message = f"the fields cannot be carried over to {step.year} as they are written"
    hint = "write each field on lines of its own, its name at the beginning of a line"
    return Problem("edition-not-moved", message, old, hint=hint)
