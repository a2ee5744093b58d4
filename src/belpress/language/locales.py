"""What CLDR, the locale data of Unicode, says of languages."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from babel import Locale

RIGHT_TO_LEFT = (
    *("Adlm", "Arab", "Aran", "Hebr", "Mand", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa", "Yezi"),
)
"""Scripts that are written from right to left."""
_SCRIPT = re.compile(r"[A-Z][a-z]{3}")
_DAY_AND_MONTH = re.compile(r"d+(?P<between>(?:[^My']|'[^']*')*)M+|M+(?P<behind>[^dy]*)d+")


@dataclass(frozen=True)
class Numbers:
    """The signs in numbers, and what stands before a percent sign: nothing, or a space."""

    decimal: str
    group: str
    percent: str


def chain(language: str) -> tuple[str, ...]:
    """Return a tag and what it is a variant of: ``de-CH``, ``de``.

    Another script is another language: ``sr-Latn-RS``, ``sr-Latn``, and not ``sr``. The usual
    script of a language goes without saying: ``sr-Cyrl`` is ``sr``.
    """
    parts = language.split("-")
    shortest = 1
    if len(parts) > 1 and _SCRIPT.fullmatch(parts[1]):
        if parts[1] == script_of(parts[0]):
            del parts[1]
        else:
            shortest = 2
    return tuple("-".join(parts[:length]) for length in range(len(parts), shortest - 1, -1))


@cache
def locale_of(language: str) -> Locale | None:
    """Return the locale of a language tag, or of what it is a variant of; ``None`` if unknown."""
    from babel import Locale, UnknownLocaleError

    for tag in chain(language):
        try:
            return Locale.parse(tag, sep="-", resolve_likely_subtags=False)
        except (UnknownLocaleError, ValueError):
            continue
    return None


@cache
def script_of(language: str) -> str:
    """Return the script of a language, such as ``Latn``; empty where it is not known."""
    parts = language.split("-")
    if len(parts) > 1 and _SCRIPT.fullmatch(parts[1]):
        return parts[1]
    regions = [part for part in parts[1:] if part.isupper()]
    for tag in ("_".join([parts[0], *regions[:1]]), parts[0]):
        likely = str(_global("likely_subtags").get(tag, "")).split("_")
        if len(likely) > 1:
            return likely[1]
    return ""


def script_name(script: str) -> str:
    """Return the name of a script in English: ``Georgian`` for ``Geor``."""
    return str(_english().scripts.get(script, script))


def language_name(language: str) -> str:
    """Return the name of a language in English, or its tag where it has none."""
    names = _english().languages
    tags = (*chain(language), language.partition("-")[0])
    known = (names.get(tag.replace("-", "_")) for tag in tags)
    return str(next(filter(None, known), language))


def is_right_to_left(language: str) -> bool:
    """Whether a language is written from right to left."""
    locale = locale_of(language)
    is_so = locale is not None and locale.character_order == "right-to-left"
    return is_so or script_of(language) in RIGHT_TO_LEFT


def months_of(language: str, width: str) -> tuple[str, ...]:
    """Return the names of the months as they stand in dates, ``wide`` or ``abbreviated``.

    Those of English for a language that is not known.
    """
    locale = locale_of(language) or _english()
    return tuple(locale.months["format"][width].values())


def numbers_of(language: str) -> Numbers:
    """Return how numbers are written; as in English if a language is not known."""
    locale = locale_of(language) or _english()
    symbols: Mapping[str, Any] = locale.number_symbols
    signs = symbols.get("latn", symbols)
    percent = re.search(r"(\s?)%\Z", locale.percent_formats[None].pattern)
    return Numbers(str(signs["decimal"]), str(signs["group"]), percent[1] if percent else "")


def date_of(language: str) -> str:
    """Return how day and month are written, as a pattern of CLDR: ``d. MMMM``, ``MMMM d``."""
    pattern = str((locale_of(language) or _english()).date_formats["long"].pattern)
    found = _DAY_AND_MONTH.search(pattern)
    return found[0].replace("'", "") if found else "d MMMM"


def _english() -> Locale:
    from babel import Locale

    return Locale("en")


def _global(name: str) -> Mapping[str, Any]:
    from babel.core import get_global

    return get_global(name)  # type: ignore[arg-type]
