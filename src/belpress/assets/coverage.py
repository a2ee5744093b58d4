"""How much ink a picture takes where it takes the most."""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageChops, UnidentifiedImageError

from belpress.assets.pictures import PIXEL_LIMIT

PATCHES = 400
"""Patches along the longer edge: what is smaller than one takes no harm of too much ink."""


@dataclass(frozen=True)
class Heaviest:
    """The patch with the most ink: in percent of all plates together, and where it is.

    ``place`` is in parts of the width and height, from the top left.
    """

    ink: float
    place: tuple[float, float]


def heaviest_of_jpeg(content: bytes, *, is_inverted: bool) -> Heaviest | None:
    """Return the heaviest patch of a JPEG in four plates, ``None`` for another or damaged one.

    ``is_inverted`` says that 0 is full ink in the file, as Adobe's programs write it.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            opened = Image.open(BytesIO(content), formats=("JPEG",))
        with opened as image:
            if image.mode != "CMYK" or image.width * image.height > PIXEL_LIMIT:
                return None
            image.draft("CMYK", (PATCHES, PATCHES))
            # Pillow takes every such JPEG for an inverted one
            return _heaviest(image.reduce(_factor(image)), is_inverted=not is_inverted)
    except (Image.DecompressionBombError, UnidentifiedImageError, OSError, SyntaxError, ValueError):
        return None


def heaviest_of_plates(
    content: bytes, size: tuple[int, int], *, is_inverted: bool
) -> Heaviest | None:
    """Return the heaviest patch of pixels of four bytes each; ``None`` if there are too few."""
    if len(content) < 4 * size[0] * size[1]:
        return None
    image = Image.frombuffer("CMYK", size, content, "raw", "CMYK", 0, 1)
    return _heaviest(image.reduce(_factor(image)), is_inverted=is_inverted)


def _factor(image: Image.Image) -> int:
    return max(1, max(image.size) // PATCHES)


def _heaviest(image: Image.Image, *, is_inverted: bool) -> Heaviest:
    # Sums of up to 4 * 255 do not fit a byte, so each plate gives a quarter
    quarters = [plate.point([round(value / 4) for value in range(256)]) for plate in image.split()]
    total = quarters[0]
    for quarter in quarters[1:]:
        total = ImageChops.add(total, quarter)
    if is_inverted:
        total = ImageChops.invert(total)
    _, most = total.getextrema()
    at = total.tobytes().index(int(most))  # type: ignore[arg-type]
    down, across = divmod(at, total.width)
    exact = sum(image.getpixel((across, down)))  # type: ignore[arg-type]
    ink = (4 * 255 - exact if is_inverted else exact) / 2.55
    return Heaviest(ink, ((across + 0.5) / total.width, (down + 0.5) / total.height))
