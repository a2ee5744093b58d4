"""A picture that cannot be printed: cut short, enormous, not a picture at all."""

from __future__ import annotations

from collections.abc import Iterator

from belpress.assets.bad_picture import BadPicture
from belpress.checks.rule import Finding, rule
from belpress.checks.subjects import Manuscript
from belpress.model.problem import Severity


@rule(
    "picture-bad",
    severity=Severity.ERROR,
    why=(
        "The file of a picture cannot be printed. Pictures are JPEG, PNG, TIFF or WebP of at "
        "most 60 megapixels, or SVG that holds no scripts and refers to nothing outside of itself."
    ),
    wrong="![A square](../../assets/images/2030/cut-short.jpg)",
    right="![A square](../../assets/images/2030/plain.jpg)",
)
def picture_bad(manuscript: Manuscript) -> Iterator[Finding]:
    """Find files that are not pictures, or cut short, or too large."""
    for picture, facts in manuscript.pictures:
        if isinstance(facts, BadPicture):
            yield Finding(f'picture "{picture.path}": {facts}', picture.source, facts.hint)
