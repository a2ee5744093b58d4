"""The processes of this machine."""

from __future__ import annotations

import subprocess


def children_of(parent: int) -> list[int]:
    """Return the children of a process, also those that nobody has asked for their end."""
    words = ["ps", "-A", "-o", "pid=,ppid="]
    said = subprocess.run(words, capture_output=True, text=True, check=True).stdout
    pairs = [tuple(map(int, line.split())) for line in said.splitlines()]
    return [process for process, its_parent in pairs if its_parent == parent]
