"""Tells how much memory the preview and its presses take, edit by edit.

    python benchmarks/memory.py [--edits 50] [--keep]

Looks through the pages once, saves the chapters in turn, and after every edit asks for what a
reader asks for: the picture of a page, and the whole PDF. Prints the memory after the fifth edit
and after every tenth, in MB, as the kernel counts it for the process and all that it started
(Linux alone).
"""

from __future__ import annotations

import argparse
import json
import signal
import socket
import subprocess
import sys
import tempfile
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPResponse
from pathlib import Path
from typing import Any

from costs import memory_mb
from editions import YEAR, repeated
from kept import Measure, report

FIRST = 5
"""Edits before anything is counted: libraries are loaded, caches begin to fill."""


def main() -> None:
    """Edit, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--edits", type=int, default=50)
    parser.add_argument("--keep", action="store_true", help="compare later runs with this one")
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, previewed(Path(folder)) as (root, port, process):
        address = f"http://127.0.0.1:{port}"
        with urllib.request.urlopen(f"{address}/events") as events:
            state, sizes = settled(events, 0), []
            looked_through(address, state)
            for edit in range(wanted.edits):
                edited(root, edit)
                state = settled(events, words_in(state))
                look_at(address, state)
                sizes.append(memory_mb(process))
    measures = [
        Measure(f"after {edit} edits", [size], "MB")
        for edit, size in enumerate(sizes, start=1)
        if edit == FIRST or edit % 10 == 0
    ]
    report("memory", measures, wanted.keep)


@contextmanager
def previewed(folder: Path) -> Iterator[tuple[Path, int, int]]:
    """Preview a copy of the edition; yield its folder, the port, and the process."""
    root = repeated(folder, 1).root
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
    command = ["preview", "-C", str(root), "--no-open", "--port", str(port)]
    with subprocess.Popen(
        [sys.executable, "-m", "belpress", *command],
        stdout=subprocess.PIPE,
        text=True,
        bufsize=1,
        env={"PYTHONUNBUFFERED": "1"},
    ) as process:
        assert process.stdout  # noqa: S101 - it is a pipe
        process.stdout.readline()
        try:
            yield root, port, process.pid
        finally:
            process.send_signal(signal.SIGINT)
            process.stdout.read()


def edited(root: Path, edit: int) -> None:
    """Make a paragraph of a chapter a word longer."""
    chapters = sorted((root / "manuscript" / str(YEAR)).glob("*.md"))
    chapter = chapters[edit % len(chapters)]
    lines = chapter.read_text(encoding="utf-8").split("\n")
    long = next(at for at, line in enumerate(lines) if len(line) > 300)
    lines[long] += " Word."
    chapter.write_text("\n".join(lines), encoding="utf-8")


def look_at(address: str, state: dict[str, Any]) -> None:
    """Ask for the pictures of pages that changed, and for the whole PDF."""
    paths = [f"pictures/{page['picture']}/1100.jpg" for page in state["pages"][:2]]
    for path in (*paths, "review.pdf"):
        with urllib.request.urlopen(f"{address}/{path}") as answer:
            answer.read()


def looked_through(address: str, state: dict[str, Any]) -> None:
    """Look at every page once, as a reader's strip of small pages does."""
    for page in state["pages"]:
        with urllib.request.urlopen(f"{address}/pictures/{page['picture']}/184.jpg") as answer:
            answer.read()


def settled(events: HTTPResponse, words: int) -> dict[str, Any]:
    """Return the next state whose pages are made, and contain more than a number of words.

    Its ``pages`` are those that came since the state before.
    """
    came: dict[int, Any] = {}
    for line in events:
        if line.startswith(b"data: {"):
            state: dict[str, Any] = json.loads(line[6:])
            came |= {page["number"]: page for page in state["pages"] if not isinstance(page, int)}
            if not state["behind"] and words_in(state) > words:
                state["pages"] = list(came.values())
                return state
    raise SystemExit("the preview has ended")


def words_in(state: dict[str, Any]) -> int:
    """Return how many words the chapters have."""
    return sum(chapter["words"] for chapter in state["chapters"])


if __name__ == "__main__":
    main()
