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
        self._taken: tuple[int, int] | None = None
        self._change = threading.Condition()

    @contextmanager
    def turn(self, urgency: int = DUE) -> Iterator[None]:
        """Wait for a turn, and have it in a ``with`` statement.

        Who is interrupted, while waiting or at any other moment, is in nobody's way.
        """
        place = (urgency, next(self._numbers))
        try:
            self._wait(place)
            yield
        finally:
            self._leave(place)

    def _wait(self, place: tuple[int, int]) -> None:
        with self._change:
            heapq.heappush(self._waiting, place)
            self._change.wait_for(lambda: self._taken is None and self._waiting[0] == place)
            self._taken = heapq.heappop(self._waiting)

    def _leave(self, place: tuple[int, int]) -> None:
        with self._change:
            if place in self._waiting:
                self._waiting.remove(place)
                heapq.heapify(self._waiting)
            if self._taken == place:
                self._taken = None
            self._change.notify_all()
