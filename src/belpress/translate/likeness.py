"""How alike texts are, in per cent."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz import fuzz, process

LEAST_LIKENESS = 65
"""Per cent. Unrelated sentences of a review reach 60, rewritten ones 70 and more."""


def nearest(
    text: str, texts: Sequence[str], *, least: float = LEAST_LIKENESS, count: int = 5
) -> list[tuple[float, int]]:
    """Return the texts most like a text: how alike they are, and which (from 0), best first."""
    found = process.extract(text, texts, scorer=fuzz.ratio, limit=count, score_cutoff=least)
    return [(score, index) for _, score, index in found]
