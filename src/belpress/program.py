"""The program itself: pages are made of it too, since another would set them otherwise."""

from __future__ import annotations

from functools import cache
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path

LIBRARIES = ("weasyprint", "pydyf", "pyphen", "tinycss2", "cssselect2")


@cache
def digest() -> str:
    """Return a digest of the files of this package, and of the versions of what lays out."""
    folder = Path(__file__).parent
    found = blake2b(digest_size=16)
    for name in LIBRARIES:
        found.update(f"{name} {version(name)}\0".encode())
    for path in sorted(folder.rglob("*")):
        if path.suffix != ".pyc" and path.is_file():
            found.update(f"\0{path.relative_to(folder).as_posix()}\0".encode())
            found.update(path.read_bytes())
    return found.hexdigest()
