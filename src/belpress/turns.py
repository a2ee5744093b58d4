"""Taking turns: one at a time, the most urgent first, and then in the order of coming."""

from __future__ import annotations

import heapq
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count

URGENT, DUE, IDLE = range(3)
"""How urgent something is: what somebody looks at, what is to be done, what may wait."""


class Turns:
    """Lets one thread through at a time."""

    def __init__(self) -> None:
        self._waiting: list[tuple[int, int]] = []
        self._numbers = count()
        self._is_taken = False
        self._change = threading.Condition()

    @contextmanager
    def turn(self, urgency: int = DUE) -> Iterator[None]:
        """Wait for a turn, and have it in a ``with`` statement."""
        with self._change:
            place = (urgency, next(self._numbers))
            heapq.heappush(self._waiting, place)
            self._change.wait_for(lambda: not self._is_taken and self._waiting[0] == place)
            heapq.heappop(self._waiting)
            self._is_taken = True
        try:
            yield
        finally:
            with self._change:
                self._is_taken = False
                self._change.notify_all()
