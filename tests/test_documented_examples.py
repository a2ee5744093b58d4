"""What the pages show works as written: chapters, settings, mistakes, styles, the Python."""

from __future__ import annotations

import contextlib
import io
import json
import re
import textwrap
from pathlib import Path

import pytest
import tinycss2
from ruamel.yaml import YAML

import belpress
from belpress.assets import forms
from belpress.read.schema import ChapterFields, EditionFields
from belpress.reports import json as json_report
from documentation import NAMES, fences, text
from edition.book import Book, squeeze
from samples import CHAPTER, ROOT, belpress_command, jpeg

FILE = "manuscript/2022/02-security.md"
EDITION = "title: Annual Review 2022\nyear: 2022\nlanguage: en\ntranslations: [be, ru]\n"
UNTRANSLATED = EDITION.replace("translations: [be, ru]\n", "")
TOUR, WRITING, CI = "docs/tour.md", "docs/writing.md", "docs/checking-in-ci.md"
(TOUR_CHAPTER,) = fences(TOUR, "markdown")
MESSAGES = [
    line for block in fences(TOUR) for line in block.splitlines() if line.startswith(f"{FILE}:")
]
OF_THE_HOUSE = {"terms.yaml": r"\w+:\n  [\w* ]+: ", "hyphenation.yaml": r"\w+:\n  - "}
"""Files that serve every year, and how their examples begin."""
YAMLS = [
    (page, textwrap.dedent(block)) for page in NAMES if page != CI for block in fences(page, "yaml")
]
OF_CHAPTERS = tuple(set(ChapterFields.model_fields) - set(EditionFields.model_fields))
FRONT_MATTER = [(page, block) for page, block in YAMLS if block.startswith(("---", *OF_CHAPTERS))]
SETTINGS = [example for example in YAMLS if example not in FRONT_MATTER]
MARKDOWN = [
    (page, block)
    for page in NAMES
    if page not in {TOUR, "docs/manuscript.md", "CONTRIBUTING.md"}
    for block in fences(page, "markdown")
]


def project_of(root: Path, chapter: str, edition: str = UNTRANSLATED) -> Path:
    """Make a project of a chapter, with a picture at every path that it names."""
    file = root / FILE
    file.parent.mkdir(parents=True)
    file.write_text(chapter, encoding="utf-8")
    file.with_name("edition.yaml").write_text(edition, encoding="utf-8")
    for path in re.findall(r"\.\./[\w./() -]+\.jpg", chapter):
        picture = (file.parent / path).resolve()
        picture.parent.mkdir(parents=True, exist_ok=True)
        picture.write_bytes(jpeg(2551, 3579) if "opener" in path else jpeg(2400, 1672))
    return root


def errors_of(root: Path) -> list[belpress.Problem]:
    """Return what stops a build of a project, as far as it is seen without pages."""
    project = belpress.open_project(root)
    checked = belpress.check_edition(project, belpress.CheckRequest(2022, pages=False))
    return [problem for problem in checked.problems if problem.is_error]


def test_chapter_of_the_tour_is_built_and_the_python_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project_of(tmp_path, TOUR_CHAPTER))
    said = io.StringIO()
    (code,) = fences("docs/python.md", "python")
    names: dict[str, object] = {}
    with contextlib.redirect_stdout(said):
        exec(code, names)
    path, pages = said.getvalue().splitlines()[0].rsplit(" ", 1)
    book = Book(Path(path))
    assert book.page_count == int(pages)
    assert said.getvalue().splitlines()[1] == "0 ()"
    whole = squeeze("".join(book.texts))
    for words in ("The first paragraph is the lead.", "The caption stands on the next line."):
        assert squeeze(words) in whole
    assert whole.count(squeeze("gave up its official standing")) == 2

    report = json_report.render(names["checked"])  # type: ignore[arg-type]
    Path("check.json").write_text(report)
    (code,) = fences(CI, "python")
    exec(code, {})


def test_mistakes_are_shown_as_the_tour_shows_them(tmp_path: Path) -> None:
    chapter = TOUR_CHAPTER.replace("colour_key: deteriorated", "colour_key: deteriorating")
    chapter = chapter.replace("  - Belarus gave up its", "  - Belarus abandoned its")
    done = belpress_command("build", "-C", str(project_of(tmp_path, chapter)))
    assert done.returncode == 1
    assert len(MESSAGES) == 2
    assert done.stderr.splitlines()[:2] == MESSAGES


def test_no_page_has_other_python() -> None:
    with_python = {page for page in NAMES if fences(page, "python")}
    assert with_python == {"docs/python.md", "CONTRIBUTING.md", CI}


@pytest.mark.parametrize(("page", "example"), SETTINGS)
def test_settings_are_valid(page: str, example: str, tmp_path: Path) -> None:
    shared = [name for name, begins in OF_THE_HOUSE.items() if re.match(begins, example)]
    if shared:
        (tmp_path / "manuscript").mkdir()
        (tmp_path / "manuscript" / shared[0]).write_text(example, encoding="utf-8")
    root = project_of(tmp_path, CHAPTER, EDITION if shared else edition_with(example))
    assert errors_of(root) == [], page


def edition_with(example: str) -> str:
    """Return the settings of an edition, with those of an example in the place of its own."""
    names = re.findall(r"^(\w+):", example, re.MULTILINE)
    kept = [line for line in EDITION.splitlines(True) if line.partition(":")[0] not in names]
    return "".join(kept) + example


@pytest.mark.parametrize(("page", "example"), FRONT_MATTER)
def test_front_matter_is_valid(page: str, example: str, tmp_path: Path) -> None:
    said = "Belarus gave up its official standing. It was closed, and nobody asked."
    closing = f"## Forecasts{CHAPTER.partition('## Forecasts')[2]}"
    if re.search(r"^kind:", example, re.MULTILINE):
        closing = ""  # only chapters have forecasts
    if not example.startswith("---"):
        example = CHAPTER.partition("pull_quotes:")[0] + f"{example}---\n"
    chapter = f"{example}\nThe lead.\n\n{said}\n\n{closing}"
    assert errors_of(project_of(tmp_path, chapter)) == [], page


@pytest.mark.parametrize(("page", "example"), MARKDOWN)
def test_marks_are_valid(page: str, example: str, tmp_path: Path) -> None:
    if "[^trade]:" in example:
        example = "Exports fell.[^trade]\n\n" + re.sub("^  ", "", example, flags=re.MULTILINE)
    body, closing = CHAPTER.split("## Forecasts")
    closing = "" if example.startswith("## Forecasts") else f"\n\n## Forecasts{closing}"
    chapter = f"{body}{example}{closing}"
    assert errors_of(project_of(tmp_path, chapter)) == [], page


def test_workflows_and_settings_of_editors_can_be_read() -> None:
    for block in fences(CI, "yaml"):
        YAML(typ="safe").load(block)
    for block in fences("docs/previewing.md", "json"):
        json.loads(block)


def test_styles_name_tokens_that_there_are() -> None:
    tokens = (ROOT / "styles" / "tokens.css").read_text(encoding="utf-8")
    for block in fences("docs/designing.md", "css"):
        (rule,) = tinycss2.parse_stylesheet(block, skip_whitespace=True)
        assert rule.type == "qualified-rule"
        names = re.findall(r"--[\w-]+(?=:)", block)
        assert names
        assert all(f"{name}:" in tokens for name in names)


def test_every_setting_of_a_form_is_explained() -> None:
    table = text("docs/designing.md").partition("| setting |")[2].partition("\n\n")[0]
    assert set(re.findall(r"^\| `(\w+)` \|", table, re.MULTILINE)) == set(forms._KNOWN)
    for name, (least, most) in forms._BETWEEN.items():
        row = re.search(rf"^\| `{name}` .*$", table, re.MULTILINE)
        assert row
        assert row[0].endswith(f"| {least:g} to {most:g} |")
