"""A grey picture that stands for one that is still to come."""

from __future__ import annotations

from collections.abc import Iterator

from belpress.assets.pictures import PictureFacts
from belpress.checks.rule import Finding, rule
from belpress.checks.subjects import Manuscript


@rule(
    "picture-placeholder",
    why=(
        "A picture is still asked for. “belpress new” puts a grey one in its place, which would "
        "be printed as it is."
    ),
    wrong="![A square](../../assets/images/2030/placeholder.jpg)",
    right="![A square](../../assets/images/2030/plain.jpg)",
)
def picture_placeholder(manuscript: Manuscript) -> Iterator[Finding]:
    """Find grey pictures that stand for others."""
    for picture, facts in manuscript.pictures:
        if isinstance(facts, PictureFacts) and facts.is_placeholder:
            yield Finding(
                f'a picture is asked for: "{picture.path}" is a grey one',
                picture.source,
                "put yours in its place under the same name, at least "
                f"{facts.width_px:,} × {facts.height_px:,} px",
            )
