"""Where lines may end, by the classes of characters of Unicode (UAX 14), as Pango has them."""

from __future__ import annotations

import re
from functools import lru_cache

_CLASSES = {
    "HY": "-",
    "BA": "\u2010\u2012\u2013\u00ad|\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u2056\u058a",
    "B2": "\u2014",
    "SY": "/",
    "EX": "!?",
    "IN": "…\u2025",
    "CL": "}",
    "CP": ")]",
    "IS": ".,:;",
    "QU": "«»“”‘’‹›\"'„‚",
    "OP": "([{¿¡",
    "PR": "$€£¥+−±№\\",
    "PO": "%°‰′″¢",
    "GL": "\u00a0\u202f\u2007\u2011\u034f",
    "WJ": "\u2060\ufeff\u200d",
    "ZW": "\u200b",
    "SP": " ",
}
_CLASS_OF = {char: name for name, chars in _CLASSES.items() for char in chars}
_NOT_BEFORE = frozenset(
    ("CL", "CP", "EX", "IS", "SY", "QU", "WJ", "ZW", "BA", "HY", "IN", "SP", "CM")
)
_NOT_AFTER_SPACE = frozenset(("CL", "CP", "EX", "IS", "SY", "WJ", "ZW"))
_AFTER_GLUE = frozenset(("BA", "HY", "SP"))
_WITH_TEXT = frozenset(("AL", "NU"))
_PREFIXES = frozenset(("PR", "PO"))
_IN_NUMBERS = frozenset(("NU", "SY", "IS"))
IDEOGRAPHS = 0x2E80
_PLAIN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*[.,;:!?»”“…]*|\d+(?:[.,]\d+)*[.,;:%]*")
"""What has no place for the end of a line in it: most words by far."""
_JOINED = re.compile(r"[(\[{]$")


def class_of(char: str) -> str:
    """Return the class of a character, as far as there is need of it here."""
    known = _CLASS_OF.get(char)
    if known:
        return known
    code = ord(char)
    if char.isdecimal():
        return "NU"
    if 0x0300 <= code < 0x0370:
        return "CM"
    return "ID" if code >= IDEOGRAPHS else "AL"


@lru_cache(50_000)
def parts_of(word: str) -> tuple[str, ...]:
    """Return the parts of a word without spaces that may stand on lines of their own."""
    if _PLAIN.fullmatch(word):
        return (word,)
    parts, start, in_number = [], 0, False
    before = class_of(word[0]) if word else ""
    in_number = before == "NU"
    for index in range(1, len(word)):
        after = class_of(word[index])
        if not (in_number and after in (*_IN_NUMBERS, *_PREFIXES)) and _is_place(before, after):
            parts.append(word[start:index])
            start = index
        in_number = after == "NU" or (in_number and after in _IN_NUMBERS)
        before = before if after == "CM" else after
    parts.append(word[start:])
    return tuple(parts)


def is_place(before: str, after: str) -> bool:
    """Whether a line may end between two characters."""
    return _is_place(class_of(before), class_of(after))


def is_bound_behind_space(before: str, after: str) -> bool:
    """Whether no line may end at a space between two words."""
    return class_of(after[0]) in _NOT_AFTER_SPACE or bool(_JOINED.search(before))


def _is_place(before: str, after: str) -> bool:
    if before == "ZW":
        return after != "ZW"
    if before == "SP":
        return after not in _NOT_AFTER_SPACE and after != "SP"
    if after in _NOT_BEFORE or before in ("OP", "QU", "GL", "WJ"):
        return False
    if after == "GL":
        return before in _AFTER_GLUE
    if before == after == "B2" or (before == "HY" and after == "NU"):
        return False
    if before in _WITH_TEXT:
        return after in ("B2", "ID")
    if after in _WITH_TEXT:
        return before not in ("CP", "PR", "PO") and not (before == "IS" and after == "AL")
    return True


def is_uncountable(text: str) -> bool:
    """Whether a text has letters whose places need more knowledge than there is here."""
    return not text.isascii() and any(_is_other(char) for char in text)


def _is_other(char: str) -> bool:
    code = ord(char)
    return 0x0590 <= code < 0x10A0 or 0x1100 <= code < 0x1C80 or code >= IDEOGRAPHS
