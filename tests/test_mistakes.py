"""All mistakes of a run are told at once, and the command keeps the last good PDF."""

from __future__ import annotations

import os
import struct
import subprocess
import sys
import zlib
from collections.abc import Callable
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

import belpress
from belpress.assets.load import load_pictures
from belpress.assets.pictures import BadPicture, examine, prepare

CHAPTER = """---
title: Security
headline: "2030: a headline"
colour_key: unchanged
opener:
  image: ../../assets/images/opener.jpg
  alt: An opener
pull_quotes:
  - The border was closed in May.
---

The lead of the chapter.

The border was closed in May. Nobody knew why, and nobody asked.

![A square](../../assets/images/figure.jpg)
*An illustration.*

## Forecasts {.forecasts}

- It will rain. {.summary}
- It will shine. {#sun colour_key=improved}
"""
FILE = "manuscript/2030/01-security.md"
EDITION = "manuscript/2030/edition.yaml"
Change = Callable[[Path], None]


@cache
def jpeg(width: int, height: int) -> bytes:
    target = BytesIO()
    Image.new("RGB", (width, height), "#223a66").save(target, "JPEG")
    return target.getvalue()


def png_header(width: int, height: int) -> bytes:
    """Return a PNG that says how large it is and holds next to nothing."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(kind + content))
        return struct.pack(">I", len(content)) + kind + content + check

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = chunk(b"IDAT", zlib.compress(b"\0")) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + body


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a project with one chapter that has nothing wrong with it."""
    images = tmp_path / "assets" / "images"
    images.mkdir(parents=True)
    (images / "opener.jpg").write_bytes(jpeg(2551, 3579))
    (images / "figure.jpg").write_bytes(jpeg(2400, 1672))
    (tmp_path / "manuscript" / "2030").mkdir(parents=True)
    (tmp_path / EDITION).write_text("title: Yearbook\nyear: 2030\nlanguage: en\n")
    (tmp_path / FILE).write_text(CHAPTER)
    return tmp_path


def problems(root: Path) -> list[str]:
    """Return what is said of a manuscript and its pictures, a line each."""
    project = belpress.open_project(root)
    try:
        edition = belpress.read_edition(project, 2030)
    except belpress.ProblemsFound as found:
        return [f"{one.rule} {one}" for one in found.problems]
    _, bad = load_pictures(project, edition)
    return [f"{one.rule} {one}" for one in (*edition.problems, *bad)]


def edit(old: str, new: str, file: str = FILE) -> Change:
    def change(root: Path) -> None:
        text = (root / file).read_text()
        assert old in text
        (root / file).write_text(text.replace(old, new))

    return change


KEY = "colour_key: unchanged"


def test_all_mistakes_of_a_run_are_told_in_order(root: Path) -> None:
    edit(KEY, "colour_key: improve")(root)
    edit("![A square]", "![]")(root)
    edit("{#sun", "{.summary #sun")(root)
    edit("year: 2030", "year: 2031", EDITION)(root)
    found = [line.partition(" ")[2].partition(": ")[0] for line in problems(root)]
    assert found == [f"{FILE}:4", f"{FILE}:16", f"{FILE}:22", f"{EDITION}:2"]


def saved(image: Image.Image, form: str, **how: object) -> bytes:
    target = BytesIO()
    image.save(target, form, **how)
    return target.getvalue()


def test_pictures_are_made_upright_and_eight_bit_rgb() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    turned = saved(Image.new("RGB", (40, 20), "red"), "JPEG", exif=exif)
    assert examine(turned).width_px == 20
    assert Image.open(BytesIO(prepare(turned))).size == (20, 40)
    for content in (
        saved(Image.new("CMYK", (40, 20), (0, 255, 255, 0)), "JPEG"),
        saved(Image.new("RGB", (40, 20), "red"), "TIFF"),
        saved(Image.new("I;16", (40, 20), 30_000), "PNG"),
    ):
        image = Image.open(BytesIO(prepare(content)))
        assert image.mode in ("RGB", "L")
        assert image.format in ("JPEG", "PNG")
    grey = Image.open(BytesIO(prepare(saved(Image.new("I;16", (4, 4), 32_768), "PNG"))))
    level = grey.convert("L").getpixel((0, 0))
    assert isinstance(level, int)
    assert abs(level - 128) <= 1


def test_plain_pictures_come_back_as_they_are() -> None:
    assert prepare(jpeg(40, 30)) == jpeg(40, 30)
    with pytest.raises(BadPicture):
        prepare(jpeg(40, 30)[:-30])


def belpress_command(*words: str, **env: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "belpress", *words],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, **env},
    )


def test_command_tells_mistakes_and_keeps_the_last_good_pdf(root: Path) -> None:
    done = belpress_command("build", "-C", str(root))
    assert done.returncode == 0, done.stderr
    pdf = root / "build" / "yearbook.en.pdf"
    before = pdf.read_bytes()
    edit(KEY, "colour_key: improve")(root)
    done = belpress_command("build", "-C", str(root))
    assert done.returncode == 1
    assert done.stdout == ""
    assert f"{FILE}:4: colour_key:" in done.stderr
    assert "Traceback" not in done.stderr
    assert pdf.read_bytes() == before
    assert [path.name for path in pdf.parent.iterdir()] == [pdf.name]


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("build", "2031"), 1, "no edition of 2031; there is 2030"),
        (("build", "-c", "securty"), 1, 'did you mean "security"?'),
        (("build", "-l", "be"), 1, 'the edition is not in "be"'),
        (("build", "--nope"), 2, "No such option"),
        (("build", "abc"), 2, "not a valid integer"),
    ],
)
def test_command_tells_wrong_orders(
    root: Path, words: tuple[str, ...], code: int, said: str
) -> None:
    done = belpress_command(*words, "-C", str(root))
    assert done.returncode == code
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_command_outside_a_project_says_so(tmp_path: Path) -> None:
    done = belpress_command("build", "-C", str(tmp_path))
    assert done.returncode == 2
    assert "manuscript" in done.stderr


def test_target_that_cannot_be_written(root: Path) -> None:
    (root / "file").write_text("")
    for target, said in (("file/a.pdf", "cannot be written"), ("assets", "is a folder")):
        done = belpress_command("build", "-C", str(root), "-o", str(root / target))
        assert done.returncode == 1
        assert said in done.stderr
        assert "Traceback" not in done.stderr


def test_unchanged_build_leaves_the_file_alone(root: Path) -> None:
    first = belpress_command("build", "-C", str(root))
    pdf = root / "build" / "yearbook.en.pdf"
    before = pdf.stat().st_mtime_ns
    second = belpress_command("build", "-C", str(root))
    assert ", unchanged" not in first.stdout
    assert ", unchanged" in second.stdout
    assert pdf.stat().st_mtime_ns == before
    assert ", unchanged" not in belpress_command("build", "-C", str(root), "--force").stdout
    pdf.write_bytes(pdf.read_bytes()[:-10])
    assert ", unchanged" not in belpress_command("build", "-C", str(root)).stdout
    edit("Nobody knew", "Nobody cared")(root)
    assert ", unchanged" not in belpress_command("build", "-C", str(root)).stdout
