"""A picture whose file cannot be read."""

from __future__ import annotations

from collections.abc import Iterator

from belpress.checks.rule import Finding, rule
from belpress.checks.subjects import Manuscript
from belpress.model.problem import Severity


@rule(
    "picture-unreadable",
    severity=Severity.ERROR,
    why=(
        "The file of a picture cannot be read. You have no permission to read it, so it cannot "
        "be printed."
    ),
    wrong="![A square](../../assets/images/2030/locked.jpg)",
    right="![A square](../../assets/images/2030/plain.jpg)",
)
def picture_unreadable(manuscript: Manuscript) -> Iterator[Finding]:
    """Find pictures that the system does not let belpress read."""
    for picture, facts in manuscript.pictures:
        if isinstance(facts, OSError):
            said = f'picture "{picture.path}" cannot be read ({facts.strerror})'
            yield Finding(said, picture.source)
