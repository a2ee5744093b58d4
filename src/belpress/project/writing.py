"""Writing a file whole or not at all, and reading files of our own.

The new content goes to a temporary file in the same folder, is forced to disk, and replaces
the old one in a single step. If anything fails before that step, the old file stays.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import re
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from belpress.model.problem import Problem, ProblemsFound, Source
from belpress.program import ending

PART = ".part"
"""The ending of the name of a temporary file; the name begins with a full stop."""


def check_target(target: Path) -> None:
    """Make sure that a file can be written. Raises :class:`ProblemsFound`."""
    if target.is_dir():
        raise _cannot(target, "is a folder", "name a file with -o")
    folder = target.parent
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with new_part(folder, f".{target.name}."):
            pass
    except OSError as error:
        raise _cannot(target, f"cannot be written ({error.strerror})", _HINT) from error


def write_whole(target: Path, content: bytes) -> None:
    """Write a file whole or not at all. Raises :class:`ProblemsFound`."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        prefix = f".{target.name}."
        sweep_parts(target.parent, prefix)
        with new_part(target.parent, prefix) as (file, temporary):
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
            temporary.chmod(0o644)
            # While it is open it is locked, so that no other process sweeps it away
            temporary.replace(target)
    except OSError as error:
        raise _cannot(target, f"cannot be written ({error.strerror})", _HINT) from error


@contextmanager
def new_part(folder: Path, prefix: str) -> Iterator[tuple[BinaryIO, Path]]:
    """Yield a temporary file, open for writing, and its path. Raises :class:`OSError`.

    It is deleted at the end unless it was renamed, also if this process ends before that. While it
    is open it is locked, which shows :func:`sweep_parts` that it is in use.
    """
    while True:
        made = ending.track(
            lambda: tempfile.mkstemp(dir=folder, prefix=prefix, suffix=PART),
            lambda made: Path(made[1]).unlink(missing_ok=True),
        )
        handle, path = made[0], Path(made[1])
        with contextlib.suppress(OSError):
            fcntl.flock(handle, fcntl.LOCK_EX)
        if path.exists():
            break
        # Another process swept it away before it was locked
        os.close(handle)
        ending.untrack(made)
    try:
        with os.fdopen(handle, "wb") as file:
            yield file, path
    except OSError:
        # It may be gone because this process is about to end, which need not be reported
        ending.wait_if_ending()
        raise
    finally:
        with contextlib.suppress(OSError):
            path.unlink(missing_ok=True)
        ending.untrack(made)


def sweep_parts(folder: Path, prefix: str) -> None:
    """Delete the temporary files that killed processes have left behind."""
    # As tempfile names them: eight letters, figures or underscores
    own = re.compile(rf"{re.escape(prefix)}[a-z0-9_]{{8}}{re.escape(PART)}")
    left: list[Path] = []
    with contextlib.suppress(OSError):
        left = [path for path in folder.iterdir() if own.fullmatch(path.name)]
    for path in left:
        with contextlib.suppress(OSError), open_own(path) as file:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            path.unlink()


@contextlib.contextmanager
def open_own(path: Path) -> Iterator[BinaryIO]:
    """Open a file that this program may have written, which is never a link.

    Raises :class:`OSError`, also if it is anything other than a file.
    """
    with open(path, "rb", opener=_never_a_link) as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise FileNotFoundError(path)
        yield file


def _never_a_link(path: str, flags: int) -> int:
    return os.open(path, flags | os.O_NOFOLLOW | os.O_NONBLOCK)


_HINT = (
    "make sure that the folder is writable and the disk is not full, or use another file with -o"
)


def _cannot(target: Path, message: str, hint: str) -> ProblemsFound:
    return ProblemsFound(
        [Problem("target-unwritable", message, Source(target.as_posix()), hint=hint)]
    )
