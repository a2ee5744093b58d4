"""A figure without a caption."""

from __future__ import annotations

from collections.abc import Iterator

from belpress.checks.rule import Finding, rule
from belpress.checks.subjects import Manuscript


@rule(
    "caption-missing",
    why=(
        "A picture has no caption. Readers want to know what it has to do with the text, and who "
        "made it."
    ),
    wrong="![A square](../../assets/images/2030/plain.jpg)",
    right="![A square](../../assets/images/2030/plain.jpg)\n*A square. Photo: by nobody.*",
)
def caption_missing(manuscript: Manuscript) -> Iterator[Finding]:
    """Find figures without a caption."""
    for chapter in (*manuscript.edition.chapters, *manuscript.edition.drafts):
        for figure in chapter.figures:
            if not figure.text.strip():
                hint = "write it on the line below the picture: *What is seen. Photo: by whom.*"
                yield Finding("a figure without a caption", figure.source, hint)
