"""Merging the messages of a source with the translations there are, as gettext does.

A message whose words are in the catalogue keeps its translation, which follows cosmetic changes of
its source. A new message gets a translation put together from sentences that are translated
elsewhere, or that of the most similar deleted message, as fuzzy, with the text it was made for. No
translation is ever thrown away: that of a deleted message stays as obsolete, and is used again
when its message comes back.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from polib import POEntry

from belpress.model.message import Message
from belpress.translate.catalogue import notes
from belpress.translate.catalogue.donors import Donor, Donors
from belpress.translate.catalogue.entries import BRACES, FUZZY, key_of, refreshed
from belpress.translate.catalogue.taking import Place, take_over


@dataclass(frozen=True)
class Change:
    """What an update did to one catalogue: how many messages are new, fuzzy, gone, carried over.

    Of those carried over, some are to be reviewed; ``remembered`` are those that the memory had a
    translation for, in the same context.
    """

    name: str
    messages: int
    new: int = 0
    fuzzy: int = 0
    gone: int = 0
    carried: int = 0
    to_review: int = 0
    remembered: int = 0

    @property
    def is_any(self) -> bool:
        """Whether there is anything for a translator to do or to know."""
        return bool(self.new or self.fuzzy or self.gone or self.carried or self.remembered)


def merge(
    old: Mapping[str, Sequence[POEntry]],
    messages: Mapping[str, Sequence[Message]],
    language: str,
    other: str,
) -> tuple[dict[str, list[POEntry]], list[Change]]:
    """Merge the catalogues of a language, by file, with the messages of its source.

    ``language`` is the source's, ``other`` that of the catalogues. Returns new entries, those in
    use in the order of the source and then the obsolete ones, and what changed. The entries given
    are left as they are.
    """
    kept: dict[str, dict[tuple[str, str], POEntry]] = {}
    donors: list[Donor] = []
    for file in {**messages, **old}:
        wanted = {message.key for message in messages.get(file, ())}
        kept[file] = {}
        for entry in old.get(file, ()):
            is_used = key_of(entry) in wanted and not entry.msgid_plural
            if is_used:
                kept[file][key_of(entry)] = entry
            if entry.msgstr:
                donors.append(Donor(file, entry, not is_used))
    missing = [
        (file, message)
        for file, ones in messages.items()
        for message in ones
        if message.key not in kept[file]
    ]
    found = take_over(missing, Donors(donors, language, other))
    merged = {
        file: [
            refreshed(kept[file][message.key], message)
            if message.key in kept[file]
            else found.entries[file, message.key]
            for message in messages.get(file, ())
        ]
        for file in kept
    }
    changes = [
        _change(file, merged[file], old.get(file, ()), messages.get(file, ()), found.carried)
        for file in merged
    ]
    _keep_what_is_gone(merged, donors, old, set(found.carried.values()))
    return merged, changes


def _change(
    file: str,
    merged: Sequence[POEntry],
    old: Sequence[POEntry],
    messages: Sequence[Message],
    carried: Mapping[Place, Place],
) -> Change:
    before = {key_of(entry): entry for entry in old if not entry.obsolete}
    now = {key_of(entry): entry for entry in merged}
    over = [entry for key, entry in now.items() if (file, key) in carried]
    left = set(carried.values())
    return Change(
        file,
        len(messages),
        new=sum(key not in before and not entry.msgstr for key, entry in now.items()),
        fuzzy=sum(
            FUZZY in entry.flags and (key not in before or FUZZY not in before[key].flags)
            for key, entry in now.items()
        ),
        gone=sum(key not in now and (file, key) not in left for key in before),
        carried=len(over),
        to_review=sum(bool(notes.for_review(entry.tcomment)) for entry in over),
    )


def _keep_what_is_gone(
    merged: Mapping[str, list[POEntry]],
    donors: Sequence[Donor],
    old: Mapping[str, Sequence[POEntry]],
    carried: Collection[Place],
) -> None:
    """Add the translations that are no longer used, unless their own file has them elsewhere.

    What was ``carried`` over as it is has its words there. What moved to another file stays here
    as well, since files are written one after another.
    """
    held: dict[tuple[str, str], list[POEntry]] = {}
    for file, entries in merged.items():
        for one in entries:
            held.setdefault((file, one.msgstr), []).append(one)
    for donor in donors:
        entry = donor.entry
        alike = held.setdefault((donor.file, entry.msgstr), [])
        was_carried = (donor.file, key_of(entry)) in carried
        is_held = (FUZZY in entry.flags and alike) or any(
            FUZZY not in one.flags and (was_carried or one.msgid == entry.msgid) for one in alike
        )
        if donor.is_gone and not is_held:
            merged[donor.file].append(_obsolete(entry))
            alike.append(merged[donor.file][-1])
    for file, written in old.items():
        plural = [entry for entry in written if entry.msgid_plural and not entry.msgstr]
        merged[file].extend(_obsolete(entry) for entry in plural)


def _obsolete(entry: POEntry) -> POEntry:
    return POEntry(
        msgid=entry.msgid,
        msgid_plural=entry.msgid_plural,
        msgctxt=entry.msgctxt,
        msgstr=entry.msgstr,
        msgstr_plural=dict(entry.msgstr_plural),
        tcomment=entry.tcomment,
        flags=[flag for flag in entry.flags if flag != BRACES],
        previous_msgid=entry.previous_msgid,
        previous_msgctxt=entry.previous_msgctxt,
        obsolete=True,
    )
