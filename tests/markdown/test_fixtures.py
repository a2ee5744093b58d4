"""Markdown becomes the HTML, and the problems, that the fixtures beside this file say.

A fixture is a title, what is typed and what comes of it, each closed by a line with a full stop.
A forecast stands behind the HTML with its key and name, then the notes, and behind all, as
comments, what a manuscript wants passed over, and the problems: the line, and the rule that it
breaks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from pathlib import Path

import pytest
from markdown_it.utils import read_fixture_file

from belpress.markdown.parse import parse
from belpress.markdown.parsed import Item, Parsed
from belpress.model.block import Block, Figure
from belpress.model.problem import Source

FILES = sorted(Path(__file__).parent.glob("fixtures/*.md"))


def fixtures() -> Iterator[object]:
    for file in FILES:
        for line, title, typed, wanted in read_fixture_file(file):
            yield pytest.param(typed, wanted, id=f"{file.stem}:{line}: {title}")


def made_of(typed: str) -> str:
    """Return the HTML of a text, without what keeps its last words whole, and its problems."""
    parsed = parse(typed, start=Source("a.md", 1), chapter="a", language="en")
    notes = [note.html for block in parsed.blocks for note in block.notes]
    forecasts = map(forecast_html, parsed.forecasts)
    html = "\n".join([*map(block_html, parsed.blocks), *forecasts, *notes])
    html = re.sub(
        r'<span class="last-word">(.*?)</span>', r"\1", html.replace("<span> </span>", " ")
    )
    return "\n".join([html, *remarks(parsed)]).strip()


def block_html(block: Block) -> str:
    """Return the HTML of a block; of a figure, its picture and form too."""
    if not isinstance(block, Figure):
        return block.html
    picture = f'<img src="{escape(block.picture.path)}" alt="{escape(block.picture.alt)}">'
    lines = [f'<figure class="{block.form.value}">', picture, block.html, "</figure>"]
    return "\n".join(filter(None, lines))


def forecast_html(item: Item) -> str:
    """Return a forecast with what its braces say."""
    said = item.attributes
    name = f' id="{said.name}"' if said.name else ""
    classes = " ".join(["forecast", *said.classes])
    fields = "".join(f' {field}="{value}"' for field, value in said.fields.items())
    return f'<li{name} class="{classes}"{fields}>{item.html}</li>'


def remarks(parsed: Parsed) -> Iterator[str]:
    for ignore in parsed.ignores:
        yield f"<!-- to line {ignore.last_line}: ignore {', '.join(ignore.rules)} -->"
    for line, rule in sorted((problem.source.line, problem.rule) for problem in parsed.problems):
        yield f"<!-- {line}: {rule} -->"


@pytest.mark.parametrize(("typed", "wanted"), list(fixtures()))
def test_markdown_becomes_what_its_fixture_says(typed: str, wanted: str) -> None:
    assert made_of(typed) == wanted.strip()
