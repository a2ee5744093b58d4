"""Finding an excerpt in a text: case, spaces, quotation marks and a last full stop aside."""

from __future__ import annotations

import difflib
import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate

COMPARED = 300
"""Characters of two sentences by which they are compared, since that takes time by their square."""
_QUOTES = re.compile("[\"'“”‘’„«»‹›\u00ad]")
_STOPS = ".… "
_STOP = re.compile(r"[.!?…][”\"’»“›)]*\s+(?=[«“„\"'(‹—–-]*\s?(\w))")
_ABBREVIATED = re.compile(
    r"\b(?:[^\W\d]|гг|стр|рис|гл|млн|млрд|тыс|долл|дол|руб|мал|стар|vol|fig|no|pp)\.\Z"
)


def normalise(text: str) -> str:
    """Return a text as it is compared: folded, no quotation marks, soft hyphens, last full stop."""
    return _folded(text).rstrip(_STOPS)


def _folded(text: str) -> str:
    text = _QUOTES.sub("", text.casefold()).replace("—", "–").replace("...", "…")
    return " ".join(text.split())


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


def sentences(text: str) -> list[str]:
    """Divide a text into its sentences; initials and common abbreviations end none."""
    parts: list[str] = []
    start = 0
    for stop in _STOP.finditer(text):
        part = text[start : stop.end()].strip()
        if stop[1] == stop[1].lower() and not stop[1].isdigit():
            continue
        if not _ABBREVIATED.search(part):
            parts.append(part)
            start = stop.end()
    parts.append(text[start:].strip())
    return [part for part in parts if part]


def whole_sentences(excerpt: str, text: str) -> tuple[int, int] | None:
    """Return which sentences of a text (from 0, the last one excluded) an excerpt consists of.

    ``None`` where it does not begin and end with a sentence.
    """
    wanted, parts = normalise(excerpt), [_folded(part) for part in sentences(text)]
    whole = " ".join(parts)
    ends = list(accumulate((len(part) + 1 for part in parts), initial=-1))[1:]
    for first, part in enumerate(parts):
        start = ends[first] - len(part)
        if whole.startswith(wanted, start):
            end = bisect_left(ends, start + len(wanted))
            if not whole[start + len(wanted) : ends[end]].strip(_STOPS):
                return first, end + 1
    return None


def nearest_sentence(excerpt: str, texts: Sequence[str]) -> str:
    """Return the sentence most like an excerpt, or an empty string where none is like it."""
    parts = [one for text in texts for one in sentences(text)]
    wanted = set(normalise(excerpt).split())
    if not wanted:
        return ""

    def shared(sentence: str) -> float:
        words = set(normalise(sentence).split())
        return len(words & wanted) / max(len(words | wanted), 1)

    best = sorted(parts, key=shared, reverse=True)[:5]
    matcher = difflib.SequenceMatcher(b=normalise(excerpt)[:COMPARED], autojunk=False)

    def likeness(sentence: str) -> float:
        matcher.set_seq1(normalise(sentence)[:COMPARED])
        return matcher.ratio()

    ranked = max(best, key=likeness, default="")
    return ranked.strip() if ranked and likeness(ranked) > 0.35 else ""
