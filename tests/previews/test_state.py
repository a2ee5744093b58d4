"""Places of the source and of catalogues, found on the pages."""

from __future__ import annotations

import time

import pytest

from belpress.model.message import Standing, Wording
from belpress.model.pages import Area, Spot
from belpress.model.problem import Problem, Source
from belpress.preview.lines import Lines
from belpress.preview.state import PreviewPage, State

SOURCE = "manuscript/2022/01-west.md"
CATALOGUE = "manuscript/2022/translations/be/west.po"
LIMIT_S = 10
"""Much longer than it takes; a search through everything for each message takes minutes."""


def page(number: int, *lines: int, chapter: str = "west", path: str = SOURCE) -> PreviewPage:
    """Return a page on which something stands from each line of a file, one below the other."""
    spots = tuple(
        Spot(Source(path, line), "paragraph", Area(50, 20 * row, 200, 15))
        for row, line in enumerate(lines)
    )
    return PreviewPage(number, chapter, f"{number}", 595, 842, "", 0, Area(0, 0, 9, 9), 16, spots)


@pytest.mark.parametrize(
    ("line", "found"),
    [(0, []), (2, []), (3, ["a", "c"]), (8, ["a", "c"]), (9, ["b"]), (99, ["b"])],
)
def test_what_stands_at_a_line_or_last_before_it(line: int, found: list[str]) -> None:
    at_three, at_nine = Source(SOURCE, 3), Source(SOURCE, 9)
    lines = Lines([(at_three, "a"), (at_nine, "b"), (at_three, "c"), (Source("other", 4), "d")])
    assert list(lines.last(Source(SOURCE, line))) == found
    assert list(lines.last(Source("none", line))) == []


def test_place_is_on_the_page_of_its_chapter_before_a_summary() -> None:
    state = State(pages=(page(3, 5, chapter=""), page(8, 2, 5), page(9, 5, 12)))
    lines = (0, 1, 2, 4, 5, 11, 12, 40)
    pages = [state.page_of(Source(SOURCE, line)) for line in lines]
    assert pages == [0, 0, 8, 8, 8, 8, 9, 9]
    assert state.page_of(Source("other", 5)) == 0


def test_place_in_a_catalogue_is_on_the_page_of_what_it_words() -> None:
    state = State(
        pages=(page(8, 2), page(9, 12)),
        wordings={
            Source(SOURCE, 2): Wording("a", Standing.TRANSLATED, Source(CATALOGUE, 30)),
            Source(SOURCE, 12): Wording("b", Standing.TRANSLATED, Source(CATALOGUE, 20)),
        },
    )
    assert [state.page_of(Source(CATALOGUE, line)) for line in (19, 20, 29, 30, 99)] == [
        0, 9, 9, 8, 8,
    ]  # fmt: skip


def test_thousands_of_messages_that_wait_are_reported_at_once() -> None:
    count = 10_000
    lines = range(1, count + 1)
    pages = tuple(page(number, *lines[number::100]) for number in range(100))
    wordings = {
        Source(SOURCE, line): Wording("", Standing.MISSING, Source(CATALOGUE, line))
        for line in lines
    }
    problems = tuple(Problem("x", "x", Source(CATALOGUE, line)) for line in lines)
    started = time.monotonic()
    told = State(pages=pages, wordings=wordings, problems=problems).as_json()
    assert time.monotonic() - started < LIMIT_S
    assert [len(shown["tints"]) for shown in told["pages"]] == [count // 100] * 100
    assert {problem["page"] for problem in told["problems"]} == set(range(100))
    assert told["waiting"] == {"missing": count}


def test_a_spot_is_tinted_once_for_all_that_waits_in_it() -> None:
    wordings = {
        Source(SOURCE, line): Wording("", Standing.FUZZY, Source(CATALOGUE, line))
        for line in (3, 4, 5)
    }
    told = State(pages=(page(8, 3),), wordings=wordings).as_json()
    assert len(told["pages"][0]["tints"]) == 1
    assert told["waiting"] == {"fuzzy": 3}
