"""From measures in pt to lines of the line grid: passages as strips, floats with their bounds."""

from __future__ import annotations

from collections.abc import Sequence

from belpress.layout.filling import LEAST_TEXT
from belpress.layout.plan import SLACK, FloatSize, Strip
from belpress.model.document import Float, FloatForm, Passage

FIGURE_BOUND = 0.25
"""How much higher or lower than its picture's own shape a figure may be."""
MOST_CROPPED = 0.1
"""How much of a picture may be cut off to bring its figure to whole lines."""
WHOLE_KINDS = ("figure", "heading", "rule")
SHORT = {"table": 10, "box": 24, "wide-box": 24}
"""Tables and boxes of so many lines are not divided; for tables, the styles say the same."""


def strip_of(passage: Passage, height: float, gap: float, line: float) -> Strip:
    """Return a passage in lines, from its height and the space below it."""
    lines = round(height / line)
    return Strip(
        lines=lines,
        gap=max(round(gap / line), 0),
        keeps_next=passage.kind == "heading",
        is_whole=passage.kind in WHOLE_KINDS or lines <= SHORT.get(passage.kind, 0),
        spans=passage.spans,
        is_figure=passage.kind == "figure",
    )


def column_figure(
    height: float, picture: float, line: float, depth: int, *, is_drawing: bool
) -> tuple[int, bool]:
    """Return the lines of a figure in a column, and whether its picture is set narrower to fit.

    ``picture`` is the height of its picture alone, ``depth`` the number of lines of a page. Of a
    drawing, nothing is cut off.
    """
    if is_drawing:
        return min(-int(-(height - SLACK) // line), depth - LEAST_TEXT), True
    lines, most = max(round(height / line), 1), depth - LEAST_TEXT
    if lines * line - (height - picture) < (1 - MOST_CROPPED) * picture:
        lines += 1
    is_scaled = lines > most or _is_cropped(picture, lines * line - (height - picture))
    return min(lines, most), is_scaled


def _is_cropped(natural: float, height: float) -> bool:
    """Whether a picture would lose too much of itself at another height than its own."""
    return min(natural, height) < (1 - MOST_CROPPED) * max(natural, height)


def float_size(
    one: Float, height: float, pictures: Sequence[float], line: float, depth: int
) -> FloatSize:
    """Return a float in lines; ``depth`` is the number of lines of a page.

    ``pictures`` are the height of its picture alone, and how many times as high it may become; 0
    for a drawing, of which nothing is cut off.
    """
    rows = -int(-height // line)
    if one.kind != "figure":
        return FloatSize(one.after, rows, rows, rows)
    picture, finest = pictures or (height, 1.0)
    bound = int(picture * FIGURE_BOUND / line)
    enough = rows if not finest else max(int((height + picture * (finest - 1)) / line), 1)
    if one.form is FloatForm.PAGE:
        rows = min(rows, enough)
        return FloatSize(one.after, rows, rows - bound, min(rows + bound, enough), True, enough)
    most = depth - LEAST_TEXT
    if not finest or rows > most or _is_cropped(picture, rows * line - (height - picture)):
        rows = min(rows, most)
        return FloatSize(one.after, rows, rows, rows, finest=rows, is_scaled=True)
    enough = min(enough, most)
    rows = min(rows, enough)
    return FloatSize(one.after, rows, rows - bound, min(rows + bound, enough), finest=enough)
