"""Body lines stand on the line grid, in both columns and on facing pages alike."""

from __future__ import annotations

from edition.book import Book, Letter

LINE = 16
BODY_SIZE = 10.5
TOLERANCE = 0.3


def body_letters(book: Book, page: int) -> list[Letter]:
    return [
        one
        for one in book.letters(page)
        if abs(one.size - BODY_SIZE) < 0.05 and "SmText" in one.font and one.char.isalpha()
    ]


def test_body_lines_stand_on_one_grid(book: Book) -> None:
    first = None
    pages = 0
    for page in range(5, 35):
        letters = body_letters(book, page)
        if len(letters) < 300 or book.text(page).upper().startswith("FORECASTS"):
            continue
        pages += 1
        columns = {round(one.x // 170) for one in letters}
        assert len(columns) > 1
        for one in letters:
            first = one.baseline if first is None else first
            off = (one.baseline - first) % LINE
            assert min(off, LINE - off) <= TOLERANCE, (page, one)
    assert pages >= 18
