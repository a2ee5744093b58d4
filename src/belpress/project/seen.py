"""What was read while something was made, which shows later whether it has changed."""

from __future__ import annotations

import os
from collections.abc import Mapping
from hashlib import blake2b
from pathlib import Path

ABSENT = ""
"""Stands for the digest of something that does not exist."""
UNKNOWN = "?"
"""Stands for the digest of something unreadable, or that changed between two readings."""

Mark = tuple[int, int, int] | None
"""Size in bytes, time of the last change in ns, and inode of a file; ``None`` without a file."""


class Seen:
    """Notes, by name, the digests of files that were read and of folders that were listed.

    What was looked for and not found is noted too.
    """

    def __init__(self) -> None:
        self._digests: dict[str, str] = {}
        self._marks: dict[Path, Mark] = {}

    @property
    def digests(self) -> Mapping[str, str]:
        """The digests by name, :data:`ABSENT` and :data:`UNKNOWN` among them."""
        return dict(self._digests)

    @property
    def marks(self) -> Mapping[Path, Mark]:
        """The files that were read or looked for, as they were then."""
        return dict(self._marks)

    def note(self, name: str, digest: str) -> None:
        """Note the digest of what was seen; if it changed since, it becomes unknown."""
        if self._digests.setdefault(name, digest) != digest:
            self._digests[name] = UNKNOWN

    def mark(self, path: Path, facts: os.stat_result | None) -> None:
        """Note the state of a file when it was read."""
        self._marks[path] = _mark(facts)


def mark_of(path: Path) -> Mark:
    """Return the present state of a file."""
    try:
        return _mark(path.stat())
    except OSError:
        return None


def digest_of(content: bytes) -> str:
    """Return the digest of what was seen."""
    return blake2b(content, digest_size=20).hexdigest()


def _mark(facts: os.stat_result | None) -> Mark:
    return (facts.st_size, facts.st_mtime_ns, facts.st_ino) if facts else None
