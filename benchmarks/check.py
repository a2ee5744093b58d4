"""Times ``belpress check --no-pages`` on the edition of 2022, spelling included.

    python benchmarks/check.py [--runs 7]

Prints seconds, and the ratio to ``belpress --version``, which only starts; the ratio says the same
on every machine. The rules have a second on the edition's 36 pages.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import time

from build import ROOT

from belpress.language.dictionaries import dictionary

LANGUAGES = ("en", "be", "ru", "be-Latn")


def seconds(*words: str) -> float:
    """Run the command and return how long it took."""
    started = time.perf_counter()
    subprocess.run([sys.executable, "-m", "belpress", *words], capture_output=True, check=True)
    return time.perf_counter() - started


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--runs", type=int, default=7)
    runs = parser.parse_args().runs
    check = ("check", "-C", str(ROOT), "2022", "--no-pages")
    every = [word for language in LANGUAGES for word in ("-l", language)]
    commands = {
        "--version": ("--version",),
        "check": check,
        "check, 4 languages": (*check, *every),
    }
    # Turn by turn, so that a busy moment of the machine hits all of them
    taken: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(runs):
        for name, words in commands.items():
            taken[name].append(seconds(*words))
    start = statistics.median(taken["--version"])
    for name, found in taken.items():
        middle = statistics.median(found)
        print(f"{name:20} {middle:6.2f} s  {middle / start:5.1f} times --version")
    without = [language for language in ("en", "be", "ru") if dictionary(language) is None]
    if without:
        print(f"no dictionary of: {', '.join(without)}")


if __name__ == "__main__":
    main()
