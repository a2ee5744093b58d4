"""Translations that messages without one may take over, and which of them is the best."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from heapq import nsmallest

from polib import POEntry

from belpress.model.message import Message
from belpress.translate.carry.cosmetic import Carried, carried, form_of
from belpress.translate.catalogue.entries import FUZZY

MOST_TRIED = 24
"""Translations of texts that differ in numbers or addresses alone, such as cells of a table."""


@dataclass(eq=False)
class Donor:
    """A translation that may be taken over; it ``is_gone`` if its own message has gone."""

    file: str
    entry: POEntry
    is_gone: bool


@dataclass(frozen=True)
class Taken:
    """A translation for a message: of which donor, and how it was changed to follow the source.

    It ``is_sure`` if a translator need not read it.
    """

    donor: Donor
    carried: Carried
    is_sure: bool


@dataclass
class Donors:
    """The translations of a language; ``language`` is that of the source, ``other`` theirs."""

    all: Sequence[Donor]
    language: str
    other: str
    _uses: dict[Donor, int] = field(default_factory=dict)

    @cached_property
    def _by_form(self) -> dict[tuple[str, ...], list[Donor]]:
        """The translations by what their sources say."""
        found: dict[tuple[str, ...], list[Donor]] = {}
        for donor in self.all:
            found.setdefault(form_of(donor.entry.msgid), []).append(donor)
        return found

    @property
    def gone(self) -> list[Donor]:
        """Those whose own messages have gone."""
        return [donor for donor in self.all if donor.is_gone]

    def best(self, file: str, message: Message) -> Taken | None:
        """Return the best translation of a message whose words are the same, if there is one.

        What was in use until now is newer than what has been obsolete for long, even if it must be
        changed; and what stands elsewhere as well is only an offer.
        """
        found = list(self._candidates(message))
        best = max(found, key=lambda taken: self._rank(taken, file, message), default=None)
        if best:
            self._uses[best.donor] = self._uses.get(best.donor, 0) + 1
        return best

    def _candidates(self, message: Message) -> Iterable[Taken]:
        alike = self._by_form.get(form_of(message.text), [])
        for donor in nsmallest(MOST_TRIED, alike, key=lambda one: self._order(one, message)):
            entry = donor.entry
            if entry.msgid == message.text:
                yield Taken(donor, Carried(entry.msgstr, ()), donor.is_gone)
            elif made := carried(
                entry.msgid, message.text, entry.msgstr, self.language, self.other
            ):
                yield Taken(donor, made, donor.is_gone and made.is_sure)

    def _order(self, donor: Donor, message: Message) -> tuple[bool | int, ...]:
        """Return by what is decided which translations are tried."""
        is_other = donor.entry.msgid != message.text
        return is_other, not donor.is_gone, donor.entry.obsolete, self._uses.get(donor, 0)

    def _rank(self, taken: Taken, file: str, message: Message) -> tuple[bool | int, ...]:
        donor = taken.donor
        is_done = taken.is_sure and FUZZY not in donor.entry.flags
        is_exact = donor.entry.msgid == message.text
        return (
            is_done,
            is_exact and not is_done,
            donor.is_gone,
            not donor.entry.obsolete,
            is_exact,
            donor.file == file,
            (donor.entry.msgctxt or "") == message.context,
            -self._uses.get(donor, 0),
        )
