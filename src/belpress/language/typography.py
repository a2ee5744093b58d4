"""The small habits of each language: quotation marks, dashes, and spaces that must not break.

Every function takes a text and a language tag (``en``, ``be``, ``ru``, ``be-Latn``) and returns
the text as a careful compositor of that language would set it. Applying one twice changes
nothing more. Sources: New Hart's Rules for English; Мильчин, «Справочник издателя и автора»,
for Russian; the same customs hold in Belarusian.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

NBSP = "\u00a0"
_SPACE = r"[ \u00a0]"


@dataclass(frozen=True)
class Habits:
    """What one language wants.

    ``quotes`` are the outer and inner pairs; ``dash`` stands between spaces; ``words`` bind to
    the word after them, ``particles`` to the word before; ``units`` bind to the number before
    them, ``currencies`` and ``references`` to the number after; ``percent`` stands between a
    number and its percent sign.
    """

    quotes: tuple[str, str, str, str]
    dash: str
    units: tuple[str, ...]
    references: tuple[str, ...]
    words: str = ""
    short_words: tuple[str, ...] = ()
    """Prepositions that stay with the next word in headings."""
    particles: tuple[str, ...] = ()
    currencies: tuple[str, ...] = ("USD", "EUR", "RUB", "BYN", "GBP", "PLN", "UAH", "US$", "№")
    percent: str = NBSP


_ENGLISH = Habits(
    quotes=("“", "”", "‘", "’"),
    dash="–",
    percent="",
    units=(
        "thousand",
        "million",
        "billion",
        "trillion",
        "per cent",
        "km",
        "m",
        "kg",
        "t",
        "ha",
        "MW",
        "kWh",
        "pt",
        "mm",
        "cm",
    ),
    references=("p.", "pp.", "no.", "No.", "nos.", "vol.", "ch.", "fig.", "art."),
)
_BELARUSIAN = Habits(
    quotes=("«", "»", "„", "“"),
    dash="—",
    units=(
        "тыс.",
        "млн",
        "млрд",
        "трлн",
        "тысяч",
        "тысячы",
        "мільён",
        "мільёна",
        "мільёнаў",
        "мільярд",
        "мільярда",
        "мільярдаў",
        "км",
        "м",
        "кг",
        "т",
        "га",
        "МВт",
        "долараў",
        "рублёў",
        "год",
        "года",
        "годзе",
        "годам",
        "г.",
        "гг.",
    ),
    references=("с.", "стар.", "гл.", "мал.", "арт.", "т.", "п."),
    words="авзійкосуўяАВЗІЙКОСУЎЯ",
    short_words=("на", "па", "за", "да", "ад", "не", "ва", "для", "пра", "над", "пад", "без", "то"),
    particles=("б", "бы", "ж", "жа"),
)
_RUSSIAN = Habits(
    quotes=("«", "»", "„", "“"),
    dash="—",
    units=(
        "тыс.",
        "млн",
        "млрд",
        "трлн",
        "тысяч",
        "тысячи",
        "миллион",
        "миллиона",
        "миллионов",
        "миллиард",
        "миллиарда",
        "миллиардов",
        "км",
        "м",
        "кг",
        "т",
        "га",
        "МВт",
        "долларов",
        "рублей",
        "год",
        "года",
        "году",
        "годом",
        "годе",
        "г.",
        "гг.",
    ),
    references=("с.", "стр.", "гл.", "рис.", "ст.", "т.", "п."),
    words="авикосуяАВИКОСУЯ",
    short_words=("на", "по", "за", "до", "от", "не", "во", "из", "для", "при", "над", "под", "без"),
    particles=("б", "бы", "ж", "же", "ли", "ль"),
)
_LATINKA = Habits(
    quotes=_BELARUSIAN.quotes,
    dash="—",
    units=("tys.", "mln", "mlrd", "km", "m", "kg", "t", "ha", "hod", "hoda", "hodzie", "h."),
    references=("s.", "star.", "hł.", "mał."),
    words="avzijkosuŭAVZIJKOSUŬ",
    short_words=("na", "pa", "za", "da", "ad", "nie", "va", "dla", "pra", "nad", "pad"),
    particles=("b", "by", "ž", "ža"),
)

_HABITS = {"en": _ENGLISH, "be": _BELARUSIAN, "ru": _RUSSIAN, "be-Latn": _LATINKA}


def habits(language: str) -> Habits:
    """Return the habits of a language; of an unknown one, those of English."""
    return _HABITS.get(language) or _HABITS.get(language.split("-")[0], _ENGLISH)


def dashes(text: str, language: str) -> str:
    """Set the language's dash between spaces, and an en dash between two figures."""
    dash = habits(language).dash
    text = re.sub(rf"(?<=\S){_SPACE}(?:--?|[–—]){_SPACE}(?=\S)", f"{NBSP}{dash} ", text)
    return re.sub(r"(?<![\d\-–.,/])(\d[\d.,]*)-(\d[\d.,]*%?)(?![\d\-–/])", r"\1–\2", text)


def spaces(text: str, language: str) -> str:
    """Replace the spaces at which a line must not end by non-breaking ones."""
    for pattern, bound in _space_rules(language):
        text = pattern.sub(bound, text)
    return text


def bind_last_words(text: str) -> str:
    """Keep a paragraph's last line from being a single short word (fewer than eight letters)."""
    return re.sub(r" (?=\S{1,7}\Z)", NBSP, text)


def bind_short_words(text: str, language: str) -> str:
    """Keep a line of a heading from ending in a short preposition, where the language minds it."""
    short = habits(language).short_words
    if not short:
        return text
    return re.sub(rf"(?<!\w)((?:{'|'.join(short)})) ", rf"\1{NBSP}", text, flags=re.IGNORECASE)


@cache
def _space_rules(language: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    own = habits(language)
    units = "|".join(re.escape(unit) for unit in sorted(own.units, key=len, reverse=True))
    before_number = "|".join(re.escape(word) for word in (*own.references, *own.currencies))
    months = "|".join(re.escape(month) for month in _months(language))
    rules = [
        (rf"(?<=\d){_SPACE}(?=(?:{units})(?!\w))", NBSP),
        (rf"(?<=\d){_SPACE}?%", f"{own.percent}%"),
        (rf"(?<!\w)({before_number}){_SPACE}(?=\d)", rf"\1{NBSP}"),
        (rf"(?<=\d){_SPACE}(?={months})", NBSP),
        (rf"(?<=\d(?:st|nd|rd|th)){_SPACE}(?=\w)", NBSP),
        (rf"(?<=\d){_SPACE}(?=\d{{3}}(?!\d))", NBSP),
        (r"(?<!\w)([^\W\d_]\.) ?(?=[^\W\d_]\.)(?=[A-ZА-ЯЁІЎŁŚČ])", rf"\1{NBSP}"),
        (rf"(?<!\w)([A-ZА-ЯЁІЎŁŚČŽ]\.){_SPACE}(?=[A-ZА-ЯЁІЎŁŚČŽ][^\W\d_])", rf"\1{NBSP}"),
    ]
    if own.words:
        rules.append((rf"(?<![\w’'])([{own.words}]){_SPACE}(?=\S)", rf"\1{NBSP}"))
    if own.particles:
        particles = "|".join(own.particles)
        rules.append((rf"(?<=\w){_SPACE}(?=(?:{particles})(?!\w))", NBSP))
    return tuple((re.compile(pattern), bound) for pattern, bound in rules)


def _months(language: str) -> tuple[str, ...]:
    from babel import Locale, UnknownLocaleError

    try:
        locale = Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        locale = Locale("en")
    return tuple(locale.months["format"]["wide"].values())
