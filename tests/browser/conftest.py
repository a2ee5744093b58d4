"""A browser, and a preview for every file of tests; no test needs what another one left."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect, sync_playwright

from belpress.project.project import CACHE, PARTS, PICTURES
from browser.running import PATIENCE_S, Running, project_in, running
from shared_edition import SharedEdition

CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome") or ""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project that is previewed."""
    return project_in(tmp_path_factory.mktemp("preview"))


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory, shared_edition: SharedEdition) -> Path:
    """What was laid out, and what the first preview drew, so that others need not."""
    folder = tmp_path_factory.mktemp("cache")
    shutil.copytree(shared_edition.root / CACHE / PARTS, folder / PARTS)
    return folder


@pytest.fixture(scope="module")
def preview(project: Path, cache: Path) -> Iterator[Running]:
    """The preview; its editor writes into ``opened.txt`` what it is asked to open."""
    shutil.copytree(cache, project / CACHE)
    opened = project / "opened.txt"
    editor = f"{sys.executable} -c \"open('{opened}', 'w').write('{{file}} {{line}}')\""
    with running(project, "--editor", editor) as preview:
        yield preview
    drawn = project / CACHE / PICTURES
    if drawn.exists() and not (cache / PICTURES).exists():
        shutil.copytree(drawn, cache / PICTURES)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if not CHROMIUM:
        pytest.skip("no chromium here: sh tools/prepare-browser.sh installs it")
    expect.set_options(timeout=PATIENCE_S * 1000)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM,
            args=["--no-sandbox", "--disable-background-networking", "--disable-sync"],
        )
        yield browser
        browser.close()


@pytest.fixture
def page(preview: Running, browser: Browser) -> Iterator[Page]:
    """The preview in the browser, with all of its pages; nothing on it may go wrong."""
    context = browser.new_context(viewport={"width": 1400, "height": 900})
    page = context.new_page()
    page.set_default_timeout(PATIENCE_S * 1000)
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda said: errors.append(said.text) if said.type == "error" else None)
    opened(page, preview.address)
    yield page
    assert errors == []
    context.close()


def opened(page: Page, address: str) -> None:
    """Open a preview, and wait until its pages stand."""
    page.goto(address)
    expect(page.locator(".sheet.main")).to_have_count(36)
    expect(page.locator("body")).to_have_attribute("data-behind", "false")


def to_page(page: Page, number: int) -> None:
    """Go to a page, and see its picture."""
    page.locator("#number").fill(str(number))
    page.locator("#number").press("Enter")
    expect(page.locator(f"#page-{number} > img")).to_have_js_property("complete", True)
    page.locator("#number").blur()


def assert_nothing_hinders(page: Page) -> None:
    """See that nothing on the page hinders a reader, as far as a program can tell."""
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()
