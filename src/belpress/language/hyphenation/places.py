"""Where a word may be divided, by the same dictionaries that the pages are laid out with."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

import pyphen

from belpress.language.hyphenation.dictionaries import (
    CHANGING,
    enlarged,
    keeping_letters,
    plain_dictionary,
)
from belpress.language.hyphenation.shipped import shipped_patterns
from belpress.language.hyphenation.words import HOUSE, patterns_of

MOST_OPEN = 8
"""Dictionaries that are kept open: one for each language and list of words."""
Places = Callable[[str], list[int]]
"""Returns the places of a word, as numbers of the characters before them."""


@lru_cache(MOST_OPEN)
def places_of(tag: str, language: str, words: str) -> Places | None:
    """Return what finds places in words of a language, or nothing where none are known.

    ``tag`` is the one that the text has; ``language`` what shipped rules are found by, and
    ``words`` those of the house, where it is the language of the whole text.
    """
    added = shipped_patterns(language) if language else ()
    own = [pattern for word in words.split() for pattern in patterns_of(word, HOUSE)]
    name = tag.replace("-", "_") if added else pyphen.language_fallback(tag)
    plain = plain_dictionary(name) if name else None
    if name in CHANGING and plain:
        plain = keeping_letters(plain)
    if not plain and not added:
        return None
    dictionary = enlarged(plain, [*added, *own]) if added or own else plain
    found: Places = pyphen.HyphDict(dictionary).positions
    return found
