"""Filling messages that have no translation with what the memory of the language has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from polib import POEntry

from belpress.translate.catalogue import notes
from belpress.translate.catalogue.entries import FUZZY, key_of
from belpress.translate.catalogue.merge import Change
from belpress.translate.memory.memory import Match, Memory, Unit, Wanted

NOTE = "memory: "
"""How the comment begins that says how alike the text of the memory is, and where it stood."""


def fill(
    merged: Mapping[str, Sequence[POEntry]],
    changes: Sequence[Change],
    old: Mapping[str, Sequence[POEntry]],
    memory: Memory,
    place: tuple[int, str],
) -> list[Change]:
    """Fill the entries of merged catalogues, by file, and return the changes with what was filled.

    A text that the memory has in the same context is translated; another one, or a similar text, is
    fuzzy, and a comment says how alike it is. A message that somebody emptied stays empty.
    ``place`` are the year and the language of the catalogues.
    """
    year, language = place
    held = Counter(entry.msgstr for entries in merged.values() for entry in entries)
    filled = []
    for change in changes:
        before = {key_of(entry): entry for entry in old.get(change.name, ()) if not entry.obsolete}
        for entry in merged[change.name]:
            was = before.get(key_of(entry))
            if was is not None and entry.msgstr:
                _keep_note(entry, was)
            elif _is_open(entry, held) and not (was and _was_emptied(entry, change, memory, year)):
                wanted = _wanted(entry, change.name)
                # What was taken over in this edition is better than all but the same text
                match = memory.exact(wanted) if entry.msgstr else memory.find(wanted, language)
                if match:
                    change = _counted(change, entry, match, is_new=was is None)
                    _put(entry, match)
        filled.append(change)
    return filled


def _is_open(entry: POEntry, held: Counter[str]) -> bool:
    """Whether an entry may be filled: it has no translation, or a fuzzy one that is held twice."""
    if entry.obsolete:
        return False
    return not entry.msgstr or (FUZZY in entry.flags and held[entry.msgstr] > 1)


def _was_emptied(entry: POEntry, change: Change, memory: Memory, year: int) -> bool:
    return memory.had(entry.msgid, f"{year}/{change.name}", entry.msgctxt or "")


def _wanted(entry: POEntry, file: str) -> Wanted:
    return Wanted(entry.msgid, file, entry.comment.split("\n")[0], entry.msgctxt or "")


def units_of(
    entries: Mapping[str, Sequence[POEntry]], year: int, written_in: str, changed: str
) -> Iterator[Unit]:
    """Yield the translations of the catalogues of an edition, those in use last.

    ``changed`` is the time that those in use are given; obsolete ones have none.
    """
    every = [(name, entry) for name, file in entries.items() for entry in file]
    for name, entry in sorted(every, key=lambda named: not named[1].obsolete):
        if entry.msgid and entry.msgstr and FUZZY not in entry.flags:
            yield Unit(
                entry.msgid,
                entry.msgstr,
                f"{year}/{name}",
                entry.comment.split("\n")[0],
                entry.msgctxt or "",
                written_in,
                "" if entry.obsolete else changed,
            )


def _put(entry: POEntry, match: Match) -> None:
    entry.msgstr = match.translation
    entry.flags = [flag for flag in entry.flags if flag != FUZZY]
    entry.previous_msgid = entry.previous_msgctxt = None
    entry.tcomment = notes.with_changes(
        entry.tcomment, match.changes, is_for_review=match.is_for_review
    )
    if match.is_sure:
        return
    entry.flags.insert(0, FUZZY)
    if match.unit.source != entry.msgid:
        entry.previous_msgid = match.unit.source
    where = f", {match.unit.place}" if match.unit.place else ""
    entry.comment += f"\n{NOTE}{match.likeness}%{where}"


def _keep_note(entry: POEntry, was: POEntry) -> None:
    """Keep saying how alike a text is, as long as its translation is the one of the memory."""
    if FUZZY in entry.flags and entry.msgstr == was.msgstr:
        kept = [line for line in was.comment.split("\n") if line.startswith(NOTE)]
        entry.comment = "\n".join([entry.comment, *kept])


def _counted(change: Change, entry: POEntry, match: Match, *, is_new: bool) -> Change:
    was_fuzzy = bool(entry.msgstr)
    return replace(
        change,
        new=change.new - (is_new and not was_fuzzy),
        fuzzy=change.fuzzy + (not match.is_sure) - was_fuzzy,
        remembered=change.remembered + match.is_sure,
    )
