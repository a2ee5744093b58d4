"""Body lines stand on the line grid, in both columns and on facing pages alike."""

from __future__ import annotations

from edition.book import Book, Letter
from samples import LINE_PT, TEXT_PT

TOLERANCE = 0.3


def body_letters(book: Book, page: int) -> list[Letter]:
    return [
        letter
        for letter in book.letters(page)
        if abs(letter.size - TEXT_PT) < 0.05 and "SmText" in letter.font and letter.char.isalpha()
    ]


def test_body_lines_stand_on_one_grid(book: Book) -> None:
    first = None
    pages = 0
    for page in range(5, 35):
        letters = body_letters(book, page)
        if len(letters) < 300 or book.text(page).upper().startswith("FORECASTS"):
            continue
        pages += 1
        columns = {round(letter.x // 170) for letter in letters}
        assert len(columns) > 1
        for letter in letters:
            first = letter.baseline if first is None else first
            off = (letter.baseline - first) % LINE_PT
            assert min(off, LINE_PT - off) <= TOLERANCE, (page, letter)
    assert pages >= 18
