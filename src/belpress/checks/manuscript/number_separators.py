"""Numbers with separators and without, and decimal points beside decimal commas."""

from __future__ import annotations

import re
from collections.abc import Iterator

from belpress.checks.consistency import Use, rarer
from belpress.checks.rule import Finding, rule
from belpress.checks.subjects import Manuscript
from belpress.checks.text import Text
from belpress.language.habits import habits
from belpress.language.numbers import FREE, is_name

_SPACE = "[ \u00a0\u202f\u2009]"
_GROUPED = re.compile(
    rf"{FREE}[1-9]\d{{0,2}}(?:([,.'’])\d{{3}}(?:\1\d{{3}})*|({_SPACE})\d{{3}})(?!\d)"
)
_MARKS = {",": "a comma", ".": "a full stop", "'": "an apostrophe", "’": "an apostrophe"}
_BARE = re.compile(rf"{FREE}(\d{{4,}})(?![\w/–-]|[.,:]\d)")
_MEASURED = re.compile(
    rf"{_SPACE}?(?:km|kg|t|m|ha|MW|kWh|people|troops|soldiers|servicemen|tanks|aircraft|vehicles"
    r"|км|кг|т|м|га|МВт|кВт|чалавек|человек|солдат|танкаў|танков|рублёў|рублей|долараў|долларов)\b"
)
_CURRENCY = re.compile(rf"(?:USD|EUR|RUB|BYN|GBP|PLN|UAH|[$€£]){_SPACE}?\Z")
_DECIMAL = re.compile(rf"{FREE}\d+([.,])\d{{1,2}}(?![\d.,]*\d|-\d{{3}})")
_DAY_AND_MONTH = re.compile(r"(?:0?[1-9]|[12]\d|3[01])\.(?:0[1-9]|1[0-2])")
FOUR = 4
"""Digits of numbers that are compared by themselves: many houses divide only longer ones."""
LAST_YEAR = 2100
"""A bare number up to this, without a unit, may be a year."""


@rule(
    "number-separators",
    why=(
        "Numbers have different separators in one edition. Where 1,650 km stands beside 1650 km, "
        "or 1.5% beside 1,5%, readers take one for a mistake. Years have no separators."
    ),
    wrong="It is 1,650 km to Azov and 9950 km to Vladivostok.",
    right="It is 1,650 km to Azov and 9,950 km to Vladivostok, as in 2022.",
)
def number_separators(manuscript: Manuscript) -> Iterator[Finding]:
    """Find numbers that are written as few others of the edition are."""
    grouped = [use for text in manuscript.texts for use in _grouped(text)]
    of_four = [use for use in grouped if _digits(use.word) == FOUR]
    of_more = [use for use in grouped if _digits(use.word) > FOUR]
    decimal = [use for text in manuscript.texts for use in _decimals(text)]
    for uses in (of_four, of_more, decimal):
        for use, common in rarer(uses):
            said = f'"{use.word}" has {use.form}, "{common.word}" ({common.source}) {common.form}'
            yield Finding(said, use.source, f"write it with {common.form}")


def _digits(number: str) -> int:
    return sum(map(str.isdigit, number))


def _amounts(pattern: re.Pattern[str], text: Text) -> Iterator[re.Match[str]]:
    """Find numbers that are no names, such as that of a resolution or a standard."""
    for found in pattern.finditer(text.words):
        if not is_name(text.words, found.start(), text.language):
            yield found


def _grouped(text: Text) -> Iterator[Use]:
    group = habits(text.language).group
    for found in _amounts(_GROUPED, text):
        if found[1] and found[1].replace("'", "’") == group:
            form = f"{_MARKS[found[1]]} between thousands"
            yield Use(form, found[0], text, found.start())
        elif found[2]:
            yield Use("a space between thousands", found[0], text, found.start())
    for found in _amounts(_BARE, text):
        before, after = text.before(found.start()), text.after(found.end())
        is_amount = _MEASURED.match(after) or _CURRENCY.search(before)
        if len(found[1]) > FOUR or int(found[1]) > LAST_YEAR or is_amount:
            yield Use("nothing between thousands", found[0], text, found.start())


def _decimals(text: Text) -> Iterator[Use]:
    for found in _amounts(_DECIMAL, text):
        if not (_DAY_AND_MONTH.fullmatch(found[0]) or _is_date(text, found)):
            form = "a decimal point" if found[1] == "." else "a decimal comma"
            yield Use(form, found[0], text, found.start())


def _is_date(text: Text, found: re.Match[str]) -> bool:
    """Whether a number is a day and a month with a full stop behind each: 24.2."""
    mark, _ = habits(text.language).before_month
    return bool(mark) and found[1] == mark == text.after(found.end())[:1]
