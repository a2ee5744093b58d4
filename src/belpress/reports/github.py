"""What a check found, as workflow commands: GitHub shows them beside the lines of a change.

Source: docs.github.com, "Workflow commands for GitHub Actions"; escapes as in GitHub's own
``@actions/core`` (``command.ts``).
"""

from __future__ import annotations

from belpress.model.problem import Problem
from belpress.tasks.check import CheckResult

_IN_MESSAGES = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_IN_PROPERTIES = {**_IN_MESSAGES, ":": "%3A", ",": "%2C"}


def render(checked: CheckResult, folder: str = "") -> str:
    """Return a command for each problem; ``folder`` is the project's folder in its repository."""
    return "".join(f"{_command(problem, folder)}\n" for problem in checked.problems)


def _command(problem: Problem, folder: str) -> str:
    source = problem.source
    properties = {
        "file": f"{folder}{source.path}",
        "line": source.line,
        "col": source.column,
        "title": problem.rule,
    }
    given = ",".join(
        f"{name}={_escaped(str(value), _IN_PROPERTIES)}"
        for name, value in properties.items()
        if value
    )
    on_page = f" (page {problem.page})" if problem.page else ""
    said = "\n".join(filter(None, (f"{problem.message}{on_page}", problem.hint)))
    return f"::{problem.severity.value} {given}::{_escaped(said, _IN_MESSAGES)}"


def _escaped(text: str, escapes: dict[str, str]) -> str:
    # The name of a file may hold bytes that are not letters, which cannot be printed
    printable = text.encode("utf-8", "backslashreplace").decode()
    return "".join(escapes.get(char, char) for char in printable)
