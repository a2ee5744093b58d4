"""A new text put together from sentences that are translated elsewhere: divided, joined, swapped.

Nothing of it is sure: a sentence may refer to one that stands elsewhere now.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from belpress.language.alignment import Bead, align
from belpress.translate.carry.cosmetic import carried, form_of
from belpress.translate.likeness import nearest
from belpress.translate.sentences import divided

LEAST_SHARE = 0.5
"""Of a text that must be translated elsewhere, for the rest of it to be left to a translator."""
LEAST_LIKENESS = 75
"""Per cent, of a sentence and one that was changed to become it."""
LEAST_REWRITTEN = 50
"""Per cent, of sentences and another number of those that stood in their place."""
LEAST_FORM = 4
"""Words and signs of a sentence that is not the same as another by chance."""


@dataclass(frozen=True)
class Told:
    """A text that has gone from the source, and its translation; ``place`` is where it stood."""

    source: str
    translation: str
    place: str


@dataclass(frozen=True)
class Part:
    """Some sentences of a text put together, from ``first`` to ``end`` (excluded), from 0.

    ``told`` is the text that their translation comes from (from 0) and ``sentences`` which of its
    sentences that are; ``None`` where they are new. ``is_same`` says that they are the same there.
    """

    first: int
    end: int
    text: str
    told: int | None = None
    sentences: tuple[int, int] = (0, 0)
    is_same: bool = False


@dataclass(frozen=True)
class PutTogether:
    """A translation put together from sentences; those that are new stand in the source's words.

    It ``is_one`` if it is one translated text, sentence by sentence, with nothing left out.
    """

    parts: tuple[Part, ...]
    is_one: bool = False

    @property
    def text(self) -> str:
        """The translation."""
        return " ".join(part.text for part in self.parts if part.text)

    @property
    def told(self) -> tuple[int, ...]:
        """The texts that it comes from, each once, in order."""
        return tuple(dict.fromkeys(part.told for part in self.parts if part.told is not None))


@dataclass(frozen=True)
class _Divided:
    """The sentences of a text and those of its translation, and which belong together."""

    source: tuple[str, ...]
    translation: tuple[str, ...]
    beads: tuple[Bead, ...]


@dataclass
class Sentences:
    """The sentences of translated texts; ``language`` is the source's, ``other`` the other.

    ``wanted`` are the texts that have no translation: what one of them has was not changed in
    another.
    """

    texts: Sequence[Told]
    wanted: Sequence[str]
    language: str
    other: str
    _wanted: set[tuple[str, ...]] = field(default_factory=set)
    _known: dict[int, _Divided] = field(default_factory=dict)
    _by_form: dict[tuple[str, ...], list[tuple[int, int]]] = field(default_factory=dict)
    _all: list[tuple[str, int, int]] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Note where every sentence stands."""
        for text in self.wanted:
            self._wanted |= {form_of(sentence) for sentence in divided(text, self.language)}
        for told, one in enumerate(self.texts):
            for number, sentence in enumerate(divided(one.source, self.language)):
                self._all.append((sentence.strip(), told, number))
                if len(form := form_of(sentence)) >= LEAST_FORM:
                    self._by_form.setdefault(form, []).append((told, number))

    def put_together(self, text: str, *, is_near: bool = False) -> PutTogether | None:
        """Return a translation of a text from sentences that are the same elsewhere.

        With ``is_near``, all of them may be alike only. ``None`` if too little of it is
        translated.
        """
        new = divided(text, self.language)
        parts: list[Part] = []
        while (first := parts[-1].end if parts else 0) < len(new):
            parts.append(self._part(new, first, parts, is_near=is_near))
        found = [part for part in parts if part.told is not None]
        length = sum(len("".join(new[part.first : part.end])) for part in found)
        is_enough = length >= LEAST_SHARE * len(text)
        if not is_enough or not (is_near or any(part.is_same for part in found)):
            return None
        whole = PutTogether(tuple(self._with_rewritten(new, parts)))
        return replace(whole, is_one=self._is_one(whole))

    def _part(
        self, new: Sequence[str], first: int, before: Sequence[Part], *, is_near: bool
    ) -> Part:
        last = before[-1] if before else None
        for told, number in self._places(new[first], last, is_near=is_near):
            known = self._divided(told)
            bead = next(one for one in known.beads if one.source[0] <= number < one.source[1])
            words = "".join(known.translation[slice(*bead.translation)]).strip()
            if not words:
                continue
            of_source = known.source[slice(*bead.source)]
            end = first + max(_shared(new[first:], of_source), 1)
            is_several = len(of_source) > 1
            if is_several and any(
                part.told == told and part.sentences == bead.source for part in before
            ):
                # The rest of several sentences that are one in the translation
                return Part(first, end, "", told, bead.source, is_same=True)
            now = "".join(new[first:end])
            kept = carried("".join(of_source), now, words, self.language, self.other)
            is_same = form_of(new[first]) == form_of(known.source[number])
            return Part(first, end, kept.text if kept else words, told, bead.source, is_same)
        return Part(first, first + 1, new[first].strip())

    def _with_rewritten(self, new: Sequence[str], parts: Sequence[Part]) -> Iterator[Part]:
        """Yield parts; what is new stands for what stood in its place, if that has gone."""
        for is_new, run in groupby(parts, key=lambda part: part.told is None):
            ones = list(run)
            if is_new and (instead := self._instead(new, parts, ones)):
                yield instead
            else:
                yield from ones

    def _instead(
        self, new: Sequence[str], parts: Sequence[Part], run: Sequence[Part]
    ) -> Part | None:
        """Return the translation of what stood between the neighbours of new sentences."""
        place = parts.index(run[0])
        before = parts[place - 1] if place else None
        after = parts[place + len(run)] if place + len(run) < len(parts) else None
        told = before.told if before else after.told if after else None
        if told is None:
            return None
        known = self._divided(told)
        start = before.sentences[1] if before else 0
        end = after.sentences[0] if after and after.told == told else len(known.source)
        start, end = self._left(known.source, start, end)
        old = known.source[start:end]
        is_left = old and not any(map(self._is_wanted, old))
        beads = [bead for bead in known.beads if bead.source[0] < end and bead.source[1] > start]
        is_whole = beads and (beads[0].source[0], beads[-1].source[1]) == (start, end)
        now = "".join(new[run[0].first : run[-1].end])
        is_alike = len(old) == len(run) or nearest(now, ["".join(old)], least=LEAST_REWRITTEN)
        if not (is_left and is_whole and is_alike):
            return None
        sentences = slice(beads[0].translation[0], beads[-1].translation[1])
        words = "".join(known.translation[sentences]).strip()
        return Part(run[0].first, run[-1].end, words, told, (start, end)) if words else None

    def _left(self, source: Sequence[str], start: int, end: int) -> tuple[int, int]:
        """Return which sentences are left, without those at the ends that are wanted elsewhere."""
        while start < end and self._is_wanted(source[start]):
            start += 1
        while start < end and self._is_wanted(source[end - 1]):
            end -= 1
        return start, end

    def _is_wanted(self, sentence: str) -> bool:
        return form_of(sentence) in self._wanted

    def _places(
        self, sentence: str, last: Part | None, *, is_near: bool
    ) -> Iterator[tuple[int, int]]:
        """Yield where a sentence is translated, behind the last one first if it stands there."""
        same = self._by_form.get(form_of(sentence), [])
        if last and last.told is not None:
            following = [place for place in same if place == (last.told, last.sentences[1])]
            within = [place for place in same if place[0] == last.told and place not in following]
            yield from (*following, *within)
        yield from same
        if not same or is_near:
            texts = [text for text, _, _ in self._all]
            for _, index in nearest(sentence.strip(), texts, least=LEAST_LIKENESS):
                yield self._all[index][1:]

    def _divided(self, told: int) -> _Divided:
        if told not in self._known:
            text = self.texts[told]
            source = divided(text.source, self.language)
            translation = divided(text.translation, self.other)
            beads = tuple(align(source, translation))
            self._known[told] = _Divided(tuple(source), tuple(translation), beads)
        return self._known[told]

    def _is_one(self, made: PutTogether) -> bool:
        """Whether a text is one translated text, sentence by sentence, with nothing left out."""
        spans = [part.sentences for part in made.parts]
        counts = [part.end - part.first for part in made.parts]
        if len(made.told) != 1 or counts != [end - start for start, end in spans]:
            return False
        ends = [0, *(end for _, end in spans)]
        whole = len(self._divided(made.told[0]).source)
        return [start for start, _ in spans] == ends[:-1] and ends[-1] == whole


def _shared(new: Sequence[str], source: Sequence[str]) -> int:
    """Return how many sentences at the beginning of two texts are the same."""
    count = 0
    for one, other in zip(new, source, strict=False):
        if form_of(one) != form_of(other):
            break
        count += 1
    return count
