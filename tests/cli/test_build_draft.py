"""A draft has grey boxes for missing, bad and coarse pictures, and leaves the good PDF alone."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest

from samples import CHAPTER, FILE, belpress_command, edit, jpeg

GREY = (0x98, 0xA3, 0xB3)


def share_of_grey(pdf: Path, page: int) -> float:
    """Return how much of a page (from 1) is grey."""
    document = pypdfium2.PdfDocument(pdf)
    found = document[page - 1]
    found.set_cropbox(*found.get_trimbox())
    image = found.render(scale=0.4).to_pil().convert("RGB")
    pixels = list(image.get_flattened_data())
    grey = [one for one in pixels if max(abs(one[at] - GREY[at]) for at in range(3)) < 4]
    return len(grey) / len(pixels)


@pytest.fixture
def built(root: Path) -> Path:
    """Return a project with a good PDF."""
    done = belpress_command("build", "-C", str(root))
    assert done.returncode == 0, done.stderr
    return root


def draft(root: Path, *words: str) -> tuple[Path, str]:
    done = belpress_command("build", "--draft", "-C", str(root), *words)
    assert done.returncode == 0, done.stderr
    return root / "build" / "yearbook.en.draft.pdf", done.stderr + done.stdout


def test_missing_bad_and_coarse_pictures_are_grey_boxes(built: Path) -> None:
    good = built / "build" / "yearbook.en.pdf"
    before = good.read_bytes()
    images = built / "assets" / "images"
    (images / "opener.jpg").unlink()
    (images / "figure.jpg").write_bytes(jpeg(300, 200))
    (images / "bad.jpg").write_bytes(b"no picture")
    more = "![Bad](../../assets/images/bad.jpg)\n*Bad.*\n\n![None](../../assets/images/none.png)"
    edit("## Forecasts", f"{more}{{.page}}\n*None.*\n\n## Forecasts")(built)
    assert belpress_command("build", "-C", str(built)).returncode == 1
    pdf, said = draft(built)
    for line in (
        f'{FILE}:6: warning: no picture "assets/images/opener.jpg"',
        f'{FILE}:16: warning: picture "assets/images/figure.jpg" is printed 126 mm wide',
        f'{FILE}:19: warning: picture "assets/images/bad.jpg": the file is not a picture',
        f'{FILE}:22: warning: no picture "assets/images/none.png"',
        "a draft with 4 grey boxes",
    ):
        assert line in said
    assert share_of_grey(pdf, 4) > 0.8
    assert share_of_grey(pdf, 5) > 0.1
    pages = range(5, len(pypdfium2.PdfDocument(pdf)) + 1)
    assert max(share_of_grey(pdf, page) for page in pages) > 0.7
    assert good.read_bytes() == before


def test_draft_without_anything_wrong_looks_like_the_good_one(built: Path) -> None:
    pdf, said = draft(built)
    assert "a draft with 0 grey boxes" in said
    assert len(pypdfium2.PdfDocument(pdf)) == len(
        pypdfium2.PdfDocument(built / "build" / "yearbook.en.pdf")
    )
    assert share_of_grey(pdf, 4) < 0.01


def test_other_mistakes_stop_a_draft(root: Path) -> None:
    (root / FILE).write_text(CHAPTER.replace("colour_key: unchanged", "colour_key: nothing"))
    done = belpress_command("build", "--draft", "-C", str(root))
    assert done.returncode == 1
    assert not list((root / "build").glob("*.pdf"))


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--complete",), "--complete is for print"),
        (("-o", "yearbook.en.pdf"), 'did you mean "-o yearbook.en.draft.pdf"?'),
        (("-o", "print.pdf", "--complete"), "--complete is for print"),
    ],
)
def test_draft_is_no_print(root: Path, words: tuple[str, ...], said: str) -> None:
    done = belpress_command("build", "--draft", "-C", str(root), *words)
    assert done.returncode == 2
    assert said in " ".join(done.stderr.split())
