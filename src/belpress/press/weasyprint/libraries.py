"""Loading the libraries that WeasyPrint is built on, without asking a compiler where they are.

WeasyPrint tries several names for every library, those of other systems first, and for each of
these cffi asks ``gcc`` and ``ld`` in turn: a third of the time that importing WeasyPrint takes.
On Linux the last name of each list is that of the file (``libpango-1.0.so.0``), which the system's
own loader knows.
"""

from __future__ import annotations

import ctypes.util
import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def known_to_the_loader() -> Iterator[None]:
    """Let only the system's loader look for libraries; on other systems nothing is changed."""
    if sys.platform != "linux":
        yield
        return
    find_library = ctypes.util.find_library
    ctypes.util.find_library = _nowhere
    try:
        yield
    finally:
        ctypes.util.find_library = find_library


def _nowhere(name: str) -> None:
    """Say that a library was not found, so that its next name is tried."""
