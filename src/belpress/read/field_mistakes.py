"""Checks the fields of a file against what may stand there, each mistake with its line."""

from __future__ import annotations

import re
from typing import Any, TypeVar

from belpress.model.problem import Problem, did_you_mean, nearest
from belpress.read.frontmatter import Fields, Path
from belpress.read.schema import NESTED, validated
from belpress.read.sections import Model
from belpress.read.values import described

_Fields = TypeVar("_Fields", bound=Model)

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
    "site": "expected an address that begins with https://",
    "website": "expected an address that begins with https://",
    "colour": 'expected a colour such as "#a3240b", in quotation marks',
}
_OF_THE_EDITION = "it stands in edition.yaml, for all chapters; take it out here"
HOLDERS = ("opener", "publisher", "copyfit", "check", "chapters", "running_feet")
"""Fields that hold fields of their own, of which some may be left empty."""
_NOT_PRINTED = "belpress does not print it; take it out, or write it into the text"
_ELSEWHERE = {
    "ChapterFields": {
        **dict.fromkeys(
            ("lang", "language", "year", "series", "translations", "scorecard"), _OF_THE_EDITION
        ),
        **dict.fromkeys(
            (
                "date",
                "abstract",
                "description",
                "subtitle",
                "keywords",
                "tags",
            ),
            _NOT_PRINTED,
        ),
        "image": 'the picture of the opener is "image:" with "alt:", indented below "opener:"',
        "alt": 'it is indented below "opener:", with "image:"',
        "author": 'the field is called "authors", and holds a list of names',
        "summary": "mark one forecast {.summary}",
    },
    "EditionFields": {
        "lang": 'the field is called "language"',
        "date": 'the field is called "year"',
        "authors": 'the field is called "author"',
        "license": 'the field is called "licence"',
        **dict.fromkeys(("rights", "copyright"), 'it is said by "publisher" and "licence"'),
        "last_year": "each chapter lists its own, at its head; take it out here",
        "lead": "the lead is the first paragraph of a chapter",
        "cover": "the picture of the cover is assets/images/<year>/cover.jpg",
    },
}
"""Fields that people know from elsewhere, of a chapter and of the edition, and what to do."""


def check_fields(fields: Fields, model: type[_Fields]) -> tuple[_Fields | None, list[Problem]]:
    """Check the fields of a file against a model.

    Returns the model, or ``None`` and a problem for every mistake, each with its line.
    """
    checked, errors = validated(_given(fields.values, model), model)
    return checked, [_problem(error, fields, model) for error in errors]


def _problem(error: Any, fields: Fields, model: type[Model]) -> Problem:  # noqa: ANN401
    path: Path = tuple(part for part in error["loc"] if part != "[key]")
    name, kind = _name(path), error["type"]
    if kind == "missing":
        at = fields.place(path[:-1])
        return Problem("field-missing", f"{name}: is missing", at, hint=_example(str(path[-1])))
    at = fields.place(path)
    if kind == "extra_forbidden":
        hint = _unknown(str(path[-1]), model, path)
        return Problem("field-unknown", f"{name}: unknown field", at, hint=hint)
    if kind == "literal_error":
        found, expected = str(error["input"]), error["ctx"]["expected"].replace("'", '"')
        message = f'{name}: "{found}" is not {expected}'
        near = nearest(found, re.findall('"([^"]+)"', expected))
        hint = f'did you mean "{near}"?' if near else ""
        return Problem("field-value", message, at, hint=hint)
    if kind == "value_error":
        return Problem("field-type", f"{name}: {error['ctx']['error']}", at)
    if kind == "string_pattern_mismatch":
        expected = _PATTERNS.get(str(path[-1]), "expected small Latin letters")
        return Problem("field-value", f'{name}: "{error["input"]}" is not valid; {expected}', at)
    if kind == "language_tag":
        message = f'{name}: "{error["input"]:.40}" is not the tag of a language'
        return Problem("field-value", message, at, hint=error["ctx"]["hint"])
    if kind in ("less_than_equal", "greater_than_equal"):
        bound = next(iter(error["ctx"].values()))
        what = "at most" if kind.startswith("less") else "at least"
        message = f"{name}: expected a number of {what} {bound:g}, found {error['input']}"
        return Problem("field-value", message, at)
    expected = _EXPECTED.get(kind, error["msg"].lower())
    found = described(error["input"])
    message = f"{name}: {expected}" + (f", found {found}" if expected.startswith("exp") else "")
    return Problem("field-type", message, at)


def _name(path: Path) -> str:
    name = ""
    for part in path:
        name += f"[{part + 1}]" if isinstance(part, int) else f".{part}" if name else part
    return name


def _known_fields(model: type[Model], path: Path) -> list[str]:
    for part in path:
        model = NESTED.get(part, model)
    return list(model.model_fields)


def _unknown(name: str, model: type[Model], path: Path) -> str:
    """Return the way out for a field that there is not."""
    meant = _ELSEWHERE.get(model.__name__, {}).get(name.lower())
    if meant and not path[:-1]:
        return meant
    return did_you_mean(name, _known_fields(model, path[:-1]))


def _given(values: dict[str, Any], model: type[Model]) -> dict[str, Any]:
    """Return fields without those that are left empty and need not be there."""
    known = {one.alias or name: one.is_required() for name, one in model.model_fields.items()}
    given: dict[str, Any] = {}
    for name, value in values.items():
        if value in (None, "") and not known.get(name, True):
            continue
        given[name] = value
        if name == "labels" and isinstance(value, dict):
            given[name] = {label: text for label, text in value.items() if text not in (None, "")}
        elif name in HOLDERS and isinstance(value, dict):
            given[name] = _given(value, NESTED[name])
        elif name in ("pull_quotes", "authors", "last_year") and isinstance(value, list):
            given[name] = [
                _given(item, NESTED[name]) if isinstance(item, dict) else item for item in value
            ]
    return given


def _example(name: str) -> str:
    examples = {
        "title": 'add "title: …"',
        "headline": 'add "headline: …", the line over the lead',
        "colour_key": 'add "colour_key: …", one of the edition\'s colour keys',
        "opener": 'add "opener:" with "image: …" and "alt: …" indented below it',
        "image": 'add "image: …", the path of the picture',
        "forecast": 'add "forecast: …", the forecast as it was printed last year',
        "alt": 'add "alt: …", what the picture shows, for those who cannot see it',
        "year": 'add "year: …", such as 2022',
        "language": 'add "language: en"',
    }
    return examples.get(name, f'add "{name}: …"')
