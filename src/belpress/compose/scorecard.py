"""What the page on last year's forecasts shows: scores, bars of outcomes, keys by year."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from belpress.language.typography import bind_short_words
from belpress.model.edition import Chapter, ColourKey, Edition
from belpress.model.outcome import Outcome, PastForecast, score_of
from belpress.model.problem import Source

ANCHOR = "edition--scorecard"
"""The name of the page in links; a chapter cannot have it."""
FOR_NUMBER = 1 / 12
"""An outcome that takes such a share of the longest bar has room for its mark and number."""
FOR_MARK = 1 / 24
"""One that takes such a share has room for its mark."""


@dataclass(frozen=True)
class Segment:
    """The forecasts with one outcome: how many, and where the first of them is written."""

    outcome: Outcome
    count: int
    source: Source


@dataclass(frozen=True)
class ScoredChapter:
    """A chapter with forecasts of last year: its score in words, and its bar."""

    chapter: Chapter
    score: str
    count: int
    segments: tuple[Segment, ...]


@dataclass(frozen=True)
class Scorecard:
    """All of it: chapters with forecasts of last year; score and outcomes of the edition.

    ``most`` is the number of forecasts of the longest bar. ``years`` are those of ``rows``: a
    chapter and its colour keys, ``None`` where it had none that year.
    """

    chapters: tuple[ScoredChapter, ...]
    score: str
    most: int
    segments: tuple[Segment, ...]
    years: tuple[int, ...]
    rows: tuple[tuple[Chapter, tuple[tuple[ColourKey, Source] | None, ...]], ...]

    def room(self, segment: Segment) -> str:
        """Return what a piece of a bar has room for: ``number``, ``mark`` or ``nothing``."""
        share = segment.count / self.most
        return "number" if share >= FOR_NUMBER else "mark" if share >= FOR_MARK else "nothing"


def scorecard_of(edition: Edition) -> Scorecard:
    """Return what the page shows for an edition."""
    chapters = tuple(_scored(one, edition) for one in edition.chapters if one.last_year)
    every = [past for chapter in edition.chapters for past in chapter.last_year]
    return Scorecard(
        chapters=chapters,
        score=_score(every, edition),
        most=max(chapter.count for chapter in chapters),
        segments=_segments(every),
        years=tuple(past.year for past in edition.key_history),
        rows=tuple(
            (chapter, _keys(chapter, edition))
            for chapter in edition.chapters
            if edition.key_history and chapter.colour_key
        ),
    )


def _scored(chapter: Chapter, edition: Edition) -> ScoredChapter:
    past = chapter.last_year
    return ScoredChapter(chapter, _score(past, edition), len(past), _segments(past))


def _segments(forecasts: Sequence[PastForecast]) -> tuple[Segment, ...]:
    """Return the outcomes that occur, in their order, each with the place of its first forecast."""
    first = {past.outcome: past.source for past in reversed(forecasts)}
    counts = score_of(forecasts).counts
    return tuple(Segment(one, counts[one], first[one]) for one in Outcome if one in first)


def _score(forecasts: Iterable[PastForecast], edition: Edition) -> str:
    score = score_of(forecasts)
    words = edition.labels["score"].replace("{number}", str(score.came_true))
    return bind_short_words(words.replace("{count}", str(score.total)), edition.language)


def _keys(chapter: Chapter, edition: Edition) -> tuple[tuple[ColourKey, Source] | None, ...]:
    found = (year.keys.get(chapter.name) for year in edition.key_history)
    return tuple((edition.colour_keys[key[0]], key[1]) if key and key[0] else None for key in found)
