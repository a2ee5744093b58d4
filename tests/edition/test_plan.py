"""The page plan of the review, read off its PDF."""

from __future__ import annotations

import re

from belpress import Edition
from edition.book import Book, squeeze

PLAN = {
    "ruling-elite": 4,
    "security": 10,
    "civil-society": 14,
    "belarus-west": 22,
    "belarus-russia": 28,
}
PLAN_FOOT = re.compile(r"^(The ruling elite|Security|Civil society|Belarus–(West|Russia))", re.M)


def test_has_36_pages(book: Book) -> None:
    assert book.page_count == 36
    assert ": 36 pages, " in book.out
    assert "no errors" in book.out


def test_contents_page_names_the_planned_pages(book: Book) -> None:
    assert re.findall(r"\d+", book.text(3).partition("Colour key")[0].partition("COLOUR")[0]) == [
        str(page) for page in PLAN.values()
    ]


def test_chapters_open_on_their_left_pages(book: Book, edition: Edition) -> None:
    for chapter in edition.chapters:
        page = PLAN[chapter.name]
        assert page % 2 == 0
        assert book.texts[page - 1].startswith(squeeze(chapter.title))
        assert squeeze(chapter.headline) in book.texts[page]


def test_forecasts_close_every_chapter_on_a_right_page(book: Book, edition: Edition) -> None:
    ends = [*list(PLAN.values())[1:], 36]
    for end in ends:
        assert squeeze(edition.labels["forecasts"]) in book.texts[end - 2]


def test_body_pages_carry_their_folios_on_the_outside(book: Book) -> None:
    bodies = [page for page in range(6, 35, 2) if "annualreview2022" in book.texts[page - 1]]
    bodies += [page for page in range(5, 35, 2) if PLAN_FOOT.search(book.text(page))]
    assert len(bodies) >= 18
    for page in bodies:
        folio = [
            letter
            for letter in book.letters(page)
            if letter.baseline > 790 and letter.char.isdigit()
        ]
        outer = [
            letter for letter in folio if (letter.x < 100 if page % 2 == 0 else letter.x > 495)
        ]
        assert "".join(letter.char for letter in outer) == str(page)


def test_cover_openers_and_back_have_no_running_foot(book: Book) -> None:
    for page in (1, *PLAN.values(), 36):
        assert not [
            letter
            for letter in book.letters(page)
            if letter.baseline > 800 and letter.char.isdigit()
        ]
