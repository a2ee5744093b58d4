"""The forecasts of last year in a chapter's front matter: what is taken, and what is named."""

from __future__ import annotations

from pathlib import Path

import pytest

import belpress
from belpress.model.edition import Chapter
from belpress.model.message import MessageKind
from belpress.model.outcome import Outcome
from samples import CHAPTER, edit, reading_problems

QUOTES = "pull_quotes:\n"


def with_last_year(root: Path, items: str) -> Path:
    edit(QUOTES, f"last_year:\n{items}{QUOTES}")(root)
    return root


def chapter(root: Path) -> Chapter:
    return belpress.read_edition(belpress.open_project(root), 2030).chapters[0]


def test_forecasts_of_last_year_are_read_as_people_write_them(root: Path) -> None:
    items = """\
  - forecast: "Peace" comes: in May, @home.
    outcome: came_true
    why: 2030: it came.
  - forecast: Prices fall.
    outcome:
    why:
  - Nobody rules.
  - {forecast: "Oil, again.", outcome: partly}
"""
    read = chapter(with_last_year(root, items))
    assert [(past.text, past.outcome, past.why) for past in read.last_year] == [
        ("“Peace” comes: in May,\u00a0@home.", Outcome.CAME_TRUE, "2030: it\u00a0came."),
        ("Prices\u00a0fall.", Outcome.OPEN, ""),
        ("Nobody\u00a0rules.", Outcome.OPEN, ""),
        ("Oil,\u00a0again.", Outcome.PARTLY, ""),
    ]
    assert [past.source.line for past in read.last_year] == [9, 12, 15, 16]
    kinds = [message.kind for message in read.messages]
    assert kinds.count(MessageKind.PAST_FORECAST) == 4
    assert kinds.count(MessageKind.OUTCOME_WHY) == 1


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("came true", Outcome.CAME_TRUE),
        ("Came-true.", Outcome.CAME_TRUE),
        ("true", Outcome.CAME_TRUE),
        ('"did not"', Outcome.DID_NOT),
        ("Didn’t come true", Outcome.DID_NOT),
        ("no", Outcome.DID_NOT),
        ("PARTLY", Outcome.PARTLY),
        ("not yet", Outcome.OPEN),
    ],
)
def test_outcome_is_taken_where_it_is_clear(root: Path, written: str, meant: Outcome) -> None:
    items = f"  - forecast: It rains.\n    outcome: {written}\n"
    (past,) = chapter(with_last_year(root, items)).last_year
    assert past.outcome is meant


def test_every_mistake_is_named_with_its_line_and_the_right_value(root: Path) -> None:
    items = """\
  - forecast: It rains.
    outcome: came_tru
  - outcome: partly
  - forecast: It snows.
    outcom: open
  -
  - {forecast: It rains #1, outcome: open}
"""
    found = "\n".join(reading_problems(with_last_year(root, items)))
    assert ':10: last_year[1].outcome: "came_tru" is not' in found
    assert 'did you mean "came_true"?' in found
    assert ":11: last_year[2].forecast: is missing" in found
    assert ':13: last_year[3].outcom: unknown field; did you mean "outcome"?' in found
    assert ":14: last_year[4]: is empty" in found
    assert ":15: last_year: the text behind" in found


def test_forecasts_are_compared_with_those_of_last_year(root: Path) -> None:
    before = root / "manuscript" / "2029"
    before.mkdir()
    (before / "edition.yaml").write_text("title: Yearbook\nyear: 2029\nlanguage: en\n")
    old = "- The *border* stays closed. {.summary}\n- Prices fall by 5%.\n- Nobody rules.\n"
    chapter = CHAPTER.replace("2030", "2029").partition("- It will rain")[0] + old
    (before / "03-security.md").write_text(chapter)
    items = "  - The border stays closed\n  - forecast: Prices fall by 15%.\n"
    found = reading_problems(with_last_year(root, items))
    assert [problem.partition(":")[0].split()[0] for problem in found] == [
        "forecast-differs",
        "forecast-left-out",
    ]
    assert ":10: last_year[2]: manuscript/2029/03-security.md has no such forecast" in found[0]
    assert 'the nearest is "Prices fall by\u00a05%."' in found[0]
    assert 'the forecast "Nobody\u00a0rules." is not listed' in found[1]
