"""Plates as they are shown, compared with those of the file for print, and the limit of ink."""

from __future__ import annotations

import shutil
import subprocess
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from pikepdf import Dictionary, Name, Pdf, Stream
from PIL import Image, ImageChops, ImageStat

import belpress
from belpress.assets.forms import load_forms
from belpress.assets.separations import INK, PLATES, views_of
from belpress.bind.separations import separated
from belpress.model.form import Condition
from belpress.preview.views import press_of
from belpress.tasks.hand_over import hand_over
from samples import ROOT

PPI = 72

ALIKE = 8
"""The most that means of plates may differ by, of 255."""


def pictures(plates: dict[str, int], limit: int = 300) -> dict[str, Image.Image]:
    left = [255 - round(plates[name] * 2.55) for name in PLATES]
    coloured = Image.new("RGB", (8, 8), tuple(left[:3]))
    views = views_of(coloured, Image.new("L", (8, 8), left[3]), limit)
    return {name: Image.open(BytesIO(view)) for name, view in views.items()}


@pytest.mark.parametrize(
    ("percent", "is_over"),
    [((75, 75, 75, 70), False), ((75, 75, 75, 75), False), ((80, 80, 80, 75), True)],
)
def test_places_with_too_much_ink_are_red(percent: tuple[int, ...], is_over: bool) -> None:
    ink = pictures(dict(zip(PLATES, percent, strict=True)))[INK].convert("RGB")
    red, green, _ = ink.getpixel((4, 4))  # type: ignore[misc]
    assert (red - green > 100) == is_over


def test_plates_are_dark_where_their_ink_is() -> None:
    found = pictures({"cyan": 100, "magenta": 0, "yellow": 50, "black": 10})
    greys = {name: found[name].convert("L").getpixel((4, 4)) for name in PLATES}
    assert greys == pytest.approx({"cyan": 0, "magenta": 255, "yellow": 127, "black": 229}, abs=3)


@pytest.mark.skipif(not shutil.which("gs"), reason="no Ghostscript: apt-get install ghostscript")
def test_plates_are_those_of_the_file_for_print(tmp_path: Path) -> None:
    project = belpress.open_project(ROOT)
    edition = belpress.read_edition(project, 2022)
    typeset = belpress.typeset_edition(project, edition, chapters=["ruling-elite"])
    (form,) = load_forms(project, ["print"], typeset.printed.materials.sheets)
    assert form.condition
    ((_, content),) = hand_over(project, typeset, [form])
    (tmp_path / "print.pdf").write_bytes(content)
    words = ["-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=tiff32nc", f"-r{PPI}", "-dUseTrimBox"]
    target = tmp_path / "%d.tif"
    subprocess.run(["gs", *words, f"-o{target}", str(tmp_path / "print.pdf")], check=True)
    number = 0
    for laid, drawn in zip(typeset.pages.parts, typeset.drawn, strict=True):
        for index in range(len(laid.pages)):
            number += 1
            shown = [
                pypdfium2.PdfDocument(pdf)[0].render(scale=PPI / 72).to_pil()
                for pdf in separated(drawn, index, form.condition, PPI)
            ]
            left = [*shown[0].convert("RGB").split(), shown[1].convert("L")]
            with Image.open(tmp_path / f"{number}.tif") as plates:
                printed = [ImageChops.invert(plate) for plate in plates.split()]
            for name, mine, theirs in zip(PLATES, left, printed, strict=True):
                size = theirs.width // 8, theirs.height // 8
                small = [one.resize(size, Image.Resampling.BOX) for one in (mine, theirs)]
                difference = ImageStat.Stat(ImageChops.difference(*small))
                assert difference.mean[0] < ALIKE, (number, name)


def test_grey_picture_is_on_black_alone() -> None:
    page = Pdf.new()
    page.add_blank_page(page_size=(72, 72))
    picture = Stream(page, b"\x40", Type=Name.XObject, Subtype=Name.Image, Width=1, Height=1)
    picture.ColorSpace, picture.BitsPerComponent = Name.DeviceGray, 8
    page.pages[0].obj.Resources = Dictionary(XObject=Dictionary(Grey=picture))
    page.pages[0].obj.Contents = Stream(page, b"q 72 0 0 72 0 0 cm /Grey Do Q")
    target = BytesIO()
    page.save(target)
    profile = (ROOT / "assets" / "profiles" / "coated-fogra39-290.icc").read_bytes()
    condition = Condition("FOGRA39", profile, 300, {})
    shown = [
        pypdfium2.PdfDocument(pdf)[0].render(scale=1).to_pil().convert("L").getpixel((36, 36))
        for pdf in separated(target.getvalue(), 0, condition, PPI)
    ]
    assert shown == pytest.approx([255, 0x40], abs=2)


def test_press_has_another_key_when_its_pictures_would_differ(tmp_path: Path) -> None:
    for name in ("styles", "assets"):
        shutil.copytree(
            ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("art", "images")
        )
    (tmp_path / "manuscript").mkdir()
    project = belpress.open_project(tmp_path)
    before = press_of(project)
    assert press_of(project).key == before.key
    assert before.as_json()["room"] == pytest.approx(28.35, abs=0.01)
    forms = tmp_path / "styles" / "forms.toml"
    forms.write_text(forms.read_text().replace("ink = 300", "ink = 310"))
    assert press_of(project).key != before.key
    forms.write_text("[screen]\npictures = 200\n")
    with pytest.raises(belpress.ProblemsFound, match="no form for print"):
        press_of(project)
