"""The small habits of each language."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from belpress.language import excerpts
from belpress.language.typography import bind_last_words, dashes, spaces
from belpress.markdown.display import set_plain
from belpress.markdown.parse import parse
from belpress.markdown.parser import abbreviations
from belpress.model.problem import Source


@pytest.mark.parametrize(
    ("language", "typed", "set_"),
    [
        ("en", 'He said "no".', "He said “no”."),
        ("en", "\"She said 'no'\"", "“She said ‘no’”"),
        ("en", "the regime's critics", "the regime’s critics"),
        ("en", "and so on...", "and so on…"),
        ("en", "Minsk - not Kyiv", "Minsk\u00a0– not Kyiv"),
        ("en", "10-12%", "10–12%"),
        ("en", "1.6 million", "1.6\u00a0million"),
        ("en", "9,950 km", "9,950\u00a0km"),
        ("en", "on 27 February", "on 27\u00a0February"),
        ("en", "USD 20 billion", "USD\u00a020\u00a0billion"),
        ("en", "see p. 4", "see p.\u00a04"),
        ("en", "A. Lukashenka", "A.\u00a0Lukashenka"),
        ("en", "J. R. Smith", "J.\u00a0R.\u00a0Smith"),
        ("en", "the 21st century", "the 21st\u00a0century"),
        ("en", "2020-11-05", "2020-11-05"),
        ("be", 'газета "Наша Ніва"', "газета «Наша Ніва»"),
        ("be", "сям'я", "сям’я"),
        ("be", "у Мінску і ў Брэсце", "у\u00a0Мінску і\u00a0ў\u00a0Брэсце"),
        ("be", "38%", "38\u00a0%"),
        ("be", "27 лютага", "27\u00a0лютага"),
        ("be", "9 950 км", "9\u00a0950\u00a0км"),
        ("be", "Мінск - не Кіеў", "Мінск\u00a0— не Кіеў"),
        ("be", "калі б ведаў", "калі\u00a0б ведаў"),
        ("ru", 'газета "Известия"', "газета «Известия»"),
        ("ru", "\"сказал 'нет'\"", "«сказал „нет“»"),
        ("ru", "в Минске и с ним", "в\u00a0Минске и\u00a0с\u00a0ним"),
        ("ru", "А. Г. Лукашенко", "А.\u00a0Г.\u00a0Лукашенко"),
        ("ru", "1,6 млн человек", "1,6\u00a0млн человек"),
        ("ru", "так ли это", "так\u00a0ли это"),
        ("ru", "с. 17", "с.\u00a017"),
    ],
)
def test_is_set_as_the_language_wants(language: str, typed: str, set_: str) -> None:
    assert set_plain(typed, language) == set_


@settings(deadline=None)
@given(
    text=st.text(alphabet="ab АБвік12 .,-–—%№«»", max_size=60),
    language=st.sampled_from(["en", "be", "ru"]),
)
def test_setting_twice_changes_nothing(text: str, language: str) -> None:
    once = spaces(dashes(text, language), language)
    assert spaces(dashes(once, language), language) == once


def test_last_line_is_not_one_short_word() -> None:
    assert bind_last_words("and that was it.") == "and that was\u00a0it."
    assert bind_last_words("a long constitution") == "a long constitution"


def test_abbreviations_are_marked_for_small_capitals() -> None:
    mark = '<span class="abbreviation">{}</span>'
    assert abbreviations("the EU and АБСЕ") == f"the {mark.format('EU')} and {mark.format('АБСЕ')}"
    assert abbreviations("A &AMP; I") == "A &AMP; I"


def test_soft_hyphen_divides_a_word_and_is_no_part_of_it() -> None:
    start = Source("a.md", 1)
    parsed = parse("Agro\u00adindustry.", start=start, chapter="a", language="en")
    (block,) = parsed.blocks
    assert "Agro\u00adindustry" in block.html
    assert block.text == "Agroindustry."
    assert excerpts.find("agroindustry", [block.text]) == (0, 0.0)
    assert excerpts.find("Agro\u00adindustry", [block.text]) == (0, 0.0)
