"""Taking turns: one at a time, the most urgent first, then by rank, and in the order of coming."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count

URGENT, DUE, IDLE = range(3)
"""How urgent something is: what somebody looks at, what is to be done, what may wait."""

Place = tuple[int, int, int]
"""A place in the line: urgency, rank, and a number in the order of coming."""


class Turns:
    """Lets one thread through at a time, and wakes only the one whose turn it is."""

    def __init__(self) -> None:
        self._line: dict[Place, threading.Event] = {}
        self._numbers = count()
        self._taken: Place | None = None
        self._lock = threading.Lock()

    @contextmanager
    def turn(self, urgency: int = DUE, rank: int = 0) -> Iterator[None]:
        """Wait for a turn, and have it in a ``with`` statement.

        Among what is equally urgent, a lower ``rank`` comes first. Who is interrupted, while
        waiting or at any other moment, is in nobody's way.
        """
        place = (urgency, rank, next(self._numbers))
        try:
            self._join(place).wait()
            yield
        finally:
            self._leave(place)

    def _join(self, place: Place) -> threading.Event:
        with self._lock:
            turn = self._line[place] = threading.Event()
            self._call_next()
        return turn

    def _leave(self, place: Place) -> None:
        with self._lock:
            self._line.pop(place, None)
            if self._taken == place:
                self._taken = None
            self._call_next()

    def _call_next(self) -> None:
        if self._taken is None and self._line:
            self._taken = min(self._line)
            self._line[self._taken].set()
