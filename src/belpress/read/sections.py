"""The parts of ``edition.yaml`` that have fields of their own."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from belpress.read.values import FilePath, Language, Number, Short, Text


class Model(BaseModel):
    """Fields of a file, and nothing but these."""

    model_config = ConfigDict(extra="forbid", strict=True)


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


def _of_language(value: Any) -> Any:  # noqa: ANN401
    return {"language": value} if isinstance(value, str) else value


Translation = Annotated[TranslationFields, BeforeValidator(_of_language)]


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


class PartsFields(Model):
    """Which parts every chapter must have; what is `none` is not printed in this edition."""

    forecasts: Literal["required", "optional", "none"] = Field(
        default="required",
        description="The forecasts, and with them the summary page.",
        examples=["optional"],
    )
    key: Literal["required", "optional", "none"] = Field(
        default="required",
        description="The colour key of the chapter.",
        examples=["none"],
    )
    opener: Literal["required", "optional", "none"] = Field(
        default="required",
        description="The picture page that a chapter opens with.",
        examples=["optional"],
    )


class AuthorFields(Model):
    """An author with more than a name."""

    name: Text = Field(description="The name.", examples=["Maryna Example"])
    bio: Text = Field(
        default="",
        description="Who that is, in a few sentences.",
        examples=["Maryna Example teaches international law."],
    )
    portrait: FilePath = Field(
        default="",
        description="A picture of the author, by its path from the chapter.",
        examples=["../../assets/images/2022/maryna.jpg"],
    )


def _of_author(value: Any) -> Any:  # noqa: ANN401
    if value is None:
        raise ValueError("is empty; take the hyphen out")
    return {"name": value} if isinstance(value, str) else value


WrittenAuthor = Annotated[AuthorFields, BeforeValidator(_of_author)]


class PublisherFields(Model):
    """Who publishes the edition; a name alone needs no fields."""

    name: Short = Field(description="Its name.", examples=["Belarus in Focus"])
    place: Short = Field(default="", description="The town it is in.", examples=["Warsaw"])
    address: Short = Field(
        default="",
        description="How to reach it by post or mail.",
        examples=["info@example.org"],
    )
    website: Annotated[Short, Field(pattern=r"^https?://\S+$")] = Field(
        default="",
        description="Its site, with `https://`.",
        examples=["https://www.example.org"],
    )


def _of_name(value: Any) -> Any:  # noqa: ANN401
    return {"name": value} if isinstance(value, str) else value


Publisher = Annotated[PublisherFields | None, BeforeValidator(_of_name)]
