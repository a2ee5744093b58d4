"""Dashes between words: which hyphens stand for one, and the spaces on both its sides."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import groupby

from belpress.language.habits import NBSP, DashStyle, Habits
from belpress.language.spaces import SPACE

EN_DASH, EM_DASH = "–", "—"
JOINER = "\u2060"
"""Keeps a line from ending between a dash and the word it stands close to."""
_NO_DASH = r"[^\s\u2010-\u2015\u2212-]"
_OPENING = re.compile(r"(?:\A|(?<=[\s«“\"(]))—()(?=[\w«“\"¿¡(])")
_CLOSING = re.compile(r"(?<=[\w»”\")…!?.%])()—(?=[\s.,;:!?)»”\"]|\Z)")
_BETWEEN_WORDS = re.compile(r"(?<=[\w»”’\"')…!?.,%])()—(?=[\w«“‘\"'(])")
_SPACED = re.compile(rf"(?<={_NO_DASH})({SPACE})(---?|[-\u2013\u2014])({SPACE})(?={_NO_DASH})")
_LAST = re.compile(rf"(?<={_NO_DASH})({SPACE})(---?)(?=[\"'”’»)\].,;:!?]|\Z)")
_FIRST = re.compile(rf"(?:\A|(?<=[\n\"“«„(]))(---?)(?={SPACE})")
_CLOSED = re.compile(rf"(?<={_NO_DASH})(---?)(?={_NO_DASH})")
_END_OF_SENTENCE = re.compile(r"[.!?…][\"'”’»)]*\s|\n")
_BETWEEN_FIGURES = re.compile(r"(?<=\d)--(?=\d)")
_CLOSE = {
    DashStyle.SPACED: (),
    DashStyle.CLOSED: (_BETWEEN_WORDS,),
    DashStyle.PAIRED: (_OPENING, _CLOSING),
}
"""Typed dashes that stand close to a word."""


def dashes(text: str, own: Habits) -> Iterator[tuple[re.Match[str], tuple[str, ...]]]:
    """Find dashes, each as a match whose groups are to be other texts, and which."""
    for found, before, after in _spaced(text, own):
        yield found, (before, own.dash, after)
    for pattern in _CLOSE[own.dash_style]:
        for found in pattern.finditer(text):
            yield found, (JOINER,)
    is_closed = own.dash_style is DashStyle.CLOSED
    for found in _LAST.finditer(text):
        yield found, (JOINER if is_closed else NBSP, own.dash)
    for found in _FIRST.finditer(text):
        yield found, (own.dash,)
    for found in _CLOSED.finditer(text):
        is_short = found[1] == "--" and (not is_closed or _is_range(text, found))
        long = f"{JOINER}{EM_DASH}" if is_closed else EM_DASH
        yield found, (EN_DASH if is_short else long,)


def _is_range(text: str, found: re.Match[str]) -> bool:
    return _BETWEEN_FIGURES.match(text, found.start()) is not None


def _spaced(text: str, own: Habits) -> Iterator[tuple[re.Match[str], str, str]]:
    """Find dashes between spaces, each with what stands before and behind it."""
    if own.dash_style is DashStyle.PAIRED:
        for sentence in _sentences(text):
            yield from _paired(sentence)
        return
    before, after = (JOINER, "") if own.dash_style is DashStyle.CLOSED else (NBSP, " ")
    for found in _SPACED.finditer(text):
        yield found, before, after


def _sentences(text: str) -> Iterator[list[re.Match[str]]]:
    """Yield the spaced dashes of each sentence."""
    ends = [found.end() for found in _END_OF_SENTENCE.finditer(text)]
    found = _SPACED.finditer(text)
    for _, inside in groupby(found, key=lambda dash: bisect_right(ends, dash.start())):
        yield list(inside)


def _paired(sentence: list[re.Match[str]]) -> Iterator[tuple[re.Match[str], str, str]]:
    """Yield two dashes of a sentence close to what they enclose; others between spaces."""
    if len(sentence) == 2:
        first, second = sentence
        yield first, " ", JOINER
        yield second, JOINER, " "
        return
    for found in sentence:
        yield found, NBSP, " "
