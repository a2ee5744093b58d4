"""The languages of an edition: which cannot be set, and what is not set by the rules of one."""

from __future__ import annotations

from belpress.language.locales import language_name
from belpress.language.patterns import has_patterns
from belpress.language.support import lack, refusal
from belpress.model.problem import Source
from belpress.read.frontmatter import Fields
from belpress.read.mistakes import Mistakes
from belpress.read.schema import EditionFields


def check_languages(front: EditionFields, fields: Fields, mistakes: Mistakes) -> None:
    """Report languages that are set wrongly, in part or at all, each at its place."""
    _check("language", front.language, fields.place(("language",)), mistakes)
    for index, translation in enumerate(front.translations):
        at = fields.place(("translations", index))
        _check("translations", translation.language, at, mistakes)


def _check(field: str, language: str, at: Source, mistakes: Mistakes) -> None:
    said = f'{field}: "{language}" ({language_name(language)})'
    if why := refusal(language):
        hint = "it would be set wrongly; leave it out"
        mistakes.error("language-script", f"{said} {why}", at, hint)
        return
    if why := lack(language):
        hint = "look at its pages; a language is a file that can be added to belpress"
        mistakes.warn("language-partly", f"{said}: {why}", at, hint)
    if not has_patterns(language):
        hint = "its lines are uneven; put soft hyphens into long words where lines need them"
        mistakes.warn(
            "language-undivided", f"{said}: there are no rules to divide its words", at, hint
        )
