"""What may be written in ``styles/house.yaml``."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from belpress.read.sections import Model

FootSays = Literal["edition", "chapter", "series", "nothing"]


class FeetFields(Model):
    """What the running feet say."""

    left: FootSays = Field(
        default="edition", description="At the foot of left pages.", examples=["series"]
    )
    right: FootSays = Field(
        default="chapter", description="At the foot of right pages.", examples=["chapter"]
    )


class HouseFields(Model):
    """The fields of ``styles/house.yaml``."""

    opening_side: Literal["left", "right", "any"] = Field(
        default="left",
        description="The side that the first page of every chapter is on.",
        examples=["right"],
    )
    whole_spreads: bool = Field(
        default=True,
        description="Whether every chapter takes an even number of pages.",
        examples=[False],
    )
    pull_quotes: Literal["margin", "text"] = Field(
        default="margin",
        description="Where pull quotes stand: in the outer margin, or across the text.",
        examples=["text"],
    )
    cover_art: bool = Field(
        default=True,
        description="Whether the cover has a picture: `assets/images/YEAR/cover.jpg`.",
        examples=[False],
    )
    back_art: bool = Field(
        default=False,
        description="Whether the back cover has one: `assets/images/YEAR/back.jpg`.",
        examples=[True],
    )
    running_feet: FeetFields = Field(
        default=FeetFields(),
        description="What the running feet say: `edition`, `chapter`, `series` or `nothing`.",
        examples=[{"left": "series", "right": "chapter"}],
    )
