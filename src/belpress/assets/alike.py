"""Pictures of pages compared, as an eye does."""

from __future__ import annotations

from dataclasses import dataclass

from PIL import Image, ImageChops, ImageFilter

SAME = 24
"""The largest difference of greys, of 255, that cannot be seen."""
SPECKS = 12
"""So many px of a page may differ more: edges of a few small signs."""
AROUND = 3
"""Px across: so far signs may stand from their places, as where two files round in another way."""


@dataclass(frozen=True)
class Look:
    """How a page looks: its greys, from the top, ``width`` px a row; and its words, unspaced."""

    greys: bytes
    width: int
    words: str

    @property
    def size(self) -> tuple[int, int]:
        """Its width and height in px."""
        return self.width, len(self.greys) // max(self.width, 1)

    def image(self) -> Image.Image:
        """Return it as a picture."""
        return Image.frombuffer("L", self.size, self.greys)


def are_alike(first: Look, second: Look) -> bool:
    """Whether two pages cannot be told apart by eye.

    With the same words, what is seen may be a px off, and its edges as grey as that makes them.
    """
    if first.size != second.size:
        return False
    if most_different(first, second) <= SAME:
        return True
    apart = _specks(first, second) + _specks(second, first)
    return first.words == second.words and apart <= SPECKS


def most_different(first: Look, second: Look) -> int:
    """Return the largest difference between two pages of one size, in greys of 255."""
    _, most = ImageChops.difference(first.image(), second.image()).getextrema()
    return int(most)  # type: ignore[arg-type]


def _specks(first: Look, second: Look) -> int:
    """Return how many px of a page differ from all of those around their place on another."""
    image, other = first.image(), second.image()
    lightest, darkest = (
        other.filter(near(AROUND)) for near in (ImageFilter.MaxFilter, ImageFilter.MinFilter)
    )
    beyond = ImageChops.add(
        ImageChops.subtract(image, lightest), ImageChops.subtract(darkest, image)
    )
    return sum(beyond.histogram()[SAME + 1 :])
