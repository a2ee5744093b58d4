"""The reference of the manuscript is that of the models, and each of its samples is built."""

from __future__ import annotations

import runpy
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

import belpress
from belpress.read.house_fields import FeetFields, HouseFields
from belpress.read.schema import NESTED, ChapterFields, EditionFields, validated
from belpress.read.sections import Model
from documentation import text
from edition.book import Book, squeeze
from samples import ROOT

PAGE = "docs/manuscript.md"
MADE: dict[str, Any] = runpy.run_path(str(ROOT / "docs" / "manuscript.py"))
SAMPLES = MADE["SAMPLES"]
MODELS = (EditionFields, ChapterFields, *(one for one in NESTED.values() if one is not FeetFields))


def test_page_says_what_the_models_and_samples_say() -> None:
    assert text(PAGE) == MADE["page"](), "make reference"


@pytest.mark.parametrize("model", MODELS)
def test_every_field_is_explained_and_its_example_is_valid(model: type[Model]) -> None:
    for name, field in model.model_fields.items():
        written = field.alias or name
        assert field.description
        assert f"| `{written}` | {field.description} |" in text(PAGE)
        (example,) = field.examples or [None]
        values = {written: example}
        errors = [
            error
            for error in validated(values, model)[1]
            if error["type"] != "missing" or len(error["loc"]) > 1
        ]
        assert not errors
        line = f"`{written}: {MADE['_yaml'](example)}`"
        assert line in text(PAGE)


@pytest.mark.parametrize("model", [HouseFields, FeetFields])
def test_every_field_of_a_house_is_named_where_designers_look(model: type[Model]) -> None:
    for name, field in model.model_fields.items():
        assert field.description
        assert f"`{field.alias or name}" in text("docs/house.md")


def test_pictures_are_those_of_the_samples_and_small() -> None:
    pictures = {path.stem: path for path in (ROOT / "docs" / "pictures").iterdir()}
    assert set(pictures) == {sample.name for sample in SAMPLES if sample.is_shown}
    for path in pictures.values():
        assert path.stat().st_size < 25_000
        with Image.open(path) as picture:
            assert picture.width < 1000
            assert len(set(picture.convert("L").tobytes())) > 2


def test_every_sample_is_built_without_problems(tmp_path: Path) -> None:
    project = MADE["project_of"](tmp_path)
    built = belpress.build_edition(project, belpress.BuildRequest(2022))
    assert built.problems == ()
    book = Book(built.path)
    whole = "".join(book.texts)
    for sample in SAMPLES:
        assert squeeze(sample.heading) in whole
    for words in ("Ministry of Trade, 2022.", "an office in Minsk.", "the talks(p."):
        assert squeeze(words) in whole
