"""What belpress itself knows of dividing words: a file of words and rules for each language.

A file such as ``be.txt`` says in its comments (``#``) where its rules come from. A line is a group
of letters (``V = аеіоу``), a rule (a pattern with digits, in which ``V`` is any letter of the
group), or a word with its places (see ``words``).
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from belpress.language.hyphenation.words import SHIPPED, expanded, patterns_of

FOLDER = Path(__file__).parent


@cache
def shipped_patterns(language: str) -> tuple[str, ...]:
    """Return the patterns that are shipped for a language (``be``, ``ru``), if there are any."""
    file = FOLDER / f"{language}.txt"
    return patterns_in(file.read_text(encoding="utf-8")) if file.is_file() else ()


def patterns_in(text: str) -> tuple[str, ...]:
    """Return the patterns of a file's text. Raises :class:`ValueError` for what is none."""
    groups: dict[str, str] = {}
    found: list[str] = []
    for line in text.splitlines():
        entry = line.partition("#")[0].strip()
        name, equals, letters = entry.partition("=")
        if equals:
            groups[name.strip()] = letters.strip()
        elif any(char.isdigit() for char in entry):
            found += expanded(entry, groups)
        elif entry:
            found += patterns_of(entry, SHIPPED)
    return tuple(found)
