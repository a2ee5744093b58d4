"""Times ``belpress translate update`` on an edition of 1,000 messages in three languages.

    python benchmarks/translate.py [--messages 1000] [--runs 3] [--keep]

Prints seconds for new catalogues, for catalogues brought up to date after every tenth paragraph
changed, and with nothing to do.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from costs import belpress_seconds
from editions import ROOT
from kept import Measure, report

LANGUAGES = ("be", "ru", "uk")
CHAPTERS = 5
HEAD = """---
title: Chapter {number}
headline: "2030: a headline"
colour_key: unchanged
opener: {{image: ../../assets/opener.jpg, alt: An opener}}
---
"""
TAIL = "\n## Forecasts {.forecasts}\n\n- It will rain in {number}. {.summary}\n"
WORDS = ("border", "army", "treaty", "rouble", "harvest", "railway", "election", "winter", "market")


def paragraph(chapter: int, number: int, turn: int) -> str:
    """Return a paragraph of some eighty words that is like no other."""
    words = [WORDS[(chapter * 7 + number * step + step * step) % 9] for step in range(80)]
    return f"Paragraph {chapter}.{number} of turn {turn}: {' '.join(words)}."


def write(folder: Path, messages: int, turn: int) -> None:
    """Write a manuscript; with each turn, every tenth paragraph is another."""
    each = messages // CHAPTERS
    for chapter in range(1, CHAPTERS + 1):
        texts = [
            paragraph(chapter, number, turn if number % 10 == 0 else 0) for number in range(each)
        ]
        tail = TAIL.replace("{number}", str(chapter))
        text = HEAD.format(number=chapter) + "\n" + "\n\n".join(texts) + "\n" + tail
        (folder / f"0{chapter}-chapter-{chapter}.md").write_text(text, encoding="utf-8")


def seconds(root: Path) -> float:
    """Run an update and return how long it took."""
    return belpress_seconds("translate", "update", "-C", str(root))


def translate_all(folder: Path) -> None:
    """Fill every empty translation."""
    for path in folder.rglob("*.po"):
        text = path.read_text(encoding="utf-8")
        lines = text.split("\n")
        for index in range(12, len(lines)):
            if lines[index] == 'msgstr ""' and lines[index - 1].startswith("msgid"):
                lines[index] = f"msgstr {lines[index - 1].removeprefix('msgid ')}"
        path.write_text("\n".join(lines), encoding="utf-8")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--messages", type=int, default=1000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--keep", action="store_true", help="compare later runs with this one")
    wanted = parser.parse_args()
    fresh, changed, idle = [], [], []
    for _ in range(wanted.runs):
        with tempfile.TemporaryDirectory() as name:
            root = Path(name)
            folder = root / "manuscript" / "2030"
            folder.mkdir(parents=True)
            (root / "assets").mkdir()
            picture = ROOT / "assets/images/2022/cover.jpg"
            (root / "assets" / "opener.jpg").write_bytes(picture.read_bytes())
            languages = ", ".join(LANGUAGES)
            (folder / "edition.yaml").write_text(
                f"title: Book\nyear: 2030\nlanguage: en\ntranslations: [{languages}]\n"
            )
            write(folder, wanted.messages, 0)
            fresh.append(seconds(root))
            translate_all(folder)
            write(folder, wanted.messages, 1)
            changed.append(seconds(root))
            idle.append(seconds(root))
    named = (("new", fresh), ("a tenth changed", changed), ("idle", idle))
    report("translate", (Measure(name, found, "s") for name, found in named), wanted.keep)


if __name__ == "__main__":
    main()
