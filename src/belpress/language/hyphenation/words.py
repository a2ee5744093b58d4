"""Words with the places where they may be divided, and rules, as patterns of a dictionary.

A word has a hyphen at each of its places (``пад-трым-ка``); one without hyphens is never divided.
A ``*`` at its end stands for any ending, which is divided as it would be otherwise. A pattern is
one of Liang's: letters, with digits where a word may be divided (odd) or not (even); where several
patterns fit, the highest digit counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from html import unescape
from itertools import product, zip_longest

SHIPPED, HOUSE = ("7", "8"), ("9", "8")
"""The digits for a place and for no place: words of a house count more than those shipped."""
WORD = re.compile(r"[^\W\d_]+(?:['’]?-?[^\W\d_]+)*(?:-?\*)?")
"""A word as it is written in a list."""
_IN_HEAD = re.compile(r'<meta name="hyphenation" content="([^"]*)">')
_NO_DIGITS = {ord(digit): None for digit in "0123456789"}
_APOSTROPHES = "'’"
_GROUP = re.compile(r"[A-Z]")


def words_in_head(head: str) -> str:
    """Return the words of a house that the head of a part names, with spaces between them."""
    found = _IN_HEAD.search(head)
    return unescape(found[1]) if found else ""


def letters_of(word: str) -> str:
    """Return a word of a list without its places: what it stands for, in small letters."""
    return word.replace("-", "").replace("’", "'").lower()


def patterns_of(word: str, digits: tuple[str, str]) -> Iterator[str]:
    """Yield the patterns of a word: one, or one for each kind of apostrophe it has."""
    allowed, forbidden = digits
    parts = word.lower().removesuffix("*").split("-")
    pattern = allowed.join(forbidden.join(part) for part in parts)
    pattern = f".{pattern}" if word.endswith("*") else f".{pattern}."
    marks = [mark for mark in _APOSTROPHES if mark in pattern]
    for instead in _APOSTROPHES if marks else ("",):
        yield pattern.replace(marks[0], instead) if marks else pattern


def expanded(pattern: str, groups: Mapping[str, str]) -> Iterator[str]:
    """Yield what a pattern stands for in which Latin capitals are any letter of a group."""
    names = _GROUP.findall(pattern)
    slots = _GROUP.sub("{}", pattern)
    for chosen in product(*(groups[name] for name in names)):
        yield slots.format(*chosen)


def merged(patterns: Iterable[str]) -> Iterator[str]:
    """Yield patterns so that there is one for the same letters: a dictionary keeps the last."""
    known: dict[str, list[str]] = {}
    for pattern in patterns:
        if "/" in pattern:
            # Its letters change where it is divided, which has no second way
            yield pattern
        else:
            known.setdefault(pattern.translate(_NO_DIGITS), []).append(pattern)
    for letters, same in known.items():
        if len(same) == 1:
            yield same[0]
            continue
        levels = [max(ones) for ones in zip(*(_parted(one)[1] for one in same), strict=True)]
        digits = (str(level or "") for level in levels)
        yield "".join(map("".join, zip_longest(digits, letters, fillvalue="")))


def _parted(pattern: str) -> tuple[str, list[int]]:
    """Return the letters of a pattern, and the levels before, between and behind them."""
    letters, levels = "", [0]
    for char in pattern:
        if char.isdigit():
            levels[-1] = int(char)
        else:
            letters += char
            levels.append(0)
    return letters, levels
