"""Times the preview beside the plain ``weasyprint`` command, in a real browser.

    python benchmarks/preview.py [--edits 20] [--keep]

Prints ratios within one run: from the start of the command to the first page on the screen (with
nothing kept, and with a cache), from saving a chapter to the new picture of its page, and from
saving to the whole PDF. The edits go round all chapters. Needs the packages of the tests.
"""

from __future__ import annotations

import argparse
import math
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from costs import run
from editions import YEAR, forget, plain_command, repeated
from kept import Measure, report
from playwright.sync_api import Page, sync_playwright

DIGESTS = "() => [...document.querySelectorAll('.sheet')].map(one => one.dataset.picture)"
# Resolves with the time at which a changed page is decoded, from the browser's own clock
WAIT = """(before) => new Promise((done) => {
  const look = () => {
    const sheets = [...document.querySelectorAll('.sheet')];
    const changed = sheets.filter((one, index) => one.dataset.picture !== before[index]);
    const picture = changed[0]?.querySelector('img');
    if (!picture) return requestAnimationFrame(look);
    picture.loading = 'eager';
    picture.decode().then(() => done(Date.now() / 1000), () => requestAnimationFrame(look));
  };
  look();
})"""


def main() -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--edits", type=int, default=20)
    parser.add_argument("--keep", action="store_true", help="compare later runs with this one")
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        project = repeated(Path(folder), 1)
        command, _ = plain_command(project)
        plain = statistics.median(run(command).seconds for _ in range(3))
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        page = browser.new_page(viewport={"width": 1400, "height": 900})
        forget(project)
        with started(project.root, page) as (cold, _):
            pass
        with started(project.root, page) as (warm, address):
            pixels, pdfs = edited(project.root, page, address, wanted.edits)
        browser.close()
    last = sorted(pixels)[math.ceil(0.95 * len(pixels)) - 1]
    measures = [
        Measure(f"{what}, of plain", [one / plain for one in seconds])
        for what, seconds in (
            ("first page, cold", [cold]),
            ("first page, with a cache", [warm]),
            ("edit to pixels, median", [statistics.median(pixels)]),
            ("edit to pixels, 95th percentile", [last]),
            ("edit to the whole PDF, median", [statistics.median(pdfs)]),
        )
    ]
    report("preview", [Measure("plain weasyprint", [plain], "s"), *measures], wanted.keep)


@contextmanager
def started(root: Path, page: Page) -> Iterator[tuple[float, str]]:
    """Start a preview; yield the seconds to its first page in the browser, and its address."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = str(taken.getsockname()[1])
    begun = time.time()
    process = subprocess.Popen(
        [sys.executable, "-m", "belpress", "preview", "-C", str(root), "--no-open", "--port", port],
        stdout=subprocess.PIPE,
        text=True,
        bufsize=1,
        env={"PYTHONUNBUFFERED": "1"},
    )
    assert process.stdout  # noqa: S101 - it is a pipe
    process.stdout.readline()
    address = f"http://127.0.0.1:{port}/"
    page.goto(address)
    page.evaluate("localStorage.clear()")
    shown = page.evaluate(WAIT, [])
    yield shown - begun, address
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=20)


def edited(root: Path, page: Page, address: str, edits: int) -> tuple[list[float], list[float]]:
    """Save chapters in turn; return the seconds to the new picture, and to the whole PDF."""
    chapters = sorted((root / "manuscript" / str(YEAR)).glob("*.md"))
    pixels, pdfs = [], []
    while page.evaluate("document.body.dataset.behind") != "false":
        time.sleep(0.05)
    for number in range(edits):
        chapter = chapters[number % len(chapters)]
        lines = chapter.read_text(encoding="utf-8").split("\n")
        long = [at for at, line in enumerate(lines) if len(line) > 300]
        index = long[(2 + number // len(chapters)) % len(long)]
        lines[index] = f"{lines[index]} Word {number}."
        before = page.evaluate(DIGESTS)
        saved = time.time()
        chapter.write_text("\n".join(lines), encoding="utf-8")
        pixels.append(page.evaluate(WAIT, before) - saved)
        with urllib.request.urlopen(f"{address}review.pdf") as answer:
            answer.read()
        pdfs.append(time.time() - saved)
        time.sleep(0.6)
    return pixels, pdfs


if __name__ == "__main__":
    main()
