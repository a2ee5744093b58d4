"""The shapes of pictures that have been prepared, from what their heads say."""

from __future__ import annotations

import re
from io import BytesIO

from PIL import Image

_LENGTH = re.compile(rb'\s(width|height)="([\d.]+)(?:px)?"')
_BOX = re.compile(rb'\sviewBox="([^"]*)"')


def shape_of(content: bytes) -> tuple[float, float, bool] | None:
    """Return the width and height of a picture in px, and whether it is a drawing.

    There is nothing for a file that cannot be read.
    """
    if content.startswith(b"<svg "):
        return _drawing(content[: content.find(b">")])
    try:
        with Image.open(BytesIO(content)) as image:
            return float(image.width), float(image.height), False
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None


def _drawing(head: bytes) -> tuple[float, float, bool] | None:
    sizes = {name: float(length) for name, length in _LENGTH.findall(head)}
    if sizes.get(b"width") and sizes.get(b"height"):
        return sizes[b"width"], sizes[b"height"], True
    box = _BOX.search(head)
    numbers = box[1].replace(b",", b" ").split() if box else []
    if len(numbers) == 4 and float(numbers[2]) and float(numbers[3]):
        return float(numbers[2]), float(numbers[3]), True
    return None
