"""Times whole builds beside the plain ``weasyprint`` command on the same composed HTML.

    python benchmarks/build.py [--times 1 4 16] [--runs 3]

Prints ratios within one run, since machines are noisy: processor time, seconds and peak memory of
``belpress build`` divided by those of plain ``weasyprint``, on the edition of 2022 and on the same
chapters repeated. ``cpu`` and ``wall`` are those of a build with nothing kept, ``edited`` the
seconds after an edit of a paragraph, ``same`` those with nothing changed; ``layouts`` counts the
parts that were laid out, ``idle`` is the share of the build's time in which a press did nothing,
and ``grown`` says by how much the processor time of a build grew from the first line on.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import belpress
from belpress.assets.load import sheet_files
from belpress.model.setting import PROJECT
from belpress.project.project import CACHE

ROOT = Path(__file__).resolve().parents[1]
YEAR = 2022
COLUMNS = "times pages plain-cpu-s   cpu  wall edited   same memory layouts idle grown"


@dataclass(frozen=True)
class Cost:
    """What a command took, with all processes it started: seconds, and peak memory in MB.

    ``cpu_seconds`` are those of its processes together, on the processor.
    """

    seconds: float
    cpu_seconds: float
    memory_mb: float


def main() -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--times", type=int, nargs="+", default=[1, 4, 16])
    parser.add_argument("--runs", type=int, default=3)
    wanted = parser.parse_args()
    print(COLUMNS)
    first: float | None = None
    for times in wanted.times:
        with tempfile.TemporaryDirectory() as folder:
            line, cold = measure(Path(folder), times, wanted.runs)
        first = first or cold
        print(f"{line} {cold / first:5.2f}", flush=True)


def measure(folder: Path, times: int, runs: int) -> tuple[str, float]:
    """Measure an edition whose chapters stand ``times`` times.

    Returns its line, and the processor time of a build with nothing kept.
    """
    project = repeat(folder, times)
    html, pages = plain_html(project)
    sheets = [part for sheet in sheet_files(project) for part in ("-s", str(sheet))]
    plain = ["-m", "weasyprint", "-q", *sheets, str(html), str(folder / "plain.pdf")]
    root, target, report = str(project.root), str(folder / "b.pdf"), folder / "orders.json"
    arguments = ["build", str(YEAR), "-C", root, "-o", target]
    build = ["-m", "belpress", *arguments]
    watched = [str(ROOT / "benchmarks" / "orders.py"), str(report), *arguments]
    plains, colds, warms, edits = [], [], [], []
    chapter = sorted((project.root / "manuscript" / str(YEAR)).glob("*.md"))[-1]
    for _ in range(runs):
        plains.append(run(plain))
        shutil.rmtree(project.root / CACHE, ignore_errors=True)
        colds.append(run(watched))
        orders = json.loads(report.read_text())
        warms.append(run(build))
        edit(chapter)
        edits.append(run(build))
    base, cold, warm, edited = middle(plains), middle(colds), middle(warms), middle(edits)
    line = (
        f"{times:5} {pages:5} {base.cpu_seconds:11.2f}"
        f" {cold.cpu_seconds / base.cpu_seconds:5.2f} {cold.seconds / base.seconds:5.2f}"
        f" {edited.seconds / base.seconds:6.2f} {warm.seconds / base.seconds:6.3f}"
        f" {cold.memory_mb / base.memory_mb:6.2f} {orders['layouts']:7} {orders['idle']:4.0%}"
    )
    return line, cold.cpu_seconds


def edit(chapter: Path) -> None:
    """Add a sentence to a paragraph of a chapter."""
    lines = chapter.read_text(encoding="utf-8").split("\n")
    index = [at for at, line in enumerate(lines) if len(line) > 300][3]
    lines[index] += f" Sentence {len(lines[index])}."
    chapter.write_text("\n".join(lines), encoding="utf-8")


def repeat(folder: Path, times: int) -> belpress.Project:
    """Make a project with the chapters of the edition ``times`` times over."""
    source, target = ROOT / "manuscript" / str(YEAR), folder / "manuscript" / str(YEAR)
    target.mkdir(parents=True)
    shutil.copytree(ROOT / "assets", folder / "assets", ignore=shutil.ignore_patterns("art"))
    shutil.copytree(ROOT / "styles", folder / "styles")
    shutil.copy(source / "edition.yaml", target)
    for words in source.parent.glob("*.*"):
        shutil.copy(words, target.parent)
    chapters = sorted(source.glob("*.md"))
    for turn in range(times):
        for number, chapter in enumerate(chapters):
            name = chapter.name.partition("-")[2]
            name = name if turn == 0 else name.replace(".md", f"-{turn}.md")
            shutil.copy(chapter, target / f"{turn * len(chapters) + number:03}-{name}")
        if turn == 0:
            for chapter in target.glob("*.md"):
                text = chapter.read_text(encoding="utf-8")
                for old in chapters:
                    text = text.replace(f"({old.name})", f"({old.name.partition('-')[2]})")
                chapter.write_text(text, encoding="utf-8")
            chapters = sorted(target.glob("*.md"))
    return belpress.open_project(folder)


def plain_html(project: belpress.Project) -> tuple[Path, int]:
    """Write what goes to the pages as one HTML file; return it and the number of pages."""
    edition = belpress.read_edition(project, YEAR)
    pages = belpress.typeset_edition(project, edition).pages
    settings = [part.setting for part in pages.parts]
    body = "\n".join(setting.html for setting in settings)
    body = body.replace(PROJECT, f"{project.root.as_uri()}/")
    path = project.root / "plain.html"
    path.write_text(
        f'<!doctype html><html lang="en-GB"><head>{settings[0].head}</head>'
        f"<body>{body}</body></html>"
    )
    return path, pages.count


def run(command: Sequence[str]) -> Cost:
    """Run Python with arguments, and return what it cost."""
    started = time.perf_counter()
    child = os.posix_spawn(
        sys.executable,
        [sys.executable, *command],
        # Modules are compiled once, as they are for who uses an installed program
        {**os.environ, "PYTHONDONTWRITEBYTECODE": ""},
        file_actions=[(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)],
    )
    _, status, usage = os.wait4(child, 0)
    if status:
        sys.exit(f"failed: {' '.join(command)}")
    seconds = time.perf_counter() - started
    return Cost(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def middle(costs: Sequence[Cost]) -> Cost:
    """Return the medians of some runs."""
    return Cost(
        statistics.median(cost.seconds for cost in costs),
        statistics.median(cost.cpu_seconds for cost in costs),
        statistics.median(cost.memory_mb for cost in costs),
    )


if __name__ == "__main__":
    main()
