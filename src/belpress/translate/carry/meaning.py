"""Whether a change of a source leaves its meaning alone, and in what two texts differ."""

from __future__ import annotations

import difflib
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from belpress.translate.carry.cosmetic import NAMED
from belpress.translate.carry.pieces import Kind, Piece, pieces

_ARTICLES = {"en": {"a": "a", "an": "a", "the": "the"}}
"""Articles, each with the one that it is a form of."""
_SPELLINGS = (
    (re.compile(r"(?<=\w\w)is(?=(?:e|ed|es|er|ers|ing|ation|ations)\b)"), "iz"),
    (re.compile(r"(?<=\w\w)yse(?=[ds]?\b)"), "yze"),
    (re.compile(r"(?<=\w\w)our(?=\w*\b)"), "or"),
    (re.compile(r"(?<=[^\W\daeiou])re\b"), "er"),
    (re.compile(r"ll(?=(?:ed|ing|er|ers)\b)"), "l"),
    (re.compile(r"ae|oe"), "e"),
    (re.compile(r"(?<=\w)gement\b"), "gment"),
)
"""British and American spellings of one word become the same; so may two words, but never often."""
_WORD = re.compile(r"\s+|\w+(?:[.,'’-]\w+)*|.", re.DOTALL)


def is_same(old: str, new: str, language: str) -> bool:
    """Whether two texts differ in spelling, capitals, hyphens, articles or punctuation alone.

    Numbers, addresses, footnotes, emphasis and questions are the same then, and so are all other
    words, in the same order. An article may be added or removed, but not be another one.
    """
    before, after = pieces(old), pieces(new)
    if _named(before) != _named(after) or _words(before, language) != _words(after, language):
        return False
    articles = _articles(before, language), _articles(after, language)
    return not (articles[0] - articles[1] and articles[1] - articles[0])


def _articles(parts: Sequence[Piece], language: str) -> Counter[str]:
    known = _ARTICLES.get(language.partition("-")[0], {})
    words = (part.text.casefold() for part in parts if part.kind is Kind.WORD)
    return Counter(known[word] for word in words if word in known)


def _words(parts: Sequence[Piece], language: str) -> str:
    """Return all words of a text as one, so that compounds may be written in any way."""
    articles = _ARTICLES.get(language.partition("-")[0], {})
    found = []
    for part in parts:
        if part.kind in (Kind.NUMBER, Kind.EMPHASIS):
            found.append(part.text if part.kind is Kind.NUMBER else part.form)
        elif part.kind is Kind.STOP and part.form == "?":
            found.append("?")
        elif part.kind is Kind.WORD and part.text[0].isalpha():
            word = part.text.casefold()
            found.append("" if word in articles else _spelt(word))
        elif part.kind is Kind.WORD and part.text not in "-()":
            found.append(part.text)
    return "".join(found)


def _spelt(word: str) -> str:
    for pattern, instead in _SPELLINGS:
        word = pattern.sub(instead, word)
    return word


def _named(parts: Sequence[Piece]) -> list[tuple[Kind, str]]:
    return [(part.kind, part.value) for part in parts if part.kind in NAMED]


@dataclass(frozen=True)
class Difference:
    """A run of words: in both texts, only in the ``old`` one, or only in the ``new`` one."""

    old: str
    new: str

    @property
    def is_same(self) -> bool:
        """Whether it stands in both."""
        return self.old == self.new


def differences(old: str, new: str) -> tuple[Difference, ...]:
    """Return two texts side by side, run by run; joined, the sides are the texts."""
    sides = _WORD.findall(old), _WORD.findall(new)
    matcher = difflib.SequenceMatcher(None, *sides, autojunk=False)
    return tuple(
        Difference("".join(sides[0][first:end]), "".join(sides[1][other:stop]))
        for _, first, end, other, stop in matcher.get_opcodes()
    )
