"""The preview as its users get it: the real command, and a real browser that looks at it."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome") or ""
PATIENCE_MS = 30_000
SECURITY = "manuscript/2022/02-security.md"


@dataclass
class Running:
    """A preview that runs over a project of its own."""

    root: Path
    address: str
    process: subprocess.Popen[str]

    def edit(self, path: str, old: str, new: str) -> str:
        """Replace a text once, and save as editors do: beside, then renamed."""
        file = self.root / path
        before = file.read_text(encoding="utf-8")
        assert old in before
        beside = file.with_suffix(".new")
        beside.write_text(before.replace(old, new, 1), encoding="utf-8")
        beside.replace(file)
        return before


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    root = tmp_path_factory.mktemp("preview")
    for name in ("manuscript", "styles", "assets"):
        shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("art"))
    opened = root / "opened.txt"
    editor = f"{sys.executable} -c \"open('{opened}', 'w').write('{{file}} {{line}}')\""
    port = free_port()
    process = subprocess.Popen(
        command(root, port, "--editor", editor),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )
    assert process.stdout
    said = process.stdout.readline()
    assert f"http://127.0.0.1:{port}/" in said
    yield Running(root, f"http://127.0.0.1:{port}/", process)
    process.send_signal(signal.SIGINT)
    rest = process.stdout.read()
    assert process.wait(timeout=20) == 0
    assert rest.endswith("ended\n")
    assert "Traceback" not in rest
    process.stdout.close()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if not CHROMIUM:
        pytest.skip("no chromium here: sh tools/prepare-browser.sh installs it")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM,
            args=["--no-sandbox", "--disable-background-networking", "--disable-sync"],
        )
        yield browser
        browser.close()


@pytest.fixture
def page(preview: Running, browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1400, "height": 900})
    page = context.new_page()
    page.set_default_timeout(PATIENCE_MS)
    expect.set_options(timeout=PATIENCE_MS)
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(preview.address)
    expect(page.locator(".sheet")).to_have_count(36)
    yield page
    assert errors == []
    context.close()


def command(root: Path, port: int, *more: str) -> list[str]:
    words = ["preview", "-C", str(root), "--no-open", "--port", str(port), *more]
    return [sys.executable, "-m", "belpress", *words]


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def pictures(page: Page) -> list[str]:
    """Return the digest of every page's picture."""
    found: list[str] = page.eval_on_selector_all(
        ".sheet", "all => all.map(one => one.dataset.picture)"
    )
    return found


def settled(page: Page, before: list[str]) -> list[str]:
    """Wait until the pages are others, and return their pictures."""
    deadline = time.monotonic() + PATIENCE_MS / 1000
    while time.monotonic() < deadline:
        now = pictures(page)
        if now != before:
            return now
        page.wait_for_timeout(50)
    raise AssertionError("no page changed")


def test_saving_a_chapter_changes_its_page_and_no_other(page: Page, preview: Running) -> None:
    page.locator("#number").fill("11")
    page.locator("#number").press("Enter")
    before = pictures(page)
    text = preview.edit(SECURITY, "\n\n## Forecasts", " A last sentence.\n\n## Forecasts")
    after = settled(page, before)
    pairs = enumerate(zip(before, after, strict=True), start=1)
    changed = [number for number, (one, other) in pairs if one != other]
    assert changed
    assert set(changed) <= {11, 12}
    for number in changed:
        page.locator(f"#page-{number}").scroll_into_view_if_needed()
        picture = page.locator(f"#page-{number} img")
        expect(picture).to_have_js_property("complete", True)
        assert picture.evaluate("one => one.naturalWidth") > 0
    preview.edit(SECURITY, " A last sentence.\n\n## Forecasts", "\n\n## Forecasts")
    assert settled(page, after) == before
    assert (preview.root / SECURITY).read_text(encoding="utf-8") == text


def test_problem_stands_over_the_last_good_pages_until_it_is_mended(
    page: Page, preview: Running
) -> None:
    before = pictures(page)
    preview.edit(SECURITY, "colour_key: deteriorated", "colour_key: worse")
    panel = page.locator("#panel")
    expect(panel).to_contain_text('"worse" is no colour key')
    expect(panel).to_contain_text("02-security.md:")
    expect(panel).to_contain_text("last good ones")
    assert pictures(page) == before
    preview.edit(SECURITY, "colour_key: worse", "colour_key: deteriorated")
    expect(page.locator("#problems")).to_have_text("No problems")
    expect(panel).to_be_hidden()
    assert pictures(page) == before


def test_chapter_that_vanishes_and_comes_back(page: Page, preview: Running) -> None:
    before = pictures(page)
    chapter = preview.root / SECURITY
    text = chapter.read_bytes()
    chapter.unlink()
    expect(page.locator("#problems")).not_to_have_text("No problems")
    chapter.write_bytes(text[: len(text) // 2])
    chapter.write_bytes(text)
    expect(page.locator("#problems")).to_have_text("No problems")
    expect(page.locator(".sheet")).to_have_count(36)
    assert pictures(page) == before


def test_click_tells_file_and_line_and_opens_the_editor(page: Page, preview: Running) -> None:
    page.locator("#number").fill("11")
    page.locator("#number").press("Enter")
    box = page.locator("#page-11").bounding_box()
    assert box
    page.mouse.click(box["x"] + box["width"] * 0.2, box["y"] + box["height"] * 0.75)
    source = page.locator("#source")
    expect(source).to_have_text(re.compile(r"manuscript/2022/02-security\.md:\d+$"))
    file, _, line = (source.text_content() or "").rpartition(":")
    page.locator("#open").click()
    expect(page.locator("#open")).to_have_text("Opened")
    opened = preview.root / "opened.txt"
    page.wait_for_timeout(500)
    assert opened.read_text() == f"{preview.root / file} {line}"


def test_cursor_position_scrolls_the_page_there(page: Page, preview: Running) -> None:
    lines = (preview.root / SECURITY).read_text(encoding="utf-8").split("\n")
    lead = lines.index("---", 1) + 3
    address = f"{preview.address}goto?file={SECURITY}&line={lead}"
    request = urllib.request.Request(address, method="POST")
    with urllib.request.urlopen(request) as answer:
        assert b'"page":11' in answer.read().replace(b" ", b"")
    expect(page.locator("#strip [aria-current]")).to_have_text("11")


def test_search_finds_and_marks(page: Page) -> None:
    page.keyboard.press("/")
    page.keyboard.type("Lukashenka")
    page.keyboard.press("Enter")
    expect(page.locator("#found")).to_have_text(re.compile(r"^1 of \d+$"))
    expect(page.locator(".hit").first).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.locator("#found")).to_have_text(re.compile(r"^2 of \d+$"))


def test_keys_turn_the_pages(page: Page) -> None:
    current = page.locator("#strip [aria-current]")
    page.keyboard.press("End")
    expect(current).to_have_text("36")
    page.keyboard.press("Home")
    expect(current).to_have_text("1")
    page.keyboard.press("ArrowRight")
    expect(current).to_have_text("3")


def test_place_is_remembered(page: Page) -> None:
    page.locator("#number").fill("22")
    page.locator("#number").press("Enter")
    page.reload()
    expect(page.locator("#strip [aria-current]")).to_have_text("22")


def test_whole_pdf_can_be_downloaded(page: Page, preview: Running) -> None:
    with urllib.request.urlopen(f"{preview.address}review.pdf") as answer:
        assert answer.read(5) == b"%PDF-"


def test_nothing_that_hinders_a_reader(page: Page) -> None:
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()


def test_phone_shows_one_page_across(preview: Running, browser: Browser) -> None:
    phone = browser.new_page(viewport={"width": 390, "height": 800})
    phone.goto(preview.address)
    expect(phone.locator(".sheet")).to_have_count(36)
    box = phone.locator("#page-1").bounding_box()
    assert box
    assert 300 < box["width"] <= 390
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390
    phone.close()


@pytest.mark.parametrize(
    ("path", "headers", "status"),
    [
        ("", {"Host": "evil.example"}, 400),
        ("", {"Host": "localhost"}, 200),
        ("goto?file=a&line=1", {"Origin": "http://evil.example"}, 403),
        ("open?file=a&line=1", {"Origin": "null"}, 403),
        ("%2e%2e/%2e%2e/etc/passwd", {}, 404),
        ("pictures/..%2f..%2fetc/100.jpg", {}, 404),
        ("pictures/0/100.jpg", {}, 404),
        ("manuscript/2022/edition.yaml", {}, 404),
    ],
)
def test_strangers_get_nothing(
    preview: Running, path: str, headers: dict[str, str], status: int
) -> None:
    method = "POST" if "Origin" in headers else "GET"
    request = urllib.request.Request(preview.address + path, headers=headers, method=method)
    try:
        with urllib.request.urlopen(request) as answer:
            found, body = answer.status, answer.read()
            assert "default-src 'none'" in answer.headers["content-security-policy"]
    except urllib.error.HTTPError as error:
        with error:
            found, body = error.code, error.read()
    assert found == status
    assert str(preview.root).encode() not in body


def test_open_takes_no_file_that_is_not_on_the_pages(preview: Running) -> None:
    address = f"{preview.address}open?file=../../../etc/passwd&line=1"
    with urllib.request.urlopen(urllib.request.Request(address, method="POST")) as answer:
        assert b"false" in answer.read()


def test_busy_port_is_told_and_the_next_one_taken(tmp_path: Path) -> None:
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
