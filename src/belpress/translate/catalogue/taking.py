"""What messages without a translation take over: the best there is, and mostly as fuzzy."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from polib import POEntry

from belpress.model.message import Message
from belpress.translate.carry.sentences import PutTogether, Sentences, Told
from belpress.translate.catalogue import notes
from belpress.translate.catalogue.donors import Donor, Donors, Taken
from belpress.translate.catalogue.entries import FUZZY, key_of, refreshed
from belpress.translate.likeness import nearest

LEAST_OFFER = 80
"""Per cent, for a translation that has a message of its own to be offered to another."""
Place = tuple[str, tuple[str, str]]
"""A file and the key of a message in it."""


@dataclass
class TakenOver:
    """Entries by their places, and of those carried over the places that they come from."""

    entries: dict[Place, POEntry] = field(default_factory=dict)
    carried: dict[Place, Place] = field(default_factory=dict)


def take_over(missing: Sequence[tuple[str, Message]], donors: Donors) -> TakenOver:
    """Return an entry for every message that has none, with the best available translation."""
    taken = TakenOver()
    unlike = []
    for file, message in missing:
        if best := donors.best(file, message):
            taken.entries[file, message.key] = _followed(best, message)
            if best.is_sure and best.carried.changes:
                came_from = best.donor.file, key_of(best.donor.entry)
                taken.carried[file, message.key] = came_from
        else:
            unlike.append((file, message))
    if unlike:
        _offer(unlike, donors, taken.entries)
    return taken


def _offer(
    unlike: Sequence[tuple[str, Message]], donors: Donors, taken: dict[Place, POEntry]
) -> None:
    """Give messages whose words are nowhere else what is most alike, as fuzzy."""
    told = _Told.of(donors, [message.text for _, message in unlike])
    for file, message in unlike:
        if made := told.sentences.put_together(message.text):
            taken[file, message.key] = _put_together(made, told, message)
    rest = [one for one in unlike if (one[0], one[1].key) not in taken]
    for file, message, like in _nearest(rest, donors.gone):
        taken[file, message.key] = _borrowed(like.entry, message)
    texts = [donor.entry.msgid for donor in donors.all]
    for file, message in rest:
        if (file, message.key) in taken:
            continue
        if made := told.sentences.put_together(message.text, is_near=True):
            taken[file, message.key] = _put_together(made, told, message)
        elif offers := nearest(message.text, texts, least=LEAST_OFFER, count=1):
            taken[file, message.key] = _borrowed(donors.all[offers[0][1]].entry, message)
        else:
            taken[file, message.key] = refreshed(POEntry(msgid=message.text), message)


@dataclass(frozen=True)
class _Told:
    """The translations whose sentences can be put together, and these sentences."""

    entries: tuple[POEntry, ...]
    sentences: Sentences

    @classmethod
    def of(cls, donors: Donors, wanted: Sequence[str]) -> _Told:
        # A fuzzy translation is not that of its message, sentence by sentence
        sure = [donor for donor in donors.gone if FUZZY not in donor.entry.flags]
        texts = tuple(Told(donor.entry.msgid, donor.entry.msgstr, donor.file) for donor in sure)
        entries = tuple(donor.entry for donor in sure)
        return cls(entries, Sentences(texts, wanted, donors.language, donors.other))


def _nearest(
    missing: Sequence[tuple[str, Message]], gone: Sequence[Donor]
) -> Iterable[tuple[str, Message, Donor]]:
    """Pair messages with the most similar deleted ones, the surest pairs first, each used once."""
    texts = [donor.entry.msgid for donor in gone]
    pairs = []
    for number, (file, message) in enumerate(missing):
        likely = nearest(message.text, texts)
        pairs += [(-score, gone[index].file != file, number, index) for score, index in likely]
    given: set[int] = set()
    used: set[int] = set()
    for _, _, number, index in sorted(pairs):
        if number not in given and index not in used:
            given.add(number)
            used.add(index)
            yield (*missing[number], gone[index])


def _followed(taken: Taken, message: Message) -> POEntry:
    """Return an entry for a message with a translation that followed the source."""
    entry, made = taken.donor.entry, taken.carried
    followed = refreshed(entry, message) if taken.is_sure else _borrowed(entry, message)
    followed.msgstr = made.text
    followed.tcomment = notes.with_changes(
        followed.tcomment, made.changes, is_for_review=made.is_for_review
    )
    return followed


def _put_together(made: PutTogether, told: _Told, message: Message) -> POEntry:
    """Return an entry for a message with a translation made of sentences."""
    entries = [told.entries[index] for index in made.told]
    comments = dict.fromkeys(entry.tcomment for entry in entries if entry.tcomment)
    source = POEntry(
        msgid=" ".join(entry.msgid for entry in entries),
        msgctxt=entries[0].msgctxt,
        msgstr=made.text,
    )
    entry = _borrowed(source, message)
    entry.tcomment = "\n".join(comments)
    if not made.is_one:
        entry.tcomment = notes.with_parts(entry.tcomment, made, told.sentences.texts)
    return entry


def _borrowed(entry: POEntry, message: Message) -> POEntry:
    """Return an entry for a message with the translation of another message, as fuzzy."""
    borrowed = refreshed(entry, message)
    was_fuzzy = FUZZY in entry.flags
    if FUZZY not in borrowed.flags:
        borrowed.flags.insert(0, FUZZY)
    if not was_fuzzy and entry.msgid != message.text:
        borrowed.previous_msgid = entry.msgid
        borrowed.previous_msgctxt = entry.msgctxt
    return borrowed
