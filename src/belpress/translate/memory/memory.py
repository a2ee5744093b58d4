"""What a language has been translated as before, and finding it again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from belpress.translate.carry.cosmetic import carried, form_of
from belpress.translate.likeness import nearest

LEAST_LIKENESS = 75
"""Per cent. What is less alike is translated again sooner than repaired."""
ALMOST = 99
"""Per cent: what texts that are not the same are alike at most."""


@dataclass(frozen=True)
class Unit:
    """One translation that somebody made.

    ``place`` is the year and the catalogue that it stood in (``2022/security``) or the file that it
    came from; ``kind`` what its message is (``paragraph``) and ``context`` what told it apart from
    others; ``written_in`` the language of the source; ``changed`` when it was last seen to be the
    valid one, as TMX writes it (``20221231T235959Z``), or empty.
    """

    source: str
    translation: str
    place: str = ""
    kind: str = ""
    context: str = ""
    written_in: str = ""
    changed: str = ""

    @property
    def key(self) -> tuple[str, str, str]:
        """The place, context and source, of which only one translation is valid at a time."""
        return self.place, self.context, self.source

    @property
    def file(self) -> str:
        """The name of the catalogue, without the year."""
        return self.place.rpartition("/")[2]


@dataclass(frozen=True)
class Match:
    """What the memory has for a text.

    ``translation`` is that of the unit, with the ``changes`` (for people) that the text asks for;
    ``likeness`` is in per cent. It ``is_sure`` if the text stood in a catalogue of the same name as
    the same kind of message, and ``is_for_review`` if it holds, but should be looked at.
    """

    unit: Unit
    translation: str
    likeness: int = 100
    is_sure: bool = False
    changes: tuple[str, ...] = ()
    is_for_review: bool = False


@dataclass(frozen=True)
class Wanted:
    """A text that is looked for: what it is, and in which catalogue it stands."""

    text: str
    file: str
    kind: str
    context: str

    def is_context_of(self, unit: Unit) -> bool:
        """Whether a translation was made for such a message."""
        here = self.file, self.kind, self.context
        return bool(self.kind) and here == (unit.file, unit.kind, unit.context)


@dataclass(frozen=True)
class Memory:
    """Translations into one language, those that are valid now behind those that were before."""

    units: tuple[Unit, ...] = ()

    def find(self, wanted: Wanted, language: str) -> Match | None:
        """Return what there is for a text in a ``language``: the same text, or else the nearest."""
        return self.exact(wanted) or self._following(wanted, language) or self._nearest(wanted.text)

    def exact(self, wanted: Wanted) -> Match | None:
        """Return the newest translation of a text, if there is one in the same context."""
        known = self._by_source.get(wanted.text, ())
        same = [unit for unit in known if wanted.is_context_of(unit)]
        if same:
            return Match(same[-1], same[-1].translation, is_sure=True)
        return Match(known[-1], known[-1].translation) if known else None

    def _following(self, wanted: Wanted, language: str) -> Match | None:
        """Return the newest translation of a text that differs only in what needs no translator."""
        known = self._by_form.get(form_of(wanted.text), [])
        for unit in sorted(known, key=wanted.is_context_of, reverse=True):
            made = carried(unit.source, wanted.text, unit.translation, unit.written_in, language)
            if made:
                is_sure = made.is_sure and wanted.is_context_of(unit)
                likeness = _likeness(wanted.text, unit.source)
                changes, is_for_review = made.changes, made.is_for_review
                return Match(unit, made.text, likeness, is_sure, changes, is_for_review)
        return None

    def _nearest(self, text: str) -> Match | None:
        found = nearest(text, self._sources, least=LEAST_LIKENESS, count=1)
        if not found:
            return None
        score, index = found[0]
        unit = self._by_source[self._sources[index]][-1]
        return Match(unit, unit.translation, min(int(score), ALMOST))

    def had(self, text: str, place: str, context: str) -> bool:
        """Whether a text had a translation in a place."""
        return any(
            (unit.place, unit.context) == (place, context) for unit in self._by_source.get(text, ())
        )

    @cached_property
    def _by_source(self) -> dict[str, list[Unit]]:
        found: dict[str, list[Unit]] = {}
        for unit in self.units:
            found.setdefault(unit.source, []).append(unit)
        return found

    @cached_property
    def _by_form(self) -> dict[tuple[str, ...], list[Unit]]:
        found: dict[tuple[str, ...], list[Unit]] = {}
        for unit in reversed(self.units):
            found.setdefault(form_of(unit.source), []).append(unit)
        return found

    @cached_property
    def _sources(self) -> Sequence[str]:
        return list(self._by_source)


def _likeness(text: str, other: str) -> int:
    found = nearest(text, [other], least=0, count=1)
    return min(int(found[0][0]), ALMOST)


NO_MEMORY = Memory()


def merged(old: Iterable[Unit], new: Iterable[Unit]) -> tuple[Unit, ...]:
    """Return units together, each translation of a key once, with the day that is later."""
    found: dict[tuple[str, ...], Unit] = {}
    for unit in (*old, *new):
        key = (*unit.key, unit.translation)
        if key not in found or found[key].changed < unit.changed:
            found[key] = unit
    return tuple(sorted(found.values(), key=_order))


def with_present(kept: Iterable[Unit], present: Iterable[Unit]) -> tuple[Unit, ...]:
    """Return what is kept, and of what is in catalogues now all that is new or valid again."""
    kept = sorted(kept, key=lambda unit: unit.changed)
    valid = {unit.key: unit.translation for unit in kept}
    new = [unit for unit in present if valid.get(unit.key) != unit.translation]
    return merged(kept, new)


def _order(unit: Unit) -> tuple[str, ...]:
    """Order by texts, so that versions of a file can be merged, and then by day."""
    return unit.source.casefold(), unit.source, unit.changed, unit.place, unit.context
