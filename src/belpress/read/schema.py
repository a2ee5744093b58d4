"""What may stand in ``edition.yaml`` and in a chapter's front matter.

The models hold values as they were written; what they mean together is ``read``'s concern.
``check_fields`` turns every mistake into a problem with its line.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from belpress.model.problem import Problem, did_you_mean
from belpress.read.frontmatter import Fields, Path

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
    if isinstance(value, bool | int) or value is None:
        written = _describe(value)
        raise ValueError(f"expected text, found {written}; put it in quotation marks")
    return value


LANGUAGE = r"^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$"


def _number(value: Any) -> Any:  # noqa: ANN401
    """Take a number that YAML was told to leave as text."""
    try:
        is_written = isinstance(value, str | int) and not isinstance(value, bool)
        return float(value) if is_written else value
    except ValueError:
        return value


Text = Annotated[str, BeforeValidator(_is_text), Field(min_length=1, max_length=2000)]
Year = Annotated[int, Field(ge=1000, le=9999)]


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class ColourKeyFields(_Model):
    """One colour key: a label, a symbol, and a colour where the styles give none."""

    label: Text
    symbol: Annotated[Text, Field(max_length=4)]
    colour: Annotated[Text, Field(pattern=r"^#[0-9a-fA-F]{6}$")] = ""


class TranslationFields(_Model):
    """A language edition, from catalogues of its own or from another translation."""

    language: Annotated[Text, Field(pattern=LANGUAGE)]
    origin: Annotated[Text, Field(alias="from", pattern=LANGUAGE)] = ""
    alphabet: Literal["official", "classic"] = "official"


def _translation(value: Any) -> Any:  # noqa: ANN401
    return {"language": value} if isinstance(value, str) else value


Tracking = Annotated[float, BeforeValidator(_number), Field(ge=0, le=3)]
Size = Annotated[float, BeforeValidator(_number), Field(ge=0, le=15)]
Wide = Annotated[float, BeforeValidator(_number), Field(ge=0, le=30)]


class CopyfitFields(_Model):
    """How far a translation may be fitted to the source's pages, in per cent."""

    tracking: Tracking = 1.0
    word_space: Wide = 8.0
    size: Size = 4.0
    leading: Size = 4.0
    figures: Wide = 15.0


class CheckFields(_Model):
    """What ``belpress check`` is to pass over in this edition."""

    ignore: list[Text] = []


class EditionFields(_Model):
    """The fields of ``edition.yaml``."""

    title: Text
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


class OpenerFields(_Model):
    """The picture of a chapter's opener."""

    image: Text
    alt: Annotated[str, BeforeValidator(_is_text), Field(max_length=2000)]
    credit: Text = ""


class PullQuoteFields(_Model):
    """A pull quote with settings of its own; most are just a text."""

    text: Text
    place: Literal["margin", "wide"] = "margin"
    paraphrase: bool = False
    near: Text = ""


def _quote(value: Any) -> Any:  # noqa: ANN401
    return {"text": value} if isinstance(value, str) else value


class ChapterFields(_Model):
    """The front matter of a chapter."""

    title: Text
    headline: Text
    colour_key: Text
    opener: OpenerFields
    pull_quotes: Annotated[
        list[Annotated[PullQuoteFields, BeforeValidator(_quote)]], Field(max_length=50)
    ] = []
    draft: bool = False
    pages: Annotated[int, Field(ge=1, le=99)] = 0


_Fields = TypeVar("_Fields", bound=_Model)

_EXPECTED = {
    "string_type": "expected text",
    "int_type": "expected a number without quotation marks",
    "int_parsing": "expected a number",
    "float_type": "expected a number",
    "float_parsing": "expected a number",
    "bool_type": "expected true or false",
    "list_type": 'expected a list: one "- …" a line',
    "dict_type": "expected fields of its own, indented below it",
    "model_type": "expected fields of its own, indented below it",
    "model_attributes_type": "expected fields of its own, indented below it",
    "string_too_short": "is empty",
    "string_too_long": "is too long",
    "too_short": "is empty",
    "too_long": "is too long",
}
_PATTERNS = {
    "from": 'expected the language of a translation, such as "be"',
    "site": "expected an address that begins with https://",
    "language": 'expected a language such as "en", "be" or "ru"',
    "colour": 'expected a colour such as "#a3240b", in quotation marks',
}


def check_fields(fields: Fields, model: type[_Fields]) -> tuple[_Fields | None, list[Problem]]:
    """Check the fields of a file against a model.

    Returns the model, or ``None`` and a problem for every mistake, each with its line.
    """
    try:
        return model.model_validate(fields.values), []
    except ValidationError as error:
        problems = [_problem(one, fields, model) for one in error.errors(include_url=False)]
        return None, problems


def _problem(error: Any, fields: Fields, model: type[BaseModel]) -> Problem:  # noqa: ANN401
    path: Path = tuple(part for part in error["loc"] if part != "[key]")
    name, kind = _name(path), error["type"]
    if kind == "missing":
        at = fields.place(path[:-1])
        return Problem("field-missing", f"{name}: is missing", at, hint=_example(str(path[-1])))
    at = fields.place(path)
    if kind == "extra_forbidden":
        valid = _known_fields(model, path[:-1])
        return Problem(
            "field-unknown", f"{name}: unknown field", at, hint=did_you_mean(str(path[-1]), valid)
        )
    if kind == "literal_error":
        found, expected = str(error["input"]), error["ctx"]["expected"].replace("'", '"')
        message = f'{name}: "{found}" is not {expected}'
        return Problem("field-value", message, at)
    if kind == "value_error":
        return Problem("field-type", f"{name}: {error['ctx']['error']}", at)
    if kind == "string_pattern_mismatch":
        expected = _PATTERNS.get(str(path[-1]), "expected small Latin letters")
        return Problem("field-value", f'{name}: "{error["input"]}" will not do; {expected}', at)
    if kind in ("less_than_equal", "greater_than_equal"):
        bound = next(iter(error["ctx"].values()))
        what = "at most" if kind.startswith("less") else "at least"
        message = f"{name}: expected a number of {what} {bound:g}, found {error['input']}"
        return Problem("field-value", message, at)
    expected = _EXPECTED.get(kind, error["msg"].lower())
    found = _describe(error["input"])
    message = f"{name}: {expected}" + (f", found {found}" if expected.startswith("exp") else "")
    return Problem("field-type", message, at)


def _name(path: Path) -> str:
    name = ""
    for part in path:
        name += f"[{part + 1}]" if isinstance(part, int) else f".{part}" if name else part
    return name


def _describe(value: object) -> str:
    if isinstance(value, str):
        return f'the text "{value:.40}"'
    if isinstance(value, list):
        return "a list"
    if isinstance(value, dict):
        return "fields"
    constants = {"True": "true", "False": "false", "None": "nothing"}
    return constants.get(str(value), str(value))


def _known_fields(model: type[BaseModel], path: Path) -> list[str]:
    nested: dict[str | int, type[BaseModel]] = {
        "opener": OpenerFields,
        "pull_quotes": PullQuoteFields,
        "colour_keys": ColourKeyFields,
        "translations": TranslationFields,
        "copyfit": CopyfitFields,
        "check": CheckFields,
    }
    for part in path:
        model = nested.get(part, model)
    return list(model.model_fields)


def _example(name: str) -> str:
    examples = {
        "title": 'add "title: …"',
        "headline": 'add "headline: …", the line over the lead',
        "colour_key": 'add "colour_key: …", one of the edition\'s colour keys',
        "opener": 'add "opener:" with "image: …" and "alt: …" indented below it',
        "image": 'add "image: …", the path of the picture',
        "alt": 'add "alt: …", what the picture shows, for those who cannot see it',
        "year": 'add "year: …", such as 2022',
        "language": 'add "language: en"',
    }
    return examples.get(name, f'add "{name}: …"')
