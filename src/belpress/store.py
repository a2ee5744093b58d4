"""Parts that were laid out, kept in the project's cache folder.

Safe to delete, bounded in size, and safe against damage: a file that is not as it was written
counts for nothing, and is never deleted, since somebody else may have put it there. Names are
digests of all that went in, so nothing in it is ever out of date.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import threading
from collections import OrderedDict
from collections.abc import Iterator, Mapping, Sequence
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
    Lettering,
    Line,
    PrintedPicture,
    Run,
    Setting,
    Spot,
)
from belpress.problem import Problem, Source
from belpress.writing import new_part, open_own, sweep_parts

DISK_LIMIT = 256 << 20
MEMORY_LIMIT = 16 << 20
_CHECK = 16
"""Bytes of the digest that every file begins with."""
_NAME = re.compile(r"(?:[^.].*-)?[0-9a-f]{20,32}(?:-\d+)*\.(?:json|pdf|jpg)")
"""How names look that something is kept under: a digest, and what is in the file."""
_PART = ".kept-"
"""How the names of temporary files begin."""


class Store:
    """Keeps bytes by name, on disk and the last of them in ``memory`` (bytes at most).

    Where there is no folder, or it cannot be written, memory has to do.
    """

    def __init__(self, folder: Path | None, memory: int = MEMORY_LIMIT) -> None:
        self._folder = folder
        self._limit = memory
        self._memory: OrderedDict[str, bytes] = OrderedDict()
        self._size = 0
        self._lock = threading.Lock()

    def find(self, name: str) -> bytes | None:
        """Return what was kept under a name, if it is there and whole."""
        with self._lock:
            if name in self._memory:
                self._memory.move_to_end(name)
                return self._memory[name]
        content = _content(self._folder / name) if self._folder else None
        if self._folder is None or content is None:
            return None
        with contextlib.suppress(OSError):
            os.utime(self._folder / name, follow_symlinks=False)
        self._remember(name, content)
        return content

    def keep(self, name: str, content: bytes) -> None:
        """Keep bytes under a name."""
        self._remember(name, content)
        if self._folder is None:
            return
        with contextlib.suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            with new_part(self._folder, _PART) as (file, temporary):
                file.write(_digest(content) + content)
                file.flush()
                temporary.replace(self._folder / name)

    def trim(self, limit: int = DISK_LIMIT) -> None:
        """Delete what was not used for longest, until the files take ``limit`` bytes at most.

        Only what was kept by a store is deleted.
        """
        if self._folder is None:
            return
        sweep_parts(self._folder, _PART)
        files = sorted(_kept(self._folder))
        size = sum(taken for _, taken, _ in files)
        for _, taken, path in files:
            if size <= limit:
                return
            if _content(path) is not None:
                with contextlib.suppress(OSError):
                    path.unlink()
                    size -= taken

    def _remember(self, name: str, content: bytes) -> None:
        with self._lock:
            self._size -= len(self._memory.pop(name, b""))
            self._memory[name] = content
            self._size += len(content)
            while self._size > self._limit and len(self._memory) > 1:
                self._size -= len(self._memory.popitem(last=False)[1])


def _kept(folder: Path) -> Iterator[tuple[float, int, Path]]:
    """Yield the files that are named as those of a store: when they were used, and their size."""
    with contextlib.suppress(OSError):
        for entry in os.scandir(folder):
            with contextlib.suppress(OSError):
                if _NAME.fullmatch(entry.name) and entry.is_file(follow_symlinks=False):
                    facts = entry.stat(follow_symlinks=False)
                    yield facts.st_mtime, facts.st_size, Path(entry.path)


def _content(path: Path) -> bytes | None:
    """Return what a file of a store holds, if it is one and whole."""
    try:
        with open_own(path) as file:
            check, content = file.read(_CHECK), file.read()
    except OSError:
        return None
    return content if check == _digest(content) else None


def packed(laid: Laid) -> bytes:
    """Return a laid-out part as bytes, without its setting.

    Places of the manuscript are numbers, since equal pages may come from other lines.
    """
    numbers = {source: number for number, source in enumerate(laid.setting.sources)}
    numbers[NOWHERE] = -1
    fields = {
        "pages": [_packed_page(page, numbers) for page in laid.pages],
        "problems": [one.packed() for one in laid.problems],
    }
    return json.dumps(fields, separators=(",", ":")).encode()


def _packed_page(page: LaidPage, numbers: Mapping[Source, int]) -> dict[str, Any]:
    letterings = {run.lettering: 0 for line in page.lines for run in line.runs}
    letterings = {lettering: number for number, lettering in enumerate(letterings)}
    return {
        "size": (page.width, page.height),
        "text": astuple(page.text),
        "anchors": {name: list(place) for name, place in page.anchors.items()},
        "bookmarks": [(one.level, one.label, one.x, one.y) for one in page.bookmarks],
        "spots": [(numbers[spot.source], spot.kind, _lengths(spot.area)) for spot in page.spots],
        "letterings": [tuple(vars(one).values()) for one in letterings],
        "lines": [
            (
                numbers[line.source],
                line.kind,
                _lengths(line.area),
                line.baseline,
                [(run.text, letterings[run.lettering]) for run in line.runs],
                (line.across, line.down),
            )
            for line in page.lines
        ],
        "pictures": [
            (one.path, one.dpi, numbers[one.source], _lengths(one.area)) for one in page.pictures
        ],
    }


def _lengths(area: Area) -> tuple[float, float, float, float]:
    return area.x, area.y, area.width, area.height


def unpacked(content: bytes, key: str, setting: Setting) -> Laid | None:
    """Return the laid-out part that :func:`packed` made bytes of, if that is what they are."""
    try:
        fields = json.loads(content)
        return Laid(
            setting=setting,
            key=key,
            pages=tuple(_page(page, (*setting.sources, NOWHERE)) for page in fields["pages"]),
            problems=tuple(map(Problem.unpacked, fields["problems"])),
        )
    except (ValueError, KeyError, TypeError, IndexError):
        return None


def _page(fields: dict[str, Any], sources: Sequence[Source]) -> LaidPage:
    width, height = fields["size"]
    letterings = [Lettering(tuple(families), *rest) for families, *rest in fields["letterings"]]
    return LaidPage(
        width=width,
        height=height,
        text=Area(*fields["text"]),
        anchors={name: (x, y) for name, (x, y) in fields["anchors"].items()},
        bookmarks=tuple(Bookmark(*one) for one in fields["bookmarks"]),
        spots=tuple(
            Spot(sources[number], kind, Area(*area)) for number, kind, area in fields["spots"]
        ),
        lines=tuple(_line(one, sources, letterings) for one in fields["lines"]),
        pictures=tuple(
            PrintedPicture(path, dpi, sources[number], Area(*area))
            for path, dpi, number, area in fields["pictures"]
        ),
    )


def _line(
    fields: Sequence[Any], sources: Sequence[Source], letterings: Sequence[Lettering]
) -> Line:
    number, kind, area, baseline, pieces, (across, down) = fields
    runs = tuple(Run(text, letterings[index]) for text, index in pieces)
    text = "".join(run.text for run in runs)
    return Line(text, sources[number], kind, Area(*area), baseline, runs, across, down)


def _digest(content: bytes) -> bytes:
    return blake2b(content, digest_size=_CHECK).digest()
