"""What a check found, as JSON for programs. ``check.schema.json`` beside this file describes it."""

from __future__ import annotations

import json
from typing import Any

from belpress.model.problem import Problem
from belpress.tasks.check import CheckResult

VERSION = 1
"""Increases when a program that reads the form would have to change."""


def render(checked: CheckResult) -> str:
    """Return a report for programs; what is not known about a place is ``null``."""
    report = {
        "version": VERSION,
        "year": checked.year,
        "languages": checked.languages,
        "chapters": checked.chapters,
        "pages": checked.pages,
        "errors": checked.errors,
        "warnings": len(checked.problems) - checked.errors,
        "remark": checked.remark,
        "problems": [_problem(problem) for problem in checked.problems],
    }
    return json.dumps(report, indent=2) + "\n"


def _problem(problem: Problem) -> dict[str, Any]:
    return {
        "rule": problem.rule,
        "severity": problem.severity.value,
        "message": problem.message,
        "hint": problem.hint,
        "file": problem.source.path,
        "line": problem.source.line or None,
        "column": problem.source.column or None,
        "page": problem.page or None,
    }
