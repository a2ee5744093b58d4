"""Turns: who comes next when several wait."""

from __future__ import annotations

import threading
import time

from belpress.press.turns import DUE, IDLE, URGENT, Turns

WISHES = [(IDLE, 0), (DUE, 2), (DUE, 1), (DUE, 1), (URGENT, 3)]


def test_most_urgent_comes_first_then_the_lowest_rank_then_who_came_first() -> None:
    turns = Turns()
    came: list[int] = []

    def wait(number: int) -> None:
        with turns.turn(*WISHES[number]):
            came.append(number)

    threads = [threading.Thread(target=wait, args=(number,)) for number in range(len(WISHES))]
    with turns.turn():
        for number, thread in enumerate(threads, start=1):
            thread.start()
            while len(turns._line) <= number:
                time.sleep(0.001)
    for thread in threads:
        thread.join(timeout=10)
    assert came == [4, 2, 3, 1, 0]
