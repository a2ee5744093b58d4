"""Which languages have patterns by which their words are divided."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import pyphen

from belpress.language.locales import chain, script_of

_SHIPPED = files("belpress.language") / "hyphenation"


@cache
def has_patterns(language: str) -> bool:
    """Whether there are patterns for a language, or for what it is a variant of."""
    if any((_SHIPPED / f"{tag}.txt").is_file() for tag in chain(language)):
        return True
    known = pyphen.language_fallback(language)
    return known is not None and script_of(known.replace("_", "-")) == script_of(language)
