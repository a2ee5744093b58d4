"""Merging the messages of a source with the translations there are, as gettext does.

A message whose words are in the catalogue keeps its translation. A new message gets the
translation of the most similar deleted message, as fuzzy, with the text it was made for. No
translation is ever thrown away: that of a deleted message stays as obsolete, and is used again
when its message comes back.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from polib import POEntry
from rapidfuzz import fuzz, process

from belpress.model.message import Message

LEAST_LIKENESS = 65
"""Per cent. Unrelated sentences of a review reach 60, rewritten ones 70 and more."""
FUZZY = "fuzzy"
BRACES = "python-brace-format"


@dataclass(frozen=True)
class Change:
    """What an update did to one catalogue: how many messages are new, fuzzy, and gone."""

    name: str
    messages: int
    new: int = 0
    fuzzy: int = 0
    gone: int = 0

    @property
    def is_any(self) -> bool:
        """Whether there is anything for a translator to do."""
        return bool(self.new or self.fuzzy or self.gone)


@dataclass
class _Donor:
    """A translation that may be reused."""

    file: str
    entry: POEntry
    is_gone: bool


def merge(
    old: Mapping[str, Sequence[POEntry]], messages: Mapping[str, Sequence[Message]]
) -> tuple[dict[str, list[POEntry]], list[Change]]:
    """Merge the catalogues of a language, by file, with the messages of its source.

    Returns new entries, those in use in the order of the source and then the obsolete ones, and
    what changed. The entries given are left as they are.
    """
    kept: dict[str, dict[tuple[str, str], POEntry]] = {}
    donors: list[_Donor] = []
    for file in {**messages, **old}:
        wanted = {message.key for message in messages.get(file, ())}
        kept[file] = {}
        for entry in old.get(file, ()):
            is_used = _key(entry) in wanted and not entry.msgid_plural
            if is_used:
                kept[file][_key(entry)] = entry
            if entry.msgstr:
                donors.append(_Donor(file, entry, not is_used))
    missing = [
        (file, message)
        for file, ones in messages.items()
        for message in ones
        if message.key not in kept[file]
    ]
    found = _take_over(missing, donors)
    merged = {
        file: [
            _refreshed(kept[file][message.key], message)
            if message.key in kept[file]
            else found[file, message.key]
            for message in messages.get(file, ())
        ]
        for file in kept
    }
    changes = [
        _change(file, merged[file], old.get(file, ()), messages.get(file, ())) for file in merged
    ]
    _keep_what_is_gone(merged, donors, old)
    return merged, changes


def _key(entry: POEntry) -> tuple[str, str]:
    return entry.msgctxt or "", entry.msgid


def _take_over(
    missing: Sequence[tuple[str, Message]], donors: Sequence[_Donor]
) -> dict[tuple[str, tuple[str, str]], POEntry]:
    """Return an entry for every message that has none, with the best available translation."""
    taken: dict[tuple[str, tuple[str, str]], POEntry] = {}
    unlike = []
    same: dict[str, list[_Donor]] = {}
    for donor in donors:
        same.setdefault(donor.entry.msgid, []).append(donor)
    for file, message in missing:
        alike = same.get(message.text, [])
        best = max(alike, key=lambda donor: (donor.is_gone, donor.file == file), default=None)
        if best:
            taken[file, message.key] = _borrowed(best.entry, message, is_sure=best.is_gone)
        else:
            unlike.append((file, message))
    gone = [donor for donor in donors if donor.is_gone]
    for file, message, like in _nearest(unlike, gone):
        taken[file, message.key] = _borrowed(like.entry, message, is_sure=False)
    for file, message in unlike:
        if (file, message.key) not in taken:
            taken[file, message.key] = _refreshed(POEntry(msgid=message.text), message)
    return taken


def _nearest(
    missing: Sequence[tuple[str, Message]], gone: Sequence[_Donor]
) -> Iterable[tuple[str, Message, _Donor]]:
    """Pair messages with the most similar deleted ones, the surest pairs first, each used once."""
    texts = [donor.entry.msgid for donor in gone]
    pairs = []
    for number, (file, message) in enumerate(missing):
        likely = process.extract(
            message.text, texts, scorer=fuzz.ratio, limit=5, score_cutoff=LEAST_LIKENESS
        )
        pairs += [(-score, gone[index].file != file, number, index) for _, score, index in likely]
    given: set[int] = set()
    used: set[int] = set()
    for _, _, number, index in sorted(pairs):
        if number not in given and index not in used:
            given.add(number)
            used.add(index)
            yield (*missing[number], gone[index])


def _borrowed(entry: POEntry, message: Message, *, is_sure: bool) -> POEntry:
    """Return an entry for a message with the translation of another message."""
    borrowed = _refreshed(entry, message)
    was_fuzzy = FUZZY in entry.flags
    if not is_sure and FUZZY not in borrowed.flags:
        borrowed.flags.insert(0, FUZZY)
    if not is_sure and not was_fuzzy and entry.msgid != message.text:
        borrowed.previous_msgid = entry.msgid
        borrowed.previous_msgctxt = entry.msgctxt
    return borrowed


def _refreshed(entry: POEntry, message: Message) -> POEntry:
    """Return a copy of an entry with the present places, comments and context of its message."""
    is_fuzzy = FUZZY in entry.flags and bool(entry.msgstr)
    flags = [flag for flag in entry.flags if flag not in (FUZZY, BRACES)]
    if "{" in message.text and message.name:
        flags.append(BRACES)
    return POEntry(
        msgid=message.text,
        msgctxt=message.context or None,
        msgstr=entry.msgstr,
        tcomment=entry.tcomment,
        comment="\n".join((message.kind.value, *message.notes)),
        occurrences=[(message.source.path.rpartition("/")[2], str(message.source.line))],
        flags=[FUZZY, *flags] if is_fuzzy else flags,
        previous_msgid=entry.previous_msgid if is_fuzzy else None,
        previous_msgctxt=entry.previous_msgctxt if is_fuzzy else None,
    )


def _change(
    file: str, merged: Sequence[POEntry], old: Sequence[POEntry], messages: Sequence[Message]
) -> Change:
    before = {_key(entry): entry for entry in old if not entry.obsolete}
    now = {_key(entry): entry for entry in merged}
    return Change(
        file,
        len(messages),
        new=sum(key not in before and not entry.msgstr for key, entry in now.items()),
        fuzzy=sum(
            FUZZY in entry.flags and (key not in before or FUZZY not in before[key].flags)
            for key, entry in now.items()
        ),
        gone=sum(key not in now for key in before),
    )


def _keep_what_is_gone(
    merged: Mapping[str, list[POEntry]],
    donors: Sequence[_Donor],
    old: Mapping[str, Sequence[POEntry]],
) -> None:
    """Add the translations that are no longer used, unless their own file has them elsewhere.

    What moved to another file stays here as well, since files are written one after another.
    """
    held: dict[tuple[str, str], list[POEntry]] = {}
    for file, entries in merged.items():
        for one in entries:
            held.setdefault((file, one.msgstr), []).append(one)
    for donor in donors:
        entry = donor.entry
        alike = held.setdefault((donor.file, entry.msgstr), [])
        is_held = (FUZZY in entry.flags and alike) or any(
            one.msgid == entry.msgid and FUZZY not in one.flags for one in alike
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
