"""A number of the source, as a translation writes it."""

from __future__ import annotations

import re

_SEPARATOR = re.compile(r"[ .,\u00a0\u202f\u2009]")
_GROUP = 3
"""Digits between two separators of thousands."""
_WITH_POINT = frozenset(("en", "ga", "he", "ja", "ko", "th", "zh"))
"""Languages with a point before decimals; the others have a comma."""
NBSP = "\u00a0"


def is_same(number: str, language: str, written: str, other: str) -> bool:
    """Whether a number of a text in one language is one that is ``written`` in another."""
    return number == written or _value(number, language) == _value(written, other)


def rewritten(number: str, language: str, old: str, other: str) -> str:
    """Return a number of a text in ``language`` as it is written in the ``other`` one.

    It is written in the manner of the number ``old``, which it takes the place of there.
    """
    whole, decimals = _value(number, language)
    if not whole.isdigit():
        return number
    groups = [one for one in _SEPARATOR.findall(old) if one != _point(other)]
    grouped = whole
    if groups or (len(whole) > _GROUP + 1 and _SEPARATOR.search(number)):
        mark = groups[0] if groups else "," if _point(other) == "." else NBSP
        grouped = _grouped(whole, mark)
    return f"{grouped}{_point(other)}{decimals}" if decimals else grouped


def _grouped(whole: str, mark: str) -> str:
    first = len(whole) % _GROUP or _GROUP
    starts = range(first, len(whole), _GROUP)
    return mark.join([whole[:first], *(whole[start : start + _GROUP] for start in starts)])


def _point(language: str) -> str:
    return "." if language.partition("-")[0] in _WITH_POINT else ","


def _value(number: str, language: str) -> tuple[str, str]:
    """Return the digits before and behind the decimal point; of a date, the date and nothing."""
    point = _point(language)
    whole, _, decimals = number.partition(point)
    digits, *groups = _SEPARATOR.split(whole)
    if _SEPARATOR.search(decimals) or any(len(group) != _GROUP for group in groups):
        return number, ""
    return digits + "".join(groups), decimals
