"""Tags of languages: taken as they are, or named with the one that is meant."""

from __future__ import annotations

import pytest

from belpress.language.tags import read_tag

USUAL = 'a language is written as "uk", "fr" or "sr-Latn"'


@pytest.mark.parametrize(
    ("written", "tag"),
    [
        ("uk", "uk"),
        ("BE-latn", "be-Latn"),
        ("fr-ca", "fr-CA"),
        ("zh-hant-TW", "zh-Hant-TW"),
        ("be-tarask", "be-tarask"),
        ("es-419", "es-419"),
        ("szl", "szl"),
    ],
)
def test_tag_is_taken_in_its_usual_capitals(written: str, tag: str) -> None:
    assert read_tag(written) == (tag, "")


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("ua", 'write "uk"'),
        ("by", 'write "be"'),
        ("cz", 'write "cs"'),
        ("rus", 'write "ru"'),
        ("iw", 'write "he"'),
        ("be_BY", 'write "be-BY"'),
        ("Ukrainian", 'write "uk"'),
        ("ukranian", 'write "uk"'),
        ("en-XX", 'write "en"'),
        ("fr-CAN", 'write "fr-CA"'),
        ("qqq", USUAL),
        ("", USUAL),
        ("français", 'write "fr"'),
    ],
)
def test_other_words_are_named_with_the_tag_that_is_meant(written: str, hint: str) -> None:
    assert read_tag(written) == ("", hint)
