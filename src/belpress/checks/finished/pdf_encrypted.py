"""Files that are encrypted, though anybody can open them."""

from __future__ import annotations

from collections.abc import Iterator

from belpress.checks.inspected import Inspection, PdfFinding
from belpress.checks.rule import rule
from belpress.model.problem import Severity


@rule(
    "pdf-encrypted",
    why=(
        "The file is encrypted. Printers cannot work on it, PDF/X and PDF/A forbid it, and screen "
        "readers may be locked out."
    ),
    wrong="Security: password security, printing allowed",
    right="Security: none",
)
def pdf_encrypted(inspection: Inspection) -> Iterator[PdfFinding]:
    """Find an encrypted file that opens without a password."""
    document = inspection.document
    if document.is_encrypted:
        is_grave = inspection.is_for_print or bool(document.claims) or not document.lets_readers
        more = "" if document.lets_readers else ", and closed to screen readers"
        yield inspection.found(
            f"the file is encrypted{more}",
            "export it again without any security",
            severity=Severity.ERROR if is_grave else Severity.WARNING,
        )
