"""Quotation marks and apostrophes: which straight mark opens, closes, or stands for letters.

A mark is judged by what stands beside it, paired with its other half, and set by how deep its
quotation stands in others. Feet and inches, minutes and seconds stay as they are typed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from belpress.language.habits import Habits
from belpress.language.spaces import spaced

APOSTROPHE = "’"
_MARK = re.compile("[\"'“”„«»]")
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
"""Characters between letters that nobody sees."""
_OPENING = "([{<“„«‘‚‹¿¡"
_CLOSING = ".,;:!?…)]}>”»’›%‰"
_JOINING = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212/"
_PRIMES = re.compile(
    r"(?<![\w.,])\d{1,3}'\s?\d{1,2}(?:[.,]\d+)?\"(?!\w)"
    r"|°\s?\d{1,2}(?:[.,]\d+)?'(?:\s?\d{1,2}(?:[.,]\d+)?\")?"
    r"|(?<![\w.,])\d{1,3}(?:[.,]\d+)?[\"'](?=\s?[x×]\s?\d)"
)
_MEASURE = re.compile(r"(?<![\w.,])\d{1,3}(?:[.,]\d+)?\Z")
_ELISION = re.compile(
    r"'(?:n'|(?:\d\ds?|tis|tisn't|twas|twasn't|twere|twill|twould|em|cause|cos|cuz|bout|til|till"
    r"|round|neath|gainst|cept|n)(?!\w))",
    re.IGNORECASE,
)
"""Words that begin with an apostrophe, and years without their century."""
_POSSESSIVE = re.compile(r"'s(?!\w)")
_LONGEST_NUMBER = 12


@dataclass
class Quotations:
    """The quotation marks of one paragraph, paired; places count from 0.

    ``unclosed`` are double marks that open and are closed nowhere; ``lone`` are straight marks
    that have no other half, ``apostrophes`` among them where a word follows. ``begins_open`` says
    that the paragraph begins with an opening mark.
    """

    pairs: list[tuple[int, int, str]] = field(default_factory=list)
    apostrophes: list[int] = field(default_factory=list)
    unclosed: list[int] = field(default_factory=list)
    lone: list[int] = field(default_factory=list)
    begins_open: bool = False

    def glyphs(self, text: str, own: Habits, *, goes_on: bool = False) -> dict[int, str]:
        """Return what is printed for the straight marks, by their places.

        ``goes_on`` says that the last quotation left open goes on in the next paragraph.
        """
        found = dict.fromkeys(self.apostrophes, APOSTROPHE)
        pairs = list(self.pairs)
        if goes_on and self.unclosed:
            pairs.append((self.unclosed[-1], len(text), text[self.unclosed[-1]]))
        around: list[tuple[int, bool]] = []
        for start, end, mark in sorted(pairs):
            while around and around[-1][0] < start:
                around.pop()
            is_inner = not around[-1][1] if around else mark == "'" and own.keeps_single_quotes
            around.append((end, is_inner))
            opening, closing = spaced(own.quotes[2:] if is_inner else own.quotes[:2], own)
            found[start], found[end] = opening, closing
        return {place: glyph for place, glyph in found.items() if text[place : place + 1] in "\"'"}


def pair(text: str, typed: Collection[int] = ()) -> Quotations:
    """Pair the quotation marks of a paragraph; those at ``typed`` places are not looked at."""
    shown = [place for place, char in enumerate(text) if char not in _INVISIBLE]
    bare = "".join(text[place] for place in shown)
    kept = {place for place, original in enumerate(shown) if original in typed} if typed else ()
    found = _Reader(bare, kept).read()
    return Quotations(
        [(shown[start], shown[end], mark) for start, end, mark in found.pairs],
        [shown[place] for place in found.apostrophes],
        [shown[place] for place in found.unclosed],
        [shown[place] for place in found.lone],
        found.begins_open,
    )


def go_on(paragraphs: Sequence[Quotations]) -> Iterator[bool]:
    """Say of each paragraph whether a quotation that it leaves open goes on in the next.

    It does where the next begins with an opening mark, which is repeated so in each.
    """
    for this, following in pairwise(paragraphs):
        yield bool(this.unclosed) and following.begins_open
    if paragraphs:
        yield False


@dataclass
class _Level:
    """A double mark that is open (-1: none, the text itself), and the single ones open in it."""

    place: int = -1
    singles: list[int] = field(default_factory=list)
    elisions: list[int] = field(default_factory=list)
    """Single marks that are more likely apostrophes; those behind the last of ``singles``."""


class _Reader:
    """Reads the marks of one text from left to right."""

    def __init__(self, text: str, typed: Collection[int]) -> None:
        self.text = text
        self.found = Quotations()
        self.levels = [_Level()]
        primes = {
            found.start() + offset
            for found in _PRIMES.finditer(text)
            for offset, char in enumerate(found[0])
            if char in "\"'"
        }
        places = (found.start() for found in _MARK.finditer(text))
        self.marks = [one for one in places if one not in typed and one not in primes]
        self.after = self._behind_marks()
        self.read_as: dict[int, str] = {}
        """What a mark is to the one behind it: an opening bracket, a closing one, or a space."""

    def _behind_marks(self) -> dict[int, str]:
        """Return the first character behind each mark that is not a mark itself."""
        after: dict[int, str] = {}
        for place in reversed(self.marks):
            following = self.text[place + 1 : place + 2]
            after[place] = after.get(place + 1, following)
        return after

    def read(self) -> Quotations:
        for place in self.marks:
            if place in self.read_as:
                continue
            if self.text[place] == "'":
                self._read_single(place)
            else:
                self._read_double(place)
        for level in self.levels:
            self._leave(level)
        self.found.unclosed = [level.place for level in self.levels[1:]]
        self.found.lone += self.found.unclosed
        self.found.lone = sorted(one for one in self.found.lone if self.text[one] in "\"'")
        self.found.begins_open = self._begins_open()
        return self.found

    def _begins_open(self) -> bool:
        start = len(self.text) - len(self.text.lstrip("([…. \u00a0"))
        return self.read_as.get(start) == "(" and self.text[start] != "'"

    def _before(self, place: int) -> str:
        return self.read_as.get(place - 1) or self.text[max(place - 1, 0) : place]

    def _can_open(self, place: int) -> bool:
        return bool(self.after[place].strip())

    def _can_close(self, place: int) -> bool:
        before = self._before(place)
        return bool(before.strip()) and before not in _OPENING

    def _read_double(self, place: int) -> None:
        if self._can_open(place) and not self._is_closing(place):
            self.read_as[place] = "("
            self.levels.append(_Level(place))
        elif not self._can_close(place):
            self._leave_straight(place)
        elif len(self.levels) > 1:
            level = self.levels.pop()
            self._leave(level)
            self.read_as[place] = ")"
            self.found.pairs.append((level.place, place, '"'))
        elif self._is_measure(place):
            self.read_as[place] = ")"
        else:
            self._leave_straight(place)

    def _is_closing(self, place: int) -> bool:
        """Whether a double mark that has a word behind it closes a quotation all the same.

        One that divides a word opens none, but may be the end of one: "Звязда"й.
        """
        before = self._before(place)
        if not self._can_close(place):
            return False
        if self.after[place] in _CLOSING:
            return True
        divides_a_word = _is_letter(before) and _is_letter(self.after[place])
        return before not in _JOINING and (divides_a_word or len(self.levels) > 1)

    def _read_single(self, place: int) -> None:
        if self._is_in_a_word(place):
            self._apostrophe(place)
        elif self._can_open(place) and not self._is_closing_single(place):
            self._open_single(place)
        elif self._can_close(place):
            self._close_single(place)
        else:
            self._leave_straight(place)

    def _is_in_a_word(self, place: int) -> bool:
        """Whether a mark stands between letters: don't, the U.S.'s, "Times"'s."""
        before, following = self._before(place), self.text[place + 1 : place + 2]
        if before == ".":
            return bool(_POSSESSIVE.match(self.text, place))
        ends_a_word = _is_letter(before) or before in (")", "]")
        return ends_a_word and _is_letter(following)

    def _is_closing_single(self, place: int) -> bool:
        before = self._before(place)
        if not self._can_close(place):
            return False
        if _is_letter(before) or self.after[place] in _CLOSING:
            return True
        return before not in _JOINING and bool(self.levels[-1].singles)

    def _open_single(self, place: int) -> None:
        self.read_as[place] = "("
        elision = _ELISION.match(self.text, place)
        level = self.levels[-1]
        if elision and elision[0].endswith("'"):
            self._apostrophe(place)
            self._apostrophe(elision.end() - 1)
        elif elision and not self.text.startswith("'", elision.end()):
            level.elisions.append(place)
        else:
            self._leave_elisions(level)
            level.singles.append(place)

    def _close_single(self, place: int) -> None:
        level = self.levels[-1]
        if level.singles or (level.elisions and self._ends_a_quotation(place, level.elisions[-1])):
            opened = level.singles.pop() if level.singles else level.elisions.pop()
            self._leave_elisions(level)
            self.read_as[place] = ")"
            self.found.pairs.append((opened, place, "'"))
        elif self._is_measure(place):
            self.read_as[place] = ")"
        else:
            self._apostrophe(place)

    def _ends_a_quotation(self, place: int, opened: int) -> bool:
        """Whether a quotation ends here that began with what looks like an apostrophe.

        It does behind punctuation ('Tis so,'), and if it began with a number ('24 February').
        """
        before = self._before(place)
        return before in _CLOSING or (self.text[opened + 1].isdigit() and before not in "sxzSXZ")

    def _apostrophe(self, place: int) -> None:
        self.read_as[place] = ")"
        self.found.apostrophes.append(place)

    def _leave(self, level: _Level) -> None:
        """Take the single marks of a level that are closed nowhere for apostrophes."""
        self._leave_elisions(level)
        for place in level.singles:
            self.found.lone.append(place)
            if _is_letter(self.after[place]):
                self.found.apostrophes.append(place)

    def _leave_elisions(self, level: _Level) -> None:
        self.found.apostrophes += level.elisions
        level.elisions.clear()

    def _leave_straight(self, place: int) -> None:
        self.read_as[place] = " "
        self.found.lone.append(place)

    def _is_measure(self, place: int) -> bool:
        """Whether a mark stands for feet, inches, minutes or seconds: behind a small number."""
        return bool(_MEASURE.search(self.text[max(place - _LONGEST_NUMBER, 0) : place]))


def _is_letter(char: str) -> bool:
    """Whether a character is part of a word, as is a piece of code (U+FFFC)."""
    return bool(char) and (
        char.isalnum() or char == "\ufffc" or unicodedata.category(char)[0] == "M"
    )
