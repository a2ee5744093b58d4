"""The terms of a house: how it writes them, and how they are translated."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from belpress.model.problem import Problem


@dataclass(frozen=True)
class Term:
    """One or more words as the house writes them, and the variants that it does not want.

    ``translations`` are, by language, the term as it stands in a dictionary, and further forms that
    are accepted.
    """

    preferred: str
    variants: tuple[str, ...] = ()
    translations: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class Terms:
    """The terms of a project, by language, and what is wrong with the file."""

    by_language: Mapping[str, Sequence[Term]] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    def of(self, language: str) -> Sequence[Term]:
        """Return the terms of a language: ``be-Latn`` has its own, ``en-GB`` those of ``en``."""
        known = self.by_language
        return known.get(language) or known.get(without_region(language), ())

    def translated(self, language: str, other: str) -> Iterator[tuple[Term, tuple[str, ...]]]:
        """Yield the terms of a language that have a translation into another, with its forms."""
        for term in self.of(language):
            known = term.translations
            if forms := known.get(other) or known.get(without_region(other)):
                yield term, forms


def without_region(language: str) -> str:
    """Return a language tag without its region: ``en`` for ``en-GB``; a script stays."""
    return re.sub(r"-[A-Z]{2}\Z", "", language)
