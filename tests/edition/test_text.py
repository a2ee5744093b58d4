"""Everything the edition says stands in the PDF, where it should and as often as it should."""

from __future__ import annotations

from belpress import Edition
from belpress.model.block import BlockKind
from belpress.model.edition import QuotePlace
from edition.book import Book, squeeze
from edition.test_plan import PLAN
from samples import TEXT_PT

ENDS = dict(zip(PLAN, [*list(PLAN.values())[1:], 36], strict=True))


READING = (TEXT_PT, 12.5)
"""The sizes of body and lead in pt."""


def running_text(book: Book, name: str) -> str:
    """Return the lead and body of a chapter as they run from page to page."""
    return squeeze(
        "".join(
            letter.char
            for page in range(PLAN[name] + 1, ENDS[name] - 1)
            for letter in book.letters(page)
            if "SmText" in letter.font and min(abs(letter.size - size) for size in READING) < 0.05
        )
    )


def test_every_paragraph_is_there_in_reading_order(book: Book, edition: Edition) -> None:
    for chapter in edition.chapters:
        text = running_text(book, chapter.name)
        place = 0
        for block in chapter.blocks:
            if block.kind in (BlockKind.FIGURE, BlockKind.TABLE):
                continue
            if block.kind is BlockKind.HEADING:
                continue
            found = text.find(squeeze(block.text), place)
            assert found >= 0, f"{block.source}: {block.text}"
            place = found + 1


def test_captions_stand_once_each(book: Book, edition: Edition) -> None:
    for chapter in edition.chapters:
        for figure in chapter.figures:
            pages = book.pages_with(figure.text)
            assert len(pages) == 1, f"{figure.source}: {pages}"
            assert PLAN[chapter.name] < pages[0] < ENDS[chapter.name]


def test_pull_quotes_stand_once_beside_their_passage(book: Book, edition: Edition) -> None:
    for chapter in edition.chapters:
        for quote in chapter.pull_quotes:
            passage = squeeze(chapter.body[quote.block].text)
            size = 14 if quote.place is QuotePlace.MARGIN else 24
            pages = [
                page
                for page in range(PLAN[chapter.name], ENDS[chapter.name])
                if squeeze(quote.text).rstrip(".") in large_text(book, page, size)
            ]
            assert len(pages) == 1, f"{quote.source}: {pages}"
            start = [page for page in range(36) if passage[:20] in book.texts[page - 1]]
            assert pages[0] in start or pages[0] - 1 in start, f"{quote.source}: {pages} {start}"


def large_text(book: Book, page: int, size: float) -> str:
    return squeeze(
        "".join(letter.char for letter in book.letters(page) if abs(letter.size - size) < 0.3)
    )


def test_pull_quotes_stand_in_the_outer_margin(book: Book, edition: Edition) -> None:
    for page in range(5, 35):
        for letter in book.letters(page):
            if abs(letter.size - 14) < 0.1 and "Bold" in letter.font and letter.char.isupper():
                assert letter.x < 170 if page % 2 == 0 else letter.x > 425


def test_forecasts_stand_once_on_their_chapters_last_page(book: Book, edition: Edition) -> None:
    for chapter in edition.chapters:
        for forecast in chapter.forecasts:
            wanted = [ENDS[chapter.name] - 1]
            if forecast.is_summary:
                wanted = [2, *wanted]
            assert book.pages_with(forecast.text) == wanted, forecast.source


def test_summary_page_states_one_forecast_a_chapter_in_order(book: Book, edition: Edition) -> None:
    stated = [chapter.summary.text for chapter in edition.chapters if chapter.summary]
    assert len(stated) == len(edition.chapters)
    places = [book.texts[1].find(squeeze(text)) for text in stated]
    assert min(places) >= 0
    assert places == sorted(places)
