"""Words are divided where readers expect it: word by word in ``hyphenation/*.txt``."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pyphen
import pytest
from hypothesis import given
from hypothesis import strategies as st

from belpress.language.hyphenation.shipped import FOLDER, shipped_patterns
from belpress.language.hyphenation.words import SHIPPED, WORD, letters_of, merged, patterns_of
from belpress.model.setting import Setting
from belpress.press.weasyprint.hyphenation import Hyphenation

CASES = Path(__file__).parent / "hyphenation"
HEAD = '<meta name="hyphenation" content="{}">'


@pytest.fixture(autouse=True)
def _languages(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the dictionaries of other tests alone."""
    for name in ("LANGUAGES", "LANGUAGES_LOWERCASE"):
        monkeypatch.setattr(pyphen, name, dict(getattr(pyphen, name)))


def cases() -> Iterator[tuple[str, str]]:
    for file in sorted(CASES.glob("*.txt")):
        for line in file.read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("#"):
                yield file.stem, line


def part(language: str, words: str = "") -> Setting:
    return Setting("part", "body", HEAD.format(words), "", 2, language)


@cache
def dictionary(language: str, words: str = "") -> pyphen.Pyphen:
    """Return the dictionary that a part of the language is divided by."""
    Hyphenation().is_changed_for(part(language, words))
    return pyphen.Pyphen(lang=part(language).language_tag, cache=False)


def divided(word: str, language: str, words: str = "") -> str:
    """Return a word with its places, as a part of the language divides it."""
    return str(dictionary(language, words).inserted(word))


@pytest.mark.parametrize(("language", "word"), list(cases()))
def test_word_is_divided_as_its_case_says(language: str, word: str) -> None:
    assert divided(word.replace("-", ""), language) == word


def test_every_shipped_file_has_cases() -> None:
    assert {file.stem for file in FOLDER.glob("*.txt")} == {language for language, _ in cases()}


HOUSE = "Lu-kash-enka Minsk Tsi-kha-nousk* trans-* under-stand"


@pytest.mark.parametrize(
    ("word", "places"),
    [
        ("Lukashenka", "Lu-kash-enka"),
        ("Minsk", "Minsk"),
        ("Tsikhanouskaya", "Tsi-kha-nouskaya"),
        ("transmission", "trans-mis-sion"),
        ("UNDERSTAND", "UNDER-STAND"),
        ("understands", "un-der-stands"),
    ],
)
def test_words_of_a_house_come_first(word: str, places: str) -> None:
    assert divided(word, "en", HOUSE) == places


def test_words_that_a_house_took_back_are_gone() -> None:
    Hyphenation().is_changed_for(part("en", "Lu-ka-sh-en-ka"))
    Hyphenation().is_changed_for(part("en", "Lu-kash-enka"))
    assert pyphen.Pyphen(lang="en_GB", cache=False).inserted("Lukashenka") == "Lu-kash-enka"


def test_words_of_a_house_count_more_than_those_shipped() -> None:
    assert divided("беларуска", "be", "бела-руска") == "бела-руска"
    assert divided("палітычныя", "be", "палітычн*") == "палітычныя"


def test_an_apostrophe_is_one_or_the_other() -> None:
    for typed in ("бяз'ядзерны", "бяз’ядзерны"):
        mark = typed[3]
        assert divided(typed, "be", "бяз’-ядзер-н*") == f"бяз{mark}-ядзер-ны"


def test_languages_and_houses_do_not_change_each_other() -> None:
    both = Hyphenation()
    assert both.is_changed_for(part("be"))
    assert both.is_changed_for(part("be-Latn"))
    assert not both.is_changed_for(part("be"))
    assert both.is_changed_for(part("be", "палітычныя"))
    assert both.is_changed_for(part("be"))
    assert not both.is_changed_for(Setting("drawing", "body", "", "", 2, "be"))
    found = pyphen.Pyphen(lang="be", cache=False)
    assert found.inserted("палітычныя") == "па-лі-тыч-ныя"


def test_a_language_that_nobody_has_patterns_of_is_left_alone() -> None:
    assert not Hyphenation().is_changed_for(part("tlh", "Qap-la"))


def test_shipped_words_are_written_as_words() -> None:
    for file in FOLDER.glob("*.txt"):
        for line in file.read_text(encoding="utf-8").splitlines():
            entry = line.partition("#")[0].strip()
            if entry and "=" not in entry and not any(char.isdigit() for char in entry):
                assert WORD.fullmatch(entry.removesuffix("*").rstrip("-")), entry
        assert shipped_patterns(file.stem)


@given(st.lists(st.text("абвг", min_size=1, max_size=3), min_size=1, max_size=4))
def test_a_word_of_a_list_is_divided_at_its_hyphens_alone(parts: list[str]) -> None:
    word = "-".join(parts)
    (pattern,) = patterns_of(word, SHIPPED)
    assert [char for char in pattern if char.isalpha()] == list(letters_of(word))
    assert pattern.count("7") == len(parts) - 1


def test_patterns_of_the_same_letters_are_one() -> None:
    assert list(merged(["а1б", "2аб", "а3б4", "б1в"])) == ["2а3б4", "б1в"]
