"""Translations that messages without one may take over, and which of them is the best."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from polib import POEntry

from belpress.model.message import Message
from belpress.translate.carry.cosmetic import Carried, carried, form_of
from belpress.translate.catalogue.entries import FUZZY


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
    _by_form: dict[tuple[str, ...], list[Donor]] = field(default_factory=dict)
    _uses: dict[Donor, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Note which translations there are, by what their sources say."""
        for donor in self.all:
            self._by_form.setdefault(form_of(donor.entry.msgid), []).append(donor)

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
        for donor in self._by_form.get(form_of(message.text), []):
            entry = donor.entry
            if entry.msgid == message.text:
                yield Taken(donor, Carried(entry.msgstr, ()), donor.is_gone)
            elif made := carried(
                entry.msgid, message.text, entry.msgstr, self.language, self.other
            ):
                yield Taken(donor, made, donor.is_gone and made.is_sure)

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
            -self._uses.get(donor, 0),
        )
