"""Texts of the front matter, set as the language wants them."""

from __future__ import annotations

from collections.abc import Sequence

from markdown_it.token import Token

from belpress.language.dashes import JOINER
from belpress.language.typography import Setting, bind_last_words, bind_short_words, set_passages
from belpress.markdown.parser import inline_text, plain_text
from belpress.markdown.plain_words import plain_words
from belpress.markdown.typographer import words_of

QUOTE_LINE = 16
"""About how many characters fit on a line of a pull quote in the margin."""


def set_lines(text: str, language: str) -> tuple[str, ...]:
    """Set a title on the lines that its author wants; one where nothing is said."""
    return tuple(set_plain(line, language) for line in text.split("\n"))


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


def set_as_printed(texts: Sequence[str], language: str) -> tuple[Setting, ...]:
    """Set the words of paragraphs of a chapter that follow each other, and say what changes."""
    inline = [inline_text().parseInline(text, {})[0] for text in texts]
    return set_passages([words_of(token) for token in inline], language)


def set_plain(text: str, language: str) -> str:
    """Set a text such as a title: its words alone, on one line, in the signs of the language."""
    words = " ".join(plain_words(text).split("\n"))
    (inline,) = plain_text(language).parseInline(words, {}) or [Token("inline", "", 0)]
    # Titles go into bookmarks and properties too, where a joiner would be a strange character
    return "".join(token.content for token in inline.children or []).replace(JOINER, "")
