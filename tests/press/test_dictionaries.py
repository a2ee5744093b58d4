"""No letter is lost where a word is divided."""

from __future__ import annotations

import pyphen
import pytest

from belpress.language.hyphenation.dictionaries import CHANGING, keep_letters


@pytest.fixture(autouse=True)
def _dictionaries(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pyphen, "LANGUAGES", dict(pyphen.LANGUAGES))
    keep_letters()


@pytest.mark.parametrize(
    ("language", "word", "divided"),
    [
        ("hu", "asszonnyal", "asszonnyal"),
        ("hu", "meggyőződéssel", "meg-győ-ző-dés-sel"),
        ("hu", "ország", "or-szág"),
        ("ca", "paral·lel", "pa-ral·lel"),
    ],
)
def test_words_are_not_divided_where_their_letters_would_change(
    language: str, word: str, divided: str
) -> None:
    dictionary = pyphen.Pyphen(lang=language)
    assert dictionary.inserted(word) == divided
    assert all("".join(parts) == word for parts in dictionary.iterate(word))


@pytest.mark.parametrize("name", sorted({*pyphen.LANGUAGES} - {*CHANGING}))
def test_every_dictionary_with_changing_words_is_known(name: str) -> None:
    with pyphen.LANGUAGES[name].open("rb") as file:
        lines = file.read().split(b"\n")[1:]
    patterns = [line for line in lines if not line.startswith((b"%", b"#"))]
    assert not [line for line in patterns if b"/" in line and b"=" in line]
