"""A picture as an edition names it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from belpress.model.problem import Source

PICTURE_ENDINGS = (".jpg", ".jpeg", ".png", ".tif", ".tiff", ".webp", ".svg")
"""How the names of pictures end, in small letters."""


ALT_LIMIT = 250
"""Characters of an alt text at most: it is read out whole."""


FOCUS = ("left", "right", "top", "bottom", "center")
"""The words that say which part of a picture must be kept."""
_SHARE = re.compile(r"(?:100|\d{1,2})(?:\.\d+)?%")
_ACROSS, _DOWN = frozenset(("left", "right")), frozenset(("top", "bottom"))


def focus_of(written: str) -> str | None:
    """Return what must be kept of a picture as a position in CSS, or nothing if it is not valid.

    It is one or two of the words of :data:`FOCUS`, or how far from the left and from the top, in
    per cent: ``left``, ``bottom right``, ``30% 70%``.
    """
    words = written.casefold().replace("centre", "center").split()
    if len(words) not in (1, 2):
        return None
    if all(map(_SHARE.fullmatch, words)):
        return " ".join(words)
    is_known = all(word in FOCUS for word in words)
    is_one_way = len(words) == 2 and (set(words) <= _ACROSS or set(words) <= _DOWN)
    return " ".join(words) if is_known and not is_one_way else None


@dataclass(frozen=True)
class Picture:
    """A picture as an edition names it.

    ``path`` is relative to the project's folder, with forward slashes.
    """

    path: str
    alt: str
    source: Source
    credit: str = ""
    focus: str = ""
    """What must be kept where it is cropped, as a position in CSS; empty where nobody says."""
