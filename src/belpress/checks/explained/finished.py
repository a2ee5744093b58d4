"""Rules of finished PDFs that cannot be looked at."""

from __future__ import annotations

from belpress.checks.rule import Explanation
from belpress.model.problem import Severity

EXPLAINED = (
    Explanation(
        "pdf-damaged",
        Severity.ERROR,
        "The file is damaged, and nobody can open it. It was most likely cut short while it was "
        "copied, sent or written.",
        "A PDF of 3 MB of which 2 MB arrived",
        "The same PDF, copied again",
    ),
    Explanation(
        "pdf-locked",
        Severity.ERROR,
        "The file is locked with a password. Nobody else can open it, so printers and libraries "
        "refuse it.",
        "A PDF that asks for a password",
        "The same PDF, exported without one",
    ),
    Explanation(
        "pdf-not",
        Severity.ERROR,
        "The file is not a PDF, whatever its name says.",
        "belpress preflight review.docx",
        "belpress preflight review.pdf",
    ),
    Explanation(
        "pdf-unread",
        Severity.ERROR,
        "The file is too large to be looked at, so nothing is known of it.",
        "A PDF of 3 GB, with its pictures as they were scanned",
        "The same PDF with pictures of 300 ppi",
    ),
    Explanation(
        "pdf-unreadable",
        Severity.ERROR,
        "The file cannot be read. It belongs to somebody else, or the disk it is on is damaged.",
        "A file that only its owner may read",
        "chmod a+r review.pdf",
    ),
)
