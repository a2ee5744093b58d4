"""Finding a term in a text, in the forms that its language gives it."""

from __future__ import annotations

import re
from functools import lru_cache

MOST_FORMS = 1024
"""Forms whose patterns are remembered."""
ENDINGS = ((9, 3), (6, 2), (4, 1))
"""How many letters at the end of a word may be others, by how many it has at least."""
_ANY = r"[^\W\d_]*"


@lru_cache(MOST_FORMS)
def words_pattern(form: str) -> re.Pattern[str]:
    """Return the pattern of a form: its words, a capital at the beginning, and its ending."""
    stem = form.rstrip("*").strip()
    first = stem[0]
    begin = f"[{first}{first.upper()}]" if first.isalpha() else re.escape(first)
    rest = re.sub(r"(?:\\ )+", "[ \u00a0]", re.escape(stem[1:]).replace(r"\*", _ANY))
    ending = _ANY if form.endswith("*") else ""
    return re.compile(rf"(?<!\w){begin}{rest}{ending}(?!\w)")


@lru_cache(MOST_FORMS)
def inflected_pattern(form: str) -> re.Pattern[str]:
    """Return the pattern of a term in any of its cases.

    Where a ``*`` says which endings may be others, these; otherwise the last letters of long words.
    Capitals make no difference.
    """
    words = form.split()
    if "*" not in form:
        words = [_stem(word) for word in words]
    found = "[ \u00a0]+".join(re.escape(word).replace(r"\*", _ANY) for word in words)
    return re.compile(rf"(?<!\w){found}(?!\w)", re.IGNORECASE)


def _stem(word: str) -> str:
    """Return a word with a ``*`` for what may be its ending."""
    letters = len(word)
    last = next((number for least, number in ENDINGS if letters >= least), 0)
    return f"{word[:-last]}*" if last and word[-last:].isalpha() else word
