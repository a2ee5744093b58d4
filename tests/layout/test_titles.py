"""Titles of one to twelve words stand whole in their places, in every language."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

import belpress
from belpress.assets.load import load_materials
from belpress.compose.edition import compose
from belpress.language.labels import labels
from belpress.language.titles import even_lines
from belpress.layout.chapter import set_titled
from belpress.model.edition import Edition
from belpress.press.opening import open_pressroom
from edition.book import Book, Letter, squeeze
from samples import CHAPTER, EDITION, FILE, belpress_command, edit

TITLES = {
    "en": (
        "Security",
        "The ruling elite",
        "The long road back to Europe",
        "How the Kremlin learned to live with sanctions",
        "How the Belarusian opposition abroad learned to speak with one single voice",
        "Counterrevolutionary internationalisation",
    ),
    "be": (
        "Бяспека",
        "Беларусь і Захад",
        "Беларусь паміж Усходам і Захадам",
        "Як Крэмль навучыўся жыць з санкцыямі Захаду",
        "Як беларуская апазіцыя за мяжой навучылася гаварыць адным голасам з Еўропай",
    ),
    "ru": (
        "Безопасность",
        "Внешняя политика России",
        "Государственно-частное партнёрство",
        "Как Кремль научился жить с санкциями Запада",
        "Как белорусская оппозиция за рубежом научилась говорить одним голосом с Европой",
        "Внешнеполитическое человеконенавистничество",
    ),
}
MM = 72 / 25.4
RIGHT = 192 * MM
"""Where the inner margin begins, in pt."""
STATEMENTS = 70 * MM
"""Where the statements of the summary begin, beside the titles."""
SUBTITLE = 30
"""The size of the cover's subtitle, in pt."""
ART = 169 * MM
"""Where the lower part of the cover begins, which is the art's."""


@pytest.fixture
def covers(root: Path) -> Iterator[Callable[[str, str], Book]]:
    """Return a function that sets covers of a language."""
    edit("language: en\n", "language: en\nsubtitle: and forecast\n", EDITION)(root)
    project = belpress.open_project(root)
    read = belpress.read_edition(project, 2030)
    with open_pressroom(project) as pressroom:
        materials, _ = load_materials(project, read)
        pressroom.equip(materials)

        def cover(title: str, language: str) -> Book:
            lines = tuple(title.split("\n"))
            words: Edition = replace(
                read, title=" ".join(lines), title_lines=lines, language=language
            )
            target = root / "cover.pdf"
            part = compose(words).cover
            target.write_bytes(pressroom.draw(set_titled(pressroom, part, 1)))
            return Book(target)

        yield cover


def lines_of(letters: list[Letter]) -> dict[int, list[Letter]]:
    lines = defaultdict[int, list[Letter]](list)
    for letter in letters:
        if letter.char.strip():
            lines[round(letter.baseline)].append(letter)
    return lines


def assert_whole(title: str, letters: list[Letter], size: float) -> None:
    """Assert that these are the letters of a title, in one size, on lines that do not touch."""
    assert squeeze("".join(letter.char for letter in letters)) == squeeze(title)
    lines = sorted(lines_of(letters))
    assert all(low - high >= 0.85 * size for high, low in pairwise(lines))
    assert all(letter.x + size / 3 < RIGHT for letter in letters)


@pytest.mark.parametrize("language", TITLES)
def test_titles_of_the_cover_stand_above_its_art(
    covers: Callable[[str, str], Book], language: str
) -> None:
    sizes = []
    for title in TITLES[language]:
        letters = list(covers(title, language).letters(1))
        sizes.append(max(letter.size for letter in letters))
        own = [letter for letter in letters if abs(letter.size - sizes[-1]) < 0.1]
        assert_whole(title, own, sizes[-1])
        below = [letter for letter in letters if abs(letter.size - SUBTITLE) < 0.1]
        bottom = max(letter.baseline for letter in own)
        assert "".join(letter.char for letter in below).strip().casefold() == "and forecast"
        assert all(bottom + 20 < letter.baseline < ART for letter in below)
    # Few words are large; longer titles smaller, by steps
    assert min(sizes[:3]) > 58
    assert 33 < sizes[4] < 60


def test_lines_of_the_author_are_kept_and_set_smaller(covers: Callable[[str, str], Book]) -> None:
    title = "A title with\nlines of its author's own choice"
    letters = list(covers(title, "en").letters(1))
    size = max(letter.size for letter in letters)
    lines = lines_of([letter for letter in letters if abs(letter.size - size) < 0.1])
    texts = ["".join(letter.char for letter in lines[line]).casefold() for line in sorted(lines)]
    assert texts == ["atitlewith", "linesofitsauthor'sownchoice"]
    assert size < 84


@pytest.mark.parametrize("language", TITLES)
def test_titles_of_chapters_stand_whole_on_all_pages_that_show_them(
    root: Path, language: str
) -> None:
    titles = TITLES[language]
    edit("language: en", f"language: {language}", EDITION)(root)
    (root / FILE).unlink()
    for number, title in enumerate(titles, start=1):
        text = CHAPTER.replace("title: Security", f"title: {title}")
        (root / f"manuscript/2030/{number:02}-chapter-{number}.md").write_text(text)
    done = belpress_command("build", "-C", str(root))
    assert done.returncode == 0, done.stderr
    book = Book(next((root / "build").glob("*.pdf")))
    # Summary and contents are one page each, however many chapters there are
    assert squeeze(labels(language)["contents"]) in squeeze(book.text(3))
    side = (letter.char for letter in book.letters(2) if letter.x < STATEMENTS)
    summary, contents = squeeze("".join(side)), squeeze(book.text(3))
    for index, title in enumerate(titles):
        opener = 4 + 4 * index
        assert squeeze(title) in summary
        assert f"{squeeze(title)}{opener}" in contents.replace(".", "")
        letters = list(book.letters(opener))
        assert_whole(title, letters, max(letter.size for letter in letters))
    assert book.page_count == 4 + 4 * len(titles)


def test_words_longer_than_the_measure_are_divided_in_heads(root: Path) -> None:
    word = "превысокомногорассмотрительствующий"
    labels = "".join(f"  {name}: {word}\n" for name in ("summary", "contents", "forecasts"))
    edit("language: en\n", f"language: ru\nlabels:\n{labels}", EDITION)(root)
    edit("2030: a headline", f"2030: {word}")(root)
    done = belpress_command("build", "-C", str(root))
    assert done.returncode == 0, done.stderr
    book = Book(next((root / "build").glob("*.pdf")))
    for page in (2, 3, 5, 6):
        heads = [letter for letter in book.letters(page) if letter.size > 28]
        assert squeeze(word) in squeeze("".join(letter.char for letter in heads))
        assert all(letter.x + letter.size / 3 < RIGHT for letter in heads)


def test_title_that_cannot_fit_is_named_at_its_own_line(root: Path) -> None:
    edit("title: Security", f"title: {'Overlongword' * 6}")(root)
    done = belpress_command("build", "-C", str(root))
    assert done.returncode == 1
    assert f"{FILE}:2: " in done.stderr
    assert "OVERLONGWORD" in done.stderr
    assert all(
        line.startswith((f"{FILE}:2: ", "1", "2", "3", "4")) for line in done.stderr.splitlines()
    )


@pytest.mark.parametrize(
    ("title", "count", "lines"),
    [
        ("The long road back to Europe", 2, ("The\u00a0long road", "back to\u00a0Europe")),
        ("The year of the war", 2, ("The\u00a0year", "of\u00a0the\u00a0war")),
        ("Security", 3, ("Security",)),
        ("War – and peace", 2, ("War\u00a0–", "and\u00a0peace")),
    ],
)
def test_lines_are_even_and_end_in_no_small_word(
    title: str, count: int, lines: tuple[str, ...]
) -> None:
    assert even_lines(title, "en", count) == lines
