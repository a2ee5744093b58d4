"""A text of a manuscript, as rules look at it: its words, its markup, and where they stand."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice

from belpress.language.sentences import sentences
from belpress.language.typography import Setting
from belpress.markdown.display import set_as_printed
from belpress.markdown.texts import blanked, visible_text
from belpress.model.message import MessageKind
from belpress.model.problem import NOWHERE, Source

_QUOTED = re.compile(r'"[^"]*"|“[^”]*”|«[^»]*»|„[^“]*“|(?<!\w)‘[^’]*’(?!\w)')
_STARTS_A_SENTENCE = re.compile(r"(?:\A|[.!?…:][\W_]*\s)[^\w.!?…:]*\Z")
SET_MARKS = "\"'-"
"""Marks that typography exchanges for others."""
AROUND = 80
"""Characters on one side of a word that are looked at to judge it."""


@dataclass(frozen=True)
class Text:
    """One text, such as a paragraph, a list item, a caption or a title.

    ``markdown`` is its inline Markdown on one line; ``chapter`` is the name of its chapter, or
    empty for those of ``edition.yaml``; ``written`` are the lines of its chapter, where it is in
    them, and ``row`` which of them (from 0) is that of ``source``. ``origin`` is where the words
    of the source stand: the same place, but for a translation, whose ``source`` is in a catalogue.
    """

    markdown: str
    kind: MessageKind
    language: str
    source: Source
    chapter: str = ""
    name: str = ""
    """Which field of the front matter it is, such as ``headline``; empty in running text."""
    written: Sequence[str] = field(default=(), repr=False, compare=False)
    row: int = 0
    origin: Source = NOWHERE

    @cached_property
    def words(self) -> str:
        """The text with its markup blanked out (by ``wording.BLANK``), so that places stay."""
        return blanked(self.markdown)

    @cached_property
    def plain(self) -> str:
        """The text as it is read: without markup and addresses."""
        return visible_text(self.markdown)

    @cached_property
    def sentences(self) -> list[str]:
        """The sentences of the plain text."""
        return sentences(self.plain)

    @cached_property
    def setting(self) -> Setting:
        """How its words are set, as a text by itself."""
        (setting,) = set_as_printed([self.markdown], self.language)
        return setting

    def offset(self, place: int) -> int:
        """Return where a hyphen or quotation mark of ``setting`` stands in ``markdown``, or -1."""
        return self._marks.get(place, -1)

    @cached_property
    def _marks(self) -> dict[int, int]:
        """The places in ``markdown`` of the marks that are set; the n-th of one is that of both."""
        passage, marks = self.setting.passage, dict[int, int]()
        for mark in SET_MARKS:
            found = [one.start() for one in re.finditer(mark, passage.text)]
            free = [place for place in found if place not in passage.typed]
            written = [one.start() for one in re.finditer(mark, self.words)]
            if len(free) == len(written):
                marks.update(zip(free, written, strict=True))
        return marks

    def is_quoted(self, offset: int) -> bool:
        """Whether a character of ``words`` stands between quotation marks."""
        nearest = bisect_left(self._quoted, (offset,)) - 1
        return nearest >= 0 and offset < self._quoted[nearest][1]

    @cached_property
    def _quoted(self) -> list[tuple[int, int]]:
        return [found.span() for found in _QUOTED.finditer(self.words)]

    def is_name(self, word: str, offset: int) -> bool:
        """Whether a word of ``words`` has a capital for itself, not for beginning a sentence."""
        has_capital = word[0].isupper() and not word.isupper()
        return has_capital and not _STARTS_A_SENTENCE.search(self.before(offset))

    def before(self, offset: int) -> str:
        """Return what stands shortly before a character of ``words``."""
        return self.words[max(offset - AROUND, 0) : offset]

    def after(self, offset: int) -> str:
        """Return what stands shortly behind a character of ``words``, itself included."""
        return self.words[offset : offset + AROUND]

    def place(self, offset: int) -> Source:
        """Return the line and column of a character of ``markdown``, where they are known."""
        places = self._places
        if not 0 <= offset < len(places):
            return self.source
        row, column = places[offset]
        return Source(self.source.path, self.source.line + row, column + 1)

    @cached_property
    def _places(self) -> list[tuple[int, int]]:
        """The row and column of every character in the lines of the file, from 0."""
        joined, places = "", list[tuple[int, int]]()
        for row, line in enumerate(islice(self.written, self.row, None)):
            inner = line.strip(" \t")
            first = len(line) - len(line.lstrip(" \t"))
            places += [(row, first + column) for column in range(len(inner) + 1)]
            joined += f"{inner} "
            if len(joined) > 2 * len(self.markdown) + 200:
                break
        start = joined.find(self.markdown)
        return places[start : start + len(self.markdown)] if start >= 0 else []
