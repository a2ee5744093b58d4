"""What a text of each kind must have, may have and cannot have."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from belpress.model.block import Figure
from belpress.model.edition import Chapter
from belpress.model.kind import Presence, TextKind
from belpress.model.note import NotesPlace
from belpress.model.problem import Source
from belpress.read.chapter_file import ReadChapter
from belpress.read.frontmatter import Fields
from belpress.read.mistakes import Mistakes
from belpress.read.schema import EditionFields
from belpress.read.sections import PartsFields

_REQUIRED, _OPTIONAL, _NONE = Presence
_TEXT = {"headline": _OPTIONAL, "pull_quotes": _OPTIONAL, "authors": _OPTIONAL, "text": _REQUIRED}
_COLLECTION = {"headline": _OPTIONAL, "text": _OPTIONAL}
PARTS: Mapping[TextKind, Mapping[str, Presence]] = {
    TextKind.CHAPTER: {
        "headline": _REQUIRED,
        "colour_key": _REQUIRED,
        "opener": _REQUIRED,
        "pull_quotes": _OPTIONAL,
        "authors": _OPTIONAL,
        "forecasts": _REQUIRED,
        "text": _REQUIRED,
    },
    TextKind.FOREWORD: _TEXT,
    TextKind.INTRODUCTION: _TEXT,
    TextKind.APPENDIX: _TEXT,
    TextKind.ABOUT_THE_AUTHORS: _COLLECTION,
    TextKind.NOTES: _COLLECTION,
    TextKind.BIBLIOGRAPHY: _COLLECTION,
    TextKind.IMPRINT: _COLLECTION,
    TextKind.ADVERTISEMENT: {"opener": _REQUIRED},
    TextKind.SECTION: {"opener": _OPTIONAL, "text": _OPTIONAL},
}
"""The parts of each kind; those that are not named it does not have."""
FIELDS = ("headline", "colour_key", "opener", "pull_quotes", "authors")
"""The parts that are fields of the front matter."""
_SETTINGS = {"colour_key": "key", "opener": "opener", "forecasts": "forecasts"}
"""What says in ``edition.yaml`` whether chapters must have a part."""
_ADD = {
    "headline": 'add "headline: …", the line over the lead',
    "colour_key": 'add "colour_key: …", one of the edition\'s colour keys',
    "opener": 'add "opener:" with "image: …" and "alt: …" indented below it',
    "forecasts": 'end it with "## Forecasts {.forecasts}" and a list',
    "text": 'write it below the front matter, behind the second line "---"',
}


def kind_of(read: ReadChapter) -> TextKind | None:
    """Return what a text is, also where something else is wrong with its front matter.

    Nothing where what is written is not a kind.
    """
    written = read.fields.values.get("kind") or TextKind.CHAPTER.value
    return next((kind for kind in TextKind if kind.value == written), None)


class PartsChecker:
    """Checks which parts texts have against their kinds and the settings of the edition."""

    def __init__(self, settings: PartsFields, mistakes: Mistakes) -> None:
        self._settings = settings
        self._mistakes = mistakes

    def presence(self, kind: TextKind, part: str) -> Presence:
        """Return whether texts of a kind have a part, in this edition."""
        usual = PARTS[kind].get(part, _NONE)
        if kind is TextKind.CHAPTER and part in _SETTINGS:
            return Presence(getattr(self._settings, _SETTINGS[part]))
        return usual

    def check(self, read: ReadChapter) -> None:
        """Name the parts that a text lacks, and those that it cannot have."""
        kind = kind_of(read)
        if not read.fields.values or kind is None:
            return
        for part, is_there, at in _parts(read):
            presence = self.presence(kind, part)
            if is_there and presence is _NONE:
                self._unwanted(kind, part, at)
            elif not is_there and presence is _REQUIRED:
                self._missing(kind, part, read)

        if kind.is_page:
            self._check_blocks(kind, read)

    def _check_blocks(self, kind: TextKind, read: ReadChapter) -> None:
        """Name what cannot stand on a page that is designed as a whole."""
        for block in read.parsed.blocks:
            whats = ["a picture"] if isinstance(block, Figure) else []
            whats += ["a note"] if block.notes else []
            for what in whats:
                said = f"{what} cannot stand in {kind.called}"
                self._mistakes.error("part-unwanted", said, block.source, "take it out")

    def _unwanted(self, kind: TextKind, part: str, at: Source) -> None:
        said = f"{part}: {kind.called} has none"
        hint = 'take it out, or delete "kind:", which makes the text a chapter'
        if kind is TextKind.CHAPTER:
            said = f"{part}: chapters of this edition have none"
            hint = f"take it out, or {_setting(part)}"
        self._mistakes.error("part-unwanted", said, at, hint)

    def _missing(self, kind: TextKind, part: str, read: ReadChapter) -> None:
        hint = _ADD[part]
        if kind is TextKind.CHAPTER and part in _SETTINGS:
            hint += f"; if chapters need not have it, {_setting(part)}"
        if part in FIELDS:
            at = read.fields.place(())
            self._mistakes.error("field-missing", f"{part}: is missing", at, hint)
        elif part == "text" and kind is TextKind.CHAPTER:
            pass  # What has no text has no lead, which is reported
        elif part == "text":
            said = f"{kind.called} has no text"
            self._mistakes.error("text-missing", said, read.source, hint)
        elif read.parsed.blocks or read.front:
            at = read.parsed.forecasts_at or read.source
            said = "the chapter has no forecasts"
            self._mistakes.error("forecasts-missing", said, at, hint)


def check_collections(
    front: EditionFields, fields: Fields, texts: Sequence[Chapter], mistakes: Mistakes
) -> None:
    """Check that there is a text for what is collected at the end, and something to collect."""
    printed = [text for text in texts if not text.is_draft]
    collecting = [text for text in printed if text.kind is TextKind.NOTES]
    at_end, has_notes = front.notes == NotesPlace.END.value, any(text.notes for text in printed)
    if at_end and has_notes and not collecting:
        said = "notes: no text shows the notes of this edition"
        hint = 'add a file such as "90-notes.md" with "kind: notes" and "title: Notes" at its head'
        mistakes.error("notes-place", said, fields.place(("notes",)), hint)
    for text in collecting[at_end:]:
        said = "the notes of this edition are printed elsewhere"
        hint = 'write "notes: end" in edition.yaml, or delete this file'
        hint = "delete one of the two files" if at_end else hint
        mistakes.error("notes-place", said, text.source, hint)
    for text in printed:
        is_of_authors = text.kind is TextKind.ABOUT_THE_AUTHORS
        if is_of_authors and not text.body and not any(one.authors for one in printed):
            hint = 'name them at the head of chapters: "authors: [Maryna Example]"'
            mistakes.error("text-missing", "there are no authors to print", text.source, hint)
        if text.kind is TextKind.NOTES and not text.body and not has_notes:
            hint = "delete this file, or write notes into chapters"
            mistakes.error("text-missing", "there are no notes to print", text.source, hint)


def _setting(part: str) -> str:
    return f'write "chapters: {{{_SETTINGS[part]}: optional}}" in edition.yaml'


def _parts(read: ReadChapter) -> Iterator[tuple[str, bool, Source]]:
    """Yield the name of each part, whether the text has it, and where."""
    parsed = read.parsed
    for field in FIELDS:
        is_there = read.fields.values.get(field) not in (None, "", [])
        yield field, is_there, read.fields.place((field,))
    at = parsed.forecasts_at or read.source
    yield "forecasts", bool(parsed.forecasts or parsed.forecasts_at), at
    first = parsed.blocks[0].source if parsed.blocks else read.source
    yield "text", bool(parsed.blocks), first
