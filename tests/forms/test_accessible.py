"""The file for screens: kept by libraries, read aloud in the order of the manuscript."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pikepdf
import pytest

import belpress
from edition.book import Book, squeeze
from edition.validity import check_valid
from forms.tagged import Tag, read_tags
from samples import ROOT


@pytest.fixture(scope="module")
def document(files: Mapping[str, Book]) -> Tag:
    return read_tags(files["screen"].pdf)


@pytest.fixture(scope="module")
def edition() -> belpress.Edition:
    return belpress.read_edition(belpress.open_project(ROOT), 2022)


def test_file_keeps_what_it_claims(files: Mapping[str, Book]) -> None:
    check_valid(files["screen"])
    with files["screen"].pdf.open_metadata() as xmp:
        assert xmp["pdfuaid:part"] == "1"
        assert (xmp["pdfaid:part"], xmp["pdfaid:conformance"]) == ("2", "A")


def test_chapters_are_read_as_they_are_written(document: Tag, edition: belpress.Edition) -> None:
    """Every block once, whole, in its order; figures where they stand."""
    sections = [tag for tag in document.inside if next(tag.all("H1"), None)]
    chapters = {squeeze(next(tag.all("H1")).text): tag for tag in sections}
    for chapter in edition.chapters:
        section = chapters[squeeze(chapter.title)]
        read = [squeeze(text) for text in texts(section)]
        wanted = [chapter.headline, chapter.blocks[0].text]
        wanted += [block.text for block in chapter.body if block.kind.value != "figure"]
        assert in_order([squeeze(text) for text in wanted], "".join(read)), chapter.name
        for block in chapter.body:
            if block.kind.value == "paragraph":
                assert read.count(squeeze(block.text)) == 1, block.text


def texts(tag: Tag) -> Iterator[str]:
    """Yield the text of everything but figures, part by part."""
    for part in tag.inside:
        if part.role in ("P", "H1", "H2", "H3", "TR", "LBody"):
            yield part.text
        elif part.role != "Figure":
            yield from texts(part)


def in_order(parts: list[str], text: str) -> bool:
    at = 0
    for part in parts:
        found = text.find(part, at)
        assert found >= 0, part
        at = found + len(part)
    return True


def test_figures_say_what_they_show_and_where_they_are(
    document: Tag, edition: belpress.Edition
) -> None:
    found = list(document.all("Figure"))
    assert len(found) == 24
    openers = [chapter.opener.alt for chapter in edition.chapters if chapter.opener]
    assert len(openers) == len(edition.chapters)
    assert {tag.alt for tag in found} >= set(openers)
    for tag in found:
        left, bottom, right, top = (float(edge) for edge in tag.node.A.BBox)
        assert 0 <= left < right <= 615
        assert 0 <= bottom < top <= 851
    with_captions = [tag for tag in found if next(tag.all("Caption"), None)]
    assert len(with_captions) == len(found) - len(openers)


def test_what_only_looks_good_is_not_read(document: Tag, edition: belpress.Edition) -> None:
    text = squeeze(document.text)
    for chapter in edition.chapters:
        for quote in chapter.pull_quotes:
            assert text.count(squeeze(quote.text)) == 1
    assert "……" not in text
    assert ". . ." not in document.text
    (contents,) = document.all("TOC")
    entries = [tag.text.split() for tag in contents.all("TOCI")]
    assert [words[-1] for words in entries] == ["4", "10", "14", "22", "28"]


def test_symbols_are_read_in_words_where_no_words_stand_beside_them(
    document: Tag, edition: belpress.Edition
) -> None:
    assert not set("▲■▼") & set(document.text)
    spoken = [tag.text for tag in document.all("Span")]
    assert spoken.count("The situation has deteriorated") > 10
    forecasts = [forecast for chapter in edition.chapters for forecast in chapter.forecasts]
    assert len(spoken) == len(forecasts) + len(edition.chapters)


def test_tables_and_lists_are_what_they_are(document: Tag) -> None:
    (table,) = document.all("Table")
    heads = list(table.all("TH"))
    assert [str(tag.node.A.Scope) for tag in heads] == ["/Column", "/Column"]
    assert all("/ID" in tag.node for tag in heads)
    assert all(tag.text for tag in table.all("TH", "TD"))
    signs = [tag.text.strip() for tag in document.all("Lbl")]
    assert signs
    assert set(signs) == {"–"}


def test_links_say_where_they_lead(files: Mapping[str, Book]) -> None:
    pdf = files["screen"].pdf
    found = [note for page in pdf.pages for note in page.obj.get("/Annots", [])]
    assert len(found) > 20
    for note in found:
        assert note.F == 4
        assert len(str(note.Contents)) > 3
        assert not str(note.Contents).startswith(("#", "page-"))


def test_running_feet_are_artifacts(files: Mapping[str, Book]) -> None:
    for number in (5, 6, 11):
        page = files["screen"].pdf.pages[number - 1]
        feet = [
            one.operands[1]
            for one in pikepdf.parse_content_stream(page, "BDC")
            if str(one.operands[0]) == "/Artifact"
        ]
        assert sum(foot.get("/Subtype") == "/Footer" for foot in feet) == 2


def test_parent_tree_leads_to_the_element_of_every_mark(files: Mapping[str, Book]) -> None:
    pdf = files["screen"].pdf
    nums = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
    parents = {int(key): value for key, value in zip(nums[::2], nums[1::2], strict=True)}
    for page in pdf.pages:
        for number, element in enumerate(parents[int(page.obj.StructParents)]):
            if element is not None:
                assert any(is_mark(kid, number, page) for kid in element.K)
        for note in page.obj.get("/Annots", []):
            kids = parents[int(note.StructParent)].K
            assert any("/Obj" in kid and kid.Obj.objgen == note.objgen for kid in kids)


def is_mark(kid: pikepdf.Object, number: int, page: pikepdf.Page) -> bool:
    if isinstance(kid, pikepdf.Dictionary):
        return bool(kid.get("/MCID") == number and kid.Pg.objgen == page.obj.objgen)
    return int(kid) == number
