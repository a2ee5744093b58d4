"""A cover without a picture, where last year's edition has one."""

from __future__ import annotations

from collections.abc import Iterator

from belpress.checks.rule import Finding, rule
from belpress.checks.subjects import Manuscript

_EDITIONS = "# 2029\nText. <!-- its cover: assets/images/2029/cover.jpg -->\n\n# 2030\nText."


@rule(
    "cover-missing",
    why=(
        "The cover has no picture, and that of last year’s edition has one. It goes by its name, "
        "cover.jpg or cover.png in the year’s folder in assets/images."
    ),
    wrong=_EDITIONS,
    right=f"{_EDITIONS} <!-- its cover: assets/images/2030/cover.jpg -->",
)
def cover_missing(manuscript: Manuscript) -> Iterator[Finding]:
    """Find an edition without a picture on its cover, where the edition before has one."""
    edition, previous = manuscript.edition, manuscript.previous
    if previous and previous.cover and not edition.cover:
        yield Finding(
            f"the cover has no picture; that of {previous.year} has one",
            edition.source,
            f'put it into the project as "assets/images/{edition.year}/cover.jpg"',
        )
