"""What a rule is: a small function that finds one kind of mistake, and says why it is one."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from belpress.model.problem import Problem, Severity, Source

Subject = TypeVar("Subject")


@dataclass(frozen=True)
class Finding:
    """One mistake that a rule found: what is wrong, where, and how to fix it.

    ``severity`` is the rule's own unless it says otherwise; ``page`` is the page it shows on (from
    1), or 0 where it belongs to none.
    """

    message: str
    source: Source
    hint: str = ""
    severity: Severity | None = None
    page: int = 0


@dataclass(frozen=True)
class Explanation:
    """What ``belpress rules`` says about a rule: the reason for it, and a wrong and right example.

    The examples of rules on texts, manuscripts and pictures are the text of a chapter, and tests
    run them. Where it matters, front matter stands before the text as in a file (only the fields
    that matter), several chapters follow one another, each with front matter, and a first line such
    as ``# terms.yaml`` puts what follows, up to a line ``---``, into that file of ``manuscript/``.
    Pictures that an example names are there, each as its name says. Where the edition of the year
    before matters, a line ``# 2029`` begins its chapters and ``# 2030`` those of the edition.
    """

    name: str
    severity: Severity
    why: str
    wrong: str
    right: str

    @property
    def said(self) -> str:
        """What is wrong, in short: the first sentence of ``why``."""
        first, stop, _ = self.why.partition(". ")
        return first.removesuffix(".") if stop else self.why.removesuffix(".")


@dataclass(frozen=True)
class Rule(Explanation, Generic[Subject]):
    """A rule: ``find`` yields its findings in what it looks at.

    ``stops`` is true where a finding can be an error, or changes what readers see without a word
    in the manuscript, so that a build has to look for it too.
    """

    find: Callable[[Subject], Iterable[Finding]]
    stops: bool = False

    def problems(self, subject: Subject) -> list[Problem]:
        """Return what the rule finds, as problems that carry its name."""
        return [self.problem(finding) for finding in self.find(subject)]

    def problem(self, finding: Finding) -> Problem:
        """Return a finding of the rule as a problem."""
        return Problem(
            self.name,
            finding.message,
            finding.source,
            finding.severity or self.severity,
            finding.hint,
            finding.page,
        )


def rule(
    name: str,
    *,
    why: str,
    wrong: str,
    right: str,
    severity: Severity = Severity.WARNING,
    stops: bool = False,
) -> Callable[[Callable[[Subject], Iterable[Finding]]], Rule[Subject]]:
    """Make a function a rule; ``stops`` says that a build looks for it although it warns."""

    def made(find: Callable[[Subject], Iterable[Finding]]) -> Rule[Subject]:
        return Rule(name, severity, why, wrong, right, find, stops or severity is Severity.ERROR)

    return made
