"""Pictures are upright, cropped where their author says, and have their credit: one small book."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from PIL import Image

import belpress
from belpress.checks.rulebook import stopping_problems
from belpress.model.pages import PrintedPicture
from belpress.tasks.build import write_pdf
from edition.book import Book
from samples import EDITION, FILE, belpress_command, edit, fill, jpeg, problems, saved

RED, BLUE = (200, 30, 40), (30, 60, 200)
TEXT = "The committee met on the tenth day and settled question number ten for good. " * 9
FIGURES = {
    "turned": "",
    "turned-column": "{.column}",
    "turned-wide": "{.wide credit=“Photo: O'Nobody”}",
    "turned-page": "{.page}",
    "left": "{.page focus=left}",
    "right": '{.page focus="100% 50%" credit="Image: The page"}',
    "none": "{.page}",
    "tiny": '{.column credit="Chart: Belstat"}',
    "coarse": "",
}


@cache
def halves(width: int, height: int, *, turned: bool = False) -> bytes:
    """Return a picture that is red on its left and blue on its right, upright or by Exif."""
    image = Image.new("RGB", (width, height), RED)
    image.paste(BLUE, (width // 2, 0, width, height))
    exif = Image.Exif()
    if turned:
        image = image.transpose(Image.Transpose.ROTATE_90)
        exif[0x0112] = 6
    return saved(image, "JPEG", exif=exif)


@pytest.fixture(scope="module")
def typeset(tmp_path_factory: pytest.TempPathFactory) -> belpress.Typeset:
    root = tmp_path_factory.mktemp("pictures")
    images = root / "assets" / "images"
    images.mkdir(parents=True)
    (root / FILE).parent.mkdir(parents=True)
    (images / "opener.jpg").write_bytes(halves(5200, 3579))
    body = ""
    for name, braces in FIGURES.items():
        content = halves(5000, 3248)
        if name.startswith("turned"):
            content = halves(2551, 4535, turned=True)
        elif name in ("tiny", "coarse"):
            content = halves(*{"tiny": (720, 30), "coarse": (1000, 700)}[name])
        (images / f"{name}.jpg").write_bytes(content)
        body += (
            f"{TEXT}\n\n![A picture](../../assets/images/{name}.jpg){braces}\n*About {name}.*\n\n"
        )
    (root / EDITION).write_text("title: Yearbook\nyear: 2030\nlanguage: en\n")
    (root / FILE).write_text(
        "---\ntitle: Pictures\nheadline: A headline\ncolour_key: unchanged\n"
        "opener:\n  image: ../../assets/images/opener.jpg\n  alt: An opener\n"
        "  focus: right\n---\n\n"
        f"The lead.\n\n{body}{TEXT}\n\n"
        "## Forecasts {.forecasts}\n\n- It will rain. {.summary}\n"
    )
    project = belpress.open_project(root)
    return belpress.typeset_edition(project, belpress.read_edition(project, 2030))


@pytest.fixture(scope="module")
def book(typeset: belpress.Typeset, tmp_path_factory: pytest.TempPathFactory) -> Book:
    target = tmp_path_factory.mktemp("pdf") / "book.pdf"
    write_pdf(typeset, target)
    return Book(target)


def standing(typeset: belpress.Typeset) -> Iterator[tuple[str, int, PrintedPicture]]:
    """Yield the name, the page and the place of every picture, in the order of the text."""
    found = [
        (picture.source, page.number, picture)
        for page in typeset.printed.pages
        for picture in page.page.pictures
        if page.kind in ("opener", "body")
    ]
    for _, number, picture in sorted(found, key=lambda one: one[0]):
        yield picture.path.rpartition("/")[2].removesuffix(".jpg"), number, picture


def colours(typeset: belpress.Typeset, book: Book, name: str) -> tuple[str, str]:
    """Return what is seen at the left and at the right of a picture."""
    ((page, picture),) = [(page, one) for own, page, one in standing(typeset) if own == name]
    area = picture.area
    shown = book.picture(page, 36).load()
    row = round((max(area.y, 0) + area.height / 2) / 2)
    left, right = max(area.x, 0) + 6, min(area.x + area.width, 595) - 6
    seen = [shown[round(column / 2), row] for column in (left, right)]
    return tuple("red" if one[0] > one[2] else "blue" for one in seen)  # type: ignore[return-value]


@pytest.mark.parametrize("name", ["turned", "turned-column", "turned-wide", "turned-page"])
def test_picture_of_a_telephone_is_upright_and_whole(
    typeset: belpress.Typeset, book: Book, name: str
) -> None:
    assert colours(typeset, book, name) == ("red", "blue")
    (picture,) = (one for own, _, one in standing(typeset) if own == name)
    if name == "turned-page":
        assert 0.25 < picture.lost < 0.35
    else:
        assert picture.lost < 0.1
        assert picture.area.height > 1.6 * picture.area.width


def test_pictures_keep_their_order(typeset: belpress.Typeset) -> None:
    pages = [page for _, page, _ in standing(typeset)]
    assert pages == sorted(pages)


@pytest.mark.parametrize(
    ("name", "seen"),
    [
        ("left", ("red", "red")),
        ("right", ("blue", "blue")),
        ("opener", ("blue", "blue")),
        ("none", ("red", "blue")),
    ],
)
def test_focus_says_what_is_kept(
    typeset: belpress.Typeset, book: Book, name: str, seen: tuple[str, str]
) -> None:
    assert colours(typeset, book, name) == seen


def test_crops_without_a_focus_are_named(typeset: belpress.Typeset) -> None:
    said = [str(one) for one in stopping_problems(typeset.printed) if one.rule == "picture-crop"]
    assert len(said) == 2
    assert 'of picture "assets/images/turned-page.jpg" is cut off, on the top and bottom' in said[0]
    assert '49% of picture "assets/images/none.jpg" is cut off, on the left and right' in said[1]
    assert "{.page focus=left} (or right), or crop it to 216 × 275 mm" in said[1]


def test_coarse_picture_is_named_in_numbers(typeset: belpress.Typeset) -> None:
    (said,) = (
        str(one)
        for one in stopping_problems(typeset.printed)
        if one.rule == "picture-resolution" and "coarse" in one.message
    )
    assert "is printed 126 mm wide (page " in said
    assert "with 1,000 px, at 202 dpi; at 300 dpi it needs 1,488 px; use one" in said
    assert said.endswith("at least 1,488 px wide, or print it in a column, with {.column}")


def test_tiny_picture_is_whole(typeset: belpress.Typeset) -> None:
    (picture,) = (one for own, _, one in standing(typeset) if own == "tiny")
    assert picture.lost < 0.01
    assert abs(picture.area.width / picture.area.height - 720 / 30) < 0.2


@pytest.mark.parametrize(
    ("caption", "credit"),
    [
        ("About turned-wide.", "Photo: O’Nobody"),
        ("About right.", "Image: The page"),
        ("About tiny.", "Chart: Belstat"),
    ],
)
def test_credit_stands_small_behind_its_caption(book: Book, caption: str, credit: str) -> None:
    wanted = f"{caption}{credit}".replace(" ", "")
    for page in range(5, book.page_count + 1):
        letters = [one for one in book.letters(page) if one.char.strip()]
        at = "".join(one.char for one in letters).find(wanted)
        if at >= 0:
            start = at + len(caption.replace(" ", ""))
            assert letters[start].size < letters[at].size
            assert "Italic" in letters[at].font
            assert "Italic" not in letters[start].font
            return
    raise AssertionError(wanted)


@pytest.mark.parametrize("focus", ["middle", '"left right"', '"120% 5%"'])
def test_focus_that_is_none_is_named(root: Path, focus: str) -> None:
    edit("figure.jpg)", f"figure.jpg){{.page focus={focus}}}")(root)
    (found,) = problems(root)
    assert found.startswith(f"picture-focus {FILE}:16: focus=")
    assert 'write left, right, top, bottom, "top left"' in found


def test_focus_of_an_opener_that_is_none_is_named(root: Path) -> None:
    edit("  alt: An opener\n", "  alt: An opener\n  focus: middle\n")(root)
    (found,) = problems(root)
    assert f"{FILE}:8: opener.focus" in found
    assert "is not a place in a picture" in found


def test_credit_is_translated(root: Path) -> None:
    (root / EDITION).write_text("title: Yearbook\nyear: 2030\nlanguage: en\ntranslations: [be]\n")
    edit("figure.jpg)", 'figure.jpg){credit="Photo: A. Nobody"}')(root)
    project = belpress.open_project(root)
    source = belpress.read_edition(project, 2030)
    belpress.update_translation(project, source, "be")
    (catalogue,) = root.glob("manuscript/2030/**/*security*.po")
    assert "#. credit of a picture" in catalogue.read_text()
    fill(catalogue, {"Photo: A. Nobody": 'Фота: А. "Ніхто"'})
    edition = belpress.translate_edition(project, source, "be").edition
    (figure,) = edition.chapters[0].figures
    assert figure.picture.credit == "Фота: А. «Ніхто»"
    assert figure.text == "«An illustration.»"


def test_coarse_picture_stops_the_build(root: Path) -> None:
    (root / "assets" / "images" / "figure.jpg").write_bytes(jpeg(400, 300))
    done = belpress_command("build", "-C", str(root))
    assert done.returncode == 1
    assert "is printed 126 mm wide (page 5) with 400 px, at 81 dpi" in done.stderr
    assert "it needs 1,488 px; use one that is at least 1,488 px wide" in done.stderr
