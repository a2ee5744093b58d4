"""The authors of a chapter."""

from __future__ import annotations

from dataclasses import dataclass

from belpress.model.picture import Picture
from belpress.model.problem import Source


@dataclass(frozen=True)
class Author:
    """An author: the name, and a few sentences and a picture where they were given."""

    name: str
    source: Source
    bio: str = ""
    bio_source: Source | None = None
    portrait: Picture | None = None
