"""Presses that go from one pressroom of a test to the next, since starting them takes long.

Most publications of tests are laid out in less time than a press needs to import the layout and to
load its typefaces. A press is handed on with its design, as it goes from edit to edit in a preview.
One that still has work when its pressroom is closed is ended. A pressroom that is opened in another
environment than the tests began in has presses of its own.
"""

from __future__ import annotations

import os
import socket
from multiprocessing.connection import Connection
from typing import IO, Any

from belpress.press.presses import Forker, PressroomClosed

OF_PYTEST = "PYTEST_CURRENT_TEST"
MOST_FREE = 4
WITHOUT_ANSWER = "materials"
"""The order that a press does not answer."""


def environment() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if name != OF_PYTEST}


class Kept:
    """A press, the near end of its pipe, and how many of its answers are still to come."""

    def __init__(self, number: int, pipe: Connection, crash_file: IO[bytes]) -> None:
        self.number, self.pipe, self.crash_file = number, pipe, crash_file
        self.awaited = 0

    @property
    def is_sound(self) -> bool:
        # What comes unasked is the end of the pipe
        return not self.awaited and not self.pipe.poll()


class Shelf:
    """The presses of this process that no pressroom has now, and what forks others."""

    def __init__(self) -> None:
        self.environment = environment()
        self._forker = Forker()
        self._free: list[Kept] = []
        self._numbers = set(range(256))

    def hand_out(self) -> Kept:
        while self._free:
            if (kept := self._free.pop()).is_sound:
                return kept
            self.end(kept)
        number = self._numbers.pop()
        return Kept(number, *self._forker.fork(number))

    def take_back(self, kept: Kept) -> None:
        if kept.is_sound and len(self._free) < MOST_FREE:
            self._free.append(kept)
        else:
            self.end(kept)

    def end(self, kept: Kept) -> None:
        if kept.number not in self._numbers:
            # A number without files ends its press, and starts none
            socket.send_fds(self._forker._control, [bytes([kept.number])], [])
            self._numbers.add(kept.number)
        kept.crash_file.close()

    def close(self) -> None:
        for kept in self._free:
            kept.pipe.close()
            kept.crash_file.close()
        self._forker.close()


class Pipe:
    """A pipe to a press that is taken back when it is closed."""

    def __init__(self, kept: Kept, shelf: Shelf) -> None:
        self._kept, self._shelf = kept, shelf
        self._is_closed = False

    def send(self, order: tuple[Any, ...]) -> None:
        if self._is_closed:
            raise OSError("handle is closed")
        self._kept.awaited += order[0] != WITHOUT_ANSWER
        self._kept.pipe.send(order)

    def recv(self) -> Any:
        answer = self._kept.pipe.recv()
        self._kept.awaited -= 1
        return answer

    def close(self) -> None:
        if not self._is_closed:
            self._is_closed = True
            self._shelf.take_back(self._kept)

    def interrupt(self) -> None:
        """End the press if it is at work, so that nobody waits for it."""
        if self._kept.awaited and not self._is_closed:
            self._shelf.end(self._kept)


class LendingForker:
    """Stands for the forker of a pressroom, and lends it presses that there are."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._pipes: dict[int, Pipe] = {}
        self._is_closed = False

    def fork(self, number: int) -> tuple[Pipe, IO[bytes]]:
        if self._is_closed:
            raise PressroomClosed
        kept = self._shelf.hand_out()
        self._pipes[number] = pipe = Pipe(kept, self._shelf)
        return pipe, os.fdopen(os.dup(kept.crash_file.fileno()), "r+b")

    def close(self) -> None:
        self._is_closed = True
        for pipe in self._pipes.values():
            pipe.interrupt()


def lending(shelf: Shelf) -> Any:
    """Return what takes the place of the class ``Forker``."""
    return lambda: LendingForker(shelf) if environment() == shelf.environment else Forker()
