"""Which languages have patterns by which their words are divided."""

from __future__ import annotations

from functools import cache

import pyphen

from belpress.language.locales import chain, script_of

OTHERS = ("be-Latn",)
"""Languages with patterns that do not come with pyphen."""


@cache
def has_patterns(language: str) -> bool:
    """Whether there are patterns for a language, or for what it is a variant of."""
    if any(tag in OTHERS for tag in chain(language)):
        return True
    known = pyphen.language_fallback(language)
    return known is not None and script_of(known.replace("_", "-")) == script_of(language)
