"""Boxes, captions of tables, superscript, long addresses come out as meant: one small book."""

from __future__ import annotations

import re
from itertools import groupby
from pathlib import Path

import pytest

from edition.book import Book, Letter, squeeze
from layout.yearbook import FORECASTS, LEAD, built
from samples import LINE_PT, TEXT_PT

TINT, PAPER = (0xEE, 0xF2, 0xF7), (255, 255, 255)
TEXT = (
    "The committee met on the tenth day and settled question number ten for good. It did so after "
    "a long debate in which every member spoke, some of them more than once."
)
BOXES = f"""
{TEXT} Emissions of CO~2~ and H~2~O, in the 21^st^ century, of 10^6^ m^2^, 5^я^ and N^A^.

::: box The talks in "May"
Boxed {TEXT}

- first
- second: CO~2~

| Port | km |
| --- | ---: |
| Azov | 1,650 |

Afterbox.
:::

{TEXT}

{TEXT}

::: box Across both columns {{.wide}}
Wideword {TEXT} {TEXT}

{TEXT}
:::

{TEXT} <!-- never printed --> Shown.

| Port | km^2^ |
| --- | ---: |
| Brest | 1,650 |
| Minsk | 1,651 |

: Harbours of the country

{TEXT}

| Port | km |
| --- | ---: |
| Homel | 1,650 |

: Acrossports {{.wide}}

{TEXT}
"""
LONG_BOX = f"""
{TEXT}

::: box Noted
Note {TEXT}[^note]
:::

::: box A long one
{(TEXT + chr(10) + chr(10)) * 14}
Lastofbox.
:::

{TEXT}

[^note]: Remark in a box, 2^nd^.
"""
ADDRESS = (
    "https://www.example.org/documentation/preliminary-conclusions/"
    "international-humanitarian_organisation.html?download=1&lang=en#page=17"
)
NO_SIGNS = "https://www.example.org/averyveryverylongpathwithoutanysignsthatgoesonandon.html"
MAIL = "international.correspondence@organisation-of-the-observers.example.org"
WORD = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
ADDRESSES = f"""
The report is at <{ADDRESS}?a> and by mail from <{MAIL}>. {TEXT}

See [www.representatives-international.example.org/observation/of/elections](https://nn.by).

- In a list: <{NO_SIGNS}> and <{ADDRESS}?list>

| Source | Address |
| --- | --- |
| Report | <{ADDRESS}?cell> |

![Post](../../assets/images/figure.jpg){{.column}}
*Photo: <{ADDRESS}?caption>*

{TEXT}[^where] {WORD} is a word.

> Quoted <{ADDRESS}?quote>

::: box Address
<{ADDRESS}?box>
:::

[^where]: See <{ADDRESS}?note>.
"""


def chapters_of(*texts: str) -> dict[str, str]:
    """Return a chapter for each text."""
    return {
        f"chapter-{number}": f"{LEAD}\n{text}{FORECASTS}"
        for number, text in enumerate(texts, start=1)
    }


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Book:
    chapters = chapters_of(BOXES, LONG_BOX, ADDRESSES)
    return built(tmp_path_factory.mktemp("markup"), chapters)


class Line:
    """Letters that stand on one baseline of a column, in order."""

    def __init__(self, page: int, letters: list[Letter]) -> None:
        self.page = page
        self.letters = letters
        self.text = "".join(letter.char for letter in letters if letter.char.strip())
        self.baseline = letters[0].baseline


@pytest.fixture(scope="module")
def lines(book: Book) -> list[Line]:
    return lines_of(book)


def lines_of(book: Book) -> list[Line]:
    """Return the lines of all pages of text, in the order in which they are read."""
    found = []
    for page in range(4, book.page_count + 1):
        letters = [one for one in book.letters(page) if one.char.strip()]
        grouped = groupby(letters, lambda one: round(one.baseline))
        found += [Line(page, list(ones)) for _, ones in grouped]
    return found


@pytest.fixture(scope="module")
def words(book: Book) -> str:
    """Return what is printed in the chapter of addresses, as it is, without blanks."""
    text = "".join(book.text(page) for page in range(11, book.page_count + 1))
    return re.sub(r"\s+", "", text.replace("\u2010", "-").replace("\ufffe", "-"))


def line(lines: list[Line], word: str) -> Line:
    """Return the only line that holds a word."""
    (found,) = (one for one in lines if word in one.text)
    return found


def letter_after(one: Line, word: str) -> Letter:
    letters = [letter for letter in one.letters if letter.char.strip()]
    return letters[one.text.index(word) + len(word)]


def test_subscript_and_superscript_are_small_and_leave_the_grid_alone(book: Book) -> None:
    text = squeeze(" ".join(book.texts[:8]))
    for shown in ("CO2andH2O", "21stcentury", "106m2", "5яandNA", "second:CO2"):
        assert squeeze(shown) in text, shown
    assert "^" not in text
    assert "~" not in text


def test_figures_are_those_of_the_typeface(lines: list[Line]) -> None:
    own = line(lines, "EmissionsofCO")
    two = letter_after(own, "EmissionsofCO")
    assert two.char == "2"
    assert abs(two.size - own.letters[0].size) < 0.1
    cyrillic = [one for row in lines for one in row.letters if one.char == "я"]
    assert [round(one.size / own.letters[0].size, 2) for one in cyrillic] == [0.65]


def test_box_is_whole_on_one_ground(book: Book, lines: list[Line]) -> None:
    first, last = line(lines, "Thetalksin“May”"), line(lines, "Afterbox.")
    assert first.page == last.page
    assert last.baseline - first.baseline > 0
    assert "Fira" in first.letters[0].font
    picture = book.picture(first.page, 72)
    edge = round(first.letters[0].x) - 6
    for baseline in (first.baseline, last.baseline):
        assert picture.getpixel((edge, round(baseline) - 3)) == TINT
    assert picture.getpixel((edge, round(last.baseline) + 13)) == PAPER


def test_lists_and_tables_of_a_box_look_like_others(lines: list[Line]) -> None:
    assert line(lines, "–first").text == "–first"
    head = next(one for one in lines if one.text.startswith("Portkm"))
    assert "Fira" in head.letters[0].font


def test_box_across_both_columns_is_wider(lines: list[Line]) -> None:
    assert line(lines, "Wideword").text.endswith("settledquestion")


def test_long_box_is_divided_between_columns(lines: list[Line]) -> None:
    first, last = line(lines, "Alongone"), line(lines, "Lastofbox.")
    assert (first.page, first.letters[0].x < 200) != (last.page, last.letters[0].x < 200)


def test_note_in_a_box_stands_at_the_foot_of_its_page(lines: list[Line]) -> None:
    assert line(lines, "Remarkinabox").page == line(lines, "NoteThecommittee").page


def test_words_of_bodies_stand_on_the_grid(lines: list[Line]) -> None:
    assert_on_grid(lines, least=3000)


def test_what_follows_a_wide_table_stands_on_the_grid(tmp_path: Path) -> None:
    table = "| A | B | C |\n| --- | --- | --- |\n| a | b | c |"
    texts = [f"{'Short.{0}{0}'.format(chr(10)) * count}{table}\n\n{TEXT}" for count in (4, 5)]
    assert_on_grid(lines_of(built(tmp_path, chapters_of(*texts))), least=200)


def assert_on_grid(lines: list[Line], least: int) -> None:
    """Hold the words of bodies against the lines of the first of them."""
    letters = [
        one
        for row in lines
        for one in row.letters
        if abs(one.size - TEXT_PT) < 0.05 and "SmText" in one.font and one.char.isalpha()
    ]
    assert len(letters) > least
    for one in letters:
        off = (one.baseline - letters[0].baseline) % LINE_PT
        assert min(off, LINE_PT - off) < 0.3, one


def test_caption_stands_above_its_table(lines: list[Line]) -> None:
    caption, head = line(lines, "Harboursofthecountry"), line(lines, "Portkm2")
    assert caption.page == head.page
    assert head.baseline - caption.baseline == pytest.approx(LINE_PT, abs=0.5)
    across = line(lines, "Acrossports")
    row = [one for one in lines if one.page == across.page and "1,650" in one.text]
    assert max(letter.x for one in row for letter in one.letters) > across.letters[0].x + 250


def test_comment_is_not_printed(book: Book) -> None:
    text = squeeze(" ".join(book.texts))
    assert squeeze("never printed") not in text
    assert squeeze("more than once. Shown.") in text


@pytest.mark.parametrize("place", ["a", "list", "cell", "caption", "quote", "box", "note"])
def test_address_is_broken_without_a_hyphen(words: str, place: str) -> None:
    assert f"{ADDRESS}?{place}" in words


def test_addresses_of_other_kinds_are_broken_without_a_hyphen(words: str) -> None:
    assert MAIL in words
    assert NO_SIGNS in words
    assert "www.representatives-international.example.org/observation/of/elections." in words


def test_address_is_broken_behind_its_signs(lines: list[Line]) -> None:
    ends = [one.text for one in lines if re.search(r"https|example|conclu|html", one.text)]
    assert len(ends) > 10
    assert [one for one in ends if one.endswith(("prelimi", "docu", "conclu", "pa", "hu"))] == []


def test_long_word_is_divided(words: str) -> None:
    assert WORD not in words
    assert WORD in words.replace("-", "")
