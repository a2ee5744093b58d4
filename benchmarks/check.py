"""Times ``belpress check --no-pages`` on the edition of 2022, spelling included.

    python benchmarks/check.py [--runs 7] [--keep]

Prints seconds, and the ratio to ``belpress --version``, which only starts; the ratio says the same
on every machine. The rules have a second on the edition's 36 pages.
"""

from __future__ import annotations

import argparse
import statistics

from costs import belpress_seconds
from editions import ROOT
from kept import Measure, report

from belpress.language.dictionaries import dictionary

LANGUAGES = ("en", "be", "ru", "be-Latn")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--keep", action="store_true", help="compare later runs with this one")
    wanted = parser.parse_args()
    check = ("check", "-C", str(ROOT), "2022", "--no-pages")
    every = [word for language in LANGUAGES for word in ("-l", language)]
    commands = {
        "--version": ("--version",),
        "check": check,
        "check, 4 languages": (*check, *every),
    }
    # Turn by turn, so that a busy moment of the machine hits all of them
    taken: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(wanted.runs):
        for name, words in commands.items():
            taken[name].append(belpress_seconds(*words))
    start = statistics.median(taken["--version"])
    ratios = [
        Measure(f"{name}, times --version", [one / start for one in found])
        for name, found in taken.items()
        if name != "--version"
    ]
    seconds = [Measure(name, found, "s") for name, found in taken.items()]
    report("check", [*seconds, *ratios], wanted.keep)
    without = [language for language in ("en", "be", "ru") if dictionary(language) is None]
    if without:
        print(f"no dictionary of: {', '.join(without)}")


if __name__ == "__main__":
    main()
