"""The terms of the house in messages and in their translations."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from belpress.language.term_forms import inflected_pattern, words_pattern
from belpress.markdown.texts import blanked, shortened
from belpress.model.message import Message, Standing, Wording
from belpress.model.problem import Problem, Severity
from belpress.model.term import Terms


def with_terms(
    messages: Mapping[str, Sequence[Message]], terms: Terms, written_in: str, language: str
) -> dict[str, tuple[Message, ...]]:
    """Return messages by catalogue with notes that say how their terms are translated."""
    return {
        name: tuple(_noted(message, terms, written_in, language) for message in ones)
        for name, ones in messages.items()
    }


def term_problems(
    worded: Sequence[tuple[Message, Wording]], terms: Terms, written_in: str, language: str
) -> Iterator[Problem]:
    """Find translations that lack the term of their language where the source has its own."""
    for message, wording in worded:
        if wording.standing is not Standing.TRANSLATED:
            continue
        words = blanked(wording.text)
        for term, forms in _in(message.text, terms, written_in, language):
            if not any(inflected_pattern(form).search(words) for form in forms):
                said = f'"{term}" is "{forms[0]}" in this house'
                text = f'{said}, which the translation of "{shortened(message.text)}" lacks'
                hint = (
                    f'write "{forms[0]}"; forms that are accepted too stand behind it in '
                    "manuscript/terms.yaml"
                )
                yield Problem("translation-term", text, wording.source, Severity.WARNING, hint)


def _noted(message: Message, terms: Terms, written_in: str, language: str) -> Message:
    found = _in(message.text, terms, written_in, language)
    said = (f"term: {term} = {forms[0]}" for term, forms in found)
    return replace(message, notes=(*message.notes, *said))


def _in(
    text: str, terms: Terms, written_in: str, language: str
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the terms that stand in a text, with the forms of their translation."""
    words = blanked(text)
    for term, forms in terms.translated(written_in, language):
        if words_pattern(term.preferred).search(words):
            yield term.preferred, forms
