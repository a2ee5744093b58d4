"""Nothing is fetched, nothing outside the project is read, no file is ever half written."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

import belpress
from belpress import writing
from edition.book import Book
from test_mistakes import belpress_command, root

__all__ = ["root"]
STYLES = Path(__file__).resolve().parents[1] / "styles"
FONTS = STYLES.parent / "assets" / "fonts"


class Listener:
    """A loopback server that counts who calls."""

    def __init__(self) -> None:
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.port = self.socket.getsockname()[1]
        self.calls = 0
        threading.Thread(target=self._count, daemon=True).start()

    def _count(self) -> None:
        while True:
            try:
                connection, _ = self.socket.accept()
            except OSError:
                return
            self.calls += 1
            connection.close()


@pytest.fixture
def listener() -> Iterator[Listener]:
    one = Listener()
    yield one
    one.socket.close()


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
    assert "files of the project only" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (root / "a.pdf").exists()
    assert listener.calls == 0


def test_project_without_styles_gets_the_shipped_design(root: Path) -> None:
    target = root / "a.pdf"
    belpress.build_edition(belpress.open_project(root), belpress.Order(2030, target=target))
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
    belpress.build_edition(belpress.open_project(root), belpress.Order(2030, target=target))
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
