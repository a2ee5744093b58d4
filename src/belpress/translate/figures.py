"""Comparing a translation with its source: the figures and dates must be the same.

Numbers are read by the customs of each language (1.6 million, 1,6 млн; 9,950, 9 950), and a
small number may be a word on one side. Markup is compared where it is read (see ``markdown``).
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

_SPACES = "[ \u00a0\u202f\u2009]"


@dataclass(frozen=True)
class _Customs:
    """How a language writes numbers. Words are given as their beginnings."""

    decimal: str
    group: str
    thousand: tuple[str, ...]
    million: tuple[str, ...]
    billion: tuple[str, ...]
    trillion: tuple[str, ...]
    per_cent: tuple[str, ...]
    months: tuple[str, ...]
    small: tuple[str, ...]
    """The words for 0, 1, 2 … each as a pattern."""


_ENGLISH = _Customs(
    decimal=".",
    group=",",
    thousand=("thousand",),
    million=("million", "mln"),
    billion=("billion", "bn"),
    trillion=("trillion",),
    per_cent=("per cent", "percent"),
    months=("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
    small=(
        "zero|nil",
        "one|first|once",
        "two|second|twice|double|both|pair",
        "three|third|thrice|triple",
        "four|fourth",
        "five|fifth",
        "six|sixth",
        "seven|seventh",
        "eight|eighth",
        "nine|ninth",
        "ten|tenth|decade",
        "eleven",
        "twelve|twelfth|dozen",
    ),
)
_BELARUSIAN = _Customs(
    decimal=",",
    group=_SPACES,
    thousand=("тыс",),
    million=("млн", "мільён"),
    billion=("млрд", "мільярд"),
    trillion=("трлн", "трыльён"),
    per_cent=("працэнт",),
    months=(
        "студз",
        "лют",
        "сакав",
        "крас",
        "мая|май|маем|маі",
        "чэрв",
        "ліп",
        "жнів",
        "верас",
        "кастр",
        "лістап",
        "снеж",
    ),
    small=(
        "нул",
        "адн|адзін|перш",
        "два|дзв|двух|двум|друг|дру|двой|абодв|абедзв",
        "тры|трох|тром|трэц|трац|трой",
        "чатыр|чацв|чацьв|чатыро",
        "пяц|пят|пяць",
        "шэсц|шасц|шост",
        "сем|сям|сёмы|сёма|сёмую",
        "восем|васьм|восьм|восм|васм",
        "дзевяц|дзевят|дзявят|дзявяц",
        "дзесяц|дзесят|дзясят|дзесяці|дзесяцігодд",
        "адзінаццац|адзінаццат",
        "дванаццац|дванаццат|тузін",
    ),
)
_RUSSIAN = _Customs(
    decimal=",",
    group=_SPACES,
    thousand=("тыс",),
    million=("млн", "миллион"),
    billion=("млрд", "миллиард"),
    trillion=("трлн", "триллион"),
    per_cent=("процент",),
    months=(
        "янв",
        "фев",
        "март",
        "апр",
        "мая|май|маем|мае",
        "июн",
        "июл",
        "авг",
        "сен",
        "окт",
        "ноя",
        "дек",
    ),
    small=(
        "нул|нол",
        "один|одн|перв",
        "два|две|двух|двум|втор|дво|оба|обе",
        "три|трех|трёх|трем|трём|трет|тро",
        "четыр|четв",
        "пят|пять",
        "шест",
        "сем|седьм",
        "восем|восьм",
        "девят",
        "десят",
        "одиннадцат",
        "двенадцат|дюжин",
    ),
)
_CUSTOMS = {"en": _ENGLISH, "be": _BELARUSIAN, "ru": _RUSSIAN}
_SCALES = {"thousand": 3, "million": 6, "billion": 9, "trillion": 12}


def figures(text: str, language: str) -> Counter[str]:
    """Return the figures of a text without markup, each in one form for all languages.

    A date is ``27.02``, a share ``38 %``, and other numbers are written out in full: ``1600000``.
    """
    customs = _customs(language)
    found: Counter[str] = Counter()
    rest = text
    for pattern in _date_patterns(customs):
        for date in pattern.finditer(rest):
            found[f"{int(date['day']):02}.{_month(date['month'], customs):02}"] += 1
        rest = pattern.sub(" ; ", rest)
    numbers = list(_number_pattern(customs).finditer(rest))
    for index, number in enumerate(numbers):
        value = _value(number["number"], customs)
        scale = _scale(number["unit"], customs)
        if scale is None and index + 1 < len(numbers):
            following = numbers[index + 1]
            is_range = re.fullmatch("[-–—]", rest[number.end() : following.start()])
            scale = _scale(following["unit"], customs) if is_range else None
        if scale == "%":
            found[f"{_plain(value)} %"] += 1
        else:
            found[_plain(value.scaleb(int(scale or 0)))] += 1
    return found


def compare(source: str, language: str, translation: str, other: str) -> tuple[str, ...]:
    """Say in which figures a translation differs from its source; both without markup.

    ``language`` and ``other`` are their languages. Figures that are a word on the other side
    (three, тры) are not a difference. Languages whose customs are not known are not compared.
    """
    if not (_is_known(language) and _is_known(other)):
        return ()
    wanted, found = figures(source, language), figures(translation, other)
    lost = [
        figure
        for figure in (wanted - found).elements()
        if not _in_words(figure, translation, other)
    ]
    added = [
        figure for figure in (found - wanted).elements() if not _in_words(figure, source, language)
    ]
    if lost and added:
        return (f"says {_joined(added)} where the source says {_joined(lost)}",)
    said = [f"lacks {_joined(lost)}"] if lost else []
    said += [f"says {_joined(added)}, which is not in the source"] if added else []
    return tuple(said)


def _joined(figures: list[str]) -> str:
    return ", ".join(sorted(figures))


def _customs(language: str) -> _Customs:
    return _CUSTOMS[language.partition("-")[0]]


def _is_known(language: str) -> bool:
    """Whether the customs of a language are known; another script (be-Latn) has other customs."""
    return re.fullmatch(rf"({'|'.join(_CUSTOMS)})(-[A-Z]{{2}})?", language) is not None


def _in_words(figure: str, text: str, language: str) -> bool:
    small = _customs(language).small
    if not figure.isdigit() or int(figure) >= len(small):
        return False
    return re.search(rf"(?<!\w)(?:{small[int(figure)]})", text, re.IGNORECASE) is not None


@cache
def _date_patterns(customs: _Customs) -> tuple[re.Pattern[str], ...]:
    month = rf"(?P<month>(?:{'|'.join(customs.months)})\w*)"
    day = r"(?<![\d.,])(?P<day>\d{1,2})(?:st|nd|rd|th|-га|-го)?"
    patterns = [rf"{day}{_SPACES}{month}"]
    if customs is _ENGLISH:
        patterns.append(rf"(?<!\w){month}{_SPACES}{day}(?![\d.,]*\d)")
    return tuple(re.compile(pattern) for pattern in patterns)


def _month(word: str, customs: _Customs) -> int:
    return next(
        number
        for number, stem in enumerate(customs.months, start=1)
        if re.match(stem, word, re.IGNORECASE)
    )


@cache
def _number_pattern(customs: _Customs) -> re.Pattern[str]:
    group, decimal = customs.group, re.escape(customs.decimal)
    units = "|".join((*customs.thousand, *customs.million, *customs.billion, *customs.trillion))
    return re.compile(
        rf"(?<![\w.,])(?P<number>\d{{1,3}}(?:{group}\d{{3}})+(?!\d)(?:{decimal}\d+)?|\d+(?:{decimal}\d+)?)"
        rf"(?:-?[а-яіў]{{1,3}}(?!\w)|st|nd|rd|th)?"
        rf"(?P<unit>{_SPACES}?(?:%|(?:{units}|{'|'.join(customs.per_cent)})))?"
    )


def _value(written: str, customs: _Customs) -> Decimal:
    digits = re.sub(customs.group, "", written)
    return Decimal(digits.replace(customs.decimal, "."))


def _scale(unit: str | None, customs: _Customs) -> str | int | None:
    word = (unit or "").strip(" \u00a0\u202f\u2009")
    if not word:
        return None
    if word == "%" or word in customs.per_cent:
        return "%"
    for name, zeros in _SCALES.items():
        if word in getattr(customs, name):
            return zeros
    return None


def _plain(value: Decimal) -> str:
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
