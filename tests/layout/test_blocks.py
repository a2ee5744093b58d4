"""Lists, code and tables come out as they are meant to: one small book, read back by places."""

from __future__ import annotations

import re
from itertools import groupby

import pytest

from edition.book import Book, Letter
from layout.yearbook import FORECASTS, LEAD, built
from samples import LINE_PT, TEXT_PT

TEXT = (
    "The committee met on the tenth day and settled question number ten for good. It did so after "
    "a long debate in which every member spoke, some of them more than once."
)
LONG = "is long enough to fill more than one line of the column, and a part of another"
LISTS = f"""
{TEXT}

- Tight {LONG}
- Tight, and short

{TEXT}

- Loose {LONG}

- Loose, and short

{TEXT}

3. Three {LONG}
4. Four:

   a) alpha {LONG}
   b) beta

![A square](../../assets/images/figure.jpg){{.column}}
*An illustration.*

5. Five, behind the figure
7. Seven, as it is typed

{TEXT}

98. Ninety-eight {LONG}
99. Ninety-nine
100. Hundred {LONG}

{TEXT}

- Upper {LONG}
  - lower {LONG}
  - lower, and short

  Paragraph {LONG}
- Noted[^note]
- Quoting:

  > Quotation {LONG}

{TEXT}

[^note]: Remark on an item.
"""
CODE = f"""
{TEXT} The file `a_name_that_is/longer/than_any_line_of_a_column_could_ever_be.txt` is long, and
so is `unbelievablylongwordwithoutanysignthatcouldbebrokenat`.

```
ab    | 12 |
abcde |  3 |
function(argument_one, argument_two, argument_three)
```

{TEXT}
"""
ROWS = "\n".join(
    f"| label{n} with words that fill some lines | start{n} of words that fill lines, to stop{n} |"
    for n in range(40)
)
TABLES = f"{TEXT}\n\n| Label | Words |\n| --- | --- |\n{ROWS}\n\n{TEXT}\n"


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Book:
    texts = enumerate((LISTS, CODE, TABLES), start=1)
    chapters = {f"chapter-{number}": f"{LEAD}\n{text}{FORECASTS}" for number, text in texts}
    return built(tmp_path_factory.mktemp("blocks"), chapters)


class Row:
    """Letters of a column that stand on one line."""

    def __init__(self, page: int, letters: list[Letter]) -> None:
        self.page = page
        self.letters = letters
        self.text = "".join(one.char for one in letters).strip()
        self.baseline = letters[0].baseline

    def at(self, word: str) -> float:
        """Return where a word begins, in pt from the left edge of its column."""
        return self.letters[self._text.index(word)].x - self.column

    def end(self, word: str) -> float:
        """Return where the last letter of a word begins, in pt from the left of its column."""
        return self.letters[self._text.index(word) + len(word) - 1].x - self.column

    @property
    def _text(self) -> str:
        return "".join(one.char for one in self.letters)

    @property
    def column(self) -> float:
        left = min(edge for edge in COLUMNS[self.page % 2])
        right = max(edge for edge in COLUMNS[self.page % 2])
        return right if self.letters[0].x > right - 1 else left


MM = 72 / 25.4
COLUMNS = {0: (66 * MM, 132 * MM), 1: (18 * MM, 84 * MM)}
"""The left edges of the columns on left and on right pages."""


def rows_of(book: Book, page: int, font: str = "") -> list[Row]:
    """Return the rows of the columns of a page, those of the left one first."""
    middle = COLUMNS[page % 2][1] - 5
    letters = [
        one
        for one in book.letters(page)
        if 70 < one.baseline < 790 and one.char.strip() and font in one.font
    ]
    letters.sort(key=lambda one: (one.x > middle, round(one.baseline), one.x))
    grouped = groupby(letters, lambda one: (one.x > middle, round(one.baseline)))
    return [Row(page, list(ones)) for _, ones in grouped]


@pytest.fixture(scope="module")
def rows(book: Book) -> list[Row]:
    """Return all rows of the pages of text."""
    return [row for page in range(5, book.page_count + 1) for row in rows_of(book, page)]


def row(rows: list[Row], word: str) -> Row:
    """Return the only row that holds a word."""
    (found,) = (one for one in rows if word in one.text)
    return found


def test_loose_list_looks_like_a_tight_one(rows: list[Row]) -> None:
    places = {}
    for word in ("Tight", "Loose"):
        first = next(index for index, one in enumerate(rows) if one.text.startswith(f"–{word}"))
        own = rows[first : first + 4]
        places[word] = [
            (one.letters[0].x - one.column, one.baseline - own[0].baseline, one.text[-5:])
            for one in own
            if one.page == own[0].page and one.column == own[0].column
        ]
    assert len(places["Tight"]) == 4
    assert [round(x, 1) for x, _, _ in places["Tight"]] == [
        round(x, 1) for x, _, _ in places["Loose"]
    ]
    for downs in ([y for _, y, _ in places[word]] for word in ("Tight", "Loose")):
        assert downs == pytest.approx([0, LINE_PT, 2 * LINE_PT, 3 * LINE_PT], abs=0.5)


def test_no_mark_stands_alone_on_a_line(rows: list[Row]) -> None:
    assert [one.text for one in rows if re.fullmatch(r"[–·]|\d+\.|[a-z]\)", one.text)] == []


def test_items_have_the_marks_that_were_typed(rows: list[Row]) -> None:
    for start in ("3.Three", "4.Four", "a)alpha", "b)beta", "5.Five", "7.Seven", "98.Ninety"):
        assert [one for one in rows if one.text.startswith(start)], start
    for start in ("99.Ninety", "100.Hundred", "–Upper", "·lower", "–Noted"):
        assert [one for one in rows if one.text.startswith(start)], start


def test_numbers_of_two_and_three_digits_end_at_one_edge(rows: list[Row]) -> None:
    two, three = row(rows, "98.Ninety"), row(rows, "100.Hundred")
    assert abs(two.end("98.") - three.end("100.")) < 0.2
    assert abs(two.at("Ninety") - three.at("Hundred")) < 0.2
    assert two.at("98.") > three.at("100.") > -0.1
    assert row(rows, "3.Three").at("Three") < three.at("Hundred")
    following = rows[rows.index(three) + 1]
    assert abs(following.letters[0].x - following.column - three.at("Hundred")) < 0.5


def test_second_level_stands_under_the_words_of_the_first(rows: list[Row]) -> None:
    upper = row(rows, "–Upper").at("Upper")
    lower = next(one for one in rows if one.text.startswith("·lower"))
    assert abs(lower.at("·") - upper) < 2
    assert lower.at("lower") > upper + 5
    assert abs(row(rows, "a)alpha").at("a)") - row(rows, "4.Four").at("Four")) < 3


def test_item_goes_on_under_its_words(rows: list[Row]) -> None:
    upper = row(rows, "–Upper").at("Upper")
    paragraph = row(rows, "Paragraphis")
    assert abs(paragraph.at("Paragraph") - upper) < 0.1
    assert abs(rows[rows.index(paragraph) + 1].letters[0].x - paragraph.column - upper) < 0.5
    assert row(rows, "Quotationis").at("Quotation") > upper
    assert "It" in row(rows, "Quotationis").letters[0].font


def test_note_of_an_item_stands_at_the_edge_of_its_page(book: Book, rows: list[Row]) -> None:
    note = row(rows, "Remarkonanitem")
    assert abs(note.letters[0].x - COLUMNS[note.page % 2][0]) < 1
    assert row(rows, "–Noted").page == note.page


def test_lists_and_rows_of_tables_stand_on_the_line_grid(rows: list[Row]) -> None:
    for size, font in ((TEXT_PT, "SmText"), (11, "Medium")):
        letters = [
            one
            for row in rows
            for one in row.letters
            if abs(one.size - size) < 0.05 and font in one.font and one.char.isalpha()
        ]
        assert len(letters) > 1000
        first = letters[0].baseline
        for one in letters:
            off = (one.baseline - first) % LINE_PT
            assert min(off, LINE_PT - off) < 0.3, one


def test_code_has_a_fixed_width_and_is_never_hyphenated(book: Book, rows: list[Row]) -> None:
    assert "Fira-Code" in book.fonts
    code = [one for one in rows if all("Fira-Code" in letter.font for letter in one.letters)]
    first, second = (
        next(one for one in code if one.text.startswith(word)) for word in ("ab|", "abcde|")
    )
    assert [round(first.at(sign), 1) for sign in "|"] == [round(second.at(sign), 1) for sign in "|"]
    assert abs(first.end("2") - second.end("3")) < 0.1
    letters = [letter for one in rows for letter in one.letters if "Fira-Code" in letter.font]
    typed = "".join(letter.char for letter in letters)
    assert "a_name_that_is/longer/than_any_line_of_a_column_could_ever_be.txt" in typed
    assert "unbelievablylongwordwithoutanysignthatcouldbebrokenat" in typed


def test_long_line_of_code_goes_on_with_a_hanging_indent(rows: list[Row]) -> None:
    first = next(one for one in rows if one.text.startswith("function(argument_one"))
    following = rows[rows.index(first) + 1]
    assert following.text.startswith("argument_")
    assert following.letters[0].x - following.column > 5
    assert first.letters[0].x - first.column < 1


def test_rows_of_a_table_stay_whole_and_begin_at_their_top(rows: list[Row]) -> None:
    columns = set()
    for n in range(40):
        label = next(
            index for index, one in enumerate(rows) if re.search(rf"label{n}(?!\d)", one.text)
        )
        first = rows[label]
        assert re.search(rf"start{n}(?!\d)", first.text), first.text
        last = next(one for one in rows[label:] if re.search(rf"stop{n}(?!\d)", one.text))
        assert (last.page, last.column) == (first.page, first.column)
        assert last.baseline > first.baseline
        columns.add((first.page, first.column))
    assert len(columns) > 2
