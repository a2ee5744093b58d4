"""What is logged: nothing by default, stages with --verbose, all of it where BELPRESS_LOG says."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest
from click.testing import CliRunner

from belpress.cli.main import main
from samples import CHAPTER, EDITION, FILE, belpress_process
from spoilt import TEXTS, check_quotes_nothing

OPTIONS = {
    "build": ["build"],
    "check": ["check"],
    "preview": ["preview"],
    "rules": ["rules"],
    "new": ["translate", "new", "lt"],
    "update": ["translate", "update"],
    "status": ["translate", "status"],
    "pseudo": ["translate", "pseudo"],
}


def run(root: Path, *words: str, **env: str) -> tuple[str, str]:
    done = CliRunner(env=env).invoke(main, [*words, "-C", str(root)])
    assert done.exit_code == 0, done.output
    return done.stdout, done.stderr


def test_log_says_what_was_read_laid_out_and_kept(root: Path, tmp_path: Path) -> None:
    log = tmp_path / "a.log"
    out, err = run(root, "build", BELPRESS_LOG=str(log))
    assert err == ""
    assert "yearbook.en.pdf" in out
    text = log.read_text()
    for said in (
        "INFO ",
        "belpress.read.edition: read manuscript/2030, problems: 0, in ",
        "belpress.press.presses: press 0 started",
        "belpress.press.pressroom: security-body: lay_out took ",
        "belpress.tasks.typeset: composed 1 chapters",
        "belpress.tasks.typeset: bound ",
        "belpress.tasks.build: wrote yearbook.en.pdf, ",
    ):
        assert said in text, said
    check_quotes_nothing(text)
    assert "Yearbook" not in text
    run(root, "build", "--force", BELPRESS_LOG=f"debug:{log}")
    later = log.read_text().removeprefix(text)
    assert "security-body: laid out at an earlier time" in later
    assert "security-body: drawn at an earlier time" in later
    run(root, "build", BELPRESS_LOG=f"warning:{log}")
    assert log.read_text() == text + later


@pytest.mark.parametrize("level", ["info", "debug"])
def test_level_alone_logs_on_the_terminal(root: Path, level: str) -> None:
    out, err = run(root, "check", "--no-pages", BELPRESS_LOG=level)
    assert "No problems found" in out
    assert "read.edition: read manuscript/2030" in err
    assert "reading 2030" not in err


def test_verbose_shows_stages_and_more(root: Path) -> None:
    _, err = run(root, "build", "--verbose")
    lines = err.splitlines()
    for line in ("reading 2030", "composing Yearbook", "laying out Security"):
        assert line in lines
    assert any(line.startswith("belpress.press.pressroom: cover: lay_out took") for line in lines)
    _, err = run(root, "build", "--force")
    assert err == ""
    handlers = logging.getLogger("belpress").handlers
    assert [type(handler) for handler in handlers] == [logging.NullHandler]


def test_verbose_shows_what_processes_of_its_own_do(root: Path) -> None:
    (root / EDITION).write_text((root / EDITION).read_text() + "translations: [be]\n")
    words = ["build", "-l", "all", "-j", "2", "--verbose", "-C", str(root)]
    belpress_process("translate", "update", "-C", str(root))
    done = belpress_process(*words)
    assert done.returncode == 0
    for language in ("en", "be"):
        assert f"belpress.tasks.build: wrote yearbook.{language}.pdf" in done.stderr


@pytest.mark.parametrize("words", OPTIONS.values(), ids=OPTIONS)
def test_every_command_can_be_verbose(words: list[str]) -> None:
    assert "--verbose" in CliRunner().invoke(main, [*words, "--help"]).output


def test_log_that_cannot_be_written_is_wrong_usage(root: Path) -> None:
    path = root / "none" / "a.log"
    done = CliRunner(env={"BELPRESS_LOG": str(path)}).invoke(main, ["check", "-C", str(root)])
    assert done.exit_code == 2
    assert f"BELPRESS_LOG: {path} cannot be written (No such file or directory)" in done.stderr


def test_package_logs_nothing_on_its_own(root: Path) -> None:
    (root / FILE).write_text(CHAPTER.replace(TEXTS[0], f"the the {TEXTS[0]}"))
    done = belpress_process("check", "--no-pages", "-C", str(root), BELPRESS_LOG="")
    assert done.stderr == ""
