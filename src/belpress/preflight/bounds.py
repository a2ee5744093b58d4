"""How much of a file is looked at: no PDF keeps a machine busy, whoever made it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from pikepdf import settings

MEGABYTE = 1024 * 1024
MOST_FILE = 2048 * MEGABYTE
MOST_PAGES = 2000
MOST_NESTED = 16
"""Forms in forms, values in values."""
MOST_CONTENT = 8 * MEGABYTE
"""Of the instructions of a page or form, unpacked."""
MOST_PICTURE = 256 * MEGABYTE
"""Of a picture, or of anything else that is unpacked."""
MOST_INSTRUCTIONS = 500_000
"""Of a page with all that is nested in it."""
MOST_ON_FILE = 5_000_000
COST_OF_STREAM = 50
"""Instructions that beginning with another stream counts for."""
MOST_ELEMENTS = 300_000
"""Of a structure tree, or of the names and actions of a file."""
MOST_WARNINGS = 200


class TooMuch(Exception):  # noqa: N818 - it is reported, it is not a fault of the program
    """More than is looked at. The message says of what."""


class Budget:
    """Counts what is looked at. ``spend`` raises :class:`TooMuch` when it is used up."""

    def __init__(self, most: int, what: str, whose: str = "it") -> None:
        self._left = most
        self._said = f"{whose} has more than {most:,} {what}"

    def spend(self, count: int = 1) -> None:
        """Take from what is left."""
        self._left -= count
        if self._left < 0:
            raise TooMuch(self._said)


@contextmanager
def bounded() -> Iterator[None]:
    """Keep the library from unpacking without end; its limits hold for the whole process."""
    before = settings.set_qpdf_limits(
        doc_max_warnings=MOST_WARNINGS,
        parser_max_nesting=100,
        max_stream_filters=4,
        flate_max_memory=MOST_PICTURE,
        png_max_memory=MOST_PICTURE,
        run_length_max_memory=MOST_PICTURE,
        tiff_max_memory=MOST_PICTURE,
        dct_max_memory=MOST_PICTURE,
    )
    try:
        yield
    finally:
        settings.set_qpdf_limits(**before)  # type: ignore[arg-type]
