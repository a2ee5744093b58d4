"""From a chapter's body to its galley: everything measured in lines, before there are pages.

A body is laid out in one long column. What was measured is remembered by what was measured, so
that after an edit only the passages that changed are laid out again.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b

from belpress.layout.arrange import galley_html
from belpress.layout.copyfit import AS_DRAWN, Fit
from belpress.layout.footnotes import calls_in, footnotes_by_place
from belpress.layout.plan import FootnoteSizes, Galley, NoteSize
from belpress.layout.sizes import column_figure, float_size, strip_of
from belpress.model.document import Body, FloatForm
from belpress.model.materials import Materials
from belpress.model.pages import PRINT_DPI, Laid, Line, PrintedPicture
from belpress.model.problem import Problem, ProblemsFound, Source
from belpress.model.setting import GALLEY, without_tags
from belpress.press.pressroom import Pressroom
from belpress.program import made_of

REACH = 2
"""How far apart passages may stand and still change each other's lines, by the styles."""
SMALL = 0.3
"""A galley of no more than such a share of the passages helps little to set the pages."""
_SLACK = 0.01

Lengths = dict[str, list[float]]
"""Measures in pt, by a digest of what was measured."""


@dataclass(frozen=True)
class Measured:
    """A body measured: ``line_pt`` is the height of a line, ``top_pt`` the top of the text area."""

    galley: Galley
    line_pt: float
    top_pt: float
    fit: Fit


def measure(pressroom: Pressroom, body: Body, fit: Fit = AS_DRAWN) -> Measured:
    """Measure a body as it is set with a fit."""
    names = _Names(pressroom.materials, body, fit)
    known = pressroom.recall(names.file)
    passages = [one for one, name in enumerate(names.passages) if name not in known]
    floats = [one for one, name in enumerate(names.floats) if name not in known]
    footnotes = [one for one, name in enumerate(names.footnotes) if name not in known]
    if passages or floats or footnotes or names.head not in known:
        ranges = _with_neighbours(passages, len(body.passages))
        html = galley_html(body, ranges, floats, footnotes)
        setting = body.setting(2, html, kind=GALLEY, rules=fit.rules)
        is_small = len(passages) <= SMALL * len(body.passages)
        laid = pressroom.lay_out(replace(setting, is_aside=is_small))
        _make_sure_it_measures(laid, body)
        known = {**known, **_read(laid, body, names, (passages, floats, footnotes))}
        pressroom.remember(names.file, {name: known[name] for name in names.everything})
    return _measured(body, names, known, fit)


def foresee(pressroom: Pressroom, body: Body, fit: Fit = AS_DRAWN) -> Measured | None:
    """Return what a body most likely measures, where only words of it were changed since.

    It is told from what was measured in the same place, and from how much longer or shorter that
    became. Nothing can be foreseen where a passage or a float was added or taken out.
    """
    names = _Names(pressroom.materials, body, fit)
    known = pressroom.recall(names.file)
    gone = [name for name in known if name not in names.everything]
    new = [name for name in names.everything if name not in known]
    if names.head in new or [name[0] for name in new] != [name[0] for name in gone]:
        return None
    texts = dict(zip(names.passages, body.passages, strict=True))
    line = known[names.head][0]
    for name, old in zip(new, gone, strict=True):
        known[name] = known[old]
        if name in texts:
            known[name] = _grown(known[old], len(without_tags(texts[name].html)), line)
    return _measured(body, names, known, fit)


def _grown(lengths: Sequence[float], characters: int, line: float) -> list[float]:
    """Return the lengths of a passage by what they were before it had so many characters."""
    height, gap, before, free, across, *rest = lengths
    more = math.ceil((characters - before - free) / across) if across else 0
    return [height + line * more, gap, characters, free, across, *rest]


class _Names:
    """Digests of all that is measured, each with what it depends on.

    The first letter says what it is of: head, passage, float, or note.
    """

    def __init__(self, materials: Materials, body: Body, fit: Fit) -> None:
        self.file = f"galley-{body.name}-{_digest(body.language, fit.rules)}"
        made_by = f"{materials.design} {made_of.digest_of('layout.measure')}"
        shared = (made_by, body.language, fit.rules, body.head)
        kinds = ["", *(passage.kind for passage in body.passages), ""]
        self.head = f"h{_digest(*shared, body.opening)}"
        self.passages = [
            "p"
            + _digest(
                *shared,
                passage.html,
                materials.digest_of(passage.picture),
                *kinds[max(index + 1 - REACH, 0) : index + 2 + REACH],
                f"{min(index, REACH)} {min(len(body.passages) - index, REACH)}",
            )
            for index, passage in enumerate(body.passages)
        ]
        self.floats = [
            "f"
            + _digest(
                *shared,
                one.kind,
                one.form.value,
                one.html,
                materials.digest_of(one.picture),
            )
            for one in body.floats
        ]
        self.footnotes = [f"n{_digest(*shared, one.html)}" for one in body.footnotes]
        names = [self.head, *self.passages, *self.floats, *self.footnotes]
        self.everything = dict.fromkeys(names)


def _digest(*words: str) -> str:
    return blake2b("\0".join(words).encode(), digest_size=10).hexdigest()


def _with_neighbours(passages: Sequence[int], count: int) -> list[range]:
    """Return ranges that hold passages (indices, in order) and what stands near them."""
    ranges: list[range] = []
    for index in passages:
        start, end = max(index - REACH, 0), min(index + REACH + 1, count)
        if ranges and start <= ranges[-1].stop:
            ranges[-1] = range(ranges[-1].start, end)
        else:
            ranges.append(range(start, end))
    return ranges


def _make_sure_it_measures(laid: Laid, body: Body) -> None:
    """Make sure that a galley is one column and shows the line grid.

    Raises :class:`ProblemsFound`.
    """
    tops = {name: place[1] for name, place in laid.anchors[0].items()}
    if not tops.get("galley-line", 0) < tops.get("galley-rows", 0) < tops.get("galley-head", 0):
        message = "the styles do not define the line grid"
        hint = ".galley-line and .galley-rows need the height of a line and of a page"
        causes = [problem for problem in laid.problems if problem.is_error]
        lacking = Problem("design-incomplete", message, Source("styles"), hint=hint)
        raise ProblemsFound(causes or [lacking])
    if len(laid.pages) > 1:
        message = f'"{body.title}" is too long to be measured in one column'
        hint = "divide it into chapters"
        raise ProblemsFound([Problem("chapter-too-long", message, body.source, hint=hint)])


def _read(
    laid: Laid,
    body: Body,
    names: _Names,
    measured: tuple[Sequence[int], Sequence[int], Sequence[int]],
) -> Lengths:
    """Read measures of passages, floats and footnotes off the page of a galley."""
    passages, floats, footnotes = measured
    tops = {name: place[1] for name, place in laid.anchors[0].items()}
    line = tops["galley-rows"] - tops["galley-line"]
    rows = tops["galley-head"] - tops["galley-rows"]
    head = tops["galley-head-end"] - tops["galley-head"]
    lines = sorted(laid.pages[0].lines, key=_baseline)
    # Footnotes that the styles do not show have no place; a rule of pages says so
    before = tops["galley-footnotes"]
    space = _exact(tops.get("galley-footnotes-top", before) - before)
    lengths: Lengths = {names.head: [line, tops["galley-line"], rows, head, space]}
    for index in passages:
        end = tops[f"strip-{index}-end"]
        below = tops.get(f"strip-{index + 1}", end)
        top = tops[f"strip-{index}"]
        first, stop = (bisect_right(lines, height, key=_baseline) for height in (top, end))
        fill = _fill(lines[first:stop])
        characters = len(without_tags(body.passages[index].html))
        marks = (one.mark for one in body.footnotes if one.after == body.passages[index].name)
        calls = (math.floor((tops.get(mark, top) - top) / line + _SLACK) for mark in marks)
        pictures = _pictures(laid, top, end)
        picture = max((one.area.height for one in pictures), default=0.0)
        own = [end - top, below - end, characters, *fill, picture, _is_drawing(pictures)]
        lengths[names.passages[index]] = [*own, *calls]
    for index in floats:
        top, end = tops[f"float-{index}"], tops[f"float-{index}-end"]
        caption = tops.get(f"{body.floats[index].name}-caption")
        bottom = end if caption is None else caption
        is_figure = body.floats[index].kind == "figure"
        measures = [bottom - top, _finest(laid, top, bottom)] if is_figure else []
        lengths[names.floats[index]] = [end - top, *measures]
    for index in footnotes:
        end = tops.get(f"footnote-{index}-end", 0.0)
        top = tops.get(body.footnotes[index].name, end)
        lengths[names.footnotes[index]] = [_exact(end - top)]
    return lengths


def _exact(length: float) -> float:
    """Return a length in pt without the noise of sums, which differs with what stands above it."""
    return round(length, 3)


def _baseline(line: Line) -> float:
    return line.baseline


def _fill(lines: Sequence[Line]) -> tuple[float, float]:
    """Return how many characters the last of some lines has room for, and a whole line has."""
    if not lines:
        return 0.0, 0.0
    width = max(line.area.width for line in lines)
    letters = sum(len(line.text) for line in lines) / sum(line.area.width for line in lines)
    return (width - lines[-1].area.width) * letters, width * letters


def _finest(laid: Laid, top: float, bottom: float) -> float:
    """Return how many times as high the picture between two heights (in pt) may become.

    It stays fine enough for print; a picture that never was is left as high as it is. 0 for a
    drawing, which is sharp at any height.
    """
    pictures = _pictures(laid, top, bottom)
    if _is_drawing(pictures):
        return 0.0
    return max(min((one.dpi for one in pictures), default=0.0) / PRINT_DPI, 1.0)


def _pictures(laid: Laid, top: float, bottom: float) -> list[PrintedPicture]:
    """Return the pictures that begin between two heights (in pt) of a galley."""
    return [one for one in laid.pages[0].pictures if top - _SLACK <= one.area.y < bottom]


def _is_drawing(pictures: Sequence[PrintedPicture]) -> bool:
    return bool(pictures) and not any(one.width_px for one in pictures)


def _measured(body: Body, names: _Names, known: Lengths, fit: Fit) -> Measured:
    line, top, rows, head, _ = known[names.head]
    galley = _galley(body, names, known, line, (rows, head))
    return Measured(galley, line, top, fit)


def _galley(
    body: Body, names: _Names, known: Lengths, line: float, area: tuple[float, float]
) -> Galley:
    strips = []
    rows = round(area[0] / line)
    called = footnotes_by_place(body)
    for passage, name in zip(body.passages, names.passages, strict=True):
        height, gap, _, _, _, picture, is_drawing, *calls = known[name]
        strip = strip_of(passage, height, gap, line)
        if strip.is_figure and picture:
            whole = bool(is_drawing)
            lines, is_scaled = column_figure(height, picture, line, rows, is_drawing=whole)
            strip = replace(strip, lines=lines, is_scaled=is_scaled)
        calls_here = calls_in(called.get(passage.name, []), calls, strip.lines)
        strips.append(replace(strip, calls=calls_here))
    floats, notes = [], []
    for one, name in zip(body.floats, names.floats, strict=True):
        height, *pictures = known[name]
        if one.form is FloatForm.MARGIN:
            notes.append(NoteSize(one.after, one.offset, -int(-(height - _SLACK) // line)))
        else:
            size = float_size(one, height - _SLACK, pictures, line, rows)
            floats.append(replace(size, calls=tuple(called.get(one.name, ()))))
    return Galley(
        rows=rows,
        head=round(area[1] / line),
        strips=tuple(strips),
        floats=tuple(floats),
        notes=tuple(notes),
        footnotes=FootnoteSizes(
            heights=tuple(known[name][0] / line for name in names.footnotes),
            space=known[names.head][-1] / line,
            head=tuple(called.get("", ())),
        ),
    )
