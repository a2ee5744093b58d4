"""Runs the command ``belpress``, and writes what its presses did.

    python benchmarks/orders.py FILE build 2022 --force

FILE gets a JSON object: ``layouts`` is how many parts were laid out, ``idle`` which share of the
command's time (from 0 to 1) a press had nothing to do, on an average.
"""

from __future__ import annotations

import json
import logging
import sys
import time
from pathlib import Path

from belpress.__main__ import run
from belpress.press import presses


class Orders(logging.Handler):
    """Notes the orders that presses get: the press, what it does, and how long it takes."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.noted: list[tuple[int, str, float]] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Note an order, logged as ``presses.ORDER`` says."""
        if record.msg == presses.ORDER:
            number, order, *_, seconds = record.args or ()
            self.noted.append((int(str(number)), str(order), float(str(seconds))))


def main() -> None:
    """Run the command whose arguments were given."""
    started = time.monotonic()
    report, *arguments = sys.argv[1:]
    orders = Orders()
    logger = logging.getLogger(presses.__name__)
    logger.setLevel(logging.DEBUG)
    logger.addHandler(orders)
    sys.argv = ["belpress", *arguments]
    try:
        run()
    finally:
        all_presses = {number for number, _, _ in orders.noted}
        worked = sum(seconds for _, _, seconds in orders.noted)
        there = (time.monotonic() - started) * max(len(all_presses), 1)
        layouts = sum(order == "lay_out" for _, order, _ in orders.noted)
        Path(report).write_text(json.dumps({"layouts": layouts, "idle": 1 - worked / there}))


if __name__ == "__main__":
    main()
