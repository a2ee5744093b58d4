"""Unusual manuscripts come out right too."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

import belpress
from edition.book import Book, squeeze
from edition.test_text import large_text
from samples import TEXT_PT

SENTENCE = "The committee met on the {n}th day and settled question number {n} for good."
WORDS = (
    " It did so after a long debate in which every member spoke, some of them more than once, and "
    "in which the figures of the past year were weighed against the hopes of the next one."
)
Make = Callable[..., Book]


def paragraph(number: int) -> str:
    return SENTENCE.format(n=number) + WORDS * 2


@pytest.fixture
def make(tmp_path: Path) -> Make:
    """Return a function that builds chapters given as (title, quotes, body)."""
    images = tmp_path / "assets" / "images"
    images.mkdir(parents=True)
    Image.new("RGB", (2551, 3579), "#223a66").save(images / "opener.jpg")
    Image.new("RGB", (1949, 1358), "#9fb3cf").save(images / "figure.jpg")
    folder = tmp_path / "manuscript" / "2030"
    folder.mkdir(parents=True)
    (folder / "edition.yaml").write_text("title: Yearbook\nyear: 2030\nlanguage: en\n")

    def build(*chapters: tuple[str, list[str], str]) -> Book:
        for number, (title, quotes, body) in enumerate(chapters, start=1):
            lines = "".join(f"  - {quote}\n" for quote in quotes)
            (folder / f"{number:02}-chapter-{number}.md").write_text(
                f"---\ntitle: {title}\nheadline: A headline\ncolour_key: unchanged\n"
                "opener:\n  image: ../../assets/images/opener.jpg\n  alt: An opener\n"
                + (f"pull_quotes:\n{lines}" if quotes else "")
                + f"---\n\nThe lead of this chapter.\n\n{body}\n\n"
                "## Forecasts {.forecasts}\n\n- It will rain. {.summary}\n- It will shine.\n",
                encoding="utf-8",
            )
        project = belpress.open_project(tmp_path)
        target = tmp_path / "book.pdf"
        built = belpress.build_edition(project, belpress.BuildRequest(2030, target=target))
        assert built.problems == ()
        return Book(target)

    return build


def reading(book: Book) -> str:
    """Return the running text of all pages."""
    pages = range(1, book.page_count + 1)
    letters = (letter for page in pages for letter in book.letters(page))
    return squeeze("".join(letter.char for letter in letters if abs(letter.size - TEXT_PT) < 0.05))


def figure(number: int, form: str = "") -> str:
    name = "opener" if form == "{.page}" else "figure"
    return (
        f"![A blue square](../../assets/images/{name}.jpg){form}\n*Caption number {number} here.*"
    )


def test_seven_pull_quotes_in_one_chapter_and_none_in_another(make: Make) -> None:
    quotes = [SENTENCE.format(n=number) for number in range(4, 11)]
    body = "\n\n".join(paragraph(number) for number in range(1, 31))
    book = make(("Many", quotes, body), ("None", [], body))
    for quote in quotes:
        found = [
            page
            for page in range(1, book.page_count + 1)
            if squeeze(quote).rstrip(".") in large_text(book, page, 14)
        ]
        assert len(found) == 1, quote
    for page in range(1, book.page_count + 1):
        tops = {
            (round(letter.x), round(letter.baseline))
            for letter in book.letters(page)
            if abs(letter.size - 14) < 0.1
        }
        assert len(tops) == len({(x, y) for x, y in tops})


def test_chapter_of_one_paragraph_fills_whole_spreads(make: Make) -> None:
    book = make(("Short", [], paragraph(1)), ("Next", [], paragraph(2)))
    assert book.pages_with("Next")[-1] % 2 == 0 or "next" in book.texts[7]
    assert book.page_count % 4 == 0


def test_dozen_figures_all_stand_once(make: Make) -> None:
    body = "\n\n".join(f"{paragraph(n)}\n\n{figure(n)}" for n in range(1, 13))
    book = make(("Pictures", [], body))
    for number in range(1, 13):
        assert len(book.pages_with(f"Caption number {number} here.")) == 1
        assert squeeze(SENTENCE.format(n=number)) in reading(book)


def test_figures_without_text_all_stand_once(make: Make) -> None:
    body = paragraph(1) + "\n\n" + "\n\n".join(figure(n) for n in range(1, 8))
    book = make(("Pictures", [], body))
    for number in range(1, 8):
        assert len(book.pages_with(f"Caption number {number} here.")) == 1


def test_forms_of_figures(make: Make) -> None:
    body = "\n\n".join(
        f"{paragraph(n)}\n\n{figure(n, form)}"
        for n, form in enumerate(("{.column}", "{.wide}", "{.page}", ""), start=1)
    )
    book = make(("Forms", [], body + "\n\n" + paragraph(9)))
    for number in range(1, 5):
        assert len(book.pages_with(f"Caption number {number} here.")) == 1
    page = book.pages_with("Caption number 3 here.")[0]
    assert "committee" not in book.texts[page - 1]


def test_table_over_two_pages_repeats_its_head(make: Make) -> None:
    rows = "\n".join(f"| item {n} | value {n} |" for n in range(1, 160))
    table = f"| Thing | Worth |\n| --- | --- |\n{rows}"
    book = make(("Table", [], f"{paragraph(1)}\n\n{table}\n\n{paragraph(2)}"))
    pages = [page for page in range(1, book.page_count + 1) if "thingworth" in book.texts[page - 1]]
    assert len(pages) >= 2
    for n in (1, 80, 159):
        assert book.pages_with(f"item {n} value {n}")


def test_wide_table_stands_across_both_columns(make: Make) -> None:
    table = "| A | B | C | D |\n| --- | --- | --- | --- |\n" + "| one | two | three | four |\n" * 5
    book = make(("Table", [], f"{paragraph(1)}\n\n{table}\n\n{paragraph(2)}"))
    page = book.pages_with("one two three four")[0]
    cells = [
        letter.x for letter in book.letters(page) if letter.char == "D" and "Bold" in letter.font
    ]
    assert max(cells) > 250
    assert book.pages_with(SENTENCE.format(n=2))


def test_footnotes_stand_at_the_foot_of_their_page(make: Make) -> None:
    body = (
        f"{paragraph(1)} With a note.[^1] More.[^2]\n\n[^1]: The first note.\n\n[^2]: The second."
    )
    book = make(("Notes", [], body))
    (page,) = book.pages_with("The first note.")
    assert book.pages_with("With a note.") == [page]
    assert book.pages_with("The second.") == [page]


def test_title_of_three_lines_stays_on_the_opener(make: Make) -> None:
    title = "Parties, movements and the long road to an election that nobody expected"
    book = make((title, [], paragraph(1)))
    assert 4 in book.pages_with(title)
    letters = [letter for letter in book.letters(4) if abs(letter.size - 54) < 0.5]
    assert len({round(letter.baseline) for letter in letters}) >= 3
    assert max(letter.x for letter in letters) < 595


def test_contents_of_many_chapters_run_on(make: Make) -> None:
    book = make(*((f"Chapter {n}", [], paragraph(n)) for n in range(1, 19)))
    first = book.pages_with("Chapter 18")
    assert first
    assert book.page_count % 4 == 0


def test_attributes_of_html_are_words_in_a_text(make: Make) -> None:
    said = (
        'The page said `href="#top"` and `data-source="7"`, then '
        '`src="http://project.invalid/assets/images/figure.jpg"`.'
    )
    book = make(("Title", [], f"{paragraph(1)}\n\n{said}\n\n{paragraph(2)}"))
    text = "".join(
        letter.char for page in range(1, book.page_count + 1) for letter in book.letters(page)
    )
    for words in ('href="#top"', 'data-source="7"', 'src="http://project.invalid/assets/images'):
        assert squeeze(words) in squeeze(text)
