"""What a printer gets: plates, bleed, marks and claims, read back out of the files."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageChops

from edition.book import Book, squeeze

MM = 72 / 25.4
A4 = (210 * MM, 297 * MM)
PRESS = ("print", "booklet")
RGB = {"rg", "RG"}
ALIKE = 48
BODY = 5
"""A page whose lower half is text in columns, and nothing else."""


def boxes(page: pikepdf.Page) -> dict[str, list[float]]:
    names = ("/MediaBox", "/BleedBox", "/TrimBox")
    return {name: [float(edge) for edge in page.obj[name]] for name in names}


def streams(stream: pikepdf.Object, resources: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """Yield a content stream, and those of the forms that it paints."""
    yield stream
    for form in dict(resources.get("/XObject", {})).values():
        if form.Subtype == "/Form":
            yield from streams(form, form.get("/Resources", resources))


def pictures(book: Book) -> list[pikepdf.Object]:
    return [
        thing
        for thing in book.pdf.objects
        if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == "/Image"
    ]


@pytest.mark.parametrize("form", PRESS)
def test_nothing_is_left_in_colours_of_the_screen(files: Mapping[str, Book], form: str) -> None:
    for page in files[form].pdf.pages:
        for stream in streams(page.obj, page.obj.Resources):
            used = {str(one.operator) for one in pikepdf.parse_content_stream(stream)}
            assert not used & RGB
    found = pictures(files[form])
    assert len(found) == 25
    assert {str(picture.ColorSpace) for picture in found} == {"/DeviceCMYK"}


def test_pictures_of_print_keep_their_pixels_and_those_of_screens_have_fewer(
    files: Mapping[str, Book],
) -> None:
    for form, least, most in (("print", 300, 1000), ("screen", 150, 215)):
        found = [dpi for page in range(1, 37) for dpi in files[form].resolutions(page)]
        assert len(found) == 25
        assert all(least <= round(dpi) <= most for dpi in found), form
    assert files["screen"].path.stat().st_size < 4_000_000


def test_boxes_are_those_of_the_forms(files: Mapping[str, Book]) -> None:
    for page in files["print"].pdf.pages:
        found = boxes(page)
        left, bottom, right, top = found["/TrimBox"]
        assert (right - left, top - bottom) == pytest.approx(A4, abs=0.01)
        for name, around in (("/BleedBox", 3), ("/MediaBox", 10)):
            wanted = [left - around * MM, bottom - around * MM, right + around * MM]
            assert found[name] == pytest.approx([*wanted, top + around * MM], abs=0.01)
    for page in files["screen"].pdf.pages:
        assert len({tuple(box) for box in boxes(page).values()}) == 1


def test_art_reaches_to_the_edge_of_the_bleed(files: Mapping[str, Book]) -> None:
    document = pypdfium2.PdfDocument(files["print"].path)
    for number in (1, 2, 4, 8, 36):
        page = document[number - 1]
        page.set_cropbox(*page.get_bleedbox())
        grey = page.render(scale=1).to_pil().convert("L")
        width, height = grey.size
        around = [
            grey.getpixel((x, y))
            for x, y in [
                *((x, 2) for x in range(3, width - 3, 20)),
                *((2, y) for y in range(3, height * 8 // 10, 20)),
            ]
        ]
        assert max(around) < 250, number


def test_pages_are_those_of_the_screen(files: Mapping[str, Book]) -> None:
    documents = [pypdfium2.PdfDocument(files[form].path) for form in ("screen", "print")]
    for index in range(36):
        pictures = []
        for document in documents:
            page = document[index]
            page.set_cropbox(*page.get_trimbox())
            pictures.append(page.render(scale=0.75).to_pil().convert("L"))
        # Colours differ a little; words and pictures that stood elsewhere would differ by far more
        assert ImageChops.difference(*pictures).getextrema()[1] < ALIKE, index + 1  # type: ignore[operator]


def test_type_is_on_one_plate_or_two(files: Mapping[str, Book]) -> None:
    """Small type on more plates is blurred where they do not meet."""
    for page in files["print"].pdf.pages:
        plates: tuple[float, ...] = (0, 0, 0, 1)
        above = []
        for one in pikepdf.parse_content_stream(page):
            name = str(one.operator)
            if name == "q":
                above.append(plates)
            elif name == "Q":
                plates = above.pop()
            elif name == "k":
                plates = tuple(map(float, one.operands))
            elif name == "TJ":
                assert sum(part > 0 for part in plates) <= 2, plates


def test_file_says_what_it_is(files: Mapping[str, Book]) -> None:
    for form in PRESS:
        pdf = files[form].pdf
        (intent,) = pdf.Root.OutputIntents
        assert intent.S == "/GTS_PDFX"
        assert intent.OutputConditionIdentifier == "FOGRA39"
        assert intent.DestOutputProfile.N == 4
        with pdf.open_metadata() as xmp:
            assert xmp["pdfxid:GTS_PDFXVersion"] == "PDF/X-4"
            assert xmp["xmpMM:DocumentID"].startswith("uuid:")
            assert xmp["xmp:ModifyDate"] == xmp["xmp:CreateDate"]
        assert pdf.trailer.Info.Trapped == "/False"
        assert not {"/Outlines", "/Names", "/StructTreeRoot"} & set(pdf.Root.keys())
        assert not any("/Annots" in page.obj for page in pdf.pages)
        assert not pdf.check_pdf_syntax()


def test_booklet_is_read_in_order_when_it_is_folded(files: Mapping[str, Book]) -> None:
    """Sheets lie in each other: leaf by leaf, its right front page is followed by its back."""
    sheets = pypdfium2.PdfDocument(files["booklet"].path)
    assert len(sheets) == 18
    halves = []
    for sheet in sheets:
        left, bottom, right, top = sheet.get_trimbox()
        words = sheet.get_textpage()
        middle = (left + right) / 2
        halves.append(
            tuple(
                squeeze(words.get_text_bounded(*edges))
                for edges in ((left, bottom, middle, top), (middle, bottom, right, top))
            )
        )
    fronts, backs = halves[::2], halves[1::2]
    folded = [
        page for front, back in zip(fronts, backs, strict=True) for page in (front[1], back[0])
    ]
    inner = zip(reversed(fronts), reversed(backs), strict=True)
    folded += [page for front, back in inner for page in (back[1], front[0])]
    wanted = [squeeze(files["print"].text(page)) for page in range(1, 37)]
    for number, (found, page) in enumerate(zip(folded, wanted, strict=True), start=1):
        assert found[:200] == page[:200], number


@pytest.mark.skipif(not shutil.which("gs"), reason="no Ghostscript: apt-get install ghostscript")
def test_ink_stays_under_the_limit_and_type_on_black(
    files: Mapping[str, Book], tmp_path: Path
) -> None:
    target = tmp_path / "%d.tif"
    words = ["-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=tiff32nc", "-r30", "-dUseBleedBox"]
    subprocess.run(["gs", *words, f"-o{target}", str(files["print"].path)], check=True)
    for number in range(1, 37):
        with Image.open(tmp_path / f"{number}.tif") as plates:
            cyan, magenta, yellow, black = plates.split()
            most = max(
                sum(values)
                for values in zip(*(one.tobytes() for one in plates.split()), strict=True)
            )
        assert most <= 3 * 255 * 1.005, number
        if number == BODY:
            columns = (
                plates.width // 10,
                plates.height * 8 // 10,
                plates.width * 6 // 10,
                plates.height * 92 // 100,
            )
            parts = [plate.crop(columns).tobytes() for plate in (cyan, magenta, yellow, black)]
            assert [max(part) for part in parts[:3]] == [0, 0, 0]
            assert max(parts[3]) > 100
