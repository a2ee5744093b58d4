"""A forecast is repeated next year in its words alone."""

from __future__ import annotations

import pytest

from belpress.begin.words import words_of


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("It *will* rain.[^1]", "It will rain."),
        (
            "It rains.^[Ministry of [rain](https://www.example.org), 2030.] So be it.",
            "It rains. So be it.",
        ),
        ("See [Security](02-security.md){.page-number}.", "See Security."),
        ('He said "[Слава]{lang=uk}".', 'He said "Слава".'),
        ("CO~2~, the 21^st^ `code`\\\nand on", "CO2, the 21st code and on"),
        ("1\\. In {braces}", "1. In {braces}"),
    ],
)
def test_words_have_no_markup_and_no_notes(written: str, words: str) -> None:
    assert words_of(written) == words
