"""Reading the text of a file: UTF-8, any line ends, with or without a byte order mark."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from pathlib import Path

from belpress.problem import Problem, Source
from belpress.project import OutsideProject, Project

BYTE_LIMIT = 1024 * 1024
LINE_LIMIT = 20_000
_BIDI = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def read_text(project: Project, path: Path, problems: list[Problem]) -> str | None:
    """Return the text of a file with line feeds, or ``None`` and what is wrong with it."""
    at = Source(project.relative(path))

    def complain(rule: str, message: str, place: Source, hint: str = "") -> None:
        problems.append(Problem(rule, message, place, hint=hint))

    try:
        project.inside(path.name, path.parent)
        content = path.read_bytes()
    except OutsideProject:
        complain("path-outside", "the file is a link that leads out of the project", at)
        return None
    except OSError as error:
        complain("file-unreadable", f"cannot be read ({error.strerror})", at)
        return None
    if len(content) > BYTE_LIMIT:
        message = f"{len(content) // 1024} KB of text; the limit is 1 MB a file"
        complain("file-too-large", message, at, "divide it into chapters")
        return None
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        complain("not-utf-8", "is UTF-16, not UTF-8", at, 'save it as "UTF-8"')
        return None
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        message = f"is not UTF-8 (byte {error.start + 1})"
        complain("not-utf-8", message, replace(at, line=line), 'save it as "UTF-8"')
        return None
    text = re.sub(r"\r\n?", "\n", text)
    found = list(_unclean(text, at))
    problems += found
    return None if found else text


def _unclean(text: str, at: Source) -> list[Problem]:
    """Find lines too long to be set, and characters that are no part of a text."""
    found = []
    for number, line in enumerate(text.split("\n"), start=1):
        place = replace(at, line=number)
        if len(line) > LINE_LIMIT:
            message = f"a line of {len(line)} characters"
            found.append(Problem("line-too-long", message, place, hint="divide it into paragraphs"))
        for column, char in enumerate(line, start=1):
            if (char < " " and char != "\t") or char in _BIDI or "\x7f" <= char < "\xa0":
                name = unicodedata.name(char, "control character").lower()
                message = f"holds U+{ord(char):04X} ({name})"
                place = replace(place, column=column)
                found.append(Problem("control-character", message, place, hint="take it out"))
                break
    return found
