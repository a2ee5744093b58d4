"""Mistakes in ``manuscript/terms.yaml``."""

from __future__ import annotations

from collections.abc import Iterator

from belpress.checks.rule import Finding, rule
from belpress.checks.subjects import Manuscript


@rule(
    "terms-file",
    why="A term in manuscript/terms.yaml cannot be read. It is not looked for in the texts.",
    wrong="# terms.yaml\nen:\n  Kyiv: [Kyiv, Kiev]\n---\nKyiv was calm.",
    right="# terms.yaml\nen:\n  Kyiv: [Kiev]\n---\nKyiv was calm.",
)
def terms_file(manuscript: Manuscript) -> Iterator[Finding]:
    """Tell what is wrong with the list of terms."""
    for problem in manuscript.house_terms.problems:
        yield Finding(problem.message, problem.source, problem.hint)
