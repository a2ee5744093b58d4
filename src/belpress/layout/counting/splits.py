"""How much of a text stands on a line: where it ends between words, or within one.

The places, limits and exceptions are those of WeasyPrint (``text/line_break.py``), for text from
left to right.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from belpress.assets.shaping import Shaper
from belpress.language.hyphenation.places import Places
from belpress.layout.counting.linebreaks import is_bound_behind_space, parts_of
from belpress.model.specimen import TextStyle

SLACK = 0.005
"""What is wider by less, in pt, fits."""
SEEN = 4
"""So many times the size of the type are characters looked at for a line: see WeasyPrint."""
SOFT = "\u00ad"
_WORD = re.compile("[^\\W_](?:[^\\W_]|[\u0300-\u036f\u00ad])*")
_WORDS = re.compile("([^ ]+) *| +")


@dataclass(frozen=True)
class Lettered:
    """A way to set text: its style, what measures it, and what divides its words, if anything."""

    style: TextStyle
    shaper: Shaper
    places: Places | None


@dataclass(frozen=True)
class Item:
    """A piece of a line: text in one lettering, or a box ``width`` wide where ``text`` is empty.

    ``start`` and ``end`` are room before and behind it, in pt; ``frames`` are the elements it
    stands in, the outermost first, each with whether lines may end between what it holds.
    ``is_end`` says that a line ends behind it.
    """

    text: str
    lettered: Lettered
    frames: tuple[tuple[int, bool], ...] = ()
    width: float = 0.0
    start: float = 0.0
    end: float = 0.0
    is_end: bool = False

    @cached_property
    def segments(self) -> list[tuple[int, int, int]]:
        """Its pieces between which a line may end: start, end without spaces, and end."""
        found: list[tuple[int, int, int]] = []
        at, before = 0, ""
        for match in _WORDS.finditer(self.text):
            if not match[1]:
                found.append((0, 0, match.end()))
                at = match.end()
                continue
            firsts = list(parts_of(match[1]))[:-1]
            if found and is_bound_behind_space(before, match[1]):
                at = found.pop()[0]
                first = match.start(1) + len(firsts[0]) if firsts else match.end(1)
                del firsts[:1]
                if first < match.end(1):
                    found.append((at, first, first))
                    at = first
            for part in firsts:
                found.append((at, at + len(part), at + len(part)))
                at += len(part)
            found.append((at, match.end(1), match.end()))
            at, before = match.end(), match[1]
        return found


Split = tuple[int | None, float]
"""Where a line ends in an item, if it does, and how wide the item is on that line, in pt."""


def may_end(item: Item, start: int) -> bool:
    """Whether a line may end within an item, from a character on."""
    if not item.text or not item.lettered.style.wraps:
        return False
    rules, text = item.lettered.style.divided, item.text[start:]
    return (
        " " in text
        or sum(stop > start for *_, stop in item.segments) > 1
        or (rules.hyphens != "none" and len(text) > rules.limits[1])
    )


def width_of(item: Item, start: int) -> float:
    """Return how wide an item is from a character on, with the spaces at its end."""
    if not item.text:
        return item.width
    shaper = item.lettered.shaper
    words = item.text[start:].split(" ")
    spaces = (shaper.space(one[-1:], other[:1]) for one, other in pairwise(words))
    return sum(map(shaper.width, words)) + sum(spaces)


class Failing(NamedTuple):
    """What does not fit on a line: where the line, its word and its segment begin, and the end.

    The word stands ``at`` so far from the start, in pt, and what fits before it, without the spaces
    at its end, reaches so far; further than the line is wide where nothing does.
    """

    start: int
    word: int
    begin: int
    stop: int
    at: float
    reached: float


def split(item: Item, start: int, room: float, *, is_first: bool) -> Split:
    """Return where an item ends on a line, from a character on, which has so much room, in pt.

    ``is_first`` says that nothing else stands on the line.
    """
    if not item.text:
        return None, item.width
    style, shaper, text = item.lettered.style, item.lettered.shaper, item.text
    if not style.wraps:
        return None, width_of(item, start)
    # A word is measured from its start, since letters at its hyphens stand closer together
    x = at_word = reached = taken = 0.0
    word, is_inside = start, False
    last: tuple[int, int, int] | None = None
    for segment in item.segments:
        begin, end, stop = segment
        if stop <= start:
            continue
        begin = max(begin, start)
        if not is_inside:
            word, at_word = begin, x
        taken = at_word + shaper.width(text[word:end])
        if taken > room + SLACK:
            break
        reached = taken
        x = reached
        if stop > end:
            x += shaper.space(text[max(end - 1, word) : end], text[stop : stop + 1])
        last, is_inside = segment, stop == end
    else:
        is_over = x > room + SLACK and item.text.endswith(" ")
        return _with_space_over(item, start, reached, room) if is_over else (None, reached)
    failing = Failing(start, word, begin, stop, at_word, reached if last else taken)
    divided = _hyphenated(item, failing, room)
    if divided is not None:
        return divided
    if last is not None:
        return begin, reached
    if style.breaks_words and is_first:
        return _cut(item, start, end, room, shaper.width)
    return (stop if stop < len(text) else None), taken


def _with_space_over(item: Item, start: int, reached: float, room: float) -> Split:
    """Return where a text ends of which the last space alone does not fit.

    WeasyPrint then goes back to the first word of the text, and may divide it, or end the line
    behind it. Where the text begins with a space, it goes to the first word that can be divided.
    """
    begin, end, stop = next(segment for segment in item.segments if segment[2] > start)
    begin = max(begin, start)
    if begin == end:
        failing = Failing(start, begin, begin, len(item.text), 0.0, room + 1)
        return _hyphenated(item, failing, room) or (None, reached)
    width = item.lettered.shaper.width(item.text[begin:end])
    is_alone = stop >= len(item.text)
    if end == stop and not is_alone:
        width = room + 1
    divided = _hyphenated(item, Failing(start, begin, begin, stop, 0.0, width), room)
    if divided:
        return divided
    return (None, reached) if is_alone or end == stop else (stop, width)


def _cut(item: Item, start: int, end: int, room: float, width: Callable[[str], float]) -> Split:
    """Return where a word that is wider than a line is cut."""
    at = start + 1
    while at < end and width(item.text[start : at + 1]) <= room + SLACK:
        at += 1
    return (at if at < len(item.text) else None), width(item.text[start:at])


def _hyphenated(item: Item, failing: Failing, room: float) -> Split | None:
    """Return where the word that does not fit is divided, if it is."""
    lettered = item.lettered
    rules = lettered.style.divided
    if rules.hyphens == "none":
        return None
    start, word, begin, stop, at_word, reached = failing
    places: list[int] = []
    seen = _seen(item, start, stop, room) if SOFT in item.text else 0
    if SOFT in item.text[start:seen]:
        places = [at + 1 for at in range(begin, seen) if item.text[at] == SOFT]
    elif rules.hyphens == "auto" and lettered.places:
        zone = rules.zone * room if rules.is_share else rules.zone
        if room - reached > zone or room < reached:
            places = _places(item, begin, stop)
    for at in reversed(places):
        taken = at_word + lettered.shaper.width(item.text[word:at] + rules.character)
        if taken <= room + SLACK or (begin == start and at == places[0]):
            return at, taken
    return None


def _seen(item: Item, start: int, stop: int, room: float) -> int:
    """Return how far WeasyPrint looks to find a line: to the end, or as far as is enough."""
    size, text = item.lettered.style.size, item.text
    limit = start + int(room / size * SEEN)
    if size * SEEN > room:
        limit = text.find(" ", start) + 2
    return min(limit, len(text)) if stop < limit else len(text)


def _places(item: Item, begin: int, stop: int) -> list[int]:
    """Return the places of the first word of a segment that is long enough to be divided."""
    least, left, right = item.lettered.style.divided.limits
    find = item.lettered.places
    for match in _WORD.finditer(item.text, begin, stop):
        word = match[0]
        if len(word) >= least and find:
            found = [at for at in find(word) if left <= at <= len(word) - right]
            return [match.start() + at for at in found]
    return []
