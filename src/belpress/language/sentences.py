"""Where a sentence ends, by the abbreviations and ordinals of its language.

In doubt a sentence goes on: two sentences taken for one are a coarser division, half a sentence
taken for a whole one is a wrong one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise

LONGEST_ABBREVIATION = 10
"""Characters before a full stop that are looked at: an abbreviation and what is before it."""
_CLOSED = r"(?:\s?[”\"’»“›)\]])*\s+(?=[«“„\"'‘‚(\[‹¿¡—–-]*\s?(\w))"
_STOP = re.compile(rf"[.!?…؟]{_CLOSED}")
_GREEK_STOP = re.compile(rf"[.!;…]{_CLOSED}")
_INITIAL = r"[^\W\d_]"
_ORDINAL = re.compile(r"(?<!\w)\d{1,2}\.\s*\Z")

_ABBREVIATIONS = {
    "en": "Mr Mrs Ms Dr Prof St Gen Col Lt Capt Sgt Rep Sen Gov Rev Hon vs etc e.g i.e cf al",
    "be": "гг стар гл мал млн млрд тыс дол долл руб вул праф дац акад ім напр г.зн г.д і.г.д табл",
    "ru": "гг стр рис гл млн млрд тыс дол долл руб ул проф доц акад им напр т.е т.д т.п др табл",
    "uk": "рр стор рис гл млн млрд тис дол грн вул проф доц акад ім напр т.зв табл",
    "be-Latn": "hh star hł mał mln mlrd tys doł rub vuł praf dac akad napr",
    "pl": "np tzn tzw itd itp m.in ul al prof dr inż mgr im str rys tab tys mln mld zł ok por",
    "de": "z.B d.h u.a usw bzw ca Nr Mio Mrd Tsd Prof Dr Str vgl Abs Art Bd Hrsg hrsg evtl ggf",
    "fr": "Mme Mlle MM Dr env etc cf p.ex art éd",
    "es": "Sr Sra Srta Dr Dra Ud Uds etc p.ej núm pág art aprox",
    "it": "Sig Sig.ra Dott Prof ecc pag art n",
    "pt": "Sr Sra Dr Dra etc pág núm art aprox",
    "ro": "dl dna dr prof nr str pag art etc mil mld",
    "cs": "např tzv tj atd apod mj ul prof dr str obr tab tis mil mld Kč č",
    "sk": "napr tzv tj atď ap ul prof dr str obr tab tis mil mld č",
    "lt": "pvz t.y t.t pan prof dr g pr psl pav lent tūkst mln mlrd nr",
    "lv": "piem t.i u.c utt prof dr lpp att tab tūkst milj mljrd nr",
    "et": "nt st jne jms prof dr lk tab joon tuh mln mld nr",
    "hu": "pl stb ún ill kb dr prof old ábra táb ezer mrd sz",
    "sv": "t.ex bl.a dvs osv ca prof dr nr s.k kap",
    "nb": "f.eks bl.a dvs osv ca prof dr nr s.k kap",
    "da": "f.eks bl.a dvs osv ca prof dr nr s.k kap",
    "nl": "bijv d.w.z enz o.a ca prof dr nr blz mln mld",
    "fi": "esim ym yms jne ks prof tri n nro mrd milj",
    "el": "π.χ κ.λπ κλπ κ.ά δηλ καθ αρ σελ εκατ δισ",
    "bg": "г гг стр фиг гл млн млрд хил ул проф доц акад напр т.е т.н",
    "sr": "нпр тзв тј итд сл стр сл мил млрд ул проф др бр npr tzv tj itd str ul prof dr br",
    "tr": "örn vb vs bkz Prof Dr Doç s Nr",
}
"""Words with a full stop that do not end a sentence, by language; initials never do."""
_NUMBERED = (
    "vol vols fig figs no nos No Nos pp p ch art Art arts par sec Nr nr num т тт ст п пп рэд"
)
"""Abbreviations if a number follows: No. 5; and words by themselves otherwise."""
_ALWAYS = ("vol", "fig", "no", "pp")
_WITH_ORDINALS = {
    "de",
    "cs",
    "sk",
    "lv",
    "et",
    "fi",
    "da",
    "nb",
    "nn",
    "no",
    "hu",
    "sr",
    "hr",
    "sl",
}
"""Languages in which a number with a full stop is an ordinal: am 3. Oktober."""


def sentences(text: str, language: str = "") -> list[str]:
    """Return the sentences of a text without the spaces around them.

    Without a ``language``, the abbreviations of all languages count.
    """
    return [part.strip() for part in divided(text, language) if part.strip()]


def divided(text: str, language: str = "") -> list[str]:
    """Return the sentences of a text, each with the spaces behind it: joined, they are the text."""
    places = [0, *ends(text, language), len(text)]
    return [text[start:end] for start, end in pairwise(places) if start < end]


def ends(text: str, language: str = "") -> Iterator[int]:
    """Yield where in a text a new sentence begins, without the beginning of the text."""
    start = 0
    for stop in (_GREEK_STOP if _base(language) == "el" else _STOP).finditer(text):
        if _begins_sentence(stop[1]) and not _is_abbreviated(text, start, stop, language):
            start = stop.end()
            yield start


def _base(language: str) -> str:
    return language.partition("-")[0]


def _begins_sentence(letter: str) -> bool:
    """Whether a character may begin a sentence: no small letter of a script that has capitals."""
    is_georgian = "\u10d0" <= letter <= "\u10ff"
    return is_georgian or not letter.islower()


def _is_abbreviated(text: str, start: int, stop: re.Match[str], language: str) -> bool:
    if text[stop.start()] != ".":
        return False
    before = text[max(start, stop.start() - LONGEST_ABBREVIATION) : stop.end()].strip()
    if _abbreviated(language).search(before):
        return True
    if stop[1].isdigit() and _numbered().search(before):
        return True
    return _base(language) in _WITH_ORDINALS and _ORDINAL.search(before) is not None


@cache
def _abbreviated(language: str) -> re.Pattern[str]:
    known = _ABBREVIATIONS.get(language) or _ABBREVIATIONS.get(_base(language))
    words = known or " ".join(_ABBREVIATIONS.values())
    return re.compile(rf"(?<!\w)(?:{_INITIAL}|{_any_of([*words.split(), *_ALWAYS])})\.\Z")


@cache
def _numbered() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_any_of(_NUMBERED.split())})\.\Z")


def _any_of(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
