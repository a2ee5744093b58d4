"""Calls of a function in processes of their own, several at a time."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Sequence
from multiprocessing import Pipe
from multiprocessing.connection import Connection, wait
from typing import Any, TypeVar

from belpress.program import ending

Result = TypeVar("Result")


def call_apart(
    function: Callable[..., Result], calls: Sequence[tuple[Any, ...]], at_once: int
) -> list[Result]:
    """Call a function of a module with each of some arguments; return the results in order.

    Raises what the function raises, and :class:`ChildProcessError` where a process died. None is
    left then.
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
                pipe.send((function, arguments))
            ready = wait(list(running))
            for pipe in [one for one in running if one in ready]:
                index, process = running[pipe]
                results[index] = _received(pipe)
                del running[pipe]
                _end(pipe, process)
    finally:
        for pipe, (_, process) in running.items():
            _end(pipe, process)
    return [results[index] for index in range(len(calls))]


def _received(pipe: Connection) -> Any:  # noqa: ANN401 - what the function returns
    try:
        result, error = pipe.recv()
    except (EOFError, OSError) as gone:
        ending.wait_if_ending()
        raise ChildProcessError("a process that was working stopped without a word") from gone
    if error is not None:
        raise error
    return result


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


def _answer(pipe: Connection) -> None:
    """Call what the other side asks for, and send what it returns or raises."""
    ending.watch()
    ending.end_with(pipe.fileno())
    function, arguments = pipe.recv()
    try:
        pipe.send((function(*arguments), None))
    except Exception as error:
        pipe.send((None, error))


if __name__ == "__main__":
    _answer(Connection(int(sys.argv[1])))
