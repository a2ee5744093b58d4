"""A whole year, with the package as users install it: from an empty folder to the next edition."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from urllib.request import urlopen

import polib
import pypdfium2
import pytest

from samples import ROOT, jpeg

YEAR = 2041
CHAPTER = """---
title: {title}
headline: "2041: {title} in a few words"
colour_key: improved
opener: {{image: ../../assets/images/2041/{name}.jpg, alt: A blue area}}
---

The lead of this chapter says what the year came to.

The text of this chapter is short. It says what happened in 2041, and why.

## Forecasts {{.forecasts}}

- In 2042 there is more of {title}. {{.summary}}
- It stays as it is.
"""
OTHERS = {
    "00-foreword.md": "---\nkind: foreword\ntitle: Foreword\n---\n\nWhat this review is for.\n",
    "90-imprint.md": "---\nkind: imprint\ntitle: Imprint\n---\n\nPrinted in 2041.\n",
}
"""Texts that are not chapters."""
Run = Callable[..., str]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, unpacked where nothing of this repository is."""
    folder = tmp_path_factory.mktemp("installed")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", f"{folder}"]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    zipfile.ZipFile(wheel).extractall(folder / "site")
    return folder / "site"


@pytest.fixture
def environment(installed: Path, tmp_path: Path) -> dict[str, str]:
    paths = {"PYTHONPATH": f"{installed}", "PYTHONSAFEPATH": "1", "HOME": f"{tmp_path}"}
    return {**os.environ, **paths}


@pytest.fixture
def run(tmp_path: Path, environment: dict[str, str]) -> Run:
    def command(*words: str, fails: bool = False) -> str:
        done = subprocess.run(
            [sys.executable, "-m", "belpress", *words],
            cwd=tmp_path / "review",
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == int(fails), done.stdout + done.stderr
        return done.stdout + done.stderr

    return command


def words_of(path: Path) -> list[str]:
    """Return the words of the pages of a PDF, each on one line."""
    with pypdfium2.PdfDocument(path) as pdf:
        return [" ".join(page.get_textpage().get_text_bounded().split()) for page in pdf]


def write_chapters(review: Path) -> None:
    """Put texts and pictures in the place of what is asked for, and add two chapters."""
    folder, images = review / "manuscript/2041", review / "assets/images/2041"
    edition = (folder / "edition.yaml").read_text()
    for old, new in (
        ("title: Annual Review 2041", "title: Our Review 2041"),
        ('"[Your institute]"', "The institute"),
        ("# translations: [be, ru]", "translations: [be]"),
    ):
        assert old in edition
        edition = edition.replace(old, new)
    (folder / "edition.yaml").write_text(edition)
    first = folder / "01-first-chapter.md"
    text = first.read_text().replace('"[What the picture of the opener shows]"', "A blue area")
    first.write_text(text)
    for number, title in enumerate(("Sun", "Rain"), start=2):
        chapter = CHAPTER.format(title=title, name=title.lower())
        (folder / f"0{number}-{title.lower()}.md").write_text(chapter)
    for name, text in OTHERS.items():
        (folder / name).write_text(text)
    for name in ("cover", "first-chapter-opener", "sun", "rain"):
        (images / f"{name}.jpg").write_bytes(jpeg(2551, 3579))
    (images / "first-chapter-figure.jpg").write_bytes(jpeg(1800, 1200))


def translate(path: Path) -> None:
    """Translate a catalogue word for word, as far as it is not translated yet."""
    file = polib.pofile(str(path), wrapwidth=0)
    for entry in file:
        entry.msgstr = entry.msgstr or entry.msgid
        # What the memory proposes is right
        entry.flags = []
    file.save()


def see_preview(review: Path, environment: dict[str, str]) -> None:
    """Begin a preview, ask it for its page, and end it."""
    command = [sys.executable, "-m", "belpress", "preview", "--no-open", "--port", "8841"]
    with subprocess.Popen(
        command, cwd=review, env=environment, stdout=subprocess.PIPE, text=True
    ) as preview:
        assert preview.stdout
        said = next(line for line in preview.stdout if "http://" in line)
        address = said.split("http")[1].split()[0]
        with urlopen(f"http{address}", timeout=60) as answer:
            assert b"<html" in answer.read()
        preview.send_signal(signal.SIGINT)
        preview.communicate(timeout=60)


def files_of(review: Path) -> dict[Path, bytes]:
    """Return what the files of a project hold, without its cache."""
    return {
        path: path.read_bytes()
        for path in review.rglob("*")
        if path.is_file() and ".belpress-cache" not in path.parts
    }


def test_whole_year(tmp_path: Path, run: Run, environment: dict[str, str]) -> None:
    review = tmp_path / "review"
    review.mkdir()
    assert "manuscript/2041" in run("new", f"{YEAR}")
    said = json.loads(run("check", "--no-pages", "--format", "json"))["problems"]
    asked = {problem["rule"] for problem in said}
    assert asked == {"picture-placeholder", "text-placeholder"}

    write_chapters(review)
    checked = run("check", "--format", "json")
    assert asked.isdisjoint(problem["rule"] for problem in json.loads(checked)["problems"])
    run("translate", "update")
    for path in (review / "manuscript/2041/translations/be").iterdir():
        translate(path)
    assert "everything is translated" in run("translate", "status")

    see_preview(review, environment)
    run("build", "--for", "all")
    run("build", "-l", "be", "--complete")
    made = {path.name for path in (review / "build").glob("*.pdf")}
    forms = ("", "booklet.", "draft.", "print.", "proofs.")
    assert made == {
        "our-review-2041.be.pdf",
        *(f"our-review-2041.en.{form}pdf" for form in forms),
    }
    run("preflight", *(f"build/our-review-2041.en.{form}pdf" for form in ("", "print.")))
    pages = words_of(review / "build/our-review-2041.en.pdf")
    assert "OUR REVIEW 2041" in pages[0].upper()
    for words in ("What this review is for.", "Printed in 2041."):
        assert sum(words in page for page in pages) == 1

    before = files_of(review)
    assert "8 forecasts" in run("new", "2042")
    assert {path: path.read_bytes() for path in before} == before
    said = json.loads(run("check", "--no-pages", "--format", "json"))["problems"]
    left = {problem["rule"] for problem in said}
    assert left == {*asked, "headline-repeated", "forecast-open"}
    assert "everything is translated" in run("translate", "status")
    assert "a picture is asked for" in run("build", "--complete", fails=True)
    for path in (review / "manuscript/2042").glob("*.md"):
        marked = path.read_text().replace("outcome: open", "outcome: came_true")
        path.write_text(marked.replace('why: ""', "why: So it did."))
    scored = json.loads(run("scorecard", "--format", "json"))["editions"][-1]
    assert (scored["year"], scored["score"]["forecasts"]) == (2042, 8)
    assert scored["score"]["came_true"] == 8
    run("build", "--draft")
    assert {path: path.read_bytes() for path in before} == before
