"""The data files of languages: which there are, and what they hold for a language tag.

A variant such as ``de-CH`` holds only what differs from ``de``. Another script (``be-Latn``) is
another language here: it takes nothing over.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from belpress.language import data
from belpress.language.locales import chain

_FOLDER = files(data)
_TABLES = ("labels", "note_labels", "imprint_labels", "scorecard_labels", "colour_keys")
"""What a variant takes over value by value."""


@cache
def languages_with_data() -> tuple[str, ...]:
    """Return the tags of all languages and variants that have a data file."""
    names = sorted(file.name for file in _FOLDER.iterdir() if file.name.endswith(".toml"))
    return tuple(name.removesuffix(".toml") for name in names if not name.startswith("_"))


@cache
def data_of(language: str) -> Mapping[str, Any]:
    """Return what the data files hold for a language, variants before what they vary.

    Empty if there are none, for neither the language nor what it is a variant of.
    """
    found: dict[str, Any] = {}
    for tag in chain(language):
        if tag in languages_with_data():
            found = _over(found, _read(tag))
    return _over(found, data_of(found["like"])) if "like" in found else found


def _over(own: Mapping[str, Any], other: Mapping[str, Any]) -> dict[str, Any]:
    """Return own values and, where there are none, those of another."""
    tables = {name: {**other.get(name, {}), **own.get(name, {})} for name in _TABLES}
    return {**other, **own, **{name: table for name, table in tables.items() if table}}


@cache
def quotation_marks() -> Mapping[str, tuple[str, str, str, str]]:
    """Return the marks of the languages that CLDR knows, outer and inner pairs, by their tags."""
    table = _read("_quotation_marks")["quotes"]
    return {tag: tuple(marks.split(" ")) for marks, tags in table.items() for tag in tags.split()}


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((_FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
