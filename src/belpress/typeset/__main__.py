"""A press in a process of its own: takes orders from a pipe, and sends back what it laid out."""

from __future__ import annotations

import gc
import os
import select
import sys
import threading
from collections.abc import Sequence
from multiprocessing.connection import Connection

from belpress.laid import Materials
from belpress.memory import give_back
from belpress.typeset.press import Press

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
    threading.Thread(target=_end_with, args=(orders.fileno(),), daemon=True).start()
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


def _end_with(pipe: int) -> None:
    """End this process as soon as the other side is gone, also in the middle of a long layout."""
    hang_up = select.poll()
    hang_up.register(pipe, select.POLLHUP)
    hang_up.poll()
    os._exit(0)


def serve_all(pipes: Sequence[int]) -> None:
    """Answer orders from several pipes (file descriptors), each in a process of its own.

    The processes are forked after everything is imported, before any font is touched.
    """
    for pipe in pipes[1:]:
        if os.fork() == 0:
            pipes = [pipe]
            break
    for number in map(int, sys.argv[1:]):
        if number != pipes[0]:
            os.close(number)
    serve(Connection(pipes[0]))
    # What is left is a great deal to tidy up, and nothing to save
    os._exit(0)


if __name__ == "__main__":
    serve_all([int(pipe) for pipe in sys.argv[1:]])
