"""Figures and dates read by the customs of each language, and Belarusian in Latin letters."""

from __future__ import annotations

import pytest

from belpress.markdown.texts import change_words, marks, visible_text
from belpress.translate.figures import compare, figures
from belpress.translate.pseudo import pseudo
from belpress.translate.transliteration import latin

SAME = [
    ("about 1.6 million or 38%", "каля 1,6 млн, або 38 %", "be"),
    ("about 1.6 million or 38 per cent", "около 1,6 миллиона, или 38 процентов", "ru"),
    ("1,650 guns, 9,950 km", "1650 гармат, 9 950 км", "be"),
    ("USD 12–13 billion a year", "12–13 млрд долл. в год", "ru"),
    ("USD 1.5–2.0 billion", "1,5–2 млрд долараў", "be"),
    ("on 27 February 2022", "27 лютага 2022 года", "be"),
    ("February 27, 2022", "27 февраля 2022 года", "ru"),
    ("from 16 February, after 1 May", "с 16 февраля, после 1 мая", "ru"),
    ("three rounds, twice", "3 раунды, двойчы", "be"),
    ("no fewer than ten times", "не менее 10 раз", "ru"),
    ("the 2nd of 28 programmes", "2-я з 28 праграм", "be"),
    ("over 2,000 activists", "больш за 2 тыс. актывістаў", "be"),
    ("the 1990s", "1990-я гады", "be"),
    ("it may rain in March", "у сакавіку можа быць дождж", "be"),
]
DIFFERENT = [
    ("about 1.6 million", "каля 1,7 млн", "be", "says 1700000 where the source says 1600000"),
    ("on 27 February", "27 сакавіка", "be", "says 27.03 where the source says 27.02"),
    ("on 27 February", "26 февраля", "ru", "says 26.02 where the source says 27.02"),
    ("38% of GDP", "38 млн", "ru", "says 38000000 where the source says 38 %"),
    ("in 2022", "у мінулым годзе", "be", "lacks 2022"),
    ("last year", "в 2021 году", "ru", "says 2021, which is not in the source"),
    ("three rounds", "4 раунды", "be", "says 4, which is not in the source"),
    ("USD 20 billion", "20 млн долл.", "ru", "says 20000000 where the source says 20000000000"),
]


@pytest.mark.parametrize(("source", "translation", "language"), SAME)
def test_same_figures(source: str, translation: str, language: str) -> None:
    assert compare(source, "en", translation, language) == ()


@pytest.mark.parametrize(("source", "translation", "language", "expected"), DIFFERENT)
def test_other_figures(source: str, translation: str, language: str, expected: str) -> None:
    assert compare(source, "en", translation, language) == (expected,)


def test_figures_have_one_form_for_all_languages() -> None:
    assert dict(figures("1,615 guns, 38% on 5 May", "en")) == {"1615": 1, "38 %": 1, "05.05": 1}


LATIN = [
    ("Беларусь", "Bielaruś", "Biełaruś"),
    ("Лукашэнка", "Lukašenka", "Łukašenka"),
    ("Ціханоўская", "Cichanoŭskaja", "Cichanoŭskaja"),
    ("аб’яднаны", "abjadnany", "abjadnany"),
    ("сям’і", "siamji", "siamji"),
    ("людзі", "liudzi", "ludzi"),
    ("большасць", "boĺšasć", "bolšasć"),
    ("Ёсць ян", "Josć jan", "Josć jan"),
    ("поле, лёс", "polie, lios", "pole, los"),
    ("хвіля", "chvilia", "chvila"),
    ("дзьве", "dźvie", "dźvie"),
    ("ЕС і АБСЕ", "JES i ABSIE", "JES i ABSIE"),
    ("Чэрвень", "Červień", "Červień"),
    ("вераб’ём 2022", "vierabjom 2022", "vierabjom 2022"),
]


@pytest.mark.parametrize(("word", "official", "classic"), LATIN)
def test_latin_letters(word: str, official: str, classic: str) -> None:
    assert latin(word, "official") == official
    assert latin(word, "classic") == classic


def test_only_words_change_and_not_markup() -> None:
    text = "Гл. [раздзел](03-civil.md#мэта) і {colour_key=improved}[^нота] *так*"
    changed = change_words(text, lambda words: latin(words, "official"))
    assert changed == "Hl. [razdziel](03-civil.md#мэта) i {colour_key=improved}[^нота] *tak*"
    assert marks(changed) == marks(text)


def test_pseudo_words_are_longer_and_keep_their_figures() -> None:
    text = "The regime drew power in 2022 and 38% of it again"
    longer = pseudo(text)
    assert longer.split()[0] != "The"
    assert 1.15 < len(longer) / len(text) < 1.4
    assert "2022" in longer
    assert pseudo("power") in longer


def test_visible_text_has_no_markup() -> None:
    assert visible_text("A [link](https://x.org/2023), *two*[^3] `x`") == "A link, two x"
