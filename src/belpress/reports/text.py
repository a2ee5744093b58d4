"""What a check found, for people: by file and line, with a count at the end."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby

from belpress.language.characters import on_one_line
from belpress.model.problem import Problem
from belpress.tasks.check import CheckResult

Paint = Callable[[str, str], str]
"""Returns a text as a part of a report looks: file, error, warning, hint, rule, good."""

LEAST_WIDTH = 60
"""The least width, in characters, that a report is made for; narrower terminals wrap its lines."""


def plain(part: str, text: str) -> str:
    """Return a text as it is."""
    return text


def render(checked: CheckResult, paint: Paint = plain, width: int = 0) -> str:
    """Return a report for people, its lines no longer than ``width`` characters (0: any length)."""
    across = max((len(_place(problem)) for problem in checked.problems), default=0)
    groups = groupby(checked.problems, key=lambda problem: problem.source.path)
    lines = [
        line for path, problems in groups for line in _file(path, problems, across, paint, width)
    ]
    if checked.problems:
        lines += [wrapped(_count(checked), "", width)]
    else:
        lines += [paint("good", wrapped(_all_good(checked), "", width))]
    lines += [wrapped(f"({checked.remark})", "", width)] if checked.remark else []
    return "".join(f"{line}\n" for line in lines)


def _file(
    path: str, problems: Iterable[Problem], across: int, paint: Paint, width: int
) -> Iterator[str]:
    """Yield the lines of a file; ``across`` is the width of the column of places."""
    yield paint("file", on_one_line(path))
    for problem in problems:
        is_said = re.search(rf"\bpage {problem.page}\b", problem.message)
        on_page = f" (page {problem.page})" if problem.page and not is_said else ""
        yield from row(f"{_place(problem):>{across}}", problem, on_page, paint, width)
    yield ""


def row(place: str, problem: Problem, where: str, paint: Paint, width: int) -> Iterator[str]:
    """Yield the lines of a problem, behind its place; ``where`` is more to say of that."""
    margin = " " * (len(place) + 13)
    severity = problem.severity.value
    head = f"  {place}  {paint(severity, f'{severity:<7}')}  "
    said = wrapped(f"{problem.message}{where} [{problem.rule}]", margin, width)
    end = said.rindex("[")
    yield head + said[:end] + paint("rule", said[end:])
    if problem.hint:
        yield margin + paint("hint", wrapped(problem.hint, margin, width))


def _place(problem: Problem) -> str:
    """Return line and column, where they are known."""
    source = problem.source
    if not source.line:
        return "–"
    return f"{source.line}:{source.column}" if source.column else str(source.line)


def wrapped(text: str, margin: str, width: int) -> str:
    """Return a text in lines of at most ``width`` characters (0: any), behind a margin."""
    if not width:
        return text
    lines = textwrap.wrap(
        text,
        max(width, LEAST_WIDTH) - len(margin),
        break_on_hyphens=False,
        break_long_words=False,
    )
    return f"\n{margin}".join(lines)


def counted(number: int, noun: str) -> str:
    """Return a number with its noun: 1 page, 2 pages."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _count(checked: CheckResult) -> str:
    errors, warnings = checked.errors, len(checked.problems) - checked.errors
    found = [counted(errors, "error")] if errors else []
    found += [counted(warnings, "warning")] if warnings else []
    files = {problem.source.path for problem in checked.problems}
    return f"{', '.join(found)} in {counted(len(files), 'file')}"


def _all_good(checked: CheckResult) -> str:
    """Say what was checked, if nothing is wrong."""
    chapters = counted(checked.chapters, "chapter")
    looked_at = f"{chapters} of the {checked.year} edition in {', '.join(checked.languages)}"
    if checked.pages:
        return f"No problems found: {looked_at}, {counted(checked.pages, 'page')} laid out."
    return f"No problems found in the manuscript: {looked_at}. The pages were not checked."
