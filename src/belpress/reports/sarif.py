"""What a check found, as SARIF 2.1.0, which code hosts and editors read.

Source: OASIS, "Static Analysis Results Interchange Format (SARIF) Version 2.1.0", Errata 01;
sections are given beside what follows them.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from belpress.checks.rule import Explanation
from belpress.model.problem import Problem
from belpress.program.version import __version__
from belpress.tasks.check import CheckResult

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
ROOT = "%SRCROOT%"
"""Stands for the folder that paths begin at (3.14.14); readers of the file know where it is."""


def render(checked: CheckResult, explained: Mapping[str, Explanation], folder: str = "") -> str:
    """Return a log of one run, with the rules that found something.

    ``explained`` explains every rule; ``folder`` is the project's folder in its repository.
    """
    rules = sorted({one.rule for one in checked.problems})
    run: dict[str, Any] = {
        "tool": {
            "driver": {
                "name": "belpress",
                "version": __version__,
                "rules": [_rule(explained[name]) for name in rules],
            }
        },
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {ROOT: {"description": {"text": "The folder of the repository."}}},
        "results": [
            _result(problem, rules.index(problem.rule), folder) for problem in checked.problems
        ],
    }
    if checked.failures:
        # An invocation (3.20): belpress failed, and did not look at everything
        run["invocations"] = [{"executionSuccessful": False}]
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, indent=2) + "\n"


def _rule(explanation: Explanation) -> dict[str, Any]:
    """Return a reporting descriptor (3.49)."""
    why, wrong, right = explanation.why, explanation.wrong, explanation.right
    return {
        "id": explanation.name,
        "shortDescription": {"text": explanation.said},
        "fullDescription": {"text": why},
        "help": {
            "text": f"{why}\n\nWrong:\n{wrong}\n\nRight:\n{right}",
            "markdown": f"{why}\n\nWrong:\n\n{_code(wrong)}\n\nRight:\n\n{_code(right)}",
        },
        "defaultConfiguration": {"level": explanation.severity.value},
    }


def _code(text: str) -> str:
    return "\n".join(f"    {line}" for line in text.split("\n"))


def _result(problem: Problem, rule_index: int, folder: str) -> dict[str, Any]:
    """Return a result (3.27)."""
    source = problem.source
    path = quote(f"{folder}{source.path}", errors="surrogateescape")
    place: dict[str, Any] = {"artifactLocation": {"uri": path, "uriBaseId": ROOT}}
    if source.line:
        place["region"] = {"startLine": source.line}
        if source.column:
            place["region"]["startColumn"] = source.column
    said = f"{problem.message}; {problem.hint}" if problem.hint else problem.message
    result: dict[str, Any] = {
        "ruleId": problem.rule,
        "ruleIndex": rule_index,
        "level": problem.severity.value,
        "message": {"text": said},
        "locations": [{"physicalLocation": place}],
    }
    if problem.page:
        result["properties"] = {"page": problem.page}
    return result
