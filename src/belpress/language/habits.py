"""The habits of each language in setting text: its marks, and the words that stay together.

They come from the language's data file (``data/``); those of a language without one from CLDR as
far as it goes, and of one that nobody knows from English.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from enum import Enum
from functools import cache
from typing import Any

from belpress.language import locales
from belpress.language.data_files import data_of, quotation_marks

NBSP = "\u00a0"
_DAY_FIRST = re.compile(r"d+([^\w\s]*)\s*(\w*?)\s*M+")


class DashStyle(Enum):
    """How a dash stands between words."""

    SPACED = "spaced"
    """Between spaces: one – two – three."""
    CLOSED = "closed"
    """Without spaces: one—two—three."""
    PAIRED = "paired"
    """Close to the words that two of them enclose: uno —dos— tres; a single one between spaces."""


@dataclass(frozen=True)
class Habits:
    """What one language wants.

    ``quotes`` are the outer and inner pairs; ``dash`` is the dash between words; ``percent`` stands
    between a number and its percent sign.
    """

    quotes: tuple[str, str, str, str]
    quote_space: str = ""
    """Stands within marks of the forms « » and ‹ ›."""
    before_marks: Mapping[str, str] = field(default_factory=dict)
    """The spaces before marks such as ``?``."""
    dash: str = "–"
    dash_style: DashStyle = DashStyle.SPACED
    decimal: str = "."
    """Before the decimals of a number."""
    group: str = ","
    """Between the thousands of a number."""
    percent: str = NBSP
    keeps_closed_percent: bool = False
    """Whether a percent sign close to its number means an adjective (5% solution), and stays so."""
    page: str = "p. {}"
    """A page, with ``{}`` in the place of its number."""
    draft: str = "Draft"
    """Stands across the pages of a draft."""
    keeps_single_quotes: bool = False
    """Whether a quotation typed in single marks keeps them where it stands in no other."""
    date: str = "d MMMM"
    """Day and month as they are written, as a pattern of CLDR; a month may also be first."""
    months: tuple[str, ...] = ()
    """The names of the months as they stand in dates, where CLDR does not know them."""
    short_months: tuple[str, ...] = ()
    more_months: tuple[str, ...] = ()
    """Other forms of their names, or what these begin with."""
    ordinals: tuple[str, ...] = ()
    """Endings of numbers that count, which bind to the word after them: 19th century."""
    units: tuple[str, ...] = ()
    """Bind to the number before them."""
    counted: tuple[str, ...] = ()
    """Beginnings of other words before which two numbers are a range: 5-7 years."""
    references: tuple[str, ...] = ()
    """Bind to the number after them."""
    currencies: tuple[str, ...] = ("USD", "EUR", "RUB", "BYN", "GBP", "PLN", "UAH", "US$", "№", "§")
    """Bind to the number after them."""
    ranged: tuple[str, ...] = ()
    """Words after which two numbers are a range: pp. 10-12."""
    named: tuple[str, ...] = ()
    """Words after which a number is a name: Article 361-4, ISSN 2409-1626."""
    degrees: tuple[str, ...] = ()
    """Beginnings of words before which a hyphen and a number are a negative number."""
    joining: tuple[str, ...] = ()
    """Words between two such numbers: from -3 to -5 degrees."""
    words: str = ""
    """Words of one letter, which bind to the word after them."""
    short_words: tuple[str, ...] = ()
    """Prepositions that stay with the next word in headings."""
    articles: tuple[str, ...] = ()
    """Further words that do not end a line of a long title."""
    particles: tuple[str, ...] = ()
    """Bind to the word before them."""
    titles: tuple[str, ...] = ()
    """Bind to the name after them: Dr. Müller."""
    together: tuple[str, ...] = ()
    """Abbreviations of several words, whose spaces do not break: z. B."""

    @property
    def before_month(self) -> tuple[str, str]:
        """What stands between a day and its month: a mark and a word, as in 5. Mai, 5 de mayo."""
        found = _DAY_FIRST.fullmatch(self.date)
        return (found[1], found[2]) if found else ("", "")


CODES = (
    *("ISBN", "ISSN", "DOI", "ISO", "IEC", "EN", "DIN", "ID", "IP", "PO Box", "Boeing", "Airbus"),
    *("№", "#"),
)
"""Words that a number which is a name follows in every language."""


def has_habits(language: str) -> bool:
    """Whether the habits of a language are known, from its data file or from CLDR."""
    return bool(data_of(language)) or locales.locale_of(language) is not None


@cache
def habits(language: str) -> Habits:
    """Return the habits of a language; of an unknown one, those of English."""
    if not has_habits(language):
        return habits("en")
    held = data_of(language)
    numbers = locales.numbers_of(language)
    known: dict[str, Any] = {
        "quotes": _quotes(language),
        "decimal": numbers.decimal,
        "group": numbers.group,
        "percent": numbers.percent,
        "date": locales.date_of(language),
        "named": (),
    }
    known |= {
        one.name: _value(held[one.name], str(one.type))
        for one in fields(Habits)
        if one.name in held
    }
    known["named"] = (*CODES, *known["named"])
    return Habits(**known)


def _quotes(language: str) -> tuple[str, ...]:
    known = quotation_marks()
    return next((known[tag] for tag in locales.chain(language) if tag in known), known["en"])


def _value(written: Any, kind: str) -> Any:  # noqa: ANN401
    """Return a value of a data file: lists of words are written with commas between them."""
    if kind.startswith("tuple") and isinstance(written, str):
        return tuple(filter(None, written.split(", ")))
    if kind == "DashStyle":
        return DashStyle(written)
    return tuple(written) if isinstance(written, list) else written


def months(language: str) -> tuple[str, ...]:
    """Return the names of the months as they stand behind a day."""
    return habits(language).months or locales.months_of(language, "wide")


@cache
def short_months(language: str) -> tuple[str, ...]:
    """Return the short names of the months, without full stops."""
    own = habits(language)
    return tuple(
        name.rstrip(".") for name in own.short_months or locales.months_of(language, "abbreviated")
    )
