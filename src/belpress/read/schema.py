"""What may be written in ``edition.yaml`` and in a chapter's front matter.

The models hold values as they were written; what they mean together is ``read``'s concern.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any, Literal, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from belpress.read.values import AltText, FilePath, Focus, Language, Lines, Number, Text, Year


class Model(BaseModel):
    """Fields of a file, and nothing but these."""

    model_config = ConfigDict(extra="forbid", strict=True)


_Checked = TypeVar("_Checked", bound=Model)


def validated(
    values: dict[str, Any], model: type[_Checked]
) -> tuple[_Checked | None, Sequence[Any]]:
    """Return the model of some values, or nothing and the library's description of every error."""
    try:
        return model.model_validate(values), ()
    except ValidationError as error:
        return None, error.errors(include_url=False)


class ColourKeyFields(Model):
    """One colour key: a label, a symbol, and a colour where the styles give none."""

    label: Text = Field(
        description="What the key says of a situation.",
        examples=["The situation has deteriorated"],
    )
    symbol: Annotated[Text, Field(max_length=4)] = Field(
        description="The sign that says it without colour.", examples=["▼"]
    )
    colour: Annotated[Text, Field(pattern=r"^#[0-9a-fA-F]{6}$")] = Field(
        default="",
        description="Its colour, where the styles give none: `#` and six digits.",
        examples=["#b02a16"],
    )


class TranslationFields(Model):
    """A language edition, from catalogues of its own or from another translation."""

    language: Language = Field(
        description="The language, as in its catalogues' folder.", examples=["be-Latn"]
    )
    origin: Annotated[Language, Field(alias="from")] = Field(
        default="",
        description="The translation it is made from, letter by letter.",
        examples=["be"],
    )
    alphabet: Literal["official", "classic"] = Field(
        default="official",
        description="Which Latin alphabet it is written in.",
        examples=["classic"],
    )


def _translation(value: Any) -> Any:  # noqa: ANN401
    return {"language": value} if isinstance(value, str) else value


Tracking = Annotated[Number, Field(ge=0, le=3)]
Size = Annotated[Number, Field(ge=0, le=15)]
Wide = Annotated[Number, Field(ge=0, le=30)]


class CopyfitFields(Model):
    """How far a translation may be fitted to the source's pages, in per cent."""

    tracking: Tracking = Field(default=1.0, description="Space between letters.", examples=[1.5])
    word_space: Wide = Field(default=8.0, description="Space between words.", examples=[10])
    size: Size = Field(default=4.0, description="Size of the letters.", examples=[5])
    leading: Size = Field(default=4.0, description="Height of the lines.", examples=[5])
    figures: Wide = Field(default=15.0, description="Height of the figures.", examples=[20])


class CheckFields(Model):
    """What ``belpress check`` is to pass over in this edition."""

    ignore: list[Text] = Field(
        default=[],
        description="Rules that are passed over, by their names.",
        examples=[["repeated-word"]],
    )


class EditionFields(Model):
    """The fields of ``edition.yaml``."""

    title: Lines = Field(
        description="The title of the cover, the PDF and the running feet.",
        examples=["Annual Review 2022"],
    )
    year: Year = Field(description="The year of the folder.", examples=[2022])
    language: Language = Field(
        description="The language that the chapters are written in.", examples=["en"]
    )
    subtitle: Text = Field(
        default="", description="The line below the title.", examples=["and forecast for 2023"]
    )
    series: Text = Field(
        default="",
        description="The wordmark of cover and back cover.",
        examples=["Belarus in Focus"],
    )
    author: Text = Field(
        default="",
        description="The author in the PDF; otherwise the series.",
        examples=["A. B. Smith"],
    )
    forecast_year: Year | None = Field(
        default=None,
        description="The year of the forecasts; otherwise the next one.",
        examples=[2023],
    )
    translations: list[Annotated[TranslationFields, BeforeValidator(_translation)]] = Field(
        default=[], description="The languages it is translated into.", examples=[["be", "ru"]]
    )
    copyfit: CopyfitFields = Field(
        default=CopyfitFields(),
        description="How far translations may be fitted.",
        examples=[{"size": 5}],
    )
    fallback: Literal["old", "source"] | None = Field(
        default=None,
        description="What is printed where the source has changed since it was translated: the old"
        " translation, or the source. Otherwise previews and drafts show the old translation, and"
        " other files the source.",
        examples=["old"],
    )
    check: CheckFields = Field(
        default=CheckFields(),
        description="What `belpress check` passes over.",
        examples=[{"ignore": ["repeated-word"]}],
    )
    site: Annotated[Text, Field(pattern=r"^https?://")] = Field(
        default="",
        description="The address on the back cover, with `https://`.",
        examples=["https://www.example.org"],
    )
    colour_keys: dict[Annotated[str, Field(pattern=r"^[a-z][a-z0-9_-]*$")], ColourKeyFields] = (
        Field(
            default={},
            description="The colour keys by their names; otherwise the usual three.",
            examples=[{"worse": {"label": "It is worse", "symbol": "▼", "colour": "#b02a16"}}],
        )
    )
    labels: dict[str, Text] = Field(
        default={},
        description=(
            "Headings of pages: contents, colour_key, summary, forecasts; draft, across drafts."
        ),
        examples=[{"forecasts": "Forecasts for {forecast_year}"}],
    )


class OpenerFields(Model):
    """The picture of a chapter's opener."""

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


class ChapterFields(Model):
    """The front matter of a chapter."""

    title: Lines = Field(
        description="The title of the opener, the contents and the running feet.",
        examples=["Security"],
    )
    headline: Text = Field(
        description="The headline over the text.", examples=["2022: the order falls apart"]
    )
    colour_key: Text = Field(
        description="How the situation is rated, by the name of a colour key.",
        examples=["deteriorated"],
    )
    opener: OpenerFields = Field(
        description="The picture of the opener.",
        examples=[{"image": "opener.jpg", "alt": "Armoured vehicles"}],
    )
    pull_quotes: Annotated[
        list[Annotated[PullQuoteFields, BeforeValidator(_quote)]], Field(max_length=50)
    ] = Field(
        default=[],
        description="Words that are set large, each text alone or with fields of its own.",
        examples=[["The border was closed in May."]],
    )
    draft: bool = Field(
        default=False, description="Whether the chapter is left out.", examples=[True]
    )
    pages: Annotated[int, Field(ge=1, le=99)] = Field(
        default=0, description="How many pages it should take; otherwise any number.", examples=[6]
    )


NESTED: dict[str | int, type[Model]] = {
    "opener": OpenerFields,
    "pull_quotes": PullQuoteFields,
    "colour_keys": ColourKeyFields,
    "translations": TranslationFields,
    "copyfit": CopyfitFields,
    "check": CheckFields,
}
"""The models of fields that have fields of their own."""
