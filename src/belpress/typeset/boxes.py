"""What laid-out pages tell beyond WeasyPrint's public interface.

The box tree of a page (``Page._page_box``) is private to WeasyPrint; it is read here and nowhere
else, never changed, and the version of WeasyPrint is bounded in ``pyproject.toml``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote, urlsplit

PX_PER_INCH = 96


@dataclass(frozen=True)
class PrintedPicture:
    """A picture as it stands on a page: its path in the project, and its effective resolution.

    ``dpi`` is the lower of the two directions, after the picture is scaled to cover its box.
    """

    path: str
    dpi: float


def printed_pictures(page: Any) -> Iterator[PrintedPicture]:  # noqa: ANN401 - the library is untyped
    """Yield the pictures of the manuscript that stand on a page."""
    for box in page._page_box.descendants():
        replacement = getattr(box, "replacement", None)
        if box.element_tag != "img" or replacement is None:
            continue
        url = box.element.get("src", "")
        wide, high = replacement.width, replacement.height
        if not (box.width and box.height and wide and high):
            continue
        per_px = min(wide / box.width, high / box.height)
        yield PrintedPicture(unquote(urlsplit(url).path).lstrip("/"), per_px * PX_PER_INCH)
