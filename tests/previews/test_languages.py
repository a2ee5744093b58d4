"""Which languages can be looked at, and what becomes of those that nobody looks at any more."""

from __future__ import annotations

import gc
import time
import weakref
from collections.abc import Callable, Iterator
from typing import cast

import pytest
from starlette.testclient import TestClient

import belpress
from belpress.press.pressroom import Pressroom
from belpress.preview import desk as desks
from belpress.preview.before import shelf_before
from belpress.preview.desk import Desk
from belpress.preview.proof import Subject
from browser.running import project_in
from previews.conftest import NoRoom
from previews.pdfs import pdf_of

PATIENCE_S = 30


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> belpress.Project:
    return belpress.open_project(project_in(tmp_path_factory.mktemp("languages")))


@pytest.fixture
def subject(project: belpress.Project) -> Subject:
    """The edition of this project."""
    return Subject(project, 2022)


@pytest.fixture
def desk(subject: Subject, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    """A desk that has read the edition, and lets go at once; pages it cannot lay out."""
    monkeypatch.setattr(desks, "KEPT_S", 0.1)
    desk = Desk(subject, cast("Pressroom", NoRoom()))
    desk.open()
    wait_until(lambda: desk.refusal("xx") != "")
    yield desk
    desk.close()


def wait_until(is_so: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE_S
    while not is_so():
        assert time.monotonic() < deadline
        time.sleep(0.02)


@pytest.mark.parametrize("language", ["", "en", "be", "ru", "be-Latn", "en-x-pseudo"])
def test_languages_of_the_edition_can_be_looked_at(desk: Desk, language: str) -> None:
    assert desk.refusal(language) == ""


@pytest.mark.parametrize("language", ["xx", "BE", "de", "../..", "a" * 99, "be ", "be\n"])
def test_no_other_language_is_made(client: TestClient, desk: Desk, language: str) -> None:
    assert client.get("/events", params={"l": language}).status_code in (400, 404)
    assert client.get("/events", params={"l": ["", language]}).status_code in (400, 404)
    assert [proof.language for proof in desk.proofs] == [""]


def test_refusal_names_the_language(client: TestClient) -> None:
    assert 'the edition is not in "xx"' in client.get("/events?l=xx").text


def test_what_nobody_looks_at_is_let_go(desk: Desk) -> None:
    with desk.reader(["be", ""]) as proofs:
        be = weakref.ref(proofs[0])
        for shelf in ("", "be", shelf_before("be")):
            desk.rasters.take_pdf(shelf, pdf_of(f"A word on {shelf}."))
        time.sleep(0.5)
        assert be() in desk.proofs
    del proofs
    wait_until(lambda: [proof.language for proof in desk.proofs] == [""])
    wait_until(lambda: not desk.rasters.search(shelf_before("be"), "word").hits)
    assert not desk.rasters.search("be", "word").hits
    assert desk.rasters.search("", "word").hits
    gc.collect()
    assert be() is None


def test_language_that_is_looked_at_again_in_time_is_kept(desk: Desk) -> None:
    with desk.reader(["be"]) as first, desk.reader(["be"]) as second:
        assert first[0] is second[0]
    with desk.reader(["be"]) as third:
        time.sleep(0.5)
        assert third[0] in desk.proofs


def test_more_languages_than_there_is_memory_for_are_refused(desk: Desk) -> None:
    with desk.reader([f"x{number}" for number in range(desks.MOST_PROOFS)]):
        assert "languages are shown already" in desk.refusal("be")
        assert desk.refusal("x3") == ""
    assert desk.refusal("be") == ""
