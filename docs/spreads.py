"""Makes the pictures of spreads that the README shows, after ``make all``: docs/spreads.py."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
from PIL import Image

ROOT = Path(__file__).resolve().parents[1]
SPREADS = {
    "cover": ("en", 0, 1),
    "opener": ("en", 4, 5),
    "body": ("en", 6, 7),
    "close": ("en", 8, 9),
    "table": ("en", 30, 31),
    "belarusian": ("be", 2, 3),
    "russian": ("ru", 14, 15),
}
WIDTH = 1100
EDGE = 2


def main() -> None:
    """Render each spread and save it as JPEG."""
    for name, (language, *pages) in SPREADS.items():
        book = pypdfium2.PdfDocument(ROOT / "build" / f"annual-review-2022.{language}.pdf")
        sheets = [book[page - 1].render(scale=2).to_pil().convert("RGB") for page in pages if page]
        width, height = sheets[0].size
        spread = Image.new("RGB", (width * len(sheets) + 2 * EDGE, height + 2 * EDGE), "#c9ced6")
        for column, sheet in enumerate(sheets):
            spread.paste(sheet, (column * width + EDGE, EDGE))
        wide = WIDTH * len(sheets) // 2
        small = spread.resize((wide, round(spread.height * wide / spread.width)))
        small.save(ROOT / "docs" / "images" / f"spread-{name}.jpg", quality=82, optimize=True)


if __name__ == "__main__":
    main()
