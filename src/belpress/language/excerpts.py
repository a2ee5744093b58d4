"""Finding an excerpt in a text.

Case, spaces, quotation marks, the kinds of dashes and a last full stop make no difference.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate

from belpress.language.sentences import sentences

COMPARED = 300
"""Characters or words of two sentences that are compared: it takes time by their square."""
_QUOTES = re.compile("[\"'`´′″“”‘’‚„«»‹›\u00ad\u200b\u2060]")
_DASHES = re.compile(r"\s*[-‐‑‒–—−]+\s*")
_ESCAPE = re.compile(r"\\(?=[!-/:-@\[-`{-~ ])")
_BEFORE_PERCENT = re.compile(r"\s+(?=%)")
_AROUND = '"“”‘„«»‹›()[],;:.!?…'
_STOPS = ".… "


TOLD = 4
"""Differences between two passages that are listed one by one."""


def normalise(text: str) -> str:
    """Return a text as it is compared: as typed and as set are the same.

    Folded, without quotation marks, soft hyphens and the last full stop, and with one kind of dash.
    """
    return _folded(text).rstrip(_STOPS)


def _folded(text: str) -> str:
    text = _QUOTES.sub("", _ESCAPE.sub("", text.casefold())).replace("...", "…")
    text = _BEFORE_PERCENT.sub("", unicodedata.normalize("NFC", text))
    return " ".join(_DASHES.sub("-", text).split())


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


def drift_hint(excerpt: str, texts: Sequence[str]) -> str:
    """Say which sentence an excerpt was probably taken from, and in which words they differ."""
    nearest = nearest_sentence(excerpt, texts)
    if not nearest:
        return ""
    said = differences(excerpt, nearest)
    return f'the nearest sentence is "{nearest}"' + (f": {said}" if said else "")


def whole_sentences(excerpt: str, text: str) -> tuple[int, int] | None:
    """Return which sentences of a text (from 0, the last one excluded) an excerpt consists of.

    ``None`` if it does not begin and end with a sentence.
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
    """Return the sentence most similar to an excerpt, or an empty string if none is similar.

    For an excerpt of several sentences, the same number of consecutive sentences.
    """
    count = max(len(sentences(excerpt)), 1)
    parts = [run for text in texts for run in _runs(sentences(text), count)]
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


def differences(excerpt: str, sentence: str) -> str:
    """Say in which words an excerpt differs from a sentence of the body, for people.

    Such as ``the body has "prevented", the quote "prevention"``; empty if they differ in more than
    :data:`TOLD` places, where a list would say less than the two texts, or are very long.
    """
    body, quote = sentence.split(), excerpt.split()
    if max(len(body), len(quote)) > COMPARED:
        return ""
    matcher = difflib.SequenceMatcher(
        None, [_core(word) for word in body], [_core(word) for word in quote], autojunk=False
    )
    said = []
    for kind, start, end, first, last in matcher.get_opcodes():
        of_body, of_quote = _bare(body[start:end]), _bare(quote[first:last])
        if kind == "replace":
            said.append(f'the body has "{of_body}", the quote "{of_quote}"')
        elif kind == "delete":
            said.append(f'the quote lacks "{of_body}"')
        elif kind == "insert":
            said.append(f'the quote adds "{of_quote}"')
    return "; ".join(said) if len(said) <= TOLD else ""


def _bare(words: Sequence[str]) -> str:
    """Return words without the punctuation around them, unless there is nothing else."""
    joined = " ".join(words)
    return joined.strip(_AROUND) or joined


def _core(word: str) -> str:
    """Return a word for comparing: the marks around it count only if there is nothing else."""
    return normalise(word).strip(_AROUND) or word


def _runs(parts: Sequence[str], count: int) -> list[str]:
    """Return every run of ``count`` consecutive sentences; of a shorter text, the whole text."""
    last = max(len(parts) - count, 0)
    return [" ".join(parts[first : first + count]) for first in range(last + 1)]
