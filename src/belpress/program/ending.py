"""Ending at once, whatever this process is doing, with nothing left behind.

A signal can come at any instruction: during an import, a wait for others, or tidying up. So
nothing is unwound. What would be left behind (processes, temporary files) is known beforehand,
and a thread that does nothing else removes it and ends the process.
"""

from __future__ import annotations

import contextlib
import os
import select
import signal
import threading
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, NoReturn, TypeVar

if TYPE_CHECKING:
    from subprocess import Popen

SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
SIGNALLED = 128
"""What shells add to the number of a signal to get an exit status."""
PATIENCE_S = 1.0
"""How long a process that was asked to end may take, in seconds."""

Thing = TypeVar("Thing", bound=Hashable)


class _Own:
    """What this process would leave behind, and how it ends; there is one per process."""

    def __init__(self) -> None:
        self.lock = threading.RLock()
        self.tracked: dict[Hashable, Callable[[], object]] = {}
        self.on_interrupt = (SIGNALLED + signal.SIGINT, "interrupted\n")


_own = _Own()


def track(make: Callable[[], Thing], undo: Callable[[Thing], object]) -> Thing:
    """Return what ``make`` makes; ``undo`` undoes it if the process ends before :func:`untrack`."""
    with _own.lock:
        made = make()
        _own.tracked[made] = lambda: undo(made)
        return made


def untrack(made: Hashable) -> None:
    """Forget what was made, since it was removed or may stay."""
    _own.tracked.pop(made, None)


@contextmanager
def undoing(undo: Callable[[], object]) -> Iterator[None]:
    """Call a function if the process ends in the meantime."""
    made = track(object, lambda _: undo())
    try:
        yield
    finally:
        untrack(made)


def watch() -> None:
    """End this process when a signal says so, from now on; to be called in the main thread.

    A signal that the parent of this process ignored stays ignored.
    """
    reading, writing = os.pipe()
    os.set_blocking(writing, False)
    for number in SIGNALS:
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, lambda *_: None)
    signal.set_wakeup_fd(writing, warn_on_full_buffer=False)
    threading.Thread(target=_wait_for_signals, args=(reading,), daemon=True).start()


def unwatch() -> None:
    """Let signals pass, since this process is done; to be called in the main thread.

    Python puts their own actions back as it ends, and then one would say that work was cut short
    which is done.
    """
    for number in SIGNALS:
        signal.signal(number, signal.SIG_IGN)


def end_well_with(said: str) -> None:
    """Let Ctrl-C be the ordinary end of this process, from now on: say this, and exit with 0."""
    _own.on_interrupt = (0, f"{said}\n")


def end_with(pipe: int) -> None:
    """End this process as soon as nobody holds the other end of a pipe (a file descriptor)."""
    threading.Thread(target=_wait_for_hang_up, args=(pipe,), daemon=True).start()


def end(status: int, said: str = "") -> NoReturn:
    """Remove what would be left behind, and end this process; may be called in any thread."""
    # It is never released: nothing more is to be made
    _own.lock.acquire()
    for undo in reversed(list(_own.tracked.values())):
        with contextlib.suppress(Exception):
            undo()
    with contextlib.suppress(OSError):
        _say_last(said)
    os._exit(status)


def _say_last(said: str) -> None:
    """Write something to the terminal, and nothing after it, whatever other threads still say."""
    terminal = os.dup(2)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for number in (1, 2):
        os.dup2(nowhere, number)
    os.write(terminal, said.encode())


def end_as_interrupted() -> NoReturn:
    """End this process as Ctrl-C does, after work that only Ctrl-C ends."""
    end(*_own.on_interrupt)


def wait_if_ending() -> None:
    """Return, unless this process is about to end, and so its own processes are gone."""
    with _own.lock:
        pass


def end_process(process: Popen[bytes]) -> None:
    """Ask a process to end, kill it if it does not, and wait until it is gone."""
    from subprocess import TimeoutExpired

    process.terminate()
    try:
        process.wait(PATIENCE_S)
    except TimeoutExpired:
        process.kill()
        process.wait()


def _wait_for_signals(pipe: int) -> None:
    while True:
        for number in os.read(pipe, 64):
            if number == signal.SIGINT:
                end_as_interrupted()
            if number in SIGNALS:
                end(SIGNALLED + number)


def _wait_for_hang_up(pipe: int) -> None:
    hang_up = select.poll()
    hang_up.register(pipe, select.POLLHUP)
    hang_up.poll()
    end(0)
