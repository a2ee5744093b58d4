"""Pull quotes in the margin: beside their passages, none over another."""

from __future__ import annotations

from collections.abc import Sequence

from belpress.layout.plan import (
    FloatPlace,
    Galley,
    Strip,
    StripPlace,
)

QUOTE_GAP = 2
"""Empty rows between two pull quotes in one margin."""


def place_notes(galley: Galley, strips: Sequence[StripPlace], pages: int) -> tuple[FloatPlace, ...]:
    """Place the pull quotes of the margin beside their passages, in their order, none over another.

    ``strips`` are the places of the passages, worked out or read from laid-out pages. A quote
    stands on the page its passage begins on; where a margin is too full for all its quotes, the
    last ones move to the next page, and from the last page the first ones to the page before.
    """
    wanted: dict[int, list[tuple[int, int]]] = {}
    in_order = sorted(enumerate(galley.notes), key=lambda one: (one[1].after, one[1].offset))
    for index, note in in_order:
        page, row = _row_of(galley, strips[note.after], galley.strips[note.after], note.offset)
        wanted.setdefault(min(page, pages - 1), []).append((row, index))
    margins = [wanted.get(page, []) for page in range(pages)]
    for page in range(pages - 1):
        while _height(galley, margins[page]) > galley.rows:
            margins[page + 1].insert(0, (0, margins[page].pop()[1]))
    for page in range(pages - 1, 0, -1):
        while _height(galley, margins[page]) > galley.rows:
            margins[page - 1].append((galley.rows, margins[page].pop(0)[1]))
    places: dict[int, FloatPlace] = {}
    for page, notes in enumerate(margins):
        for row, index in _apart(galley, notes):
            places[index] = FloatPlace(page, row, galley.notes[index].rows)
    return tuple(places[index] for index in range(len(galley.notes)))


def _row_of(galley: Galley, place: StripPlace, strip: Strip, offset: float) -> tuple[int, int]:
    row = place.row + int(offset * strip.lines)
    if row < galley.rows - 1 or place.last_page == place.page:
        return place.page, min(row, galley.rows - 1)
    return place.page, galley.rows - 1


def _height(galley: Galley, notes: Sequence[tuple[int, int]]) -> int:
    rows = sum(galley.notes[index].rows for _, index in notes)
    return rows + QUOTE_GAP * max(len(notes) - 1, 0)


def _apart(galley: Galley, notes: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Push quotes that overlap apart: first down, then up from the foot of the page."""
    placed: list[tuple[int, int]] = []
    free = 0
    for row, index in notes:
        row = max(row, free)
        placed.append((row, index))
        free = row + galley.notes[index].rows + QUOTE_GAP
    limit = galley.rows
    for position in range(len(placed) - 1, -1, -1):
        row, index = placed[position]
        row = max(min(row, limit - galley.notes[index].rows), 0)
        placed[position] = (row, index)
        limit = row - QUOTE_GAP
    return placed
