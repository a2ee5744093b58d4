"""From edition.yaml to its checked fields."""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from belpress.markdown.display import set_plain
from belpress.model.edition import (
    ColourKey,
)
from belpress.model.problem import Source, did_you_mean
from belpress.project.project import Project
from belpress.read.defaults import (
    DRAFT,
    IMPRINT_LABELS,
    LABELS,
    NOTE_LABELS,
    SCORECARD_LABELS,
    usual_colour_keys,
)
from belpress.read.field_mistakes import check_fields
from belpress.read.files import read_text
from belpress.read.free_fields import FREE_TEXTS
from belpress.read.frontmatter import Fields, load
from belpress.read.languages import check_languages
from belpress.read.mistakes import Mistakes
from belpress.read.schema import (
    EditionFields,
)

EDITION_FILE = "edition.yaml"
_PLACEHOLDERS = {"score": ("number", "count")}
"""Labels with words in braces of their own, all of which they need."""
_ALMOST = ("edition.yaml", "edition.yml", "edition.yaml.txt", "edition.yml.txt", "edition.txt")


class EditionFileReader:
    """Reads the edition.yaml of a folder."""

    def __init__(self, project: Project, folder: Path, mistakes: Mistakes) -> None:
        self.project = project
        self.folder = folder
        self.mistakes = mistakes

    def read(self) -> tuple[EditionFields | None, Fields]:
        """Return the fields of the file, both checked and as written."""
        path = self.folder / EDITION_FILE
        at = Source(self.project.relative(path), 1)
        if not self.project.has(path):
            self.mistakes.error(
                "edition-file-missing",
                "this file is missing",
                Source(at.path),
                self._other_file()
                or 'add it, with three lines: "title: …", "year: …", "language: en"',
            )
            return None, Fields(places={(): at})
        text = read_text(self.project, path, self.mistakes.problems)
        if text is None:
            return None, Fields(places={(): at})
        fields = load(text, at, FREE_TEXTS)
        self.mistakes.problems += fields.problems
        if not fields.values:
            return None, fields
        front, problems = check_fields(fields, EditionFields)
        self.mistakes.problems += problems
        if front and front.year != int(self.folder.name):
            self.mistakes.error(
                "year-differs",
                f"year: {front.year} in the folder of {self.folder.name}",
                fields.place(("year",)),
                "write the year of the folder",
            )
        if front:
            self._check_labels(front, fields)
            self._check_translations(front, fields)
            check_languages(front, fields, self.mistakes)
        return front, fields

    def _other_file(self) -> str:
        """Say which file may be meant for it, by its name."""
        with suppress(OSError):
            for path in self.project.listed(self.folder, ""):
                if path.name.lower() in _ALMOST:
                    return f'rename "{path.name}"'
        return ""

    def _check_translations(self, front: EditionFields, fields: Fields) -> None:
        own = [translation.language for translation in front.translations if not translation.origin]
        seen = {front.language}
        for index, translation in enumerate(front.translations):
            language, origin = translation.language, translation.origin
            at = fields.place(("translations", index))
            if language in seen:
                message = f'translations: "{language}" is listed twice'
                if language == front.language:
                    message = f'translations: "{language}" is the language of the source'
                self.mistakes.error("translation-twice", message, at, "delete it from the list")
            seen.add(language)
            if origin and origin not in own:
                message = f'translations: "{origin}" is not a translation of this edition'
                self.mistakes.error("translation-origin", message, at, did_you_mean(origin, own))
            if origin and language != "be-Latn":
                message = f'translations: "{language}" cannot be made from "{origin}"'
                hint = "only be-Latn can be made from another translation, from be"
                self.mistakes.error("translation-origin", message, at, hint)

    def _check_labels(self, front: EditionFields, fields: Fields) -> None:
        for name, label in front.labels.items():
            at = fields.place(("labels", name))
            known = (*LABELS, *IMPRINT_LABELS, *NOTE_LABELS, *SCORECARD_LABELS, DRAFT)
            if name not in known:
                hint = did_you_mean(name, known)
                self.mistakes.error("field-unknown", f"labels.{name}: unknown label", at, hint)
            written = re.findall(r"\{([^}]*)\}", label)
            placeholders = _PLACEHOLDERS.get(name, ("year", "forecast_year"))
            for needed in _PLACEHOLDERS.get(name, ()):
                if needed not in written:
                    message = f'labels.{name}: "{{{needed}}}" is missing'
                    hint = "the number of forecasts is printed in its place"
                    self.mistakes.error("label-placeholder", message, at, hint)
            for placeholder in written:
                if placeholder not in placeholders:
                    hint = did_you_mean(placeholder, placeholders)
                    message = f'labels.{name}: "{{{placeholder}}}" is not a placeholder'
                    self.mistakes.error("label-placeholder", message, at, hint)


def colour_keys_of(front: EditionFields | None, language: str) -> Mapping[str, ColourKey]:
    """Return the colour keys of an edition: its own, or otherwise the usual three."""
    if front and front.colour_keys:
        return {
            name: ColourKey(name, set_plain(key.label, language), key.symbol, key.colour)
            for name, key in front.colour_keys.items()
        }
    return usual_colour_keys(language)
