"""A forecast that last year's edition has word for word."""

from __future__ import annotations

import re
from collections.abc import Iterator

from belpress.checks.rule import Finding, rule
from belpress.checks.subjects import Manuscript
from belpress.model.edition import Chapter, Edition

_LAST_YEAR = (
    "# 2029\n---\ntitle: The weather\n---\nText.\n\n"
    "## Forecasts {.forecasts}\n\n- It rains in May. {.summary}\n\n# 2030\nText.\n\n"
    "## Forecasts {.forecasts}\n\n- "
)


@rule(
    "forecast-repeated",
    why=(
        "A forecast stands word for word in last year’s edition. It was most likely left there "
        "when the chapter was made from last year’s."
    ),
    wrong=f"{_LAST_YEAR}It rains in May. {{.summary}}",
    right=f"{_LAST_YEAR}It rains in June. {{.summary}}",
)
def forecast_repeated(manuscript: Manuscript) -> Iterator[Finding]:
    """Find forecasts that the edition before has, or that a chapter lists as those of last year."""
    former = dict(_former(manuscript.previous))
    for chapter in manuscript.edition.chapters:
        listed = {_bare(past.text): "last_year of this chapter" for past in chapter.last_year}
        for forecast in chapter.forecasts:
            if where := {**former, **listed}.get(_bare(forecast.text)):
                yield Finding(
                    f"this forecast is one of last year ({where})",
                    forecast.source,
                    "write what is expected now, and say so if it is the same again",
                )


def _former(edition: Edition | None) -> Iterator[tuple[str, str]]:
    chapters: tuple[Chapter, ...] = edition.chapters if edition else ()
    for chapter in chapters:
        for forecast in chapter.forecasts:
            yield _bare(forecast.text), str(forecast.source)


def _bare(text: str) -> str:
    """Return the words of a text, by which two are compared."""
    return " ".join(re.findall(r"\w+", text.casefold()))
