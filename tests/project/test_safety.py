"""Nothing is fetched, nothing outside the project is read, no file is ever half written."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import belpress
from belpress.project import writing
from belpress.project.cache import Store
from browser.running import patient
from edition.book import Book
from samples import EDITION, FILE, FONTS, STYLES, Listener, belpress_command


@pytest.mark.parametrize(
    "rule",
    [
        '@import "http://127.0.0.1:PORT/a.css";',
        ".lead {{ background: url(http://127.0.0.1:PORT/a.png) }}",
        ".lead {{ background: url(file:///etc/passwd) }}",
        ".lead {{ background: url(../../outside.png) }}",
        "@font-face {{ font-family: X; src: url(http://127.0.0.1:PORT/a.ttf) }}",
    ],
)
def test_styles_get_nothing_from_outside(root: Path, listener: Listener, rule: str) -> None:
    shutil.copytree(STYLES, root / "styles")
    shutil.copytree(FONTS, root / "assets" / "fonts")
    (root.parent / "outside.png").write_bytes(b"secret")
    sheet = rule.replace("{{", "{").replace("}}", "}").replace("PORT", str(listener.port))
    (root / "styles" / "zz.css").write_text(sheet)
    done = belpress_command("build", "-C", str(root), "-o", str(root / "a.pdf"))
    assert done.returncode == 1
    assert "only use files of the project" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (root / "a.pdf").exists()
    assert listener.calls == 0


def test_project_without_styles_gets_the_shipped_design(root: Path) -> None:
    target = root / "a.pdf"
    belpress.build_edition(belpress.open_project(root), belpress.BuildRequest(2030, target=target))
    assert any("SourceSerif" in name.replace("-", "") for name in Book(target).fonts)


def test_another_house_replaces_the_styles(root: Path) -> None:
    shutil.copytree(FONTS, root / "assets" / "fonts")
    (root / "styles").mkdir()
    shutil.copy(STYLES / "fonts.css", root / "styles")
    (root / "styles" / "plain.css").write_text(
        "@page { size: 148mm 210mm } :root { --line: 12pt; --rows: 40 }"
        " body { font: 10pt/12pt 'Fira Sans Extra Condensed' }"
        " .key-symbol { font-family: 'Source Serif 4 SmText' }"
        " .galley-line { height: 12pt } .galley-rows { height: 480pt }"
        " @page galley { size: 148mm 9000mm } .galley { page: galley }"
        " img { width: 40mm }"
    )
    target = root / "a.pdf"
    belpress.build_edition(belpress.open_project(root), belpress.BuildRequest(2030, target=target))
    book = Book(target)
    assert abs(float(book.pdf.pages[0].mediabox[2]) - 419.5) < 0.2
    assert any("Fira" in name for name in book.fonts)
    assert all("Fira" in name or "Serif" in name for name in book.fonts), book.fonts


@pytest.mark.parametrize("step", ["fsync", "replace", "write", "mkstemp"])
def test_failing_write_keeps_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    target = tmp_path / "a.pdf"
    target.write_bytes(b"the last good one")

    def fail(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    if step == "fsync":
        monkeypatch.setattr("os.fsync", fail)
    elif step == "replace":
        monkeypatch.setattr("pathlib.Path.replace", fail)
    elif step == "mkstemp":
        monkeypatch.setattr("tempfile.mkstemp", fail)
    else:
        monkeypatch.setattr("os.fdopen", fail)
    with pytest.raises(belpress.ProblemsFound, match="No space left on device"):
        writing.write_whole(target, b"new")
    assert target.read_bytes() == b"the last good one"
    assert [path.name for path in tmp_path.iterdir()] == ["a.pdf"]


def test_two_builds_of_one_target_leave_it_whole(root: Path) -> None:
    target = root / "a.pdf"
    words = [sys.executable, "-m", "belpress", "build", "-C", str(root), "-o", str(target)]
    pair = [subprocess.Popen([*words, "--force"], stdout=subprocess.DEVNULL) for _ in range(2)]
    assert [process.wait() for process in pair] == [0, 0]
    assert Book(target).page_count == 8
    assert not list(root.glob(".a.pdf.*"))


def test_damaged_record_of_the_last_build_counts_for_nothing(root: Path) -> None:
    target = root / "a.pdf"
    words = ("build", "-C", str(root), "-o", str(target))
    assert belpress_command(*words).returncode == 0
    before = target.read_bytes()
    (kept,) = (root / ".belpress-cache" / "builds").iterdir()
    for noise in (b"", b"\0\xff", b"[]", b'{"inputs": 1}', kept.read_bytes()[:40]):
        kept.write_bytes(noise)
        done = belpress_command(*words)
        assert done.returncode == 0, done.stderr
        assert ", unchanged" not in done.stdout
        assert target.read_bytes() == before


def test_pictures_are_taken_once(root: Path) -> None:
    project = belpress.open_project(root)
    edition = belpress.read_edition(project, 2030)

    def spoil(stage: str, _: str) -> None:
        if stage == "laying out":
            (root / "assets" / "images" / "figure.jpg").write_bytes(b"changed meanwhile")

    typeset = belpress.typeset_edition(project, edition, progress=spoil)
    belpress.write_pdf(typeset, root / "a.pdf")
    assert len(Book(root / "a.pdf").resolutions(5)) == 1


SHEET = "styles/tokens.css"
FONT = "assets/fonts/source-serif-4/SourceSerif4SmText-Regular.ttf"


def outside(root: Path) -> Path:
    """Return a folder beside a project, with files that are not the project's."""
    folder = root.parent / f"{root.name} outside"
    folder.mkdir()
    (folder / "letter.txt").write_text("a letter")
    (folder / "0123456789abcdef0123456789abcdef.json").write_bytes(bytes(200))
    (folder / ".kept-abcdefgh.part").write_text("somebody's")
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def link_out(root: Path, path: str) -> Path:
    """Make a path of a project a link to a folder outside with what was there, and return that."""
    there, link = outside(root), root / path
    if link.is_dir():
        shutil.copytree(link, there, dirs_exist_ok=True)
        shutil.rmtree(link)
    link.parent.mkdir(parents=True, exist_ok=True)
    link.symlink_to(there)
    return there


@pytest.mark.parametrize("folder", ["", "parts", "builds", "plans", "pictures"])
def test_cache_that_leads_out_is_left_alone(
    root: Path, monkeypatch: pytest.MonkeyPatch, folder: str
) -> None:
    monkeypatch.setattr(Store.trim, "__defaults__", (0,))
    link = f".belpress-cache/{folder}".rstrip("/")
    there = link_out(root, link)
    before = contents(there)
    order = belpress.BuildRequest(2030, target=root / "a.pdf")
    for _ in range(2):
        built = belpress.build_edition(belpress.open_project(root), order)
        assert [str(problem.source) for problem in built.problems] == [link]
        assert built.problems[0].rule == "cache-outside"
        assert not built.problems[0].is_error
        assert contents(there) == before
    assert Book(root / "a.pdf").page_count == 8


def test_cache_that_leads_out_is_named_once_for_all_languages(root: Path) -> None:
    (root / EDITION).write_text((root / EDITION).read_text() + "translations: [be]\n")
    project = belpress.open_project(root)
    belpress.update_translation(project, belpress.read_edition(project, 2030), "be")
    link_out(root, ".belpress-cache")
    done = belpress_command("build", "-C", str(root), "-l", "all")
    assert done.returncode == 0, done.stderr
    assert done.stderr.count(".belpress-cache: warning: this folder is a link") == 1
    assert len(list((root / "build").glob("*.pdf"))) == 2


def test_links_in_the_cache_are_not_followed(root: Path) -> None:
    order = belpress.BuildRequest(2030, target=root / "a.pdf")
    belpress.build_edition(belpress.open_project(root), order)
    good = (root / "a.pdf").read_bytes()
    there = outside(root)
    for path in sorted((root / ".belpress-cache").rglob("*.*")):
        shutil.copy(path, there / path.name)
        path.unlink()
        path.symlink_to(there / path.name)
    before = contents(there)
    # As nothing is read there, the PDF is made again
    assert belpress.build_edition(belpress.open_project(root), order).is_new
    assert (root / "a.pdf").read_bytes() == good
    assert contents(there) == before


def test_store_deletes_nothing_but_its_own(tmp_path: Path) -> None:
    digest = "0123456789abcdef0123456789abcdef"
    others = {
        "notes.json": b"{}",
        f"{digest}.json": bytes(1000),
        f"galley-security-{digest}.json": b"",
        f"{digest}.pdf.bak": bytes(1000),
        ".kept-notes.part": b"",
        ".abcdefgh.part": b"",
    }
    for name, content in others.items():
        (tmp_path / name).write_bytes(content)
    (tmp_path / f"{digest}-200.jpg").symlink_to("notes.json")
    (tmp_path / f"{digest}.pdf").mkdir()
    before = contents(tmp_path)
    store = Store(tmp_path)
    store.keep(f"{digest[::-1]}.json", b"ours")
    (tmp_path / ".kept-abcdefgh.part").write_bytes(b"left behind")
    store.trim(0)
    assert contents(tmp_path) == before
    assert (tmp_path / f"{digest}-200.jpg").is_symlink()
    assert (tmp_path / f"{digest}.pdf").is_dir()


def test_output_folder_that_leads_out_is_refused(root: Path) -> None:
    there = link_out(root, "build")
    before = contents(there)
    done = belpress_command("build", "-C", str(root))
    assert done.returncode == 1
    said = "build: this folder is a link that leads out of the project; "
    assert f"{said}delete the link, or name an output with -o" in done.stderr
    assert contents(there) == before
    # What a user names is the user's
    done = belpress_command("build", "-C", str(root), "-o", str(root / "build" / "a.pdf"))
    assert done.returncode == 0, done.stderr
    assert Book(there / "a.pdf").page_count == 8


def test_record_names_no_file_outside(root: Path) -> None:
    project = belpress.open_project(root)
    order = belpress.BuildRequest(2030)
    target = belpress.build_edition(project, order).path
    secret = outside(root) / "secret.pdf"
    target.rename(secret)
    (kept,) = (root / ".belpress-cache" / "builds").iterdir()
    text = kept.read_text()
    assert '"build/yearbook.en.pdf"' in text
    kept.write_text(text.replace("build/yearbook.en.pdf", f"../{secret.parent.name}/secret.pdf"))
    assert belpress.build_edition(project, order).path == target
    assert secret.is_file()


@pytest.mark.parametrize(
    ("path", "named"),
    [("styles", "styles"), (SHEET, SHEET), (FONT, FONT), ("assets/fonts", FONT)],
)
def test_design_that_leads_out_is_refused(root: Path, path: str, named: str) -> None:
    shutil.copytree(STYLES, root / "styles")
    shutil.copytree(FONTS, root / "assets" / "fonts")
    if (root / path).is_dir():
        link_out(root, path)
    else:
        there = outside(root) / "file"
        (root / path).rename(there)
        (root / path).symlink_to(there)
    done = belpress_command("build", "-C", str(root), "-o", str(root / "a.pdf"))
    assert done.returncode == 1
    assert any(
        line.startswith(f"{named}: ") and "is a link that leads out of the project" in line
        for line in done.stderr.splitlines()
    ), done.stderr
    assert "Traceback" not in done.stderr
    assert not (root / "a.pdf").exists()


@pytest.mark.parametrize("path", ["assets/images/2030/cover.jpg", "assets/images/2030"])
def test_cover_that_leads_out_is_refused(root: Path, path: str) -> None:
    there = outside(root)
    shutil.copy(root / "assets" / "images" / "opener.jpg", there / "cover.jpg")
    link = root / path
    link.parent.mkdir(exist_ok=True)
    link.symlink_to(there if link.suffix == "" else there / "cover.jpg")
    with pytest.raises(belpress.ProblemsFound) as found:
        belpress.read_edition(belpress.open_project(root), 2030)
    assert {(problem.rule, problem.source.path) for problem in found.value.problems} >= {
        ("path-outside", "assets/images/2030/cover.jpg")
    }


@pytest.mark.parametrize("path", ["manuscript", "manuscript/2030"])
def test_manuscript_that_leads_out_is_refused(root: Path, path: str) -> None:
    there = link_out(root, path)
    before = contents(there)
    done = belpress_command("build", "-C", str(root))
    assert done.returncode == 1
    assert f"{FILE}: the file is a link that leads out of the project" in done.stderr
    assert not (root / "build").exists()
    assert contents(there) == before


@pytest.mark.parametrize("folder", ["translations", "translations/be"])
def test_catalogues_are_not_written_through_a_link(root: Path, folder: str) -> None:
    (root / EDITION).write_text((root / EDITION).read_text() + "translations: [be]\n")
    there = link_out(root, f"manuscript/2030/{folder}")
    (there / ".security.po.abcdefgh.part").write_text("somebody's")
    before = contents(there)
    done = belpress_command("translate", "update", "-C", str(root))
    assert done.returncode == 1
    assert "translations/be/security.po: the file is a link" in done.stderr
    assert contents(there) == before


def test_preview_keeps_no_pictures_outside(root: Path) -> None:
    from belpress.press.opening import open_pressroom
    from belpress.preview.desk import Desk
    from belpress.preview.proof import Subject

    there = link_out(root, ".belpress-cache")
    before = contents(there)
    project = belpress.open_project(root)
    with open_pressroom(project, 1) as pressroom:
        desk = Desk(Subject(project, 2030), pressroom)
        desk.open()
        try:
            with desk.reader([""]) as (proof,):
                patient(lambda: proof.state.is_checked and bool(proof.state.pages), "no pages came")
                assert "cache-outside" in {problem.rule for problem in proof.state.problems}
                assert desk.rasters.picture(proof.state.pages[0].picture, 200)
        finally:
            desk.close()
    assert contents(there) == before
