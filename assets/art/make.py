"""Makes the pictures of the edition: ``python assets/art/make.py [--seed 2022] [NAME…]``.

The same seed gives the same pictures, byte for byte, with the same version of Pillow.
"""

from __future__ import annotations

import argparse
import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

import belarus_russia  # noqa: E402 - its folder has to be on the path first
import belarus_west  # noqa: E402
import civil_society  # noqa: E402
import cover  # noqa: E402
import ruling_elite  # noqa: E402
import security  # noqa: E402

CHAPTERS = (cover, ruling_elite, security, civil_society, belarus_west, belarus_russia)
PICTURES = {name: make for chapter in CHAPTERS for name, make in chapter.PICTURES.items()}


def make_picture(name: str, seed: int, folder: Path) -> str:
    """Make one picture, save it in a folder, and say what was made."""
    path = folder / f"{name}.jpg"
    PICTURES[name](seed).save(path)
    return f"{path.name}: {path.stat().st_size // 1024} KB"


def main() -> None:
    """Make the pictures named on the command line, or all of them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help="a picture; else all of them")
    parser.add_argument("--seed", type=int, default=2022)
    parser.add_argument("--out", type=Path, default=HERE.parent / "images" / "2022")
    wanted = parser.parse_args()
    unknown = [name for name in wanted.names if name not in PICTURES]
    if unknown:
        parser.error(f"no picture {', '.join(unknown)}; there is {', '.join(sorted(PICTURES))}")
    wanted.out.mkdir(parents=True, exist_ok=True)
    names = wanted.names or list(PICTURES)
    with ProcessPoolExecutor() as pool:
        count = len(names)
        for line in pool.map(make_picture, names, [wanted.seed] * count, [wanted.out] * count):
            print(line)


if __name__ == "__main__":
    main()
