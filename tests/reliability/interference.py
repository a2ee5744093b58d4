"""What happens to the files of a project while the program works on them.

Python tells its audit hooks of every file it is about to touch (PEP 578). A hook may count, raise
an error in the place of the operation, change a file just before it, or end the process.
"""

from __future__ import annotations

import errno
import os
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

EVENTS = frozenset(
    {"open", "os.rename", "os.mkdir", "os.remove", "os.chmod", "os.utime", "os.listdir"}
)
Act = Callable[[int, str, Path], None]
"""Called before an operation with its number (from 1), its name, and the file."""


class _Hook:
    """The one hook of this process; it cannot be taken off again, but it can be idle."""

    def __init__(self) -> None:
        self.root = ""
        self.act: Act | None = None
        self.seen = 0
        self.lock = threading.RLock()
        self.is_added = False

    def __call__(self, event: str, arguments: tuple[Any, ...]) -> None:
        if self.act is None or event not in EVENTS or not isinstance(arguments[0], str | Path):
            return
        path = os.fspath(arguments[0])
        if not path.startswith(self.root):
            return
        with self.lock:
            self.seen += 1
            act, self.act = self.act, None
            try:
                act(self.seen, event, Path(path))
            finally:
                self.act = act


_hook = _Hook()


@contextmanager
def interfering(root: Path, act: Act) -> Iterator[None]:
    """Let something happen at every operation on the files of a folder."""
    if not _hook.is_added:
        sys.addaudithook(_hook)
        _hook.is_added = True
    _hook.root, _hook.seen, _hook.act = str(root), 0, act
    try:
        yield
    finally:
        _hook.act = None


def operations(root: Path, work: Callable[[], object]) -> list[tuple[str, str]]:
    """Return the operations on the files of a folder that some work takes, and their files."""
    seen: list[tuple[str, str]] = []
    with interfering(root, lambda number, event, path: seen.append((event, path.name))):
        work()
    return seen


def fail_at(wanted: int) -> Act:
    """Return an act by which one operation fails as on a disk that breaks."""

    def act(number: int, event: str, path: Path) -> None:
        if number == wanted:
            raise OSError(errno.EIO, os.strerror(errno.EIO), str(path))

    return act


class _Once:
    """Fails as on a full disk, the one time that is wanted."""

    def __init__(self, wanted: int) -> None:
        self.left = wanted

    def __call__(self) -> None:
        self.left -= 1
        if self.left == 0:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


class _FullFile:
    """A file of which one step fails, after half of what it was given was written."""

    def __init__(self, file: Any, step: str, once: _Once) -> None:
        self.file, self.step, self.once = file, step, once

    def __enter__(self) -> _FullFile:
        return self

    def __exit__(self, *_: object) -> None:
        self.file.close()

    def write(self, content: bytes) -> None:
        self.file.write(content[: len(content) // 2])
        if self.step == "write":
            self.once()
        self.file.write(content[len(content) // 2 :])

    def flush(self) -> None:
        if self.step == "flush":
            self.once()
        self.file.flush()

    def fileno(self) -> int:
        return int(self.file.fileno())

    def close(self) -> None:
        self.file.close()


def fail_writing(monkeypatch: pytest.MonkeyPatch, step: str, wanted: int) -> None:
    """Let one step of writing (write, flush or fsync) fail as on a full disk, once."""
    once, fdopen, fsync = _Once(wanted), os.fdopen, os.fsync

    def failing_fsync(handle: int) -> None:
        once()
        fsync(handle)

    def failing_fdopen(handle: int, mode: str) -> _FullFile:
        return _FullFile(fdopen(handle, mode), step, once)

    if step == "fsync":
        monkeypatch.setattr(os, "fsync", failing_fsync)
    else:
        monkeypatch.setattr(os, "fdopen", failing_fdopen)


if __name__ == "__main__":
    # Run the command, and die by a signal at one of its operations on a project's files
    signal_number, moment, root, *words = sys.argv[1:]

    def die(number: int, event: str, path: Path) -> None:
        if number == int(moment):
            os.kill(os.getpid(), int(signal_number))

    from belpress.cli.main import main
    from belpress.program import ending

    ending.watch()
    with interfering(Path(root), die):
        main([*words, "-C", root])
