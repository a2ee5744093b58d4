"""Years in texts: found, and moved on from one edition to the next."""

from __future__ import annotations

import re
from collections.abc import Mapping

_YEAR = re.compile(r"(?<![0-9#/._])[1-9][0-9]{3}(?![0-9])(?![.,][0-9])")
_PAIR = re.compile(r"(?<![0-9#/._])([1-9][0-9]{3})([/–-])([0-9]{4}|[0-9]{2})(?![0-9/–-])")
_LONGEST_PAIR = 3
"""Years that a pair such as 2022/23 may be apart, to be moved on as one."""
_LIKELY = range(1800, 2200)


def years_in(text: str) -> list[int]:
    """Return the numbers of a text that are most likely years: 2022 in “2022: the order”."""
    return [year for found in _YEAR.finditer(text) if (year := int(found[0])) in _LIKELY]


def moved_on(text: str, years: Mapping[int, int]) -> str:
    """Return a text with years exchanged for others, all at once.

    A pair of years that begins or ends with one of them is moved as a whole: 2021/22 becomes
    2022/23. A number within a longer one, a colour, an address or a date in figures stays.
    """
    if not years:
        return text
    step = min((new - old for old, new in years.items()), key=abs)
    parts, end = list[str](), 0
    for pair in _PAIR.finditer(text):
        first, last = int(pair[1]), _last_of(pair)
        if 0 < last - first <= _LONGEST_PAIR and not years.keys().isdisjoint((first, last)):
            ending = f"{last + step}"[-len(pair[3]) :]
            parts += [_singly(text[end : pair.start()], years)]
            parts += [f"{first + step}{pair[2]}{ending}"]
            end = pair.end()
    return "".join([*parts, _singly(text[end:], years)])


def _singly(text: str, years: Mapping[int, int]) -> str:
    return _YEAR.sub(lambda found: str(years.get(int(found[0]), found[0])), text)


def _last_of(pair: re.Match[str]) -> int:
    """Return the second year of a pair, whose century may not be written."""
    return int(f"{pair[1][:2]}{pair[3]}" if len(pair[3]) == 2 else pair[3])
