"""Setting a text as a careful compositor of its language would: marks, dashes and spaces.

A text comes out as it was typed, but for quotation marks, apostrophes, dashes, minus signs,
ellipses and spaces; where it is in doubt what one of them means, it stays as typed. Of a text
without straight quotation marks, setting it twice changes nothing more. The time it takes grows
with the length of the text alone.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from belpress.language import numbers, quotations
from belpress.language.dashes import EN_DASH, dashes
from belpress.language.habits import NBSP, habits
from belpress.language.spaces import binding

ELLIPSIS, MINUS = "…", "\u2212"
MASK = "\ufffc"
"""Stands for something within a text that is not its words, such as a piece of code."""
_MASKED = "-\u2013\u2014.%\"' \u00a0;:!?«»‹›"
_THREE_DOTS = re.compile(r"(?<!\.)\.\.\.(?![./\\])")
ADDRESS = re.compile(
    r"(?<![\w@/.+-])(?:"
    r"(?:[a-z][a-z0-9+.-]{1,20}://|www\.|mailto:)[^\s\"<>«»“”]+"
    r"|[\w.+-]{1,64}@[\w-]+\.[\w.-]+"
    r"|[\w-]+(?:\.[\w-]+)+/[^\s\"<>«»“”]*"
    r"|[\w.-]{1,120}\.(?:pdf|md|docx?|xlsx?|pptx?|odt|csv|txt|rtf|zip|html?|php|xml|json|ya?ml"
    r"|jpe?g|png|gif|svg|tiff?|webp|mp[34]|py|exe)(?!\w))",
    re.IGNORECASE,
)
"""Addresses and names of files, which are never changed."""


@dataclass(frozen=True)
class Passage:
    """A text and the places in it (from 0) whose characters stay as they are typed."""

    text: str
    typed: Collection[int] = ()


@dataclass(frozen=True)
class Change:
    """What is printed in place of the characters from ``start`` to ``end``."""

    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Setting:
    """How a passage is set: its changes, in order and apart from each other.

    ``lone`` are the places of straight quotation marks without their other half.
    """

    passage: Passage
    changes: tuple[Change, ...]
    lone: tuple[int, ...] = ()

    @property
    def text(self) -> str:
        """The passage as it is printed."""
        return applied(self.passage.text, self.changes)


def applied(text: str, changes: Sequence[Change]) -> str:
    """Return a text with changes made that are in order and apart from each other."""
    parts, done = [], 0
    for change in changes:
        parts += [text[done : change.start], change.text]
        done = change.end
    return "".join([*parts, text[done:]])


def set_text(text: str, language: str) -> str:
    """Return a text without markup as its language wants it."""
    (setting,) = set_passages([Passage(text)], language)
    return setting.text


def set_passages(passages: Sequence[Passage], language: str) -> tuple[Setting, ...]:
    """Set paragraphs that follow each other, so that one quotation may go through several."""
    own = habits(language)
    marks = [
        quotations.pair(passage.text, {*passage.typed, *_apostrophes_of_addresses(passage.text)})
        for passage in passages
    ]
    settings = []
    for passage, found, goes_on in zip(passages, marks, quotations.go_on(marks), strict=True):
        glyphs = found.glyphs(passage.text, own, goes_on=goes_on)
        changes = [Change(place, place + 1, glyph) for place, glyph in glyphs.items()]
        changes += _changes(_masked(passage), language)
        lone = (place for place in found.lone if not (goes_on and place == found.unclosed[-1]))
        settings.append(Setting(passage, _allowed(changes, passage), tuple(lone)))
    return tuple(settings)


def bind_last_words(text: str) -> str:
    """Keep a paragraph's last line from being a single short word (fewer than eight letters)."""
    return re.sub(r" (?=\S{1,7}\Z)", NBSP, text)


def bind_short_words(text: str, language: str) -> str:
    """Keep a line of a heading from ending in a short preposition, where the language minds it."""
    short = habits(language).short_words
    if not short:
        return text
    return re.sub(rf"(?<!\w)((?:{'|'.join(short)})) ", rf"\1{NBSP}", text, flags=re.IGNORECASE)


def _allowed(changes: Sequence[Change], passage: Passage) -> tuple[Change, ...]:
    """Return the changes in order, less those of what stays as typed, and one for each place."""
    kept: list[Change] = []
    for change in sorted(changes, key=lambda change: (change.start, change.end)):
        places = range(change.start, max(change.end, change.start + 1))
        is_typed = any(place in passage.typed for place in places)
        is_free = not kept or change.start >= kept[-1].end
        is_new = not kept or change.start != kept[-1].start or kept[-1].end < change.end
        if not is_typed and is_free and is_new:
            kept.append(change)
    return tuple(kept)


def _masked(passage: Passage) -> str:
    """Return a passage in which marks that stay as they are typed mean nothing."""
    if not passage.typed:
        return passage.text
    return "".join(
        MASK if place in passage.typed and char in _MASKED else char
        for place, char in enumerate(passage.text)
    )


def _changes(text: str, language: str) -> Iterator[Change]:
    """Yield changes of everything but quotation marks, and none of addresses."""
    inside = set(_addresses(text))
    for find in (_dashes, _ellipses, _spaces):
        for change in find(text, language):
            if inside.isdisjoint(range(change.start, max(change.end, change.start + 1))):
                yield change


def _addresses(text: str) -> Iterator[int]:
    """Yield the places of all characters of addresses and names of files."""
    for found in ADDRESS.finditer(text):
        yield from range(*found.span())


def _apostrophes_of_addresses(text: str) -> Iterator[int]:
    """Yield the apostrophes within addresses; a mark behind an address is none of it."""
    if "'" in text:
        for place in _addresses(text):
            if text[place] == "'" and text[place + 1 : place + 2].isalnum():
                yield place


def _dashes(text: str, language: str) -> Iterator[Change]:
    for found, texts in dashes(text, habits(language)):
        yield from _exchanged(found, *texts)
    for one in numbers.ranges(text, language):
        yield Change(one.hyphen, one.hyphen + 1, EN_DASH)
    for place in numbers.minuses(text, language):
        yield Change(place, place + 1, MINUS)


def _ellipses(text: str, language: str) -> Iterator[Change]:
    for found in _THREE_DOTS.finditer(text):
        yield Change(*found.span(), ELLIPSIS)


def _spaces(text: str, language: str) -> Iterator[Change]:
    """Yield changes of the spaces at which a line must not end."""
    for found, space in binding(text, language):
        yield from _exchanged(found, space)


def _exchanged(found: re.Match[str], *texts: str) -> Iterator[Change]:
    """Yield a change for each group of a match that reads otherwise."""
    for number, text in enumerate(texts, start=1):
        if found[number] != text:
            yield Change(*found.span(number), text)
