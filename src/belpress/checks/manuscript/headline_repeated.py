"""A headline that is last year's, apart from its year."""

from __future__ import annotations

import re
from collections.abc import Iterator

from belpress.checks.rule import Finding, rule
from belpress.checks.subjects import Manuscript
from belpress.model.edition import Chapter, Edition

_LAST_YEAR = "# 2029\n---\nheadline: '2029: the order falls apart'\n---\nText.\n\n# 2030\n---\n"


@rule(
    "headline-repeated",
    why=(
        "A headline is that of last year’s edition, apart from its year. “belpress new” carries "
        "it over, so that a new one is written in its place."
    ),
    wrong=f"{_LAST_YEAR}headline: '2030: the order falls apart'\n---\nText.",
    right=f"{_LAST_YEAR}headline: '2030: a new order'\n---\nText.",
)
def headline_repeated(manuscript: Manuscript) -> Iterator[Finding]:
    """Find headlines that the edition before has too, with its own year or without one."""
    former = dict(_headlines(manuscript.previous))
    for chapter in filter(_has_headline, manuscript.edition.chapters):
        if where := former.get(_bare(chapter.headline)):
            yield Finding(
                f"the headline is that of last year ({where})",
                chapter.place("headline"),
                f"say in a few words what {manuscript.edition.year} was about",
            )


def _headlines(edition: Edition | None) -> Iterator[tuple[str, str]]:
    for chapter in filter(_has_headline, edition.chapters if edition else ()):
        yield _bare(chapter.headline), str(chapter.place("headline"))


def _has_headline(chapter: Chapter) -> bool:
    """Whether a headline is written for a chapter; another text may go by its title."""
    return any(message.name == "headline" for message in chapter.messages)


def _bare(headline: str) -> str:
    """Return the words of a headline, without years and marks."""
    words = re.findall(r"\w+", headline.casefold())
    return " ".join(word for word in words if not re.fullmatch("[12][0-9]{3}", word))
