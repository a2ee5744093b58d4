"""Fonts, pictures, links, bookmarks and what the document says of itself."""

from __future__ import annotations

from pathlib import Path

import pikepdf

from belpress import Edition
from edition.book import Book
from edition.test_plan import PLAN

FONTS = Path(__file__).resolve().parents[2] / "assets" / "fonts"


def test_only_the_house_fonts_are_embedded(book: Book) -> None:
    shipped = {path.stem.replace("_", "-").casefold() for path in FONTS.rglob("*.ttf")}

    def ours(name: str) -> bool:
        plain = name.replace("-", "").casefold()
        return plain.startswith(("sourceserif4smtext", "firasansextracondensed"))

    assert shipped
    assert book.fonts
    assert all(ours(name) for name in book.fonts), book.fonts


def test_contents_and_summary_lead_to_the_chapters(book: Book) -> None:
    for page in (2, 3):
        assert list(dict.fromkeys(to for _, to in book.links(page))) == list(PLAN.values())


def test_links_in_text_lead_out_and_to_other_chapters(book: Book, edition: Edition) -> None:
    links = [link for page in range(5, 35) for link in book.links(page)]
    outside = {address for address, _ in links if address}
    assert "https://eabr.org/" in outside
    inside = {page for address, page in links if not address}
    assert {PLAN["civil-society"], PLAN["security"]} <= inside


def test_bookmarks_name_chapters_and_sections(book: Book, edition: Edition) -> None:
    outline = book.outline()
    chapters = [title for depth, title in outline if depth == 0]
    assert [chapter.title for chapter in edition.chapters] == chapters[-5:]
    assert (1, "The cost of loyalty") in outline
    assert sum(title == edition.labels["forecasts"] for depth, title in outline) == 5


def test_document_says_what_it_is(book: Book, edition: Edition) -> None:
    info, root = book.pdf.docinfo, book.pdf.Root
    assert str(info.Title) == "Annual Review 2022 and forecast for 2023"
    assert str(info.Author) == edition.author
    assert str(root.Lang) == "en"
    assert str(info.CreationDate) == "D:20230101000000Z"
    assert root.ViewerPreferences.DisplayDocTitle
    assert root.PageMode == "/UseOutlines"
    assert pikepdf.NumberTree(root.PageLabels)[0].St == 1


def test_pages_are_a4(book: Book) -> None:
    for page in book.pdf.pages:
        width, height = float(page.mediabox[2]), float(page.mediabox[3])
        assert abs(width - 595.276) < 0.1
        assert abs(height - 841.89) < 0.1
