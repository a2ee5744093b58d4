"""Contents of files that are too long, too large or too odd to be written down in a case."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable
from io import BytesIO

from PIL import Image

from samples import CHAPTER, jpeg, png_header

Content = Callable[[bytes], bytes]
"""Makes what a file is to hold from what it held."""


def saved(image: Image.Image, form: str, **how: object) -> bytes:
    target = BytesIO()
    image.save(target, form, **how)
    return target.getvalue()


def png(width: int, height: int) -> bytes:
    return saved(Image.linear_gradient("L").resize((width, height)), "PNG")


def jpeg_header(width: int, height: int) -> bytes:
    """Return a JPEG that says how large it is and holds next to nothing."""
    content = jpeg(16, 16)
    at = content.index(b"\xff\xc0") + 5
    return content[:at] + struct.pack(">HH", height, width) + content[at + 4 :]


def gif_header(width: int, height: int) -> bytes:
    content = saved(Image.new("P", (16, 16)), "GIF")
    return content[:6] + struct.pack("<HH", width, height) + content[10:]


def turned_bit(content: bytes, at: int) -> bytes:
    return content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :]


def chapter(old: str, new: str) -> Content:
    assert old in CHAPTER
    return lambda _: CHAPTER.replace(old, new).encode()


def put(content: bytes) -> Content:
    return lambda _: content


QUOTE = "  - The border was closed in May.\n"
LEAD = 'msgid "The lead of the chapter."\nmsgstr "'

CONTENTS: dict[str, Content] = {
    "chapter": put(CHAPTER.encode()),
    "long title": chapter("Security", "word " * 500),
    "long alt text": chapter("A square", "A square " * 40),
    "long name of a picture": chapter("figure.jpg", "f" * 300 + ".jpg"),
    "too many pull quotes": chapter(QUOTE, QUOTE * 51),
    "Latin-1": chapter("Security", "Sécurité"),
    "UTF-16": put(CHAPTER.encode("utf-16")),
    "UTF-16 without a mark": put(CHAPTER.encode("utf-16-le")),
    "ten megabytes": put(b"0123456789 word\n" * 655_360),
    "line of a megabyte": put(CHAPTER.encode() + b"word " * 209_000),
    "line of 200 KB": put(b"word " * 40_000),
    "twenty thousand brackets": put(CHAPTER.encode() + b"[a [b\n" * 10_000),
    "ten thousand empty lines": put(CHAPTER.encode() + b"\n" * 10_000),
    "six thousand list items": chapter("## Forecasts", "- a\n" * 6_000 + "\n## Forecasts"),
    "small JPEG": put(jpeg(600, 418)),
    "JPEG cut short": put(jpeg(1949, 1358)[:5000]),
    "PNG cut short": put(png(1949, 1358)[:-5000]),
    "PNG with a bit turned": put(turned_bit(png(1949, 1358), 1000)),
    "enormous PNG": put(png_header(50_000, 50_000)),
    "large PNG": put(png_header(9_000, 9_000)),
    "enormous JPEG": put(jpeg_header(50_000, 50_000)),
    "enormous GIF": put(gif_header(50_000, 50_000)),
    "film": put(b"\0\0\0\x20ftypisom\0\0\x02\0isomiso2mp41" + zlib.compress(b"film") * 99),
    "SVG": put(b"<svg viewBox='0 0 9 9' onload='a()'/>"),
    "SVG with a comment first": put(
        b"\n<!-- made by hand -->\n<svg viewBox='0 0 9 9' onload='a()'/>"
    ),
    "conflict": lambda old: old.replace(LEAD.encode(), b"<<<<<<< ours\n" + LEAD.encode()),
    "catalogue in CP1251": lambda old: old.replace(
        LEAD.encode(), LEAD.encode() + "Увод".encode("cp1251")
    ),
    "broken markup": lambda old: old.replace(LEAD.encode(), (LEAD + "*Увод*").encode()),
}
CONTENTS["Latin-1"] = lambda _: CHAPTER.replace("Security", "Sécurité").encode("latin-1")
