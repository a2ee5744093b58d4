"""The forecasts of last year's edition, as a chapter's front matter lists them."""

from __future__ import annotations

from belpress.markdown.display import set_headline
from belpress.model.outcome import Outcome, PastForecast
from belpress.read.frontmatter import Fields
from belpress.read.schema import ChapterFields


def last_year_of(front: ChapterFields, fields: Fields, language: str) -> tuple[PastForecast, ...]:
    """Return the forecasts of ``last_year:`` with their outcomes, set as the language wants."""
    return tuple(
        PastForecast(
            set_headline(past.forecast, language),
            Outcome(past.outcome),
            set_headline(past.why, language) if past.why else "",
            fields.place(("last_year", index, "forecast")),
            fields.place(("last_year", index, "why")),
        )
        for index, past in enumerate(front.last_year)
    )
