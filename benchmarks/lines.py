"""Counts the lines of an edition, and lays it out to see whether they are right.

    python benchmarks/lines.py [YEAR] [LANGUAGE ...]

Prints, for each language, how many passages, figures, quotes and footnotes are counted as they are
laid out, the CPU time of counting, and each one that is wrong.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from belpress.assets.load import load_materials  # noqa: E402
from belpress.compose.edition import compose  # noqa: E402
from belpress.layout.copyfit import AS_DRAWN  # noqa: E402
from belpress.layout.counting.counted import count  # noqa: E402
from belpress.layout.measures import Wanted  # noqa: E402
from belpress.model.document import Body  # noqa: E402
from belpress.model.edition import Edition  # noqa: E402
from belpress.press.pressroom import Pressroom  # noqa: E402
from belpress.project.cache import Store  # noqa: E402
from belpress.project.project import open_project  # noqa: E402
from belpress.read.edition import read_edition  # noqa: E402
from belpress.tasks.translate import translate_edition  # noqa: E402
from layout.counting import compared  # noqa: E402 - shared with the tests


def main() -> None:
    """Count the edition of a year, in the languages that are named, or in all of its own."""
    year, *languages = sys.argv[1:] or ["2022"]
    project = open_project(ROOT)
    source = read_edition(project, int(year))
    for language in languages or source.languages:
        edition = source
        if language != source.language:
            edition = translate_edition(project, source, language).edition
        with tempfile.TemporaryDirectory() as folder, Pressroom(Store(Path(folder)), 1) as room:
            room.equip(load_materials(project, edition)[0])
            hold(room, edition, language)


def hold(room: Pressroom, edition: Edition, language: str) -> None:
    """Print how many pieces of an edition are counted right, and what is wrong."""
    bodies = [chapter.body for chapter in compose(edition).chapters if chapter.body]
    found = [(body, one) for body in bodies for one in compared(room, body)]
    wrong = [(body, one) for body, one in found if not one.is_right]
    print(f"{language}: {len(found) - len(wrong)} of {len(found)} right, {_time(room, bodies)}")
    for body, one in wrong:
        said = f"{one.counted:.2f} lines for {one.laid_out:.2f}"
        doubt = "" if one.is_certain else ", not certain"
        print(f"  {body.chapter}: {one.root} {one.index}: {said}{doubt}")


def _time(room: Pressroom, bodies: list[Body]) -> str:
    started = time.process_time()
    for body in bodies:
        count(room, body, AS_DRAWN, Wanted.everything(body))
    return f"{(time.process_time() - started) * 1000:.0f} ms"


if __name__ == "__main__":
    main()
