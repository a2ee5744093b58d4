"""What the preview says of a translation out of date, and who may say that it holds."""

from __future__ import annotations

from pathlib import Path
from typing import Any, cast

import polib
import pytest
from starlette.testclient import TestClient

import belpress
from belpress.press.pressroom import Pressroom
from belpress.preview.desk import Desk
from belpress.preview.proof import Subject
from belpress.preview.server import Preview
from previews.conftest import ADDRESS, NoRoom
from samples import EDITION, FILE, fill

UNCHANGED = " lead of the chapter."
PO = "manuscript/2030/translations/be/security.po"


@pytest.fixture
def subject(root: Path) -> Subject:
    """A project whose lead has changed since it was translated."""
    (root / EDITION).write_text("title: Yearbook\nyear: 2030\nlanguage: en\ntranslations: [be]\n")
    project = belpress.open_project(root)
    belpress.update_translation(project, belpress.read_edition(project, 2030), "be")
    fill(root / PO, {"The lead of the chapter.": "Увод."})
    path = root / FILE
    path.write_text(path.read_text().replace("The lead of", "The whole lead of"))
    belpress.update_translation(project, belpress.read_edition(project, 2030), "be")
    return Subject(project, 2030)


def client_of(subject: Subject, token: str = "") -> TestClient:
    desk = Desk(subject, cast("Pressroom", NoRoom()))
    address = "http://desk.example" if token else ADDRESS
    return TestClient(Preview(subject, desk).app(token), address, follow_redirects=False)


def asked(subject: Subject) -> dict[str, str]:
    text = (subject.project.root / PO).read_text()
    line = text[: text.index('msgid "The whole lead')].count("\n") + 1
    return {"l": "be", "place": f"{PO}:{line}"}


def is_fuzzy(subject: Subject) -> bool:
    return len(polib.pofile(str(subject.project.root / PO)).fuzzy_entries()) == 1


def test_differences_are_sent_and_the_translation_is_accepted(subject: Subject) -> None:
    with client_of(subject) as client:
        found: dict[str, Any] = client.get("/outdated", params=asked(subject)).json()
        assert found["text"] == "Увод."
        changes = [(each["old"], each["new"]) for each in found["changes"]]
        assert changes == [("The", "The"), ("", " whole"), (UNCHANGED, UNCHANGED)]
        assert (found["fault"], found["accepts"]) == ("", True)
        answer = client.post("/outdated", params={**asked(subject), "digest": found["digest"]})
        assert answer.json() == {"problems": []}
    assert not is_fuzzy(subject)


def test_only_what_was_read_is_accepted(subject: Subject) -> None:
    before = (subject.project.root / PO).read_bytes()
    with client_of(subject) as client:
        digest = client.get("/outdated", params=asked(subject)).json()["digest"]
        for wrong in (
            {"digest": "0"},
            {"place": f"{PO}:1", "digest": digest},
            {"place": "../../x.po:1", "digest": digest},
            {"l": "ru", "digest": digest},
            {"l": "../be", "digest": digest},
        ):
            answer = client.post("/outdated", params={**asked(subject), **wrong})
            assert "look at it again" in answer.json()["problems"][0], wrong
        assert (subject.project.root / PO).read_bytes() == before
        path = subject.project.root / PO
        path.write_text(path.read_text().replace("Увод.", "Другі ўвод."))
        answer = client.post("/outdated", params={**asked(subject), "digest": digest})
        assert "look at it again" in answer.json()["problems"][0]
    assert is_fuzzy(subject)


def test_nobody_else_can_accept(subject: Subject) -> None:
    with client_of(subject) as client:
        found = client.get("/outdated", params=asked(subject)).json()
        params = {**asked(subject), "digest": found["digest"]}
        for headers in ({"Origin": "http://evil.example"}, {"Sec-Fetch-Site": "cross-site"}):
            assert client.post("/outdated", params=params, headers=headers).status_code == 403
    with client_of(subject, "open") as shared:
        assert shared.post("/outdated", params=params).status_code == 403
        shared.get("/", params={"token": "open"})
        assert shared.get("/outdated", params=params).json()["accepts"] is False
        answer = shared.post("/outdated", params=params)
        assert (answer.status_code, "who sits at the computer" in answer.text) == (403, True)
    assert is_fuzzy(subject)


def test_mistake_in_the_manuscript_is_reported(subject: Subject) -> None:
    params = asked(subject)
    (subject.project.root / FILE).write_text("no chapter")
    with client_of(subject) as client:
        for answer in (
            client.get("/outdated", params=params),
            client.post("/outdated", params=params),
        ):
            assert FILE in answer.json()["problems"][0]
