"""The words of a file for screens, as programs get them that search, copy or read aloud."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise
from pathlib import Path

import pytest
from pypdfium2 import PdfDocument

import belpress
from belpress.model.block import BlockKind
from edition.book import Book
from forms.tagged import read_tags
from layout.yearbook import FORECASTS, LEAD, built
from samples import LINE_PT, ROOT, TEXT_PT

JOINED = 1.5
"""So many times the size of its type may a line stand below another one, to be joined with it.

It is the limit of poppler and of pdfminer.
"""
SOFT_HYPHEN = "\u00ad"


@pytest.fixture(scope="module")
def paragraphs() -> list[str]:
    edition = belpress.read_edition(belpress.open_project(ROOT), 2022)
    return [
        spaced(block.text)
        for chapter in edition.chapters
        for block in chapter.body
        if block.kind is BlockKind.PARAGRAPH
    ]


def spaced(text: str) -> str:
    return re.sub(r"\s+", " ", text.replace("\u2060", "")).strip()


def test_lines_stand_near_enough_to_be_joined(files: Mapping[str, Book]) -> None:
    assert LINE_PT / TEXT_PT < JOINED
    for page in (5, 15, 23):
        letters = [one for one in files["screen"].letters(page) if "SmText" in one.font]
        sizes = [one for one in letters if abs(one.size - TEXT_PT) < 0.05]
        baselines = sorted({round(one.baseline, 1) for one in sizes})
        steps = [lower - upper for upper, lower in pairwise(baselines) if lower - upper > 2]
        assert min(steps) / TEXT_PT < JOINED


def test_words_read_aloud_are_those_of_the_manuscript(
    files: Mapping[str, Book], paragraphs: list[str]
) -> None:
    """Every line ends in a space, or in a soft hyphen where it divides a word."""
    read = [tag.text for tag in read_tags(files["screen"].pdf).all("P")]
    assert sum(text.count(SOFT_HYPHEN) for text in read) > 50
    whole = {spaced(text.replace(SOFT_HYPHEN, "")) for text in read}
    assert [text for text in paragraphs if text not in whole] == []


def pdfium(book: Book) -> str:
    return "\n".join(page.get_textpage().get_text_range() for page in PdfDocument(book.path))


def poppler(book: Book) -> str:
    if not shutil.which("pdftotext"):
        pytest.skip("poppler is not there")
    words = ["pdftotext", str(book.path), "-"]
    return subprocess.run(words, capture_output=True, text=True, check=True).stdout


@pytest.mark.parametrize("reader", [pdfium, poppler])
def test_phrases_are_found_over_the_ends_of_lines(
    files: Mapping[str, Book], paragraphs: list[str], reader: Callable[[Book], str]
) -> None:
    text = re.sub("[\u00ad\ufffe\x02]\\s*|-\\s+", "", reader(files["screen"]))
    text = spaced(text).replace("-", "")
    wanted = [phrase.replace("-", "") for one in paragraphs for phrase in phrases(one)]
    found = [phrase for phrase in wanted if phrase in text]
    # A page, a column or a picture may stand between the rest
    assert len(found) / len(wanted) > 0.98


def phrases(paragraph: str) -> Iterator[str]:
    words = paragraph.split(" ")
    for at in range(len(words) - 3):
        yield " ".join(words[at : at + 4])


def test_address_is_whole_and_an_item_has_its_sign_alone_as_label(tmp_path: Path) -> None:
    address = "https://example.org/a/long/address/that/breaks/at/its/own/signs/and-goes-on.html"
    item = "An item that is long enough to fill more than one line of its column"
    text = f"{LEAD}\nIt is at {address} as was said.\n\n- {item}.\n  - Below it.\n{FORECASTS}"
    document = read_tags(built(tmp_path / "book", {"one": text}).pdf)
    assert any(address in tag.text.replace(SOFT_HYPHEN, "") for tag in document.all("P"))
    signs = [spaced(tag.text) for tag in document.all("Lbl")]
    assert signs == ["–", "·"]
    (whole,) = (tag for tag in document.all("LBody") if item in spaced(tag.text))
    assert [spaced(tag.text) for tag in whole.all("LBody")][1:] == ["Below it."]
