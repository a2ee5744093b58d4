"""What the pages show works as written: the chapter of the README, its mistakes, the Python."""

from __future__ import annotations

import contextlib
import io
import re
from pathlib import Path

import pytest

from belpress.reports import json as json_report
from documentation import NAMES, fences
from edition.book import Book, squeeze
from samples import belpress_command, jpeg

FILE = "manuscript/2022/02-security.md"
EDITION = "title: Annual Review 2022\nyear: 2022\nlanguage: en\n"
(CHAPTER,) = [block for block in fences("README.md", "markdown") if block.startswith("---\n")]
MESSAGES = [
    line
    for block in fences("README.md")
    for line in block.splitlines()
    if line.startswith(f"{FILE}:")
]


def project_of(root: Path, chapter: str) -> Path:
    """Make a project of a chapter, with a picture at every path that it names."""
    file = root / FILE
    file.parent.mkdir(parents=True)
    file.write_text(chapter, encoding="utf-8")
    file.with_name("edition.yaml").write_text(EDITION)
    for path in re.findall(r"[\w./-]+\.jpg", chapter):
        picture = (file.parent / path).resolve()
        picture.parent.mkdir(parents=True, exist_ok=True)
        picture.write_bytes(jpeg(2551, 3579) if "opener" in path else jpeg(2400, 1672))
    return root


def test_chapter_of_the_readme_is_built_and_the_python_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project_of(tmp_path, CHAPTER))
    said = io.StringIO()
    (code,) = fences("README.md", "python")
    names: dict[str, object] = {}
    with contextlib.redirect_stdout(said):
        exec(code, names)
    path, pages = said.getvalue().splitlines()[0].rsplit(" ", 1)
    book = Book(Path(path))
    assert book.page_count == int(pages)
    assert said.getvalue().splitlines()[1] == "0 ()"
    text = squeeze("".join(book.texts))
    for words in ("The first paragraph is the lead.", "The caption stands on the next line."):
        assert squeeze(words) in text
    assert text.count(squeeze("gave up its official standing")) == 2

    report = json_report.render(names["checked"])  # type: ignore[arg-type]
    Path("check.json").write_text(report)
    (code,) = fences("docs/checking-in-ci.md", "python")
    exec(code, {})


def test_mistakes_are_shown_as_the_readme_shows_them(tmp_path: Path) -> None:
    chapter = CHAPTER.replace("colour_key: deteriorated", "colour_key: deteriorating")
    chapter = chapter.replace("  - Belarus gave up its", "  - Belarus abandoned its")
    done = belpress_command("build", "-C", str(project_of(tmp_path, chapter)))
    assert done.returncode == 1
    assert len(MESSAGES) == 2
    assert done.stderr.splitlines()[:2] == MESSAGES


def test_no_page_has_other_python() -> None:
    with_python = {page for page in NAMES if fences(page, "python")}
    assert with_python == {"README.md", "CONTRIBUTING.md", "docs/checking-in-ci.md"}
