"""A fault of the program is reported as one, with a log, and never as a mistake of its user."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import NoReturn

import jinja2
import pytest
from click.testing import CliRunner

from belpress.cli.main import main
from belpress.compose import render
from samples import CHAPTER, EDITION, FILE, belpress_process, edit
from spoilt import (
    IN_PRESSES,
    TEXTS,
    check_is_reported,
    check_quotes_nothing,
    logs_of,
    spoilt_command,
    the_log,
)

COMMANDS = {
    "belpress.tasks.build.build_edition": ["build"],
    "belpress.project.build_record.find": ["build"],
    "belpress.compose.edition.compose": ["build"],
    "belpress.tasks.check.reading_of": ["check"],
    "belpress.checks.rulebook.manuscript_problems": ["check", "--no-pages"],
    "belpress.tasks.translate.update_translation": ["translate", "update", "-l", "be"],
    "belpress.tasks.translate.translation_status": ["translate", "status", "-l", "be"],
    "belpress.tasks.translate.pseudo_language": ["translate", "pseudo"],
    "belpress.press.opening.open_pressroom": ["preview", "--no-open", "--port", "8765"],
}
"""Commands, by a function that each of them calls."""


def recursing(*given: object, **named: object) -> NoReturn:
    recursing(*given, **named)
    raise AssertionError


def quoting(*given: object, **named: object) -> NoReturn:
    raise KeyError(CHAPTER)


def without_memory(*given: object, **named: object) -> NoReturn:
    raise MemoryError


def spoil(patch: pytest.MonkeyPatch, name: str, fault: Callable[..., NoReturn]) -> None:
    """Put a fault in the place of a function, wherever it was imported."""
    module, _, function = name.rpartition(".")
    whole = getattr(import_module(module), function)
    for other in [one for name, one in sys.modules.items() if name.startswith("belpress.")]:
        if vars(other).get(function) is whole:
            patch.setattr(other, function, fault)


@pytest.mark.parametrize("name", COMMANDS)
def test_fault_in_any_command(root: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    (root / EDITION).write_text((root / EDITION).read_text() + "translations: [be]\n")
    if "status" in COMMANDS[name]:
        belpress_process("translate", "update", "-C", str(root))
    spoil(monkeypatch, name, quoting)
    done = CliRunner().invoke(main, [*COMMANDS[name], "-C", str(root)])
    assert done.exit_code == 70, done.output
    check_is_reported(root, done.stderr, "")
    assert "(KeyError" in done.stderr
    assert "in quoting" in the_log(root)


@pytest.mark.parametrize(
    ("fault", "what"),
    [(recursing, "RecursionError"), (without_memory, "it ran out of memory")],
)
def test_fault_of_depth_or_memory(
    root: Path, monkeypatch: pytest.MonkeyPatch, fault: Callable[..., NoReturn], what: str
) -> None:
    spoil(monkeypatch, "belpress.tasks.check.reading_of", fault)
    done = CliRunner().invoke(main, ["check", "-C", str(root)])
    assert done.exit_code == 70
    check_is_reported(root, done.stderr, f"({what}")
    assert len(the_log(root)) < 20_000


def test_fault_outside_of_a_project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """There is no cache to keep a log in."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    spoil(monkeypatch, "belpress.checks.rulebook.grouped_explanations", quoting)
    done = CliRunner().invoke(main, ["rules"])
    assert done.exit_code == 70
    (log,) = (tmp_path / f"belpress-{os.getuid()}").glob("fault-*.log")
    assert f"send the log {os.path.relpath(log)}:" in done.stderr or str(log) in done.stderr
    check_quotes_nothing(log.read_text())


def test_fault_of_a_press(root: Path, tmp_path: Path) -> None:
    """Its message quotes the page, and goes no further than the press."""
    code = IN_PRESSES.format(fault="raise KeyError(string)")
    done = spoilt_command(tmp_path / "code", code, "build", "-C", str(root))
    assert done.returncode == 70, done.stderr
    check_is_reported(root, done.stderr, 'while laying out "security-body" (KeyError at ')
    log = the_log(root)
    for said in ("in spoilt", "weasyprint/press.py", "It was asked for here:", "pango", "pikepdf"):
        assert said in log
    assert str(Path.home()) not in log
    assert not (root / "build" / "yearbook.en.pdf").exists()


def test_press_that_crashes_leaves_its_traceback(root: Path, tmp_path: Path) -> None:
    code = IN_PRESSES.format(fault="os.abort()")
    done = spoilt_command(tmp_path / "code", code, "build", "-C", str(root))
    assert done.returncode == 70, done.stderr
    said = 'while laying out "security-body" (the layout process crashed);'
    check_is_reported(root, done.stderr, said)
    log = the_log(root)
    assert "Fatal Python error: Aborted" in log
    assert "in spoilt" in log


def test_check_tells_what_it_can_beside_a_fault(root: Path, tmp_path: Path) -> None:
    edit("Nobody knew", "Nobody nobody knew")(root)
    code = IN_PRESSES.format(fault="raise ValueError(string)").replace("Nobody k", "nobody k")
    done = spoilt_command(tmp_path / "code", code, "check", "-C", str(root))
    assert done.returncode == 70
    assert "repeated-word" in done.stdout
    assert "(the pages in en were not checked, because belpress failed)" in done.stdout
    check_is_reported(root, done.stderr, 'while laying out "security-body" (ValueError')


def test_fault_in_one_language_leaves_the_others(root: Path, tmp_path: Path) -> None:
    (root / EDITION).write_text((root / EDITION).read_text() + "translations: [be, ru]\n")
    belpress_process("translate", "update", "-C", str(root))
    code = """
import sys
if "belpress.program.apart" in sys.orig_argv:
    from belpress.tasks import build
    whole = build.build_edition
    def spoilt(project, order, **more):
        if order.language == "be":
            raise KeyError(open(project.root / "manuscript/2030/01-security.md").read())
        return whole(project, order, **more)
    build.build_edition = spoilt
"""
    words = ["build", "-l", "all", "-C", str(root), "-j", "2"]
    done = spoilt_command(tmp_path / "code", code, *words)
    assert done.returncode == 70, done.stderr
    assert [path.name for path in sorted((root / "build").iterdir())] == [
        "yearbook.en.pdf",
        "yearbook.ru.pdf",
    ]
    told = [line for line in done.stderr.splitlines() if "warning" not in line]
    check_is_reported(root, "\n".join(told), "while building be (KeyError")


def test_process_of_its_own_that_crashes(root: Path, tmp_path: Path) -> None:
    (root / EDITION).write_text((root / EDITION).read_text() + "translations: [be]\n")
    code = 'import os, sys\nif "belpress.program.apart" in sys.orig_argv: os._exit(3)\n'
    words = ["build", "-l", "all", "-C", str(root), "-j", "2"]
    done = spoilt_command(tmp_path / "code", code, *words)
    assert done.returncode == 70
    check_is_reported(root, done.stderr, "(a process of its own crashed)")


def test_fault_in_a_thread(root: Path, tmp_path: Path) -> None:
    code = """
import threading
from belpress.tasks import check
whole = check.check_edition
def spoilt(*given, **more):
    def quote():
        raise KeyError("Nobody knew why")
    thread = threading.Thread(target=quote)
    thread.start()
    thread.join()
    return whole(*given, **more)
check.check_edition = spoilt
"""
    words = ["check", "--no-pages", "-C", str(root)]
    code += "\nfrom belpress.__main__ import run\nrun()"
    done = subprocess.run(
        [sys.executable, "-c", code, *words],
        capture_output=True,
        text=True,
        check=False,
        cwd=root,
    )
    assert done.returncode == 0
    assert "No problems found" in done.stdout
    check_is_reported_from(root, done.stderr)


def check_is_reported_from(root: Path, said: str) -> None:
    """Make sure that a fault is reported to somebody who works in the project's folder."""
    (log,) = logs_of(root)
    assert f"send the log {log.relative_to(root)}:" in said
    assert len(said.splitlines()) == 2
    assert "in quote" in the_log(root)


def templates(monkeypatch: pytest.MonkeyPatch, cover: str) -> None:
    environment = render._templates()
    loader = jinja2.DictLoader({"cover.html": cover})
    spoilt = environment.overlay(loader=jinja2.ChoiceLoader([loader, environment.loader]))  # type: ignore[list-item]
    monkeypatch.setattr(render, "_templates", lambda: spoilt)


@pytest.mark.parametrize(
    ("cover", "line"),
    [
        ("<p>\n{{ edition.titel }}", 0),
        ("<p>\n{{ edition.title }", 2),
        ("<p>\n{{ edition.title | upercase }}", 2),
        ("{% include 'none.html' %}", 0),
    ],
)
def test_mistake_of_a_template_is_one_of_the_design(
    root: Path, monkeypatch: pytest.MonkeyPatch, cover: str, line: int
) -> None:
    templates(monkeypatch, cover)
    done = CliRunner().invoke(main, ["build", "-C", str(root)])
    assert done.exit_code == 1
    place = f"templates/cover.html:{line}" if line else "templates/cover.html"
    assert f"{place}: the template cannot be filled in" in done.stderr
    assert not logs_of(root)


def test_fault_of_composing_is_no_mistake_of_the_template(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(render, "_url", quoting)
    monkeypatch.setitem(render._templates().globals, "url", quoting)
    done = CliRunner().invoke(main, ["build", "-C", str(root)])
    assert done.exit_code == 70
    check_is_reported(root, done.stderr, "while building 2030 (KeyError at ")
    assert ".html" in the_log(root)


def test_import_of_its_own_that_fails_is_no_missing_package(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "belpress.preview.serve", None)
    done = CliRunner().invoke(main, ["preview", "-C", str(root)])
    assert done.exit_code == 70
    assert "pip install" not in done.stderr
    monkeypatch.setitem(sys.modules, "belpress.preview.serve", None)
    monkeypatch.delitem(sys.modules, "belpress.preview.proof", raising=False)
    check_is_reported(root, done.stderr, "(ModuleNotFoundError")


@pytest.mark.parametrize("words", [["rules"], ["check", "--no-pages"]])
def test_reader_that_goes_away_is_no_fault(root: Path, words: list[str]) -> None:
    (root / FILE).write_text(CHAPTER.replace("Nobody knew why", "the the " * 300))
    words = [*words, "-C", str(root)] if words != ["rules"] else words
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "belpress", *words]
    try:
        done = subprocess.run(
            command, stdout=writing, stderr=subprocess.PIPE, text=True, check=False
        )
    finally:
        os.close(writing)
    assert (done.returncode, done.stderr) == (128 + 13, "")
    assert not logs_of(root)


def test_exit_status_is_documented() -> None:
    for words in (["--help"], ["build", "--help"], ["check", "--help"]):
        assert "70 belpress" in " ".join(CliRunner().invoke(main, words).output.split())
    explained = CliRunner().invoke(main, ["rules", "belpress-failed"]).output
    assert ".belpress-cache/log/" in explained


def test_faults_are_logged_too(root: Path, caplog: pytest.LogCaptureFixture) -> None:
    from belpress import open_project
    from belpress.project.fault_log import fault_problem

    with caplog.at_level(logging.ERROR, "belpress"):
        fault_problem(open_project(root), KeyError(TEXTS[0]), "trying")
    assert "belpress failed while trying (KeyError)" in caplog.text
    check_quotes_nothing(caplog.text)
