"""The parts of a chapter's front matter that have fields of their own."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from belpress.read.sections import Model
from belpress.read.values import AltText, FilePath, Focus, OutcomeName, Text


class OpenerFields(Model):
    """The picture of a chapter's opener; or an advertisement, which is shown whole on its page."""

    image: FilePath = Field(
        description="The picture, by its path from the chapter.",
        examples=["../../assets/images/2022/security-opener.jpg"],
    )
    alt: AltText = Field(
        description="What it shows, for those who cannot see it.",
        examples=["Armoured vehicles cross a ridge"],
    )
    credit: Text = Field(default="", description="Whose picture it is.", examples=["Photo: BelTA"])
    focus: Focus = Field(
        default="",
        description="What must be kept where the picture is cut: left, right, top, bottom, or how"
        " far from the left and the top.",
        examples=["30% 70%"],
    )


class PullQuoteFields(Model):
    """A pull quote with settings of its own; most are just a text."""

    text: Text = Field(
        description="Words of the chapter.", examples=["The border was closed in May."]
    )
    place: Literal["margin", "wide"] = Field(
        default="margin",
        description="Beside its paragraph, or across both columns.",
        examples=["wide"],
    )
    paraphrase: bool = Field(
        default=False, description="Whether its words may differ from the text.", examples=[True]
    )
    near: Text = Field(
        default="",
        description="Words of the paragraph that a paraphrase stands beside.",
        examples=["closed in May"],
    )


def _quote(value: Any) -> Any:  # noqa: ANN401
    if value is None:
        raise ValueError("is empty; take the hyphen out")
    return {"text": value} if isinstance(value, str) else value


class LastYearFields(Model):
    """A forecast of last year's edition, and what became of it."""

    forecast: Text = Field(
        description="The forecast, as it was printed last year.",
        examples=["Inflation stays above ten per cent."],
    )
    outcome: OutcomeName = Field(
        default="open",
        description="Whether it came true; `open` until somebody has marked it.",
        examples=["came_true"],
    )
    why: Text = Field(
        default="",
        description="A sentence that says why.",
        examples=["Prices rose by 12.8 per cent."],
    )


def _past_forecast(value: Any) -> Any:  # noqa: ANN401
    if value is None:
        raise ValueError("is empty; take the hyphen out")
    return {"forecast": value} if isinstance(value, str) else value


WrittenQuote = Annotated[PullQuoteFields, BeforeValidator(_quote)]
WrittenForecast = Annotated[LastYearFields, BeforeValidator(_past_forecast)]
