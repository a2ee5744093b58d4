"""The near ends of presses, and of the process that they are forked from."""

from __future__ import annotations

import contextlib
import socket
import subprocess
import sys
import threading
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from typing import Any

from belpress.model.materials import Materials
from belpress.model.problem import Problem, ProblemsFound, Source
from belpress.model.setting import Setting
from belpress.press.turns import URGENT, Turns
from belpress.program import ending


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

    def fork(self, number: int) -> Connection:
        """Return a pipe to a new press; one that had its ``number`` (below 256) is ended.

        The others go on.
        """
        near, far = Pipe()
        with far, self._lock:
            if self._is_closed:
                raise PressroomClosed
            try:
                self._send(number, far)
            except OSError:
                self._end()
                self._control, self._process = _start()
                self._send(number, far)
        return near

    def close(self) -> None:
        """End the presses and the process that forked them, and wait for it."""
        with self._lock:
            if not self._is_closed:
                self._is_closed = True
                self._end()

    def _send(self, number: int, pipe: Connection) -> None:
        socket.send_fds(self._control, [bytes([number])], [pipe.fileno()])

    def _end(self) -> None:
        self._control.close()
        ending.end_process(self._process)
        ending.untrack(self._process)


class Press:
    """The near end of a press that works in a process of its own."""

    def __init__(self, number: int, forker: Forker) -> None:
        self._number = number
        self._forker = forker
        self._pipe = forker.fork(number)
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

    def ask(self, urgency: int, order: str, setting: Setting, *more: object) -> Any:  # noqa: ANN401
        """Return what the press answers. A press that died is started once more."""
        with self._turns.turn(urgency):
            for _ in range(2):
                if self._is_closed:
                    raise PressroomClosed
                try:
                    self._hand_over()
                    self._pipe.send((order, setting, *more))
                    answer = self._pipe.recv()
                    break
                except (EOFError, OSError):
                    ending.wait_if_ending()
                    self._pipe.close()
                    self._pipe = self._forker.fork(self._number)
                    self._is_equipped = False
            else:
                answer = RuntimeError("the layout stopped without a word")
        if isinstance(answer, Exception):
            message = f'"{setting.name}" cannot be laid out ({answer})'
            raise ProblemsFound([Problem("layout-failed", message, Source("styles"))])
        return answer

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
