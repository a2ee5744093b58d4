"""Giving back memory that is used no more, in processes that go on for long."""

from __future__ import annotations

import ctypes


def give_back() -> None:
    """Give what was freed back to the system, where the C library can.

    Megabytes that come and go on several threads leave gaps, which glibc keeps until it is asked
    (``malloc_trim``, a few milliseconds).
    """
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim:
        trim(0)
