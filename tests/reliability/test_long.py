"""Publications far longer than any review: only in the long run."""

from __future__ import annotations

import pytest

from edition.book import Book
from reliability.scratch import Scratch
from reliability.test_faults import IS_LONG
from samples import CHAPTER

pytestmark = pytest.mark.skipif(not IS_LONG, reason="a thousand pages take minutes")
SENTENCES = "The committee met on day {n} and settled the question for good. " * 7


def chapter(paragraphs: int, title: str) -> str:
    text = "\n\n".join(SENTENCES.format(n=number) for number in range(paragraphs))
    return CHAPTER.replace("Security", title).replace("## Fore", f"{text}\n\n## Fore")


def test_chapter_of_a_hundred_pages(scratch: Scratch) -> None:
    scratch.write("chapter", chapter(520, "Long"))
    scratch.build_good()
    book = Book(scratch.pdf)
    assert book.page_count > 90
    for number in (0, 260, 519):
        assert book.pages_with(f"met on day {number} and")


def test_thousand_pages(scratch: Scratch) -> None:
    scratch.write("chapter", chapter(520, "Part 0"))
    for number in range(1, 12):
        other = chapter(520, f"Part {number}").replace("{#sun ", "{")
        scratch.write(f"manuscript/2030/{number + 1:02}-part-{number}.md", other)
    scratch.build_good()
    book = Book(scratch.pdf)
    assert book.page_count > 1000
    assert [title for _, title in book.outline() if title.startswith("Part")] == [
        f"Part {number}" for number in range(12)
    ]
