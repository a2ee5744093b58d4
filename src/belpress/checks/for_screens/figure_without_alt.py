"""Figures without words."""

from __future__ import annotations

from collections.abc import Iterator

from belpress.checks.inspected import Inspection, PdfFinding
from belpress.checks.rule import rule
from belpress.model.problem import Severity


@rule(
    "figure-without-alt",
    why=(
        "A figure has no alternative text. Who does not see it learns nothing of it, not even "
        "that it is only there for looks. An artifact needs none."
    ),
    wrong="Figure, without Alt",
    right="Figure, Alt: Turnout of the elections since 1994",
)
def figure_without_alt(inspection: Inspection) -> Iterator[PdfFinding]:
    """Find figures without alternative text."""
    without = inspection.document.tags.without_alt
    if without:
        is_claimed = bool(inspection.document.statements.pdf_ua)
        yield inspection.found(
            "figures without alternative text",
            "describe them, or make them artifacts",
            inspection.pages(lambda page: page.number in without),
            Severity.ERROR if is_claimed else Severity.WARNING,
        )
