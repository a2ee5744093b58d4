"""A build says "unchanged" if it would come out the same, and never else."""

from __future__ import annotations

import ast
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from importlib.metadata import requires, version
from pathlib import Path

import pytest

import belpress
from belpress.assets.load import load_design
from belpress.model.materials import LAID_OUT_BY
from belpress.program import installed, made_of
from belpress.project import build_record
from belpress.project.project import Project
from belpress.project.seen import ABSENT, UNKNOWN
from browser.running import reading, running
from edition.book import Book
from reliability.scratch import CATALOGUE, PICTURE, Scratch
from samples import CHAPTER, FILE, ROOT, jpeg

PACKAGE = made_of.PACKAGE
Edit = Callable[[Scratch], None]
PHOTO, OTHER_PHOTO = jpeg(2400, 1672), jpeg(2390, 1672)


def is_unchanged(scratch: Scratch, *words: str) -> bool:
    done = scratch.build(*words)
    assert done.code == 0, done.said
    return "unchanged" in done.said


@pytest.fixture(scope="module")
def with_design(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A publication with a design of its own, and a picture that lies in no usual folder."""
    folder = tmp_path_factory.mktemp("designed")
    scratch = Scratch(shutil.copytree(template, folder, dirs_exist_ok=True))
    shutil.copytree(ROOT / "styles", scratch.root / "styles")
    shutil.copytree(ROOT / "assets" / "fonts", scratch.root / "assets" / "fonts")
    scratch.write("photos/figure.jpg", PHOTO)
    scratch.write("figure.jpg", PHOTO)
    scratch.change("chapter", "../../assets/images/figure.jpg", "../../photos/figure.jpg")
    for language in ("en", "be"):
        assert scratch.build("-l", language).code == 0
    return scratch.root


@pytest.fixture
def designed(with_design: Path, tmp_path: Path) -> Scratch:
    """A copy of it, which was built in both of its languages."""
    scratch = Scratch(shutil.copytree(with_design, tmp_path / "project"))
    for language in ("en", "be"):
        assert is_unchanged(scratch, "-l", language)
    return scratch


def written(name: str, content: bytes | str) -> Edit:
    return lambda scratch: scratch.write(name, content)


def other_font(scratch: Scratch) -> None:
    folder = scratch.root / "assets" / "fonts" / "source-serif-4"
    shutil.copy(folder / "SourceSerif4SmText-It.ttf", folder / "SourceSerif4SmText-Regular.ttf")


CHANGES: dict[str, tuple[Edit, set[str]]] = {
    "picture elsewhere": (written("photos/figure.jpg", OTHER_PHOTO), {"en", "be"}),
    "text": (lambda scratch: scratch.change("chapter", "Nobody", "Everybody"), {"en", "be"}),
    "new chapter": (
        written("manuscript/2030/02-more.md", CHAPTER.replace("{#sun ", "{")),
        {"en", "be"},
    ),
    "cover that was not there": (
        written("assets/images/2030/cover.jpg", jpeg(2551, 3579)),
        {"en", "be"},
    ),
    "style sheet": (
        lambda scratch: scratch.change("styles/tokens.css", "#14233f", "#14233e"),
        {"en", "be"},
    ),
    "new style sheet": (written("styles/zz.css", ".lead { color: #123456 }"), {"en", "be"}),
    "font": (other_font, {"en", "be"}),
    "catalogue": (
        lambda scratch: scratch.change("catalogue", 'msgstr ""\n\n#', 'msgstr "Слова"\n\n#'),
        {"be"},
    ),
    "catalogue of a chapter that is not there": (
        written("manuscript/2030/translations/be/x.po", ""),
        {"be"},
    ),
    "picture that is not in use": (written(PICTURE, OTHER_PHOTO), set()),
    "text that is named": (written("manuscript/2030/notes.txt", "notes"), {"en", "be"}),
    "hidden file beside the chapters": (written("manuscript/2030/.01-security.md.swp", ""), set()),
    "file of an editor": (written("manuscript/2030/01-security.md~", "old"), set()),
    "words that builds do not look at": (written("manuscript/words.txt", "Minsk"), set()),
}


@pytest.mark.parametrize("change", CHANGES)
def test_what_was_read_is_what_counts(designed: Scratch, change: str) -> None:
    edit, languages = CHANGES[change]
    edit(designed)
    for language in ("en", "be"):
        project = belpress.open_project(designed.root)
        words = (str(2030), "" if language == "en" else language, "")
        assert (build_record.find(project, words) is None) == (language in languages), language


def test_changed_picture_elsewhere_is_on_the_page(designed: Scratch) -> None:
    before = Book(designed.pdf).resolutions(5)
    designed.write("photos/figure.jpg", jpeg(1200, 836))
    assert not is_unchanged(designed)
    assert Book(designed.pdf).resolutions(5) != before
    assert is_unchanged(designed)


def test_changed_picture_elsewhere_makes_another_page_plan(designed: Scratch) -> None:
    """The plan a translation is fitted to is that of the source as it is."""
    project = designed.project.noting()
    belpress.read_edition(project, 2030)
    assert build_record.find_plan(project, 2030)
    designed.write("photos/figure.jpg", OTHER_PHOTO)
    assert not build_record.find_plan(designed.project.noting(), 2030)


def test_file_that_changes_between_two_looks_makes_no_record(designed: Scratch) -> None:
    def spoil(stage: str, _: str) -> None:
        if stage == "composing":
            designed.change("chapter", "Nobody", "Everybody")

    designed.change("chapter", "nobody asked", "some asked")
    built = belpress.build_edition(designed.project, belpress.BuildRequest(2030), progress=spoil)
    assert built.is_new
    assert not is_unchanged(designed)


def test_record_tells_nothing_of_files_outside(designed: Scratch) -> None:
    outside = designed.root.parent / "outside.txt"
    outside.write_text("a secret")
    (designed.root / "link.txt").symlink_to(outside)
    project = designed.project
    nothing = (ABSENT, UNKNOWN)
    for name in ("../outside.txt", "link.txt", str(outside), f"/..{outside}"):
        assert project.look(name) in nothing, name
    assert project.look("figure.jpg") not in nothing


def test_preview_shows_a_changed_picture_elsewhere(designed: Scratch) -> None:
    with running(designed.root) as preview, reading(preview) as reader:
        first = reader.wait(lambda state: bool(state["pages"]) and not state["old"])
        beside = designed.root / "photos" / "figure.new"
        beside.write_bytes(jpeg(1200, 836))
        beside.replace(designed.root / "photos" / "figure.jpg")
        reader.wait(lambda state: state["pages"] != first["pages"])


# ---- libraries and the program ------------------------------------------------------------------


def test_every_library_that_makes_pages_counts() -> None:
    known = dict(version.split(" ", 1) for version in installed.versions() if " " in version)
    for line in requires("belpress") or ():
        name = re.split(r"[^\w.-]", line)[0]
        if "extra" in line:
            assert name not in known
        else:
            assert known[name] == version(name)
    assert known["pydyf"] == version("pydyf")
    assert {"pango-1.0", "harfbuzz", "harfbuzz-subset", "fontconfig", "python"} <= set(known)


def test_versions_of_the_system_are_those_the_layout_uses() -> None:
    from weasyprint.text import ffi

    known = dict(version.split(" ", 1) for version in installed.versions() if " " in version)
    number = ffi.pango.pango_version()
    parts = number // 10000, number // 100 % 100, number % 100
    assert known["pango-1.0"] == ".".join(map(str, parts))


@pytest.mark.parametrize("library", ["pango-1.0", "harfbuzz", "pillow", "markdown-it-py", "jinja2"])
def test_another_library_makes_all_again(
    scratch: Scratch, monkeypatch: pytest.MonkeyPatch, library: str
) -> None:
    assert scratch.build().code == 0
    materials, _ = load_design(scratch.project)
    before = materials.design
    others = [
        f"{version}.1" if version.split(" ")[0] == library else version
        for version in installed.versions()
    ]
    assert others != list(installed.versions())
    monkeypatch.setattr(made_of, "versions", lambda: others)
    monkeypatch.setattr(made_of, "digest_of", made_of.digest_of.__wrapped__)
    assert build_record.find(scratch.project, ("2030", "", "")) is None
    assert replace(materials).design != before


EDITED = {
    "preview/page/pages.js": set(),
    "preview/server.py": set(),
    "preview/desk.py": set(),
    "cli/build.py": set(),
    "cli/show.py": set(),
    "reports/text.py": set(),
    "tasks/check.py": set(),
    "checks/texts/repeated_word.py": {"record"},
    "checks/pages/widow.py": {"record"},
    "tasks/build.py": {"record"},
    "compose/templates/body.html": {"record"},
    "markdown/blocks.py": {"record"},
    "layout/makeup.py": {"record"},
    "bind/join.py": {"record"},
    "assets/pictures.py": {"record", "pictures"},
    "preview/rasters.py": {"pictures"},
    "press/weasyprint/press.py": {"record", "pages"},
    "press/weasyprint/libraries.py": {"record", "pages"},
    "model/pages.py": {"record", "pages", "pictures"},
    "project/cache.py": {"record", "pages", "pictures"},
}


@pytest.mark.parametrize("name", EDITED)
def test_editing_the_program_throws_away_what_it_makes_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    made_by = {
        "record": build_record.MADE_BY,
        "pages": LAID_OUT_BY,
        "pictures": ("preview.rasters",),
    }
    copy = shutil.copytree(PACKAGE, tmp_path / "belpress")
    monkeypatch.setattr(made_of, "PACKAGE", copy)
    digest_of = made_of.digest_of.__wrapped__
    before = {what: digest_of(*modules) for what, modules in made_by.items()}
    assert before["record"] == made_of.digest_of(*build_record.MADE_BY)
    with (copy / name).open("ab") as file:
        file.write(b"\n")
    after = {what: digest_of(*modules) for what, modules in made_by.items()}
    assert {what for what in after if after[what] != before[what]} == EDITED[name]


def imported(path: Path) -> Iterator[str]:
    """Yield the modules of the package that a file imports, as Python itself reads it."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names if name.name.startswith("belpress."))
        elif isinstance(node, ast.ImportFrom) and node.module == "belpress":
            yield from (f"belpress.{name.name}" for name in node.names)
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("belpress."):
            yield str(node.module)


@pytest.mark.parametrize(
    "modules", [build_record.MADE_BY, LAID_OUT_BY, ("layout.measure", "layout.read_off")]
)
def test_all_that_is_imported_counts(modules: tuple[str, ...]) -> None:
    files = {Path(path) for path in made_of.files_of(modules)}
    for path in files:
        for module in imported(path) if path.suffix == ".py" else ():
            place = PACKAGE.joinpath(*module.split(".")[1:])
            assert place.with_suffix(".py") in files or place / "__init__.py" in files, (
                path,
                module,
            )


def test_only_what_makes_no_pdf_is_left_out() -> None:
    files = {Path(path) for path in made_of.files_of(build_record.MADE_BY)}
    left = {
        f"{path.relative_to(PACKAGE)}"
        for path in PACKAGE.rglob("*")
        if path.is_file() and path.suffix != ".pyc" and path not in files
    }
    rooms = ("begin/", "cli/", "specimen/", "preflight/", "preview/", "reports/", "house/")
    aside = {name for name in left if not name.startswith(rooms)}
    aside -= {name for name in aside if name.endswith("/__init__.py")}
    own = {"__init__.py", "__init__.pyi", "__main__.py", "py.typed"}
    looked_at = {
        "tasks/check.py",
        "tasks/check_house.py",
        "tasks/preflight.py",
        "tasks/scorecard.py",
    }
    begun = {"tasks/new_edition.py", "tasks/new_project.py", "tasks/take_template.py"}
    for_translators = {
        "read/translations_list.py",
        "tasks/accept.py",
        "tasks/exchange.py",
        "tasks/new_translation.py",
    }
    shown = {"bind/fingerprints.py", "bind/separations.py"}
    assert aside == {*own, *looked_at, *begun, *for_translators, *shown}


def test_project_is_the_same_whatever_was_seen_of_it(scratch: Scratch) -> None:
    project: Project = scratch.project
    noting = project.noting()
    noting.read(scratch.path(FILE))
    assert noting == project
    assert hash(noting) == hash(project)
    assert not project.seen.digests
    assert noting.has(scratch.path(CATALOGUE))
