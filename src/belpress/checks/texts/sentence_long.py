"""A sentence that is too long to be read at once."""

from __future__ import annotations

from collections.abc import Iterator

from belpress.checks.rule import Finding, rule
from belpress.checks.subjects import RUNNING
from belpress.checks.text import Text

WORD_LIMIT = 60
"""Words of a sentence; plain English wants half of them, and some thoughts need more."""


@rule(
    "sentence-long",
    why=f"A sentence has more than {WORD_LIMIT} words. Readers lose the thread.",
    wrong="The regime, " + "which held the power and the purse and the press, " * 6 + "won.",
    right="The regime held the power and the purse and the press. It won.",
)
def sentence_long(text: Text) -> Iterator[Finding]:
    """Find sentences of too many words."""
    if text.kind not in RUNNING:
        return
    for sentence in text.sentences:
        words = sum(any(map(str.isalnum, word)) for word in sentence.split())
        if words > WORD_LIMIT:
            beginning = " ".join(sentence.split()[:4])
            said = f'a sentence of {words} words: "{beginning} …"'
            at = text.place(text.markdown.find(beginning))
            yield Finding(said, at, "divide it, or make a list of it")
