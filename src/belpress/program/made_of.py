"""The program as part of what it makes: other versions of its modules make other pages."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from functools import cache
from hashlib import blake2b
from pathlib import Path

from belpress.program.installed import versions

PACKAGE = Path(__file__).parents[1]
_IMPORT = re.compile(rb"^ *(?:from|import) belpress(?:\.([\w.]+)| import ([\w, ]+))", re.MULTILINE)
_NAME = re.compile(rb"\w+")


@cache
def digest_of(*modules: str) -> str:
    """Return a digest of some modules, what they import of this package, and what is installed.

    Modules are named from the package down (``preview.rasters``); a package, or a folder such as
    ``templates``, stands for all of its files. Raises :class:`FileNotFoundError`.
    """
    found = blake2b("\0".join(versions()).encode(), digest_size=16)
    for path, content in sorted(files_of(modules).items()):
        found.update(f"\0{path.removeprefix(os.fspath(PACKAGE))}\0".encode())
        found.update(content)
    return found.hexdigest()


def files_of(modules: Iterable[str]) -> dict[str, bytes]:
    """Return the files of some modules, and of all that they import from this package, by path.

    Raises :class:`FileNotFoundError` if there is no such module.
    """
    found: dict[str, bytes] = {}
    known: set[str] = set()
    left = set(modules)
    while left := left - known:
        known |= left
        for path in {path for module in left for path in _files(module)} - found.keys():
            found[path] = Path(path).read_bytes()
            if path.endswith(".py"):
                left |= set(_imported(found[path]))
    return found


def _imported(code: bytes) -> Iterator[str]:
    for module, names in _IMPORT.findall(code):
        yield from (name.decode() for name in ([module] if module else _NAME.findall(names)))


def _files(module: str) -> Iterator[str]:
    path = os.path.join(PACKAGE, *module.split("."))  # noqa: PTH118 - many files, every build
    if os.path.isfile(f"{path}.py"):  # noqa: PTH113
        yield f"{path}.py"
        return
    if not os.path.isdir(path):  # noqa: PTH112
        raise FileNotFoundError(path)
    for folder, _, names in os.walk(path):
        yield from (f"{folder}/{name}" for name in names if not name.endswith(".pyc"))
