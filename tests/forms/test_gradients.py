"""Gradients of drawings, as viewers of all kinds show them."""

from __future__ import annotations

import subprocess
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from click.testing import CliRunner
from PIL import Image, ImageChops

from belpress.cli.main import main
from samples import FILE, edit

DRAWING = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 400">
<defs>
<linearGradient id="a"><stop offset="0" stop-color="#f00"/><stop offset="1" stop-color="#00f"/>
</linearGradient>
<radialGradient id="b"><stop offset="0" stop-color="#ff0"/><stop offset="1" stop-color="#080"/>
</radialGradient>
<linearGradient id="c" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#f00"/>
<stop offset="1" stop-color="#f00" stop-opacity="0.2"/></linearGradient>
<linearGradient id="d" gradientUnits="userSpaceOnUse" x2="1"
gradientTransform="matrix(160 0 0 160 420 0)"><stop offset="0" stop-color="#0f0"/>
<stop offset="1" stop-color="#00f"/></linearGradient>
<pattern id="e" width="0.25" height="0.25"><rect width="20" height="20" fill="#f0f"/></pattern>
</defs>
<rect x="13" y="11" width="173" height="171" fill="url(#a)"/>
<ellipse cx="310" cy="97" rx="81" ry="71" fill="url(#b)"/>
<g fill="url(#c)"><path d="M420 13 H583 V183 H420 Z"/></g>
<rect x="20" y="225" width="160" height="150" fill="none" stroke="url(#a)" stroke-width="20"/>
<rect x="220" y="215" width="160" height="160" fill="url(#e)"/>
<rect x="420" y="215" width="160" height="160" fill="url(#d)"/>
</svg>"""
DPI = 72
PAGE = 5


@pytest.fixture
def folder(root: Path) -> Path:
    (root / "assets" / "images" / "chart.svg").write_text(DRAWING)
    edit("figure.jpg", "chart.svg", FILE)(root)
    words = ["build", "-C", str(root), "--for", "screen", "--for", "print"]
    done = CliRunner().invoke(main, words)
    assert done.exit_code == 0, done.stderr
    return root / "build"


def by_poppler(file: Path) -> Image.Image:
    words = ["-r", str(DPI), "-f", str(PAGE), "-l", str(PAGE), "-png", str(file)]
    shown = subprocess.run(["pdftoppm", *words], check=True, capture_output=True).stdout
    return Image.open(BytesIO(shown)).convert("RGB")


def by_pdfium(file: Path) -> Image.Image:
    page = pypdfium2.PdfDocument(file)[PAGE - 1]
    shown: Image.Image = page.render(scale=DPI / 72).to_pil()
    return shown.convert("RGB")


def picture(page: Image.Image) -> Image.Image:
    """Return the part of a page that is coloured like the drawing, in its own units."""
    lower = page.crop((0, page.height // 2, page.width, page.height * 88 // 100))
    box = ImageChops.difference(lower, Image.new("RGB", lower.size, "white")).getbbox()
    assert box is not None
    return lower.crop(box)


def test_gradients_are_shown_by_poppler(folder: Path) -> None:
    found = picture(by_poppler(folder / "yearbook.en.pdf")).resize((570, 364))

    def at(x: int, y: int) -> tuple[int, ...]:
        return found.getpixel((x - 13, y - 11))  # type: ignore[return-value]

    red, _, blue = at(25, 90)
    assert red > 200 > 60 > blue
    red, _, blue = at(175, 90)
    assert blue > 200 > 60 > red
    assert at(310, 97)[0] > 200
    assert at(310, 160)[0] < 150
    assert at(500, 25)[1] < 60
    assert at(500, 175)[1] > 160
    assert at(430, 300)[1] > 200
    assert at(570, 300)[2] > 200
    assert at(22, 300)[0] > 200
    assert at(178, 300)[2] > 200
    assert at(230, 225)[1] < 60


@pytest.mark.parametrize(("form", "alike"), [("", 40), (".print", 90)])
def test_viewers_agree_on_gradients(folder: Path, form: str, alike: int) -> None:
    """They are so far apart at most, of 255; each has its own way from plates to a screen."""
    file = folder / f"yearbook.en{form}.pdf"
    one, other = picture(by_poppler(file)), picture(by_pdfium(file))
    size = min(one.size, other.size)
    assert max(abs(a - b) for a, b in zip(one.size, other.size, strict=True)) <= 1
    apart = ImageChops.difference(one.resize(size), other.resize(size)).convert("L")
    # A pixel at an edge may be apart by more; none that has others of its kind around it
    inner = apart.resize((apart.width // 8, apart.height // 8), Image.Resampling.BOX)
    assert max(inner.tobytes()) < alike
