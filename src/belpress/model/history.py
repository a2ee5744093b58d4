"""How chapters were rated in the editions of several years."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from belpress.model.problem import Source

FEWEST_EDITIONS = 3
"""From so many editions on, the colour keys of chapters make a history."""
MOST_EDITIONS = 8
"""So many years stand beside each other, the last ones."""


@dataclass(frozen=True)
class KeysOfYear:
    """The colour keys of one year's chapters, by the chapters' names, and where each is written."""

    year: int
    keys: Mapping[str, tuple[str, Source]]
