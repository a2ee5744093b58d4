"""What pages show of the measures of a body."""

from __future__ import annotations

import pytest

from belpress.layout.measures import FloatMeasure, HeadMeasure, Measures, larger
from belpress.layout.read_off import read_off
from belpress.model.document import Body, Float, FloatForm
from belpress.model.pages import Area, Laid, LaidPage, Line
from belpress.model.problem import Source
from belpress.model.setting import Setting

PLACE = Source("a.md", 7)
QUOTE = Float("q", "pull-quote", FloatForm.WIDE, "", 0, 0.0, PLACE)
BODY = Body("a", "A", "", "en", "", (), (QUOTE,))


def measured(height: float, lines: int) -> Measures:
    head = HeadMeasure(15, 60, 600, 0, 12)
    return Measures(head, (), (FloatMeasure(height, lines, 28.0),), (), columns=1)


def laid(heights: list[float]) -> Laid:
    """Return a page with lines of a pull quote that are so high, in pt."""
    lines = tuple(
        Line("words", PLACE, "pull-quote-text", Area(0, at * 30, 200, height), at * 30 + 20.0)
        for at, height in enumerate(heights)
    )
    page = LaidPage(400, 600, Area(0, 0, 400, 600), {}, (), (), lines)
    return Laid(Setting("a", "body", "", "", 2, "en"), "", (page,), ())


@pytest.mark.parametrize(
    ("heights", "lines", "height"),
    [
        ([28.0, 28.0, 28.0], 3, 116.0),
        # Set behind the text, it looks otherwise
        ([17.0], 2, 88.0),
        ([], 2, 88.0),
    ],
)
def test_lines_of_a_quote_are_those_that_were_counted_by_their_height(
    heights: list[float], lines: int, height: float
) -> None:
    (found,) = read_off(BODY, measured(88.0, 2), laid(heights)).floats
    assert (found.lines, found.height) == (lines, height)


def test_what_measures_otherwise_at_every_place_has_the_most_room() -> None:
    one, other = measured(60.0, 1), measured(88.0, 2)
    assert larger(one, other) == larger(other, one) == other
