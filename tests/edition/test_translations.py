"""The language editions of the review: complete, on the source's pages, in their own letters."""

from __future__ import annotations

import re

import pytest

import belpress
from belpress import Edition
from edition.book import Book, squeeze
from edition.test_plan import PLAN
from edition.validity import check_valid
from samples import ROOT
from shared_edition import TRANSLATIONS as LANGUAGES
from shared_edition import SharedEdition, in_translations, once

LETTERS = {
    "be": "абвгґдеёжзійклмнопрстуўфхцчшыьэюя",
    "ru": "абвгдежзийклмнопрстуфхцчшщъыьэюяё",
    "be-Latn": "abcčćdefghijklĺmnńoprsšśtuŭvyzžź",
}
NAMES = ("eHealth",)
"""Names that every language writes in Latin letters."""
LATIN = {"www", "belarusinfocus", "info", *NAMES}
"""Words in Latin letters that a page in Cyrillic may show: the address on the back."""


@pytest.fixture(scope="module")
def books(
    shared_edition: SharedEdition, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Book]:
    built = once(
        tmp_path_factory,
        "shared-translations",
        lambda root: in_translations(shared_edition.copy(root)),
    )
    assert built.out.count("36 pages") == built.out.count("no errors") == len(LANGUAGES), built.out
    return {language: built.book(language) for language in LANGUAGES}


@pytest.fixture(scope="module")
def editions() -> dict[str, Edition]:
    project = belpress.open_project(ROOT)
    source = belpress.read_edition(project, 2022)
    return {
        language: belpress.translate_edition(project, source, language, complete=True).edition
        for language in LANGUAGES
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_page_plan_is_the_source_s(
    books: dict[str, Book], editions: dict[str, Edition], language: str
) -> None:
    book, edition = books[language], editions[language]
    assert book.page_count == 36
    contents = book.text(3).partition(edition.labels["colour_key"])[0]
    assert re.findall(r"\d+", contents) == [str(page) for page in PLAN.values()]
    for chapter in edition.chapters:
        page = PLAN[chapter.name]
        assert book.texts[page - 1].startswith(squeeze(chapter.title))
        assert squeeze(chapter.headline) in book.texts[page]
    for end in [*list(PLAN.values())[1:], 36]:
        assert squeeze(edition.labels["forecasts"]) in book.texts[end - 2]


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_is_printed_once(
    books: dict[str, Book], editions: dict[str, Edition], language: str
) -> None:
    edition = editions[language]
    feet = [edition.title, *(chapter.title for chapter in edition.chapters)]
    titles = "|".join(map(squeeze, feet))
    foot = re.compile(rf"\d\d?(?:{titles})\Z|(?:{titles})\d\d?\Z")
    whole = "".join(foot.sub("", page) for page in books[language].texts)
    for chapter in editions[language].chapters:
        for block in (chapter.blocks[0], *chapter.figures):
            assert whole.count(squeeze(block.text)) == 1, block.text
        for quote in chapter.pull_quotes:
            assert whole.count(squeeze(quote.text)) >= 2, quote.text
        for forecast in chapter.forecasts:
            assert whole.count(squeeze(forecast.text)) == 1 + forecast.is_summary


@pytest.mark.parametrize("language", [tag for tag in LANGUAGES if "-" not in tag])
def test_no_english_word_is_left(books: dict[str, Book], language: str) -> None:
    for page in range(1, 37):
        words = re.findall(r"[A-Za-z]{2,}", books[language].text(page))
        assert set(words) <= LATIN, f"page {page}: {words}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_only_letters_of_the_language_are_printed(books: dict[str, Book], language: str) -> None:
    allowed = set(LETTERS[language])
    names = "|".join(NAMES)
    for page in range(1, 36):
        text = re.sub(names, "", books[language].text(page)).lower()
        letters = {char for char in text if char.isalpha()}
        assert letters <= allowed, f"page {page}: {letters - allowed}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_fonts_are_the_house_s(books: dict[str, Book], language: str) -> None:
    fonts = {name.replace("-", "") for name in books[language].fonts}
    assert all("SourceSerif4SmText" in name or "FiraSans" in name for name in fonts), fonts


@pytest.mark.parametrize("language", LANGUAGES)
def test_document_says_its_language(books: dict[str, Book], language: str) -> None:
    assert str(books[language].pdf.Root.Lang) == language


@pytest.mark.parametrize("language", LANGUAGES)
def test_file_keeps_what_it_claims(books: dict[str, Book], language: str) -> None:
    check_valid(books[language])


@pytest.mark.parametrize("language", [tag for tag in LANGUAGES if "-" not in tag])
def test_words_are_divided_as_the_language_divides_them(
    books: dict[str, Book], language: str
) -> None:
    import pyphen

    dictionary = pyphen.Pyphen(lang=language, left=4, right=4)
    divided = []
    for page in range(5, 35):
        text = books[language].text(page)
        # What is read is the word whole; a sign of its own says where it was divided
        divided += re.findall("(?i)([а-яёіўґ’]+)\ufffe([а-яёіўґ’]+)", text)
    assert len(divided) > 50
    known = [len(first) in dictionary.positions(first + second) for first, second in divided]
    assert sum(known) > 0.9 * len(known), divided
