"""A preview goes on after a fault of the program, and says whose it is and where its log lies."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NoReturn, cast

import pytest
from starlette.testclient import TestClient

from belpress.model.problem import Problem
from belpress.press.presses import PressroomClosed
from belpress.press.pressroom import Pressroom
from belpress.preview import desk as desks
from belpress.preview.desk import Desk
from belpress.preview.proof import Proof, Subject
from belpress.preview.server import Preview
from previews.conftest import ADDRESS, NoRoom
from spoilt import TEXTS, check_quotes_nothing, logs_of

READ = "belpress.read.edition.read_edition"


def quoting(*given: object) -> NoReturn:
    raise KeyError(TEXTS[0])


def wait_until(is_so: Callable[[], bool]) -> None:
    for _ in range(600):
        if is_so():
            return
        time.sleep(0.02)
    pytest.fail("what was waited for did not come")


@pytest.fixture
def told() -> list[Problem]:
    """The faults that no page could tell of."""
    return []


@pytest.fixture
def working(subject: Subject, told: list[Problem]) -> Iterator[Desk]:
    """A desk at work."""
    desk = Desk(subject, cast("Pressroom", NoRoom()), told.append)
    yield desk
    if desk._thread.is_alive():
        desk.close()


def check_is_a_fault(root: Path, problem: Problem) -> None:
    (log,) = logs_of(root)
    assert problem.rule == "belpress-failed"
    assert problem.source.path == log.relative_to(root).as_posix()
    assert "belpress failed while " in problem.message
    assert "not a mistake of yours" in problem.hint
    check_quotes_nothing(str(problem) + log.read_text())
    assert "in quoting" in log.read_text()


def next_problems(desk: Desk, proof: Proof) -> tuple[Problem, ...]:
    """Have the pages made again, and return what is wrong then."""
    before = proof.state.version
    desk.renew()
    wait_until(lambda: proof.state.version > before and not proof.state.is_behind)
    return proof.state.problems


def test_fault_stands_beside_the_pages(
    subject: Subject, working: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(READ, quoting)
    (proof,) = working.proofs
    working.open()
    wait_until(lambda: bool(proof.state.problems))
    (problem,) = proof.state.problems
    check_is_a_fault(subject.project.root, problem)
    monkeypatch.undo()
    assert "edition-file-missing" in {one.rule for one in next_problems(working, proof)}


def test_file_that_went_away_is_named(
    subject: Subject, working: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(*given: object) -> NoReturn:
        (subject.project.root / "assets" / "a.png").open()
        raise AssertionError

    monkeypatch.setattr(READ, gone)
    (proof,) = working.proofs
    working.open()
    wait_until(lambda: bool(proof.state.problems))
    (problem,) = proof.state.problems
    assert str(problem) == "assets/a.png: the file cannot be read, or is gone"
    assert not logs_of(subject.project.root)


def test_fault_between_pages_does_not_stop_the_work(
    subject: Subject, working: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desks, "give_back", quoting)
    (proof,) = working.proofs
    working.open()
    wait_until(lambda: "belpress-failed" in {one.rule for one in proof.state.problems})
    check_is_a_fault(subject.project.root, proof.state.problems[0])
    monkeypatch.undo()
    assert "edition-file-missing" in {one.rule for one in next_problems(working, proof)}


def test_end_of_a_preview_is_no_fault(
    subject: Subject, working: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = threading.Event()

    def closed(*given: object) -> NoReturn:
        asked.set()
        raise PressroomClosed

    monkeypatch.setattr(READ, closed)
    working.open()
    assert asked.wait(20)
    working.close()
    assert not logs_of(subject.project.root)


def test_watch_that_fails_is_told(subject: Subject, working: Desk, told: list[Problem]) -> None:
    working.faults.watch(quoting, working.renew, threading.Event())
    (problem,) = told
    check_is_a_fault(subject.project.root, problem)
    assert "while watching files; start the preview again (KeyError" in problem.message


def test_request_that_fails_is_answered(
    subject: Subject, working: Desk, told: list[Problem], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(working.rasters, "search", quoting)
    with TestClient(
        Preview(subject, working).app(), ADDRESS, raise_server_exceptions=False
    ) as client:
        answer = client.get("/search", params={"q": TEXTS[0]})
    assert answer.status_code == 500
    (said,) = answer.json()["problems"]
    assert said.startswith("belpress failed while answering search (KeyError at ")
    (problem,) = told
    check_is_a_fault(subject.project.root, problem)


def test_fault_beside_requests_is_told(
    subject: Subject, working: Desk, told: list[Problem], monkeypatch: pytest.MonkeyPatch
) -> None:
    preview = Preview(subject, working)
    monkeypatch.setattr(preview, "_wake", quoting)
    with TestClient(preview.app(), ADDRESS) as client:
        working._tell(working.proofs[0].state)
        client.get("/")
        # A task that failed is found out when nobody holds it any more
        wait_until(lambda: bool(client.get("/") and told))
    assert "while answering readers (KeyError" in told[0].message
