"""A year of forecasts that is not behind the year of the edition."""

from __future__ import annotations

from collections.abc import Iterator

from belpress.checks.rule import Finding, rule
from belpress.checks.subjects import Manuscript


@rule(
    "forecast-year",
    why=(
        "The forecasts are for a year that is over. forecast_year is the year of the edition or "
        "one before it, as it stays when an edition is made by copying last year’s."
    ),
    wrong="# edition.yaml\nforecast_year: 2030\n---\nThe edition of 2030.",
    right="# edition.yaml\nforecast_year: 2031\n---\nThe edition of 2030.",
)
def forecast_year(manuscript: Manuscript) -> Iterator[Finding]:
    """Find an edition that forecasts its own year, or one before it."""
    edition = manuscript.edition
    if edition.forecast_year <= edition.year:
        yield Finding(
            f"forecast_year: {edition.forecast_year} in the edition of {edition.year}",
            edition.place("forecast_year"),
            f'write "forecast_year: {edition.year + 1}", or leave the line out',
        )
