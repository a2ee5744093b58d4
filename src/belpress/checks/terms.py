"""``manuscript/terms.yaml``: the words that a house writes in one way, and the unwanted variants.

A language, below it the preferred forms, and for each the variants that are not wanted::

    en:
      Lukashenka: [Lukashenko]
      Union State: [Union state, union state]
    be:
      Мінск*: Менск*

A form is found as it is written; one that begins with a small letter also where it begins a
sentence. A ``*`` at its end stands for any ending.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from belpress.model.problem import Problem, Source
from belpress.project.project import MANUSCRIPT, Project
from belpress.read.files import read_text
from belpress.read.frontmatter import Fields, load

TERMS = "terms.yaml"
MOST_FORMS = 1024
"""Forms whose patterns are remembered."""


@dataclass(frozen=True)
class Term:
    """One or more words as the house writes them, and the variants that it does not want."""

    preferred: str
    variants: tuple[str, ...]


@dataclass(frozen=True)
class Terms:
    """The terms of a project, by language, and what is wrong with the file."""

    by_language: Mapping[str, Sequence[Term]] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    def of(self, language: str) -> Sequence[Term]:
        """Return the terms of a language: ``be-Latn`` has its own, ``en-GB`` those of ``en``."""
        known = self.by_language
        return known.get(language) or known.get(without_region(language), ())


def without_region(language: str) -> str:
    """Return a language tag without its region: ``en`` for ``en-GB``; a script stays."""
    return re.sub(r"-[A-Z]{2}\Z", "", language)


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
    variants = written if isinstance(written, list) else [written]
    if not all(isinstance(form, str) and form.strip(" *") for form in [preferred, *variants]):
        message = f"{preferred}: expected the variants that are not wanted, each a text"
        hint = f'write "{preferred}: [variant, another]"'
    elif preferred in variants:
        message = f'{preferred}: "{preferred}" is its own variant'
        hint = "remove it from the list"
    else:
        return Term(preferred, tuple(variants))
    problems.append(Problem("terms-file", message, fields.place(path), hint=hint))
    return None


@lru_cache(MOST_FORMS)
def words_pattern(form: str) -> re.Pattern[str]:
    """Return the pattern of a form: its words, a capital at the beginning, and its ending."""
    stem = form.rstrip("*").strip()
    first = stem[0]
    begin = f"[{first}{first.upper()}]" if first.isalpha() else re.escape(first)
    rest = re.sub(r"(?:\\ )+", "[ \u00a0]", re.escape(stem[1:]))
    ending = r"[^\W\d_]*" if form.endswith("*") else ""
    return re.compile(rf"(?<!\w){begin}{rest}{ending}(?!\w)")
