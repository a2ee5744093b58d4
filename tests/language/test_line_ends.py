"""Where lines end on pages: bound words stay together, whatever markup is between them."""

from __future__ import annotations

import re
from pathlib import Path

import belpress
from edition.book import Book
from samples import EDITION, edit

LONGEST = 24
"""So many letters are before a bound word: it comes to every place of a line."""


def lines_of(root: Path, language: str, text: str) -> list[str]:
    """Return the lines of a body in a language that holds a text again and again."""
    edit("language: en", f"language: {language}", EDITION)(root)
    paragraphs = "\n\n".join(f"{'а' * length} {text}" for length in range(1, LONGEST))
    edit("Nobody knew why,", f"{paragraphs}\n\nNobody knew why,")(root)
    target = root / "a.pdf"
    belpress.build_edition(belpress.open_project(root), belpress.BuildRequest(2030, target=target))
    book = Book(target)
    pages = (book.text(page) for page in range(1, book.page_count + 1))
    return [line.replace("\u00a0", " ").strip() for page in pages for line in page.split("\n")]


def test_no_line_ends_in_a_word_of_one_letter_before_emphasis_or_a_link(root: Path) -> None:
    text = "быў у *Мінску* і [Брэсце](https://nn.by), жыў і **там** у Гродне і *не* памёр."
    lines = lines_of(root, "be", text)
    assert sum("Мінску" in line for line in lines) >= LONGEST - 1
    assert not [line for line in lines if re.search(r"(?:\A|\s)[уі]\Z", line)]


def test_no_line_ends_behind_an_opening_dash_of_spanish(root: Path) -> None:
    lines = lines_of(root, "es", "Minsk - no Kiev, digo - paga por todo lo demás y calla.")
    assert sum("—" in line for line in lines) >= LONGEST - 1
    assert not [line for line in lines if line.endswith(" —") or line.startswith("— ")]
    assert not [line for line in lines if line == "—" or line.startswith("—paga")]
