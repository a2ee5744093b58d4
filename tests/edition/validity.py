"""What a validator says of files that claim to keep PDF/UA-1 and PDF/A-2a."""

from __future__ import annotations

import page as validator

from edition.book import Book

PROFILES = ("ua1", "2a")
FALSE_ALARM = "PDFA2A-STREAM-LENGTH-001"
"""Raised for a compressed stream whose last byte is a line feed or return; qpdf reads it well."""


def check_valid(book: Book) -> None:
    """Have a validator look at a file, by the standards that it claims."""
    for profile in PROFILES:
        report = validator.validate_pdf(book.path, profile=profile)
        found = {failure.rule_id: failure.message for failure in report.failures}
        if found.pop(FALSE_ALARM, None):
            assert not book.pdf.check_pdf_syntax()
        assert not found, profile
