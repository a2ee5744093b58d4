"""What became of a forecast of last year's edition."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from belpress.model.problem import Source


class Outcome(Enum):
    """How a forecast fared; ``OPEN`` where nobody has marked it yet, or nobody can know."""

    CAME_TRUE = "came_true"
    PARTLY = "partly"
    DID_NOT = "did_not"
    OPEN = "open"


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
