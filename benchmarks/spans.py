"""Where the time of a command went, by what it logs itself."""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import datetime
from pathlib import Path

from costs import Cost

RECORD = re.compile(r"(\S+ \S+) [A-Z]+ \d+ [\w.]+: (.*)")
ORDER = re.compile(r"press (\d+): (\w+) (\w+) .*, ([\d.]+) s")
"""What a press was asked for: its number, the order, the kind of the part, and the time."""
STAGE = re.compile(r"(\w+) .* in ([\d.]+) s")
STAGES = {
    "read": "reading",
    "composed": "composing",
    "counted": "counting",
    "bound": "binding",
}
"""What stages of the process that asks are called; others are called as they are logged."""
MEASURED = "galley"
"""The kind of part that is laid out only to be measured."""


def spans(log: Path, cost: Cost) -> dict[str, float]:
    """Return the seconds of each stage of a command that logged everything into a file.

    ``importing`` is the time until anything was logged, ``the rest`` what came after the last
    record. The time of presses is that of all presses together, and runs beside the other stages;
    ``idle`` is the share of the time in which presses had nothing to do (0 to 1, on an average),
    and ``layouts`` the number of parts that were laid out.
    """
    found: dict[str, float] = defaultdict(float)
    presses, times = set(), []
    for line in log.read_text(encoding="utf-8").splitlines():
        record = RECORD.fullmatch(line)
        if record is None:
            continue
        times.append(datetime.strptime(record[1], "%Y-%m-%d %H:%M:%S,%f").timestamp())
        if order := ORDER.fullmatch(record[2]):
            presses.add(order[1])
            found[_of_press(order[2], order[3])] += float(order[4])
            found["layouts"] += order[2] == "lay_out"
        elif stage := STAGE.fullmatch(record[2]):
            found[STAGES.get(stage[1], stage[1])] += float(stage[2])
    worked = sum(found[name] for name in ("measuring", "laying out", "drawing"))
    found["idle"] = 1 - worked / (cost.seconds * max(len(presses), 1))
    found["importing"] = times[0] - cost.started
    found["the rest"] = cost.started + cost.seconds - times[-1]
    return dict(found)


def _of_press(order: str, kind: str) -> str:
    if order == "lay_out":
        return "measuring" if kind == MEASURED else "laying out"
    return "drawing"
