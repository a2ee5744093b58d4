"""Times the files that an edition is handed over as, beside the build of its pages.

    python benchmarks/hand_over.py [--runs 3] [--keep]

``tags`` is a build for screens divided by one without tags and what it claims; ``draft`` is the
time of a draft divided by that of a file for screens, of pages that are laid out; ``print`` and
``booklet`` are seconds for these files after one for screens, with pictures not yet converted and
with those that are kept; ``together`` is the time of all languages in all forms by one command,
divided by that of one command a language. Wall time stands beside processor time.
"""

from __future__ import annotations

import argparse
import os
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar
from unittest.mock import patch

from costs import belpress_seconds
from editions import YEAR, copied, forget
from kept import Measure, report

import belpress
from belpress.assets.forms import load_forms
from belpress.bind import forms
from belpress.model.form import Form
from belpress.tasks.hand_over import hand_over
from belpress.tasks.typeset import Typeset, typeset_edition

Made = TypeVar("Made")


@dataclass(frozen=True)
class Spent:
    """Seconds on the clock and on processors, with all processes that were waited for."""

    seconds: float
    cpu_seconds: float


def main() -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--keep", action="store_true", help="compare later runs with this one")
    wanted = parser.parse_args()
    report("hand over", measured(wanted.runs), wanted.keep)


def measured(runs: int) -> Iterator[Measure]:
    """Yield what the files of every form take."""
    with tempfile.TemporaryDirectory() as folder:
        project = copied(Path(folder))
        edition = belpress.read_edition(project, YEAR)
        typeset, layout = timed(lambda: typeset_edition(project, edition))
        sheets = typeset.printed.materials.sheets
        names = ("screen", "print", "booklet", "draft")
        screen, printed, booklet, draft = load_forms(project, names, sheets)
        make(project, typeset, screen)
        with_tags = best(runs, lambda: make(project, typeset, screen))
        bare = Form(screen.name, ppi=screen.ppi, quality=screen.quality)
        with patch.object(forms, "make_accessible"):
            without = best(runs, lambda: make(project, typeset, bare))
        make(project, typeset, draft)
        corrected = best(runs, lambda: make(project, typeset, draft))
        first = timed(lambda: make(project, typeset, printed))[1]
        kept = best(runs, lambda: make(project, typeset, printed))
        stitched = best(runs, lambda: make(project, typeset, booklet))
        yield from line("tags", ratio(added(layout, with_tags), added(layout, without)))
        yield from line("draft", ratio(corrected, with_tags))
        yield from line("print, first", without_time(first, with_tags), "s")
        yield from line("print, kept", without_time(kept, with_tags), "s")
        yield from line("booklet, kept", without_time(stitched, with_tags), "s")
        yield from line("together", ratio(*languages(project, edition.languages)))


def languages(project: belpress.Project, tags: tuple[str, ...]) -> tuple[Spent, Spent]:
    """Return what all languages in all forms cost by one command, and by one command each."""
    words = ["--for", "all", "--force"]
    forget(project)
    together = timed(lambda: build(project, ["-l", "all", *words]))[1]
    forget(project)
    each = [timed(lambda: build(project, ["-l", tag, "-j1", *words]))[1] for tag in tags]  # noqa: B023
    return together, Spent(sum(one.seconds for one in each), sum(one.cpu_seconds for one in each))


def build(project: belpress.Project, words: list[str]) -> None:
    """Run the command."""
    belpress_seconds("build", "-C", str(project.root), *words)


def make(project: belpress.Project, typeset: Typeset, form: Form) -> None:
    """Make the file of a form."""
    for _ in hand_over(project, typeset, [form]):
        pass


def timed(call: Callable[[], Made]) -> tuple[Made, Spent]:
    """Return what a call returns, and what it took."""
    clock, used = time.perf_counter(), sum(os.times()[:4])
    made = call()
    return made, Spent(time.perf_counter() - clock, sum(os.times()[:4]) - used)


def best(runs: int, call: Callable[[], object]) -> Spent:
    """Return what a call takes, in the middle of several runs."""
    costs = [timed(call)[1] for _ in range(runs)]
    return Spent(
        statistics.median(one.seconds for one in costs),
        statistics.median(one.cpu_seconds for one in costs),
    )


def added(first: Spent, second: Spent) -> Spent:
    """Return both together."""
    return Spent(first.seconds + second.seconds, first.cpu_seconds + second.cpu_seconds)


def without_time(whole: Spent, part: Spent) -> Spent:
    """Return what is left."""
    return Spent(whole.seconds - part.seconds, whole.cpu_seconds - part.cpu_seconds)


def ratio(first: Spent, second: Spent) -> Spent:
    """Return how many times as much the first takes."""
    return Spent(first.seconds / second.seconds, first.cpu_seconds / second.cpu_seconds)


def line(name: str, spent: Spent, unit: str = "") -> Iterator[Measure]:
    """Yield both measures of something that was spent."""
    yield Measure(f"{name}, wall", [spent.seconds], unit)
    yield Measure(f"{name}, cpu", [spent.cpu_seconds], unit)


if __name__ == "__main__":
    main()
