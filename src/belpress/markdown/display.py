"""Texts of the front matter, set as the language wants them."""

from __future__ import annotations

from markdown_it.token import Token

from belpress.language.typography import bind_last_words, bind_short_words
from belpress.markdown.parser import inline_text, plain_text

QUOTE_LINE = 16
"""About so many characters stand on a line of a pull quote in the margin."""


def set_headline(text: str, language: str) -> str:
    """Set a headline: no single short word on its last line, no preposition at a line's end."""
    return bind_last_words(bind_short_words(set_plain(text, language), language))


def set_label(text: str, language: str, year: int, forecast_year: int) -> str:
    """Set a label, with the years in the places of ``{year}`` and ``{forecast_year}``."""
    filled = text.replace("{year}", str(year)).replace("{forecast_year}", str(forecast_year))
    return bind_short_words(set_plain(filled, language), language)


def set_pull_quote(text: str, language: str) -> str:
    """Set a pull quote, whose lines end like those of a headline where they are wide enough."""
    words = text.rsplit(maxsplit=2)[-2:]
    if len(" ".join(words)) > QUOTE_LINE:
        return bind_short_words(set_plain(text, language), language)
    return set_headline(text, language)


def quoted(text: str, language: str) -> str:
    """Return the words of a text of a chapter, with quotation marks as they are set."""
    tokens = inline_text(language).parseInline(text, {})
    return "".join(
        child.content for token in tokens for child in token.children or [] if child.type == "text"
    )


def set_plain(text: str, language: str) -> str:
    """Set a text without markup, such as a title: quotation marks, dashes, ellipses, spaces."""
    (inline,) = plain_text(language).parseInline(text, {}) or [Token("inline", "", 0)]
    return "".join(token.content for token in inline.children or [])
