"""An alt text that says what the caption says."""

from __future__ import annotations

from collections.abc import Iterator

from belpress.checks.rule import Finding, rule
from belpress.checks.subjects import Manuscript
from belpress.language.excerpts import normalise
from belpress.model.block import BlockKind
from belpress.model.message import MessageKind


@rule(
    "alt-is-caption",
    why=(
        "An alt text repeats the caption. The alt text describes the picture to people who "
        "cannot see it; the caption tells everybody what it means. People who listen to both "
        "hear the same words twice."
    ),
    wrong="![Flowers at the gate](../../assets/images/2030/plain.jpg)\n*Flowers at the gate.*",
    right="![A heap of roses](../../assets/images/2030/plain.jpg)\n*Flowers at the gate.*",
)
def alt_is_caption(manuscript: Manuscript) -> Iterator[Finding]:
    """Find figures whose alt text and caption have the same words."""
    alts = {text.origin: text.source for text in manuscript.texts if text.kind is MessageKind.ALT}
    for chapter in (*manuscript.edition.chapters, *manuscript.edition.drafts):
        for figure in chapter.figures:
            alt = normalise(figure.picture.alt)
            if figure.kind is BlockKind.FIGURE and alt and alt == normalise(figure.text):
                at = alts.get(figure.source, figure.source)
                hint = "write between the square brackets what the picture shows"
                yield Finding("the alt text repeats the caption", at, hint)
