"""The fields of the front matter whose texts people write freely, without minding YAML."""

from __future__ import annotations

from belpress.read.free_texts import FreeTexts
from belpress.read.schema import NESTED, ChapterFields, EditionFields

_SECTIONS = ("opener", "pull_quotes", "last_year", "colour_keys", "publisher", "authors")
FREE_TEXTS = FreeTexts(
    fields={
        "": frozenset((*ChapterFields.model_fields, *EditionFields.model_fields)),
        **{name: frozenset(NESTED[name].model_fields) for name in _SECTIONS},
    },
    texts={
        "": frozenset(("title", "headline", "subtitle", "series", "author", "licence")),
        "opener": frozenset(("image", "alt", "credit", "focus")),
        "pull_quotes": frozenset(("text", "near")),
        "last_year": frozenset(("forecast", "outcome", "why")),
        "authors": frozenset(("name", "bio", "portrait")),
        "publisher": frozenset(("name", "place", "address")),
        "colour_keys": frozenset(("label", "symbol", "colour")),
    },
    named=frozenset(("labels",)),
    listed=frozenset(("pull_quotes", "last_year", "authors")),
)
