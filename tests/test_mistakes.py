"""Every mistake gets a problem with its place and the way to mend it, and never a traceback."""

from __future__ import annotations

import os
import shutil
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
from belpress.materials import load_pictures
from belpress.pictures import BadPicture, examine, prepare

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
*The caption.*

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


def write(file: str, content: str | bytes) -> Change:
    def change(root: Path) -> None:
        data = content if isinstance(content, bytes) else content.encode()
        (root / file).write_bytes(data)

    return change


def remove(file: str) -> Change:
    return lambda root: (root / file).unlink()


def link_out(file: str) -> Change:
    def change(root: Path) -> None:
        outside = root.parent / "outside"
        outside.write_bytes((root / file).read_bytes())
        (root / file).unlink()
        (root / file).symlink_to(outside)

    return change


KEY = "colour_key: unchanged"
QUOTE = "  - The border was closed in May."
IMAGE = "![A square](../../assets/images/figure.jpg)"
SUMMARY = "- It will rain. {.summary}"
PICTURE = "assets/images/figure.jpg"

MISTAKES: dict[str, tuple[Change, str]] = {
    "no front matter": (write(FILE, "Just text."), f"front-matter-missing {FILE}:1: "),
    "front matter unclosed": (write(FILE, "---\ntitle: a\n"), f"front-matter-unclosed {FILE}:1: "),
    "front matter empty": (write(FILE, "---\n---\nText."), f"yaml-not-mapping {FILE}:2: "),
    "front matter a list": (write(FILE, "---\n- a\n---\nText."), "found a list"),
    "not yaml": (edit(KEY, "colour_key: a: b"), f"yaml-syntax {FILE}:4: "),
    "bad indent": (edit("  alt: An", "   alt: An"), "yaml-syntax"),
    "tab": (edit("  alt:", "\talt:"), f"yaml-tab {FILE}:7: a tab is used for indentation"),
    "unknown field": (edit("headline:", "headlin:"), 'did you mean "headline"?'),
    "missing field": (edit(KEY + "\n", ""), "field-missing"),
    "wrong type": (edit("title: Security", "title: 1984"), f"field-type {FILE}:2: title: expected"),
    "a list for text": (edit("title: Security", "title: [a]"), "found a list"),
    "nothing for text": (edit("title: Security", "title:"), f"{FILE}:2: title: expected text"),
    "duplicate": (edit(KEY, f"{KEY}\ntitle: b"), f"yaml-duplicate {FILE}:5: title: stands twice"),
    "alias": (edit(KEY, "colour_key: *a"), "yaml-alias"),
    "anchor": (edit(KEY, "colour_key: &a unchanged"), f"yaml-alias {FILE}:4: "),
    "merge": (edit(KEY, f"{KEY}\n<<: {{title: b}}"), "yaml-alias"),
    "object": (edit(KEY, "colour_key: !!python/object:os.system a"), f"yaml-tag {FILE}:4: "),
    "deep": (edit(KEY, "colour_key: " + "[" * 40 + "]" * 40), "yaml-depth"),
    "wrong place": (edit(QUOTE, "  - {text: a, place: side}"), '"side" is not "margin" or "wide"'),
    "not utf-8": (write(FILE, b"---\ntitle: \xff\n---\n"), f"not-utf-8 {FILE}:2: is not UTF-8"),
    "utf-16": (write(FILE, CHAPTER.encode("utf-16")), "is UTF-16"),
    "nul": (edit("Nobody", "No\0body"), f"control-character {FILE}:14: holds U+0000"),
    "bidi": (edit("Nobody", "\u202eNobody"), "right-to-left override"),
    "large": (write(FILE, CHAPTER + "word " * 500_000), "file-too-large"),
    "long line": (write(FILE, CHAPTER + "word " * 50_000), "line-too-long"),
    "picture missing": (edit("figure.jpg", "figur.jpg"), 'did you mean "figure.jpg"?'),
    "picture in other case": (edit("figure.jpg", "Figure.jpg"), f"picture-missing {FILE}:16: "),
    "opener missing": (edit("opener.jpg", "none.jpg"), f"picture-missing {FILE}:6: "),
    "picture empty": (write(PICTURE, b""), f"picture-bad {FILE}:16: "),
    "picture is text": (write(PICTURE, "hello"), "is no picture that can be read"),
    "picture cut": (write(PICTURE, jpeg(1949, 1358)[:5000]), "cut short or damaged"),
    "picture enormous": (write(PICTURE, png_header(50_000, 50_000)), "megapixels"),
    "picture large": (write(PICTURE, png_header(9_000, 9_000)), "9000 × 9000 px is more than"),
    "picture svg": (write(PICTURE, "<svg onload='a()'/>"), "SVG pictures are not taken"),
    "no alt": (edit("![A square]", "![]"), f"alt-missing {FILE}:16: "),
    "no alt of opener": (edit("  alt: An opener\n", ""), "opener.alt: is missing"),
    "empty alt of opener": (edit("alt: An opener", 'alt: ""'), f"alt-missing {FILE}:7: "),
    "alt long": (edit("A square", "A square " * 40), f"alt-long {FILE}:16: "),
    "path out": (edit(IMAGE, "![A](../../../figure.jpg)"), f"path-outside {FILE}:16: "),
    "path absolute": (edit(IMAGE, "![A](/etc/passwd)"), "path-outside"),
    "path file": (edit(IMAGE, "![A](file:///etc/passwd)"), "path-outside"),
    "path http": (edit(IMAGE, "![A](http://127.0.0.1/a.jpg)"), "path-outside"),
    "path data": (edit(IMAGE, "![A](data:image/png;base64,AAAA)"), "path-outside"),
    "picture linked out": (link_out(PICTURE), f"path-outside {FILE}:16: "),
    "chapter linked out": (link_out(FILE), f"path-outside {FILE}: "),
    "quote drifted": (
        edit(QUOTE, "  - The border was shut in May."),
        f'pull-quote-drift {FILE}:9: pull quote: "The border was shut in May.…" is not in',
    ),
    "nearest sentence": (
        edit(QUOTE, "  - The border was shut in May."),
        'the nearest sentence is "The border was closed in May."',
    ),
    "paraphrase with wrong near": (
        edit(QUOTE, "  - {text: Shut., paraphrase: true, near: no such words}"),
        "pull-quote-drift",
    ),
    "no summary": (edit(" {.summary}", ""), f"summary-count {FILE}:19: no forecast is marked"),
    "two summaries": (edit("{#sun", "{.summary #sun"), f"summary-count {FILE}:22: 2 forecasts are"),
    "no forecasts": (edit("## Forecasts {.forecasts}", "## End"), "forecasts-missing"),
    "forecasts no list": (edit(SUMMARY, "It will rain."), "forecasts-list"),
    "text after forecasts": (write(FILE, CHAPTER + "\nMore text.\n"), "forecasts-list"),
    "two of one name": (
        write("manuscript/2030/02-security.md", CHAPTER),
        "chapter-twice manuscript/2030/02-security.md:1: ",
    ),
    "no chapters": (remove(FILE), "chapters-missing manuscript/2030: "),
    "chapter empty": (write(FILE, ""), f"front-matter-missing {FILE}:1: "),
    "unknown key": (
        edit(KEY, "colour_key: improve"),
        f'{FILE}:4: colour_key: "improve" is no colour key of this edition; '
        'did you mean "improved"?',
    ),
    "unknown key of forecast": (edit("=improved", "=worse"), f"colour-key-unknown {FILE}:22: "),
    "no edition file": (remove(EDITION), f"edition-file-missing {EDITION}: "),
    "other year": (edit("year: 2030", "year: 2031", EDITION), f"year-differs {EDITION}:2: "),
    "year as text": (edit("2030", '"2030"', EDITION), f"field-type {EDITION}:2: year: "),
    "unknown label": (
        edit("en\n", "en\nlabels:\n  content: a\n", EDITION),
        f"field-unknown {EDITION}:5: labels.content: unknown label",
    ),
    "unknown placeholder": (
        edit("en\n", 'en\nlabels:\n  summary: "For {yeer}"\n', EDITION),
        'label-placeholder manuscript/2030/edition.yaml:5: labels.summary: "{yeer}"',
    ),
    "script link": (edit("Nobody", "[Nobody](javascript:a)"), f"link-scheme {FILE}:14: "),
    "dead link": (edit("Nobody", "[Nobody](02-none.md)"), f"link-dead {FILE}:14: "),
    "dead anchor": (edit("Nobody", "[Nobody](#son)"), 'did you mean "sun"?'),
    "empty link": (edit("Nobody", "[Nobody]()"), f"link-empty {FILE}:14: "),
    "link without words": (edit("Nobody", "[](https://a.org)"), f"link-empty {FILE}:14: a link"),
    "name twice": (edit("{.summary}", "{.summary #sun}"), f"name-twice {FILE}:22: "),
    "heading one": (edit("Nobody", "\n\n# Nobody"), "heading-level"),
    "heading skipped": (edit("*The caption.*", "*The caption.*\n\n#### Deep"), "heading-level"),
    "footnote missing": (edit("asked.", "asked.[^1]"), f"footnote-missing {FILE}:14: "),
    "picture in text": (edit("Nobody", f"Nobody {IMAGE}"), f"picture-in-text {FILE}:14: "),
    "attribute unknown": (edit("{.summary}", "{.sumary}"), 'did you mean ".summary"?'),
    "figure form unknown": (edit(IMAGE, IMAGE + "{.pge}"), 'did you mean ".page"?'),
    "braces": (edit("{.summary}", "{summary!}"), f"attributes-syntax {FILE}:21: "),
    "no lead": (edit("The lead of the chapter.", "- a list"), f"lead-missing {FILE}:12: "),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_mistake_is_told(root: Path, name: str) -> None:
    assert problems(root) == []
    change, said = MISTAKES[name]
    change(root)
    found = problems(root)
    assert any(said in line for line in found), found


@pytest.mark.parametrize("ends", ["\r\n", "\r"])
def test_line_ends_and_byte_order_mark_change_nothing(root: Path, ends: str) -> None:
    project = belpress.open_project(root)
    before = belpress.read_edition(project, 2030)
    (root / FILE).write_bytes(b"\xef\xbb\xbf" + CHAPTER.replace("\n", ends).encode())
    assert belpress.read_edition(project, 2030) == before


def test_all_mistakes_of_a_run_are_told_in_order(root: Path) -> None:
    for name in ("unknown key", "no alt", "two summaries", "other year"):
        MISTAKES[name][0](root)
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
    MISTAKES["unknown key"][0](root)
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


def test_same_inputs_give_the_same_bytes_wherever_they_are(root: Path, tmp_path: Path) -> None:
    other = tmp_path / "elsewhere" / "deep"
    for name in ("manuscript", "assets"):
        shutil.copytree(root / name, other / name)
    outs: list[bytes] = []
    for folder, zone, seed in ((root, "UTC", "1"), (other, "Asia/Tokyo", "7")):
        target = tmp_path / f"{len(outs)}.pdf"
        words = ("build", "-C", str(folder), "-o", str(target))
        done = belpress_command(*words, TZ=zone, PYTHONHASHSEED=seed, LC_ALL="C")
        assert done.returncode == 0, done.stderr
        outs.append(target.read_bytes())
    assert outs[0] == outs[1]
