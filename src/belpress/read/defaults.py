"""What stands in the place of labels and colour keys that ``edition.yaml`` does not give."""

from __future__ import annotations

from collections.abc import Mapping

from belpress.language.labels import (
    colour_keys,
    imprint_labels,
    labels,
    note_labels,
    scorecard_labels,
)
from belpress.model.edition import ColourKey

LABELS = tuple(labels("en"))
"""The names of the labels."""
DRAFT = "draft"
"""The label across the pages of a draft, otherwise the word that the reader's language has."""
IMPRINT_LABELS = tuple(imprint_labels("en"))
"""Those of an imprint, where one is printed."""
SCORECARD_LABELS = tuple(scorecard_labels("en"))
"""Those of the page on last year's forecasts, where there is one."""
NOTE_LABELS = tuple(note_labels("en"))
"""That of notes, where they are collected behind chapters."""
SYMBOLS = {"deteriorated": "▼", "unchanged": "■", "improved": "▲"}
"""The symbols of the usual colour keys, by their names."""


def usual_colour_keys(language: str) -> Mapping[str, ColourKey]:
    """Return the colour keys of an edition that has none of its own."""
    known = colour_keys(language)
    return {name: ColourKey(name, known[name], symbol) for name, symbol in SYMBOLS.items()}
