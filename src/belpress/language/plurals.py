"""The plural forms of languages, as gettext writes them in catalogues."""

from __future__ import annotations

from belpress.language.locales import locale_of


def plural_forms(language: str) -> str:
    """Return the field ``Plural-Forms`` of a catalogue; empty for an unknown language.

    That of gettext's own table, and by the rules of CLDR for languages that are not in it.
    """
    locale = locale_of(language)
    if locale is None:
        return ""
    from babel.messages.plurals import PLURALS, get_plural
    from babel.plural import to_gettext

    if locale.language in PLURALS:
        return str(get_plural(locale.language))
    return to_gettext(locale.plural_form)
