"""Giving back unused memory, in processes that run for a long time."""

from __future__ import annotations

import ctypes


def give_back() -> None:
    """Give freed memory back to the system, if the C library can.

    Megabytes allocated and freed on several threads leave gaps, which glibc keeps until it is asked
    (``malloc_trim``, a few milliseconds).
    """
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim:
        trim(0)
