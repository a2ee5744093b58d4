"""Footnotes stand on the page of their mark, once, in one look: books of many kinds, read back."""

from __future__ import annotations

import random
import re
from itertools import groupby, pairwise

import pytest

from edition.book import Book, Letter
from layout.yearbook import built
from samples import LINE_PT, TEXT_PT

WORDS = ("river", "council", "border", "treaty", "winter", "market", "ballot", "report", "harbour")
NOTE_SIZE = 9.0


class Writer:
    """Writes the text of a chapter whose notes are known by words of their own."""

    def __init__(self, seed: str) -> None:
        self.seed = seed
        self.random = random.Random(seed)
        self.texts: list[str] = []
        self.pages: list[str] = []

    def words(self, count: int) -> str:
        return " ".join(self.random.choice(WORDS) for _ in range(count))

    def mark(self, words: int = 3, end: str = ".") -> str:
        """Return a word with a mark, in the order of the text; inline and apart by turns."""
        number = len(self.texts) + 1
        # No word is so long that it could be divided
        text = f"{self.seed}n{number} {self.words(words)} end{number}."
        self.texts.append(text)
        word = f"{self.seed}m{number}x{end}"
        if number % 2:
            return f"{word}^[{text}]"
        self.pages.append(f"[^{number}]: {text}")
        return f"{word}[^{number}]"

    def paragraph(self, words: int = 30, notes: int = 1, long: int = 3) -> str:
        parts = [f"{self.words(words)} {self.mark(long)}" for _ in range(notes)]
        return " ".join([*parts, f"{self.words(4)}."])

    def picture(self, name: str, form: str) -> str:
        caption = f"A caption with {self.mark()} Photo: archive."
        return f"![A square](../../assets/images/{name}.jpg){form}\n*{caption}*"

    def chapter(self, *blocks: str, forecasts: str = "- It will rain. {.summary}") -> str:
        return "\n\n".join([*blocks, *self.pages, "## Forecasts {.forecasts}", forecasts])


def of_all_kinds(of: Writer) -> str:
    return of.chapter(
        f"The lead says what happened, {of.mark(end='')} and why.",
        of.paragraph(40),
        f"- First {of.mark()}\n- Second with more words {of.mark(end='?')}\n  - lower {of.mark()}",
        of.paragraph(60, end := 2) + f" Called again.[^{end}] So {of.mark(end='!')}",
        of.picture("figure", "{.column}"),
        f"| Year | Value {of.mark(end='')} |\n| --- | --- |\n| May | five {of.mark(end='')} |",
        f"> A quotation that has {of.mark(end='”')}\n>\n> And a second part, {of.mark(end='…')}",
        of.paragraph(80),
        of.picture("figure", ""),
        of.paragraph(90, 2),
        of.picture("opener", "{.page focus=top}"),
        of.paragraph(60),
        f"A [link](https://example.org), *{of.mark()}* and **bold {of.mark(end='')}** as before. "
        + of.words(30),
        forecasts=f"- It will rain, {of.mark()} {{.summary}}\n- It will shine {of.mark(end='')}.",
    )


def of_tables(of: Writer) -> str:
    def row(number: int) -> str:
        return f"label{number} | {of.words(5)} {of.mark(12) if number % 6 == 2 else ''}"

    return of.chapter(
        "The lead of the chapter.",
        of.paragraph(50, 2),
        "| Label | Words |\n| --- | --- |\n" + "\n".join(f"| {row(n)} |" for n in range(44)),
        of.paragraph(50, 2),
        "| Label | Words | Last |\n| --- | --- | --- |\n"
        + "\n".join(f"| {row(n)} | last |" for n in range(40)),
        of.paragraph(50, 2),
    )


def of_long_blocks(of: Writer) -> str:
    return of.chapter(
        "The lead of the chapter.",
        of.paragraph(30),
        "\n".join(f"- {of.words(12)} {of.mark(8)}" for _ in range(50)),
        of.paragraph(20, 40),
        of.paragraph(30),
    )


def full_of_notes(of: Writer) -> str:
    blocks = ["The lead of the chapter."]
    for number in range(18):
        blocks.append(of.paragraph(24, 3, of.random.choice((5, 20, 40))))
        if number % 3 == 1:
            blocks.append(of.picture("figure", ("", "{.column}", "{.wide}")[number // 3 % 3]))
    return of.chapter(*blocks)


KINDS = {
    "ki": of_all_kinds,
    "ta": of_tables,
    "bl": of_long_blocks,
    "fu": full_of_notes,
}
WRITERS = {name: Writer(name) for name in KINDS}


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Book:
    chapters = {name: make(WRITERS[name]) for name, make in KINDS.items()}
    return built(tmp_path_factory.mktemp("footnotes"), chapters)


@pytest.fixture(scope="module")
def rows(book: Book) -> dict[int, list[list[Letter]]]:
    """Return the letters of every page row by row, those of columns apart."""
    found = {}
    for page in range(1, book.page_count + 1):
        letters = [one for one in book.letters(page) if one.char.strip("\u2060\u00a0\r\n ")]
        letters.sort(key=lambda one: (round(one.baseline), one.x))
        lines = []
        for _, level in groupby(letters, lambda one: round(one.baseline)):
            line: list[Letter] = []
            for letter in level:
                if line and letter.x - line[-1].x > 2 * letter.size:
                    lines.append(line)
                    line = []
                line.append(letter)
            lines.append(line)
        found[page] = lines
    return found


def said(line: list[Letter]) -> str:
    return "".join(letter.char for letter in line)


@pytest.mark.parametrize("name", KINDS)
def test_each_note_stands_once_on_the_page_of_its_mark(
    book: Book, rows: dict[int, list[list[Letter]]], name: str
) -> None:
    for number, text in enumerate(WRITERS[name].texts, start=1):
        (page,) = book.pages_with(f"{number}{text}")
        mark = re.compile(rf"{name}m{number}x[.,?!…”]?{number}(?!\d)")
        marked = [at for at, lines in rows.items() if any(mark.search(said(one)) for one in lines)]
        # The head of a table is repeated on the pages that follow
        assert marked[:1] == [page], text


@pytest.mark.parametrize("name", KINDS)
def test_notes_of_a_page_stand_in_their_order_and_in_one_look(
    rows: dict[int, list[list[Letter]]], name: str
) -> None:
    looks = set()
    for page, lines in rows.items():
        numbers = []
        for line in lines:
            found = re.match(rf"(\d+){name}n(\d+)", said(line))
            if found:
                number, word = line[0], line[len(found[1])]
                numbers.append(int(found[1]))
                sizes = (round(number.size, 1), round(word.size, 1))
                looks.add((number.font, *sizes, round(word.x - number.x, 1)))
        assert numbers == sorted(numbers), page
    ((font, of_number, of_words, hang),) = looks
    assert "Fira-Sans-Extra-Condensed" in font
    assert of_number == of_words == NOTE_SIZE
    assert 8 < hang < 14


def test_second_line_of_a_note_stands_under_its_words(
    rows: dict[int, list[list[Letter]]],
) -> None:
    seen = 0
    for lines in rows.values():
        for line, below in pairwise(lines):
            found = re.match(r"(\d+)fun\d+", said(line))
            is_next = 11 < below[0].baseline - line[0].baseline < 13
            if found and is_next and not re.match(r"\d+fun", said(below)):
                assert abs(line[len(found[1])].x - below[0].x) < 0.5
                seen += 1
    assert seen > 10


def test_second_mark_of_a_note_looks_as_the_first(rows: dict[int, list[list[Letter]]]) -> None:
    marks = []
    for lines in rows.values():
        for line in lines:
            for found in re.finditer(r"kim2x\.2|again\.2", said(line)):
                marks.append(line[found.end() - 1])
    assert len(marks) == 2
    assert len({(one.font, round(one.size, 2)) for one in marks}) == 1


def test_mark_never_stands_alone_on_a_line(rows: dict[int, list[list[Letter]]]) -> None:
    for page, lines in rows.items():
        alone = {said(line) for line in lines if re.fullmatch(r"\d+", said(line))}
        assert alone <= {str(page)} or "Contents" in map(said, lines), page


def test_summary_page_has_no_marks(book: Book) -> None:
    assert "itwillrain,kim" in book.texts[1]
    assert not re.search(r"kim\d+x[.]?\d", book.texts[1])


def test_text_and_figures_stand_above_the_notes_and_figures_in_their_order(
    book: Book, rows: dict[int, list[list[Letter]]]
) -> None:
    captions = [
        int(found) for words in book.texts for found in re.findall(r"acaptionwithfum(\d+)x", words)
    ]
    assert captions == sorted(captions)
    for lines in rows.values():
        notes = [line[0].baseline for line in lines if re.match(r"\d+fun", said(line))]
        others = [line[0].baseline for line in lines if re.search(r"fum\d", said(line))]
        assert not notes or not others or max(others) < min(notes)


def test_full_pages_have_no_hole_above_their_notes(book: Book) -> None:
    pages = [
        page
        for page, words in enumerate(book.texts, start=1)
        if "fun" in words and "forecasts" not in words
    ]
    for page in pages[:-2]:
        letters = list(book.letters(page))
        text = max(one.baseline for one in letters if abs(one.size - TEXT_PT) < 0.1)
        first = next(iter(re.findall(r"(\d+)fun", book.texts[page - 1])))
        top = min(
            one.baseline
            for one in letters
            if abs(one.size - NOTE_SIZE) < 0.1 and one.baseline > text
        )
        assert top - text < 6 * LINE_PT, (page, first)
