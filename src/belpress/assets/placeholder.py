"""Grey pictures that stand for those that an edition still asks for, and say which these are."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from belpress.assets.pictures import PLACEHOLDER_MARK

GREY, LINES, WORDS = "#48525f", "#525c69", "#ffffff"
"""White titles are set over grey pictures, and can be read there."""


def placeholder(width: int, height: int, words: str, font: Path | None = None) -> bytes:
    """Return a grey JPEG of a width and height in px, with ``words`` on it if there is a font."""
    image = Image.new("RGB", (width, height), GREY)
    draw = ImageDraw.Draw(image)
    line = max(width, height) // 400
    for ends in ((0, 0, width, height), (width, 0, 0, height)):
        draw.line(ends, fill=LINES, width=line)
    if font is not None:
        _write(draw, width, height, words, font)
    target = BytesIO()
    image.save(target, "JPEG", quality=70, comment=PLACEHOLDER_MARK)
    return target.getvalue()


def grey_picture(path: str, width: int, height: int, font: Path) -> bytes:
    """Return a grey picture that says as which file, and how large in px, another is asked for."""
    return placeholder(width, height, f"{path}\nat least {width:,} × {height:,} px", font)


def _write(draw: ImageDraw.ImageDraw, width: int, height: int, words: str, font: Path) -> None:
    """Write words as large as lets them keep to the inner part of the picture.

    On one that is higher than wide, a title stands above its middle.
    """
    size = width // 16
    face = ImageFont.truetype(font, size)
    box = draw.multiline_textbbox((0, 0), words, font=face, align="center")
    share = min(1.0, 0.7 * width / (box[2] - box[0]), 0.7 * height / (box[3] - box[1]))
    face = ImageFont.truetype(font, int(size * share))
    middle = height * (0.72 if height > width else 0.5)
    draw.multiline_text(
        (width / 2, middle), words, fill=WORDS, font=face, anchor="mm", align="center"
    )
