"""Problems: what is wrong, where it is, and how to fix it.

A stage collects every problem it finds and stops afterwards; warnings are handed on with the
result. Nothing here knows about manuscripts or pages.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from typing import Any

from belpress.language.characters import on_one_line


class Severity(Enum):
    """How much a problem matters: an error stops the build, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, order=True)
class Source:
    """A place in a project: a file, and the line and column in it, both counted from 1.

    ``path`` is relative to the project's folder and uses forward slashes, so that messages read
    the same on every machine. ``line`` and ``column`` are 0 where they are not known.
    """

    path: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        return f"{self.path}:{self.line}" if self.line else self.path

    @classmethod
    def parse(cls, written: str) -> Source:
        """Return the place that :meth:`__str__` wrote."""
        path, _, line = written.rpartition(":")
        return cls(path, int(line)) if path and line.isdecimal() else cls(written)

    def down(self, lines: int) -> Source:
        """Return the place ``lines`` further down in the same file."""
        return replace(self, line=self.line + lines, column=0)


MOST_NAMED = 12
"""Names that a hint gives where none is near."""
NOWHERE = Source("")
"""The source of what comes from no place of a manuscript, such as a folio."""


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong, reported to the person who can fix it.

    ``rule`` is a stable name such as ``picture-missing``; ``message`` is one line; ``hint`` says
    how to fix it and may be empty. Both are safe to show; the path of ``source`` is that of the
    file, with any characters in it, and goes through ``on_one_line`` to be shown.
    """

    rule: str
    message: str
    source: Source
    severity: Severity = Severity.ERROR
    hint: str = ""
    page: int = 0
    """The page it shows on, from 1; 0 if it does not belong to a page."""

    def __post_init__(self) -> None:
        """Make sure that words of a manuscript cannot break a message, or control a terminal."""
        object.__setattr__(self, "message", on_one_line(self.message))
        object.__setattr__(self, "hint", on_one_line(self.hint))

    def __str__(self) -> str:
        said = f"{on_one_line(str(self.source))}: {self.message}"
        return f"{said}; {self.hint}" if self.hint else said

    @property
    def is_error(self) -> bool:
        """Whether the problem stops the build."""
        return self.severity is Severity.ERROR

    def packed(self) -> list[str | int]:
        """Return the problem as values that JSON can hold."""
        path, line, column = self.source.path, self.source.line, self.source.column
        said = self.rule, self.message
        return [*said, path, line, column, self.severity.value, self.hint, self.page]

    @classmethod
    def unpacked(cls, values: Sequence[Any]) -> Problem:
        """Return the problem from the values that :meth:`packed` made.

        Raises ``ValueError`` or ``TypeError`` for any other values.
        """
        rule, message, path, line, column, severity, hint, page = values
        source = Source(path, int(line), int(column))
        return cls(rule, message, source, Severity(severity), hint, int(page))


class ProblemsFound(Exception):  # noqa: N818 - it carries findings, it is not a fault of the program
    """A stage could not continue. ``problems`` holds all that it found, errors and warnings."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = in_order(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))

    def __reduce__(self) -> tuple[type[ProblemsFound], tuple[tuple[Problem, ...]]]:
        """Keep the problems when the exception comes from another process."""
        return ProblemsFound, (self.problems,)


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the problems by file and line, each once."""
    return tuple(
        sorted(dict.fromkeys(problems), key=lambda problem: (problem.source, problem.message))
    )


def stop_on_errors(problems: Iterable[Problem]) -> None:
    """Raise :class:`ProblemsFound` if one of the problems is an error."""
    found = tuple(problems)
    if any(problem.is_error for problem in found):
        raise ProblemsFound(found)


def did_you_mean(word: str, valid: Iterable[str]) -> str:
    """Return a hint that names the nearest valid word, or the valid ones when none is near."""
    names = list(valid)
    if near := nearest(word, names):
        return f'did you mean "{near}"?'
    if not names:
        return ""
    if len(names) > MOST_NAMED:
        return f"expected one of {', '.join(names[:MOST_NAMED])} … ({len(names)} in all)"
    return "expected " + ("one of " if len(names) > 1 else "") + ", ".join(names)


def nearest(word: str, valid: Iterable[str]) -> str:
    """Return the valid word that is most similar to a word; empty if none is similar."""
    folded = {name.casefold(): name for name in reversed(list(valid))}
    near = difflib.get_close_matches(word.casefold(), folded, n=1, cutoff=0.6)
    return folded[near[0]] if near else ""
