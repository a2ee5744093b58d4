"""A forecast of last year that nobody has marked as come true or not."""

from __future__ import annotations

from collections.abc import Iterator

from belpress.checks.rule import Finding, rule
from belpress.checks.subjects import Manuscript
from belpress.model.outcome import Outcome

_CHAPTER = "---\ntitle: Security\nlast_year:\n  - forecast: It rains.\n{outcome}---\nText.\n"


@rule(
    "forecast-open",
    why=(
        "A forecast of last year has no outcome. The page that says how the forecasts fared shows "
        "it as open. An edition without that page says `scorecard: false` in edition.yaml."
    ),
    wrong=_CHAPTER.format(outcome=""),
    right=_CHAPTER.format(outcome="    outcome: came_true\n    why: It did, in May.\n"),
)
def forecast_open(manuscript: Manuscript) -> Iterator[Finding]:
    """Find forecasts of last year that are still open."""
    if not manuscript.edition.has_scorecard:
        return
    for chapter in manuscript.edition.chapters:
        for number, past in enumerate(chapter.last_year, start=1):
            if past.outcome is Outcome.OPEN:
                yield Finding(
                    f"last_year[{number}]: nobody has marked how this forecast fared",
                    past.source,
                    'write "outcome: came_true", "partly" or "did_not" below it, and "why: …"',
                )
