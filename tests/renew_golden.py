"""Renews the golden pages, and makes a sheet of those that changed: before, after, difference."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from PIL import Image

sys.path.insert(0, str(Path(__file__).resolve().parent))

import belpress
from edition.book import Book
from edition.test_golden import DPI, GOLDEN, PAGES, difference
from language.pages import OF_GOLDEN, LanguagePages
from samples import ROOT


def main() -> None:
    """Build the edition and renew every golden page that differs."""
    GOLDEN.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "review.pdf"
        belpress.build_edition(
            belpress.open_project(ROOT), belpress.BuildRequest(2022, target=target)
        )
        book = Book(target)
        for name, page in PAGES.items():
            renew(name, book.picture(page, DPI))
        pages = LanguagePages(Path(folder) / "languages")
        for language in OF_GOLDEN:
            renew(f"languages/{language}", pages.picture(language))


def renew(name: str, after: Image.Image) -> None:
    """Renew one golden page; where there was one that differs, show both."""
    path = GOLDEN / f"{name}.png"
    path.parent.mkdir(exist_ok=True)
    if path.exists():
        before = Image.open(path).convert("RGB")
        if before.size == after.size and not difference(before, after).getbbox():
            return
        sheet = Image.new("RGB", (before.width + after.width + 10, after.height), "grey")
        sheet.paste(before, (0, 0))
        sheet.paste(after, (before.width + 10, 0))
        (GOLDEN / "difference").mkdir(exist_ok=True)
        sheet.save(GOLDEN / "difference" / f"{path.stem}-renewed.png")
    after.save(path, optimize=True)
    print(f"renewed {path.name}; before and after: golden/difference")


if __name__ == "__main__":
    main()
