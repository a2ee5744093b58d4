"""What a specimen says: the computed styles of every kind of text that a body has.

A specimen is a small document with a word in place of every text. What is counted in lines later
is counted by these facts, so that nothing which the styles say is written down twice. All lengths
are in pt.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import astuple, dataclass, fields, replace
from typing import Any

from belpress.model.problem import Problem

NUMBER = "data-number"
"""The attribute that numbers the elements of a specimen, within what :data:`PIECE` names."""
PIECE = "data-piece"


@dataclass(frozen=True)
class Divided:
    """How words are divided: ``auto``, ``manual`` or ``none``, and within which limits.

    ``limits`` are the characters of the shortest word, before the hyphen and behind it. ``zone`` is
    how short a line may end before a word is divided: in pt, or a share of the line where
    ``is_share``.
    """

    hyphens: str
    limits: tuple[int, int, int]
    zone: float
    is_share: bool
    character: str


@dataclass(frozen=True)
class TextStyle:
    """How text is set: the families in their order, and all that makes its width and its breaks.

    ``features`` are those of OpenType with their values; ``language`` is a tag, or empty.
    """

    families: tuple[str, ...]
    weight: int
    is_italic: bool
    size: float
    features: tuple[tuple[str, int], ...]
    letter_spacing: float
    word_spacing: float
    transform: str
    white_space: str
    breaks_words: bool
    language: str
    divided: Divided

    @property
    def wraps(self) -> bool:
        """Whether lines may end in it."""
        return self.white_space in ("normal", "pre-wrap", "pre-line")


@dataclass(frozen=True)
class Generated:
    """What the styles set before or behind an element: text, or a box of a width."""

    text: str
    style: int
    width: float
    is_box: bool


@dataclass(frozen=True)
class ElementFacts:
    """What an element is by the styles, and how its text is set.

    ``form`` is ``block``, ``inline``, or ``box`` (a box in a line, ``width`` wide). Of a block that
    holds lines, ``width`` is how wide they are, ``indent`` how far the first one stands in,
    ``leading`` how high they are, and ``top`` where the first begins below the top of the piece;
    ``at`` is where the block itself does. An inline element has room at its sides, ``start`` and
    ``end``. ``style`` is the index of its text style.
    """

    form: str
    style: int
    width: float = 0.0
    indent: float = 0.0
    leading: float = 0.0
    top: float = 0.0
    at: float = 0.0
    start: float = 0.0
    end: float = 0.0
    before: tuple[Generated, ...] = ()
    after: tuple[Generated, ...] = ()


@dataclass(frozen=True)
class PieceFacts:
    """A piece of a specimen: its height, the space below it, and its elements by their numbers."""

    height: float
    gap: float
    elements: Mapping[int, ElementFacts]


@dataclass(frozen=True)
class Specimen:
    """What was read off a specimen: its pieces by name, their styles, and its anchors.

    ``tops`` are how far down the named elements stand.
    """

    styles: tuple[TextStyle, ...]
    pieces: Mapping[str, PieceFacts]
    tops: Mapping[str, float]
    problems: tuple[Problem, ...] = ()


def packed_piece(piece: PieceFacts, styles: Sequence[TextStyle]) -> list[Any]:
    """Return a piece as what JSON can hold, with the styles it needs."""
    numbers: dict[int, int] = {}
    elements = {
        str(number): astuple(
            replace(
                facts,
                style=numbers.setdefault(facts.style, len(numbers)),
                before=_renumbered(facts.before, numbers),
                after=_renumbered(facts.after, numbers),
            )
        )
        for number, facts in piece.elements.items()
    }
    return [piece.height, piece.gap, elements, [astuple(styles[number]) for number in numbers]]


def _renumbered(ones: Sequence[Generated], numbers: dict[int, int]) -> tuple[Generated, ...]:
    return tuple(replace(one, style=numbers.setdefault(one.style, len(numbers))) for one in ones)


def unpacked_piece(packed: Sequence[Any]) -> tuple[PieceFacts, tuple[TextStyle, ...]]:
    """Return a piece and its styles from :func:`packed_piece`. Raises what damaged ones raise."""
    height, gap, elements, styles = packed
    facts = {int(number): _element(one) for number, one in elements.items()}
    return PieceFacts(height, gap, facts), tuple(map(_style, styles))


def _element(packed: Sequence[Any]) -> ElementFacts:
    given = dict(zip(_names(ElementFacts), packed, strict=True))
    given["before"] = tuple(Generated(*one) for one in given["before"])
    given["after"] = tuple(Generated(*one) for one in given["after"])
    return ElementFacts(**given)


def _style(packed: Sequence[Any]) -> TextStyle:
    given = dict(zip(_names(TextStyle), packed, strict=True))
    given["families"] = tuple(given["families"])
    given["features"] = tuple((name, value) for name, value in given["features"])
    hyphens, limits, *rest = given["divided"]
    given["divided"] = Divided(hyphens, tuple(limits), *rest)
    return TextStyle(**given)


def _names(kind: type[Any]) -> list[str]:
    return [field.name for field in fields(kind)]
