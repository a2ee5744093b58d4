"""Which languages can be set, by which rules, and what is said of the others."""

from __future__ import annotations

import tomllib
from dataclasses import fields
from pathlib import Path

import pytest

from belpress.language import data
from belpress.language.data_files import data_of
from belpress.language.habits import Habits, habits
from belpress.language.labels import colour_keys, imprint_labels, labels, scorecard_labels
from belpress.language.support import lack, refusal
from belpress.language.tags import read_tag
from belpress.language.typography import set_text
from belpress.project.project import open_project
from belpress.read.edition import reading_of
from samples import EDITION, edit

DATA = Path(data.__path__[0])
WHOLE = (
    *(
        "en",
        "be",
        "ru",
        "be-Latn",
        "uk",
        "pl",
        "cs",
        "sk",
        "lt",
        "lv",
        "et",
        "de",
        "fr",
        "es",
        "it",
    ),
    *(
        "pt",
        "ro",
        "hu",
        "sv",
        "fi",
        "da",
        "nb",
        "nl",
        "el",
        "bg",
        "sr",
        "sr-Latn",
        "tr",
        "ka",
        "hy",
    ),
)
"""Languages that have all of their rules and labels."""
TABLES = ("labels", "note_labels", "imprint_labels", "scorecard_labels", "colour_keys")


def problems(root: Path) -> list[tuple[str, str]]:
    """Return the rule and message of every problem of the edition."""
    found = reading_of(open_project(root), 2030).problems
    return [(problem.rule, f"{problem.source.line}: {problem.message}") for problem in found]


@pytest.mark.parametrize("language", WHOLE)
def test_language_has_all_of_its_rules(language: str) -> None:
    held = data_of(language)
    assert {"source", "quotes", "dash", "page", "units", "counted", "references"} <= held.keys()
    assert {"ranged", "named", "degrees", "joining", "labels", "colour_keys"} <= held.keys()
    assert set(held["labels"]) == set(labels("en"))
    assert set(held["colour_keys"]) == set(colour_keys("en"))
    assert set(held["imprint_labels"]) == set(imprint_labels("en"))
    assert set(held["scorecard_labels"]) == set(scorecard_labels("en"))
    assert "{}" in habits(language).page
    assert lack(language) == refusal(language) == ""
    assert read_tag(language) == (language, "")


@pytest.mark.parametrize("file", sorted(DATA.glob("[!_]*.toml")), ids=lambda file: file.stem)
def test_data_file_holds_what_is_known_and_says_its_sources(file: Path) -> None:
    held = tomllib.loads(file.read_text(encoding="utf-8"))
    known = {one.name for one in fields(Habits)} | {"source", "like", *TABLES}
    assert held.keys() <= known
    assert held["source"]
    for name in TABLES:
        assert held.get(name, {}).keys() <= data_of("en")[name].keys()
    for one in fields(Habits):
        words = held.get(one.name, "")
        if str(one.type).startswith("tuple") and isinstance(words, str):
            assert all(word == word.strip() for word in words.split(", ")), one.name


@pytest.mark.parametrize("language", WHOLE)
def test_labels_are_in_the_language_and_name_the_year(language: str) -> None:
    own = labels(language)
    assert all("{forecast_year}" in own[name] for name in ("summary", "forecasts"))
    scored = scorecard_labels(language)
    assert "{year}" in scored["scorecard"]
    assert all(one in scored["score"] for one in ("{number}", "{count}"))
    if language != "en":
        assert own["forecasts"] != labels("en")["forecasts"]


@pytest.mark.parametrize(
    ("variant", "like"),
    [("sr-Cyrl", "sr"), ("be-Cyrl-BY", "be"), ("en-GB", "en"), ("de-AT", "de"), ("no", "nb")],
)
def test_variant_without_data_is_set_as_its_language(variant: str, like: str) -> None:
    assert habits(variant) == habits(like)


def test_variant_has_what_differs_and_otherwise_what_its_language_has() -> None:
    swiss, german = habits("de-CH"), habits("de")
    assert (swiss.quotes, german.quotes) == (("«", "»", "‹", "›"), ("„", "“", "‚", "‘"))
    assert swiss.units == german.units
    assert labels("en-US") == {**labels("en"), "colour_key": "Color key"}


def test_another_script_is_another_language() -> None:
    assert habits("be-Latn").words != habits("be").words
    assert habits("uk-Latn") == habits("en")


@pytest.mark.parametrize(
    ("language", "typed", "printed"),
    [
        ("hr", '"Vijest" - 5. svibnja', "„Vijest“ – 5.\u00a0svibnja"),
        ("sl", "'Novica'", "„Novica“"),
        ("ca", '5 de maig, "sí" i 38%', "5\u00a0de maig, «sí» i 38\u00a0%"),
        ("vi", '"Tin" 38 %', "“Tin” 38%"),
    ],
)
def test_language_without_data_has_what_cldr_knows(language: str, typed: str, printed: str) -> None:
    assert set_text(typed, language).replace("\u00a0–", " –") == printed
    assert "CLDR" in lack(language)


@pytest.mark.parametrize("language", ["he", "ar", "fa", "ur", "yi", "ckb", "uz-Arab", "dv"])
def test_languages_from_right_to_left_are_refused(language: str) -> None:
    assert "right to left" in refusal(language)


@pytest.mark.parametrize("language", ["zh", "zh-Hant", "ja", "ko", "th", "km", "hi", "am", "my"])
def test_languages_of_other_line_ends_are_refused(language: str) -> None:
    assert "does not know" in refusal(language)


@pytest.mark.parametrize("language", ["be-tarask", "en-US", "de-CH", "pt-BR", "fr-CA", "es-419"])
def test_variants_are_taken(root: Path, language: str) -> None:
    edit("language: en", f"language: {language}", EDITION)(root)
    assert problems(root) == []


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("ua", "uk"),
        ("cz", "cs"),
        ("by", "be"),
        ("deu", "de"),
        ("en_GB", "en-GB"),
        ("en-UK", "en-GB"),
        ("EN", "en"),
        ("German", "de"),
        ("Deutsch", "de"),
        ("беларуская", "be"),
        ("Belarussian", "be"),
        ("be-latin", "be-Latn"),
    ],
)
def test_a_wrong_tag_is_named_with_what_is_meant(root: Path, written: str, meant: str) -> None:
    edit("language: en", f"language: {written}", EDITION)(root)
    (problem,) = reading_of(open_project(root), 2030).problems
    assert problem.rule == "field-value"
    assert problem.source.line == 3
    assert problem.hint == f'write "{meant}"'


def test_what_is_not_set_by_a_language_s_own_rules_is_named(root: Path) -> None:
    edit("language: en", "language: en\ntranslations: [hr, fi, he]", EDITION)(root)
    assert [rule for rule, _ in problems(root)] == [
        "language-partly",
        "language-undivided",
        "language-script",
    ]
    assert all(message.startswith("4: translations: ") for _, message in problems(root))


def test_labels_of_an_edition_are_in_its_language(root: Path) -> None:
    edit("language: en", "language: de", EDITION)(root)
    edition = reading_of(open_project(root), 2030).edition
    assert edition is not None
    assert edition.labels["contents"] == "Inhalt"
    assert edition.labels["forecasts"] == "Prognosen für 2031"
    assert edition.colour_keys["improved"].label == "Die Lage hat sich verbessert"
