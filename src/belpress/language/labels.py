"""The words that pages have of their own, in each language: labels, and names of colour keys."""

from __future__ import annotations

from collections.abc import Mapping

from belpress.language.data_files import data_of


def labels(language: str) -> Mapping[str, str]:
    """Return labels by their names, some with ``{forecast_year}``; English where none is known."""
    return {**data_of("en")["labels"], **data_of(language).get("labels", {})}


def imprint_labels(language: str) -> Mapping[str, str]:
    """Return the labels of an imprint by their names; English where none is known."""
    return {**data_of("en")["imprint_labels"], **data_of(language).get("imprint_labels", {})}


def scorecard_labels(language: str) -> Mapping[str, str]:
    """Return the labels of the page on last year's forecasts; English where none is known.

    Some hold ``{year}``; ``score`` holds ``{number}`` and ``{count}``.
    """
    own = data_of(language).get("scorecard_labels", {})
    return {**data_of("en")["scorecard_labels"], **own}


def note_labels(language: str) -> Mapping[str, str]:
    """Return the heading over notes that are collected; English where none is known."""
    return {**data_of("en")["note_labels"], **data_of(language).get("note_labels", {})}


def colour_keys(language: str) -> Mapping[str, str]:
    """Return the labels of the usual colour keys by their names; English where none is known."""
    return {**data_of("en")["colour_keys"], **data_of(language).get("colour_keys", {})}
