"""``manuscript/terms.yaml``: the words that a house writes in one way, and the unwanted variants.

A language, below it the preferred forms, and for each the variants that are not wanted::

    en:
      Lukashenka: [Lukashenko]
      Union State: [Union state, union state]
      Kyiv: {not: [Kiev], be: Кіеў, ru: [Киев, Києв]}
    be:
      Мінск*: Менск*

A form is found as it is written; one that begins with a small letter also where it begins a
sentence. A ``*`` at its end stands for any ending. Behind a language stands the translation, and
further forms that are accepted.
"""

from __future__ import annotations

import re
from typing import Any

from belpress.language.tags import instead_of
from belpress.model.problem import Problem, Source
from belpress.model.term import Term, Terms
from belpress.project.project import MANUSCRIPT, Project
from belpress.read.files import read_text
from belpress.read.frontmatter import Fields, load

TERMS = "terms.yaml"
NOT = "not"
"""Stands before the variants that are not wanted, where translations stand beside them."""


def terms_of(project: Project) -> Terms:
    """Read the terms of a project. Never raises for what the file says."""
    path = project.root / MANUSCRIPT / TERMS
    if not project.has(path):
        return Terms()
    problems: list[Problem] = []
    text = read_text(project, path, problems)
    at = Source(project.relative(path), 1)
    if text is None or not re.sub(r"(?m)^\s*(#.*)?$", "", text).strip():
        return Terms(problems=tuple(problems))
    fields = load(text, at)
    problems += fields.problems
    found = {
        language: [
            term
            for preferred, written in forms.items()
            if (term := _term(preferred, written, fields, (language, preferred), problems))
        ]
        for language, forms in fields.values.items()
        if _is_mapping(forms, fields, language, problems)
    }
    return Terms(found, tuple(problems))


def _is_mapping(forms: Any, fields: Fields, language: str, problems: list[Problem]) -> bool:  # noqa: ANN401
    if isinstance(forms, dict):
        return True
    message = f"{language}: expected terms, indented below the language"
    hint = 'write "en:", and below it "  Kyiv: [Kiev]"'
    problems.append(Problem("terms-file", message, fields.place((language,)), hint=hint))
    return False


def _term(
    preferred: str,
    written: Any,  # noqa: ANN401 - whatever stands in the file
    fields: Fields,
    path: tuple[str, str],
    problems: list[Problem],
) -> Term | None:
    given = dict(written) if isinstance(written, dict) else {NOT: written}
    variants = _forms(given.pop(NOT, []))
    translations = {language: _forms(forms) for language, forms in given.items()}
    every = [preferred, *variants, *(form for forms in translations.values() for form in forms)]
    are_forms = all(isinstance(form, str) and form.strip(" *") for form in every)
    are_languages = not any(map(instead_of, translations))
    if not are_forms or not are_languages or not all(translations.values()):
        message = (
            f"{preferred}: expected the variants that are not wanted, or translations by language, "
            "each a text"
        )
        hint = f'write "{preferred}: [variant, another]", or "{preferred}: {{be: translation}}"'
    elif preferred in variants:
        message = f'{preferred}: "{preferred}" is its own variant'
        hint = "remove it from the list"
    else:
        return Term(preferred, variants, translations)
    problems.append(Problem("terms-file", message, fields.place(path), hint=hint))
    return None


def _forms(written: Any) -> tuple[Any, ...]:  # noqa: ANN401 - whatever stands in the file
    return tuple(written) if isinstance(written, list) else (written,)
