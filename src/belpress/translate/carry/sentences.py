"""A new text put together from sentences that are translated elsewhere: divided, joined, swapped.

Nothing of it is sure: a sentence may refer to one that stands elsewhere now.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from belpress.language.alignment import Bead, align
from belpress.translate.carry.cosmetic import carried, form_of
from belpress.translate.likeness import nearest
from belpress.translate.sentences import divided

LEAST_SHARE = 0.5
"""Of a text that must be translated elsewhere, for the rest of it to be left to a translator."""
LEAST_LIKENESS = 75
"""Per cent, of a sentence and one that was changed to become it."""
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
    """A translation put together from sentences; those that are new stand in the source's words."""

    parts: tuple[Part, ...]
    share: float

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
    """The sentences of translated texts; ``language`` is the source's, ``other`` the other."""

    texts: Sequence[Told]
    language: str
    other: str
    _known: dict[int, _Divided] = field(default_factory=dict)
    _by_form: dict[tuple[str, ...], list[tuple[int, int]]] = field(default_factory=dict)
    _all: list[tuple[str, int, int]] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Note where every sentence stands."""
        for told, text in enumerate(self.texts):
            for number, sentence in enumerate(divided(text.source, self.language)):
                self._all.append((sentence.strip(), told, number))
                if len(form := form_of(sentence)) >= LEAST_FORM:
                    self._by_form.setdefault(form, []).append((told, number))

    def put_together(self, text: str, *, is_near: bool = False) -> PutTogether | None:
        """Return a translation of a text from sentences that are the same elsewhere.

        With ``is_near``, all of them may be alike only. ``None`` if too little of it is
        translated, or if it is one translated text as it stands.
        """
        new = divided(text, self.language)
        parts: list[Part] = []
        while (first := parts[-1].end if parts else 0) < len(new):
            parts.append(self._part(new, first, parts, is_near=is_near))
        found = [part for part in parts if part.told is not None]
        length = sum(len("".join(new[part.first : part.end])) for part in found)
        made = PutTogether(tuple(parts), length / max(len(text), 1))
        is_enough = made.share >= LEAST_SHARE and (is_near or any(part.is_same for part in found))
        return made if is_enough and not self._is_one(made) else None

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
