"""Grey pictures that stand for those that an edition still asks for, and say which these are."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

GREY, LINES, WORDS = "#48525f", "#525c69", "#ffffff"
"""White titles are set over grey pictures, and can be read there."""
_MARK = b"belpress: a placeholder"
_HEAD = 4096
"""The first bytes of a picture, among which its remarks are."""


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
    image.save(target, "JPEG", quality=70, comment=_MARK)
    return target.getvalue()


def grey_picture(path: str, width: int, height: int, font: Path) -> bytes:
    """Return a grey picture that says as which file, and how large in px, another is asked for."""
    return placeholder(width, height, f"{path}\nat least {width:,} × {height:,} px", font)


def is_placeholder(content: bytes) -> bool:
    """Whether a picture is one that :func:`placeholder` made."""
    return _MARK in content[:_HEAD]


def _write(draw: ImageDraw.ImageDraw, width: int, height: int, words: str, font: Path) -> None:
    """Write words in the middle, as large as lets them keep to the inner part of the picture."""
    size = width // 16
    face = ImageFont.truetype(font, size)
    box = draw.multiline_textbbox((0, 0), words, font=face, align="center")
    share = min(1.0, 0.7 * width / (box[2] - box[0]), 0.7 * height / (box[3] - box[1]))
    face = ImageFont.truetype(font, int(size * share))
    draw.multiline_text(
        (width / 2, height / 2), words, fill=WORDS, font=face, anchor="mm", align="center"
    )
