"""Texts divided into sentences, and sentences aligned with those that translate them."""

from __future__ import annotations

import pytest

from belpress.language.alignment import Bead, align, anchors, counterpart
from belpress.language.excerpts import whole_sentences
from belpress.language.sentences import divided, sentences


def test_text_is_divided_into_sentences() -> None:
    text = (
        "Так сказаў А. Лукашэнка. У 2022 г. было 5 млн. рублёў! Што далей? «Нічога». Ён пайшоў… "
        "і вярнуўся."
    )
    assert sentences(text) == [
        "Так сказаў А. Лукашэнка.",
        "У 2022 г. было 5 млн. рублёў!",
        "Што далей?",
        "«Нічога».",
        "Ён пайшоў… і вярнуўся.",
    ]
    assert whole_sentences("Што далей? «Нічога»", text) == (2, 4)
    assert whole_sentences("было 5 млн. рублёў!", text) is None


DIVIDED = {
    "en": ["Mr. Smith met Dr. Jones, i.e. his doctor.", "See No. 5 of vol. 2.", "No.", "Never!"],
    "de": ["Am 3. Oktober kam z.B. Frau Dr. Müller.", "Das war alles."],
    "pl": ["Przy ul. Marszałkowskiej, np. w domu prof. Nowaka.", "Tak."],
    "ka": ["ეს არის წინადადება.", "ეს მეორეა."],
    "el": ["Τι έγινε;", "Τίποτα."],
    "fr": ["M. Dupont et Mme. Durand…", "« Oui ! »", "Non."],
}


@pytest.mark.parametrize("language", DIVIDED)
def test_abbreviations_and_ordinals_of_a_language_end_no_sentence(language: str) -> None:
    text = " ".join(DIVIDED[language])
    assert sentences(text, language) == DIVIDED[language]
    assert "".join(divided(text, language)) == text


SOURCE = [
    "The border with Poland was closed in May, and nobody knew for how long it would be so.",
    "Trade fell by 12%.",
    "Lukashenka said that it would rise again.",
    "It did not.",
]
TRANSLATED = [
    "Мяжу з Польшчай закрылі ў маі, і ніхто не ведаў, як доўга гэта працягнецца.",
    "Гандаль упаў на 12 %.",
    "Лукашэнка сказаў, што ён зноў вырасце.",
    "Гэтага не адбылося.",
]


def paired(*ends: tuple[int, int]) -> list[Bead]:
    starts = [(0, 0), *ends]
    return [
        Bead((one, other), (first, second))
        for (one, first), (other, second) in zip(starts, ends, strict=False)
    ]


def test_sentences_that_translate_each_other_are_found() -> None:
    assert align(SOURCE, TRANSLATED) == paired((1, 1), (2, 2), (3, 3), (4, 4))


def test_divided_and_joined_sentences_are_found() -> None:
    joined = [TRANSLATED[0], " ".join(TRANSLATED[1:3]), TRANSLATED[3]]
    assert align(SOURCE, joined) == paired((1, 1), (3, 2), (4, 3))
    cut = ["Мяжу з Польшчай закрылі ў маі.", "Ніхто не ведаў, як доўга так будзе.", *TRANSLATED[1:]]
    beads = align(SOURCE, cut)
    assert beads == paired((1, 2), (2, 3), (3, 4), (4, 5))
    assert counterpart(beads, 0, 1) == (0, 2)
    assert counterpart(align(SOURCE, joined), 1, 2) is None
    assert counterpart(align(SOURCE, joined), 1, 3) == (1, 2)


def test_sentence_that_was_left_out_has_no_counterpart() -> None:
    beads = align(SOURCE, TRANSLATED[:1] + TRANSLATED[2:])
    assert beads == paired((1, 1), (2, 1), (3, 2), (4, 3))
    assert counterpart(beads, 1, 2) is None
    assert align([], TRANSLATED[:1]) == paired((0, 1))


def test_names_and_numbers_are_the_same_in_all_languages() -> None:
    english = anchors("In 2022 Minsk lost 1,650 guns, said Lukashenka of Belarus.[^1]")
    other = anchors("У 2022 годзе Мінск страціў 1650 гармат, сказаў Лукашэнка з Беларусі.[^1]")
    assert english == other
