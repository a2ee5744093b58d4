"""What stands around the text of a chapter, in the words of a translation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from belpress.markdown.display import set_plain
from belpress.markdown.parsed import Item
from belpress.markdown.plain_words import plain_words
from belpress.model.author import Author
from belpress.model.edition import Forecast
from belpress.model.picture import Picture


def worded_opener(opener: Picture | None, texts: Mapping[str, str]) -> Picture | None:
    """Return the picture of an opener with other words; ``texts`` are those of its fields."""
    if opener is None:
        return None
    return replace(
        opener,
        alt=plain_words(texts.get("opener.alt", opener.alt)),
        credit=plain_words(texts.get("opener.credit", opener.credit)),
    )


def worded_authors(
    authors: Sequence[Author], texts: Mapping[str, str], language: str
) -> tuple[Author, ...]:
    """Return authors with their names and what is said of them in other words."""
    worded = []
    for index, author in enumerate(authors):
        name = texts.get(f"authors.{index}.name", author.name)
        bio = texts.get(f"authors.{index}.bio", "")
        portrait = author.portrait
        portrait = replace(portrait, alt=plain_words(name)) if portrait else None
        name, bio = set_plain(name, language), set_plain(bio, language) if bio else ""
        worded.append(replace(author, name=name, bio=bio, portrait=portrait))
    return tuple(worded)


def worded_forecast(item: Item, source: Forecast) -> Forecast:
    """Return a forecast with the words that it has in a translation."""
    return replace(source, html=item.html, text=item.text, excerpt=item.excerpt, notes=item.notes)
