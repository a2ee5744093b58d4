"""Parts that were laid out, kept in the project's cache folder.

Safe to delete, bounded in size, and safe against damage: a file that is not as it was written
counts for nothing. Names are digests of all that went in, so nothing in it is ever out of date.
"""

from __future__ import annotations

import contextlib
import json
import os
import threading
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import astuple
from hashlib import blake2b
from pathlib import Path
from typing import Any

from belpress.laid import (
    NOWHERE,
    Area,
    Bookmark,
    Laid,
    LaidPage,
    Line,
    PrintedPicture,
    Setting,
    Spot,
)
from belpress.problem import Problem, Severity, Source
from belpress.writing import new_part, sweep_parts

DISK_LIMIT = 256 << 20
MEMORY_LIMIT = 48 << 20
_CHECK = 16
"""Bytes of the digest that every file begins with."""


class Store:
    """Keeps bytes by name, on disk and the last of them in memory.

    Where the disk cannot be written, memory has to do.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._memory: OrderedDict[str, bytes] = OrderedDict()
        self._size = 0
        self._lock = threading.Lock()

    def find(self, name: str) -> bytes | None:
        """Return what was kept under a name, if it is there and whole."""
        with self._lock:
            if name in self._memory:
                self._memory.move_to_end(name)
                return self._memory[name]
        path = self._folder / name
        try:
            written = path.read_bytes()
            os.utime(path)
        except OSError:
            return None
        content = written[_CHECK:]
        if written[:_CHECK] != _digest(content):
            return None
        self._remember(name, content)
        return content

    def keep(self, name: str, content: bytes) -> None:
        """Keep bytes under a name."""
        self._remember(name, content)
        temporary = ""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            handle, temporary = new_part(self._folder, ".")
            with os.fdopen(handle, "wb") as file:
                file.write(_digest(content) + content)
                file.flush()
                Path(temporary).replace(self._folder / name)
        except OSError:
            if temporary:
                with contextlib.suppress(OSError):
                    Path(temporary).unlink(missing_ok=True)

    def trim(self, limit: int = DISK_LIMIT) -> None:
        """Delete what was not used for longest, until the files take ``limit`` bytes at most."""
        sweep_parts(self._folder, ".")
        files = []
        with contextlib.suppress(OSError):
            for entry in os.scandir(self._folder):
                if entry.name.startswith("."):
                    continue
                with contextlib.suppress(OSError):
                    facts = entry.stat()
                    files.append((facts.st_mtime, facts.st_size, entry.path))
        size = sum(one[1] for one in files)
        for _, taken, path in sorted(files):
            if size <= limit:
                return
            with contextlib.suppress(OSError):
                Path(path).unlink()
                size -= taken

    def _remember(self, name: str, content: bytes) -> None:
        with self._lock:
            self._size -= len(self._memory.pop(name, b""))
            self._memory[name] = content
            self._size += len(content)
            while self._size > MEMORY_LIMIT and len(self._memory) > 1:
                self._size -= len(self._memory.popitem(last=False)[1])


def packed(laid: Laid) -> bytes:
    """Return a laid-out part as bytes, without its setting.

    Places of the manuscript are numbers, since equal pages may come from other lines.
    """
    numbers = {source: number for number, source in enumerate(laid.setting.sources)}
    numbers[NOWHERE] = -1
    fields = {
        "pages": [
            {
                "size": (page.width, page.height),
                "text": astuple(page.text),
                "anchors": {name: list(place) for name, place in page.anchors.items()},
                "bookmarks": [(one.level, one.label, one.x, one.y) for one in page.bookmarks],
                "spots": [
                    (numbers[spot.source], spot.kind, astuple(spot.area)) for spot in page.spots
                ],
                "lines": [
                    (line.text, numbers[line.source], line.kind, astuple(line.area), line.baseline)
                    for line in page.lines
                ],
            }
            for page in laid.pages
        ],
        "pictures": [(one.path, one.dpi) for one in laid.pictures],
        "problems": [
            (one.rule, one.message, one.source.path, one.source.line, one.severity.value, one.hint)
            for one in laid.problems
        ],
    }
    return json.dumps(fields, separators=(",", ":")).encode()


def unpacked(content: bytes, key: str, setting: Setting) -> Laid | None:
    """Return the laid-out part that :func:`packed` made bytes of, if that is what they are."""
    try:
        fields = json.loads(content)
        return Laid(
            setting=setting,
            key=key,
            pages=tuple(_page(page, (*setting.sources, NOWHERE)) for page in fields["pages"]),
            pictures=tuple(PrintedPicture(path, dpi) for path, dpi in fields["pictures"]),
            problems=tuple(
                Problem(rule, message, Source(path, line), Severity(severity), hint)
                for rule, message, path, line, severity, hint in fields["problems"]
            ),
        )
    except (ValueError, KeyError, TypeError, IndexError):
        return None


def _page(fields: dict[str, Any], sources: Sequence[Source]) -> LaidPage:
    width, height = fields["size"]
    return LaidPage(
        width=width,
        height=height,
        text=Area(*fields["text"]),
        anchors={name: (x, y) for name, (x, y) in fields["anchors"].items()},
        bookmarks=tuple(Bookmark(*one) for one in fields["bookmarks"]),
        spots=tuple(
            Spot(sources[number], kind, Area(*area)) for number, kind, area in fields["spots"]
        ),
        lines=tuple(
            Line(text, sources[number], kind, Area(*area), baseline)
            for text, number, kind, area, baseline in fields["lines"]
        ),
    )


def _digest(content: bytes) -> bytes:
    return blake2b(content, digest_size=_CHECK).digest()
