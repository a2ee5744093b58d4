"""``manuscript/words.txt``: words that are right though no dictionary has them, one a line.

A word in small letters is accepted with a capital too; a ``*`` at its end stands for any ending;
the rest of a line behind ``#`` is a comment.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from belpress.model.problem import Problem
from belpress.project.project import MANUSCRIPT, Project
from belpress.read.files import read_text

WORDS = "words.txt"


@dataclass(frozen=True)
class Accepted:
    """Words that are accepted: whole ones, and beginnings of words; with what is wrong."""

    whole: frozenset[str] = frozenset()
    beginnings: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()

    def has(self, word: str) -> bool:
        """Whether a word is accepted, as it is written or in small letters."""
        forms = {word, word.lower(), word.capitalize() if word.isupper() else word}
        return bool(forms & self.whole) or any(
            form.startswith(self.beginnings) for form in forms if self.beginnings
        )


def accepted_words(project: Project, more: Iterable[str] = ()) -> Accepted:
    """Read the words that a project accepts, and add ``more`` to them. Never raises."""
    problems: list[Problem] = []
    path = project.root / MANUSCRIPT / WORDS
    text = read_text(project, path, problems) if project.has(path) else None
    lines = re.sub("#.*", "", text or "").replace("’", "'")
    words = [*lines.split(), *(word for form in more for word in form.split())]
    return Accepted(
        frozenset(word for word in words if not word.endswith("*")),
        tuple(word.rstrip("*") for word in words if word.strip("*") and word.endswith("*")),
        tuple(problems),
    )
