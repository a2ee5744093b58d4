"""Takes the pictures of the preview that the documentation shows.

    python docs/screens.py

Needs the packages of the tests, and a browser (``sh tools/prepare-browser.sh``).
"""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
IMAGES = ROOT / "docs" / "images"
PORT = 8765
ADDRESS = f"http://127.0.0.1:{PORT}/"


def main() -> None:
    """Start the preview, and take its pictures."""
    command = ["-m", "belpress", "preview", "-C", str(ROOT), "--no-open", "--port", str(PORT)]
    process = subprocess.Popen([sys.executable, *command], stdout=subprocess.PIPE, text=True)
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=shutil.which("chromium"), args=["--no-sandbox"]
            )
            page = browser.new_page(viewport={"width": 1280, "height": 800})
            opened(page)
            page.fill("#number", "16")
            page.press("#number", "Enter")
            page.wait_for_timeout(800)
            page.locator("#page-17").click(position={"x": 110, "y": 420})
            taken(page, "preview-click.jpg")
            page.press("body", "Escape")
            page.fill("#words", "mobilisation")
            page.press("#words", "Enter")
            page.wait_for_timeout(800)
            taken(page, "preview-search.jpg")
            browser.close()
    finally:
        process.send_signal(signal.SIGINT)
        process.communicate()


def opened(page: Page) -> None:
    """Open the preview, and wait for its pages."""
    for _ in range(50):
        try:
            page.goto(ADDRESS)
            break
        except Exception:
            page.wait_for_timeout(200)
    page.wait_for_selector("#page-36")
    page.wait_for_timeout(800)


def taken(page: Page, name: str) -> None:
    """Save what the browser shows."""
    page.wait_for_timeout(600)
    with Image.open(BytesIO(page.screenshot())) as shot:
        shot.convert("RGB").save(IMAGES / name, quality=85)


if __name__ == "__main__":
    main()
