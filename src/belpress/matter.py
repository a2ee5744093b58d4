"""Texts of the front matter, set as the language wants them."""

from __future__ import annotations

from belpress import dialect
from belpress.language.typography import bind_last_words, bind_short_words

QUOTE_LINE = 16
"""About so many characters stand on a line of a pull quote in the margin."""


def headline(text: str, language: str) -> str:
    """Set a headline: no single short word on its last line, no preposition at a line's end."""
    return bind_last_words(bind_short_words(dialect.plain(text, language), language))


def label(text: str, language: str, year: int, forecast_year: int) -> str:
    """Set a label, with the years in the places of ``{year}`` and ``{forecast_year}``."""
    filled = text.replace("{year}", str(year)).replace("{forecast_year}", str(forecast_year))
    return bind_short_words(dialect.plain(filled, language), language)


def pull_quote(text: str, language: str) -> str:
    """Set a pull quote, whose lines end like those of a headline where they are wide enough."""
    words = text.rsplit(maxsplit=2)[-2:]
    if len(" ".join(words)) > QUOTE_LINE:
        return bind_short_words(dialect.plain(text, language), language)
    return headline(text, language)
