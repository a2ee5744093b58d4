"""What may be written in ``edition.yaml`` and in a chapter's front matter.

The models hold values as they were written; what they mean together is ``read``'s concern.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Annotated, Any, Literal, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from belpress.read.free_texts import FreeTexts

LABELS = {
    "contents": "Contents",
    "colour_key": "Colour key",
    "summary": "Summary forecast for {forecast_year}",
    "forecasts": "Forecasts for {forecast_year}",
}
COLOUR_KEYS = {
    "deteriorated": {"label": "The situation has deteriorated", "symbol": "▼"},
    "unchanged": {"label": "The situation has not changed", "symbol": "■"},
    "improved": {"label": "The situation has improved", "symbol": "▲"},
}


def _is_text(value: Any) -> Any:  # noqa: ANN401 - it takes whatever was written
    if value is None:
        raise ValueError("is empty")
    if isinstance(value, str):
        return value
    raise ValueError(f"expected text, found {described(value)}; put it in quotation marks")


def _on_lines(value: Any) -> Any:  # noqa: ANN401
    """Take out spaces too many and empty lines; the ends of lines are the author's."""
    if not isinstance(value, str):
        return value
    lines = (re.sub("[ \t\r]+", " ", line).strip(" ") for line in value.split("\n"))
    return "\n".join(filter(None, lines))


def _on_one_line(value: Any) -> Any:  # noqa: ANN401
    return _on_lines(value).replace("\n", " ") if isinstance(value, str) else value


def _trimmed(value: Any) -> Any:  # noqa: ANN401
    return value.strip() if isinstance(value, str) else value


def described(value: object) -> str:
    """Return what was written, in words for people."""
    if isinstance(value, str):
        return f'the text "{value:.40}"'
    if isinstance(value, list):
        return "a list"
    if isinstance(value, dict):
        return "fields"
    constants = {"True": "true", "False": "false", "None": "nothing"}
    return constants.get(str(value), str(value))


LANGUAGE = r"^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$"


def _number(value: Any) -> Any:  # noqa: ANN401
    """Accept a number that YAML has left as text."""
    try:
        is_written = isinstance(value, str | int) and not isinstance(value, bool)
        return float(value) if is_written else value
    except ValueError:
        return value


_LENGTH = Field(min_length=1, max_length=2000)
Text = Annotated[str, BeforeValidator(_on_one_line), BeforeValidator(_is_text), _LENGTH]
Lines = Annotated[str, BeforeValidator(_on_lines), BeforeValidator(_is_text), _LENGTH]
"""A text whose line ends are kept, as in a literal block."""
FilePath = Annotated[str, BeforeValidator(_trimmed), BeforeValidator(_is_text), _LENGTH]
Year = Annotated[int, Field(ge=1000, le=9999)]


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

    label: Text
    symbol: Annotated[Text, Field(max_length=4)]
    colour: Annotated[Text, Field(pattern=r"^#[0-9a-fA-F]{6}$")] = ""


class TranslationFields(Model):
    """A language edition, from catalogues of its own or from another translation."""

    language: Annotated[Text, Field(pattern=LANGUAGE)]
    origin: Annotated[Text, Field(alias="from", pattern=LANGUAGE)] = ""
    alphabet: Literal["official", "classic"] = "official"


def _translation(value: Any) -> Any:  # noqa: ANN401
    return {"language": value} if isinstance(value, str) else value


Tracking = Annotated[float, BeforeValidator(_number), Field(ge=0, le=3)]
Size = Annotated[float, BeforeValidator(_number), Field(ge=0, le=15)]
Wide = Annotated[float, BeforeValidator(_number), Field(ge=0, le=30)]


class CopyfitFields(Model):
    """How far a translation may be fitted to the source's pages, in per cent."""

    tracking: Tracking = 1.0
    word_space: Wide = 8.0
    size: Size = 4.0
    leading: Size = 4.0
    figures: Wide = 15.0


class CheckFields(Model):
    """What ``belpress check`` is to pass over in this edition."""

    ignore: list[Text] = []


class EditionFields(Model):
    """The fields of ``edition.yaml``."""

    title: Lines
    year: Year
    language: Annotated[Text, Field(pattern=LANGUAGE)]
    subtitle: Text = ""
    series: Text = ""
    author: Text = ""
    forecast_year: Year | None = None
    translations: list[Annotated[TranslationFields, BeforeValidator(_translation)]] = []
    copyfit: CopyfitFields = CopyfitFields()
    check: CheckFields = CheckFields()
    site: Annotated[Text, Field(pattern=r"^https?://")] = ""
    colour_keys: dict[Annotated[str, Field(pattern=r"^[a-z][a-z0-9_-]*$")], ColourKeyFields] = {}
    labels: dict[str, Text] = {}


class OpenerFields(Model):
    """The picture of a chapter's opener."""

    image: FilePath
    alt: Annotated[
        str, BeforeValidator(_on_one_line), BeforeValidator(_is_text), Field(max_length=2000)
    ]
    credit: Text = ""


class PullQuoteFields(Model):
    """A pull quote with settings of its own; most are just a text."""

    text: Text
    place: Literal["margin", "wide"] = "margin"
    paraphrase: bool = False
    near: Text = ""


def _quote(value: Any) -> Any:  # noqa: ANN401
    if value is None:
        raise ValueError("is empty; take the hyphen out")
    return {"text": value} if isinstance(value, str) else value


class ChapterFields(Model):
    """The front matter of a chapter."""

    title: Lines
    headline: Text
    colour_key: Text
    opener: OpenerFields
    pull_quotes: Annotated[
        list[Annotated[PullQuoteFields, BeforeValidator(_quote)]], Field(max_length=50)
    ] = []
    draft: bool = False
    pages: Annotated[int, Field(ge=1, le=99)] = 0


NESTED: dict[str | int, type[Model]] = {
    "opener": OpenerFields,
    "pull_quotes": PullQuoteFields,
    "colour_keys": ColourKeyFields,
    "translations": TranslationFields,
    "copyfit": CopyfitFields,
    "check": CheckFields,
}
"""The models of fields that have fields of their own."""
_SECTIONS = ("opener", "pull_quotes", "colour_keys")
FREE_TEXTS = FreeTexts(
    fields={
        "": frozenset((*ChapterFields.model_fields, *EditionFields.model_fields)),
        **{name: frozenset(NESTED[name].model_fields) for name in _SECTIONS},
    },
    texts={
        "": frozenset(("title", "headline", "subtitle", "series", "author")),
        "opener": frozenset(("image", "alt", "credit")),
        "pull_quotes": frozenset(("text", "near")),
        "colour_keys": frozenset(("label", "symbol", "colour")),
    },
    named=frozenset(("labels",)),
    listed=frozenset(("pull_quotes",)),
)
