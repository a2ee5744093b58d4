"""A grey box that stands in a draft for a picture."""

from __future__ import annotations

GREY = "#98a3b3"


def grey_box(width: int, height: int) -> bytes:
    """Return a drawing of a grey box with a cross, of a picture's width and height."""
    size = f'width="{width}" height="{height}"'
    line = f'stroke="#ffffff" stroke-width="{max(width, height) / 400:g}"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} viewBox="0 0 {width} {height}">'
        f'<rect {size} fill="{GREY}"/><path d="M0 0L{width} {height}M{width} 0L0 {height}" {line}/>'
        "</svg>"
    ).encode()


def is_grey_box(content: bytes) -> bool:
    """Whether a drawing is a grey box."""
    return f'fill="{GREY}"/><path d="M0 0L'.encode() in content
