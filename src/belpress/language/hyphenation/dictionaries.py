"""Dictionaries of places where words are divided, as pyphen and so WeasyPrint reads them.

In Hungarian and Catalan some words change where they are divided: asszony, asz-szony. WeasyPrint
does not know this, and would lose a letter. Such words are not divided at such places.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path

import pyphen

from belpress.language.hyphenation.words import merged

CHANGING = ("ca", "hu", "hu_HU")
"""The dictionaries, by pyphen's names, in which words change."""
FORBIDDEN = "8"
"""The digit that forbids a place: of several patterns that fit, the highest digit counts."""
_CHANGE = re.compile("([^/]+)/[^/]*=.*")
_ALLOWED = re.compile("[13579]")
_COMMENTS = ("%", "#", "LEFTHYPHENMIN", "RIGHTHYPHENMIN", "COMPOUND")
"""How lines begin that are not patterns."""


@dataclass(frozen=True)
class Dictionary:
    """A dictionary in memory, which pyphen reads as it reads a file.

    One that was enlarged was made from a ``plain`` one, or from none.
    """

    patterns: tuple[str, ...]
    plain: Path | Dictionary | None = None
    is_enlarged: bool = False

    def open(self, _mode: str = "rb") -> BytesIO:
        """Return the dictionary as bytes."""
        return BytesIO(self.read_text().encode())

    def read_text(self, _encoding: str = "") -> str:
        """Return the text of the dictionary, whose first line is its encoding."""
        return "\n".join(["UTF-8", *self.patterns])


def keep_letters() -> None:
    """Have pyphen, and so WeasyPrint, divide words only where their letters stay the same."""
    for name in CHANGING:
        path = pyphen.LANGUAGES.get(name)
        if isinstance(path, Path):
            pyphen.LANGUAGES[name] = keeping_letters(path)


def patterns_in(dictionary: Path | Dictionary) -> list[str]:
    """Return the patterns of a dictionary."""
    with dictionary.open("rb") as file:
        encoding = file.readline().decode().strip().lower().removeprefix("microsoft-")
    lines = dictionary.read_text(encoding).split("\n")[1:]
    return [one for line in lines if (one := line.strip()) and not one.startswith(_COMMENTS)]


@cache
def keeping_letters(path: Path | Dictionary) -> Dictionary:
    """Return a dictionary whose words do not change where they are divided."""
    return Dictionary(tuple(_CHANGE.sub(_forbidding, one) for one in patterns_in(path)))


def _forbidding(changing: re.Match[str]) -> str:
    return _ALLOWED.sub(FORBIDDEN, changing[1])


def enlarged(plain: Path | Dictionary | None, added: Sequence[str]) -> Dictionary:
    """Return a dictionary with more patterns, or of these alone."""
    known = patterns_in(plain) if plain else []
    return Dictionary(tuple(merged([*known, *added])), plain, is_enlarged=True)


def plain_dictionary(name: str) -> Path | Dictionary | None:
    """Return the dictionary of a name that pyphen knows, without what was added to it."""
    known: Path | Dictionary | None = pyphen.LANGUAGES.get(name)
    return known.plain if isinstance(known, Dictionary) and known.is_enlarged else known
