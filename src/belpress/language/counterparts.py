"""Which sentences of a translated passage are those that somebody quotes from its source.

A translator may put sentences into another order, divide one or join two. What speaks for two
sentences being one in two languages: numbers and names, words that sound alike, punctuation, and
lengths. Where nothing speaks clearly, that is said.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, pairwise

from belpress.language.alignment import Bead, align, anchors, counterpart, skeleton

SURE = 0.5
"""What must speak against exchanging a sentence for another. In Belarusian and Russian, of all
pairs of sentences in a passage, every one has 0 and more, and 229 of 231 have 0.9 and more."""
NAMED, ALIKE, MARKED, LONG = 2.0, 1.0, 0.2, 0.3
"""What a shared name or number, a word that sounds alike, and a mark count, and a difference in
length, in standard deviations."""
VARIANCE = 7.0
"""Of the characters that stand for one character of the source."""
MOST_WAYS = 400
"""Ways to join sentences that are looked at."""
MOST_SENTENCES = 40
"""Of one passage that are compared; the time taken grows with their square."""
LEAST_GAIN = 1e-6
"""Less than this is rounding."""
_WORD = re.compile(r"[^\W\d_]{4,}")
_LEAST_BONES = 3
_MARKS = frozenset('",;:?!()–')
_ONE_KIND = str.maketrans("«»„“”—؟¿", '"""""–?¿')


@dataclass(frozen=True)
class Counterpart:
    """Sentences of a translation (from 0, the last excluded) that stand for some of its source.

    Where ``is_sure`` is false they are the likeliest, and may say more than those of the source.
    """

    first: int
    end: int
    is_sure: bool = True


def counterpart_of(
    source: Sequence[str], translation: Sequence[str], span: tuple[int, int]
) -> Counterpart:
    """Return which sentences of a translation stand for a ``span`` of those of its source."""
    if span == (0, len(source)):
        return Counterpart(0, len(translation))
    if list(source) == list(translation):
        return Counterpart(*span)
    if max(len(source), len(translation)) > MOST_SENTENCES:
        found = counterpart(align(source, translation), *span)
        return Counterpart(*(found or (0, len(translation))), is_sure=False)
    if len(source) == len(translation):
        return _exchanged(source, translation, span)
    return _divided(source, translation, span)


def _exchanged(
    source: Sequence[str], translation: Sequence[str], span: tuple[int, int]
) -> Counterpart:
    """Look for sentences that stand one for one, in whatever order."""
    likeness = _table(source, translation)
    order = _best_order(likeness)
    places = sorted(order[index] for index in range(*span))
    is_run = places[-1] - places[0] == len(places) - 1
    is_sure = is_run and _is_sure(likeness, order, span)
    if order == list(range(len(order))):
        # Lengths and names, taken together, may still say that one is divided and two are joined
        is_sure = is_sure and counterpart(align(source, translation), *span) in (span, None)
    return Counterpart(places[0], places[-1] + 1, is_sure)


def _divided(
    source: Sequence[str], translation: Sequence[str], span: tuple[int, int]
) -> Counterpart:
    """Look for sentences where some are divided or joined, in the order of the source."""
    few, many = sorted((len(source), len(translation)))
    if math.comb(many - 1, few - 1) > MOST_WAYS:
        found = counterpart(align(source, translation), *span)
        return Counterpart(*(found or (0, len(translation))), is_sure=False)
    ways = sorted(_ways(source, translation), key=lambda way: way.worth, reverse=True)
    best = ways[0]
    own = best.translation_of(span)
    others = (way.worth for way in ways if way.translation_of(span) != own)
    is_clear = best.worth - max(others, default=-math.inf) >= SURE
    is_in_order = is_clear and _is_sure(_table(*best.texts), range(few), best.index(span))
    return Counterpart(*own, is_sure=is_in_order and best.keeps_apart(span))


@dataclass(frozen=True)
class _Way:
    """One way to see sentences as divided or joined: pairs of runs, and their texts.

    ``worth`` is how alike the texts of the pairs are in sum.
    """

    beads: tuple[Bead, ...]
    texts: tuple[Sequence[str], Sequence[str]]
    worth: float

    def own(self, span: tuple[int, int]) -> list[Bead]:
        """Return the pairs that have to do with a span of the source."""
        return [
            bead for bead in self.beads if bead.source[0] < span[1] and bead.source[1] > span[0]
        ]

    def translation_of(self, span: tuple[int, int]) -> tuple[int, int]:
        """Return the sentences that stand for a span, and what was joined with it."""
        own = self.own(span)
        return own[0].translation[0], own[-1].translation[1]

    def keeps_apart(self, span: tuple[int, int]) -> bool:
        """Whether nothing was joined with a span that is not in it."""
        own = self.own(span)
        return (own[0].source[0], own[-1].source[1]) == span

    def index(self, span: tuple[int, int]) -> tuple[int, int]:
        """Return which pairs a span is in, from 0 with the last excluded."""
        own = self.own(span)
        first = self.beads.index(own[0])
        return first, first + len(own)


def _ways(source: Sequence[str], translation: Sequence[str]) -> Iterator[_Way]:
    """Yield every way to join the sentences of the longer side to as many as the other has."""
    is_divided = len(translation) > len(source)
    few, many = (source, translation) if is_divided else (translation, source)
    alone = [(index, index + 1) for index in range(len(few))]
    ratio = _ratio(source, translation)
    for cuts in combinations(range(1, len(many)), len(few) - 1):
        runs = list(pairwise((0, *cuts, len(many))))
        pairs = zip(alone, runs, strict=True) if is_divided else zip(runs, alone, strict=True)
        beads = tuple(Bead(*pair) for pair in pairs)
        joined = [" ".join(source[slice(*bead.source)]) for bead in beads]
        others = [" ".join(translation[slice(*bead.translation)]) for bead in beads]
        worth = sum(_likeness(one, other, ratio) for one, other in zip(joined, others, strict=True))
        yield _Way(beads, (joined, others), worth)


def _best_order(likeness: Sequence[Sequence[float]]) -> list[int]:
    """Return where each sentence stands, beginning with the order of the source."""
    order = list(range(len(likeness)))
    while True:
        gains = [(-_loss(likeness, order, one, other), one, other) for one, other in _pairs(order)]
        gain, one, other = max(gains, default=(0.0, 0, 0))
        if gain <= LEAST_GAIN:
            return order
        order[one], order[other] = order[other], order[one]


def _pairs(order: Sequence[int]) -> Iterator[tuple[int, int]]:
    return ((one, other) for other in range(len(order)) for one in range(other))


def _is_sure(
    likeness: Sequence[Sequence[float]], order: Sequence[int], span: tuple[int, int]
) -> bool:
    """Whether no sentence of a span could as well be one outside of it."""
    others = [index for index in range(len(order)) if not span[0] <= index < span[1]]
    return all(
        _loss(likeness, order, one, other) >= SURE for one in range(*span) for other in others
    )


def _loss(likeness: Sequence[Sequence[float]], order: Sequence[int], one: int, other: int) -> float:
    """Return how much less likely the order is with two sentences exchanged."""
    as_they_are = likeness[one][order[one]] + likeness[other][order[other]]
    return as_they_are - likeness[one][order[other]] - likeness[other][order[one]]


def _table(source: Sequence[str], translation: Sequence[str]) -> list[list[float]]:
    """Return how alike every sentence of a source is to every one of its translation."""
    ratio = _ratio(source, translation)
    return [[_likeness(one, other, ratio) for other in translation] for one in source]


def _ratio(source: Sequence[str], translation: Sequence[str]) -> float:
    return sum(map(len, translation)) / max(sum(map(len, source)), 1)


@lru_cache(4096)
def _likeness(sentence: str, other: str, ratio: float) -> float:
    one_trace, other_trace = _trace(sentence), _trace(other)
    marks = one_trace.marks & other_trace.marks
    alone = (one_trace.marks | other_trace.marks) - marks
    wanted = ratio * len(sentence)
    return (
        NAMED * (one_trace.names & other_trace.names).total()
        + ALIKE * len(one_trace.words & other_trace.words)
        + MARKED * (marks.total() - alone.total() / 2)
        - LONG * abs(len(other) - wanted) / math.sqrt(VARIANCE * max(len(sentence), 1))
    )


@dataclass(frozen=True)
class _Trace:
    """What of a sentence is the same in all languages."""

    names: Counter[str]
    words: frozenset[str]
    marks: Counter[str]


@lru_cache(512)
def _trace(sentence: str) -> _Trace:
    bones = map(skeleton, _WORD.findall(sentence))
    marks = Counter(letter for letter in sentence.translate(_ONE_KIND) if letter in _MARKS)
    return _Trace(
        anchors(sentence),
        frozenset(bone for bone in bones if len(bone) >= _LEAST_BONES),
        marks,
    )
