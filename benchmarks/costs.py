"""What a command costs: its time on the clock and on processors, and its memory."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

LOOKS_S = 0.05
"""How often memory is looked at, in seconds."""


@dataclass(frozen=True)
class Cost:
    """What a command took, with all processes that it started.

    ``started`` is when (seconds since 1970), ``seconds`` how long; ``memory_mb`` is the most memory
    that its processes had together, and 0 where nobody looked.
    """

    started: float
    seconds: float
    cpu_seconds: float
    memory_mb: float = 0


def run(command: Sequence[str], env: Mapping[str, str] | None = None) -> Cost:
    """Run Python with arguments, and return what it cost."""
    # Modules are compiled once, as they are for who uses an installed program
    child, started = _spawn(command, {"PYTHONDONTWRITEBYTECODE": "", **(env or {})})
    return _waited_for(child, command, started)


def run_watched(command: Sequence[str]) -> Cost:
    """Run Python with arguments, and return what it cost, its memory too; watching takes time."""
    child, started = _spawn(command, {"PYTHONDONTWRITEBYTECODE": ""})
    sizes, done = [0.0], threading.Event()

    def look() -> None:
        while not done.wait(LOOKS_S):
            sizes.append(memory_mb(child))

    looking = threading.Thread(target=look)
    looking.start()
    try:
        cost = _waited_for(child, command, started)
    finally:
        done.set()
        looking.join()
    return replace(cost, memory_mb=max(sizes))


def _spawn(command: Sequence[str], env: Mapping[str, str]) -> tuple[int, float]:
    started = time.time()
    child = os.posix_spawn(
        sys.executable,
        [sys.executable, *command],
        {**os.environ, **env},
        file_actions=[(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)],
    )
    return child, started


def _waited_for(child: int, command: Sequence[str], started: float) -> Cost:
    _, status, usage = os.wait4(child, 0)
    if status:
        sys.exit(f"failed: {' '.join(command)}")
    return Cost(started, time.time() - started, usage.ru_utime + usage.ru_stime)


def memory_mb(process: int) -> float:
    """Return the memory of a process and all that it started, in MB (Linux alone).

    Of memory that processes share, each has its part.
    """
    kb, waiting = 0, [process]
    while waiting:
        folder = Path(f"/proc/{waiting.pop()}")
        try:
            sizes = (folder / "smaps_rollup").read_text(encoding="ascii")
            children = [(task / "children").read_text() for task in (folder / "task").iterdir()]
        except OSError:
            continue
        waiting += [int(child) for some in children for child in some.split()]
        found = re.search(r"^Pss:\s+(\d+)", sizes, re.MULTILINE)
        kb += int(found[1]) if found else 0
    return kb / 1024


def belpress_seconds(*words: str) -> float:
    """Run the command, and return how long it took."""
    started = time.perf_counter()
    subprocess.run([sys.executable, "-m", "belpress", *words], capture_output=True, check=True)
    return time.perf_counter() - started
