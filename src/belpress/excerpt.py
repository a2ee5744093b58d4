"""Finding an excerpt in a text: case, spaces, quotation marks and a last full stop aside."""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence

_QUOTES = re.compile("[\"'“”‘’„«»]")
_SENTENCE_END = re.compile(r"(?<=[.!?…])\s+")


def normalise(text: str) -> str:
    """Return a text as it is compared: folded, without quotation marks or a last full stop."""
    text = _QUOTES.sub("", text.casefold()).replace("—", "–").replace("...", "…")
    return " ".join(text.split()).rstrip(".… ")


def find(excerpt: str, texts: Sequence[str]) -> tuple[int, float] | None:
    """Find an excerpt.

    Returns the index of the text that holds it and how far down in that text it begins (0 to 1),
    or ``None``.
    """
    wanted = normalise(excerpt)
    if not wanted:
        return None
    for index, text in enumerate(texts):
        haystack = normalise(text)
        position = haystack.find(wanted)
        if position >= 0:
            return index, position / max(len(haystack), 1)
    return None


def nearest_sentence(excerpt: str, texts: Sequence[str]) -> str:
    """Return the sentence most like an excerpt, or an empty string where none is like it."""
    sentences = [one for text in texts for one in _SENTENCE_END.split(text) if one.strip()]
    wanted = set(normalise(excerpt).split())
    if not wanted:
        return ""

    def shared(sentence: str) -> float:
        words = set(normalise(sentence).split())
        return len(words & wanted) / max(len(words | wanted), 1)

    best = sorted(sentences, key=shared, reverse=True)[:5]
    matcher = difflib.SequenceMatcher(b=normalise(excerpt), autojunk=False)

    def likeness(sentence: str) -> float:
        matcher.set_seq1(normalise(sentence))
        return matcher.ratio()

    ranked = max(best, key=likeness, default="")
    return ranked.strip() if ranked and likeness(ranked) > 0.35 else ""
