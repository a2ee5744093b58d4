"""An alt text that says what the caption says."""

from __future__ import annotations

from collections.abc import Iterator

from belpress.checks.rule import Finding, rule
from belpress.checks.subjects import Manuscript
from belpress.language.excerpts import normalise
from belpress.model.edition import BlockKind
from belpress.model.message import MessageKind


@rule(
    "alt-is-caption",
    why=(
        "An alt text does not repeat the caption. It tells those who cannot see a picture "
        "what it shows; the caption tells everybody what it means. Whoever listens to both "
        "should not hear the same twice."
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
                mend = "write between the square brackets what the picture shows"
                yield Finding("the alt text is the caption once more", at, mend)
