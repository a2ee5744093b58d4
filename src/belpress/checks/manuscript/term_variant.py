"""A term in another form than the one the house prefers."""

from __future__ import annotations

from collections.abc import Iterator

from belpress.checks.rule import Finding, rule
from belpress.checks.subjects import Manuscript


@rule(
    "term-variant",
    why=(
        "A term is not written as the house writes it. For each language, manuscript/terms.yaml "
        "gives the preferred forms, and after each the variants that are not wanted."
    ),
    wrong="# terms.yaml\nen:\n  Union State: [Union state]\n---\nThe Union state is on paper.",
    right="# terms.yaml\nen:\n  Union State: [Union state]\n---\nThe Union State is on paper.",
)
def term_variant(manuscript: Manuscript) -> Iterator[Finding]:
    """Find the variants that ``manuscript/terms.yaml`` does not want."""
    for term in manuscript.terms:
        for variant in term.variants:
            for text, found in manuscript.uses_of(variant):
                said = f'"{found[0]}" is written "{term.preferred}" in this house'
                yield Finding(said, text.place(found.start()), f'write "{term.preferred}"')
