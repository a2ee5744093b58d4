"""The spaces at which a line must not end, and those that a language wants before its marks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from belpress.language.habits import NBSP, Habits, habits, months

SPACE = r"[ \u00a0]"
_ANY_SPACE = "[ \u00a0\u2009\u202f]"
IN_A_WORD = r"\w\u0300-\u036f\u00ad"
"""Letters, the accents above them, and soft hyphens between them."""
_DASHES = r"\u2010-\u2015\u2212-"
_SPACED_QUOTES = (("«", "»"), ("‹", "›"))
"""Pairs of marks within which some languages have a space; turned round they have none."""


def binding(text: str, language: str) -> Iterator[tuple[re.Match[str], str]]:
    """Find spaces that are to be another space, each as the first group of a match, and which."""
    for pattern, space in _rules(language):
        for found in pattern.finditer(text):
            yield found, space


def spaced(marks: tuple[str, str], own: Habits) -> tuple[str, str]:
    """Return a pair of quotation marks with the spaces that a language has within them."""
    opening, closing = marks
    if marks in _SPACED_QUOTES:
        return opening + own.quote_space, own.quote_space + closing
    return marks


@cache
def _rules(language: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    """Return patterns whose first group is a space, with the space that is printed there."""
    own = habits(language)
    capital = f"[{_capitals()}]"
    before_number = any_of((*own.references, *own.currencies))
    bound = [
        rf"(?<=\d)({SPACE})(?=(?:{any_of(own.units)})(?!\w))",
        rf"(?<!\w)(?:{before_number})({SPACE})(?=\d)",
        *_dates(language),
        rf"(?<=\d)(?:{any_of(own.ordinals)})({SPACE})(?=\w)",
        rf"(?<![\w.]){capital}\.({SPACE})(?=(?:{capital}\.{SPACE}){{0,3}}{capital}(?:[^\W\d_]|[’']))",
        rf"(?<![\w.])(?:[А-ЯЁІЎЄЇҐЈЉЊЋЏЂ]\.){{2,3}}({SPACE})(?=[А-ЯЁІЎЄЇҐЈЉЊЋЏЂ][^\W\d_])",
        rf"(?<![\w.])(?:{any_of(own.titles)})({SPACE})(?={capital})",
        rf"(?<![{IN_A_WORD}’'])(?:{any_of(own.words)})({SPACE})(?=\S)",
        rf"(?<=\w)({SPACE})(?=(?:{any_of(own.particles)})(?![{IN_A_WORD}]))",
        *(pattern for words in own.together for pattern in _within(words)),
    ]
    rules = [(re.compile(pattern), NBSP) for pattern in bound]
    group = own.group if own.group.isspace() else NBSP
    rules.append((re.compile(rf"(?<=\d)({SPACE})(?=\d{{3}}(?!\d))"), group))
    percent = f"{SPACE}" if own.keeps_closed_percent else f"{SPACE}?"
    rules.append((re.compile(rf"(?<=\d)({percent})(?=%(?![^\W\d_]))"), own.percent))
    return (*rules, *_before_marks(own))


def any_of(words: Iterable[str]) -> str:
    """Return a pattern of any of some words, the longest first; of none, one that is nowhere."""
    found = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    return found or r"(?!)"


@cache
def _capitals() -> str:
    """Return the capital letters of the alphabets that have them, Latin to Armenian."""
    places = (*range(0x590), *range(0x1E00, 0x2000))
    return "".join(filter(str.isupper, map(chr, places)))


def _dates(language: str) -> Iterator[str]:
    """Yield the patterns of the space between a day and its month, or a month and its day."""
    own = habits(language)
    names = any_of((*months(language), *own.more_months))
    if own.date.startswith("M"):
        yield rf"(?<!\w)(?:{names})({SPACE})(?=\d{{1,2}}(?!\d))"
        yield rf"(?<=\d)\.?({SPACE})(?=(?:{names}))"
        return
    mark, word = own.before_month
    following = rf"{word}{SPACE}" if word else ""
    yield rf"(?<=\d){re.escape(mark)}({SPACE})(?={following}(?:{names}))"


def _within(words: str) -> Iterator[str]:
    """Yield a pattern of each space within some words."""
    parts = [re.escape(part) for part in words.split(" ")]
    for place in range(1, len(parts)):
        before, after = SPACE.join(parts[:place]), SPACE.join(parts[place:])
        end = r"(?!\w)" if words[-1].isalnum() else ""
        yield rf"(?<!\w)(?<!\w\.){before}({SPACE})(?={after}{end})"


def _before_marks(own: Habits) -> Iterator[tuple[re.Pattern[str], str]]:
    """Yield what stands within quotation marks and before marks such as ``?``, typed or not."""
    if own.quote_space:
        for opening, closing in _SPACED_QUOTES:
            if any(opening in pair[0] for pair in (own.quotes[:2], own.quotes[2:])):
                yield (
                    re.compile(rf"{opening}({_ANY_SPACE}?)(?=[^\s{closing}{_DASHES}])"),
                    own.quote_space,
                )
                yield (
                    re.compile(rf"(?<=[^\s{opening}{_DASHES}])({_ANY_SPACE}?){closing}"),
                    own.quote_space,
                )
    for mark, space in own.before_marks.items():
        others = re.escape("".join(own.before_marks))
        yield (
            re.compile(
                rf"(?<=[\w)\]»›”’\"'…%€°.])({_ANY_SPACE}?)(?={re.escape(mark)}[{others}]*"
                r"(?:[\s)\]»›”’\"',.…\u2013\u2014]|--|\Z))"
            ),
            space,
        )
