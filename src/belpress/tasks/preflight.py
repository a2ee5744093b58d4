"""Looking at finished PDFs before they are handed over: ours, and anybody's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from belpress.checks.inspected import Inspection, PdfFinding, Purpose
from belpress.checks.rule import Finding, Rule
from belpress.checks.rulebook import rules_in
from belpress.model.problem import Problem, ProblemsFound
from belpress.preflight.boxes import MM, height, width
from belpress.preflight.facts import Document
from belpress.preflight.read import read_pdf
from belpress.tasks.typeset import Progress, silent

RULES = {Purpose.PRINT: ("for_print",), Purpose.SCREEN: ("for_screens",), Purpose.ANY: ()}
"""Where the rules are that look at a file for a purpose, beside those that look at any."""


@dataclass(frozen=True)
class PreflightRequest:
    """What is to be looked at: ``files`` by their paths, as they are to be named.

    Without a ``purpose``, each is taken for what it says it is. ``ink`` is the most ink, in
    percent, ``bleed`` the least bleed, in mm; ``ignore`` names rules that are not wanted.
    """

    files: tuple[Path, ...]
    purpose: Purpose | None = None
    ink: int = 300
    bleed: float = 3.0
    ignore: tuple[str, ...] = ()


@dataclass(frozen=True)
class Located:
    """A problem of a PDF: its pages (none: the whole file), and its place on the first of them.

    ``place`` is in mm from the left and top of the trim, or ``None``; ``problem.page`` is its page.
    """

    problem: Problem
    pages: tuple[int, ...] = ()
    place: tuple[float, float] | None = None


@dataclass(frozen=True)
class Preflighted:
    """What is known of a file: what it claims, its pages and the size of most, and its problems.

    ``size`` is that of the trim in mm, width before height; ``purpose`` is ``None`` and ``pages`` 0
    for a file that could not be opened. ``is_guessed`` says that nobody gave the purpose.
    """

    path: str
    problems: tuple[Located, ...]
    purpose: Purpose | None = None
    claims: tuple[str, ...] = ()
    pages: int = 0
    size: tuple[float, float] = (0.0, 0.0)
    is_guessed: bool = False

    @property
    def errors(self) -> int:
        """How many of the problems are errors."""
        return sum(one.problem.is_error for one in self.problems)


def preflight_files(wish: PreflightRequest, *, progress: Progress = silent) -> list[Preflighted]:
    """Return what is found in each file. Nothing is written."""
    return [_file(file, wish, progress) for file in wish.files]


def _file(file: Path, wish: PreflightRequest, progress: Progress) -> Preflighted:
    path = file.as_posix()
    try:
        document = read_pdf(file, path, progress)
    except ProblemsFound as found:
        return Preflighted(path, tuple(map(Located, found.problems)))
    purpose = wish.purpose or (Purpose.PRINT if document.is_for_print else Purpose.SCREEN)
    progress("checking", path)
    inspection = Inspection(document, purpose, wish.ink, wish.bleed)
    found_here = [one for one in _found(inspection) if one.problem.rule not in wish.ignore]
    return Preflighted(
        path=path,
        problems=tuple(sorted(found_here, key=_order)),
        purpose=purpose,
        claims=document.claims,
        pages=len(document.pages) + document.pages_left,
        size=_size(document),
        is_guessed=wish.purpose is None,
    )


def _found(inspection: Inspection) -> Iterator[Located]:
    folders = ("finished", *RULES[inspection.purpose])
    for rule in (rule for folder in folders for rule in rules_in(folder)):
        yield from _located(rule, inspection)


def _located(rule: Rule[Inspection], inspection: Inspection) -> Iterator[Located]:
    findings: Iterable[Finding] = rule.find(inspection)
    for finding in findings:
        problem = rule.problem(finding)
        if isinstance(finding, PdfFinding):
            yield Located(problem, finding.pages, finding.place)
        else:
            yield Located(problem)


def _order(one: Located) -> tuple[bool, Sequence[int], str, str]:
    """Order errors before warnings, and what concerns the whole file before single pages."""
    problem = one.problem
    return not problem.is_error, one.pages, problem.rule, problem.message


def _size(document: Document) -> tuple[float, float]:
    sizes = [
        (round(width(page.trim) / MM, 1), round(height(page.trim) / MM, 1))
        if page.rotation % 180 == 0
        else (round(height(page.trim) / MM, 1), round(width(page.trim) / MM, 1))
        for page in document.pages
    ]
    return max(sizes, key=sizes.count)
