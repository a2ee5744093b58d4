"""Who is answered by the preview, and who is not; what a manuscript cannot do to it."""

from __future__ import annotations

import http.client
import os
import re
import signal
import socket
import subprocess
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from browser.conftest import opened
from browser.running import SECURITY, Running, command, patient, project_in, running
from samples import ROOT

SCRIPT = "<svg onload=alert(1)>"
HOSTILE_NAME = '"><img src=x onerror=alert(1)>.md'
POSTS = ("goto?file=a&line=1", "open?file=a&line=1", "seen?page=3", "compare")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with a link that leads out of it."""
    root = project_in(tmp_path_factory.mktemp("strangers"))
    (root / "manuscript" / "out").symlink_to("/etc")
    (root / "assets" / "images" / "out.jpg").symlink_to("/etc/passwd")
    return root


def said(preview: Running, words: bytes) -> bytes:
    """Send bytes as they are, and return the answer."""
    address = urlsplit(preview.address)
    with socket.create_connection((address.hostname or "", address.port or 0), timeout=10) as line:
        line.sendall(words)
        line.shutdown(socket.SHUT_WR)
        answer = b""
        while more := line.recv(65536):
            answer += more
    return answer


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "http://127.0.0.1:1"])
@pytest.mark.parametrize("path", POSTS)
def test_other_sites_set_nothing_in_motion(preview: Running, path: str, origin: str) -> None:
    assert preview.ask(path, "POST", {"Origin": origin})[0] == 403
    own = preview.address.rstrip("/")
    assert preview.ask("seen?page=1", "POST", {"Origin": own})[0] == 204


@pytest.mark.parametrize("path", POSTS)
def test_what_acts_takes_no_get(preview: Running, path: str) -> None:
    status, body = preview.ask(path)
    if path == "compare":
        assert b"nothing to compare with" in body
    else:
        assert status in (404, 405)


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("evil.example", 400),
        ("evil.example:8000", 400),
        ("127.0.0.1.evil.example", 400),
        ("", 400),
        ("localhost", 200),
    ],
)
def test_only_its_own_names_are_answered(preview: Running, host: str, status: int) -> None:
    assert preview.ask("", headers={"Host": host})[0] == status


@pytest.mark.parametrize(
    "path",
    [
        "%2e%2e/%2e%2e/etc/passwd",
        "%2e%2e/",
        "..%2f..%2fetc%2fpasswd",
        "pictures/..%2f..%2fetc/100.jpg",
        "pictures/0/100.jpg",
        "pictures/0/99999999999.jpg",
        "pictures/0/-1.jpg",
        "manuscript/2022/edition.yaml",
        "manuscript/out/passwd",
        "assets/images/out.jpg",
        "out.jpg",
        "server.py",
        "%00",
        "a" * 4000,
    ],
)
def test_no_file_is_given_out_but_those_of_the_page(preview: Running, path: str) -> None:
    status, body = preview.ask(path)
    assert status in (400, 404)
    assert str(preview.root).encode() not in body
    assert b"root:" not in body


@pytest.mark.parametrize(
    "words",
    [
        b"GET /@x#/.. HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
        b"GET /../../etc/passwd HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
        b"GET http://evil.example/ HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n",
        b"GET /%ff%fe?q=%ff HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
        b"GET / HTTP/9.9\r\n\r\n",
        b"nonsense\r\n\r\n",
        b"\x00\xff\x16\x03\x01",
        b"POST /compare HTTP/1.1\r\nHost: localhost\r\nContent-Length: -5\r\n\r\n",
    ],
)
def test_malformed_requests_are_refused_and_the_next_one_answered(
    preview: Running, words: bytes
) -> None:
    answer = said(preview, words)
    assert answer == b"" or answer.startswith((b"HTTP/1.1 400", b"HTTP/1.1 404"))
    assert preview.ask("")[0] == 200


@pytest.mark.parametrize(
    "path",
    [
        "search?q=%ff%00",
        "search?q=" + "x" * 5000,
        "search?l=../..&q=a",
        "events?l=../../etc",
        "review.pdf?l=%00",
        "baseline?l=xx",
        "compare?l=../..",
    ],
)
def test_unusual_questions_get_an_answer(preview: Running, path: str) -> None:
    status, body = preview.ask(path)
    assert status in (200, 400, 404)
    assert str(preview.root).encode() not in body


@pytest.mark.parametrize(
    "file", ["../../../etc/passwd", "/etc/passwd", "manuscript/out/passwd", "opened.txt", ""]
)
def test_no_file_is_opened_that_is_not_on_the_pages(preview: Running, file: str) -> None:
    assert b"false" in preview.ask(f"open?file={file}&line=1", "POST")[1]
    assert not (preview.root / "opened.txt").exists()


def test_every_answer_keeps_the_page_to_itself(preview: Running) -> None:
    patient(lambda: preview.ask("review.pdf")[0] == 200, "there is no PDF yet")
    for path in ("", "preview.js", "overlay.css", "review.pdf", "search?q=a"):
        with urllib.request.urlopen(preview.address + path) as answer:
            policy = answer.headers["content-security-policy"]
            assert "default-src 'none'" in policy
            assert "unsafe" not in policy
            assert answer.headers["x-content-type-options"] == "nosniff"


def test_hostile_titles_and_names_are_shown_as_they_are(page: Page, preview: Running) -> None:
    page.add_init_script("window.alert = () => document.body.setAttribute('data-alerted', '')")
    page.reload()
    # With its signs escaped, so that they are words of the title and no markup
    escaped = re.sub(r"[<>]", r"\\\g<0>", SCRIPT)
    text = preview.edit(SECURITY, "title: Security", f"title: '{escaped}'")
    expect(page.locator("#strip")).to_contain_text(SCRIPT)
    page.locator("#draft-tools").click()
    expect(page.locator("#words-by-chapter")).to_contain_text(SCRIPT)
    preview.save(SECURITY, text)
    preview.edit(SECURITY, "title: Security", f"title: '{SCRIPT}'")
    expect(page.locator("#problem-list")).to_contain_text("HTML cannot stand here")
    preview.save(SECURITY, text)
    hostile = preview.root / "manuscript" / "2022" / HOSTILE_NAME
    hostile.write_text("---\ntitle: <b>\ncolour_key: <i>\n---\n", encoding="utf-8")
    expect(page.locator("#problem-list")).to_contain_text(HOSTILE_NAME)
    page.locator("#problem-list .where", has_text=HOSTILE_NAME).first.click()
    expect(page.locator("#source")).to_contain_text(HOSTILE_NAME)
    hostile.unlink()
    expect(page.locator("#problems")).to_have_text("✓ No problems")
    assert page.locator(".desk svg, .desk b, .desk i, .panel img").count() == 0
    assert page.get_attribute("body", "data-alerted") is None


@pytest.fixture(scope="module")
def shared(project: Path, preview: Running) -> Iterator[Running]:
    """A preview for everyone in the network, though only this machine asks."""
    with running(project, "--host", "0.0.0.0", "--editor", "touch {file}.opened") as shared:
        yield shared


def test_others_in_the_network_need_the_token(shared: Running) -> None:
    address = urlsplit(shared.address)
    assert address.query.startswith("token=")
    assert len(address.query) > 24
    for path, status in (("/", 403), ("/?token=x", 403), ("/review.pdf", 403), ("/events", 403)):
        assert ask(address.port, path)[0] == status
    assert ask(address.port, f"/?{address.query}x")[0] == 403
    status, cookie = ask(address.port, f"/?{address.query}")
    assert status == 303
    assert "HttpOnly" in cookie
    assert "samesite=lax" in cookie.lower()
    assert ask(address.port, "/", {"Cookie": cookie.partition(";")[0]})[0] == 200
    assert ask(address.port, "/", {"Cookie": "belpress-token=x"})[0] == 403
    foreign = {"Cookie": cookie.partition(";")[0], "Origin": "http://evil.example"}
    assert ask(address.port, "/goto?file=a&line=1", foreign, "POST")[0] == 403


def ask(
    port: int | None, path: str, headers: dict[str, str] | None = None, method: str = "GET"
) -> tuple[int, str]:
    """Return the status of an answer, and the cookie it sets."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    connection.request(method, path, headers=headers or {})
    answer = connection.getresponse()
    answer.read()
    connection.close()
    return answer.status, answer.headers.get("set-cookie", "")


def test_browser_with_the_token_once_needs_it_no_more(shared: Running, browser: Browser) -> None:
    context = browser.new_context()
    page = context.new_page()
    refused = page.goto(shared.address.partition("?")[0])
    assert refused
    assert refused.status == 403
    opened(page, shared.address)
    assert "token" not in page.url
    page.reload()
    expect(page.locator(".sheet")).to_have_count(36)
    page.locator("#number").fill("2")
    context.close()


def test_link_on_another_site_opens_the_page(
    preview: Running, shared: Running, browser: Browser
) -> None:
    page = browser.new_page()
    links = "".join(f'<p><a href="{server.address}">The pages</a>' for server in (preview, shared))
    mail = f'<link rel="icon" href="data:,">{links}'
    page.route(
        "http://mail.example/", lambda route: route.fulfill(body=mail, content_type="text/html")
    )
    for number in (0, 1):
        page.goto("http://mail.example/")
        page.locator("a").nth(number).click()
        expect(page.locator(".sheet.main")).to_have_count(36)
    page.close()


def test_busy_port_is_reported_and_the_next_one_taken(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        process = subprocess.Popen(
            command(ROOT, port),
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONUNBUFFERED": "1"},
        )
        assert process.stdout
        assert process.stdout.readline().startswith(f"port {port} is busy; taking ")
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=20)
        assert process.returncode == 0
