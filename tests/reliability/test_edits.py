"""Edits of real chapters by chance: no words are lost, and no marks are printed, without a problem.

What is not printed, or printed with its markup, is named with its line.
"""

from __future__ import annotations

import re
import shutil
import time
from collections.abc import Iterable, Iterator
from html import unescape
from pathlib import Path

import pytest

import belpress
from belpress.checks.rulebook import stopping_problems
from belpress.markdown.links import chapter_name
from belpress.markdown.parse import parse
from belpress.markdown.parsed import Parsed
from belpress.model.problem import Problem, Severity, Source
from belpress.press.opening import open_pressroom
from belpress.tasks.typeset import Job, Typeset, typeset_job
from reliability.edits import CHAPTERS, FORECASTS, Editor
from reliability.test_faults import IS_LONG
from reliability.words import Word, html_words, missing, named_lines, pdf_words, source_words
from samples import ROOT

EDITS = 2000 if IS_LONG else 60
SET = 60 if IS_LONG else 1
"""Editions of five edited chapters that are laid out, too."""
MOST_SECONDS = 5
MOST_ROUNDS = 30
MARKS = "*_[]{}|^~`#<>\\"
"""Signs of markup, which the chapters themselves do not print."""
MEANT = re.compile(
    r"(?<=\w)_+(?=\s?\w)|(?<=\s)_(?=\s)"  # a name such as file_name
    r"|\[[^\[\]]*\]|\{[^{}]*\}"  # words in brackets
    r"|(?<=\s)[|<>](?=\s)|#(?=\w)|~(?=\s?\d)|(?<=\d)[<>](?=\d)|(?<=\d) ?\* "  # signs between words
)
"""Signs that a text may have without being markup."""
HEAD_OF_FORECASTS = re.compile(r"(?m)^[ >]*#+ .*\{\.forecasts\}.*$")
WHOLE_CHAPTER = ("forecasts-missing", "summary-count", "lead-missing", "forecasts-list")
"""Rules that name no block, but what a chapter needs."""
END = f"{FORECASTS}\n\n- It will rain. {{.summary}}\n"
MATTER = """---
title: {title}
headline: "2022: a headline"
colour_key: unchanged
opener:
  image: ../../assets/images/2022/ruling-elite-opener.jpg
  alt: An opener
---
"""


def body(file: Path) -> str:
    return file.read_text().split("---\n", 2)[2]


BODIES = [body(file) for file in CHAPTERS]


def edited(seed: int) -> str:
    editor = Editor(seed)
    return editor.edited(editor.random.choice(BODIES))


def read(text: str) -> Parsed:
    return parse(text, start=Source("a.md", 1), chapter="a", language="en")


def html_of(parsed: Parsed) -> str:
    """Return the HTML of all that is printed of a chapter."""
    notes = [note.html for block in parsed.blocks for note in block.notes]
    notes += [note.html for item in parsed.forecasts for note in item.notes]
    blocks = [block.html for block in parsed.blocks]
    return "\n".join([*blocks, *(item.html for item in parsed.forecasts), *notes])


def named(text: str, problems: Iterable[Problem], first: int = 0) -> set[int]:
    """Return the lines that problems name, or refer to, of a text behind ``first`` others."""
    lines: set[int] = set()
    for problem in problems:
        at = problem.source.line
        lines.update((at, *map(int, re.findall(r"\bline (\d+)", str(problem)))))
        if upto := re.search(r"up to line (\d+)", problem.message):
            lines.update(range(at, int(upto[1]) + 1))
    return named_lines(text, {line - first for line in lines})


def printed_marks(text: str, html: str, lines: set[int]) -> Iterator[str]:
    """Yield the marks that are printed more often than in the lines that are named."""
    without_code = re.sub(r"(?s)<pre>.*?</pre>|<code>.*?</code>", "", html)
    plain = MEANT.sub("", unescape(re.sub(r"<[^>]*>", " ", without_code)))
    there = "\n".join(line for number, line in enumerate(text.split("\n"), 1) if number in lines)
    for mark in MARKS:
        escaped = "".join(re.findall(rf"\\{re.escape(mark)}+", text))
        if plain.count(mark) > there.count(mark) + escaped.count(mark):
            at = plain.index(mark)
            yield f"{mark} in {plain[max(at - 20, 0) : at + 20]!r}"


@pytest.mark.parametrize("first", range(0, EDITS, 20))
def test_no_words_and_no_marks_pass_without_a_problem(first: int) -> None:
    for seed in range(first, first + 20):
        text = edited(seed)
        started = time.monotonic()
        parsed = read(text)
        assert time.monotonic() - started < MOST_SECONDS
        lines = named(text, parsed.problems)
        html = html_of(parsed)
        assert list(missing(source_words(text), html_words(html), lines)) == [], seed
        assert list(printed_marks(text, html, lines)) == [], seed


class Desk:
    """A project whose chapters are edited, and mended as its problems say."""

    def __init__(self, root: Path) -> None:
        self.folder = root / "manuscript" / "2022"
        self.folder.mkdir(parents=True)
        shutil.copytree(ROOT / "assets/images/2022", root / "assets/images/2022")
        (self.folder / "edition.yaml").write_text("title: Yearbook\nyear: 2022\nlanguage: en\n")
        self.project = belpress.open_project(root)
        self.texts: dict[str, str] = {}

    def lay_down(self, seed: int) -> None:
        """Edit every chapter."""
        for number, file in enumerate(CHAPTERS):
            self.write(file.name, Editor(seed * len(CHAPTERS) + number).edited(body(file)))

    def write(self, name: str, text: str) -> None:
        self.texts[name] = text
        (self.folder / name).write_text(f"{MATTER.format(title=Path(name).stem)}{text}")

    def mend(self, problems: Iterable[Problem]) -> None:
        """Take out what the errors name, the first of each chapter."""
        errors = [problem for problem in problems if problem.severity is Severity.ERROR]
        firsts = {Path(problem.source.path).name: problem for problem in reversed(errors)}
        assert firsts.keys() <= self.texts.keys(), errors
        for name, problem in firsts.items():
            text = self.texts[name]
            if problem.rule in WHOLE_CHAPTER:
                head = HEAD_OF_FORECASTS.split(text)[0].lstrip("\n")
                self.write(
                    name, f"The lead.\n\n{head}\n\n{FORECASTS}\n\n- It will rain. {{.summary}}\n"
                )
                continue
            bad = named(text, [problem], MATTER.count("\n"))
            assert bad, problem
            lines = enumerate(text.split("\n"), start=1)
            self.write(name, "\n".join("" if number in bad else line for number, line in lines))

    def pages(self) -> Typeset:
        """Return the pages of the chapters, less what is named as an error."""
        for _ in range(MOST_ROUNDS):
            try:
                edition = belpress.read_edition(self.project, 2022)
                with open_pressroom(self.project) as pressroom:
                    job = Job(self.project, edition)
                    return typeset_job(job, pressroom, rules=stopping_problems)
            except belpress.ProblemsFound as found:
                self.mend(found.problems)
        raise AssertionError("there is no end of errors")

    def compared(self, typeset: Typeset, name: str) -> tuple[list[Word], list[str], set[int]]:
        """Return the words of a chapter's text, those of its pages, and the lines with problems."""
        drawn = dict(zip(map(id, typeset.pages.parts), typeset.drawn, strict=True))
        text = self.texts[name]
        source = source_words(text)
        known = {word.letters for word in source}
        parts = typeset.pages.chapters[chapter_name(name)].parts
        shown = [word for part in parts for word in pdf_words(drawn[id(part)], known)]
        problems = [one for one in typeset.problems if Path(one.source.path).name == name]
        return source, shown, named(text, problems, MATTER.count("\n"))


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return Desk(tmp_path_factory.mktemp("desk"))


@pytest.mark.parametrize("seed", range(SET))
def test_no_words_are_missing_from_the_pages_without_a_problem(desk: Desk, seed: int) -> None:
    desk.lay_down(seed)
    typeset = desk.pages()
    for name in desk.texts:
        source, shown, lines = desk.compared(typeset, name)
        assert list(missing(source, shown, lines)) == [], name
