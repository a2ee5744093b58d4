"""Presses in processes of their own: each takes orders from a pipe, and sends back pages.

They are forked from one process, after everything is imported and before any font is touched.
"""

from __future__ import annotations

import faulthandler
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
from types import TracebackType
from typing import TYPE_CHECKING

from belpress.model.materials import Materials
from belpress.model.problem import ProblemsFound
from belpress.press.missing import missing_library
from belpress.program import ending
from belpress.program.fault import BelpressFailed, fault_of
from belpress.program.memory import give_back

if TYPE_CHECKING:
    from belpress.press.weasyprint.press import Press

IDLE_SECONDS = 2.0
"""A pause in which memory is swept; those of a build are shorter."""
MOST_UNSWEPT = 12
"""Layouts after which memory is swept although there is no pause."""


Answer = BelpressFailed | ProblemsFound | None
"""What orders are answered with where nothing can be laid out."""


def serve(orders: Connection, broken: Answer = None) -> None:
    """Answer orders until the other side is gone.

    An order is the name of a method of :class:`Press` and its arguments, or new materials. Where
    what lays out is ``broken``, that is the answer to every order.
    """
    # Layouts are trees full of circles; sweeping them in the middle of work costs a fifth of it
    gc.freeze()
    gc.disable()
    ending.end_with(orders.fileno())
    press: Press | None = None
    fault = broken
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
        unswept += order == "lay_out"
        if order == "materials":
            press, fault = (None, broken) if broken else _equipped(press, *given)
            continue
        try:
            answer = fault or getattr(press, order)(*given)
        except Exception as error:
            answer = BelpressFailed(fault_of(error))
        try:
            orders.send(answer)
        except OSError:
            return
        except Exception as error:
            # It cannot be sent; nothing of it was
            orders.send(BelpressFailed(fault_of(error)))


def _equipped(press: Press | None, materials: Materials) -> tuple[Press | None, Answer]:
    """Return a press with other materials, the same one where the design is the same.

    Where that fails, return what every order is to be answered with.
    """
    from belpress.press.weasyprint.press import Press

    try:
        if press is not None and press.restock(materials):
            return press, None
        press = Press(materials)
        press.warm_up()
    except Exception as error:
        return None, BelpressFailed(fault_of(error, "loading the design"))
    # What a design is made of stays, and need not be looked through
    gc.freeze()
    return press, None


def _imported() -> Answer:
    """Import all that lays out; return what orders are to be answered with where that fails."""
    try:
        import belpress.press.weasyprint.press  # noqa: F401
    except OSError as error:
        return missing_library(error) or BelpressFailed(fault_of(error))
    except Exception as error:
        return BelpressFailed(fault_of(error))
    return None


def _note_crash(file: int) -> None:
    """Let this process say in a file (a descriptor), and only there, where it was if it crashes."""

    def note(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        os.write(file, fault_of(error).trace.encode(errors="backslashreplace"))

    faulthandler.enable(file)
    sys.excepthook = note


class Forker:
    """Forks presses as it is asked through a socket, and is the parent of all of them.

    A byte is the number of a press, and comes with the far end of the pipe to it, and a file to say
    in why it crashed. One that had the number before is ended.
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
                number, files = _received(self._control)
                if not number:
                    break
                self._end(number[0])
                if len(files) == 2 and self._is_fork(number[0], files[1]):
                    os.close(signals)
                    self._control.close()
                    _note_crash(files[1])
                    return Connection(files[0])
                for file in files:
                    os.close(file)
        for press in list(self._presses):
            self._end(press)
        shutil.rmtree(folder, ignore_errors=True)
        return None

    def _is_fork(self, number: int, crash: int) -> bool:
        """Fork, and return whether this is the process that was forked."""
        try:
            process = os.fork()
        except OSError as error:
            # The other side sees the pipe closed
            os.write(crash, f"fork: {os.strerror(error.errno or 0)}".encode())
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
        number, files, _, _ = socket.recv_fds(control, 1, 2)
    except OSError:
        return b"", ()
    return number, files


def main() -> None:
    """Fork presses, and be one in the processes that were forked."""
    broken = _imported()
    # Memory that is not swept stays shared with the presses
    gc.freeze()
    orders = Forker(socket.socket(fileno=int(sys.argv[1]))).work()
    if orders:
        serve(orders, broken)
    # What is left is a great deal to tidy up, and nothing to save
    os._exit(0)


if __name__ == "__main__":
    main()
