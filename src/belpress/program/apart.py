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
    function: Callable[..., Result],
    calls: Sequence[tuple[Any, ...]],
    at_once: int,
    told: Callable[..., None],
) -> list[Result | BelpressFailed]:
    """Call a function of a module with each of some arguments; return the results in order.

    Its last argument is a function; what that is called with, ``told`` is called with here. What
    the processes log is logged here. Where the function raises something or a process dies, a
    :class:`BelpressFailed` stands in the place of the result, and the other calls go on.
    """
    results: dict[int, Result | BelpressFailed] = {}
    waiting = list(enumerate(calls))
    running: dict[Connection, tuple[int, subprocess.Popen[bytes]]] = {}
    try:
        while waiting or running:
            while waiting and len(running) < at_once:
                index, arguments = waiting.pop(0)
                pipe, process = _start()
                running[pipe] = (index, process)
                # That a process has died already shows where its answer is read
                with contextlib.suppress(OSError):
                    pipe.send((_PACKAGE.getEffectiveLevel(), function, arguments))
            ready = wait(list(running))
            for pipe in [one for one in running if one in ready]:
                index, process = running[pipe]
                received = _received(pipe)
                if isinstance(received, logging.LogRecord):
                    logging.getLogger(received.name).handle(received)
                    continue
                if isinstance(received, list):
                    told(*received)
                    continue
                is_failure = isinstance(received, BelpressFailed)
                results[index] = received if is_failure else received[0]
                del running[pipe]
                _end(pipe, process)
    finally:
        for pipe, (_, process) in running.items():
            _end(pipe, process)
    return [results[index] for index in range(len(calls))]


def _received(pipe: Connection) -> Any:  # noqa: ANN401 - what the function returns
    """Return what a process sent.

    That is a record of its log, a list of what it tells, a tuple of what the function returned, or
    how it failed.
    """
    try:
        return pipe.recv()
    except (EOFError, OSError):
        ending.wait_if_ending()
        return crash("a process of its own crashed", "")


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

    def tell(self, *words: object) -> None:
        """Send words, if anybody still listens."""
        with contextlib.suppress(OSError):
            self.answer(list(words))

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
        sender.answer((function(*arguments, sender.tell),))
    except Exception as error:
        sender.answer(BelpressFailed(fault_of(error)))


if __name__ == "__main__":
    _answer(Connection(int(sys.argv[1])))
