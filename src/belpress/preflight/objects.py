"""Values of a PDF that may be anything: whoever asks for a number gets one, or nothing."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from pikepdf import Array, Dictionary, Matrix, Name, Object, Stream, String

from belpress.preflight.boxes import Box

MOST = 1e7
"""The largest number that is believed; a page has at most 14,400 pt."""
MOST_TEXT = 2000
Value = object
"""What an entry holds: an object of PDF, or a number or a truth of Python."""


def entry(holder: Value, name: str) -> Value:
    """Return an entry of a dictionary or stream, or ``None``."""
    return holder.get(name) if isinstance(holder, (Dictionary, Stream)) else None


def entries(holder: Value) -> Iterator[tuple[str, Value]]:
    """Yield the entries of a dictionary."""
    if isinstance(holder, Dictionary):
        for name in list(holder.keys()):
            yield name, holder.get(name)


def items(holder: Value) -> Iterator[Value]:
    """Yield the values of an array."""
    if isinstance(holder, Array):
        for at in range(len(holder)):
            yield holder[at]


def number(value: Value) -> float | None:
    """Return a number that can be worked with, or ``None``."""
    if isinstance(value, bool) or not isinstance(value, (int, float, Decimal)):
        return None
    given: int | float | Decimal = value
    return float(given) if -MOST <= given <= MOST else None


def whole(value: Value) -> int:
    """Return a whole number, 0 for anything else."""
    return int(number(value) or 0)


def numbers(value: Value, count: int = 0) -> list[float]:
    """Return the numbers of an array; none if they are not ``count`` (0: any)."""
    if not isinstance(value, Array) or (count and len(value) != count):
        return []
    found = [number(one) for one in items(value)]
    kept = [one for one in found if one is not None]
    return kept if len(kept) == len(found) else []


def name(value: Value) -> str:
    """Return a name without its slash, empty for anything else; odd bytes become surrogates."""
    return written(value)[1:] if isinstance(value, Name) else ""


def written(value: Object) -> str:
    """Return a name or an operator as it is written, whatever bytes it is made of."""
    return bytes(value).decode("utf-8", "surrogateescape")


def text(value: Value) -> str:
    """Return a text, empty for anything else; an endless one is cut."""
    return str(value)[:MOST_TEXT].strip("\0 ") if isinstance(value, String) else ""


def box(value: Value, unit: float = 1.0) -> Box | None:
    """Return a rectangle the right way round, in pt, or ``None``."""
    edges = numbers(value, 4)
    if not edges:
        return None
    left, bottom, right, top = (unit * edge for edge in edges)
    return min(left, right), min(bottom, top), max(left, right), max(bottom, top)


def matrix(value: Value) -> Matrix:
    """Return a matrix, the one that changes nothing for anything else."""
    parts = numbers(value, 6)
    return Matrix(*parts) if parts else Matrix()


def identity(value: Value) -> tuple[int, int] | None:
    """Return the number of an object that others can point to, or ``None``."""
    found = value.objgen if isinstance(value, Object) else (0, 0)
    return found if found != (0, 0) else None
