"""The rules of ``belpress check``: one small function a rule, one rule a file.

A rule stands in the folder of what it looks at: ``texts`` (one text at a time), ``manuscript``
(an edition as a whole), ``pictures``, ``pages`` (laid-out pages) and ``design``. A file in one of
them is found by being there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

from belpress.checks.rule import Explanation, Finding, Rule, rule
from belpress.checks.subjects import Manuscript, Printed, PrintedPage, manuscript_of
from belpress.checks.text import Text
from belpress.edition import Edition, Ignore
from belpress.problem import Problem

__all__ = [
    "Explanation",
    "Finding",
    "Manuscript",
    "Printed",
    "PrintedPage",
    "Rule",
    "Text",
    "all_rules",
    "manuscript_of",
    "manuscript_problems",
    "printed_problems",
    "rule",
    "stopping_problems",
    "stopping_rules",
    "unignored",
]

OF_MANUSCRIPT = ("manuscript", "pictures")
OF_PAGES = ("pages", "design")


@cache
def rules_in(folder: str) -> tuple[Rule[Any], ...]:
    """Return the rules of a folder of this package, by their names."""
    package = import_module(f"{__name__}.{folder}")
    found = [
        value
        for module in iter_modules(package.__path__)
        for value in vars(import_module(f"{package.__name__}.{module.name}")).values()
        if isinstance(value, Rule)
    ]
    return tuple(sorted(dict.fromkeys(found), key=lambda one: one.name))


def all_rules() -> tuple[Rule[Any], ...]:
    """Return every rule."""
    return tuple(one for folder in ("texts", *OF_MANUSCRIPT, *OF_PAGES) for one in rules_in(folder))


def manuscript_problems(manuscript: Manuscript) -> list[Problem]:
    """Return what the rules find in a manuscript, before there are pages."""
    texts = [
        problem
        for one in rules_in("texts")
        for text in manuscript.texts
        for problem in one.problems(text)
    ]
    whole = [one for folder in OF_MANUSCRIPT for one in rules_in(folder)]
    return texts + [problem for one in whole for problem in one.problems(manuscript)]


def printed_problems(printed: Printed) -> list[Problem]:
    """Return what the rules find on laid-out pages."""
    return [problem for one in _page_rules() for problem in one.problems(printed)]


def stopping_problems(printed: Printed) -> list[Problem]:
    """Return what is found on laid-out pages by the rules that can stop a build."""
    return [problem for one in stopping_rules() for problem in one.problems(printed)]


def stopping_rules() -> list[Rule[Any]]:
    """Return the rules of laid-out pages that can stop a build."""
    return [one for one in _page_rules() if one.stops]


def _page_rules() -> list[Rule[Any]]:
    return [one for folder in OF_PAGES for one in rules_in(folder)]


def unignored(problems: Iterable[Problem], edition: Edition) -> Iterator[Problem]:
    """Yield the problems that are not to be passed over, by the edition or at their place."""
    ignores = [one for chapter in (*edition.chapters, *edition.drafts) for one in chapter.ignores]
    for problem in problems:
        if problem.is_error or (
            problem.rule not in edition.ignored_rules
            and not any(_covers(one, problem) for one in ignores)
        ):
            yield problem


def _covers(ignore: Ignore, problem: Problem) -> bool:
    return (
        problem.rule in ignore.rules
        and problem.source.path == ignore.source.path
        and ignore.source.line <= problem.source.line <= ignore.last_line
    )
