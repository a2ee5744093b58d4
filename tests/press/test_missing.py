"""A library of the system that is missing is named once, with the command that installs it."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from belpress.press.missing import INSTALL, how_to_install, missing_library, systems
from samples import EDITION, ROOT, belpress_process
from spoilt import NO_PANGO, ON_LINUX, logs_of, spoilt_command


@ON_LINUX
@pytest.mark.parametrize("words", [["build"], ["build", "-l", "all", "-j", "2"], ["check"]])
def test_missing_pango_is_told_once(root: Path, tmp_path: Path, words: list[str]) -> None:
    (root / EDITION).write_text((root / EDITION).read_text() + "translations: [be]\n")
    belpress_process("translate", "update", "-C", str(root))
    done = spoilt_command(tmp_path / "code", NO_PANGO, *words, "-C", str(root))
    assert done.returncode == 1
    said = done.stdout + done.stderr
    assert said.count("this library is not installed, and pages cannot be laid out") == 1
    assert said.count("libpango-1.0-0\n" if words == ["check"] else "libpango-1.0-0: ") == 1
    assert how_to_install(systems()) in said
    assert "Traceback" not in said
    assert "WeasyPrint could not import" not in said
    assert not logs_of(root)
    if words == ["build"]:
        assert len(said.splitlines()) == 2


@ON_LINUX
def test_texts_are_checked_without_pango(root: Path, tmp_path: Path) -> None:
    words = ["check", "--no-pages", "-C", str(root)]
    done = spoilt_command(tmp_path / "code", NO_PANGO, *words)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(
    ("names", "command"),
    [
        (["debian"], "apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"),
        (["ubuntu", "debian"], "apt-get install libpango-1.0-0"),
        (["linuxmint", "ubuntu", "debian"], "apt-get install libpango-1.0-0"),
        (["fedora"], "dnf install pango"),
        (["rocky", "rhel", "centos", "fedora"], "dnf install pango"),
        (["arch"], "pacman -S pango"),
        (["alpine"], "apk add so:libgobject-2.0.so.0"),
    ],
)
def test_command_is_that_of_the_system(
    monkeypatch: pytest.MonkeyPatch, names: list[str], command: str
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    assert how_to_install(names).startswith(f"type: sudo {command}")
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    assert how_to_install(names).startswith(f"type: {command}")


@pytest.mark.parametrize("user", [0, 1000])
def test_homebrew_is_never_run_as_root(monkeypatch: pytest.MonkeyPatch, user: int) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: user)
    monkeypatch.setattr("sys.platform", "darwin")
    assert how_to_install(systems()) == "type: brew install pango harfbuzz"


@pytest.mark.parametrize("names", [[], ["slackware"], ["", "gentoo"]])
def test_unknown_system_is_sent_to_the_documentation(names: list[str]) -> None:
    said = how_to_install(names)
    assert "type:" not in said
    assert 'WeasyPrint\'s documentation says under "First Steps", "Installation"' in said


def test_only_libraries_that_cannot_be_loaded_are_missing() -> None:
    assert missing_library(OSError(28, "No space left on device")) is None
    found = missing_library(OSError("cannot load library 'libgobject-2.0-0': no such file"))
    assert found is not None
    (problem,) = found.problems
    assert (problem.rule, problem.source.path) == ("library-missing", "libgobject-2.0-0")


def test_set_up_installs_the_same() -> None:
    script = (ROOT / "tools" / "prepare.sh").read_text()
    packages = INSTALL["debian"].removeprefix("apt-get install ")
    assert re.search(rf"install_debian {re.escape(packages)}$", script, re.MULTILINE)
    assert INSTALL["macos"] in script
