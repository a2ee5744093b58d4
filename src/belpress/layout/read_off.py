"""The true measures of a body, read off its pages: a page's columns measure all that they hold.

What is not seen on the pages, or is set there at another height than its own, is left as it was
counted, but for the lines of its words.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace

from belpress.layout.measures import (
    FloatMeasure,
    FootnoteMeasure,
    HeadMeasure,
    Measures,
    PassageMeasure,
)
from belpress.model.document import BOXES, Body, Float, FloatForm, Footnote, Passage
from belpress.model.pages import Area, Laid, LaidPage, Line
from belpress.model.problem import Source

CAPTION, PULL_QUOTE, FOOTNOTE = "caption", "pull-quote-text", "footnote"
"""The classes of what has words of its own beside the flow."""
_SLACK = 0.01
_CLOSE = 0.1
"""What stands nearer, in pt, stands in the same place."""


def read_off(body: Body, counted: Measures, laid: Laid) -> Measures:
    """Return what a body truly measures, as the pages show that were set from what was counted."""
    line = counted.head.line
    return Measures(
        _head(body, counted.head, laid),
        tuple(
            _passage(body, one, measure, laid, line)
            for one, measure in zip(body.passages, counted.passages, strict=True)
        ),
        tuple(
            _float(one, measure, laid)
            for one, measure in zip(body.floats, counted.floats, strict=True)
        ),
        tuple(
            _footnote(one, measure, laid)
            for one, measure in zip(body.footnotes, counted.footnotes, strict=True)
        ),
        counted.columns,
    )


def _head(body: Body, counted: HeadMeasure, laid: Laid) -> HeadMeasure:
    """Read the height of the head off the place of the passage below it."""
    page = laid.pages[0]
    below = [one for one in body.passages if one.name in page.anchors and not one.spans]
    if not below or below[0] is not body.passages[0]:
        return counted
    return replace(counted, head=round(page.anchors[below[0].name][1] - page.text.y, 2))


def _passage(
    body: Body, passage: Passage, counted: PassageMeasure, laid: Laid, line: float
) -> PassageMeasure:
    if passage.kind == "figure":
        lines = _lines_of(laid, CAPTION, passage.source.down(1), counted.leading)
        more = (lines - counted.lines) * counted.leading if lines else 0.0
        return replace(counted, height=counted.height + more, lines=lines or counted.lines)
    pieces = [
        (page, spot.area)
        for page in laid.pages
        for spot in page.spots
        if spot.kind == passage.kind and spot.source == passage.source
    ]
    if not pieces:
        return counted
    rows = [_rows_in(page, area, line) for page, area in pieces]
    last = rows[-1] * line if passage.kind in BOXES else pieces[-1][1].height
    # Rows at the head of a later piece that are those of the first are a table's head, set again
    first = _texts(*pieces[0])
    again = sum(_alike(first, _texts(page, area)) for page, area in pieces[1:])
    height = sum(rows[:-1]) * line + last - again * line
    marks = [one.mark for one in body.footnotes if one.after == passage.name]
    calls = [_line_of(mark, pieces, rows, line) for mark in marks]
    known = counted.calls if None in calls else tuple(one for one in calls if one is not None)
    return replace(counted, height=round(height, 2), calls=known, is_certain=True)


def _rows_in(page: LaidPage, area: Area, line: float) -> int:
    """Return how many rows of a column the words of a piece fill."""
    last = max((one.baseline for one in _lines_in(page, area)), default=area.y)
    return math.ceil((last - area.y) / line - _SLACK)


def _lines_in(page: LaidPage, area: Area) -> Iterator[Line]:
    for one in page.lines:
        across = area.x - _CLOSE <= one.area.x < area.x + area.width
        if across and area.y <= one.baseline <= area.y + area.height + _CLOSE:
            yield one


def _texts(page: LaidPage, area: Area) -> list[list[str]]:
    """Return the words of every row of a piece."""
    rows: dict[float, list[str]] = {}
    for one in _lines_in(page, area):
        rows.setdefault(one.baseline, []).append(one.text)
    return [rows[baseline] for baseline in sorted(rows)]


def _alike(first: Sequence[Sequence[str]], other: Sequence[Sequence[str]]) -> int:
    """Return how many rows at the head of two pieces are the same."""
    pairs = enumerate(zip(first, other, strict=False))
    return next((at for at, (one, two) in pairs if one != two), min(len(first), len(other)))


def _line_of(
    mark: str, pieces: Sequence[tuple[LaidPage, Area]], rows: Sequence[int], line: float
) -> int | None:
    """Return the line (from 0) of a passage in which a mark stands, if it is seen."""
    for index, (page, area) in enumerate(pieces):
        x, y = page.anchors.get(mark, (-1.0, -1.0))
        if (
            area.x - _CLOSE <= x <= area.x + area.width
            and area.y - line <= y < area.y + area.height
        ):
            return sum(rows[:index]) + math.floor((y - area.y) / line + _SLACK)
    return None


def _float(one: Float, counted: FloatMeasure, laid: Laid) -> FloatMeasure:
    if one.form is FloatForm.PAGE:
        return counted
    is_figure = one.kind == "figure"
    kind, source = (CAPTION, one.source.down(1)) if is_figure else (PULL_QUOTE, one.source)
    # What follows the text looks otherwise than what has a place, and is not what was counted
    lines = _lines_of(laid, kind, source, counted.leading) or counted.lines
    height = counted.height + (lines - counted.lines) * counted.leading
    return replace(counted, height=height, lines=lines)


def _lines_of(laid: Laid, kind: str, source: Source, leading: float) -> int:
    """Return how many lines of a kind and height come from a place of the manuscript."""
    return len(
        {
            (number, line.baseline)
            for number, page in enumerate(laid.pages)
            for line in page.lines
            if line.kind == kind
            and line.source == source
            and abs(line.area.height - leading) < _CLOSE
        }
    )


def _footnote(one: Footnote, counted: FootnoteMeasure, laid: Laid) -> FootnoteMeasure:
    for page in laid.pages:
        x, y = page.anchors.get(one.name, (-1.0, -1.0))
        for spot in page.spots:
            is_there = abs(spot.area.x - x) < _CLOSE and abs(spot.area.y - y) < _CLOSE
            if is_there and spot.kind == FOOTNOTE:
                return FootnoteMeasure(spot.area.height)
    return counted
