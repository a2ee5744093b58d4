"""From the file of a chapter to its checked front matter and its parsed text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from belpress.markdown.links import chapter_name
from belpress.markdown.parse import parse
from belpress.markdown.parsed import Parsed
from belpress.model.problem import Problem, Source
from belpress.read.field_mistakes import check_fields
from belpress.read.free_fields import FREE_TEXTS
from belpress.read.frontmatter import Fields, load
from belpress.read.schema import ChapterFields

_LIKE_HYPHENS = re.compile(r"(?:--|-{4,}|[–—]{1,3}|\*\*\*|___)\s*")
"""Lines that stand for three hyphens in other programs, or are what they make of them."""


@dataclass
class ReadChapter:
    """A chapter as it was read: its checked front matter and its parsed text."""

    name: str
    source: Source
    path: Path
    fields: Fields
    front: ChapterFields | None
    parsed: Parsed
    markdown: str = ""
    start: Source | None = None

    @property
    def is_draft(self) -> bool:
        """Whether the chapter is a draft, which is not printed yet."""
        return self.front is not None and self.front.draft


class ReadChapters:
    """Chapters as they were last read, so that unchanged files are not read again."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, str, bool], tuple[str, ReadChapter, list[Problem]]] = {}

    def chapter(
        self, path: Path, text: str, source: Source, language: str, *, is_citing: bool = False
    ) -> tuple[ReadChapter, list[Problem]]:
        """Return the chapter of a file's text and its problems, kept or newly read."""
        key = (source.path, language, is_citing)
        kept = self._kept.get(key)
        if kept is None or kept[0] != text:
            read = read_chapter(path, text, source, language, is_citing=is_citing)
            kept = self._kept[key] = (text, *read)
        return kept[1], kept[2]


def unread_chapter(path: Path, source: Source) -> ReadChapter:
    """Return what is known about a chapter whose file cannot be read: its name."""
    return ReadChapter(
        chapter_name(path.name), source, path, Fields(places={(): source}), None, Parsed()
    )


def read_chapter(
    path: Path, text: str, source: Source, language: str, *, is_citing: bool = False
) -> tuple[ReadChapter, list[Problem]]:
    """Read the text of a chapter's file, and what is wrong with it.

    Where it ``is_citing``, there is a bibliography.
    """
    name = chapter_name(path.name)
    opened = source.down(_blank_lines(text))
    matter_text, body, body_line, problems = _split(text, source)
    if matter_text is None:
        fields, front = Fields(places={(): source}), None
    else:
        fields = load(matter_text, opened.down(1), FREE_TEXTS)
        front, found = (
            check_fields(fields, ChapterFields)
            if fields.values or not fields.problems
            else (None, [])
        )
        problems += [*fields.problems, *found]
    start = Source(source.path, body_line)
    parsed = parse(body, start=start, chapter=name, language=language, is_citing=is_citing)
    problems += parsed.problems
    return ReadChapter(name, source, path, fields, front, parsed, body, start), problems


def matter_of(text: str, source: Source) -> Fields:
    """Return the fields at the head of a chapter's file, and nothing of its text."""
    matter, _, _, problems = _split(text, source)
    if matter is None:
        return Fields(places={(): source}, problems=problems)
    return load(matter, source.down(_blank_lines(text) + 1), FREE_TEXTS)


def _split(text: str, at: Source) -> tuple[str | None, str, int, list[Problem]]:
    """Separate the front matter from the text.

    Returns both, the line that the text begins in, and what is wrong with their separation.
    """
    lines = text.split("\n")
    opening = _blank_lines(text)
    if not lines[opening:] or lines[opening].rstrip() != "---":
        said = "the front matter is missing"
        hint = 'the file begins with a line "---", then "title: …" and so on, then "---" again'
        if lines[opening:] and _LIKE_HYPHENS.fullmatch(lines[opening]):
            said = f'the front matter begins with "{lines[opening].strip()}"'
            hint = 'write three hyphens on that line and behind the last field: "---"'
        return None, text, 1, [Problem("front-matter-missing", said, at, hint=hint)]
    for index, line in enumerate(lines[opening + 1 :], start=opening + 1):
        if line.rstrip() in ("---", "..."):
            front = "\n".join(lines[opening + 1 : index])
            return front, "\n".join(lines[index + 1 :]), index + 2, []
        if _LIKE_HYPHENS.fullmatch(line):
            said = f'the front matter ends with "{line.strip()}"'
            hint = 'write three hyphens on that line: "---"'
            found = Problem("front-matter-unclosed", said, at.down(index), hint=hint)
            return None, "", len(lines), [found]
    said, hint = "the front matter is not closed", 'put a line "---" behind its last field'
    return None, "", len(lines), [Problem("front-matter-unclosed", said, at, hint=hint)]


def _blank_lines(text: str) -> int:
    """Return how many empty lines a file begins with."""
    return text[: len(text) - len(text.lstrip())].count("\n")
