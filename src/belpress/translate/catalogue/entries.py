"""Entries of a catalogue, as an update writes them."""

from __future__ import annotations

from polib import POEntry

from belpress.model.message import Message
from belpress.translate.catalogue import notes

FUZZY = "fuzzy"
BRACES = "python-brace-format"


def key_of(entry: POEntry) -> tuple[str, str]:
    """Return the context and text of an entry, by which its message is known."""
    return entry.msgctxt or "", entry.msgid


def refreshed(entry: POEntry, message: Message) -> POEntry:
    """Return a copy of an entry with the present places, comments and context of its message."""
    is_fuzzy = FUZZY in entry.flags and bool(entry.msgstr)
    flags = [flag for flag in entry.flags if flag not in (FUZZY, BRACES)]
    if "{" in message.text and message.name:
        flags.append(BRACES)
    return POEntry(
        msgid=message.text,
        msgctxt=message.context or None,
        msgstr=entry.msgstr,
        tcomment=entry.tcomment if is_fuzzy else notes.without_parts(entry.tcomment),
        comment="\n".join((message.kind.value, *message.notes)),
        occurrences=[(message.source.path.rpartition("/")[2], str(message.source.line))],
        flags=[FUZZY, *flags] if is_fuzzy else flags,
        previous_msgid=entry.previous_msgid if is_fuzzy else None,
        previous_msgctxt=entry.previous_msgctxt if is_fuzzy else None,
    )
