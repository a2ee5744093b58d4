"""Names of files as machines leave them: hidden ones, backups, copies, letters in two parts."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from pathlib import PurePath

_ALWAYS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"(?:copy(?: \(\d+\))? of|kopie von|copie de|копия|копія) (?P<stem>.+)",
        r"(?P<stem>.+?)[ _-]*\([^()]*(?:conflict|copy|kopie|copie|копия|копія|конфликт)[^()]*\)",
        r"(?P<stem>.+?) - (?:copy|kopie|copie|копия|копія)(?: ?\(\d+\))?",
        r"(?P<stem>.+?)\.sync-conflict-.+",
        r"(?P<stem>.+?)[_.-]conflict[_-]?\d.*",
        r"(?P<stem>.+?)_(?:backup|base|local|remote)_\d+",
    )
)
_BESIDE_IT = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?P<stem>.+?) copy(?: \d+)?",
        r"(?P<stem>.+?) \d{1,2}",
        r"(?P<stem>.+?) ?\(\d+\)",
        r"(?P<stem>.+?)-[A-Z][A-Z0-9]*(?:-[A-Z0-9]+)+",
    )
)
"""Names that are those of copies only where the original lies beside them."""


def is_passed_over(name: str) -> bool:
    """Whether a file is hidden, or left beside others by a program that works on them."""
    return name.startswith((".", "~$")) or name.endswith("~") or (name[:1] + name[-1:] == "##")


def composed(name: str) -> str:
    """Return a name with every letter as one character, however a system keeps it."""
    return unicodedata.normalize("NFC", name)


def same_letters(name: str, other: str) -> bool:
    """Whether two names have the same letters, made up of one character or of two."""
    return composed(name) == composed(other)


def original_of(name: str, names: Collection[str]) -> str:
    """Return the name of the file that another is a copy of by its name; empty where it is none.

    ``names`` are those that lie beside it.
    """
    path = PurePath(name)
    beside = {composed(one).casefold() for one in names}
    for pattern in (*_ALWAYS, *_BESIDE_IT):
        if found := pattern.fullmatch(path.stem):
            original = found["stem"] + path.suffix
            if pattern in _ALWAYS or composed(original).casefold() in beside:
                return original
    return ""


def number_of(name: str) -> int | None:
    """Return the number that a name begins with, whatever its width."""
    found = re.match(r"[0-9]{1,9}(?![0-9])", name)
    return int(found[0]) if found else None
