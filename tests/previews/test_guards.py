"""Which requests the preview answers, and what it says to the others."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from previews.conftest import ADDRESS

PATHS = ("/", "/preview.js", "/events?l=_", "/search?q=a", "/review.pdf", "/baseline", "/compare")
POSTS = (
    "/goto?file=a&line=1",
    "/seen?page=3",
    "/open?file=a&line=1",
    "/compare",
    "/outdated?place=a",
)
LINK = {"Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"}


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("127.0.0.1", 200),
        ("localhost:8000", 200),
        ("LOCALHOST", 200),
        ("[::1]:8000", 200),
        ("[::2]:8000", 400),
        ("evil.example", 400),
        ("localhost.evil.example", 400),
        ("127.0.0.1@evil.example", 400),
        ("[", 400),
        ("", 400),
    ],
)
def test_only_its_own_names_are_answered(client: TestClient, host: str, status: int) -> None:
    assert client.get("/", headers={"Host": host}).status_code == status


@pytest.mark.parametrize("path", [*PATHS, *POSTS])
@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example"},
        {"Origin": "http://127.0.0.1:8001"},
        {"Origin": "null"},
        {"Origin": ""},
        {"Origin": "http://["},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "iframe"},
        {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors", "Sec-Fetch-Dest": "image"},
    ],
)
def test_other_sites_are_refused_at_every_address(
    client: TestClient, path: str, headers: dict[str, str]
) -> None:
    answer = client.request("POST" if path in POSTS else "GET", path, headers=headers)
    assert answer.status_code == 403
    assert "not other sites" in answer.text


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Origin": ADDRESS},
        {"Sec-Fetch-Site": "same-origin"},
        {"Sec-Fetch-Site": "none", **LINK},
        {"Origin": ADDRESS, "Sec-Fetch-Site": "same-origin"},
    ],
)
def test_its_own_page_and_programs_of_this_machine_are_answered(
    client: TestClient, headers: dict[str, str]
) -> None:
    assert client.get("/search?q=a", headers=headers).json() == {"hits": [], "whole": True}
    assert client.post("/seen?page=1", headers=headers).status_code == 204


def test_link_on_another_site_opens_the_page_and_nothing_else(client: TestClient) -> None:
    link = {"Sec-Fetch-Site": "cross-site", **LINK}
    assert client.get("/", headers=link).status_code == 200
    for path in ("/review.pdf", "/search?q=a", "/preview.js"):
        assert client.get(path, headers=link).status_code == 403
    assert client.post("/", headers=link).status_code == 403


def test_link_with_the_token_opens_the_page(shared: TestClient) -> None:
    link = {"Sec-Fetch-Site": "cross-site", **LINK}
    answer = shared.get("/?token=open", headers=link)
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    assert shared.get("/", headers=link).status_code == 200
    assert shared.get("/search?q=a", headers=link).status_code == 403


@pytest.mark.parametrize("character", ["%00", "%01", "%1b", "%7f", "%C2%85", "%E2%80%AE"])
@pytest.mark.parametrize("path", ["/search?q=a{}b", "/review.pdf?l={}", "/seen?{}", "/{}"])
def test_control_characters_are_refused_and_named(
    client: TestClient, path: str, character: str
) -> None:
    answer = client.get(path.format(character))
    assert answer.status_code == 400
    assert "U+" in answer.text


@pytest.mark.parametrize("path", ["/search?q={}", "/{}", "/pictures/0/{}.jpg", "/seen?page={}"])
def test_overlong_addresses_are_refused(client: TestClient, path: str) -> None:
    answer = client.get(path.format("9" * 5000))
    assert answer.status_code == 400
    assert "longer than" in answer.text


@pytest.mark.parametrize(
    "path",
    [
        "/server.py",
        "/page/preview.js",
        "/types.d.ts",
        "/__init__.py",
        "/manuscript/2022/edition.yaml",
        "/..%2fserver.py",
        "/..%5cserver.py",
        "/%2e%2e/%2e%2e/etc/passwd",
        "/pictures/..%2f..%2fetc/100.jpg",
        "/pictures/0/-1.jpg",
        "/PREVIEW.JS",
        "/static",
    ],
)
def test_only_files_of_its_page_are_given_out(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert answer.text in ("", "Not Found")


def test_files_of_its_page_are_given_out_as_what_they_are(client: TestClient) -> None:
    kinds = {"/": "text/html", "/preview.js": "text/javascript", "/overlay.css": "text/css"}
    for path, kind in kinds.items():
        answer = client.get(path)
        assert answer.status_code == 200
        assert answer.headers["content-type"].startswith(kind)


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "POST"])
def test_nothing_is_changed_at_an_address_that_shows(client: TestClient, method: str) -> None:
    for path in ("/", "/preview.js", "/review.pdf", "/search?q=a", "/events"):
        assert client.request(method, path).status_code == 405


def test_what_acts_takes_no_get(client: TestClient) -> None:
    for path in POSTS[:3]:
        assert client.get(path).status_code in (404, 405)


@pytest.mark.parametrize(
    ("path", "status"),
    [("/", 200), ("/nothing", 404), ("/search?q=%00", 400), ("/review.pdf", 404)],
)
def test_every_answer_keeps_the_page_to_itself(client: TestClient, path: str, status: int) -> None:
    own, other = client.get(path), client.get(path, headers={"Origin": "http://evil.example"})
    assert own.status_code == status
    assert other.status_code in (400, 403)
    for answer in (own, other):
        assert "default-src 'none'" in answer.headers["content-security-policy"]
        assert answer.headers["cross-origin-resource-policy"] == "same-origin"
        assert answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("file", ["../../../etc/passwd", "/etc/passwd", "manuscript/2022/a.md", ""])
def test_no_file_is_opened_that_is_not_on_the_pages(client: TestClient, file: str) -> None:
    answer = client.post("/open", params={"file": file, "line": "1"})
    assert answer.json() == {"opened": False}


def test_numbers_of_any_length_are_answered(client: TestClient) -> None:
    digits = "9" * 3900
    assert client.get(f"/pictures/0/{digits}.jpg").status_code == 404
    assert client.post(f"/seen?page={digits}").status_code == 204
    assert client.post(f"/goto?file=a&line={digits}").status_code == 404


def test_overlong_texts_are_not_searched_for(client: TestClient) -> None:
    assert client.get("/search", params={"q": "ы" * 200}).status_code == 200
    answer = client.get("/search", params={"q": "a" * 201})
    assert answer.status_code == 400
    assert "longer than 200 characters" in answer.text
