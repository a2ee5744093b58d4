"""A text that only says what is to be written in its place."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from belpress.checks.rule import Finding, rule
from belpress.checks.subjects import Manuscript
from belpress.markdown.texts import shortened


@rule(
    "text-placeholder",
    why=(
        "A text is still asked for. All of it stands in square brackets, as “belpress new” "
        "writes what goes where, or as you may yourself; it would be printed as it is."
    ),
    wrong="[The text: what happened in 2030, and why.]",
    right="In 2030 it rained [and not only in May], as nobody had foreseen.",
)
def text_placeholder(manuscript: Manuscript) -> Iterator[Finding]:
    """Find texts that stand in square brackets as a whole."""
    edition = manuscript.edition
    chapters = (*edition.chapters, *edition.drafts)
    for message in chain(edition.messages, *(chapter.messages for chapter in chapters)):
        if message.is_asked_for:
            yield Finding(
                f'a text is asked for: "{shortened(message.text)}"',
                message.source,
                "write it in the place of the brackets",
            )
