"""Takes the pictures of the preview that the documentation shows.

    python docs/screens.py

It previews a copy of the edition, under git, with a translation that is not quite done. Needs the
packages of the tests, a browser (``sh tools/prepare-browser.sh``) and git.
"""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

import polib
from PIL import Image
from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
IMAGES = ROOT / "docs" / "images"
PORT = 8765
ADDRESS = f"http://127.0.0.1:{PORT}/"
SECURITY = "manuscript/2022/02-security.md"
CATALOGUE = "manuscript/2022/translations/be/security.po"


def main() -> None:
    """Start the preview, and take its pictures."""
    with (
        tempfile.TemporaryDirectory() as folder,
        previewed(copied(Path(folder))) as root,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        page = browser.new_page(viewport={"width": 1400, "height": 820})
        opened(page, ADDRESS)
        # An edit, so that the time shown is that of edits
        (root / SECURITY).touch()
        page.wait_for_timeout(2500)
        take_click(page)
        take_draft(page)
        take_problem(page, root)
        take_comparison(page, root)
        opened(page, f"{ADDRESS}?l=be&beside")
        go_to(page, 11)
        taken(page, "preview-beside.jpg")
        browser.close()


def copied(root: Path) -> Path:
    """Copy the edition, put it under git, and take two translations back."""
    for name in ("manuscript", "styles", "assets"):
        shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("art"))
    who = ["-c", "user.name=Editor", "-c", "user.email=editor@example.org"]
    for words in (["init", "-q"], ["add", "-A"], [*who, "commit", "-qm", "To the proofreader"]):
        subprocess.run(["git", "-C", str(root), *words], check=True)  # noqa: S607 - the user's git
    catalogue = polib.pofile(str(root / CATALOGUE), wrapwidth=0)
    for entry in catalogue:
        if entry.msgid.startswith("To the West, Minsk"):
            entry.msgstr = ""
        if entry.msgid.startswith("The regime meanwhile"):
            entry.flags.append("fuzzy")
    catalogue.save()
    return root


@contextmanager
def previewed(root: Path) -> Iterator[Path]:
    """Run the preview over a project."""
    command = ["-m", "belpress", "preview", "-C", str(root), "--no-open", "--port", str(PORT)]
    with subprocess.Popen([sys.executable, *command], stdout=subprocess.PIPE, text=True) as process:
        try:
            yield root
        finally:
            process.send_signal(signal.SIGINT)
            process.communicate()


def take_click(page: Page) -> None:
    """Take a click on a paragraph."""
    go_to(page, 16)
    page.locator("#page-17").click(position={"x": 140, "y": 540})
    taken(page, "preview-click.jpg")
    page.keyboard.press("Escape")


def take_draft(page: Page) -> None:
    """Take the draft tools."""
    page.click("#draft-tools")
    page.check("#grid")
    page.check("#margins")
    go_to(page, 16)
    taken(page, "preview-draft.jpg")
    page.uncheck("#grid")
    page.uncheck("#margins")
    page.click("#panel-close")


def take_problem(page: Page, root: Path) -> None:
    """Take a picture of a problem, and fix it."""
    file = root / SECURITY
    text = file.read_text(encoding="utf-8")
    file.write_text(
        text.replace("deteriorated", "worse", 1).replace(
            "official standing as", "official, nuclear-free standing as", 1
        ),
        encoding="utf-8",
    )
    page.wait_for_selector("#problem-list .error")
    go_to(page, 11)
    taken(page, "preview-problem.jpg")
    file.write_text(text, encoding="utf-8")
    page.wait_for_selector("#panel", state="hidden")


def take_comparison(page: Page, root: Path) -> None:
    """Take a comparison with the last commit."""
    file = root / SECURITY
    text = file.read_text(encoding="utf-8")
    file.write_text(
        text.replace("The defining event of 2022 was", "What nobody had foreseen in 2022 was", 1),
        encoding="utf-8",
    )
    page.click("#compare")
    page.click("#with-commit")
    page.wait_for_selector("#compared li")
    go_to(page, 11)
    page.locator("#page-11 .before input").fill("22")
    taken(page, "preview-compare.jpg")
    page.click("#compare-end")
    page.click("#panel-close")
    file.write_text(text, encoding="utf-8")
    page.wait_for_timeout(2000)


def opened(page: Page, address: str) -> None:
    """Open the preview, and wait for its pages."""
    for _ in range(50):
        try:
            page.goto(address)
            break
        except Exception:
            page.wait_for_timeout(200)
    page.wait_for_selector("#page-36")
    page.wait_for_selector("body[data-behind=false]")


def go_to(page: Page, number: int) -> None:
    """Go to a page."""
    page.fill("#number", str(number))
    page.press("#number", "Enter")
    page.locator("#number").blur()


def taken(page: Page, name: str) -> None:
    """Save what the browser shows, once nothing on it changes any more."""
    page.mouse.move(0, 0)
    page.wait_for_timeout(2500)
    with Image.open(BytesIO(page.screenshot())) as shot:
        shot.convert("RGB").save(IMAGES / name, quality=76, optimize=True)


if __name__ == "__main__":
    main()
