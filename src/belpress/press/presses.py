"""The near ends of presses, and of the process that they are forked from."""

from __future__ import annotations

import contextlib
import logging
import os
import socket
import subprocess
import sys
import tempfile
import threading
import time
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from typing import IO, Any

from belpress.model.materials import Materials
from belpress.model.problem import ProblemsFound
from belpress.model.setting import Setting
from belpress.press.turns import URGENT, Turns
from belpress.program import ending
from belpress.program.fault import BelpressFailed, crash, fault_of

DOING = {"lay_out": "laying out", "draw": "drawing", "draw_pages": "drawing", "show": "laying out"}
"""What a press does by each order."""
MOST_OF_CRASH = 20_000
"""Bytes that are read of what a press left when it crashed."""
_log = logging.getLogger(__name__)

ORDER = "press %d: %s %s %s, %.3f s"
"""What is logged of every order: the press, the order, the kind and name of the part, the time."""


class PressroomClosed(Exception):  # noqa: N818 - nothing is wrong
    """Raised where something is asked of a pressroom that was closed, also while it was waited."""


class Forker:
    """Forks presses in a process of its own, which imports WeasyPrint once for all of them.

    That process is the parent of every press; it ends and waits for each by its number.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._is_closed = False
        self._control, self._process = _start()

    def fork(self, number: int) -> tuple[Connection, IO[bytes]]:
        """Return a pipe to a new press, and the file that it writes to if it crashes.

        One that had its ``number`` (below 256) is ended. The others go on.
        """
        with self._lock:
            if self._is_closed:
                raise PressroomClosed
            near, far = Pipe()
            crash_file = _nameless_file()
            with far:
                try:
                    self._send(number, far, crash_file)
                except OSError:
                    _log.info("the process that forks presses is gone; starting another one")
                    self._end()
                    self._control, self._process = _start()
                    self._send(number, far, crash_file)
        _log.info("press %d started", number)
        return near, crash_file

    def close(self) -> None:
        """End the presses and the process that forked them, and wait for it."""
        with self._lock:
            if not self._is_closed:
                self._is_closed = True
                self._end()

    def _send(self, number: int, pipe: Connection, crash_file: IO[bytes]) -> None:
        files = [pipe.fileno(), crash_file.fileno()]
        socket.send_fds(self._control, [bytes([number])], files)

    def _end(self) -> None:
        self._control.close()
        ending.end_process(self._process)
        ending.untrack(self._process)


class Press:
    """The near end of a press that works in a process of its own."""

    def __init__(self, number: int, forker: Forker) -> None:
        self._number = number
        self._forker = forker
        self._pipe, self._crash_file = forker.fork(number)
        self._turns = Turns()
        self._materials: Materials | None = None
        self._is_equipped = False
        self._is_closed = False

    def equip(self, materials: Materials) -> None:
        """Give the press its materials; it gets them with its next order."""
        self._materials = materials
        self._is_equipped = False

    def warm_up(self) -> None:
        """Hand over the materials, if that was not done."""
        with self._turns.turn(), contextlib.suppress(OSError):
            if not self._is_closed:
                self._hand_over()

    def ask(self, turn: tuple[int, int], order: str, setting: Setting, *more: object) -> Any:  # noqa: ANN401
        """Return what the press answers, when its turn has come: its urgency and its rank.

        A press that died is started once more. Raises :class:`BelpressFailed` where it fails, and
        :class:`ProblemsFound` where a library is missing.
        """
        doing = f'{DOING[order]} "{setting.name}"'
        with self._turns.turn(*turn):
            for _ in range(2):
                if self._is_closed:
                    raise PressroomClosed
                try:
                    self._hand_over()
                    started = time.monotonic()
                    self._pipe.send((order, setting, *more))
                    answer = self._pipe.recv()
                    seconds = time.monotonic() - started
                    _log.debug(ORDER, self._number, order, setting.kind, setting.name, seconds)
                    break
                except (EOFError, OSError):
                    ending.wait_if_ending()
                    trace = self._replace()
                    _log.warning("press %d died while %s; it was replaced", self._number, doing)
            else:
                answer = crash("the layout process crashed", trace)
        if isinstance(answer, BelpressFailed):
            raise BelpressFailed(fault_of(answer, doing))
        if isinstance(answer, ProblemsFound):
            raise answer
        return answer

    def _replace(self) -> str:
        """Start the press once more; return what the one that crashed has left to say why."""
        self._pipe.close()
        # It was written before the pipe was closed at its other end
        with self._crash_file as left:
            left.seek(0)
            trace = left.read(MOST_OF_CRASH).decode(errors="replace")
        self._pipe, self._crash_file = self._forker.fork(self._number)
        self._is_equipped = False
        return trace

    def _hand_over(self) -> None:
        if not self._is_equipped:
            self._is_equipped = True
            self._pipe.send(("materials", self._materials))

    def refuse(self) -> None:
        """Take no more orders."""
        self._is_closed = True

    def close(self) -> None:
        """Let go of a press that was ended, once nobody waits for it."""
        with self._turns.turn(URGENT):
            self._pipe.close()
            self._crash_file.close()


def _nameless_file() -> IO[bytes]:
    """Return a temporary file without a name: in memory, where the system can."""
    if hasattr(os, "memfd_create"):
        return open(os.memfd_create("belpress-crash"), "r+b")  # noqa: PTH123 - it has no path
    return tempfile.TemporaryFile()


def _start() -> tuple[socket.socket, subprocess.Popen[bytes]]:
    """Start the process that forks presses; return the socket it is asked by, and the process."""
    near, far = socket.socketpair()
    with far:
        words = [sys.executable, "-m", "belpress.press.worker", str(far.fileno())]
        process = ending.track(
            lambda: subprocess.Popen(  # noqa: S603 - this program itself
                words,
                pass_fds=[far.fileno()],
                stdin=subprocess.DEVNULL,
                # A stroke of Ctrl-C is for the process that asks
                start_new_session=True,
            ),
            ending.end_process,
        )
    return near, process
