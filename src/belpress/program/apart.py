"""Calls of a function in processes of their own, several at a time."""

from __future__ import annotations

import contextlib
import logging
import subprocess
import sys
from collections.abc import Callable, Sequence
from multiprocessing import Pipe
from multiprocessing.connection import Connection, wait
from typing import Any, TypeVar

from belpress.program import ending
from belpress.program.fault import BelpressFailed, crash, fault_of

_PACKAGE = logging.getLogger("belpress")
Result = TypeVar("Result")


def call_apart(
    function: Callable[..., Result], calls: Sequence[tuple[Any, ...]], at_once: int
) -> list[Result]:
    """Call a function of a module with each of some arguments; return the results in order.

    What the processes log is logged here. Raises :class:`BelpressFailed` where the function raises
    something, or a process died. None is left then.
    """
    results: dict[int, Result] = {}
    waiting = list(enumerate(calls))
    running: dict[Connection, tuple[int, subprocess.Popen[bytes]]] = {}
    try:
        while waiting or running:
            while waiting and len(running) < at_once:
                index, arguments = waiting.pop(0)
                pipe, process = _start()
                running[pipe] = (index, process)
                pipe.send((_PACKAGE.getEffectiveLevel(), function, arguments))
            ready = wait(list(running))
            for pipe in [one for one in running if one in ready]:
                index, process = running[pipe]
                received = _received(pipe)
                if isinstance(received, logging.LogRecord):
                    logging.getLogger(received.name).handle(received)
                    continue
                (results[index],) = received
                del running[pipe]
                _end(pipe, process)
    finally:
        for pipe, (_, process) in running.items():
            _end(pipe, process)
    return [results[index] for index in range(len(calls))]


def _received(pipe: Connection) -> Any:  # noqa: ANN401 - what the function returns
    """Return what a process sent: a record of its log, or a tuple of what the function returned."""
    try:
        received = pipe.recv()
    except (EOFError, OSError) as gone:
        ending.wait_if_ending()
        raise crash("a process of its own crashed", "") from gone
    if isinstance(received, BelpressFailed):
        raise received
    return received


def _start() -> tuple[Connection, subprocess.Popen[bytes]]:
    near, far = Pipe()
    with far:
        process = ending.track(
            lambda: subprocess.Popen(  # noqa: S603 - this program itself
                [sys.executable, "-m", "belpress.program.apart", str(far.fileno())],
                pass_fds=[far.fileno()],
                stdin=subprocess.DEVNULL,
                # A stroke of Ctrl-C is for the process that calls
                start_new_session=True,
            ),
            ending.end_process,
        )
    return near, process


def _end(pipe: Connection, process: subprocess.Popen[bytes]) -> None:
    pipe.close()
    ending.end_process(process)
    ending.untrack(process)


class _Sender(logging.Handler):
    """Sends what is logged, and at last the answer, to the process that calls."""

    def __init__(self, pipe: Connection) -> None:
        super().__init__()
        self._pipe = pipe

    def emit(self, record: logging.LogRecord) -> None:
        # What it is made of may not go through a pipe
        record.msg, record.args, record.exc_info = record.getMessage(), None, None
        # Where nobody listens any more, this process is about to end
        with contextlib.suppress(OSError):
            self._pipe.send(record)

    def answer(self, result: object) -> None:
        with self.lock or contextlib.nullcontext():
            self._pipe.send(result)


def _answer(pipe: Connection) -> None:
    """Call what the other side asks for, and send what it returns or raises."""
    ending.watch()
    ending.end_with(pipe.fileno())
    level, function, arguments = pipe.recv()
    sender = _Sender(pipe)
    _PACKAGE.setLevel(level)
    _PACKAGE.addHandler(sender)
    try:
        sender.answer((function(*arguments),))
    except Exception as error:
        sender.answer(BelpressFailed(fault_of(error)))


if __name__ == "__main__":
    _answer(Connection(int(sys.argv[1])))
