"""Faults of this program itself: what failed and where, without a word of what it worked on.

The message of an exception may quote a manuscript, and so may the values it was raised with. Kept
are the kinds of exceptions, the lines of code they went through, and names of files.
"""

from __future__ import annotations

import os
import re
import sys
import traceback
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from belpress.program.installed import versions
from belpress.program.version import __version__

PACKAGE = Path(__file__).parents[1].name
MOST_FRAMES = 60
"""Frames of one exception that are written down: the first third of them, and the last."""
MOST_LINKS = 8
"""Exceptions of one chain that are written down."""
_WORD = re.compile(r"-{0,2}[A-Za-z][A-Za-z-]*")
NO_TRACE = "It left no traceback. It was killed, such as by a system that ran out of memory."


@dataclass(frozen=True)
class Fault:
    """A fault of this program.

    ``what`` names it and its place, such as ``KeyError at belpress/layout/body.py:57``; ``doing``
    says what was being done, or is empty; ``trace`` are the lines of code that led there.
    """

    what: str
    trace: str
    doing: str = ""

    @property
    def said(self) -> str:
        """What is said of it, in a line."""
        return f"belpress failed {f'while {self.doing} ' if self.doing else ''}({self.what})"


class BelpressFailed(Exception):  # noqa: N818 - as people say it
    """What is raised where the program failed, maybe in another process; ``fault`` says where."""

    def __init__(self, fault: Fault) -> None:
        self.fault = fault
        super().__init__(fault.said)

    def __reduce__(self) -> tuple[type[BelpressFailed], tuple[Fault]]:
        """Keep the fault when the exception comes from another process."""
        return BelpressFailed, (self.fault,)


def fault_of(error: BaseException, doing: str = "") -> Fault:
    """Return the fault that an exception shows, met while ``doing`` something.

    One that another process met stays what it was.
    """
    trace = "\n".join(_chain(error))
    if isinstance(error, BelpressFailed):
        return replace(error.fault, trace=trace, doing=error.fault.doing or doing)
    return Fault(_what(error), trace, doing)


def crash(what: str, trace: str, doing: str = "") -> BelpressFailed:
    """Return what is to be raised where a process is gone, with the ``trace`` it may have left."""
    return BelpressFailed(Fault(what, trace.strip() or NO_TRACE, doing))


def report_of(fault: Fault) -> str:
    """Return what a report of a fault needs: where it was met, and with which versions."""
    words = [word for word in sys.argv[1:] if _WORD.fullmatch(word)]
    lines = [
        f"belpress {__version__}: {fault.said}",
        f"time: {datetime.now(UTC):%Y-%m-%d %H:%M:%S} UTC",
        f"system: {sys.platform}",
        f"words of the command, without names and values: {' '.join(words)}",
        "",
        fault.trace,
        "",
        "made with:",
        *(f"  {version}" for version in versions()),
    ]
    return "".join(f"{line}\n" for line in lines)


def _what(error: BaseException) -> str:
    if isinstance(error, MemoryError):
        return "it ran out of memory"
    if isinstance(error, BaseExceptionGroup):
        return _what(error.exceptions[0])
    frames = [
        (_short(one.filename), one.lineno) for one in traceback.extract_tb(error.__traceback__)
    ]
    own = [frame for frame in frames if frame[0].startswith(f"{PACKAGE}{os.sep}")]
    at = (own or frames)[-1:]
    return f"{type(error).__name__}{''.join(f' at {file}:{line}' for file, line in at)}"


def _chain(error: BaseException) -> Iterator[str]:
    """Yield the traceback of an exception, after those of the exceptions that led to it."""
    links = [error]
    while len(links) < MOST_LINKS and (before := _before(links[-1])) and before not in links:
        links.append(before)
    for link in reversed(links):
        yield from _one(link)


def _before(error: BaseException) -> BaseException | None:
    return error.__cause__ or (None if error.__suppress_context__ else error.__context__)


def _one(error: BaseException) -> Iterator[str]:
    frames = list(traceback.extract_tb(error.__traceback__))
    if isinstance(error, BelpressFailed):
        yield error.fault.trace
        if not frames:
            return
        yield "\nIt was asked for here:"
    for frame in frames:
        # Whose machine it is, is nobody's business
        frame.filename = _short(frame.filename)
    third, left_out = MOST_FRAMES // 3, max(len(frames) - MOST_FRAMES, 0)
    yield "Traceback (most recent call last):"
    if left_out:
        yield _formatted(frames[:third])
        yield f"  … {left_out} frames left out …"
        frames = frames[third + left_out :]
    yield _formatted(frames)
    yield f"{_kind(error)}{_facts(error)}"
    if isinstance(error, BaseExceptionGroup):
        for one in error.exceptions[:MOST_LINKS]:
            yield from _chain(one)


def _formatted(frames: list[traceback.FrameSummary]) -> str:
    return "".join(traceback.StackSummary.from_list(frames).format()).rstrip("\n")


def _kind(error: BaseException) -> str:
    kind = type(error)
    place = "" if kind.__module__ == "builtins" else f"{kind.__module__}."
    return f"{place}{kind.__qualname__}"


def _facts(error: BaseException) -> str:
    """Return what an exception says of itself that cannot be a text of a manuscript."""
    if isinstance(error, OSError) and error.errno is not None:
        files = [name for name in (error.filename, error.filename2) if name is not None]
        named = f" ({', '.join(repr(name)[:300] for name in files)})" if files else ""
        return f": {os.strerror(error.errno)}{named}"
    name = getattr(error, "name", None)
    if isinstance(error, (AttributeError, NameError, ImportError)) and isinstance(name, str):
        owner = f"{type(error.obj).__name__}." if isinstance(error, AttributeError) else ""
        return f": {owner}{name}" if name.replace(".", "_").isidentifier() else ""
    return ""


def _short(file: str) -> str:
    """Return a file of code from the folder that it is imported from."""
    for folder in sorted(filter(None, sys.path), key=len, reverse=True):
        if file.startswith(f"{folder}{os.sep}"):
            return file[len(folder) + 1 :]
    return file
