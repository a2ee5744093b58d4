"""Every page rule finds its defect on laid-out pages, with page, column and line, and no other."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from itertools import chain
from pathlib import Path

import pytest

import belpress
from belpress.checks.breaks import divided
from belpress.checks.rulebook import printed_problems
from belpress.layout.printed import Printed
from belpress.model.pages import Area, LaidPage, Line
from belpress.model.problem import Problem, Severity
from checks.pages.conftest import WIDE
from checks.pages.proof import FILE, changed, found, with_lines

PLACE = re.compile(r"\(page (\d+), (?:left|right) column\)")


def manuscript_line(printed: Printed, problem: Problem) -> str:
    """Return the line of the manuscript that a problem names."""
    assert problem.source.path == FILE
    text = (Path(printed.edition.root) / FILE).read_text()
    return text.split("\n")[problem.source.line - 1]


def in_column(problem: Problem) -> bool:
    """Whether a problem names a column, on the page that it says it is on."""
    place = PLACE.search(problem.message)
    return place is not None and int(place[1]) == problem.page


def test_clean_pages_are_clean(clean: Printed) -> None:
    assert not any(printed_problems(clean))
    assert sum(len(page.columns) for page in clean.pages) == 6


@pytest.mark.parametrize(
    ("rule", "quoted"),
    [
        ("widow", r'^"(.+)" stands alone at the head'),
        ("orphan", r'^"(.+)" stands alone at the foot'),
        ("off-grid", r'^"(.+)" stands \d\.\d pt off'),
    ],
)
def test_lines_are_found_by_their_words(misstyled: Printed, rule: str, quoted: str) -> None:
    problems = found(rule, misstyled)
    assert problems
    for problem in problems:
        words = re.search(quoted, problem.message)
        assert words
        assert in_column(problem)
        quoted_words = words[1].rstrip("\u2010").replace("\u00a0", " ")
        assert quoted_words in manuscript_line(misstyled, problem)


def test_only_a_lone_last_line_is_a_widow(clean: Printed) -> None:
    pieces = next(iter(divided(next(clean.bodies))))
    head = pieces[-1]
    lone = [line for row in head.rows[:-1] for line in row.lines]
    drop = with_lines(lambda line: None if line in lone else line)
    (problem,) = found("widow", changed(clean, {head.page.number: drop}))
    assert problem.page == head.page.number
    assert problem.source == head.rows[0].source
    assert head.column.name in problem.message


def test_only_a_lone_first_line_is_an_orphan(clean: Printed) -> None:
    pieces = next(iter(divided(next(clean.bodies))))
    foot = pieces[0]
    lone = [line for row in foot.rows[1:] for line in row.lines]
    drop = with_lines(lambda line: None if line in lone else line)
    (problem,) = found("orphan", changed(clean, {foot.page.number: drop}))
    assert (problem.page, problem.source) == (foot.page.number, foot.rows[0].source)


def test_heading_at_the_foot_of_a_column_is_found(misstyled: Printed) -> None:
    (problem,) = found("heading-at-foot", misstyled)
    assert "The lower town 19" in problem.message
    assert in_column(problem)
    assert manuscript_line(misstyled, problem) == "## The lower town 19"


def test_last_page_under_a_fifth_full_is_found(short: Printed) -> None:
    (problem,) = found("short-last-page", short)
    assert "only 7% full (page 8)" in problem.message
    assert problem.page == 8
    assert manuscript_line(short, problem)


def test_chapter_past_its_planned_pages_is_found(misworded: Printed) -> None:
    (problem,) = found("planned-pages", misworded)
    assert (
        problem.message
        == '"Security" takes 4 pages, but 3 are planned; page 7 is the first extra page'
    )
    assert (problem.source.path, problem.page) == (FILE, 7)


def test_three_hyphens_in_a_row_are_found(misworded: Printed) -> None:
    (problem,) = found("hyphen-ladder", misworded)
    message = problem.message.replace("\u2010", "-")
    assert '"interna-", "institutional-", "constitution-"' in message
    assert in_column(problem)
    assert manuscript_line(misworded, problem).startswith("Representativeness")


def test_two_hyphens_in_a_row_are_none(misworded: Printed) -> None:
    (problem,) = found("hyphen-ladder", misworded)
    whole = with_lines(
        lambda line: replace(line, text="whole") if "some constitu" in line.text else line
    )
    assert found("hyphen-ladder", changed(misworded, {problem.page: whole})) == []


def test_word_over_the_width_of_its_column_is_found(misworded: Printed) -> None:
    (problem,) = found("wide-word", misworded)
    assert f'"{WIDE * 2}"' in problem.message
    assert "reaches the text beside it" in problem.message
    assert problem.severity is Severity.ERROR
    assert in_column(problem)
    assert WIDE in manuscript_line(misworded, problem)


def test_word_that_stays_in_the_gutter_is_a_warning(misworded: Printed) -> None:
    (problem,) = found("wide-word", misworded)
    nearer = with_lines(lambda line: replace(line, across=5.0) if WIDE in line.text else line)
    (other,) = found("wide-word", changed(misworded, {problem.page: nearer}))
    assert other.severity is Severity.WARNING


def test_missing_glyph_is_named_with_its_font(misworded: Printed) -> None:
    (problem,) = found("missing-glyph", misworded)
    named = "U+13000 EGYPTIAN HIEROGLYPH A001 is not in Source Serif 4 SmText 400"
    assert problem.message.startswith(named)
    assert problem.severity is Severity.ERROR
    assert in_column(problem)
    assert manuscript_line(misworded, problem).startswith("A sign")


def test_alphabet_that_a_typeface_lacks_is_named_once(clean: Printed) -> None:
    def with_cherokee(line: Line) -> Line:
        runs = [replace(run, text=f"{run.text} ᎠᎡᎢᎣᎤᎥᎦ") for run in line.runs]
        return replace(line, runs=tuple(runs)) if line.kind == "caption" else line

    (problem,) = found("missing-glyph", changed(clean, {5: with_lines(with_cherokee)}))
    assert problem.message.startswith("7 Cherokee letters (Ꭰ Ꭱ Ꭲ Ꭳ Ꭴ Ꭵ Ꭶ) are not in ")


def test_font_of_the_machine_is_found(clean: Printed) -> None:
    def set_in_arial(line: Line) -> Line:
        runs = [
            replace(run, lettering=replace(run.lettering, families=("Arial",))) for run in line.runs
        ]
        return replace(line, runs=tuple(runs)) if line.kind == "caption" else line

    (problem,) = found("missing-glyph", changed(clean, {5: with_lines(set_in_arial)}))
    assert problem.message.startswith('"Arial" is a typeface that the styles ask for and no')


def test_coarse_picture_is_an_error_under_150_dpi(misworded: Printed) -> None:
    (problem,) = found("picture-resolution", misworded)
    assert problem.severity is Severity.ERROR
    told = re.search(
        r'"assets/images/figure.jpg" is printed 126 mm wide \(page 5\) .*, at (\d+) dpi;',
        problem.message,
    )
    assert told
    assert 80 < int(told[1]) < 120
    assert manuscript_line(misworded, problem).startswith("![A plain blue sheet]")


@pytest.mark.parametrize(
    ("dpi", "severities"),
    [(149.4, [Severity.ERROR]), (150, [Severity.WARNING]), (299, [Severity.WARNING]), (300, [])],
)
def test_resolution_has_two_bounds(clean: Printed, dpi: float, severities: list[Severity]) -> None:
    def coarse(page: LaidPage) -> LaidPage:
        return replace(page, pictures=tuple(replace(picture, dpi=dpi) for picture in page.pictures))

    problems = found("picture-resolution", changed(clean, {4: coarse}))
    assert [problem.severity for problem in problems] == severities


def test_columns_that_end_lines_apart_are_found(misstyled: Printed) -> None:
    problems = found("uneven-columns", misstyled)
    assert 8 in [problem.page for problem in problems]
    for problem in problems:
        assert in_column(problem)
        assert manuscript_line(misstyled, problem)


@pytest.mark.parametrize(("lines", "count"), [(1, 0), (2, 1)])
def test_columns_may_end_one_line_apart(clean: Printed, lines: int, count: int) -> None:
    page = next(page for page in clean.pages if len(page.columns) == 2)
    left, right = page.columns
    level = min(left.bottom, right.bottom)
    gone = [line for row in left.rows if row.bottom > level + 1 for line in row.lines]
    end = level - lines * page.page.line_pt
    gone += [line for row in right.rows if row.bottom > end + 1 for line in row.lines]
    drop = with_lines(lambda line: None if line in gone else line)
    problems = found("uneven-columns", changed(clean, {page.number: drop}))
    assert len(problems) == count
    assert all(
        "the right column ends 2 lines above the left" in problem.message for problem in problems
    )


def test_facing_pages_that_end_lines_apart_are_found(misstyled: Printed) -> None:
    (problem,) = found("uneven-spread", misstyled)
    assert re.match(
        r"page 6 ends \d(\.\d)? lines above page 7 beside it \(page 6, ", problem.message
    )
    assert in_column(problem)
    assert manuscript_line(misstyled, problem)


def test_folios_out_of_order_are_found(misstyled: Printed) -> None:
    problems = found("folio-order", misstyled)
    assert [(problem.page, problem.message) for problem in problems] == [
        (6, "the folio of page 6 reads 66, after 5"),
        (8, "the folio of page 8 reads 66, after 7"),
    ]
    assert {problem.source.path for problem in problems} == {FILE}


def test_wrong_number_on_the_contents_page_is_found(misstyled: Printed) -> None:
    (problem,) = found("contents-number", misstyled)
    assert (
        problem.message
        == 'the contents page shows 40 for "Security", which begins on page 4 (page 3)'
    )
    assert manuscript_line(misstyled, problem) == "title: Security"


def test_title_that_leaves_its_box_stops_the_build(misstyled: Printed) -> None:
    (problem,) = found("text-overflow", misstyled)
    assert re.match(r'"SECURITY" leaves its box by \d+ pt \(page 4\)', problem.message)
    assert problem.severity is Severity.ERROR
    assert manuscript_line(misstyled, problem) == "title: Security"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda area: replace(area, x=area.x + 560), "leaves the page by"),
        (lambda area: replace(area, y=area.y - 60), "leaves the page by"),
    ],
)
def test_text_that_leaves_the_page_is_found(
    clean: Printed, change: Callable[[Area], Area], said: str
) -> None:
    def moved(line: Line) -> Line:
        is_title = line.kind == "chapter-title"
        return replace(line, area=change(line.area)) if is_title else line

    (problem,) = found("text-overflow", changed(clean, {4: with_lines(moved)}))
    assert said in problem.message
    assert problem.page == 4


def test_text_over_other_text_is_found(clean: Printed) -> None:
    page = next(page for page in clean.pages if any(s.kind == "caption" for s in page.page.spots))
    quote = next(line for line in page.page.lines if line.kind == "pull-quote-text")
    body = page.columns[1].rows[5].line
    over = replace(quote, area=body.area, baseline=body.baseline + 2)
    drop = with_lines(lambda line: over if line == quote else line)
    (problem,) = found("text-overflow", changed(clean, {page.number: drop}))
    assert "runs over" in problem.message
    assert f"page {page.number}" in problem.message


def test_errors_on_pages_stop_a_build(misstyled: Printed) -> None:
    root = Path(misstyled.edition.root)
    with pytest.raises(belpress.ProblemsFound) as stopped:
        belpress.build_edition(belpress.open_project(root), belpress.BuildRequest(2030))
    errors = {problem.rule for problem in stopped.value.problems if problem.is_error}
    assert errors == {"text-overflow", "pull-quote-place"}
    assert not list((root / "build").glob("*.pdf"))


def test_pull_quote_that_is_lost_is_an_error(misstyled: Printed) -> None:
    (problem,) = found("pull-quote-place", misstyled)
    assert problem.message.replace("\u00a0", " ") == (
        'pull quote "The river rose in May." is not on any page'
    )
    assert problem.severity is Severity.ERROR
    assert manuscript_line(misstyled, problem) == "  - The river rose in May."


def test_pull_quote_that_stands_twice_or_elsewhere_is_found(clean: Printed) -> None:
    spot = next(spot for spot in clean.pages[4].page.spots if spot.kind == "pull-quote-text")

    def given(page: LaidPage) -> LaidPage:
        return replace(page, spots=(*page.spots, spot))

    def taken(page: LaidPage) -> LaidPage:
        return replace(
            page, spots=tuple(other_spot for other_spot in page.spots if other_spot != spot)
        )

    (twice,) = found("pull-quote-place", changed(clean, {7: given}))
    assert "stands 2 times, on page 5 and page 7" in twice.message
    (moved,) = found("pull-quote-place", changed(clean, {5: taken, 7: given}))
    assert "is on page 7, but its paragraph is on page 5" in moved.message
    assert manuscript_line(clean, moved) == "  - The river rose in May."


def test_defects_of_words_are_no_defects_of_others(misworded: Printed) -> None:
    assert {problem.rule for problem in chain(*printed_problems(misworded))} == {
        "hyphen-ladder",
        "missing-glyph",
        "picture-resolution",
        "planned-pages",
        "wide-word",
    }
