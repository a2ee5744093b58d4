"""A picture in the folder of another year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from belpress.checks.rule import Finding, rule
from belpress.checks.subjects import Manuscript

_YEAR = re.compile(r"(?:1[89]|2[01])[0-9]{2}")


@rule(
    "picture-of-other-year",
    why=(
        "A picture lies in the folder of another year. It was most likely left when the chapter "
        "was made from last year’s; readers of both editions see it twice."
    ),
    wrong="![A square](../../assets/images/2029/plain.jpg)",
    right="![A square](../../assets/images/2030/plain.jpg)",
)
def picture_of_other_year(manuscript: Manuscript) -> Iterator[Finding]:
    """Find pictures whose path has a folder of a year that is not the edition's."""
    year = manuscript.edition.year
    for picture, _ in manuscript.pictures:
        folders = PurePosixPath(picture.path).parts[:-1]
        other = next((part for part in folders if _YEAR.fullmatch(part) and int(part) != year), "")
        if other:
            yield Finding(
                f'picture "{picture.path}" is one of {other}, and this is the edition of {year}',
                picture.source,
                f"use a picture of {year}, or copy this one into the folder of {year}",
            )
