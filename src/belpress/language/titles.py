"""The lines of a large title: as even as may be, and none that ends in a small word."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from belpress.language.habits import NBSP, habits


def even_lines(title: str, language: str, count: int) -> tuple[str, ...]:
    """Return a title on ``count`` lines, or fewer where it has fewer words that may part."""
    units = _units(title, language)
    lengths = [len(unit) for unit in units]
    count = min(count, len(units))
    best = (sum(lengths) + len(units)) / max(count, 1)

    @cache
    def broken(start: int, lines: int) -> tuple[float, tuple[int, ...]]:
        """Return how uneven the rest is at best, and where its lines end."""
        if lines == 1:
            return _uneven(lengths[start:], best), (len(units),)
        ways = []
        for end in range(start + 1, len(units) - lines + 2):
            rest, ends = broken(end, lines - 1)
            ways.append((_uneven(lengths[start:end], best) + rest, (end, *ends)))
        return min(ways)

    if count < 2:
        return (title,)
    _, ends = broken(0, count)
    starts = (0, *ends[:-1])
    return tuple(" ".join(units[start:end]) for start, end in zip(starts, ends, strict=True))


def _uneven(lengths: Sequence[int], best: float) -> float:
    return (sum(lengths) + len(lengths) - best) ** 2


def _units(title: str, language: str) -> list[str]:
    """Return the words of a title, each with the small words before it and dashes behind it."""
    own = habits(language)
    small = {*own.short_words, *own.articles, *own.words}
    units: list[str] = []
    is_bound = False
    for word in title.split(" "):
        is_dash = not any(map(str.isalnum, word))
        if units and (is_bound or is_dash):
            units[-1] += NBSP + word
        else:
            units.append(word)
        is_bound = word.casefold() in small
    return units
