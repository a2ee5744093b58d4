"""Lists by letters: ``a)`` or ``a.``, then ``b)`` and so on, in Latin or Cyrillic letters.

CommonMark knows numbers alone. So the letters are read as numbers, and what was typed is kept by
its line, for the mark of the item.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from markdown_it.rules_core import StateCore

LETTERS = "letters"
"""Where the letters are kept while a text is parsed, by the line they begin (from 0)."""
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_CYRILLIC = "абвгґдеёжзиійклмнопрстуўфхцчшщэюя"
_MOST_PASSED_OVER = 3
"""Letters that a list may pass over, since alphabets differ in where ё, і and й stand."""
_MARK = re.compile(rf"([ \t>]*)([{_LATIN}{_CYRILLIC}])([.)])(?=[ \t]+\S)")
_FENCE = re.compile(r"[ \t>]*(```+|~~~+)")


def read_letters(state: StateCore) -> None:
    """Write a number in the place of every letter that begins an item of a list."""
    lines = state.src.split("\n")
    letters = {row: lines[row][column] for row, column in _marks(lines)}
    for row, column in _marks(lines):
        # A list that begins in the middle of a paragraph has to begin with 1
        lines[row] = f"{lines[row][:column]}1{lines[row][column + 1 :]}"
    state.src = "\n".join(lines)
    state.env[LETTERS] = letters


def give_letters_back(state: StateCore) -> None:
    """Put the letters back where they begin a line of a text and not an item."""
    letters: dict[int, str] = state.env[LETTERS]
    taken = {token.map[0] for token in state.tokens if token.type == "list_item_open" and token.map}
    left = letters.keys() - taken
    for token in state.tokens if left else ():
        if token.type in ("inline", "code_block") and token.map:
            lines = token.content.split("\n")
            for index, line in enumerate(lines):
                row = token.map[0] + index
                if row in left and line.lstrip(" \t").startswith("1"):
                    lines[index] = line.replace("1", letters[row], 1)
            token.content = "\n".join(lines)


def _marks(lines: Sequence[str]) -> list[tuple[int, int]]:
    """Return the row and column of every letter that stands in a row of letters."""
    found: list[tuple[int, int]] = []
    last: dict[tuple[str, str], tuple[str, list[tuple[int, int]]]] = {}
    for row, indent, letter, mark in _typed(lines):
        key = (indent, mark)
        place = (row, len(indent))
        before, waiting = last.get(key, ("", []))
        if before and follows(letter, before):
            found += [*waiting, place]
            last[key] = (letter, [])
        elif letter in (_LATIN[0], _CYRILLIC[0]):
            last[key] = (letter, [place])
    return sorted(found)


def _typed(lines: Sequence[str]) -> Iterator[tuple[int, str, str, str]]:
    """Yield the lines that begin with a letter as a mark, outside of code between fences."""
    fence = ""
    for row, line in enumerate(lines):
        if found := _FENCE.match(line):
            if not fence:
                fence = found[1]
            elif found[1].startswith(fence):
                fence = ""
        elif not fence and (mark := _MARK.match(line)):
            yield row, mark[1], mark[2], mark[3]


def follows(letter: str, before: str) -> bool:
    """Whether a small letter follows another in a list by letters."""
    if letter in _LATIN and before in _LATIN:
        return ord(letter) == ord(before) + 1
    steps = _CYRILLIC.find(letter) - _CYRILLIC.find(before)
    return letter in _CYRILLIC and before in _CYRILLIC and 0 < steps <= _MOST_PASSED_OVER
