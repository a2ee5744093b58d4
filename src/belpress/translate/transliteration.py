"""Belarusian in Latin letters.

``official`` is the table of the Instruction on transliteration of geographical names of
23 November 2000 as amended on 11 June 2007 (ль is ĺ, л is l); ``classic`` is Łacinka as printed
since the 1920s (л is ł, ль is l).
"""

from __future__ import annotations

import re

TABLES = ("official", "classic")

_CYRILLIC = "а б в г ґ д е ё ж з і й к л м н о п р с т у ў ф х ц ч ш ы э ю я"
_LATIN = "a b v h g d e o ž z i j k l m n o p r s t u ŭ f ch c č š y e u a"
_PLAIN = dict(zip(_CYRILLIC.split(), _LATIN.split(), strict=True))
_SOFT = "еёюя"
_ACUTE = {"з": "ź", "с": "ś", "ц": "ć", "н": "ń", "л": "ĺ", "дз": "dź"}
_VOWELS = "аеёіоуыэюя"
_APOSTROPHES = "'’ʼ"
_LETTER = re.compile(r"[А-Яа-яЁёІіЎўҐґ][А-Яа-яЁёІіЎўҐґ'’ʼ]*")


def latin(text: str, table: str) -> str:
    """Transliterate the Belarusian words of a text; everything else stays as it is."""
    return _LETTER.sub(lambda found: _word(found[0], table), text)


def _word(word: str, table: str) -> str:
    letters = []
    folded = word.lower()
    for index, letter in enumerate(folded):
        before = folded[index - 1] if index else ""
        after = folded[index + 1] if index + 1 < len(folded) else ""
        latin_letter = _letter(letter, before, after, table)
        is_capital = word[index] != letter
        if is_capital:
            neighbours = word[index - 1 : index] + word[index + 1 : index + 2]
            is_all = neighbours.isupper() and len(word) > 1
            latin_letter = (
                latin_letter.upper() if is_all else latin_letter[:1].upper() + latin_letter[1:]
            )
        letters.append(latin_letter)
    return "".join(letters)


def _letter(letter: str, before: str, after: str, table: str) -> str:
    is_classic = table == "classic"
    if letter in _APOSTROPHES or letter == "ь":
        return ""
    if letter in _SOFT:
        vowel = _PLAIN[letter]
        if not before or before in _VOWELS + "ўь" + _APOSTROPHES:
            return f"j{vowel}"
        return vowel if is_classic and before == "л" else f"i{vowel}"
    if letter == "і" and before and before in _APOSTROPHES:
        return "ji"
    if after == "ь" and letter in _ACUTE:
        return "l" if is_classic and letter == "л" else _ACUTE[letter]
    if letter == "л" and is_classic:
        return "l" if after and (after in _SOFT or after == "і") else "ł"
    return _PLAIN.get(letter, letter)
