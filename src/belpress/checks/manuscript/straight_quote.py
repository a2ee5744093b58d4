"""A straight quotation mark without its other half."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from belpress.checks.rule import Finding, rule
from belpress.checks.subjects import Manuscript
from belpress.checks.text import Text
from belpress.markdown.display import set_as_printed
from belpress.model.message import MessageKind

NEAR = 20
"""Characters that are shown to find the place by."""
HINTS = {
    '"': 'open and close every quotation, and leave no space inside it; \\" stays straight',
    "'": "close the quotation, or type ’ itself where it stands for letters left out",
}
_IN_PARAGRAPHS = (MessageKind.LEAD, MessageKind.PARAGRAPH)
_BESIDE = (MessageKind.ALT, MessageKind.CAPTION)
"""Texts of figures, which may stand between the paragraphs of one quotation."""


@rule(
    "straight-quote",
    why=(
        "Straight quotation marks are set as the language wants them, in pairs. One without its "
        "other half cannot be, and is printed straight. A quotation of several paragraphs opens "
        "at the head of each and closes in the last."
    ),
    wrong='The "special operation was no operation.',
    right='The "special operation" was no operation.',
)
def straight_quote(manuscript: Manuscript) -> Iterator[Finding]:
    """Find quotation marks that the typographer cannot turn the right way."""
    for flow in _flows(manuscript.texts):
        settings = set_as_printed([text.markdown for text in flow], manuscript.language)
        for text, setting in zip(flow, settings, strict=True):
            changed = {change.start for change in setting.changes}
            for place in setting.lone:
                char = setting.passage.text[place]
                near = setting.passage.text[place : place + NEAR].split(" ")[0]
                said = "stays straight" if place not in changed else "has no other half"
                where = f" at {near}" if near != char else ""
                at = text.place(text.offset(place))
                yield Finding(f"a quotation mark that {said}: {char}{where}", at, HINTS[char])


def _flows(texts: Sequence[Text]) -> Iterator[list[Text]]:
    """Yield the texts, those of paragraphs that follow each other together."""
    yield from ([text] for text in texts if text.kind in _BESIDE)
    running = (text for text in texts if text.kind not in _BESIDE)
    for (_, is_flowing), group in groupby(running, _flow):
        flow = list(group)
        yield from [flow] if is_flowing else ([text] for text in flow)


def _flow(text: Text) -> tuple[str, str]:
    is_paragraph = text.kind in _IN_PARAGRAPHS
    is_quotation = text.kind is MessageKind.QUOTATION
    return text.chapter, "paragraphs" if is_paragraph else "quotation" if is_quotation else ""
