"""Golden pages: how the pages of each kind look, within a tolerance.

``make golden`` renews them and shows before and after.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageFilter

from edition.book import Book

GOLDEN = Path(__file__).resolve().parents[1] / "golden"
PAGES = {
    "cover": 1,
    "summary": 2,
    "contents": 3,
    "opener": 4,
    "body-with-pull-quote": 5,
    "figure": 6,
    "page-figure": 8,
    "forecasts": 9,
    "table": 32,
    "back": 36,
}
DPI = 50
BLUR = 1.2
"""Differences smaller than this many px are those of another version of a library."""
CHANGED = 40
"""A px is changed if a colour differs by more than this, of 255."""
TOLERANCE = 0.002
"""The part of a page that may be changed."""


def difference(first: Image.Image, second: Image.Image) -> Image.Image:
    """Return where two pages differ to the eye: white on black."""
    soft = ImageFilter.GaussianBlur(BLUR)
    apart = ImageChops.difference(first.filter(soft), second.filter(soft))
    bands = apart.split()
    most = ImageChops.lighter(ImageChops.lighter(bands[0], bands[1]), bands[2])
    return most.point(lambda value: 255 if value > CHANGED else 0)


@pytest.mark.parametrize("name", PAGES)
def test_page_looks_like_its_golden_page(book: Book, name: str) -> None:
    page = book.picture(PAGES[name], DPI)
    golden = Image.open(GOLDEN / f"{name}.png").convert("RGB")
    assert page.size == golden.size
    apart = difference(page, golden)
    changed = sum(apart.histogram()[128:]) / (apart.width * apart.height)
    if changed > TOLERANCE:
        folder = GOLDEN / "difference"
        folder.mkdir(exist_ok=True)
        sheet = Image.new("RGB", (page.width * 3, page.height))
        for column, picture in enumerate((golden, page, apart.convert("RGB"))):
            sheet.paste(picture, (column * page.width, 0))
        sheet.save(folder / f"{name}.png")
    assert changed <= TOLERANCE, f"{changed:.2%} of the page differ; see golden/difference"
