"""Characters that are not part of a text: they cannot be set, or they hide what it says.

Control characters, separators that editors do not show, marks that reverse the direction of
the letters (see "Trojan Source", CVE-2021-42574), and halves of characters.
"""

from __future__ import annotations

import re
import unicodedata

BRACKET_LIMIT = 10_000
"""Opening brackets in one text. Reading Markdown takes a tenth of a millisecond for each."""
_STRAY = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
_NOT_ON_A_LINE = re.compile(rf"\s*[\n\t]\s*|{_STRAY.pattern}")


def stray(text: str) -> tuple[int, str] | None:
    """Find the first character that is not part of a text.

    Returns its position (from 0) and what it is, such as ``U+202E (right-to-left override)``.
    """
    found = _STRAY.search(text)
    if found is None:
        return None
    unnamed = "control character" if unicodedata.category(found[0]) == "Cc" else "not a character"
    name = unicodedata.name(found[0], unnamed).lower()
    return found.start(), f"U+{ord(found[0]):04X} ({name})"


def on_one_line(text: str) -> str:
    """Return a text as it may be shown to people: on one line, stray characters as their codes."""
    return _NOT_ON_A_LINE.sub(
        lambda found: f"U+{ord(found[0]):04X}" if _STRAY.fullmatch(found[0]) else " ", text
    )
