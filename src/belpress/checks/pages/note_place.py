"""A footnote that is lost, or not on the page of its mark."""

from __future__ import annotations

from collections.abc import Iterator

from belpress.checks.rule import Finding, rule
from belpress.layout.printed import Printed, PrintedPage
from belpress.model.edition import Chapter
from belpress.model.note import Note, NotesPlace
from belpress.model.problem import NOWHERE, Severity

NOTE, ENDNOTE = "footnote", "endnote"


@rule(
    "note-place",
    why=(
        "A footnote stands once, at the foot of the page on which its mark is. A reader who has "
        "to look for it on another page, or in vain, is lost for the text."
    ),
    wrong="A mark on page 6 whose note stands on page 7, or nowhere.",
    right="The mark and the note are on page 6.",
    stops=True,
)
def note_place(printed: Printed) -> Iterator[Finding]:
    """Find footnotes without a mark or a text on the pages, and those that stand elsewhere."""
    is_below = printed.edition.notes is NotesPlace.PAGE
    for chapter in printed.chapters:
        places = _places(printed, chapter)
        for note in chapter.notes:
            found = _misplaced(printed, note, places)
            yield from (one for one in found if is_below or one.severity is not Severity.WARNING)
    for page in printed.pages:
        yield from _crowded(printed, page)


def _places(printed: Printed, chapter: Chapter) -> dict[str, list[int]]:
    """Return the pages on which the marks and notes of a chapter stand, by their names.

    Notes that are collected at the end stand outside of it. A note stands where its lines are
    printed: what is cut off has a place, and cannot be read.
    """
    places: dict[str, list[int]] = {}
    for page in printed.pages:
        if page.chapter != chapter.name and printed.edition.notes is not NotesPlace.END:
            continue
        sources = {line.source for line in page.page.lines if line.kind in (NOTE, ENDNOTE)}
        for note in chapter.notes:
            if note.mark in page.page.anchors:
                places.setdefault(note.mark, []).append(page.number)
            if note.name in page.page.anchors and note.source in sources:
                places.setdefault(note.name, []).append(page.number)
    return places


def _misplaced(printed: Printed, note: Note, places: dict[str, list[int]]) -> Iterator[Finding]:
    marks, notes = places.get(note.mark, []), places.get(note.name, [])
    hint = "call it from another sentence, or shorten it"
    page, severity = [*notes, *marks, 0][0], Severity.ERROR
    if not notes:
        message = f"footnote {note.number} is called on {_on(marks)} and stands on no page"
    elif not marks:
        message = f"footnote {note.number} stands on {_on(notes)} and no mark calls it"
    elif len(notes) > 1:
        message, page = f"footnote {note.number} stands on {_on(notes)}", notes[1]
    elif notes[0] not in marks[:1]:
        message = f"footnote {note.number} stands on {_on(notes)}, its mark on {_on(marks[:1])}"
        severity = Severity.WARNING
    else:
        return
    yield Finding(message, printed.source(note.source), hint, severity, page)


def _crowded(printed: Printed, page: PrintedPage) -> Iterator[Finding]:
    """Find footnotes that reach up into the text of their page."""
    lines = [line for line in page.page.lines if line.source != NOWHERE]
    notes = [line for line in lines if line.kind == NOTE]
    if not notes:
        return
    first = min(notes, key=lambda line: line.area.y)
    edge = max(line.area.x + line.area.width for line in notes)
    over = (
        line.area.x + line.area.width > first.area.x and line.area.x < edge
        for line in lines
        if line.kind != NOTE and line.baseline > first.area.y
    )
    if any(over):
        yield Finding(
            f"there is no room on page {page.number} for the footnotes that are called on it",
            printed.source(first.source),
            "shorten them, or call fewer of them in one place; what is long belongs into the text",
            Severity.ERROR,
            page.number,
        )


def _on(pages: list[int]) -> str:
    return " and ".join(f"page {number}" for number in pages) or "no page"
