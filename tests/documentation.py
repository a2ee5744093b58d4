"""The pages of the documentation, and what stands between their backticks."""

from __future__ import annotations

import re
from functools import cache

from samples import ROOT

PAGES = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").glob("*.md"))]
NAMES = [f"{page.relative_to(ROOT)}" for page in PAGES]
FENCE = re.compile(r"^( *)(`{3,})(\w*)\n(.*?)^\1\2$", re.DOTALL | re.MULTILINE)
SPAN = re.compile(r"(`+)(.+?)\1", re.DOTALL)


@cache
def text(page: str) -> str:
    return (ROOT / page).read_text(encoding="utf-8")


def fences(page: str, language: str | None = None) -> list[str]:
    """Return the blocks of code of a page, of one language or of any."""
    return [found[4] for found in FENCE.finditer(text(page)) if language in (None, found[3])]


def spans(page: str) -> list[str]:
    """Return what stands between backticks in the text of a page."""
    return [" ".join(found[2].split()) for found in SPAN.finditer(FENCE.sub("", text(page)))]
