"""What became of a forecast of last year's edition."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum

from belpress.model.problem import Source


class Outcome(Enum):
    """How a forecast fared; ``OPEN`` where nobody has marked it yet, or nobody can know."""

    CAME_TRUE = "came_true"
    PARTLY = "partly"
    DID_NOT = "did_not"
    OPEN = "open"

    @property
    def mark(self) -> str:
        """The sign that says it without colour."""
        return _MARKS[self]


_MARKS = {Outcome.CAME_TRUE: "✓", Outcome.PARTLY: "½", Outcome.DID_NOT: "×", Outcome.OPEN: "?"}


@dataclass(frozen=True)
class PastForecast:
    """A forecast of last year's edition, with its outcome and a sentence why it fared so.

    ``why`` is empty where nothing is said; ``why_source`` is where it is written, or the forecast.
    """

    text: str
    outcome: Outcome
    why: str
    source: Source
    why_source: Source


@dataclass(frozen=True)
class Score:
    """How many of some forecasts had each outcome."""

    counts: Mapping[Outcome, int]

    @property
    def came_true(self) -> int:
        """How many came true, wholly."""
        return self.counts[Outcome.CAME_TRUE]

    @property
    def total(self) -> int:
        """How many forecasts there are, open ones among them."""
        return sum(self.counts.values())


def score_of(forecasts: Iterable[PastForecast]) -> Score:
    """Return the score of some forecasts."""
    return Score(Counter(past.outcome for past in forecasts))
