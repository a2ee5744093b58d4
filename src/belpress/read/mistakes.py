"""Collecting the mistakes of a manuscript while it is read, so that all are reported at once."""

from __future__ import annotations

from collections.abc import Callable

from belpress.model.problem import Problem, Severity, Source

HINT_LIMIT = 50
"""Names for which a similar one is looked up; a file with more mistakes is a different case."""


class Mistakes:
    """The problems of a manuscript in the order in which they are met."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self._hints = 0

    def error(self, rule: str, message: str, at: Source, hint: str = "") -> None:
        """Add an error."""
        self.problems.append(Problem(rule, message, at, hint=hint))

    def warn(self, rule: str, message: str, at: Source, hint: str = "") -> None:
        """Add a warning."""
        self.problems.append(Problem(rule, message, at, Severity.WARNING, hint))

    def near(self, look: Callable[[], str]) -> str:
        """Look for the most similar valid name, unless too many have been looked up already."""
        self._hints += 1
        return look() if self._hints <= HINT_LIMIT else ""
