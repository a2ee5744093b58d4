"""Texts from Word, as pandoc writes them in three dialects: all of their words on the pages.

What belpress does not print as it was meant, it names. "changes" is "tracked" with all its changes
and remarks kept.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from reliability.test_edits import END, Desk, html_of, named, printed_marks, read
from reliability.words import html_words, missing, source_words

FILES = sorted((Path(__file__).parent / "from_word").glob("*.md"))
EXPECTED = {
    "changes": {"markup-unknown"},
    "cyrillic": {"heading-level"},
    "deep": {"heading-level", "list-divided"},
    "endnotes": {"heading-level", "markup-unknown"},
    "links": set(),
    "lists": {"heading-level", "list-divided"},
    "notes": {"heading-level", "footnote-misplaced"},
    "pictures": set(),
    "tables": {"markup-unknown"},
    "tracked": set(),
    "typed": {"heading-bold", "markup-unknown"},
}
"""The rules that every dialect of a text breaks."""


def text_of(file: Path) -> str:
    return f"{file.read_text()}\n\n{END}"


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_no_words_and_no_marks_pass_without_a_problem(file: Path) -> None:
    text = text_of(file)
    parsed = read(text)
    assert {problem.rule for problem in parsed.problems} >= EXPECTED[file.stem.split(".")[0]]
    lines, html = named(text, parsed.problems), html_of(parsed)
    assert list(missing(source_words(text), html_words(html), lines)) == []
    assert list(printed_marks(text, html, lines)) == []


def test_all_that_is_not_an_error_stands_on_the_pages(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    files = [file for file in FILES if file.stem.endswith(".commonmark_x")]
    for number, file in enumerate(files, start=10):
        desk.write(f"{number}-{file.stem.replace('.', '-')}.md", text_of(file))
    typeset = desk.pages()
    for name in desk.texts:
        source, shown, lines = desk.compared(typeset, name)
        assert list(missing(source, shown, lines)) == [], name
