"""Changes of a source that its translation can follow without a translator."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from belpress.markdown.texts import marks
from belpress.translate.carry.numbers import is_same, rewritten
from belpress.translate.carry.pieces import SPELT, Kind, Piece, forms, joined, pieces

NAMED = (Kind.ADDRESS, Kind.NOTE, Kind.ATTRIBUTES)
"""What is the same in all languages, and may stand at another place in each."""
CLOSING = (Kind.QUOTE, Kind.NOTE, Kind.EMPHASIS, Kind.SPACE, Kind.ADDRESS)
"""What may stand behind the last stop of a text."""
_ENDS = ".!…;:"
"""Stops at the end of a text that may take each other's place; a question is another text."""


@dataclass(frozen=True)
class Carried:
    """A translation that follows a change of its source.

    ``changes`` say what was changed, for people. What is not ``is_sure`` a translator must read;
    what ``is_for_review`` holds, but should be looked at.
    """

    text: str
    changes: tuple[str, ...]
    is_sure: bool = True
    is_for_review: bool = False


def carried(old: str, new: str, translation: str, language: str, other: str) -> Carried | None:
    """Return the translation of ``old`` as that of ``new``, or nothing if that needs a translator.

    ``language`` is that of the source, ``other`` that of the translation. All words of the
    translation stay: addresses, names of footnotes, attributes, numbers and stops may be others.
    """
    before, after = pieces(old), pieces(new)
    sides = [_without_end(before), _without_end(after)]
    if forms(sides[0]) != forms(sides[1]):
        return None
    following = _Following(before, after, pieces(translation), language, other)
    result = following.result()
    was_whole = marks(old) == marks(translation)
    if result is None or (was_whole and marks(new) != marks(result.text)):
        return None
    return result


def form_of(text: str) -> tuple[str, ...]:
    """Return what two texts share that can be carried over from each other, to find them by."""
    return forms(_without_end(pieces(text)))


def _without_end(parts: Sequence[Piece]) -> list[Piece]:
    """Return pieces without the last stop."""
    last = _last_stop(parts)
    return [part for index, part in enumerate(parts) if index != last]


def _last_stop(parts: Sequence[Piece]) -> int | None:
    """Return the index of the stop that a text ends with; a question mark is part of its words."""
    for index in range(len(parts) - 1, -1, -1):
        if parts[index].kind is Kind.STOP and parts[index].value in _ENDS:
            return index
        if parts[index].kind not in CLOSING:
            return None
    return None


@dataclass
class _Following:
    """One translation on its way."""

    before: list[Piece]
    after: list[Piece]
    parts: list[Piece]
    language: str
    other: str

    def result(self) -> Carried | None:
        """Return the translation after all changes, or nothing where one cannot be made."""
        changes: list[str] = []
        for kind in NAMED:
            said = self._named(kind)
            if said is None:
                return None
            changes += said
        numbers, stops = self._numbers(), self._stops()
        if numbers is None or stops is None:
            return None
        commas = list(_commas(self.before, self.after))
        changes = [*changes, *numbers, *stops, *commas, *self._spelling()]
        return Carried(
            joined(self.parts), tuple(changes), is_sure=not numbers, is_for_review=bool(commas)
        )

    def _pairs(self, kind: Kind) -> list[tuple[str, str]]:
        sides = ([part.value for part in side if part.kind is kind] for side in self._sides())
        return list(zip(*sides, strict=True))

    def _sides(self) -> tuple[list[Piece], list[Piece]]:
        return self.before, self.after

    def _named(self, kind: Kind) -> list[str] | None:
        """Put new addresses, names or attributes in the place of the old ones."""
        pairs = self._pairs(kind)
        wanted: dict[str, str] = {}
        for old, new in pairs:
            # The same address, of which only one place changes: which place is it here?
            if wanted.setdefault(old, new) != new:
                return None
        changed = {old: new for old, new in wanted.items() if old != new}
        source = Counter(old for old, _ in pairs)
        here = Counter(part.value for part in self.parts if part.kind is kind)
        if any(not old or here[old] != source[old] for old in changed):
            return None
        self._put(kind, changed)
        return [f'{kind.value} "{old}" is "{new}" now' for old, new in changed.items()]

    def _put(self, kind: Kind, changed: Mapping[str, str]) -> None:
        self.parts = [
            part.with_value(changed[part.value])
            if part.kind is kind and part.value in changed
            else part
            for part in self.parts
        ]

    def _numbers(self) -> list[str] | None:
        """Put new numbers in the place of the old ones, as the language writes them."""
        pairs = self._pairs(Kind.NUMBER)
        changed = {old: new for old, new in pairs if old != new}
        written: dict[str, str] = {}
        for old, new in changed.items():
            count = sum(one == old for one, _ in pairs)
            found = [
                part.value
                for part in self.parts
                if part.kind is Kind.NUMBER and is_same(old, self.language, part.value, self.other)
            ]
            if len(found) != count or {other for one, other in pairs if one == old} != {new}:
                return None
            written |= {one: rewritten(new, self.language, one, self.other) for one in found}
        self._put(Kind.NUMBER, written)
        return [f'number "{old}" is "{new}" now' for old, new in changed.items()]

    def _stops(self) -> list[str] | None:
        """Put new stops in the place of the old ones, if they stand alike in the translation."""
        ends = [_end(side) for side in self._sides()]
        inner = [
            [part.value for part in _without_end(side) if part.kind is Kind.STOP]
            for side in (*self._sides(), self.parts)
        ]
        if inner[0] != inner[1]:
            if inner[2] != inner[0]:
                return None
            self._set_inner(inner[1])
        if ends[0] != ends[1] and not self._set_end(*ends):
            return None
        pairs = [*zip(inner[0], inner[1], strict=True), (ends[0], ends[1])]
        return [f"{_sign(old)} is {_sign(new)} now" for old, new in pairs if old != new]

    def _set_inner(self, values: Sequence[str]) -> None:
        last, given = _last_stop(self.parts), iter(values)
        self.parts = [
            part.with_value(next(given)) if part.kind is Kind.STOP and index != last else part
            for index, part in enumerate(self.parts)
        ]

    def _set_end(self, old: str, new: str) -> bool:
        """End the translation as the source ends now, if it ended as the source ended."""
        quoted = {_quotes_behind(side) for side in (*self._sides(), self.parts)}
        if _end(self.parts) != old or len(quoted) > 1:
            return False
        last = _last_stop(self.parts)
        if last is None:
            self.parts = [*self.parts, Piece(Kind.STOP, new, ".", new)]
        elif new:
            self.parts[last] = self.parts[last].with_value(new)
        else:
            del self.parts[last]
        return True

    def _spelling(self) -> Iterator[str]:
        """Say what is typed in another way; translations have their own."""
        for kind in SPELT:
            typed = [[part.text for part in side if part.kind is kind] for side in self._sides()]
            if typed[0] != typed[1]:
                yield f"{SPELT[kind]} of the source are typed in another way"


def _sign(stop: str) -> str:
    return f'"{stop}"' if stop else "no stop"


def _end(parts: Sequence[Piece]) -> str:
    last = _last_stop(parts)
    return "" if last is None else parts[last].value


def _quotes_behind(parts: Sequence[Piece]) -> int:
    """Return how many quotation marks stand behind the last stop; a stop to come is the last."""
    last = _last_stop(parts)
    return 0 if last is None else sum(part.kind is Kind.QUOTE for part in parts[last:])


def _commas(before: Sequence[Piece], after: Sequence[Piece]) -> Iterator[str]:
    """Say where the source has a comma more or less."""
    pairs = zip_longest(_with_commas(before), _with_commas(after), fillvalue=("", False))
    for (word, had), (_, has) in pairs:
        if had != has:
            yield f'comma behind "{word}" {"added" if has else "removed"} in the source'


def _with_commas(parts: Sequence[Piece]) -> list[tuple[str, bool]]:
    """Return the words and numbers of a text, each with whether a comma follows it."""
    found: list[tuple[str, bool]] = []
    for part in parts:
        if part.kind is Kind.COMMA and found:
            found[-1] = (found[-1][0], True)
        elif part.kind in (Kind.WORD, Kind.NUMBER) and part.text[0].isalnum():
            found.append((part.text, False))
    return found
