"""Measures whole builds beside the plain ``weasyprint`` command on the same composed HTML.

    python benchmarks/build.py [--times 1 4 16] [--runs 3] [--keep]

Prints ratios within one run, since machines are noisy: what ``belpress build`` takes, divided by
what plain ``weasyprint`` takes, on the clock (``wall``) and on processors (``cpu``), on the edition
of 2022 and on the same chapters repeated. ``cold`` is a build with nothing kept, ``edited`` one
after an edit of a paragraph, in a new process; ``memory`` is the most that all processes had
together. ``all languages`` is compared with the English alone. Where the time of a cold build went
stands below, by its own log (``spans.py`` says what is what).
"""

from __future__ import annotations

import argparse
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from costs import Cost, run, run_watched
from editions import YEAR, copied, edit, forget, plain_command, repeated
from kept import Measure, report
from spans import spans

import belpress


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--times", type=int, nargs="+", default=[1, 4, 16])
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--keep", action="store_true", help="compare later runs with this one")
    wanted = parser.parse_args()
    report("build", measured(wanted.times, wanted.runs), wanted.keep)


def measured(sizes: list[int], runs: int) -> Iterator[Measure]:
    """Yield what builds take: of an edition of every size, and of all languages."""
    for times in sizes:
        with tempfile.TemporaryDirectory() as folder:
            yield from of_one_size(Path(folder), times, runs)
    with tempfile.TemporaryDirectory() as folder:
        yield from of_all_languages(copied(Path(folder)), runs)


def of_one_size(folder: Path, times: int, runs: int) -> Iterator[Measure]:
    """Yield what builds take of an edition whose chapters stand ``times`` times."""
    project = repeated(folder, times)
    plain, pages = plain_command(project)
    log = folder / "log"
    ratios: dict[str, list[float]] = defaultdict(list)
    where: dict[str, list[float]] = defaultdict(list)
    for _ in range(runs):
        base = run(plain)
        forget(project)
        cold = run(build(project), {"BELPRESS_LOG": f"debug:{log}"})
        for stage, value in spans(log, cold).items():
            where[stage].append(value)
        log.unlink()
        same = run(build(project))
        edit(project)
        for name, cost in (("cold", cold), ("same", same), ("edited", run(build(project)))):
            add(ratios, name, cost, base)
        ratios["plain, cpu"].append(base.cpu_seconds)
    base = run_watched(plain)
    forget(project)
    ratios["cold, memory"].append(run_watched(build(project)).memory_mb / base.memory_mb)
    ratios["plain, memory"].append(base.memory_mb)
    for name, values in {**ratios, **where}.items():
        unit = "s" if name in where and name not in ("idle", "layouts") else ""
        unit = {"plain, cpu": "s", "plain, memory": "MB"}.get(name, unit)
        yield Measure(f"{pages} pages, {name}", values, unit)


def of_all_languages(project: belpress.Project, runs: int) -> Iterator[Measure]:
    """Yield what a build of all languages takes, divided by that of the English alone."""
    ratios: dict[str, list[float]] = defaultdict(list)
    for _ in range(runs):
        forget(project)
        english = run(build(project))
        forget(project)
        add(ratios, "all languages", run(build(project, "-l", "all")), english)
    for name, values in ratios.items():
        yield Measure(name, values)


def build(project: belpress.Project, *words: str) -> list[str]:
    """Return Python's arguments for a build."""
    return ["-m", "belpress", "build", str(YEAR), "-C", str(project.root), *words]


def add(ratios: dict[str, list[float]], name: str, cost: Cost, base: Cost) -> None:
    """Add how many times as much something costs."""
    ratios[f"{name}, wall"].append(cost.seconds / base.seconds)
    ratios[f"{name}, cpu"].append(cost.cpu_seconds / base.cpu_seconds)


if __name__ == "__main__":
    main()
