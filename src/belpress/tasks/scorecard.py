"""How forecasts fared, chapter by chapter, in one edition of a project or in all of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from belpress.model.edition import Edition
from belpress.model.kind import TextKind
from belpress.model.outcome import PastForecast, Score, score_of
from belpress.model.problem import Problem, ProblemsFound, in_order
from belpress.project.project import Project
from belpress.read.edition import read_edition
from belpress.tasks.translate import translate_edition


@dataclass(frozen=True)
class ChapterScore:
    """A chapter of an edition: its colour key, and last year's forecasts with their outcomes."""

    year: int
    name: str
    title: str
    colour_key: str
    rating: str
    """What the colour key says."""
    forecasts: tuple[PastForecast, ...]

    @property
    def score(self) -> Score:
        """How many of the forecasts had each outcome."""
        return score_of(self.forecasts)


@dataclass(frozen=True)
class EditionScore:
    """The chapters of an edition, in the ``language`` that they are given in."""

    year: int
    language: str
    chapters: tuple[ChapterScore, ...]

    @property
    def score(self) -> Score:
        """The score of all chapters."""
        return score_of(past for chapter in self.chapters for past in chapter.forecasts)


@dataclass(frozen=True)
class Scores:
    """What was asked for, edition by edition; ``problems`` are those of editions left out."""

    editions: tuple[EditionScore, ...]
    problems: tuple[Problem, ...] = field(default=())


def scores_of(project: Project, year: int | None = None, language: str = "") -> Scores:
    """Return the scores of the edition of a year, or of all editions, the oldest first.

    They are in a ``language``, or otherwise in each edition's own. Of all editions, those that
    have no such translation are in their own, and those with errors are left out; of one edition,
    :class:`ProblemsFound` is raised.
    """
    if year is not None:
        return Scores((_edition_score(_translated(project, year, language)),))
    editions: list[EditionScore] = []
    problems: list[Problem] = []
    for folder in project.editions:
        try:
            source = read_edition(project, int(folder.name))
            wanted = language if language in source.languages else ""
            editions.append(_edition_score(_in_language(project, source, wanted)))
        except ProblemsFound as found:
            problems += (problem for problem in found.problems if problem.is_error)
    return Scores(tuple(editions), in_order(problems))


def _translated(project: Project, year: int, language: str) -> Edition:
    return _in_language(project, read_edition(project, year), language)


def _in_language(project: Project, source: Edition, language: str) -> Edition:
    if not language or language == source.language:
        return source
    return translate_edition(project, source, language).edition


def _edition_score(edition: Edition) -> EditionScore:
    return EditionScore(edition.year, edition.language, tuple(_chapter_scores(edition)))


def _chapter_scores(edition: Edition) -> Iterator[ChapterScore]:
    for chapter in edition.chapters:
        if chapter.kind is not TextKind.CHAPTER:
            continue
        key = edition.colour_keys.get(chapter.colour_key)
        rating = key.label if key else ""
        yield ChapterScore(
            edition.year,
            chapter.name,
            chapter.title,
            chapter.colour_key,
            rating,
            chapter.last_year,
        )
