"""The habits of each language in setting text: its marks, and the words that stay together.

Sources: New Hart's Rules for English; Мильчин, «Справочник издателя и автора», for Russian; the
same customs hold in Belarusian.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

NBSP = "\u00a0"


@dataclass(frozen=True)
class Habits:
    """What one language wants.

    ``quotes`` are the outer and inner pairs; ``dash`` stands between spaces; ``percent`` stands
    between a number and its percent sign.
    """

    quotes: tuple[str, str, str, str]
    dash: str
    percent: str = NBSP
    page: str = "p."
    """Stands before the number of a page."""
    keeps_single_quotes: bool = False
    """Whether a quotation typed in single marks keeps them where it stands in no other."""
    units: tuple[str, ...] = ()
    """Bind to the number before them."""
    counted: tuple[str, ...] = ()
    """Beginnings of other words before which two numbers are a range: 5-7 years."""
    references: tuple[str, ...] = ()
    """Bind to the number after them."""
    currencies: tuple[str, ...] = ("USD", "EUR", "RUB", "BYN", "GBP", "PLN", "UAH", "US$", "№")
    """Bind to the number after them."""
    ranged: tuple[str, ...] = ()
    """Words after which two numbers are a range: pp. 10-12."""
    named: tuple[str, ...] = ()
    """Words after which a number is a name: Article 361-4, ISSN 2409-1626."""
    degrees: tuple[str, ...] = ()
    """Beginnings of words before which a hyphen and a number are a number below nought."""
    joining: tuple[str, ...] = ()
    """Words between two such numbers: from -3 to -5 degrees."""
    words: str = ""
    """Words of one letter, which bind to the word after them."""
    short_words: tuple[str, ...] = ()
    """Prepositions that stay with the next word in headings."""
    articles: tuple[str, ...] = ()
    """Further words that do not end a line of a long title."""
    particles: tuple[str, ...] = ()
    """Bind to the word before them."""


def habits(language: str) -> Habits:
    """Return the habits of a language; of an unknown one, those of English."""
    return _HABITS.get(language) or _HABITS.get(language.split("-")[0], _ENGLISH)


@cache
def months(language: str) -> tuple[str, ...]:
    """Return the names of the months as they stand behind a day."""
    return _months(language, "wide")


@cache
def short_months(language: str) -> tuple[str, ...]:
    """Return the short names of the months, without full stops."""
    return tuple(name.rstrip(".") for name in _months(language, "abbreviated"))


def _months(language: str, width: str) -> tuple[str, ...]:
    from babel import Locale, UnknownLocaleError

    try:
        locale = Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        locale = Locale("en")
    return tuple(locale.months["format"][width].values())


def _list(words: str) -> tuple[str, ...]:
    return tuple(words.split(", "))


_CODES = _list("ISBN, ISSN, DOI, ISO, IEC, EN, DIN, ID, IP, PO Box, Boeing, Airbus, №, #")
_ENGLISH = Habits(
    quotes=("“", "”", "‘", "’"),
    dash="–",
    percent="",
    keeps_single_quotes=True,
    units=_list(
        "thousand, million, billion, trillion, per cent, km, m, kg, t, ha, MW, kWh, pt, mm, cm"
    ),
    counted=_list(
        "percent, year, month, week, day, night, hour, minute, second, time, people, person, "
        "degree, metre, meter, kilometre, kilometer, mile, tonne, litre, hectare, dollar, euro, "
        "rouble, ruble, zloty, pound, page, point, bn, mn, tn, pp"
    ),
    references=_list("p., pp., no., No., nos., vol., ch., fig., art."),
    ranged=_list(
        "p., pp., page, pages, nos., numbers, vols., vols, volumes, chs., chapters, figs., figs, "
        "figures, tables, lines, notes, paragraphs, paras, sections, rows, columns, aged, ages, "
        "grades, days, weeks, months, years"
    ),
    named=(
        *_CODES,
        *_list(
            "GOST, STB, No., No, no., Act, Law, Bill, Decree, Order, Edict, Resolution, "
            "Directive, Regulation, Decision, Ruling, Protocol, Article, Articles, Art., Arts., "
            "Section, Sec., Clause, Part, Case, File, Docket, Contract, Ref., Ref, Tel., Tel, "
            "Phone, Telephone, Fax, Call, Dial, Postcode, Zip, Code, Flight, Model, Type, Version, "
            "Route, Room"
        ),
    ),
    degrees=_list("degree, per cent, percent"),
    joining=_list("to, and, or"),
    articles=_list("a, an, the, of, in, on, at, to, by, for, from, with, and, or, as, its, no"),
)
_CYRILLIC_UNITS = _list("тыс., млн, млрд, трлн, км, м, кг, т, га, МВт, г., гг.")
_BELARUSIAN = Habits(
    quotes=("«", "»", "„", "“"),
    page="с.",
    dash="—",
    units=(
        *_CYRILLIC_UNITS,
        *_list(
            "тысяч, тысячы, мільён, мільёна, мільёнаў, мільярд, мільярда, мільярдаў, долараў, "
            "рублёў, год, года, годзе, годам"
        ),
    ),
    counted=_list(
        "працэнт, гадоў, гады, гадам, гадах, месяц, тыдн, тыдз, дзён, дні, дня, сут, гадзін, "
        "хвілін, секунд, раз, чалавек, градус, кіламетр, метр, тон, літр, рубл, долар, еўра, "
        "старон, пункт, п.п., мільярд, мільён, тысяч"
    ),
    references=_list("с., стар., гл., мал., арт., т., п."),
    ranged=_list("с., стар., старонкі, старонках, гл., главы, мал., табл., тт., нумары, гады"),
    named=(
        *_CODES,
        *_list(
            "ДАСТ, ГОСТ, СТБ, ТКП, Закон, Закона, Указ, Указа, Дэкрэт, Рашэнне, Пастанова, "
            "Рэзалюцыя, Загад, Артыкул, Артыкула, Артыкулу, Артыкуле, Артыкулы, Артыкулаў, Арт., "
            "Частка, Справа, Пратакол, Рэйс, Тэл., Тэлефон, Факс, Індэкс, Дом, Кабінет, Боінг"
        ),
    ),
    degrees=_list("градус, працэнт"),
    joining=_list("да, і, або, ці"),
    words="авзійкосуўяАВЗІЙКОСУЎЯ",
    short_words=_list("на, па, за, да, ад, не, ва, для, пра, над, пад, без, то"),
    particles=_list("б, бы, ж, жа"),
)
_RUSSIAN = Habits(
    quotes=("«", "»", "„", "“"),
    page="с.",
    dash="—",
    units=(
        *_CYRILLIC_UNITS,
        *_list(
            "тысяч, тысячи, миллион, миллиона, миллионов, миллиард, миллиарда, миллиардов, "
            "долларов, рублей, год, года, году, годом, годе"
        ),
    ),
    counted=_list(
        "процент, лет, годы, годам, годах, годов, месяц, недел, дней, дня, сут, час, минут, "
        "секунд, раз, человек, градус, километр, метр, тонн, литр, рубл, доллар, евро, страниц, "
        "пункт, п.п., миллиард, миллион, тысяч"
    ),
    references=_list("с., стр., гл., рис., ст., т., п."),
    ranged=_list("с., стр., страницы, страницах, гл., главы, рис., табл., тт., номера, годы"),
    named=(
        *_CODES,
        *_list(
            "ГОСТ, СТБ, ТКП, Закон, Закона, Указ, Указа, Декрет, Решение, Постановление, "
            "Резолюция, Приказ, Статья, Статьи, Статье, Статей, Ст., Часть, Дело, Протокол, Рейс, "
            "Тел., Телефон, Факс, Индекс, Дом, Кабинет, Боинг"
        ),
    ),
    degrees=_list("градус, процент"),
    joining=_list("до, и, или"),
    words="авикосуяАВИКОСУЯ",
    short_words=_list("на, по, за, до, от, не, во, из, для, при, над, под, без"),
    particles=_list("б, бы, ж, же, ли, ль"),
)
_LATINKA = Habits(
    quotes=_BELARUSIAN.quotes,
    page="s.",
    dash="—",
    units=_list("tys., mln, mlrd, km, m, kg, t, ha, hod, hoda, hodzie, h."),
    counted=_list(
        "pracent, hadoŭ, hady, hadam, hadach, miesiac, tydn, tydz, dzion, dni, dnia, sut, hadzin, "
        "chvilin, siekund, raz, čałaviek, hradus, kiłamietr, mietr, ton, rubl, dołar, jeŭra, "
        "staron, punkt, miljard, miljon, tysiač, tysiačy, studzienia, lutaha, sakavika, "
        "krasavika, maja, červienia, lipienia, žniŭnia, vieraśnia, kastryčnika, listapada, "
        "śniežnia, hh."
    ),
    references=_list("s., star., hł., mał."),
    ranged=_list("s., star., staronki, staronkach, hł., hłavy, mał., tabł., tt., numary, hady"),
    named=(
        *_CODES,
        *_list(
            "DAST, HOST, STB, TKP, Zakon, Zakona, Ukaz, Ukaza, Dekret, Rašeńnie, Pastanova, "
            "Rezalucyja, Zahad, Artykuł, Artykuła, Artykułu, Artykule, Artykuły, Artykułaŭ, Art., "
            "Častka, Sprava, Pratakoł, Rejs, Teł., Telefon, Faks, Indeks, Dom, Kabiniet, Boinh"
        ),
    ),
    degrees=_list("hradus, pracent"),
    joining=_list("da, i, abo, ci"),
    words="avzijkosuŭAVZIJKOSUŬ",
    short_words=_list("na, pa, za, da, ad, nie, va, dla, pra, nad, pad"),
    particles=_list("b, by, ž, ža"),
)
_UKRAINIAN = replace(
    _ENGLISH, quotes=_RUSSIAN.quotes, dash="—", keeps_single_quotes=False, page="с."
)
_POLISH = replace(_UKRAINIAN, quotes=("„", "”", "«", "»"), dash="–", page="s.")
_GERMAN = replace(_UKRAINIAN, quotes=("„", "“", "‚", "‘"), dash="–", page="S.")
_LITHUANIAN = replace(_GERMAN, page="p.")

_HABITS = {
    "en": _ENGLISH,
    "be": _BELARUSIAN,
    "ru": _RUSSIAN,
    "be-Latn": _LATINKA,
    "uk": _UKRAINIAN,
    "pl": _POLISH,
    "de": _GERMAN,
    "lt": _LITHUANIAN,
}
