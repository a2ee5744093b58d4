"""Numbers of the book trade and of libraries: their forms, and the digits that guard them.

ISBN by ISO 2108, ISSN by ISO 3297, DOI by ISO 26324.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

_HYPHENS = re.compile(r"[\s\u2010-\u2015-]+")
_DOI = re.compile(r"10\.\d{4,9}(?:\.\d+)*/\S+")
_DOI_PREFIX = re.compile(r"(?:https?://(?:dx\.|www\.)?doi\.org/|doi:)\s*", re.IGNORECASE)
_ENDINGS = ".,;:"


@dataclass(frozen=True)
class Identifier:
    """A number as it is printed; or what is ``wrong`` with it, and the way out (``hint``)."""

    text: str
    wrong: str = ""
    hint: str = ""


def read_isbn(written: str) -> Identifier:
    """Read an ISBN of thirteen digits."""
    text = _hyphened(written, "ISBN(?:-?13)?")
    digits = text.replace("-", "")
    if re.fullmatch(r"\d{9}[\dX]", digits) and digits[9] == _check_of_ten(digits[:9]):
        now = f"978-{text[:-1]}{_check_of_thirteen(f'978{digits[:9]}')}"
        said = "is an ISBN of ten digits, as they were given until 2006"
        return Identifier(text, said, f'write "{now}"')
    if not re.fullmatch(r"97[89]\d{10}", digits):
        said = "is not an ISBN, which has thirteen digits and begins with 978 or 979"
        count = sum(map(str.isdigit, digits))
        return Identifier(text, said, f"this one has {count} digits; compare it with yours")
    return _checked(text, _check_of_thirteen(digits[:12]), "an ISBN")


def read_issn(written: str) -> Identifier:
    """Read an ISSN."""
    digits = _hyphened(written, "E?-?ISSN(?:-?L)?").replace("-", "")
    if not re.fullmatch(r"\d{7}[\dX]", digits):
        said = "is not an ISSN, which has eight digits; the last may be an X"
        return Identifier(digits, said, 'an example is "2049-3630"')
    return _checked(f"{digits[:4]}-{digits[4:]}", _check_of_issn(digits[:7]), "an ISSN")


def read_doi(written: str) -> Identifier:
    """Read a DOI, also one that is written as an address."""
    text = _DOI_PREFIX.sub("", written.strip(), count=1)
    if not _DOI.fullmatch(text):
        said = 'is not a DOI, which is "10.", a number of four digits and more, "/" and a name'
        return Identifier(text, said, 'an example is "10.5555/review-2022"')
    if text.endswith(tuple(_ENDINGS)):
        said = f'is a DOI with a "{text[-1]}" too many'
        return Identifier(text, said, f'write "{text.rstrip(_ENDINGS)}"')
    return Identifier(text)


READERS: Mapping[str, Callable[[str], Identifier]] = {
    "isbn": read_isbn,
    "issn": read_issn,
    "doi": read_doi,
}
"""What reads a number, by the name of its field."""


def _hyphened(written: str, name: str) -> str:
    """Return a number without its name, with plain hyphens between its parts."""
    number = re.sub(rf"\A\s*{name}\b:?\s*", "", written, flags=re.IGNORECASE)
    return _HYPHENS.sub("-", number.strip()).upper()


def _checked(text: str, check: str, what: str) -> Identifier:
    if text.endswith(check):
        return Identifier(text)
    said = f"is not {what}, since its last digit does not fit the others"
    hint = f'compare it with the number you were given; if all others are right, it is "{check}"'
    return Identifier(text, said, hint)


def _check_of_thirteen(digits: str) -> str:
    total = sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(digits))
    return str(-total % 10)


def _check_of_ten(digits: str) -> str:
    return _by_eleven(sum(int(digit) * (10 - place) for place, digit in enumerate(digits)))


def _check_of_issn(digits: str) -> str:
    return _by_eleven(sum(int(digit) * (8 - place) for place, digit in enumerate(digits)))


def _by_eleven(total: int) -> str:
    check = -total % 11
    return "X" if check == 10 else str(check)
