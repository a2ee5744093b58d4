"""Forewords, sections, appendices and other texts that are not chapters, on their pages."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

import belpress
from belpress.checks.pages.page_empty import page_empty
from edition.book import Book, squeeze
from edition.validity import check_valid
from forms.tagged import read_tags
from samples import jpeg

EDITION_FILE = """\
title: Yearbook
year: 2030
language: en
publisher: Harbour Press
imprint: page
front_folios: roman
notes: end
chapters: {forecasts: optional, key: optional, opener: optional}
"""
OPENER = "opener: {image: ../../assets/images/opener.jpg, alt: A sea}\n"
TEXTS = {
    "00-foreword.md": "title: Foreword\nkind: foreword\nauthors: [Anna Harbour]\n---\n\n"
    "The year was long. See [Security](02-security.md){.page-number}.[^1]\n\n[^1]: A first note.\n",
    "01-part.md": "title: Part one\nkind: section\n---\n\nNear and far.\n",
    "02-security.md": f"title: Security\nheadline: It held\ncolour_key: unchanged\n{OPENER}"
    "authors:\n  - {name: Anna Harbour, bio: Anna Harbour runs the press., "
    "portrait: ../../assets/images/figure.jpg}\n---\n\nThe lead.\n\nThe text.[^x]\n\n"
    "[^x]: A second note.\n\n## Forecasts {.forecasts}\n\n- It will rain.[^y] {.summary}\n\n"
    "[^y]: A third note.\n",
    "03-trade.md": "title: Trade\nheadline: It stopped\n---\n\nThe lead of trade.\n\n"
    "Trade stopped. See the [foreword](00-foreword.md){.page-number}.\n",
    "04-appendix.md": "title: Appendix\nkind: appendix\n---\n\n| Month | Ships |\n| --- | --- |\n"
    "| May | 12 |\n",
    "05-notes.md": "title: Notes\nkind: notes\n---\n",
    "06-authors.md": "title: About the authors\nkind: about-the-authors\n---\n",
    "07-imprint.md": "title: Colophon\nkind: imprint\n---\n\nPrinted on *paper*.\n",
    "08-ad.md": f"title: The harbour\nkind: advertisement\n{OPENER}---\n",
}


def project_with(root: Path, edition: str, texts: dict[str, str]) -> belpress.Project:
    images, folder = root / "assets" / "images", root / "manuscript" / "2030"
    images.mkdir(parents=True)
    folder.mkdir(parents=True)
    (images / "opener.jpg").write_bytes(jpeg(2551, 3579))
    (images / "figure.jpg").write_bytes(jpeg(1949, 1358))
    (folder / "edition.yaml").write_text(edition)
    for name, text in texts.items():
        (folder / name).write_text(f"---\n{text}", encoding="utf-8")
    return belpress.open_project(root)


@pytest.fixture(scope="module")
def typeset(tmp_path_factory: pytest.TempPathFactory) -> belpress.Typeset:
    project = project_with(tmp_path_factory.mktemp("kinds"), EDITION_FILE, TEXTS)
    typeset = belpress.typeset_edition(project, belpress.read_edition(project, 2030))
    assert typeset.problems == ()
    return typeset


@pytest.fixture(scope="module")
def book(typeset: belpress.Typeset) -> Book:
    project = belpress.open_project(typeset.printed.edition.root)
    target = project.root / "book.pdf"
    belpress.build_edition(project, belpress.BuildRequest(2030, target=target))
    return Book(target)


def test_texts_follow_one_another_and_only_chapters_and_sections_open_on_left_pages(
    typeset: belpress.Typeset,
) -> None:
    assert typeset.pages.first_pages == {
        **{"foreword": 5, "part": 6, "security": 8, "trade": 12, "appendix": 13},
        **{"notes": 14, "authors": 15, "imprint": 16, "ad": 17},
    }
    kinds = [page.kind for page in typeset.printed.pages]
    # What is left over before the first chapter stands inside the cover
    assert kinds[:5] == ["cover", "filler", "summary", "contents", "body"]
    assert [page.number for page in typeset.printed.pages if page.kind == "imprint"] == [16]


def test_contents_list_what_is_listed_with_folios_as_they_are_printed(book: Book) -> None:
    contents = book.text(4)
    for line in ("Foreword v", "Part one 6", "Security 8", "Trade 12", "About the authors 15"):
        assert squeeze(line) in squeeze(contents).replace(".", "")
    assert "Colophon" not in contents
    assert "harbour" not in contents.casefold()


def test_pages_before_the_first_chapter_have_roman_numbers(book: Book) -> None:
    assert "v" in book.text(5).split()
    assert "(p. v)" in book.text(12).replace("\u00a0", " ").replace("\n", " ")
    assert "(p. 8)" in book.text(5).replace("\u00a0", " ").replace("\n", " ")
    labels = book.pdf.Root.PageLabels.Nums
    assert [(int(labels[at]), str(labels[at + 1].S)) for at in range(0, len(labels), 2)] == [
        (0, "/r"),
        (5, "/D"),
    ]


def test_section_is_a_spread_with_its_chapters(book: Book) -> None:
    assert "PART ONE" in book.text(6)
    assert "Near and far." in book.text(7)
    assert "Trade" in book.text(7)
    assert "Appendix" not in book.text(7)


def test_chapter_without_key_opener_or_forecasts_has_neither(book: Book) -> None:
    text = book.texts[11]
    assert text.startswith("tradeitstopped")
    assert "thesituation" not in text
    assert book.pages_with("It will rain.") == [3, 10]


def test_notes_at_the_end_are_linked_both_ways(book: Book) -> None:
    for number, note in enumerate(("A first note.", "A second note.", "A third note."), start=1):
        assert book.pages_with(note) == [14], number
    targets = [[str(one.Dest) for one in book.pdf.pages[at].Annots] for at in (4, 8, 9, 13)]
    assert targets == [
        ["security", "foreword-footnote-1"],
        ["security-footnote-1"],
        ["security-footnote-2"],
        ["foreword", "foreword-mark-1", "security", "security-mark-1", "security-mark-2"],
    ]


def test_file_is_tagged_as_others_are(book: Book) -> None:
    check_valid(book)
    tags = read_tags(book.pdf)
    notes = [tag.text for tag in tags.all("Note")]
    assert [note.replace("\u00a0", " ") for note in notes] == [
        "1 A first note.",
        "1 A second note.",
        "2 A third note.",
    ]
    (where,) = (tag for tag in tags.inside if tag.text.startswith("NOTES"))
    assert [tag.role for tag in where.inside] == ["H1", "H2", "Note", "H2", "Note", "Note"]


def test_authors_stand_below_headlines_and_are_collected_once(book: Book) -> None:
    assert book.pages_with("Anna Harbour") == [5, 9, 15, 15]
    assert book.pages_with("Anna Harbour runs the press.") == [15]
    assert "Foreword, Security" in book.text(15)


def test_imprint_of_its_own_takes_the_place_of_the_page(book: Book) -> None:
    assert book.pages_with("Published by") == [16]
    assert "COLOPHON" in book.text(16)
    assert "Printed on paper." in book.text(16)


def test_advertisement_is_a_whole_page_without_a_folio(
    book: Book, typeset: belpress.Typeset
) -> None:
    page = typeset.printed.pages[16]
    (picture,) = page.page.pictures
    assert picture.lost == 0
    assert picture.area.height > page.page.height
    assert book.text(17).strip() == ""


def test_outline_leads_to_every_text_but_pictures(book: Book) -> None:
    with book.pdf.open_outline() as outline:
        titles = [item.title for item in outline.root]
    for title in ("Foreword", "Part one", "Security", "Trade", "Notes", "Colophon"):
        assert title.casefold() in [one.casefold() for one in titles]


def test_page_that_a_text_leaves_empty_is_named(typeset: belpress.Typeset) -> None:
    assert list(page_empty.problems(typeset.printed)) == []
    filler = typeset.pages.parts[1]
    filler = replace(filler, setting=replace(filler.setting, first_page=7))
    parts = [filler if part.first_page == 7 else part for part in typeset.pages.parts]
    (found,) = page_empty.problems(replace(typeset.printed, parts=tuple(parts)))
    assert found.message.startswith('page 7 is empty, between "Part one" and "Security"')
