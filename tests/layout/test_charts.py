"""Charts as programs export them are printed as drawings, whole and in the house's typeface."""

from __future__ import annotations

from itertools import chain
from pathlib import Path

import pytest
from PIL import Image

import belpress
from belpress.checks.rulebook import printed_problems
from drawings import CHARTS, DATAWRAPPER, STRANGE
from edition.book import Book
from samples import FILE, belpress_command, edit, jpeg

TEXT = "The committee met on the tenth day and settled question number ten for good. " * 5
FORMS = {"matplotlib": "", "inkscape": "{.column}", "excel": "{.wide}", "datawrapper": "{.column}"}
WORDS = {"matplotlib": "Mayplot", "inkscape": "Inkmap", "excel": "Excelbar", "datawrapper": "Halo"}


@pytest.fixture(scope="module")
def typeset(tmp_path_factory: pytest.TempPathFactory) -> belpress.Typeset:
    root = tmp_path_factory.mktemp("drawings")
    images, folder = root / "assets" / "images", root / "manuscript" / "2030"
    images.mkdir(parents=True)
    folder.mkdir(parents=True)
    (images / "opener.jpg").write_bytes(jpeg(2551, 3579))
    figures = ""
    for name, chart in CHARTS.items():
        (images / f"{name}.svg").write_text(chart, encoding="utf-8")
        figures += f"{TEXT}\n\n![A chart](../../assets/images/{name}.svg){FORMS.get(name, '')}\n"
        figures += f"*Caption of {name}. Source: Belstat.*\n\n"
    (folder / "edition.yaml").write_text("title: Yearbook\nyear: 2030\nlanguage: en\n")
    (folder / "01-charts.md").write_text(
        "---\ntitle: Charts\nheadline: A headline\ncolour_key: unchanged\n"
        "opener:\n  image: ../../assets/images/opener.jpg\n  alt: An opener\n---\n\n"
        f"The lead of this chapter.\n\n{figures}{TEXT}\n\n## Forecasts {{.forecasts}}\n\n"
        "- It will rain. {.summary}\n- It will shine.\n",
        encoding="utf-8",
    )
    project = belpress.open_project(root)
    return belpress.typeset_edition(project, belpress.read_edition(project, 2030))


@pytest.fixture(scope="module")
def book(typeset: belpress.Typeset, tmp_path_factory: pytest.TempPathFactory) -> Book:
    from belpress.tasks.build import write_pdf

    target = tmp_path_factory.mktemp("book") / "book.pdf"
    write_pdf(typeset, target)
    return Book(target)


def place_of(typeset: belpress.Typeset, name: str) -> tuple[int, tuple[float, ...]]:
    """Return the page of a drawing, and its left, top, right and bottom edge in pt."""
    (found,) = (
        (page.number, picture.area)
        for page in typeset.printed.pages
        for picture in page.page.pictures
        if picture.path.endswith(f"/{name}.svg")
    )
    page, area = found
    return page, (area.x, area.y, area.x + area.width, area.y + area.height)


def test_signs_that_the_typeface_lacks_are_named(root: Path) -> None:
    (root / "assets" / "images" / "signs.svg").write_text(STRANGE, encoding="utf-8")
    edit("figure.jpg", "signs.svg")(root)
    done = belpress_command("build", "-C", str(root))
    assert done.returncode == 1
    said = [line for line in done.stderr.splitlines() if "signs.svg" in line]
    assert len(said) == 2
    assert f'{FILE}:16: U+1F600 GRINNING FACE in picture "assets/images/signs.svg"' in said[0]
    assert "is not in Fira Sans Extra Condensed (page 5)" in said[1]


def test_drawing_that_changes_is_set_again(root: Path) -> None:
    path = root / "assets" / "images" / "chart.svg"
    edit("figure.jpg", "chart.svg")(root)
    found = []
    for word in ("Before", "Before", "Afterwards"):
        path.write_text(DATAWRAPPER.replace("Wrapped", word), encoding="utf-8")
        done = belpress_command("build", "-C", str(root))
        assert done.returncode == 0, done.stderr
        text = Book(root / "build" / "yearbook.en.pdf").text(5)
        found.append((word in text, "unchanged" in done.stdout))
    assert found == [(True, False), (True, True), (True, False)]


def pixels(typeset: belpress.Typeset, book: Book, name: str) -> Image.Image:
    """Return how a drawing is printed, at 72 dpi."""
    page, edges = place_of(typeset, name)
    shown = book.picture(page, 72).crop(tuple(round(edge) for edge in edges))
    assert isinstance(shown, Image.Image)
    return shown


def test_nothing_is_said_of_charts(typeset: belpress.Typeset) -> None:
    said = [*typeset.problems, *chain(*printed_problems(typeset.printed))]
    assert [one for one in said if one.rule.startswith(("picture", "figure", "fetch"))] == []


@pytest.mark.parametrize("name", CHARTS)
def test_chart_is_whole_and_has_its_shape(typeset: belpress.Typeset, name: str) -> None:
    _, (left, top, right, bottom) = place_of(typeset, name)
    shown = {"matplotlib": 432 / 288, "excel": 640 / 400}.get(name, 600 / 400)
    assert abs((right - left) / (bottom - top) - shown) < 0.03


@pytest.mark.parametrize("name", WORDS)
def test_words_are_text_in_the_typeface_of_the_house(
    typeset: belpress.Typeset, book: Book, name: str
) -> None:
    page, (left, top, right, bottom) = place_of(typeset, name)
    inside = [
        one
        for one in book.letters(page)
        if left <= one.x <= right and top <= one.baseline <= bottom and one.char.strip()
    ]
    assert WORDS[name] in "".join(one.char for one in inside)
    assert {"Fira" in one.font for one in inside} == {True}


def test_colours_are_those_of_the_charts(typeset: belpress.Typeset, book: Book) -> None:
    excel = pixels(typeset, book, "excel")
    assert excel.getpixel((round(110 / 640 * excel.width), round(0.6 * excel.height))) == (
        0x44,
        0x72,
        0xC4,
    )
    ink = pixels(typeset, book, "inkscape")
    red = ink.getpixel((round(0.1 * ink.width), round(0.3 * ink.height)))
    blue = ink.getpixel((round(0.9 * ink.width), round(0.3 * ink.height)))
    assert isinstance(red, tuple)
    assert isinstance(blue, tuple)
    assert red[0] > 150 > 80 > blue[0]


def test_picture_in_a_drawing_is_printed(typeset: belpress.Typeset, book: Book) -> None:
    shown = pixels(typeset, book, "held")
    assert shown.getpixel((shown.width // 4, shown.height // 4)) == (0x22, 0x3A, 0x66)
    assert shown.getpixel((3 * shown.width // 4, 3 * shown.height // 4)) == (255, 255, 255)


def test_what_lies_out_of_a_drawing_is_not_printed(typeset: belpress.Typeset, book: Book) -> None:
    page, (_, top, right, _) = place_of(typeset, "excel")
    assert book.picture(page, 72).getpixel((round(right) + 8, round(top) + 40)) == (255, 255, 255)


def test_halo_does_not_cover_its_letters(typeset: belpress.Typeset, book: Book) -> None:
    page, (left, top, right, bottom) = place_of(typeset, "datawrapper")
    scale = 200 / 72
    shown = book.picture(page, 200).crop(
        tuple(round(scale * edge) for edge in (left, top, right, bottom))
    )
    wide, high = shown.size
    label = shown.crop((int(0.35 * wide), int(0.28 * high), int(0.6 * wide), int(0.38 * high)))
    assert min(label.convert("L").get_flattened_data()) < 110
