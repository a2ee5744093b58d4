"""Footnotes are held against their marks, in numbers and pages, on laid-out pages."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

import belpress
from belpress.layout.printed import Printed
from belpress.model.pages import LaidPage, Line
from belpress.model.problem import Problem, Severity
from checks.pages.proof import (
    FILE,
    SENTENCES,
    changed,
    chapter,
    found,
    laid_out,
    paragraph,
    project,
    styled,
    with_lines,
)

FIGURE = """![A plain blue sheet](../../assets/images/figure.jpg)
*The river in May.^[Seen from the bridge.]*
"""
BODY = "\n\n".join(
    [
        f"{SENTENCES[0]}^[The first.] {paragraph(1, 5)}",
        FIGURE,
        *(paragraph(2 * number, 6) for number in range(10)),
        f"{SENTENCES[1]}[^last] {paragraph(1, 5)}",
        "[^last]: The last.",
    ]
)
NOTED = chapter(BODY)


@pytest.fixture(scope="module")
def noted(tmp_path_factory: pytest.TempPathFactory) -> Printed:
    return laid_out(project(tmp_path_factory.mktemp("noted") / "p", NOTED))


def line_of(text: str) -> int:
    return next(n for n, line in enumerate(NOTED.split("\n"), start=1) if text in line)


def page_of(printed: Printed, name: str) -> int:
    return next(page.number for page in printed.pages if name in page.page.anchors)


def without(name: str) -> object:
    def change(page: LaidPage) -> LaidPage:
        return replace(page, anchors={one: at for one, at in page.anchors.items() if one != name})

    return change


def misplaced(printed: Printed) -> list[tuple[str, int]]:
    return [(one.message, one.source.line) for one in found("note-place", printed)]


def test_notes_on_the_pages_of_their_marks_are_right(noted: Printed) -> None:
    assert found("note-place", noted) == []
    (only,) = noted.chapters
    assert [note.number for note in only.notes] == [1, 2, 3]
    pages = [page_of(noted, note.mark) for note in only.notes]
    assert pages == sorted(pages)
    assert pages[0] < pages[2]


@pytest.mark.parametrize(
    "rules", [".footnotes { display: none }", ".float.footnotes { overflow: hidden; height: 0 }"]
)
def test_note_that_is_not_printed_is_lost(tmp_path: Path, rules: str) -> None:
    root = styled(project(tmp_path / "p", NOTED), "footnotes.css", rules)
    with pytest.raises(belpress.ProblemsFound) as stopped:
        belpress.build_edition(belpress.open_project(root), belpress.BuildRequest(2030))
    lost = [one for one in stopped.value.problems if one.rule == "note-place"]
    assert [one.source.line for one in lost] == [
        line_of("The first."),
        line_of("![A plain"),
        line_of("[^last]:"),
    ]
    for number, one in enumerate(lost, start=1):
        assert f"footnote {number} is called on page" in one.message
        assert one.message.endswith("stands on no page")
        assert (one.source.path, one.severity) == (FILE, Severity.ERROR)


def test_note_without_a_mark_is_an_error(noted: Printed) -> None:
    page = page_of(noted, "security-mark-3")
    (one,) = found("note-place", changed(noted, {page: without("security-mark-3")}))  # type: ignore[dict-item]
    assert one.message == f"footnote 3 stands on page {page} and no mark calls it"
    assert one.severity is Severity.ERROR


def test_note_on_another_page_than_its_mark_is_named(noted: Printed) -> None:
    page = page_of(noted, "security-mark-3")

    def given(other: LaidPage) -> LaidPage:
        return replace(other, anchors={**other.anchors, "security-mark-3": (0.0, 0.0)})

    moved = {page: without("security-mark-3"), page - 1: given}
    (one,) = found("note-place", changed(noted, moved))  # type: ignore[arg-type]
    assert one.message == f"footnote 3 stands on page {page}, its mark on page {page - 1}"
    assert (one.page, one.source.line) == (page, line_of("[^last]:"))


def test_notes_over_the_text_of_their_page_are_named_and_not_the_text(noted: Printed) -> None:
    page = page_of(noted, "security-mark-1")
    higher = with_lines(lambda line: raised(line) if line.kind == "footnote" else line)
    crowded = changed(noted, {page: higher})
    (one,) = found("note-place", crowded)
    said = f"there is no room on page {page} for the footnotes that are called on it"
    assert one.message == said
    assert one.source.line == line_of("The first.")
    assert found("text-overflow", crowded) == []


def raised(line: Line) -> Line:
    area = replace(line.area, y=line.area.y - 200)
    return replace(line, area=area, baseline=line.baseline - 200)


def problems_of(tmp_path: Path, body: str) -> list[Problem]:
    root = project(tmp_path / "p", chapter(f"{SENTENCES[0]} {body}"))
    with pytest.raises(belpress.ProblemsFound) as stopped:
        belpress.build_edition(belpress.open_project(root), belpress.BuildRequest(2030))
    return [one for one in stopped.value.problems if one.is_error]


@pytest.mark.parametrize(
    ("body", "line"),
    [
        (f"A long note.[^long] {paragraph(1, 40)}\n\n[^long]: {paragraph(0, 80)}", 16),
        ("".join(f"word^[{paragraph(number, 25)}] " for number in range(9)), 14),
        (
            "\n\n| A | B |\n| --- | --- |\n| a | "
            + "".join(f"b^[{paragraph(number, 12)}] " for number in range(12))
            + f"|\n\n{paragraph(1, 60)}",
            16,
        ),
    ],
    ids=["one long note", "nine notes in a line", "twelve notes in a row of a table"],
)
def test_more_notes_than_a_page_can_hold_are_named(tmp_path: Path, body: str, line: int) -> None:
    (one,) = problems_of(tmp_path, body)
    assert one.rule == "note-place"
    assert "no room on page" in one.message
    assert (one.source.path, one.source.line) == (FILE, line)


def test_note_of_half_a_page_is_set(tmp_path: Path) -> None:
    body = f"A long note.[^long] {paragraph(1, 40)}\n\n[^long]: {paragraph(0, 40)}"
    printed = laid_out(project(tmp_path / "p", chapter(f"{SENTENCES[0]} {body}")))
    assert found("note-place", printed) == []
    assert found("text-overflow", printed) == []
