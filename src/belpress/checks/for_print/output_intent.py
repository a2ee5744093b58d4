"""Files that do not say what press they are made for."""

from __future__ import annotations

from collections.abc import Iterator

from belpress.checks.inspected import Inspection, PdfFinding
from belpress.checks.rule import rule
from belpress.model.problem import Severity
from belpress.preflight.facts import Intent

PRINT = "GTS_PDFX"


@rule(
    "output-intent",
    why=(
        "The file does not say for which press and paper it is meant. The output intent does, "
        "with the colour profile of a press; where it is missing or has another profile, the "
        "printer cannot proof it, and PDF/X demands it."
    ),
    wrong="No OutputIntents",
    right="OutputIntents: FOGRA39, with its profile",
    severity=Severity.ERROR,
)
def output_intent(inspection: Inspection) -> Iterator[PdfFinding]:
    """Find that there is not exactly one output intent for print, with a CMYK profile."""
    intents = [one for one in inspection.document.intents if one.kind == PRINT]
    if not intents:
        yield inspection.found(
            "no output intent: for which press and paper is not said",
            "export it as PDF/X-4 with the profile that the printer names",
        )
    elif len(intents) > 1:
        yield inspection.found(
            f"{len(intents)} output intents, one is allowed",
            "export it again with one profile",
        )
    else:
        yield from _profile(inspection, intents[0])


def _profile(inspection: Inspection, intent: Intent) -> Iterator[PdfFinding]:
    hint = "embed the profile that the printer names, such as PSO coated or FOGRA39"
    if not intent.condition:
        yield inspection.found("the output intent does not name its printing condition", hint)
    if intent.profile == "":
        if inspection.document.statements.pdf_x == "PDF/X-4":
            yield inspection.found("the profile of the output intent is not in the file", hint)
    elif intent.profile != "CMYK":
        what = "cannot be read" if intent.profile == "unreadable" else f"is for {intent.profile}"
        yield inspection.found(
            f"the profile of the output intent {what}, and not for a press (CMYK)", hint
        )
    elif not intent.is_whole:
        yield inspection.found(
            "the profile of the output intent has another number of colours than is said", hint
        )
