"""A picture whose colours have to be guessed or reduced for print."""

from __future__ import annotations

from collections.abc import Iterator

from belpress.assets.pictures import UNREADABLE, PictureFacts
from belpress.checks.rule import Finding, rule
from belpress.checks.subjects import Manuscript

_PLAIN = ("RGB", "RGBA", "L", "LA", "P", "PA", "1", "CMYK")


@rule(
    "picture-colours",
    why=(
        "A picture is not in 8-bit sRGB or grey. It is converted for print, which changes its "
        "colours; without a good profile, its real colours can only be guessed."
    ),
    wrong="![A square](../../assets/images/2030/cmyk-without-profile.jpg)",
    right="![A square](../../assets/images/2030/plain.jpg)",
)
def picture_colours(manuscript: Manuscript) -> Iterator[Finding]:
    """Find colour spaces, depths and profiles that cannot be printed as they are."""
    for picture, facts in manuscript.pictures:
        if isinstance(facts, PictureFacts):
            for said, hint in _wrong(facts):
                yield Finding(f'picture "{picture.path}" {said}', picture.source, hint)


def _wrong(facts: PictureFacts) -> Iterator[tuple[str, str]]:
    if facts.bits > 8:
        said = f"has {facts.bits} bits a channel"
        yield said, "it is printed with 8; export it with 8, to see what is printed"
    elif facts.mode not in _PLAIN:
        said = f"is in {facts.mode} colours"
        yield said, "it is converted to sRGB; export it as sRGB, to see what is printed"
    if facts.mode == "CMYK" and not facts.profile:
        said = "is CMYK without a colour profile"
        yield said, "its colours are guessed; embed the profile, or export it as sRGB"
    elif facts.profile == UNREADABLE:
        yield "has a colour profile that cannot be read", "it is treated as sRGB; export it again"
    elif {"CMYK", "RGB"} == {facts.mode, facts.profile}:
        said = f"is {facts.mode} with a colour profile for {facts.profile}"
        yield said, "the profile is ignored; export it again with the right one"
