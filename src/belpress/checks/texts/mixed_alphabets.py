"""A letter of another alphabet in a word: a Cyrillic "а" among Latin letters."""

from __future__ import annotations

import re
from collections.abc import Iterator

from belpress.checks.rule import Finding, rule
from belpress.checks.text import Text

LOOKALIKES = dict(zip("АВЕКМНОРСТУХЅІЈасеорхуіјѕ", "ABEKMHOPCTYXSIJaceopxyijs", strict=True))
"""Cyrillic letters with the Latin ones that look the same."""
_TO_LATIN = str.maketrans(LOOKALIKES)
_TO_CYRILLIC = str.maketrans({latin: letter for letter, latin in LOOKALIKES.items()})
_WORD = re.compile(r"[^\W\d_]+")
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")
_ENDING = re.compile("[A-Z]*[DFGJLNQRSUVWZ][A-Z]*[а-яёіў]{1,3}|[A-Z]{2,}[а-яёіў]{1,3}")
"""A Latin abbreviation with a Cyrillic ending (SMSки), which is meant."""
LONGEST = 60
"""Letters of the longest word there is."""
_LONE = re.compile(r"(?<![\w’'.-])[aceiopxyACEIOPXY](?![\w’'.-])")


@rule(
    "mixed-alphabets",
    why=(
        "A word mixes Latin and Cyrillic letters that look alike. It looks right, but no search "
        "finds it, no dictionary divides it, and some typefaces show the difference."
    ),
    wrong="Viasna and Lukаshenka.",
    right="Viasna and Lukashenka; «Вясна» і Лукашэнка, IT-сектар.",
)
def mixed_alphabets(text: Text) -> Iterator[Finding]:
    """Find words with letters of both alphabets, and lone letters of the wrong one."""
    for word in _WORD.finditer(text.words):
        if len(word[0]) > LONGEST:
            continue
        cyrillic = list(_CYRILLIC.finditer(word[0]))
        latin = list(_LATIN.finditer(word[0]))
        if cyrillic and latin and not _ENDING.fullmatch(word[0]):
            few, name = (cyrillic, "Cyrillic") if len(cyrillic) <= len(latin) else (latin, "Latin")
            letters = ", ".join(f'"{one}"' for one in dict.fromkeys(one[0] for one in few))
            mend = word[0].translate(_TO_LATIN if name == "Cyrillic" else _TO_CYRILLIC)
            yield Finding(
                f'"{word[0]}" has the {name} {letters}',
                text.place(word.start() + few[0].start()),
                f'type it again: "{mend}"',
            )
    if _CYRILLIC.search(text.words):
        yield from _lone_letters(text)


def _lone_letters(text: Text) -> Iterator[Finding]:
    """Find words of one Latin letter between Cyrillic words: c for с, i for і."""
    for one in _LONE.finditer(text.words):
        near = _WORD.findall(text.before(one.start()))[-1:]
        near += _WORD.findall(text.after(one.end()))[:1]
        if len(near) == 2 and all(_CYRILLIC.match(word) for word in near):
            mend = f'type the Cyrillic "{one[0].translate(_TO_CYRILLIC)}"'
            yield Finding(f'"{one[0]}" is a Latin letter here', text.place(one.start()), mend)
