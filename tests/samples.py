"""A small project and its files, for tests that change something in them."""

from __future__ import annotations

import os
import socket
import struct
import subprocess
import sys
import threading
import zlib
from collections.abc import Callable
from functools import cache
from io import BytesIO
from pathlib import Path

import polib
from click.testing import CliRunner
from PIL import Image

import belpress
from belpress.assets.load import load_pictures
from belpress.cli.main import main
from belpress.read.edition import reading_of

ROOT = Path(__file__).resolve().parents[1]
STYLES = ROOT / "styles"
FONTS = ROOT / "assets" / "fonts"
LINE_PT = 704 / 45
"""The line of the house's grid."""
TEXT_PT = 10.7
CHAPTER = """---
title: Security
headline: "2030: a headline"
colour_key: unchanged
opener:
  image: ../../assets/images/opener.jpg
  alt: An opener
pull_quotes:
  - The border was closed in May.
---

The lead of the chapter.

The border was closed in May. Nobody knew why, and nobody asked.

![A square](../../assets/images/figure.jpg)
*An illustration.*

## Forecasts {.forecasts}

- It will rain. {.summary}
- It will shine. {#sun colour_key=improved}
"""


FILE = "manuscript/2030/01-security.md"


EDITION = "manuscript/2030/edition.yaml"


KEY = "colour_key: unchanged"


Change = Callable[[Path], None]


@cache
def jpeg(width: int, height: int) -> bytes:
    target = BytesIO()
    Image.new("RGB", (width, height), "#223a66").save(target, "JPEG")
    return target.getvalue()


def png_header(width: int, height: int) -> bytes:
    """Return a PNG that says how large it is and holds next to nothing."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(kind + content))
        return struct.pack(">I", len(content)) + kind + content + check

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = chunk(b"IDAT", zlib.compress(b"\0")) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + body


def saved(image: Image.Image, form: str, **how: object) -> bytes:
    target = BytesIO()
    image.save(target, form, **how)
    return target.getvalue()


def problems(root: Path) -> list[str]:
    """Return what is said of a manuscript and its pictures, a line each."""
    project = belpress.open_project(root)
    try:
        edition = belpress.read_edition(project, 2030)
    except belpress.ProblemsFound as found:
        return [f"{problem.rule} {problem}" for problem in found.problems]
    _, bad = load_pictures(project, edition)
    return [f"{problem.rule} {problem}" for problem in (*edition.problems, *bad)]


def reading_problems(root: Path) -> list[str]:
    """Return what is said of a manuscript alone, without a look into its pictures."""
    found = reading_of(belpress.open_project(root), 2030).problems
    return [f"{one.rule} {one}" for one in found]


def edit(old: str, new: str, file: str = FILE) -> Change:
    def change(root: Path) -> None:
        text = (root / file).read_text()
        assert old in text
        (root / file).write_text(text.replace(old, new))

    return change


def belpress_command(*words: str, **env: str) -> subprocess.CompletedProcess[str]:
    """Run the command in this process; whatever it raises fails the test."""
    done = CliRunner().invoke(main, words, env=env)
    if done.exception and not isinstance(done.exception, SystemExit):
        raise done.exception
    return subprocess.CompletedProcess(words, done.exit_code, done.stdout, done.stderr)


def belpress_process(*words: str, **env: str) -> subprocess.CompletedProcess[str]:
    """Run the command in a process of its own, as a terminal does."""
    return subprocess.run(
        [sys.executable, "-m", "belpress", *words],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, **env},
    )


def fill(path: Path, words: dict[str, str]) -> None:
    """Translate a catalogue: by ``words``, and else by its own words in guillemets."""
    file = polib.pofile(str(path), wrapwidth=0)
    for entry in file:
        entry.msgstr = words.get(entry.msgid, entry.msgstr or f"«{entry.msgid}»")
    file.save()


class Listener:
    """A loopback server that counts who calls."""

    def __init__(self) -> None:
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.port = self.socket.getsockname()[1]
        self.calls = 0
        threading.Thread(target=self._count, daemon=True).start()

    def _count(self) -> None:
        while True:
            try:
                connection, _ = self.socket.accept()
            except OSError:
                return
            self.calls += 1
            connection.close()
