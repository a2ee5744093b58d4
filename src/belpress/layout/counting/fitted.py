"""How text looks with a fit, worked out from how it looks as designed and with another fit.

Tokens of a fit make lengths larger by so much per cent: what one specimen shows besides that of the
design says what all fits come to, but for those that change the lines of a page.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from belpress.layout.copyfit import Fit
from belpress.layout.counting.specimen import Known
from belpress.model.specimen import ElementFacts, Generated, PieceFacts, TextStyle

REFERENCE = Fit(tracking=1.0, word_space=10.0, size=2.0)
"""The fit of the specimen that others are worked out from."""


def looks_with(drawn: Known, reference: Known, fit: Fit) -> Known:
    """Return how text looks with a fit, from how it looks as designed and with the reference."""
    between = _Between(fit)
    return Known(
        drawn.grid,
        {
            name: between.piece(look, reference.looks[name])
            for name, look in drawn.looks.items()
            if name in reference.looks
        },
    )


Look = tuple[PieceFacts, tuple[TextStyle, ...]]


@dataclass(frozen=True)
class _Between:
    """Works out lengths with a fit. They grow with the size, and spaces by themselves as well."""

    fit: Fit

    def piece(self, drawn: Look, reference: Look) -> Look:
        facts, other = drawn[0], reference[0]
        styles: dict[TextStyle, int] = {}

        def style_of(one: int, two: int) -> int:
            style = self._style(drawn[1][one], reference[1][two])
            return styles.setdefault(style, len(styles))

        def set_there(one: Generated, two: Generated) -> Generated:
            width = self._length(one.width, two.width)
            return replace(one, style=style_of(one.style, two.style), width=width)

        def element(one: ElementFacts, two: ElementFacts) -> ElementFacts:
            return replace(
                one,
                style=style_of(one.style, two.style),
                width=self._length(one.width, two.width),
                indent=self._length(one.indent, two.indent),
                leading=self._length(one.leading, two.leading),
                top=self._length(one.top, two.top),
                at=self._length(one.at, two.at),
                start=self._length(one.start, two.start),
                end=self._length(one.end, two.end),
                before=tuple(map(set_there, one.before, two.before)),
                after=tuple(map(set_there, one.after, two.after)),
            )

        elements = {at: element(one, other.elements[at]) for at, one in facts.elements.items()}
        height, gap = self._length(facts.height, other.height), self._length(facts.gap, other.gap)
        return PieceFacts(height, gap, elements), tuple(styles)

    def _length(self, drawn: float, reference: float) -> float:
        return drawn + (reference - drawn) * self.fit.size / REFERENCE.size

    def _style(self, drawn: TextStyle, reference: TextStyle) -> TextStyle:
        tracking = self.fit.tracking / REFERENCE.tracking
        word_space = self.fit.word_space / REFERENCE.word_space
        return replace(
            drawn,
            size=self._length(drawn.size, reference.size),
            letter_spacing=self._space(drawn.letter_spacing, reference.letter_spacing, tracking),
            word_spacing=self._space(drawn.word_spacing, reference.word_spacing, word_space),
        )

    def _space(self, drawn: float, reference: float, share: float) -> float:
        """Return a space that is given in em, of text that grows with the size."""
        grown = (1 + self.fit.size / 100) / (1 + REFERENCE.size / 100)
        return drawn + (reference - drawn) * share * grown
