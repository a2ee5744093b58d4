"""How far a language can be set: by its own rules, by what CLDR says of it, or not at all."""

from __future__ import annotations

from belpress.language import locales
from belpress.language.data_files import data_of

ALPHABETS = ("Latn", "Cyrl", "Grek", "Geor", "Armn")
"""Scripts that pages can be set in: letters beside each other, from left to right, and spaces."""
_EAST_ASIAN = (*("Bopo", "Hang", "Hani", "Hans", "Hant", "Hira", "Hrkt", "Jpan", "Kana", "Kore"),)


def refusal(language: str) -> str:
    """Say why a language cannot be set, as the end of a sentence; empty if it can."""
    script = locales.script_of(language)
    if locales.is_right_to_left(language):
        return "is written from right to left, and pages are made for left to right alone"
    if script in _EAST_ASIAN:
        return "has line ends, emphasis and marks of its own, which belpress does not know"
    if script and script not in ALPHABETS:
        name = locales.script_name(script)
        return f"is written in {name} letters, whose line ends and shapes belpress does not know"
    return ""


def lack(language: str) -> str:
    """Say what is not set by the rules of a language, as a sentence; empty if all of it is."""
    if data_of(language):
        return ""
    if locales.locale_of(language) is None:
        return "nothing is known of it, and it is set as English is"
    return (
        "only its quotation marks, numbers and months are known, from CLDR; dashes, units and "
        "words that stay together are set as in most languages, and labels are in English"
    )
