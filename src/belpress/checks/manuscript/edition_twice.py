"""Two editions that would write the same files."""

from __future__ import annotations

from collections.abc import Iterator

from belpress.checks.rule import Finding, rule
from belpress.checks.subjects import Manuscript
from belpress.model.problem import Severity
from belpress.read.other_editions import namesakes


@rule(
    "edition-twice",
    why=(
        "Two editions would write the same files. PDFs are named after the title of their "
        "edition; without a year in it, one would overwrite the other."
    ),
    wrong="# edition.yaml\ntitle: Our Review\n---\n# 2029\nText.\n# 2030\nText.",
    right="# edition.yaml\ntitle: Yearbook 2030\n---\n# 2029\nText.\n# 2030\nText.",
    severity=Severity.ERROR,
)
def edition_twice(manuscript: Manuscript) -> Iterator[Finding]:
    """Find editions of other years whose title gives their files the names of this one's."""
    edition = manuscript.edition
    title = edition.file_title or edition.title
    for year, there in namesakes(manuscript.project, title, edition.year):
        yield Finding(
            f"title: the files of {edition.year} and of {year} would have the same name, "
            f'"{edition.name}.….pdf", so that one would overwrite the other',
            edition.place("title"),
            f"the other title is in {there}; give one of them its year",
        )
