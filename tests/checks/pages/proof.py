"""Small publications laid out for the tests of page rules, and pages changed as values."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Container, Mapping
from dataclasses import replace
from functools import cache
from io import BytesIO
from itertools import chain
from pathlib import Path

from PIL import Image

import belpress
from belpress.checks.rulebook import printed_problems
from belpress.layout.printed import Printed
from belpress.model.pages import LaidPage, Line
from belpress.model.problem import Problem
from samples import EDITION, ROOT

FILE = "manuscript/2030/01-security.md"
HEAD = """---
title: Security
headline: "2030: a quiet year"
colour_key: unchanged
opener:
  image: ../../assets/images/opener.jpg
  alt: A plain blue sheet
pull_quotes:
  - The river rose in May.
---

The lead says in a few words what the year was like for those who live by the river.
"""
SENTENCES = (
    "The river rose in May.",
    "Nobody had seen the like of it, and few had thought that it would come so soon.",
    "By the end of the week the lower town stood in water up to the sills.",
    "Boats were brought from the lake and tied up at the doors of the old market.",
    "The mayor asked for help, and help came from all sides, though not at once.",
    "Some of the houses could be saved; others were left to the flood.",
    "In June the sun came out and the fields began to dry.",
)
FIGURE = """![A plain blue sheet](../../assets/images/figure.jpg)
*The river in May, seen from the bridge.*
"""
TAIL = """## Forecasts {.forecasts}

- It will rain. {.summary}
- It will shine.
"""


def paragraph(first: int, sentences: int) -> str:
    return " ".join(SENTENCES[(first + n) % len(SENTENCES)] for n in range(sentences))


def chapter(body: str, head: str = HEAD) -> str:
    return f"{head}\n{body}\n\n{TAIL}"


def plain_body(paragraphs: int, headings: Container[int]) -> str:
    """Return text with a figure in its first part, and headings after some paragraphs."""
    texts = []
    for number in range(paragraphs):
        texts.append(paragraph(2 * number, 4 + number % 3))
        if number in headings:
            texts.append(f"## The lower town {number}")
    return "\n\n".join([*texts[:2], FIGURE, *texts[2:]])


@cache
def jpeg(width: int, height: int, colour: str = "#223a66") -> bytes:
    target = BytesIO()
    Image.new("RGB", (width, height), colour).save(target, "JPEG")
    return target.getvalue()


def project(root: Path, text: str, *, figure: tuple[int, int] = (1949, 1358)) -> Path:
    """Write a project with a chapter, and the house design to be changed."""
    images = root / "assets" / "images"
    images.mkdir(parents=True)
    (images / "opener.jpg").write_bytes(jpeg(2551, 3579))
    (images / "figure.jpg").write_bytes(jpeg(*figure))
    shutil.copytree(ROOT / "styles", root / "styles")
    shutil.copytree(ROOT / "assets" / "fonts", root / "assets" / "fonts")
    (root / FILE).parent.mkdir(parents=True)
    (root / EDITION).write_text("title: Yearbook\nyear: 2030\nlanguage: en\n")
    (root / FILE).write_text(text)
    return root


def styled(root: Path, sheet: str, rules: str) -> Path:
    """Add rules to a style sheet of a project."""
    path = root / "styles" / sheet
    path.write_text(f"{path.read_text()}\n{rules}\n")
    return root


def laid_out(root: Path) -> Printed:
    project = belpress.open_project(root)
    return belpress.typeset_edition(project, belpress.read_edition(project, 2030)).printed


def found(rule: str, printed: Printed) -> list[Problem]:
    return [problem for problem in chain(*printed_problems(printed)) if problem.rule == rule]


def changed(printed: Printed, pages: Mapping[int, Callable[[LaidPage], LaidPage]]) -> Printed:
    """Return a publication with some of its pages (from 1) changed."""
    parts = []
    for part in printed.parts:
        laid = [
            pages[part.first_page + index](page) if part.first_page + index in pages else page
            for index, page in enumerate(part.pages)
        ]
        parts.append(replace(part, pages=tuple(laid)))
    return replace(printed, parts=tuple(parts))


def with_lines(change: Callable[[Line], Line | None]) -> Callable[[LaidPage], LaidPage]:
    """Return a change of a page that changes its lines, or drops those that become ``None``."""

    def made(page: LaidPage) -> LaidPage:
        lines = [new for line in page.lines if (new := change(line)) is not None]
        return replace(page, lines=tuple(lines))

    return made
