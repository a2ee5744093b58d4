"""The processes of this machine."""

from __future__ import annotations

import contextlib
import ctypes
import os
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ADOPT = 36
"""What Linux calls PR_SET_CHILD_SUBREAPER."""


def children_of(parent: int) -> list[int]:
    """Return the children of a process, also those that nobody has asked for their end."""
    words = ["ps", "-A", "-o", "pid=,ppid="]
    said = subprocess.run(words, capture_output=True, text=True, check=True).stdout
    pairs = [tuple(map(int, line.split())) for line in said.splitlines()]
    return [process for process, its_parent in pairs if its_parent == parent]


@contextmanager
def adopting() -> Iterator[set[int]]:
    """Become the parent of what processes leave behind here, and yield the children there are.

    So a process that nobody ended or waited for is found as a child of this one.
    """
    libc = ctypes.CDLL(None, use_errno=True)
    libc.prctl(ADOPT, 1, 0, 0, 0)
    try:
        yield set(children_of(os.getpid()))
    finally:
        libc.prctl(ADOPT, 0, 0, 0, 0)


def left_behind(before: set[int]) -> list[int]:
    """Return the children that came since, and end them."""
    found = [process for process in children_of(os.getpid()) if process not in before]
    # One of them is what lists the processes
    found = [process for process in found if Path(f"/proc/{process}").exists()]
    for process in found:
        with contextlib.suppress(OSError):
            os.kill(process, 9)
            os.waitpid(process, 0)
    return found


def wait_until_signals_are_watched(process: subprocess.Popen[bytes]) -> None:
    """Wait until a process of this program is past the first moments of Python itself."""
    deadline = time.monotonic() + 60
    while process.poll() is None and time.monotonic() < deadline:
        if catches_sigterm(process.pid):
            return
        time.sleep(0.001)


def catches_sigterm(process: int) -> bool:
    status = Path(f"/proc/{process}/status").read_text()
    caught = next(line for line in status.splitlines() if line.startswith("SigCgt"))
    return bool(int(caught.split()[1], 16) >> 14 & 1)
