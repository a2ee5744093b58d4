"""Measures of a run, compared with those of the last run that was kept.

They are kept in ``kept.json``, with the number of processors of the machine. A measure is slower
where its median grew by more than both runs scatter, and by more than a twentieth.
"""

from __future__ import annotations

import json
import os
import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FILE = Path(__file__).with_name("kept.json")
NOISE = 0.05
ONE_RUN = 0.15
"""What one run may differ by from another, where nothing was measured twice."""


@dataclass(frozen=True)
class Measure:
    """Something that was measured, perhaps several times; less of it is better.

    Its ``unit`` is ``s``, ``MB``, or empty for a ratio of two costs of the same run.
    """

    name: str
    values: Sequence[float]
    unit: str = ""

    @property
    def median(self) -> float:
        """The value in the middle."""
        return statistics.median(self.values)

    @property
    def scatter(self) -> float:
        """Half the distance of the extremes, as a share of the median."""
        if len(self.values) < 2 or not self.median:
            return ONE_RUN
        return (max(self.values) - min(self.values)) / 2 / abs(self.median)


def report(room: str, measures: Iterable[Measure], keep: bool = False) -> None:
    """Print measures as they come, each beside what was kept of it, and what got slower.

    With ``keep``, they are the ones that later runs are compared with.
    """
    kept = _kept()
    then = kept.get(room, {})
    is_same_machine = then.get("cores") == os.cpu_count()
    made, slower = [], []
    for measure in measures:
        made.append(measure)
        before = then.get("measures", {}).get(measure.name)
        line = f"{measure.name:44} {measure.median:8.2f} {measure.unit:2}"
        if before and is_same_machine:
            line += f"  kept {before['median']:8.2f}"
            if _is_slower(measure, before):
                slower.append(f"{measure.name}: {before['median']:.2f} -> {measure.median:.2f}")
        print(line, flush=True)
    if then and not is_same_machine:
        print(f"not compared: kept on a machine with {then['cores']} processors")
    for line in slower:
        print(f"SLOWER  {line}")
    if keep:
        facts = {one.name: {"median": one.median, "scatter": one.scatter} for one in made}
        kept[room] = {"cores": os.cpu_count(), "measures": _rounded(facts)}
        FILE.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")


def _is_slower(measure: Measure, before: dict[str, float]) -> bool:
    noise = max(NOISE, measure.scatter + before["scatter"])
    return measure.median > before["median"] * (1 + noise)


def _rounded(facts: dict[str, dict[str, float]]) -> dict[str, dict[str, float]]:
    return {
        name: {what: round(value, 3) for what, value in fact.items()}
        for name, fact in facts.items()
    }


def _kept() -> dict[str, Any]:
    if not FILE.exists():
        return {}
    kept: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))
    return kept
