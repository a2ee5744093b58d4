"""Finding by file and line: what is there, or on the last line before it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import Generic, TypeVar

from belpress.model.problem import Source

Item = TypeVar("Item")


class Lines(Generic[Item]):
    """Things by the places they come from, in the order they were given in."""

    def __init__(self, items: Iterable[tuple[Source, Item]]) -> None:
        self._items: dict[str, dict[int, list[Item]]] = {}
        for source, item in items:
            self._items.setdefault(source.path, {}).setdefault(source.line, []).append(item)
        self._lines = {path: sorted(by_line) for path, by_line in self._items.items()}

    def last(self, source: Source) -> Sequence[Item]:
        """Return all that is on the line of a place, or otherwise on the last line before it."""
        lines = self._lines.get(source.path, [])
        before = bisect_right(lines, source.line)
        return self._items[source.path][lines[before - 1]] if before else ()
