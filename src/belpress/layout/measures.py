"""What a body measures, as values. What was estimated and not counted is not ``is_certain``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from belpress.model.document import Body


@dataclass(frozen=True)
class HeadMeasure:
    """What the design gives, and the head of a body, in pt.

    ``line`` is the height of a line, ``top`` the top of the text area, ``area`` its height,
    ``head`` what headline, badge and lead take, ``space`` what stands above the first footnote.
    """

    line: float
    top: float
    area: float
    head: float
    space: float
    is_certain: bool = True

    @property
    def rows(self) -> int:
        """The lines of a page."""
        return round(self.area / self.line)


@dataclass(frozen=True)
class PassageMeasure:
    """A passage, in pt: its height, the gap below it, and the picture in it at its natural height.

    ``calls`` are the lines (from 0) in which its footnotes are called, in their order. A figure
    has so many ``lines`` of caption, each ``leading`` high.
    """

    height: float
    gap: float
    picture: float = 0.0
    is_drawing: bool = False
    calls: tuple[int, ...] = ()
    lines: int = 0
    leading: float = 0.0
    is_certain: bool = True


@dataclass(frozen=True)
class FloatMeasure:
    """A float at its natural height in pt, with so many lines of text, each ``leading`` high.

    ``picture`` is the height of its picture alone, and ``finest`` how many times as high it may
    become; 0 for a drawing, which is sharp at any height.
    """

    height: float
    lines: int
    leading: float
    picture: float = 0.0
    finest: float = 0.0
    is_certain: bool = True


@dataclass(frozen=True)
class FootnoteMeasure:
    """A footnote: its height in pt."""

    height: float
    is_certain: bool = True


@dataclass(frozen=True)
class Measures:
    """All that a body measures, each in the order in which the body has it."""

    head: HeadMeasure
    passages: tuple[PassageMeasure, ...]
    floats: tuple[FloatMeasure, ...]
    footnotes: tuple[FootnoteMeasure, ...]
    columns: int


def larger(one: Measures, other: Measures) -> Measures:
    """Return measures of which each is the larger of two."""
    passages = zip(one.passages, other.passages, strict=True)
    floats = zip(one.floats, other.floats, strict=True)
    footnotes = zip(one.footnotes, other.footnotes, strict=True)
    return replace(
        one,
        head=max(one.head, other.head, key=lambda head: head.head),
        passages=tuple(max(pair, key=lambda passage: passage.height) for pair in passages),
        floats=tuple(max(pair, key=lambda float_: float_.height) for pair in floats),
        footnotes=tuple(max(pair, key=lambda footnote: footnote.height) for pair in footnotes),
    )


def corrected(counted: Measures, other: Measures, true: Measures) -> Measures:
    """Return what was counted with one fit, changed by how wrong it was with another.

    ``other`` was counted with that, and ``true`` was read off its pages. What is wrong at one size
    is most likely wrong by as many lines at another.
    """
    share = counted.head.line / true.head.line
    passages = zip(counted.passages, other.passages, true.passages, strict=True)
    floats = zip(counted.floats, other.floats, true.floats, strict=True)
    footnotes = zip(counted.footnotes, other.footnotes, true.footnotes, strict=True)
    head = counted.head.head + (true.head.head - other.head.head) * share
    return replace(
        counted,
        head=replace(counted.head, head=head),
        passages=tuple(
            _grown(own, share * (two.height - one.height)) for own, one, two in passages
        ),
        floats=tuple(_longer(own, two.lines - one.lines) for own, one, two in floats),
        footnotes=tuple(
            FootnoteMeasure(own.height + two.height - one.height) for own, one, two in footnotes
        ),
    )


def _grown(passage: PassageMeasure, height: float) -> PassageMeasure:
    return replace(passage, height=passage.height + height)


def _longer(one: FloatMeasure, lines: int) -> FloatMeasure:
    return replace(one, height=one.height + lines * one.leading, lines=one.lines + lines)


@dataclass(frozen=True)
class Wanted:
    """What of a body is to be counted: the head or not, and the rest by index."""

    head: bool
    passages: tuple[int, ...]
    floats: tuple[int, ...]
    footnotes: tuple[int, ...]

    @staticmethod
    def everything(body: Body) -> Wanted:
        """Return all of a body."""
        counts = (len(body.passages), len(body.floats), len(body.footnotes))
        return Wanted(True, *(tuple(range(count)) for count in counts))

    @property
    def is_any(self) -> bool:
        """Whether anything is to be counted."""
        return bool(self.head or self.passages or self.floats or self.footnotes)


@dataclass(frozen=True)
class Counted:
    """What was counted of a body, by index."""

    head: HeadMeasure
    passages: Mapping[int, PassageMeasure]
    floats: Mapping[int, FloatMeasure]
    footnotes: Mapping[int, FootnoteMeasure]

    def together(self, columns: int) -> Measures:
        """Return the measures of a body of which everything was counted."""
        return Measures(
            self.head,
            tuple(self.passages[at] for at in sorted(self.passages)),
            tuple(self.floats[at] for at in sorted(self.floats)),
            tuple(self.footnotes[at] for at in sorted(self.footnotes)),
            columns,
        )
