"""Makes the pictures of pages that the documentation shows: docs/spreads.py.

It wants the files of ``belpress build -l all --for screen --for print``.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pypdfium2
from PIL import Image

ROOT = Path(__file__).resolve().parents[1]
SPREADS = {
    "cover": ("en", 0, 1),
    "opener": ("en", 4, 5),
    "body": ("en", 6, 7),
    "close": ("en", 8, 9),
    "table": ("en", 32, 33),
    "belarusian": ("be", 2, 3),
    "russian": ("ru", 14, 15),
}
SHEETS = (4, 8)
"""Pages that are shown as they go to the printer."""
WIDTH = 1100
EDGE = 2


def main() -> None:
    """Render each spread, and two sheets with their marks, and save them as JPEG."""
    printed = pypdfium2.PdfDocument(ROOT / "build" / "annual-review-2022.en.print.pdf")
    save("sheets-print", [printed[page - 1] for page in SHEETS])
    for name, (language, *pages) in SPREADS.items():
        book = pypdfium2.PdfDocument(ROOT / "build" / f"annual-review-2022.{language}.pdf")
        save(f"spread-{name}", [book[page - 1] for page in pages if page])


def save(name: str, pages: Sequence[Any]) -> None:
    """Save pages side by side."""
    sheets = [page.render(scale=2).to_pil().convert("RGB") for page in pages]
    width, height = sheets[0].size
    spread = Image.new("RGB", (width * len(sheets) + 2 * EDGE, height + 2 * EDGE), "#c9ced6")
    for column, sheet in enumerate(sheets):
        spread.paste(sheet, (column * width + EDGE, EDGE))
    wide = WIDTH * len(sheets) // 2
    small = spread.resize((wide, round(spread.height * wide / spread.width)))
    small.save(ROOT / "docs" / "images" / f"{name}.jpg", quality=82, optimize=True)


if __name__ == "__main__":
    main()
