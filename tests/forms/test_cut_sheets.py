"""Sheets with several pages: proofs that are cut, and booklets whose pages move to the fold."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, Stream

from belpress.bind.cut_sheets import best_grid, lay_out_sheets
from belpress.bind.imposition import impose
from belpress.bind.marks import grown
from forms.conftest import changed
from samples import belpress_command

MM = 72 / 25.4
A4, A3, SRA3 = (210 * MM, 297 * MM), (297 * MM, 420 * MM), (320 * MM, 450 * MM)
BLEED = 3 * MM
PAPER = 0.1
ROOM = 10
"""In mm."""
DARK = 128


def book(pages: int) -> Pdf:
    """Return pages of A4 whose grey, other on each page, fills the bleed and goes no further."""
    made = Pdf.new()
    for number in range(pages):
        made.add_blank_page(page_size=A4)
        page = made.pages[-1].obj
        trim = (0, 0, *A4)
        page.TrimBox, page.BleedBox = Array(list(trim)), Array(list(grown(trim, BLEED)))
        page.MediaBox = page.BleedBox
        left, bottom, right, top = grown(trim, BLEED)
        grey = 0.1 + 0.2 * number / pages
        drawn = f"{grey:.3f} g {left} {bottom} {right - left} {top - bottom} re f"
        page.Contents = Stream(made, drawn.encode())
        page.Resources = Dictionary()
        page.Type = Name.Page
    return made


def saved(pdf: Pdf, folder: Path) -> pypdfium2.PdfDocument:
    pdf.save(folder / "sheets.pdf")
    return pypdfium2.PdfDocument(folder / "sheets.pdf")


@pytest.mark.parametrize(
    ("up", "size", "columns", "rows", "scale"),
    [
        (2, SRA3, 2, 1, 1.0),
        (2, A3, 2, 1, 0.939),
        (4, A3, 2, 2, 0.655),
        (2, A4, 2, 1, 0.646),
        (1, A3, 1, 1, 1.0),
        (3, A4, 3, 1, 0.435),
    ],
)
def test_pages_are_as_large_as_the_sheet_allows(
    up: int, size: tuple[float, float], columns: int, rows: int, scale: float
) -> None:
    grid = best_grid(A4, BLEED, up, size)
    assert (grid.columns, grid.rows) == (columns, rows)
    assert grid.scale == pytest.approx(scale, abs=0.001)
    for x, y in grid.places():
        assert x > 8 * MM
        assert x + grid.page[0] < grid.sheet[0] - 8 * MM
        assert y > 8 * MM
        assert y + grid.page[1] < grid.sheet[1] - 8 * MM


def test_pages_stand_in_reading_order_with_their_bleed(tmp_path: Path) -> None:
    sheets = lay_out_sheets(book(6), 4, (297, 420))
    assert sheets.names == ["1–4 · 65 %", "5–6 · 65 %"]
    assert [len(cuts.across) for cuts in sheets.cuts] == [4, 4]
    assert [len(cuts.up) for cuts in sheets.cuts] == [4, 2]
    found = []
    for sheet, cuts in zip(saved(sheets.pdf, tmp_path), sheets.cuts, strict=True):
        grey = sheet.render(scale=1).to_pil().convert("L")
        for top in sorted(cuts.up[1::2], reverse=True):
            for left in cuts.across[::2]:
                found.append(grey.getpixel((round(left) + 20, round(grey.height - top) + 20)))
                # Just outside of where it is cut there is art
                assert grey.getpixel((round(left) - 3, round(grey.height - top) + 20)) < DARK
    assert found == sorted(found)
    assert len(set(found)) == 6


def test_bleed_of_a_thick_booklet_reaches_beyond_where_its_sheets_are_cut(tmp_path: Path) -> None:
    pages = 96
    sheets = impose(book(pages), PAPER, ROOM)
    document = saved(sheets.pdf, tmp_path)
    for index, (sheet, cuts) in enumerate(zip(document, sheets.cuts, strict=True)):
        shift = index // 2 * PAPER * MM
        left, _, right, _ = sheet.get_trimbox()
        assert (left, right) == pytest.approx((shift, 2 * A4[0] - shift), abs=0.01)
        assert cuts.across == pytest.approx((left, right), abs=0.01)
        assert cuts.folds == pytest.approx((A4[0],))
        assert sheet.get_mediabox() == pytest.approx(document[0].get_mediabox(), abs=0.01)
        sheet.set_cropbox(*sheet.get_bleedbox())
        grey = sheet.render(scale=1).to_pil().convert("L")
        middle = grey.height // 2
        for x in (1, grey.width // 2 - 2, grey.width // 2 + 2, grey.width - 3):
            assert grey.getpixel((x, middle)) < DARK, (index, x)


def test_proofs_of_an_edition_have_two_pages_on_a_sheet(root: Path) -> None:
    done = belpress_command("build", "-C", str(root), "--for", "proofs")
    assert done.returncode == 0, done.stderr
    path = root / "build" / "yearbook.en.proofs.pdf"
    with pikepdf.open(path) as pdf:
        count = len(pdf.pages)
        sizes = {tuple(round(float(edge) / MM) for edge in page.obj.MediaBox) for page in pdf.pages}
        assert sizes == {(0, 0, 450, 320)}
    assert belpress_command("build", "-C", str(root)).returncode == 0
    pages = len(pypdfium2.PdfDocument(root / "build" / "yearbook.en.pdf"))
    assert count == (pages + 1) // 2
    assert belpress_command("preflight", str(path)).returncode == 0


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('sheet = "SRA3"', 'sheet = "A33"', '[proofs]: sheet = "A33" is not known; did you mean'),
        ('sheet = "SRA3"', "", "[proofs]: the size of the sheets is missing; add sheet"),
        ("up = 2", "up = 2.5", "up = 2.5 is not valid; expected a whole number from 1 to 16"),
        ("up = 2", "up = 2\nstitched = true", "[proofs]: sheets are stitched or cut, not both"),
        ("draft = true", "draft = true\nup = 2", "[draft]: up makes sheets for print, which this"),
        ("[screen]", "[screen]\nstitched = true", "[screen]: stitched makes sheets for print"),
    ],
)
def test_sheets_that_cannot_be_made_are_named(house: Path, old: str, new: str, said: str) -> None:
    changed(house, "forms.toml", old, new)
    name = said.partition("]")[0].lstrip("[") if said.startswith("[") else "proofs"
    done = belpress_command("build", "-C", str(house), "--for", name)
    assert done.returncode == 1
    assert said in done.stderr
