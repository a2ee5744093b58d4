"""What a body measures before it is set: as its pages showed it earlier, or else as counted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from belpress.layout.copyfit import AS_DRAWN, Fit
from belpress.layout.counting.counted import count, look_at_all
from belpress.layout.footnotes import calls_in, footnotes_by_place
from belpress.layout.kept import Names
from belpress.layout.measures import FloatMeasure, HeadMeasure, Measures, PassageMeasure, Wanted
from belpress.layout.plan import FloatSize, FootnoteSizes, Galley, NoteSize, Strip
from belpress.layout.sizes import column_figure, float_size, strip_of
from belpress.model.document import Body, Float, FloatForm, Passage
from belpress.press.pressroom import Pressroom

_SLACK = 0.01


@dataclass(frozen=True)
class Measured:
    """A body measured as it is set with a fit."""

    body: Body
    measures: Measures
    fit: Fit

    @cached_property
    def galley(self) -> Galley:
        """The body in lines of the line grid."""
        body, head = self.body, self.measures.head
        called = footnotes_by_place(body)
        passages = zip(body.passages, self.measures.passages, strict=True)
        strips = [_strip(one, size, head, called.get(one.name, [])) for one, size in passages]
        floats: list[FloatSize] = []
        notes: list[NoteSize] = []
        for one, size in zip(body.floats, self.measures.floats, strict=True):
            if one.form is FloatForm.MARGIN:
                rows = -int(-(size.height - _SLACK) // head.line)
                notes.append(NoteSize(one.after, one.offset, rows))
            else:
                floats.append(_float_size(one, size, head, called.get(one.name, [])))
        return Galley(
            rows=head.rows,
            head=round(head.head / head.line),
            strips=tuple(strips),
            floats=tuple(floats),
            notes=tuple(notes),
            footnotes=FootnoteSizes(
                heights=tuple(one.height / head.line for one in self.measures.footnotes),
                space=head.space / head.line,
                head=tuple(called.get("", ())),
            ),
            columns=self.measures.columns,
        )


def measure(pressroom: Pressroom, body: Body) -> Measured:
    """Return what a body measures as designed; what no pages have shown yet is counted."""
    names = Names(pressroom.materials, body)
    known = names.known(pressroom.recall(names.file))
    wanted = names.missing(known)
    if wanted.is_any:
        known |= names.named(count(pressroom, body, AS_DRAWN, wanted))
    return Measured(body, names.together(known), AS_DRAWN)


def look_ahead(pressroom: Pressroom, bodies: Sequence[Body]) -> None:
    """Lay out what is needed to count several bodies, at once."""
    wanted = []
    for body in bodies:
        names = Names(pressroom.materials, body)
        lacking = names.missing(names.known(pressroom.recall(names.file)))
        if lacking.is_any:
            wanted.append((body, lacking))
    look_at_all(pressroom, wanted)


def measure_counted(pressroom: Pressroom, body: Body, fit: Fit) -> Measured:
    """Return what a body measures with a fit, as it is counted."""
    counted = count(pressroom, body, fit, Wanted.everything(body))
    return Measured(body, counted.together(pressroom.materials.columns), fit)


def keep(pressroom: Pressroom, measured: Measured) -> None:
    """Let the store keep what pages showed of a body that is set as designed."""
    names = Names(pressroom.materials, measured.body)
    pressroom.remember(names.file, names.facts(measured.measures))


def _strip(
    passage: Passage, size: PassageMeasure, head: HeadMeasure, called: Sequence[int]
) -> Strip:
    strip = strip_of(passage, size.height, size.gap, head.line)
    if strip.is_figure and size.picture:
        whole = size.is_drawing
        lines, is_scaled = column_figure(
            size.height, size.picture, head.line, head.rows, is_drawing=whole
        )
        strip = replace(strip, lines=lines, is_scaled=is_scaled)
    return replace(strip, calls=calls_in(called, size.calls, strip.lines))


def _float_size(
    one: Float, size: FloatMeasure, head: HeadMeasure, called: Sequence[int]
) -> FloatSize:
    pictures = (size.picture, size.finest) if size.picture else ()
    measured = float_size(one, size.height - _SLACK, pictures, head.line, head.rows)
    return replace(measured, calls=tuple(called))
