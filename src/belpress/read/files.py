"""Reading the text of a file: UTF-8, any line endings, with or without a byte order mark."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from belpress.language.characters import BRACKET_LIMIT, stray
from belpress.model.problem import Problem, Source
from belpress.project.project import OutsideProject, Project

BYTE_LIMIT = 256 * 1024
"""More than a hundred pages; from about here, reading takes seconds."""
LINE_LIMIT = 20_000
"""Characters of a line."""
LINES_LIMIT = 10_000


def read_text(project: Project, path: Path, problems: list[Problem]) -> str | None:
    """Return the text of a file with line feeds, or ``None`` and what is wrong with it."""
    at = Source(project.relative(path))

    def complain(rule: str, message: str, place: Source, hint: str = "") -> None:
        problems.append(Problem(rule, message, place, hint=hint))

    try:
        project.inside(path.name, path.parent)
        content = project.read(path, BYTE_LIMIT + 1)
        size = path.stat().st_size
    except OutsideProject:
        complain("path-outside", "the file is a link that leads out of the project", at)
        return None
    except OSError as error:
        complain("file-unreadable", f"cannot be read ({error.strerror})", at)
        return None
    if len(content) > BYTE_LIMIT:
        message = f"{size >> 10} KB of text; the limit is {BYTE_LIMIT >> 10} KB per file"
        complain("file-too-large", message, at, "divide it into chapters")
        return None
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        complain("not-utf-8", "is UTF-16, not UTF-8", at, 'save it as "UTF-8"')
        return None
    return decoded(content, at, problems)


def decoded(content: bytes, at: Source, problems: list[Problem]) -> str | None:
    """Return the text of a file's bytes with line feeds, or nothing and what is wrong with it."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        message = f"is not UTF-8 (byte {error.start + 1})"
        place = replace(at, line=line)
        problems.append(Problem("not-utf-8", message, place, hint='save it as "UTF-8"'))
        return None
    text = re.sub(r"\r\n?", "\n", text)
    found = list(_unclean(text, at))
    problems += found
    return None if found else text


def _unclean(text: str, at: Source) -> list[Problem]:
    """Find lines too long to be set, and characters that are not part of a text."""
    found = []
    if (count := text.count("[")) > BRACKET_LIMIT:
        message = f"{count} opening brackets; the limit is {BRACKET_LIMIT} per file"
        found.append(Problem("too-many-brackets", message, at, hint="divide it into chapters"))
    lines = text.split("\n")
    if len(lines) > LINES_LIMIT:
        message = f"{len(lines)} lines; the limit is {LINES_LIMIT} per file"
        found.append(Problem("too-many-lines", message, at, hint="divide it into chapters"))
    for number, line in enumerate(lines, start=1):
        place = replace(at, line=number)
        if len(line) > LINE_LIMIT:
            message = f"a line of {len(line)} characters"
            found.append(Problem("line-too-long", message, place, hint="divide it into paragraphs"))
        if odd := stray(line):
            place = replace(place, column=odd[0] + 1)
            message = f"contains {odd[1]}"
            found.append(Problem("control-character", message, place, hint="delete it"))
    return found
