"""How paragraphs are divided between columns and pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from belpress.layout.columns import Column, Row
from belpress.layout.printed import PrintedPage
from belpress.model.problem import Source

DIVIDED = ("paragraph", "quote", "list")
"""The kinds of passages whose lines belong together."""


@dataclass(frozen=True)
class Piece:
    """The rows of a paragraph, or of an item of a list, that stand in one column."""

    page: PrintedPage
    column: Column
    rows: tuple[Row, ...]

    @property
    def place(self) -> str:
        """The name of its place: ``page 6, left column``."""
        return self.page.place(self.column)


def divided(pages: Sequence[PrintedPage]) -> Iterator[list[Piece]]:
    """Yield the pieces of every paragraph, and every item of a list, that is in several columns."""
    passages: dict[Source, list[list[Piece]]] = {}
    for page in pages:
        for column in page.columns:
            for (source, kind), rows in groupby(column.rows, lambda row: (row.source, row.kind)):
                if kind in DIVIDED:
                    blocks = passages.setdefault(source, [])
                    for item in _items(list(rows)):
                        if item[0].begins_item or not blocks:
                            blocks.append([])
                        blocks[-1].append(Piece(page, column, item))
    for blocks in passages.values():
        yield from (pieces for pieces in blocks if len(pieces) > 1)


def _items(rows: Sequence[Row]) -> Iterator[tuple[Row, ...]]:
    """Divide the rows of a passage where its items begin."""
    starts = [index for index, row in enumerate(rows) if row.begins_item or index == 0]
    for start, end in zip(starts, [*starts[1:], len(rows)], strict=True):
        yield tuple(rows[start:end])
