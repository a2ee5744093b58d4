"""How often parts are laid out: once, since what does not depend on page numbers comes first."""

from __future__ import annotations

import logging
from collections import Counter
from pathlib import Path

import pytest

import belpress
from belpress.press import presses
from samples import ROOT

CHAPTERS = 6
STATEMENT = "It will rain in every single month of the year to come, in all places of the land. "
CHAPTER = """---
title: "Chapter {number}"
headline: "2030: a headline"
colour_key: unchanged
opener: {{image: ../../assets/opener.jpg, alt: An opener}}
---

{paragraphs}

## Forecasts {{.forecasts}}

- {statement} {{.summary}}
"""


@pytest.fixture
def many(root: Path) -> Path:
    """Return a project with several chapters of some pages, in the design of the house."""
    picture = ROOT / "assets" / "images" / "2022" / "cover.jpg"
    (root / "assets" / "opener.jpg").write_bytes(picture.read_bytes())
    for file in (root / "manuscript" / "2030").glob("*.md"):
        file.unlink()
    return root


def write_chapters(root: Path, statement: str) -> None:
    for number in range(1, CHAPTERS + 1):
        paragraphs = "\n\n".join(f"Chapter {number}. " + STATEMENT * 4 for _ in range(4))
        text = CHAPTER.format(number=number, paragraphs=paragraphs, statement=statement)
        (root / "manuscript" / "2030" / f"{number}-chapter-{number}.md").write_text(text)


def layouts(root: Path, caplog: pytest.LogCaptureFixture) -> Counter[str]:
    """Set the edition of a project; return how often parts of each kind were laid out or drawn."""
    caplog.clear()
    project = belpress.open_project(root)
    with caplog.at_level(logging.DEBUG, presses.__name__):
        pages = belpress.typeset_edition(project, belpress.read_edition(project, 2030)).pages
    counted = Counter[str]()
    for record in caplog.records:
        if record.msg == presses.ORDER and isinstance(record.args, tuple):
            counted[f"{record.args[1]} {record.args[2]}"] += 1
    counted["summary"] = sum(len(part.pages) for part in pages.parts if part.name == "summary")
    return counted


def test_long_summary_lays_out_no_chapter_twice(
    many: Path, caplog: pytest.LogCaptureFixture
) -> None:
    write_chapters(many, STATEMENT * 5)
    counted = layouts(many, caplog)
    assert counted["summary"] == 2
    for kind in ("opener", "body"):
        assert counted[f"lay_out {kind}"] == counted[f"draw {kind}"] == CHAPTERS
    assert counted["show specimen"] == 1
    assert counted["lay_out contents"] <= 2
