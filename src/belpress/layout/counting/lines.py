"""How many lines a text takes: greedy, as the layout breaks lines, and without laying out.

What stands beside what is as in WeasyPrint (``layout/inline.py``), for text from left to right.
"""

from __future__ import annotations

from collections.abc import Sequence

from belpress.layout.counting.linebreaks import is_place
from belpress.layout.counting.splits import SLACK, Item, may_end, split, width_of

STEP = 0.75
"""How much narrower a text is set, in pt, to find its last place: 1 px."""
BOX = "\u2e80"
"""What a box in a line is, for the rules of places."""
Place = tuple[int, int]
"""A place in the text: the index of an item, and of a character in it."""


def places_of_lines(items: Sequence[Item], first: float, width: float) -> list[Place]:
    """Return where each line begins; ``first`` is how wide the first one is, in pt."""
    starts: list[Place] = []
    at: Place | None = _visible(items, (0, 0))
    room = first
    while at is not None:
        starts.append(at)
        reached = _line(items, at, room)
        if reached is not None and reached <= at:
            # Nothing fits at all; what cannot be set is passed over
            reached = at[0] + 1, 0
        at = _visible(items, reached) if reached is not None else None
        room = width
    return starts


def _visible(items: Sequence[Item], at: Place) -> Place | None:
    """Return where a line begins that would begin at a place, spaces left out."""
    index, char = at
    while index < len(items):
        item = items[index]
        if not item.text:
            return index, 0
        while char < len(item.text) and item.text[char] == " ":
            char += 1
        if char < len(item.text):
            return index, char
        index, char = index + 1, 0
    return None


def _line(items: Sequence[Item], at: Place, room: float) -> Place | None:
    """Return where the line that begins at a place ends, if it is not the last one."""
    x = 0.0
    index, char = at
    placed: list[tuple[int, int, float, float]] = []
    while index < len(items):
        item = items[index]
        x += 0.0 if char else item.start
        stop, taken = split(item, char, room - x, is_first=not placed)
        if stop is None and item.end and x + taken + item.end > room + SLACK:
            stop, taken = split(item, char, room - x - item.end, is_first=not placed)
        if x + taken > room + SLACK and (back := _back(items, placed, (index, char))):
            return back
        if item.is_end:
            return index + 1, 0
        whole = taken if stop is not None else width_of(item, char) + item.end
        placed.append((index, char, x, whole))
        if stop is not None:
            return index, stop
        x += whole
        index, char = index + 1, 0
    return None


def _back(
    items: Sequence[Item], placed: Sequence[tuple[int, int, float, float]], at: Place
) -> Place | None:
    """Return the last place before an item that does not fit, if there is one on the line."""
    index, char = at
    for before, start, _, width in reversed(placed):
        if not char and _is_place(items[before], items[index]):
            return index, 0
        item, room = items[before], width - STEP
        while room > 0 and may_end(item, start):
            stop, _ = split(item, start, room, is_first=False)
            if stop is not None:
                return before, stop
            room -= STEP
        index, char = before, start
    return None


def is_too_wide(items: Sequence[Item], width: float) -> bool:
    """Whether something that is never divided is wider than a line, in pt."""
    return any(
        width_of(item, 0) > width for item in items if item.text and not item.lettered.style.wraps
    )


def _is_place(before: Item, after: Item) -> bool:
    """Whether a line may end between two items, by their letters and what both stand in."""
    wraps = True
    for one, other in zip(before.frames, after.frames, strict=False):
        if one != other:
            break
        wraps = one[1]
    return wraps and is_place((before.text or BOX)[-1], (after.text or BOX)[0])
