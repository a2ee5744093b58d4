"""Parts that were laid out, kept in the project's cache folder.

Safe to delete, bounded in size, and safe against damage: a file that is not as it was written
is ignored, and never deleted, since somebody else may have put it there. Names are digests of
everything that went in, so nothing in it is ever out of date.
"""

from __future__ import annotations

import contextlib
import os
import re
import threading
from collections import OrderedDict
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path

from belpress.project.writing import new_part, open_own, sweep_parts

DISK_LIMIT = 256 << 20
MEMORY_LIMIT = 16 << 20
_CHECK = 16
"""Bytes of the digest that every file begins with."""
_NAME = re.compile(r"(?:[^.].*-)?[0-9a-f]{20,32}(?:-\d+)*\.(?:json|pdf|jpg)")
"""The form of names in the cache: a digest, and the kind of what is in the file."""
_PART = ".kept-"
"""The beginning of the names of temporary files."""


class Store:
    """Keeps bytes by name, on disk and the latest of them in ``memory`` (bytes at most).

    If there is no folder, or it cannot be written, bytes are kept in memory only.
    """

    def __init__(self, folder: Path | None, memory: int = MEMORY_LIMIT) -> None:
        self._folder = folder
        self._limit = memory
        self._memory: OrderedDict[str, bytes] = OrderedDict()
        self._size = 0
        self._lock = threading.Lock()

    def find(self, name: str) -> bytes | None:
        """Return what was kept under a name, if it exists and is whole."""
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
        """Delete what was unused for longest, until the files take ``limit`` bytes at most.

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
    """Yield the files with names of a store: when they were used, and their size."""
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


def _digest(content: bytes) -> bytes:
    return blake2b(content, digest_size=_CHECK).digest()
