"""Presses in processes of their own: each takes orders from a pipe, and sends back pages.

They are forked from one process, after everything is imported and before any font is touched.
"""

from __future__ import annotations

import gc
import os
import select
import shutil
import signal
import socket
import sys
import tempfile
from collections.abc import Sequence
from multiprocessing.connection import Connection

from belpress.model.materials import Materials
from belpress.press.weasyprint.press import Press
from belpress.program import ending
from belpress.program.memory import give_back

IDLE_SECONDS = 0.5
MOST_UNSWEPT = 24
"""Orders after which memory is swept although there is no pause."""


def serve(orders: Connection) -> None:
    """Answer orders until the other side is gone.

    An order is the name of a method of :class:`Press` and its arguments, or new materials.
    """
    # Layouts are trees full of circles; sweeping them in the middle of work costs a fifth of it
    gc.freeze()
    gc.disable()
    ending.end_with(orders.fileno())
    press: Press | None = None
    fault: Exception | None = None
    unswept = 0
    while True:
        if unswept and (unswept >= MOST_UNSWEPT or not orders.poll(IDLE_SECONDS)):
            gc.collect()
            give_back()
            unswept = 0
        try:
            order, *given = orders.recv()
        except (EOFError, OSError):
            return
        unswept += 1
        if order == "materials":
            press, fault = _equipped(press, *given)
            continue
        try:
            answer = fault or getattr(press, order)(*given)
        except Exception as error:
            answer = RuntimeError(f"{type(error).__name__}: {error}")
        try:
            orders.send(answer)
        except OSError:
            return


def _equipped(press: Press | None, materials: Materials) -> tuple[Press | None, Exception | None]:
    """Return a press with other materials, the same one where the design is the same.

    Where that fails, return what every order is to be answered with.
    """
    try:
        if press is not None and press.restock(materials):
            return press, None
        press = Press(materials)
        press.warm_up()
    except Exception as error:
        return None, RuntimeError(f"{type(error).__name__}: {error}")
    return press, None


class Forker:
    """Forks presses as it is asked through a socket, and is the parent of all of them.

    A byte is the number of a press, and comes with the far end of the pipe to it. One that had the
    number before is ended.
    """

    def __init__(self, control: socket.socket) -> None:
        self._control = control
        self._presses: dict[int, int] = {}

    def work(self) -> Connection | None:
        """Fork and wait for presses until the other side is gone, or a signal says to end.

        Returns the pipe to take orders from in a process that was forked, and nothing in this one,
        when all presses are gone.
        """
        control, signals = self._control.fileno(), _noted(signal.SIGCHLD, signal.SIGTERM)
        # Presses are killed, and cannot take away the fonts that WeasyPrint writes for each
        folder = tempfile.mkdtemp(prefix="belpress-")
        tempfile.tempdir = folder
        while True:
            ready, _, _ = select.select([control, signals], [], [])
            if signals in ready:
                if signal.SIGTERM in os.read(signals, 64):
                    break
                self._wait_for_dead()
            if control in ready:
                number, pipes = _received(self._control)
                if not number:
                    break
                self._end(number[0])
                for pipe in pipes:
                    if self._is_fork(number[0]):
                        os.close(signals)
                        self._control.close()
                        return Connection(pipe)
                    os.close(pipe)
        for press in list(self._presses):
            self._end(press)
        shutil.rmtree(folder, ignore_errors=True)
        return None

    def _is_fork(self, number: int) -> bool:
        """Fork, and return whether this is the process that was forked."""
        try:
            process = os.fork()
        except OSError:
            # The other side sees the pipe closed
            return False
        if process:
            self._presses[number] = process
            return False
        signal.set_wakeup_fd(-1)
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        return True

    def _end(self, number: int) -> None:
        if process := self._presses.pop(number, 0):
            os.kill(process, signal.SIGKILL)
            os.waitpid(process, 0)

    def _wait_for_dead(self) -> None:
        for number, process in list(self._presses.items()):
            if os.waitpid(process, os.WNOHANG)[0]:
                del self._presses[number]


def _noted(*signals: signal.Signals) -> int:
    """Return a pipe (a file descriptor) in which the numbers of these signals arrive."""
    reading, writing = os.pipe()
    os.set_blocking(writing, False)
    signal.set_wakeup_fd(writing)
    for number in signals:
        signal.signal(number, lambda *_: None)
    return reading


def _received(control: socket.socket) -> tuple[bytes, Sequence[int]]:
    try:
        number, pipes, _, _ = socket.recv_fds(control, 1, 1)
    except OSError:
        return b"", ()
    return number, pipes


def main() -> None:
    """Fork presses, and be one in the processes that were forked."""
    # Memory that is not swept stays shared with the presses
    gc.freeze()
    orders = Forker(socket.socket(fileno=int(sys.argv[1]))).work()
    if orders:
        serve(orders)
    # What is left is a great deal to tidy up, and nothing to save
    os._exit(0)


if __name__ == "__main__":
    main()
