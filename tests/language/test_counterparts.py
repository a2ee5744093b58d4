"""Sentences that are quoted are found in a translation, or it is said that they are not."""

from __future__ import annotations

from itertools import permutations

import pytest

from belpress.language.alignment import skeleton
from belpress.language.counterparts import MOST_SENTENCES, Counterpart, counterpart_of

SOURCE = (
    "Lukashenka went to Sochi.",
    "Exports fell by 13%, and nobody said why.",
    "Was it the end?",
)
TRANSLATION = (
    "Лукашэнка паехаў у Сочы.",
    "Экспарт упаў на 13 %, і ніхто не сказаў чаму.",
    "Ці быў гэта канец?",
)


@pytest.mark.parametrize(
    ("name", "others"),
    [
        ("Minsk", ["Мінск", "Μινσκ", "მინსკი", "Մինսկ"]),
        ("Lukashenko", ["Лукашэнка", "Λουκασένκο", "ლუკაშენკო", "Լուկաշենկո"]),
        ("Ukraine", ["Украіна", "Ουκρανία", "უკრაინა", "Ուկրաինա"]),
    ],
)
def test_names_sound_alike_in_every_alphabet(name: str, others: list[str]) -> None:
    assert {skeleton(other)[:3] for other in others} == {skeleton(name)[:3]}


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_sentences_in_any_order_are_found(order: tuple[int, ...]) -> None:
    given = [TRANSLATION[index] for index in order]
    for index in range(3):
        place = order.index(index)
        assert counterpart_of(SOURCE, given, (index, index + 1)) == Counterpart(place, place + 1)


def test_sentences_that_were_drawn_apart_are_not_sure() -> None:
    given = [TRANSLATION[index] for index in (0, 2, 1)]
    assert counterpart_of(SOURCE, given, (0, 2)) == Counterpart(0, 3, is_sure=False)


def test_divided_sentence_is_found_whole() -> None:
    given = [TRANSLATION[0], "Экспарт упаў на 13 %.", "Ніхто не сказаў чаму.", TRANSLATION[2]]
    assert counterpart_of(SOURCE, given, (1, 2)) == Counterpart(1, 3)
    assert counterpart_of(SOURCE, given, (2, 3)) == Counterpart(3, 4)


def test_joined_sentence_is_not_sure() -> None:
    given = ["Лукашэнка паехаў у Сочы, экспарт упаў на 13 %, і ніхто не сказаў чаму.", "Канец?"]
    found = counterpart_of(SOURCE, given, (0, 1))
    assert found == Counterpart(0, 1, is_sure=False)
    assert counterpart_of(SOURCE, given, (0, 2)) == Counterpart(0, 1)


def test_sentences_that_nothing_tells_apart_are_not_sure() -> None:
    given = ["Хутка згасла ўсё.", "Потым было ціха."]
    assert not counterpart_of(["It was over soon.", "It was quiet then."], given, (0, 1)).is_sure


def test_whole_passage_is_its_whole_translation() -> None:
    assert counterpart_of(SOURCE, TRANSLATION[:2], (0, 3)) == Counterpart(0, 2)


@pytest.mark.parametrize(("many", "others"), [(500, 500), (MOST_SENTENCES, 39), (12, 24), (1, 30)])
def test_long_passages_are_bounded(many: int, others: int) -> None:
    source = [f"Sentence {index} of Minsk." for index in range(many)]
    given = [f"Сказ {index} Мінска." for index in range(others)]
    found = counterpart_of(source, given, (0, 1))
    assert 0 <= found.first < found.end <= others
