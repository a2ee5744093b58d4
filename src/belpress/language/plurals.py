"""Languages as gettext and CLDR know them: their plural forms and English names."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from babel import Locale


def is_known(language: str) -> bool:
    """Whether CLDR knows a language, such as ``lt`` or ``pt-BR``."""
    return _locale(language) is not None


def english_name(language: str) -> str:
    """Return the name of a language in English; its tag if it is not known."""
    locale = _locale(language)
    return (locale and locale.get_display_name("en")) or language


def plural_forms(language: str) -> str:
    """Return the field ``Plural-Forms`` of a catalogue; empty for an unknown language.

    That of gettext's own table, and by the rules of CLDR for languages that are not in it.
    """
    locale = _locale(language)
    if locale is None:
        return ""
    from babel.messages.plurals import PLURALS, get_plural
    from babel.plural import to_gettext

    if locale.language in PLURALS:
        return str(get_plural(locale.language))
    return to_gettext(locale.plural_form)


@cache
def _locale(language: str) -> Locale | None:
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return None
