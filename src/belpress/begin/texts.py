"""The texts of what begins: a chapter, an edition, the settings of a project."""

from __future__ import annotations

from pathlib import Path
from string import Template

_FOLDER = Path(__file__).parent / "templates"


def filled(name: str, /, **words: object) -> str:
    """Return a text of the folder ``templates``, with ``$`` and a name replaced by its word."""
    return Template((_FOLDER / name).read_text(encoding="utf-8")).substitute(words)
