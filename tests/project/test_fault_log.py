"""Logs of faults: few and small, in the project or a folder of the user's own, never elsewhere."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

import belpress
from belpress.project import fault_log
from belpress.project.fault_log import MOST_BYTES, MOST_LOGS, fault_problem
from spoilt import logs_of


@pytest.fixture(autouse=True)
def temporary(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that temporary files of the user go to."""
    folder = tmp_path_factory.mktemp("temporary")
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    return folder / f"belpress-{os.getuid()}"


def fail(root: Path | None) -> belpress.Problem:
    return fault_problem(belpress.open_project(root) if root else None, KeyError("a text"))


def test_log_lies_in_the_cache(root: Path) -> None:
    problem = fail(root)
    (log,) = logs_of(root)
    assert problem.rule == "belpress-failed"
    assert problem.source.path == log.relative_to(root).as_posix()
    assert "a text" not in log.read_text() + str(problem)
    assert log.stat().st_mode & 0o077 == 0


def test_logs_are_few_and_only_logs_are_deleted(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = root / ".belpress-cache" / "log"
    folder.mkdir(parents=True)
    others = [folder / "notes.txt", folder / f"fault-20000101-000000-{'0' * 16}.log"]
    for other in others:
        other.write_text("somebody's")
    monkeypatch.setattr(fault_log, "report_of", lambda fault: f"{time.monotonic_ns()}")
    for _ in range(MOST_LOGS + 5):
        fail(root)
    assert all(other.read_text() == "somebody's" for other in others)
    # The oldest name is somebody else's, and counts as one that is due
    assert MOST_LOGS <= len(logs_of(root)) <= MOST_LOGS + 1
    assert not list(folder.glob(".*"))


def test_log_is_small(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fault_log, "report_of", lambda fault: "long " * MOST_BYTES)
    fail(root)
    (log,) = logs_of(root)
    assert log.stat().st_size <= MOST_BYTES


@pytest.mark.parametrize("name", [".belpress-cache", ".belpress-cache/log"])
def test_no_link_out_of_the_project_is_followed(
    root: Path, tmp_path_factory: pytest.TempPathFactory, temporary: Path, name: str
) -> None:
    there = tmp_path_factory.mktemp("there")
    (root / name).parent.mkdir(exist_ok=True)
    (root / name).symlink_to(there)
    problem = fail(root)
    assert not list(there.iterdir())
    (log,) = temporary.iterdir()
    assert problem.source.path == log.as_posix()
    assert "cache-outside" in {one.rule for one in belpress.open_project(root).cache_problems()}


def test_cache_that_is_a_file_is_left_alone(root: Path, temporary: Path) -> None:
    (root / ".belpress-cache").write_text("a file")
    fail(root)
    assert len(list(temporary.iterdir())) == 1
    assert temporary.stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize("kind", ["link", "open to others", "file"])
def test_temporary_folder_of_somebody_else_is_not_used(
    tmp_path: Path, temporary: Path, kind: str, capsys: pytest.CaptureFixture[str]
) -> None:
    there = tmp_path / "there"
    there.mkdir()
    if kind == "link":
        temporary.symlink_to(there)
    elif kind == "file":
        temporary.write_text("a file")
    else:
        temporary.mkdir()
        temporary.chmod(0o777)
    problem = fail(None)
    assert problem.source.path == "belpress"
    assert "belpress failed (KeyError)" in capsys.readouterr().err
    assert not list(there.iterdir())
