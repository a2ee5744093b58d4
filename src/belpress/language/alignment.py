"""Which sentences of a translation say what which sentences of its source say.

Sentences of one passage stand in the same order in both, mostly one for one, and long ones are
translated by long ones (Gale and Church, 1993). Numbers, names and addresses, which are the same
in all languages, decide where lengths do not.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

VARIANCE = 6.8
"""Of the characters that stand for one character of the source (Gale and Church)."""
_SHAPES = {
    (1, 1): 0.0,
    (1, 2): 5.0,
    (2, 1): 5.0,
    (1, 0): 6.0,
    (0, 1): 6.0,
    (2, 2): 8.0,
    (1, 3): 8.0,
    (3, 1): 8.0,
}
"""How many sentences stand for how many, and what that costs; the scale is that of -ln p."""
SHORTEST, LONGEST = 0.75, 1.3
"""A whole translation to its source, in characters; beyond them sentences are missing."""
SHARED, ALONE = 2.5, 1.0
"""What a number or name in both gains, and one in only one of them costs."""
MOST_SENTENCES = 120
"""Of one passage; the time taken grows with the product of both sides."""
_NUMBER = re.compile(r"\d+(?:[ ,.\u00a0\u202f\u2009]\d+)*")
_ADDRESS = re.compile(r"\]\(([^)\s]+)|\[\^([^\]\s]+)\]|<([^>\s]+)>")
_NAME = re.compile(r"(?<=[\w,;:–—-] )[«“\"'(\[*„]*([^\W\d_][^\W_]+)|(?<!\w)([A-Z]{2,})(?!\w)")
_FOLDED = {
    **dict(zip("бвгґдзйклмнпрстфхцчшщжўѓјљњћђџ", "bvggdzjklmnprstfhccsszvgjlncdd", strict=True)),
    **dict(zip("βγδζθκλμνπρσςτφχ", "vgdztklmnprsstfh", strict=True)),
    **dict(zip("ბგდვზთკლმნპჟრსტფქღყშჩცძწჭხჯჰ", "bgdvztklmnpzrstpkgksccdcchdh", strict=True)),
    **dict(zip("բգդզթժլխծկհձղճմնշչպջռսվտրցւփքֆ", "bgdztzlhckhdgcmnscpdrsvtrcvpkf", strict=True)),
    **dict(zip("wqxkcy", ("v", "k", "ks", "k", "c", ""), strict=True)),
}
_PAIRS = {
    **{"sh": "s", "ch": "c", "zh": "z", "kh": "h", "ts": "c", "ph": "f", "ck": "k", "ee": "i"},
    **{"ξ": "ks", "ψ": "ps", "ου": "u", "ու": "u"},
}
_VOWELS = frozenset("aeiouyаеёиіоуыэюяїєъьj'’αεηιουωაეიოუաեէըիօոյ")
SKELETON = 4
"""Consonants by which a name is known: its endings differ from language to language."""


@dataclass(frozen=True)
class Bead:
    """Sentences of a source, and those that translate them, each from 0 with the last excluded.

    Either side may be empty.
    """

    source: tuple[int, int]
    translation: tuple[int, int]


def align(source: Sequence[str], translation: Sequence[str]) -> list[Bead]:
    """Return the sentences that belong together, in order; every sentence is in one bead.

    More than :data:`MOST_SENTENCES` on a side are one bead.
    """
    if max(len(source), len(translation)) > MOST_SENTENCES:
        return [Bead((0, len(source)), (0, len(translation)))]
    ratio = _ratio(source, translation)
    sides = [_Side.of(source), _Side.of(translation)]
    best: dict[tuple[int, int], tuple[float, Bead | None]] = {(0, 0): (0.0, None)}
    for first in range(len(source) + 1):
        for second in range(len(translation) + 1):
            found = [
                (best[first - one, second - other][0] + _cost(sides, bead, ratio), bead)
                for one, other in _SHAPES
                if one <= first and other <= second
                for bead in [Bead((first - one, first), (second - other, second))]
            ]
            if found:
                best[first, second] = min(found, key=lambda pair: pair[0])
    beads: list[Bead] = []
    place = len(source), len(translation)
    while (bead := best[place][1]) is not None:
        beads.append(bead)
        place = bead.source[0], bead.translation[0]
    return beads[::-1]


def counterpart(beads: Sequence[Bead], first: int, end: int) -> tuple[int, int] | None:
    """Return which sentences translate the sentences ``first`` to ``end`` (excluded) of a source.

    ``None`` if they have no translation of their own: sentences around them share it.
    """
    own = [bead for bead in beads if bead.source[0] < end and bead.source[1] > first]
    if not own or own[0].source[0] < first or own[-1].source[1] > end:
        return None
    start, stop = own[0].translation[0], own[-1].translation[1]
    return (start, stop) if start < stop else None


def anchors(text: str) -> Counter[str]:
    """Return the numbers, names and addresses of a text, in a form that all languages share."""
    found: Counter[str] = Counter()
    for address in _ADDRESS.finditer(text):
        found[f"@{next(filter(None, address.groups()))}"] += 1
    words = _ADDRESS.sub(" ", text)
    for number in _NUMBER.finditer(words):
        found[re.sub(r"\D", "", number[0])] += 1
    for name in _NAME.finditer(words):
        word = name[1] or name[2]
        if word[0].isupper() and len(bones := skeleton(word)) > 1:
            found[bones] += 1
    return found


def skeleton(word: str) -> str:
    """Return the first consonants of a name, the same in Latin and Cyrillic letters."""
    text = unicodedata.normalize("NFD", word.casefold().replace("ў", "в"))
    text = "".join(letter for letter in text if not unicodedata.combining(letter))
    for pair, one in _PAIRS.items():
        text = text.replace(pair, one)
    bones = "".join(_FOLDED.get(letter, letter) for letter in text if letter not in _VOWELS)
    return re.sub(r"(.)\1", r"\1", bones)[:SKELETON]


@dataclass(frozen=True)
class _Side:
    lengths: tuple[int, ...]
    anchors: tuple[Counter[str], ...]

    @classmethod
    def of(cls, parts: Sequence[str]) -> _Side:
        shown = [_ADDRESS.sub("", part).strip() for part in parts]
        return cls(tuple(map(len, shown)), tuple(map(anchors, parts)))

    def within(self, span: tuple[int, int]) -> tuple[int, Counter[str]]:
        """Return how long some sentences are together, and what they hold."""
        here = slice(*span)
        return sum(self.lengths[here]), sum(self.anchors[here], Counter())


def _ratio(source: Sequence[str], translation: Sequence[str]) -> float:
    """Return how long the translation is to its source, within what languages differ."""
    lengths = sum(map(len, source)), sum(map(len, translation))
    return min(max(lengths[1] / max(lengths[0], 1), SHORTEST), LONGEST)


def _cost(sides: Sequence[_Side], bead: Bead, ratio: float) -> float:
    one, other = bead.source, bead.translation
    shape = _SHAPES[one[1] - one[0], other[1] - other[0]]
    if one[0] == one[1] or other[0] == other[1]:
        return shape
    length, wanted = sides[0].within(one)
    other_length, found = sides[1].within(other)
    shared = (wanted & found).total()
    alone = wanted.total() + found.total() - 2 * shared
    return shape + _length_cost(length, other_length, ratio) - SHARED * shared + ALONE * alone


def _length_cost(source: int, translation: int, ratio: float) -> float:
    """Return -ln of how likely a translation of this length is."""
    mean = (source + translation / ratio) / 2
    delta = (translation - source * ratio) / math.sqrt(max(mean, 1) * VARIANCE)
    return -math.log(max(math.erfc(abs(delta) / math.sqrt(2)), 1e-9))
