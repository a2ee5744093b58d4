"""Items of one list that end differently: one in a comma among full stops."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence

from belpress.checks.rule import Finding, rule
from belpress.checks.subjects import Manuscript
from belpress.checks.text import Text
from belpress.markdown.texts import BLANK, visible_text
from belpress.model.block import BlockKind
from belpress.model.edition import Chapter
from belpress.model.message import MessageKind

_AND = re.compile(r"(?<=[,;])\s+(?:and|or|і|й|и|або|или|ці|i|abo|ci)\Z")
_NOTE = re.compile(r"(?:\^\[[^\[\]]*\]|\[\^[^\]\s]+\])\s*\Z")
"""The mark of a note behind the last words."""
_ITEM = re.compile(r"\s*(?:[-+*]|\w+[.)])\s")
"""The line that an item begins in; what follows in it may have paragraphs of its own."""
NAMES = {
    ".": "a full stop",
    ",": "a comma",
    ";": "a semicolon",
    "": "no mark",
}


@rule(
    "list-ends",
    why=(
        "The items of a list do not end alike. All end in full stops, or in semicolons or commas "
        "with a full stop after the last, or in no mark at all."
    ),
    wrong="- They came,\n- they saw.\n- They won.",
    right="- they came;\n- they saw; and\n- they won.",
)
def list_ends(manuscript: Manuscript) -> Iterator[Finding]:
    """Find items that do not end as the others of their list do."""
    for chapter in (*manuscript.edition.chapters, *manuscript.edition.drafts):
        for items, is_within in _lists(manuscript, chapter):
            yield from _differing(items, is_within=is_within)


def _lists(manuscript: Manuscript, chapter: Chapter) -> Iterator[tuple[Sequence[Text], bool]]:
    """Yield the items of every list, and whether it is within another."""
    lines = chapter.markdown.split("\n")
    lists: dict[tuple[int, int], list[Text]] = {}
    starts = [block.source.line for block in chapter.body if block.kind is BlockKind.LIST]
    for text in manuscript.texts:
        if text.chapter != chapter.name or text.name:
            continue
        line = text.origin.line
        if text.kind is MessageKind.LIST_ITEM:
            written = lines[line - chapter.start.line]
            if not _ITEM.match(written):
                continue
            indent = len(written) - len(written.lstrip())
            first = bisect_right(starts, line)
            lists.setdefault((first, indent), []).append(text)
        elif text.kind in (MessageKind.FORECAST, MessageKind.SUMMARY):
            lists.setdefault((-1, 0), []).append(text)
    yield from ((items, indent > 0) for (_, indent), items in lists.items())


def _differing(items: Sequence[Text], *, is_within: bool) -> Iterator[Finding]:
    """Find items that end otherwise; the last one within another list may end as that does."""
    ended = [(text, end) for text in items if (end := _end(text)) is not None]
    if len(ended) < 2:
        return
    *before, last = ended
    counted, in_all = Counter(end for _, end in before), Counter(end for _, end in ended)
    common = max(counted, key=lambda end: (counted[end], in_all[end]))
    wrong = [(text, end) for text, end in before if end != common]
    good = (".", common) if common != "." else (".",)
    if last[1] not in ((*good, ",", ";") if is_within else good):
        wrong.append(last)
    for text, end in wrong:
        place = text.place(len(text.words.rstrip(f" {BLANK}")) - 1)
        wanted = "." if text is last[0] and common in (",", ";") else common
        said = f"an item ends in {NAMES[end]}, others of its list in {NAMES[common]}"
        yield Finding(f'{said}: "…{text.plain[-24:]}"', place, f"end it in {NAMES[wanted]}")


def _end(text: Text) -> str | None:
    """Return the mark an item ends in: one of :data:`NAMES`, or ``None`` for a colon."""
    plain = visible_text(_NOTE.sub("", text.markdown))
    words = _AND.sub("", plain.rstrip()).rstrip("\"'”’»“)* ")
    if words.endswith(":"):
        return None
    return "." if words.endswith((".", "!", "?", "…")) else words[-1:] if words[-1:] in ",;" else ""
