"""The slips of a printed review, in a text of our own: each is found, with its line."""

from __future__ import annotations

from itertools import chain
from pathlib import Path

import pytest

import belpress
from belpress.checks.rulebook import manuscript_problems
from belpress.language.excerpts import differences, nearest_sentence
from checks.shelf import edition_of, written
from checks.test_examples import skip_without_what_it_needs

REVIEW = """---
title: Harbour–Town relations
headline: "2030: ANCHORS, TIDES AND OTHER SUCCESSSES"
---
The dredgers reorganised the harbour. Trust came back for these reasons:

- the slow return of the fishing boats to the quay,
- the absence of storms from the whole northern coast.
- cheap berths, which however upset the trade in rope.

The pilots organised a choir, and the demobilization of the tug crews ended in May.

Harbour-Town talks went on for 1650 days, over 2,400 letters and 3,600 calls.

Lookouts watched the movement of ships - with telescopes.
"""
SLIPS = {
    "typed-capitals": (3, "is typed in capitals"),
    "list-ends": (12, "an item ends in a comma, others of its list in a full stop"),
    "spelling-mixed": (16, '"demobilization" is -ize'),
    "title-spelling": (18, '"Harbour-Town" is spelt "Harbour–Town" in the title'),
    "hyphen-for-dash": (20, "a hyphen instead of a dash"),
}


def test_slips_of_a_review_are_found_where_they_are(tmp_path: Path) -> None:
    everything = chain(*manuscript_problems(edition_of(tmp_path, REVIEW)))
    found = [problem for problem in everything if problem.rule in SLIPS]
    said = {problem.rule: (problem.source.line, problem.message) for problem in found}
    assert said.keys() == SLIPS.keys()
    assert len(found) == len(SLIPS)
    for name, (line, message) in SLIPS.items():
        assert said[name][0] == line
        assert message in said[name][1]


def test_misspelt_headline_in_capitals_is_found(tmp_path: Path) -> None:
    skip_without_what_it_needs("spelling")
    found = chain(*manuscript_problems(edition_of(tmp_path, REVIEW)))
    (misspelt,) = (problem for problem in found if problem.rule == "spelling")
    assert misspelt.message == '"SUCCESSSES" is not in the dictionary'
    assert misspelt.source.line == 3


BODY = (
    "Despite all attempts to stop it, the coast was watched. "
    "Whatever the guards prevented, lookouts watched the movement of ships all year. "
    "It rained."
)


@pytest.mark.parametrize(
    ("quote", "said"),
    [
        (
            "Whatever the guards prevention, lookouts watched the movement of ships all year.",
            'the body has "prevented", the quote "prevention"',
        ),
        (
            "Whatever the guards prevented, lookouts watched ships all year.",
            'the quote lacks "the movement of"',
        ),
        (
            "Whatever the new guards prevented, lookouts watched the movement of ships all year.",
            'the quote adds "new"',
        ),
        (
            "WHATEVER THE GUARDS PREVENTED, LOOKOUTS OBSERVED THE MOVEMENT OF SHIPS ALL DAY",
            'the body has "watched", the quote "OBSERVED"; the body has "year", the quote "DAY"',
        ),
        (
            "The coast is watched. Whatever the guards prevented, lookouts watched the movement "
            "of ships all year.",
            'the quote lacks "Despite all attempts to stop it"; the body has "was", the quote "is"',
        ),
    ],
)
def test_drifted_pull_quote_tells_its_sentence_and_the_words(
    tmp_path: Path, quote: str, said: str
) -> None:
    with pytest.raises(belpress.ProblemsFound) as raised:
        written(tmp_path, f'---\npull_quotes:\n  - "{quote}"\n---\n{BODY}')
    (found,) = raised.value.problems
    assert found.rule == "pull-quote-drift"
    assert (found.source.path, found.source.line) == ("manuscript/2030/01-chapter-1.md", 3)
    assert found.hint.startswith("the nearest sentence is ")
    assert found.hint.endswith(said)


def test_quote_with_nothing_like_it_names_no_sentence() -> None:
    assert nearest_sentence("Bananas were cheap in Peru.", [BODY]) == ""


def test_passages_that_differ_everywhere_are_not_reported_word_by_word() -> None:
    assert differences("a b c d e f g h i", "a x c x e x g x i x") == ""


def test_quotation_marks_and_stops_are_no_difference() -> None:
    assert differences('The "movement" of ships', "The “movement” of ships.") == ""
