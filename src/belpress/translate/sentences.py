"""The sentences of a message, which keep their markup."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from belpress.language import sentences
from belpress.markdown.texts import BLANK, blanked, marks

MOST_SENTENCES = 200
"""Of a message with markup; a longer one is one piece."""
MOST_MARKS = 400
"""Brackets and backticks of a message; one with more is one piece."""


def divided(text: str, language: str = "") -> list[str]:
    """Return the sentences of inline Markdown, each with the spaces behind it.

    Joined, they are the text again, and each has its markup whole: a link or emphasis that holds
    several sentences keeps them in one piece.
    """
    places = [0, *_ends(text, language), len(text)]
    return [text[start:end] for start, end in pairwise(places) if start < end]


def _ends(text: str, language: str) -> Iterator[int]:
    """Yield where sentences begin, beside the first, between which no markup is open."""
    if sum(map(text.count, "[]<`{")) > MOST_MARKS:
        return
    shown = [index for index, letter in enumerate(blanked(text)) if letter != BLANK]
    ends = [
        shown[place - 1] + 1
        for place in sentences.ends("".join(text[index] for index in shown), language)
    ]
    if len(shown) == len(text):
        yield from ends
        return
    start, wanted = 0, marks(text)
    for end in ends if len(ends) < MOST_SENTENCES else ():
        if marks(text[start:end]) + marks(text[end:]) == wanted:
            start, wanted = end, marks(text[end:])
            yield end
