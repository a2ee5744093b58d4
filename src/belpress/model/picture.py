"""A picture as an edition names it."""

from __future__ import annotations

from dataclasses import dataclass

from belpress.model.problem import Source

PICTURE_ENDINGS = (".jpg", ".jpeg", ".png", ".tif", ".tiff", ".webp")
"""How the names of pictures end, in small letters."""


ALT_LIMIT = 250
"""Characters of an alt text at most: it is read out whole."""


@dataclass(frozen=True)
class Picture:
    """A picture as an edition names it.

    ``path`` is relative to the project's folder, with forward slashes.
    """

    path: str
    alt: str
    source: Source
    credit: str = ""
