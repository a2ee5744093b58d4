"""What shops, libraries and lawyers ask of a file: in its XMP, and printed on a page."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from click.testing import CliRunner

from belpress.cli.main import main
from edition.book import Book
from edition.validity import check_valid
from forms.tagged import read_tags
from samples import EDITION, edit, fill

FIELDS = """\
translations: [be, {language: be-Latn, from: be}]
subtitle: and forecast
publisher: {name: Focus, place: Warsaw, address: 1 Prosta, website: "https://example.org"}
isbn: {en: {print: 978-3-16-148410-0, screen: 979-10-90636-07-1}, be: 978-0-306-40615-7}
issn: {print: 2049-3630, screen: 2434561x}
doi: https://doi.org/10.5555/review-2030
licence: cc-by-nc-nd-4.0
"""
PRINTED = [
    "IMPRINT",
    "Yearbook and forecast",
    "Published by Focus, Warsaw",
    "1 Prosta",
    "example.org",
    "ISBN 978-3-16-148410-0 (print)",
    "979-10-90636-07-1 (PDF)",
    "ISSN 2049-3630 (print)",
    "2434-561X (PDF)",
    "DOI doi.org/10.5555/review-2030",
    "Licence CC BY-NC-ND 4.0",
    "creativecommons.org/licenses/by-nc-nd/4.0/",
]


def built(root: Path, *words: str) -> Path:
    done = CliRunner().invoke(main, ["build", "-C", str(root), *words])
    assert done.exit_code == 0, done.stderr
    return root / "build"


def given(root: Path, fields: str) -> None:
    edit("language: en\n", f"language: en\n{fields}", EDITION)(root)


def lines(file: Path, number: int) -> list[str]:
    """Return the lines of a page (from 1; from the end where it is below 0)."""
    document = pypdfium2.PdfDocument(file)
    page = document[number - 1 if number > 0 else len(document) + number]
    found = page.get_textpage().get_text_bounded().splitlines()
    return [" ".join(line.split()) for line in found if line.strip()]


def test_files_say_what_they_are_in_their_own_medium(root: Path) -> None:
    given(root, FIELDS)
    folder = built(root, "--for", "screen", "--for", "print")
    for name, isbn, issn in (
        ("yearbook.en.pdf", "979-10-90636-07-1", ("prism:eIssn", "2434-561X")),
        ("yearbook.en.print.pdf", "978-3-16-148410-0", ("prism:issn", "2049-3630")),
    ):
        with pikepdf.open(folder / name) as pdf, pdf.open_metadata() as xmp:
            prism = "{http://prismstandard.org/namespaces/basic/3.0/}"
            assert xmp["dc:identifier"] == "doi:10.5555/review-2030"
            assert xmp["xmp:Identifier"] == {"doi:10.5555/review-2030", f"urn:isbn:{isbn}"}
            assert xmp["dc:publisher"] == {"Focus"}
            assert xmp["dc:rights"] == "CC BY-NC-ND 4.0"
            address = "https://creativecommons.org/licenses/by-nc-nd/4.0/"
            assert xmp["xmpRights:WebStatement"] == address
            assert xmp["xmpRights:Marked"] == "True"
            assert xmp[f"{prism}isbn"] == isbn
            assert xmp[issn[0].replace("prism:", prism)] == issn[1]
            assert xmp[f"{prism}doi"] == "10.5555/review-2030"
            is_screen = name == "yearbook.en.pdf"
            assert xmp.get("dc:source") == ("urn:isbn:978-3-16-148410-0" if is_screen else None)
    check_valid(Book(folder / "yearbook.en.pdf"))
    assert "Published" not in " ".join(lines(folder / "yearbook.en.pdf", -1))


def test_imprint_is_the_page_before_the_back_cover(root: Path) -> None:
    given(root, f"{FIELDS}imprint: page\n")
    file = built(root) / "yearbook.en.pdf"
    assert lines(file, -2) == PRINTED
    with pikepdf.open(file) as pdf:
        assert len(pdf.pages) % 4 == 0
        assert [str(item.title) for item in pdf.open_outline().root][-1] == "Imprint"
        section = read_tags(pdf).inside[-1]
        assert [tag.role for tag in section.inside][:6] == ["H1", *["P"] * 5]
    check_valid(Book(file))


def test_imprint_on_the_back_cover_takes_no_page(root: Path) -> None:
    with pikepdf.open(built(root) / "yearbook.en.pdf") as pdf:
        before = len(pdf.pages)
    given(root, f"{FIELDS}imprint: back\n")
    file = built(root) / "yearbook.en.pdf"
    assert lines(file, -1)[: len(PRINTED) - 1] == PRINTED[1:]
    with pikepdf.open(file) as pdf:
        assert len(pdf.pages) == before


def test_words_of_an_imprint_are_translated_and_numbers_are_those_of_the_language(
    root: Path,
) -> None:
    given(root, f"{FIELDS}imprint: page\n")
    assert CliRunner().invoke(main, ["translate", "update", "-C", str(root)]).exit_code == 0
    words = {"Published by": "Выдавец", "Warsaw": "Варшава", "Licence": "Ліцэнзія"}
    for file in (root / "manuscript" / "2030" / "translations" / "be").glob("*.po"):
        fill(file, words)
    folder = built(root, "-l", "be", "-l", "be-Latn")
    found = lines(folder / "yearbook.be.pdf", -2)
    assert "Выдавец «Focus», Варшава" in found
    assert "ISBN 978-0-306-40615-7" in found
    assert "Ліцэнзія CC BY-NC-ND 4.0" in found
    derived = lines(folder / "yearbook.be-Latn.pdf", -2)
    assert "Vydaviec «Focus», Varšava" in derived
    assert not any(line.startswith("ISBN") for line in derived)
    with pikepdf.open(folder / "yearbook.be.pdf") as pdf, pdf.open_metadata() as xmp:
        assert xmp["dc:publisher"] == {"«Focus»"}


def test_edition_without_an_imprint_has_none_of_its_words(root: Path) -> None:
    given(root, "isbn: 9783161484100\ntranslations: [be]\n")
    assert CliRunner().invoke(main, ["translate", "update", "-C", str(root)]).exit_code == 0
    catalogue = root / "manuscript" / "2030" / "translations" / "be" / "edition.po"
    assert "Published by" not in catalogue.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("licence", "name", "marked"),
    [
        ("CC0", "CC0 1.0", "False"),
        ("https://creativecommons.org/licenses/by/4.0/deed.be", "CC BY 4.0", "True"),
        ("https://example.org/terms", "example.org/terms", "True"),
        ("All rights reserved", "All rights reserved", "True"),
    ],
)
def test_licence_may_be_a_name_an_address_or_words(
    root: Path, licence: str, name: str, marked: str
) -> None:
    given(root, f"licence: {licence}\n")
    with pikepdf.open(built(root) / "yearbook.en.pdf") as pdf, pdf.open_metadata() as xmp:
        assert (xmp["dc:rights"], xmp["xmpRights:Marked"]) == (name, marked)
