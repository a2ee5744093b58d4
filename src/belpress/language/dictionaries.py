"""Spelling dictionaries: Hunspell's, where they are installed.

The only module that knows the spell checker. It comes with the extra ``spelling``; without it, or
without a dictionary of a language, no word is checked, which is not a mistake.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Protocol

FOLDERS = (
    "/usr/share/hunspell",
    "/usr/share/myspell",
    "/usr/share/myspell/dicts",
    "/usr/local/share/hunspell",
    "/opt/homebrew/share/hunspell",
    "/Library/Spelling",
    "~/Library/Spelling",
    "~/.local/share/hunspell",
)
"""Where systems keep dictionaries; the folders of ``DICPATH``, Hunspell's variable, come first."""
REGIONS = {"en": "GB", "be": "BY", "ru": "RU"}
"""The region whose spelling is meant by a language without a region."""
LONGEST = 60
"""Letters of a word that is looked up; anything longer is not a word."""


class Dictionary(Protocol):
    """What a dictionary answers."""

    def spell(self, word: str) -> bool:
        """Whether a word is in the dictionary, in one of its forms."""

    def suggest(self, word: str) -> tuple[str, ...]:
        """Return words like one that is not, the likeliest first. Takes a tenth of a second."""


@cache
def dictionary(language: str) -> Dictionary | None:
    """Return the dictionary of a language, or ``None`` where none is installed."""
    try:
        import hunspell
    except ImportError:
        return None
    for folder in _folders():
        for name in _names(language, folder):
            if (folder / f"{name}.dic").is_file() and (folder / f"{name}.aff").is_file():
                found: Dictionary = hunspell.Hunspell(name, hunspell_data_dir=str(folder))
                return found
    return None


def _folders() -> Iterator[Path]:
    own = [folder for folder in os.environ.get("DICPATH", "").split(os.pathsep) if folder]
    for folder in (*own, *FOLDERS):
        path = Path(folder).expanduser()
        if path.is_dir():
            yield path


def _names(language: str, folder: Path) -> Iterator[str]:
    """Yield the names a dictionary may have: ``en_GB`` for ``en``, ``be_Latn`` for ``be-Latn``."""
    tag = language.replace("-", "_")
    if "_" not in tag and tag in REGIONS:
        yield f"{tag}_{REGIONS[tag]}"
    yield tag
    if "_" not in tag and tag not in REGIONS:
        yield from sorted(path.stem for path in folder.glob(f"{tag}_*.dic"))
