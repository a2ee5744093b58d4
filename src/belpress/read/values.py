"""The kinds of values that fields hold: texts on a line or several, paths, years, places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field, PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from belpress.language.tags import instead_of
from belpress.model.picture import focus_of


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


def _tag(value: str) -> str:
    """Return a language tag as it is. Raises an error of kind ``language_tag`` for others."""
    if hint := instead_of(value):
        given = {"hint": hint}
        raise PydanticCustomError("language_tag", "is not the tag of a language; {hint}", given)
    return value


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
Language = Annotated[Text, AfterValidator(_tag)]
"""The tag of a language, such as ``en`` or ``be-Latn``."""
FilePath = Annotated[str, BeforeValidator(_trimmed), BeforeValidator(_is_text), _LENGTH]
Year = Annotated[int, Field(ge=1000, le=9999)]


def _focus(value: str) -> str:
    focus = focus_of(value)
    if focus is None:
        raise ValueError(
            f'"{value:.40}" is not a place in a picture; write left, right, top or bottom, '
            'or how far from the left and the top, such as "30% 70%"'
        )
    return focus


Focus = Annotated[Text, AfterValidator(_focus)]
_OUTCOMES = {
    "came_true": ("came true", "come true", "true", "yes"),
    "partly": ("partly", "partially", "partly true", "partly came true", "in part"),
    "did_not": ("did not", "didn't", "did not come true", "didn't come true", "false", "no"),
    "open": ("open", "still open", "not yet"),
}
"""What people write for an outcome, in small letters and without hyphens."""


def _outcome(value: Any) -> Any:  # noqa: ANN401
    """Return the outcome that is clearly meant, or what was written."""
    said = str(value).casefold().replace("’", "'")
    words = " ".join(said.replace("_", " ").replace("-", " ").rstrip(".! ").split())
    meant = (name for name, written in _OUTCOMES.items() if words in written)
    return next(meant, value)


OutcomeName = Annotated[
    Literal["came_true", "partly", "did_not", "open"], BeforeValidator(_outcome)
]
AltText = Annotated[
    str, BeforeValidator(_on_one_line), BeforeValidator(_is_text), Field(max_length=2000)
]
"""A text that may be empty: the picture says nothing."""
Number = Annotated[float, BeforeValidator(_number)]
Short = Annotated[
    str, BeforeValidator(_on_one_line), BeforeValidator(_is_text), Field(max_length=300)
]
"""A text of which a page holds several."""
NumberKeys = tuple[str, ...]


def _numbers(value: Any) -> dict[NumberKeys, str]:  # noqa: ANN401
    return dict(_each_number(value, ()))


def _each_number(value: Any, keys: NumberKeys) -> Iterator[tuple[NumberKeys, str]]:  # noqa: ANN401
    """Yield numbers with what they are the numbers of: a language, a medium, or both."""
    if isinstance(value, dict) and value and len(keys) < MOST_KEYS:
        for key, inner in value.items():
            yield from _each_number(inner, (*keys, key))
    elif isinstance(value, str | int) and not isinstance(value, bool):
        yield keys, " ".join(str(value).split())
    else:
        of = f" for {' '.join(keys)}" if keys else ""
        raise ValueError(f"expected a number{of}, found {described(value)}")


MOST_KEYS = 2
NumbersByKeys = Annotated[
    dict[NumberKeys, str],
    PlainValidator(_numbers),
    WithJsonSchema({"type": "string", "maxLength": 100}),
]
"""A number, or one for each language and medium."""
