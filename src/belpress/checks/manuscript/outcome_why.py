"""An outcome of a forecast without a sentence that says why."""

from __future__ import annotations

from collections.abc import Iterator

from belpress.checks.rule import Finding, rule
from belpress.checks.subjects import Manuscript
from belpress.model.outcome import Outcome

_CHAPTER = (
    "---\ntitle: Security\nlast_year:\n  - forecast: It rains.\n    outcome: came_true\n{why}---\n"
    "Text.\n"
)


@rule(
    "outcome-why",
    why=(
        "A forecast is marked without a sentence that says why. Readers cannot judge an outcome "
        "that is only claimed."
    ),
    wrong=_CHAPTER.format(why=""),
    right=_CHAPTER.format(why="    why: It did, in May.\n"),
)
def outcome_why(manuscript: Manuscript) -> Iterator[Finding]:
    """Find outcomes that nothing is said about."""
    if not manuscript.edition.has_scorecard:
        return
    for chapter in manuscript.edition.chapters:
        for number, past in enumerate(chapter.last_year, start=1):
            if past.outcome is not Outcome.OPEN and not past.why:
                yield Finding(
                    f"last_year[{number}]: nothing says why this forecast is marked so",
                    past.source,
                    'write "why: …" below its outcome: one sentence',
                )
