"""What a number in a text is: an amount, a part of a range, or a name.

Typography and the rules of ``check`` ask the same questions here, so that no rule asks for what
typography would set wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from belpress.language.habits import habits, months, short_months
from belpress.language.spaces import any_of

FREE = r"(?<![\w,/:+@#=&~^*\\\u2012-\u2015\u2212-])(?<!\d\.)"
"""Before a number that is not the end of something longer, such as 2022-02-24 or A320-200."""
_GROUP = "[ ,.'’\u00a0\u202f\u2009]"
_NUMBER = rf"\d{{1,3}}(?:{_GROUP}\d{{3}}){{1,5}}(?!\d)(?:[.,]\d+)?|\d+(?:[.,]\d+)?"
_SPACE = "[ \u00a0\u202f\u2009]"
_SPACES = f"{_SPACE}*"
_SIGNS = r"%|‰|°[CF]?"
_PAIR = re.compile(
    rf"{FREE}(?P<money>[$€£¥₽₴]?)(?P<low>{_NUMBER})(?P<sign>{_SIGNS})?"
    rf"(?P<day>\.(?=-\d\d?\.\s))?(?P<hyphen>-)(?P=money)?(?P<high>{_NUMBER})"
    rf"(?P<unit>{_SIGNS}|bn|mn|tn|km|kg|mm|cm|ha|m|k)?(?![\w/@\u2012-\u2015\u2212-]|[.,:]\w)"
)
_FIRST_YEAR, _LAST_YEAR = 1000, 2100
_MONTHS = 12
_NEAR = 24
"""Characters on one side of a number that say what it is."""


@dataclass(frozen=True)
class Range:
    """Two numbers with a hyphen between them that stands for "to"; places in the text from 0."""

    start: int
    hyphen: int
    end: int


def ranges(text: str, language: str) -> Iterator[Range]:
    """Find ranges: two plain numbers that rise and are of one kind, and no name of anything.

    The kind is plain where both are years, or where a sign, a unit, a month or a word such as
    "pages" stands beside them. Any other hyphen between numbers is part of a name for all that
    can be known: a score, an article of a law, a type of aircraft.
    """
    for found in _PAIR.finditer(text):
        if _rises(found, language) and _is_of_one_kind(text, found, language):
            yield Range(found.start(), found.start("hyphen"), found.end())


def minuses(text: str, language: str) -> Iterator[int]:
    """Find hyphens that are plainly minus signs: -5 °C, by -3%, from -3 to -5 degrees."""
    for found in _minus(language).finditer(text):
        yield found.start()


def is_name(text: str, start: int, language: str) -> bool:
    """Whether the number at a place is the name of something: Resolution 2202, GOST 7.80."""
    return _named(language).search(text[max(start - _NEAR, 0) : start]) is not None


def _rises(found: re.Match[str], language: str) -> bool:
    written = found["low"], found["high"]
    if any(re.match(r"0\d", number) for number in written):
        return _is_short_year(*written)
    low, high = (_value(number, language) for number in written)
    return low < high or _is_short_year(*written)


def _is_short_year(low: str, high: str) -> bool:
    """Whether two numbers are years, the second without its century: 2021-22, not 2010-11.

    The latter may be a month.
    """
    is_written_so = len(low) == len("2021") and len(high) == len("22") and (low + high).isdigit()
    return is_written_so and _is_year(low) and max(int(low) % 100, _MONTHS) < int(high)


def _is_year(number: str) -> bool:
    return number.isdecimal() and _FIRST_YEAR <= int(number) <= _LAST_YEAR


def _value(number: str, language: str) -> Decimal:
    own = habits(language)
    grouped = re.sub("[ \u00a0\u202f\u2009]", "", number)
    group, decimal = re.escape(own.group), re.escape(own.decimal)
    if re.fullmatch(rf"\d{{1,3}}(?:{group}\d{{3}})+(?:{decimal}\d+)?", grouped):
        grouped = grouped.replace(own.group, "")
    parts = re.split("[.,]", grouped)
    return Decimal("".join(parts[:-1]) + f".{parts[-1]}" if len(parts) > 1 else parts[0])


def _is_of_one_kind(text: str, found: re.Match[str], language: str) -> bool:
    start, end = found.start(), found.end() + len(found["day"] or "")
    if is_name(text, start, language):
        return False
    are_years = _is_year(found["low"]) and (
        _is_year(found["high"]) or _is_short_year(found["low"], found["high"])
    )
    return bool(
        are_years
        or found["money"]
        or found["sign"]
        or found["unit"]
        or _counted(language).match(text, end)
        or _ranged(language).search(text[max(start - _NEAR, 0) : start])
    )


@cache
def _counted(language: str) -> re.Pattern[str]:
    own = habits(language)
    whole = any_of((*own.units, *own.currencies, *months(language), *short_months(language)))
    begun = any_of((*own.counted, *own.more_months))
    _, of = own.before_month
    others = rf"(?:(?:,|{_SPACE}(?:{any_of(own.joining)})){_SPACE}\d+[-–]\d+){{0,3}}"
    words = rf"(?:{of}{_SPACE})?(?:{whole})(?!\w)|(?:{begun})[^\W\d_]*"
    return re.compile(rf"{others}{_SPACES}(?:{words}|[%‰°$€£])")


@cache
def _ranged(language: str) -> re.Pattern[str]:
    own = habits(language)
    before = any_of((*own.ranged, *own.currencies, *_months_before_days(language)))
    others = rf"(?:{_SPACES}\d+(?:[-–]\d+)?(?:[,;]|{_SPACE}(?:{any_of(own.joining)})))*"
    return re.compile(rf"(?<![\w.])(?:{before}){others}{_SPACES}\Z", re.IGNORECASE)


def _months_before_days(language: str) -> tuple[str, ...]:
    if not (language.split("-")[0] == "en" or habits(language).date.startswith("M")):
        return ()
    return (*months(language), *(f"{name}." for name in short_months(language)))


@cache
def _named(language: str) -> re.Pattern[str]:
    named = any_of(habits(language).named)
    return re.compile(rf"(?<![\w.])(?:{named})[.:]?{_SPACES}[№#]?{_SPACES}\Z", re.IGNORECASE)


@cache
def _minus(language: str) -> re.Pattern[str]:
    own = habits(language)
    degrees, joining = any_of(own.degrees), any_of(own.joining)
    measured = rf"{_SPACES}(?:[%‰°]|(?:{degrees}))"
    number = r"\d+(?:[.,]\d+)?"
    return re.compile(
        rf"(?<![^\s(\[])-(?={number}(?:{measured}|{_SPACE}(?:{joining}){_SPACE}"
        rf"[-\u2212+]?{number}{measured}))"
    )
