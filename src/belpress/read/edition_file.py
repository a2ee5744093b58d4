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
from belpress.read.field_mistakes import check_fields
from belpress.read.files import read_text
from belpress.read.frontmatter import Fields, load
from belpress.read.mistakes import Mistakes
from belpress.read.schema import (
    COLOUR_KEYS,
    FREE_TEXTS,
    LABELS,
    EditionFields,
)

EDITION_FILE = "edition.yaml"
_ALMOST = ("edition.yaml", "edition.yml", "edition.yaml.txt", "edition.yml.txt", "edition.txt")


class EditionFileReader:
    """Reads the edition.yaml of a folder."""

    def __init__(self, project: Project, folder: Path, mistakes: Mistakes) -> None:
        self.project = project
        self.folder = folder
        self.mistakes = mistakes

    def read(self) -> tuple[EditionFields | None, Fields]:
        """Return the fields of the file, checked and as they are written."""
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
                "write the folder's year",
            )
        if front:
            self._check_labels(front, fields)
            self._check_translations(front, fields)
        return front, fields

    def _other_file(self) -> str:
        """Say which file may be meant for it, by its name."""
        with suppress(OSError):
            for path in self.project.listed(self.folder, ""):
                if path.name.lower() in _ALMOST:
                    return f'rename "{path.name}"'
        return ""

    def _check_translations(self, front: EditionFields, fields: Fields) -> None:
        own = [one.language for one in front.translations if not one.origin]
        seen = {front.language}
        for index, one in enumerate(front.translations):
            at = fields.place(("translations", index))
            if one.language in seen:
                message = f'translations: "{one.language}" stands twice'
                if one.language == front.language:
                    message = f'translations: "{one.language}" is the language of the source'
                self.mistakes.error("translation-twice", message, at, "take one of them out")
            seen.add(one.language)
            if one.origin and one.origin not in own:
                message = f'translations: "{one.origin}" is no translation to derive from'
                self.mistakes.error(
                    "translation-origin", message, at, did_you_mean(one.origin, own)
                )
            if one.origin and one.language != "be-Latn":
                message = f'translations: no rule derives "{one.language}" from "{one.origin}"'
                self.mistakes.error(
                    "translation-origin", message, at, "only be-Latn is derived, from be"
                )

    def _check_labels(self, front: EditionFields, fields: Fields) -> None:
        for name, label in front.labels.items():
            at = fields.place(("labels", name))
            if name not in LABELS:
                hint = did_you_mean(name, LABELS)
                self.mistakes.error("field-unknown", f"labels.{name}: unknown label", at, hint)
            for placeholder in re.findall(r"\{([^}]*)\}", label):
                if placeholder not in ("year", "forecast_year"):
                    hint = did_you_mean(placeholder, ("year", "forecast_year"))
                    message = f'labels.{name}: "{{{placeholder}}}" is no placeholder'
                    self.mistakes.error("label-placeholder", message, at, hint)


def colour_keys_of(front: EditionFields | None, language: str) -> Mapping[str, ColourKey]:
    """Return the colour keys of an edition: its own, or else the usual three."""
    if front and front.colour_keys:
        return {
            name: ColourKey(name, set_plain(key.label, language), key.symbol, key.colour)
            for name, key in front.colour_keys.items()
        }
    return {name: ColourKey(name, key["label"], key["symbol"]) for name, key in COLOUR_KEYS.items()}
