"""Logs of faults of this program: a file each in the project's cache, few and small.

Where the cache cannot be written, or leads out of the project, they go to a folder of the user's
own among the system's temporary files, and where that cannot be written either, to the terminal.
"""

from __future__ import annotations

import contextlib
import logging
import os
import re
import stat
import sys
import tempfile
from datetime import UTC, datetime
from hashlib import blake2b
from pathlib import Path

from belpress.model.problem import Problem, Source
from belpress.program.fault import fault_of, report_of
from belpress.project.project import LOG, Project
from belpress.project.writing import new_part, open_own, sweep_parts

MOST_LOGS = 20
MOST_BYTES = 64_000
NOT_YOURS = "this is a fault of belpress, not a mistake of yours"
_NAME = re.compile(r"fault-\d{8}-\d{6}-([0-9a-f]{16})\.log")
_PART = ".fault-"
"""How the names of temporary files begin."""
_log = logging.getLogger(__name__)


def fault_problem(project: Project | None, error: BaseException, doing: str = "") -> Problem:
    """Log the fault that an exception shows; return what is to be said of it.

    Its place is the log, from the project's folder where it lies in it.
    """
    fault = fault_of(error, doing)
    path = _kept(project, report_of(fault).encode(errors="backslashreplace"))
    _log.error("%s; log: %s", fault.said, path or "on the terminal")
    hint = f"{NOT_YOURS}: please report it, and send this log"
    if path is None:
        place = "belpress"
    elif project and path.is_relative_to(project.root):
        place = project.relative(path)
    else:
        place = path.as_posix()
    return Problem("belpress-failed", fault.said, Source(place), hint=hint)


def _kept(project: Project | None, report: bytes) -> Path | None:
    """Keep a report in a file, and return its path; where there is nowhere to, print it."""
    if len(report) > MOST_BYTES:
        half = MOST_BYTES // 2 - 20
        report = report[:half] + b"\n[... cut ...]\n" + report[-half:]
    own = project.cache(LOG) if project else None
    for folder in (own, _temporary_folder()):
        if folder:
            with contextlib.suppress(OSError):
                return _written(folder, report)
    with contextlib.suppress(OSError, ValueError):
        sys.stderr.write(report.decode(errors="replace"))
    return None


def _written(folder: Path, report: bytes) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"fault-{datetime.now(UTC):%Y%m%d-%H%M%S}-{_digest(report)}.log"
    with new_part(folder, _PART) as (file, temporary):
        file.write(report)
        file.flush()
        temporary.replace(path)
    _trim(folder)
    return path


def _trim(folder: Path) -> None:
    """Delete the oldest logs, and nothing else: known by their names, and the digests in them."""
    sweep_parts(folder, _PART)
    logs = sorted(name for name in os.listdir(folder) if _NAME.fullmatch(name))  # noqa: PTH208
    for name in logs[:-MOST_LOGS]:
        with contextlib.suppress(OSError):
            with open_own(folder / name) as file:
                is_own = _NAME.fullmatch(name)[1] == _digest(file.read(MOST_BYTES + 1))  # type: ignore[index]
            if is_own:
                (folder / name).unlink()


def _digest(report: bytes) -> str:
    return blake2b(report, digest_size=8).hexdigest()


def _temporary_folder() -> Path | None:
    """Return a folder for temporary files that nobody else can write to, if there can be one."""
    try:
        folder = Path(tempfile.gettempdir()) / f"belpress-{os.getuid()}"
        folder.mkdir(mode=0o700, exist_ok=True)
        facts = folder.lstat()
    except OSError:
        return None
    is_own = stat.S_ISDIR(facts.st_mode) and facts.st_uid == os.getuid()
    return folder if is_own and not facts.st_mode & 0o077 else None
