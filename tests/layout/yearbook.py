"""A small edition of chapters that a test makes up, built and opened for reading."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import belpress
from edition.book import Book
from samples import jpeg

_CHAPTER = """---
title: Chapter {name}
headline: A headline
colour_key: unchanged
opener:
  image: ../../assets/images/opener.jpg
  alt: An opener
---

{text}
"""
LEAD = "The lead of this chapter."
FORECASTS = """
## Forecasts {.forecasts}

- It will rain. {.summary}
- It will shine.
"""


def built(root: Path, chapters: Mapping[str, str]) -> Book:
    """Return the PDF of chapters, each a name and what follows its front matter.

    They may show the picture ``../../assets/images/figure.jpg``. Nothing may be wrong with them.
    """
    images, folder = root / "assets" / "images", root / "manuscript" / "2030"
    images.mkdir(parents=True)
    folder.mkdir(parents=True)
    (images / "opener.jpg").write_bytes(jpeg(2551, 3579))
    (images / "figure.jpg").write_bytes(jpeg(1949, 1358))
    (folder / "edition.yaml").write_text("title: Yearbook\nyear: 2030\nlanguage: en\n")
    for number, (name, text) in enumerate(chapters.items(), start=1):
        chapter = _CHAPTER.format(name=name, text=text)
        (folder / f"{number:02}-{name}.md").write_text(chapter, encoding="utf-8")
    project, target = belpress.open_project(root), root / "book.pdf"
    done = belpress.build_edition(project, belpress.BuildRequest(2030, target=target))
    assert done.problems == ()
    return Book(target)
