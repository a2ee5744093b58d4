"""Pages of a draft on larger paper: a word across them, lines of the manuscript, and a foot.

All of it is drawn as outlines: what copies and finds text gets that of the pages alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import atan2, cos, hypot, sin

from pikepdf import Dictionary, Name, Object, Pdf, Stream

from belpress.assets.fonts import outlines
from belpress.bind.lettering import Letters, drawn_once, outlined
from belpress.bind.marks import MM, Box, box_of
from belpress.model.pages import LaidPage, Spot

NUMBER_SIZE, FOOT_SIZE = 6.5, 7.5
"""Sizes of the numbers of lines, and of the foot, in pt."""
NEAR = 3.0
"""From a number to its passage, in pt."""
FILES = 18.0
"""From the name of a file to the trim, in pt: numbers of art stand between them."""
APART = 7.0
"""From one number to the next one below it, at least, in pt."""
ACROSS = 0.62
"""The length of the word across a page, of its diagonal."""
LARGEST = 200.0
"""The size of the word, at most, in pt."""
MIDDLE = 0.34
"""Half of the height of capitals, in em: letters stand in the middle so."""
BLUE, GREY = "0.13 0.42 0.78", "0.35"
"""Colours of what is not of the page."""
FAINT, WORD = Name("/draft-faint"), Name("/draft-word")


@dataclass(frozen=True)
class Remarks:
    """What is written on a draft: the ``word`` across its pages, and ``foot`` below them.

    ``{page}`` in the foot is the number of the page; ``font`` is the file of a typeface.
    """

    word: str
    foot: str
    font: bytes


def mark_as_draft(book: Pdf, pages: Sequence[tuple[int, LaidPage]], remarks: Remarks) -> None:
    """Draw what makes a draft of the pages of a PDF.

    ``pages`` are the numbers printed on them, and what the layout knows of them. Their boxes have
    been set, and there is room around the trim.
    """
    letters = Letters(book, remarks.font)
    faint = book.make_indirect(Dictionary(Type=Name.ExtGState, ca=0.13, CA=0.3))
    words: dict[tuple[float, float], Object] = {}
    for page, (number, laid) in zip(book.pages, pages, strict=True):
        trim = box_of(page.obj)
        size = trim[2] - trim[0], trim[3] - trim[1]
        if size not in words:
            words[size] = drawn_once(book, _across(remarks, *size), (0, 0, *size))
        drawn = "\n".join(_around(trim, laid, remarks.foot.replace("{page}", str(number)), letters))
        across = f"q {FAINT} gs 1 0 0 1 {trim[0]:.3f} {trim[1]:.3f} cm {WORD} Do Q"
        content = page.obj.Contents.read_bytes()
        page.obj.Contents = Stream(book, content + f"\n{across}\n{drawn}\n".encode())
        resources = page.obj.Resources
        letters.give_to(resources)
        resources.XObject[str(WORD)] = words[size]
        if "/ExtGState" not in resources:
            resources.ExtGState = Dictionary()
        resources.ExtGState[str(FAINT)] = faint


def _across(remarks: Remarks, width: float, height: float) -> str:
    """Return what draws the word from corner to corner of a page."""
    strokes, long = outlines(remarks.font, remarks.word)
    size = min(ACROSS * hypot(width, height) / max(long, 0.1), LARGEST)
    angle = atan2(height, width)
    turn = f"{cos(angle):.5f} {sin(angle):.5f} {-sin(angle):.5f} {cos(angle):.5f}"
    placed = outlined(strokes, size, -long * size / 2, -MIDDLE * size)
    # The white edge is seen on dark art
    return f"{turn} {width / 2:.3f} {height / 2:.3f} cm\n{GREY} g 1 G 1 w\n{placed} B"


def _around(trim: Box, laid: LaidPage, foot: str, letters: Letters) -> Iterator[str]:
    """Yield what draws the edge of the trim, the numbers of lines, and the foot."""
    left, bottom, right, top = trim
    yield f"q 0.6 G 0.25 w {left:.3f} {bottom:.3f} {right - left:.3f} {top - bottom:.3f} re S"
    yield f"{BLUE} rg"
    for text, x, y in _numbers(laid):
        yield letters.line(text, NUMBER_SIZE, left + x, top - y, ends=True)
    for text, y in _files(laid):
        yield letters.line(text, NUMBER_SIZE, left - FILES, top - y, ends=True)
    yield f"{GREY} g"
    yield letters.line(foot, FOOT_SIZE, left, bottom - 6 * MM)
    yield "Q"


def _numbers(laid: LaidPage) -> Iterator[tuple[str, float, float]]:
    """Yield the line of each passage of a page, with where its number ends, in pt from the top."""
    last: dict[int, float] = {}
    for spot in _numbered(laid):
        # Art that fills the page has its number outside of it
        x = max(spot.area.x, 0.0) - NEAR
        y = _baseline(laid, spot)
        column = round(x / NUMBER_SIZE)
        if abs(y - last.get(column, -APART)) < APART:
            y = last[column] + APART
        last[column] = y
        yield str(spot.source.line), x, y


def _numbered(laid: LaidPage) -> list[Spot]:
    """Return the passages that have a line in the manuscript, from the top of the page."""
    known: dict[tuple[str, int, int], Spot] = {}
    for spot in sorted(laid.spots, key=lambda spot: (spot.area.y, spot.area.x)):
        if spot.source.line:
            place = spot.source.path, spot.source.line, round(spot.area.x)
            known.setdefault(place, spot)
    return list(known.values())


def _baseline(laid: LaidPage, spot: Spot) -> float:
    """Return where the first line of a passage stands, or the top of what has no lines."""
    area = spot.area
    lines = (
        line.baseline
        for line in laid.lines
        if line.source == spot.source
        and area.x - 1 <= line.area.x <= area.x + area.width
        and area.y - 1 <= line.baseline <= area.y + area.height
    )
    return min(lines, default=max(area.y, 0.0) + NUMBER_SIZE)


def _files(laid: LaidPage) -> Iterator[tuple[str, float]]:
    """Yield the name of a file where the passages that come from it begin."""
    before, last = "", -APART
    for spot in _numbered(laid):
        if spot.source.path == before:
            continue
        before = spot.source.path
        last = max(_baseline(laid, spot), last + APART)
        yield before.rpartition("/")[2], last
