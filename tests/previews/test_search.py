"""Search on pages: what is found, and that it always ends."""

from __future__ import annotations

import threading

import pytest
from starlette.testclient import TestClient

from belpress.preview import rasters
from belpress.preview.desk import Desk
from previews.pdfs import pdf_of


def test_places_are_found_page_by_page(client: TestClient, desk: Desk) -> None:
    desk.rasters.take_pdf("", pdf_of("One word", "Nothing", "One word and one word"))
    found = client.get("/search", params={"q": "word"}).json()
    assert found["whole"]
    assert [hit["page"] for hit in found["hits"]] == [1, 3, 3]
    [area] = found["hits"][0]["areas"]
    assert 72 < area["x"] < area["x"] + area["width"] < 140
    assert 842 - 700 - 14 < area["y"] < area["y"] + area["height"] < 842 - 700 + 5


@pytest.mark.parametrize("text", ["\0", "a\0", "\0a", "\x07", "", "\ufffe", "\ud800"])
def test_search_for_what_is_on_no_page_ends(desk: Desk, text: str) -> None:
    desk.rasters.take_pdf("", pdf_of("One word"))
    found: list[rasters.Found] = []
    thread = threading.Thread(target=lambda: found.append(desk.rasters.search("", text)))
    thread.daemon = True
    thread.start()
    thread.join(timeout=20)
    assert found == [rasters.Found()]
    assert desk.rasters.search("", "word").hits


def test_search_says_when_it_stopped_before_the_end(
    client: TestClient, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.rasters.take_pdf("", pdf_of("Some words", "Some words"))
    monkeypatch.setattr(rasters, "PATIENCE_S", 0)
    found = client.get("/search", params={"q": "words"}).json()
    assert not found["whole"]
    assert len(found["hits"]) < 2


def test_no_more_is_found_than_can_be_shown(desk: Desk) -> None:
    desk.rasters.take_pdf("", pdf_of("a " * (rasters.MOST_FOUND + 1)))
    found = desk.rasters.search("", "a")
    assert len(found.hits) == rasters.MOST_FOUND
    assert not found.is_whole
