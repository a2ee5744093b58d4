"""A year in a title or headline that was left when last year's edition became this one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from belpress.checks.rule import Finding, rule
from belpress.checks.subjects import Manuscript
from belpress.checks.text import Text
from belpress.language.years import years_in
from belpress.model.edition import Edition
from belpress.model.message import MessageKind

OF_THE_EDITION = (MessageKind.EDITION_TITLE, MessageKind.SUBTITLE, MessageKind.LABEL)
OF_CHAPTERS = (MessageKind.TITLE, MessageKind.HEADLINE)
_AT_THE_HEAD = re.compile(r"\s*([1-9][0-9]{3})\s*[:–—-]\s")
_LONG_AGO = 6
"""Years before that of an edition which its own title most likely does not name on purpose."""


@rule(
    "year-left",
    why=(
        "A title or headline has the year of an edition before. It was most likely left there when "
        "the edition was made from last year’s."
    ),
    wrong="---\nheadline: '2029: the order falls apart'\n---\nText.",
    right="---\nheadline: '2030: the order of 1991 falls apart'\n---\nText.",
)
def year_left(manuscript: Manuscript) -> Iterator[Finding]:
    """Find titles, labels and headlines with a year that is no longer right."""
    edition = manuscript.edition
    last = set(_texts_of(manuscript.previous))
    for text in manuscript.texts:
        if text.kind in (*OF_THE_EDITION, *OF_CHAPTERS):
            years = years_in(text.plain)
            own = (edition.year, edition.forecast_year)
            left = [year for year in _left(text, edition, years) if year not in own]
            if not left and text.markdown in last and _is_of(manuscript.previous, years):
                said = f'"{text.plain}" stands word for word in the edition before, with its year'
                yield Finding(said, text.source, "write the years of this edition")
            elif left:
                of = f"{edition.year}, with forecasts for {edition.forecast_year}"
                said = f'"{text.plain}" has the year {left[0]}, and this is the edition of {of}'
                yield Finding(
                    said, text.source, "write a year of this edition, unless the other is meant"
                )


def _left(text: Text, edition: Edition, years: list[int]) -> list[int]:
    """Return the years of a text that look like leftovers."""
    head = _AT_THE_HEAD.match(text.plain)
    if head:
        return [int(head[1])]
    if text.kind in OF_THE_EDITION:
        return [year for year in years if edition.year - _LONG_AGO < year < edition.year]
    if edition.year in years:
        return []
    return [year for year in years if year == edition.year - 1]


def _is_of(edition: Edition | None, years: list[int]) -> bool:
    """Whether one of some years is that of an edition or of its forecasts."""
    return edition is not None and not {edition.year, edition.forecast_year}.isdisjoint(years)


def _texts_of(edition: Edition | None) -> Iterator[str]:
    """Yield the titles, labels and headlines of an edition."""
    if edition is not None:
        for message in (*edition.messages, *(m for c in edition.chapters for m in c.messages)):
            if message.kind in (*OF_THE_EDITION, *OF_CHAPTERS):
                yield message.text
