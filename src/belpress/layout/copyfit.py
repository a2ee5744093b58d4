"""Copyfitting: the small steps by which a text is set tighter or looser than it is drawn.

Which steps there are, and in which order: what a reader notices least comes first, tracking and
word space before size, size before leading. All of it is the same for a whole chapter.
"""

from __future__ import annotations

from dataclasses import dataclass

from belpress.model.edition import Bounds

STEPS = 12
"""Steps from the design to its bounds, in either direction."""
SPACE_EM = 0.25
"""The width of a word space of the reading face, in em."""


@dataclass(frozen=True)
class Fit:
    """How far a chapter is set from its design: per cent, and ``rows`` a page more or fewer."""

    tracking: float = 0.0
    word_space: float = 0.0
    size: float = 0.0
    rows: int = 0

    @property
    def is_any(self) -> bool:
        """Whether anything differs from the design."""
        return self != AS_DRAWN

    @property
    def rules(self) -> str:
        """The tokens of the fit as CSS."""
        if not self.is_any:
            return ""
        return (
            f":root {{ --size-fit: {1 + self.size / 100:.4f};"
            f" --tracking: {self.tracking / 100:.4f}em;"
            f" --word-space: {self.word_space / 100 * SPACE_EM:.4f}em;"
            f" --more-rows: {self.rows}; }}\n"
        )

    def __str__(self) -> str:
        said = []
        for name, value in (
            ("tracking", self.tracking),
            ("word space", self.word_space),
            ("size", self.size),
        ):
            if value:
                said.append(f"{name} {_signed(value)}%")
        if self.rows:
            said.append(f"{_signed(self.rows)} {'line' if abs(self.rows) == 1 else 'lines'} a page")
        return ", ".join(said) or "as designed"


AS_DRAWN = Fit()


def steps(bounds: Bounds, direction: int, rows: int) -> tuple[Fit, ...]:
    """Return the steps of tightening (``direction`` -1) or loosening (1), the least first.

    ``rows`` are the lines of a page as designed; leading changes by whole lines a page, so that
    facing columns stay level.
    """
    return tuple(_step(bounds, direction, rows, number / STEPS) for number in range(1, STEPS + 1))


def _step(bounds: Bounds, direction: int, rows: int, part: float) -> Fit:
    spaced = min(part / 0.5, 1.0)
    sized = min(max((part - 0.25) / 0.6, 0.0), 1.0)
    return Fit(
        tracking=round(direction * spaced * bounds.tracking, 2) + 0.0,
        word_space=round(direction * spaced * bounds.word_space, 2) + 0.0,
        size=round(direction * sized * bounds.size, 2) + 0.0,
        rows=_rows(bounds, direction, rows) if part > 0.85 else 0,
    )


def _rows(bounds: Bounds, direction: int, rows: int) -> int:
    """Return how many lines more or fewer a page has at the bound of leading."""
    change = 0
    while abs(rows / (rows - direction * (change + 1)) - 1) * 100 <= bounds.leading:
        change += 1
    return -direction * change


def _signed(value: float) -> str:
    return f"{value:+g}".replace("-", "−")
