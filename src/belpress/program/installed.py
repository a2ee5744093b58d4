"""What is installed beside this program, and makes pages with it: libraries and their versions."""

from __future__ import annotations

import ctypes
import re
import sys
import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import cache
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

_SYSTEM: dict[str, Callable[[ctypes.CDLL], object]] = {
    "pango-1.0": lambda library: _text(library.pango_version_string),
    "harfbuzz": lambda library: _text(library.hb_version_string),
    "harfbuzz-subset": lambda library: _loaded("libharfbuzz-subset"),
    "fontconfig": lambda library: library.FcGetVersion(),
}
"""The libraries of the system that WeasyPrint is built on, and how each reports its version."""
_ENDINGS = (".so.0", ".so.1", ".0.dylib", ".1.dylib", ".dylib", "-0.dll", "-1.dll")
"""The endings of their files on different systems; the loader knows where they are."""


@cache
def versions() -> tuple[str, ...]:
    """Return the name and version of everything that pages are made with beside this program.

    These are Python, every library that this program requires, with what that requires in turn,
    and the libraries of the system below them. One that cannot be found has no version.
    """
    python = f"python {sys.version} zlib {zlib.ZLIB_RUNTIME_VERSION}"
    return (python, *sorted(_required("belpress", set())), *map(_of_the_system, _SYSTEM))


def _required(name: str, known: set[str]) -> Iterator[str]:
    """Yield a library with its version, and what it requires, except extras and known libraries."""
    if name in known:
        return
    known.add(name)
    try:
        metadata = distribution(name).read_text("METADATA") or ""
    except PackageNotFoundError:
        yield name
        return
    # Parsing it as an e-mail, which is its format, would take ten times as long
    head = metadata.partition("\n\n")[0]
    found = re.search(r"(?m)^Version: *(\S+)", head)
    yield f"{name} {found[1] if found else ''}"
    for required, marker in re.findall(r"(?m)^Requires-Dist: *([\w.-]+)([^\n]*)", head):
        if "extra ==" not in marker:
            yield from _required(re.sub(r"[-_.]+", "-", required).lower(), known)


def _of_the_system(name: str) -> str:
    for ending in _ENDINGS:
        with suppress(OSError, AttributeError):
            return f"{name} {_SYSTEM[name](ctypes.CDLL(f'lib{name}{ending}'))}"
    return name


def _text(function: Callable[[], bytes]) -> str:
    function.restype = ctypes.c_char_p  # type: ignore[attr-defined]
    return function().decode(errors="replace")


def _loaded(name: str) -> str:
    """Return the file that a library was loaded from, whose name ends in its version."""
    with suppress(OSError):
        for line in Path("/proc/self/maps").read_text(errors="replace").splitlines():
            if name in line:
                return Path(line.split(maxsplit=5)[-1]).name
    return "unknown"
