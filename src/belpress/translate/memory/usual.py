"""What belpress itself knows how to say in many languages: labels of pages and of colour keys."""

from __future__ import annotations

from collections.abc import Iterator

from belpress.language.data_files import data_of
from belpress.language.labels import colour_keys, imprint_labels, labels, scorecard_labels
from belpress.model.message import MessageKind
from belpress.translate.memory.memory import Unit

PLACE = "belpress/edition"
"""They are messages of the catalogue ``edition``."""


def usual_units(written_in: str, language: str) -> Iterator[Unit]:
    """Yield the usual labels of a source with those of another language, if both are known."""
    for table, words, kind in (
        ("labels", labels, MessageKind.LABEL),
        ("imprint_labels", imprint_labels, MessageKind.LABEL),
        ("scorecard_labels", scorecard_labels, MessageKind.LABEL),
        ("colour_keys", colour_keys, MessageKind.COLOUR_KEY),
    ):
        if table in data_of(written_in) and table in data_of(language):
            for name, source in words(written_in).items():
                yield Unit(source, words(language)[name], PLACE, kind.value, written_in=written_in)
