"""Make-up, by itself: arithmetic on lines and rows."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from belpress.layout.makeup import EVEN, ODD, make_up
from belpress.layout.margin import place_notes
from belpress.layout.plan import FloatSize, Galley, NoteSize, Plan, Strip

ROWS = 44


def galley(
    strips: list[int],
    floats: tuple[FloatSize, ...] = (),
    notes: tuple[NoteSize, ...] = (),
    head: int = 10,
) -> Galley:
    return Galley(ROWS, head, tuple(Strip(lines) for lines in strips), floats, notes)


def figure(after: int, rows: int = 18) -> FloatSize:
    return FloatSize(after, rows, rows - 4, rows + 4)


def test_plan_that_is_asked_for_again_is_not_worked_out_again() -> None:
    plan = make_up(galley([34, 34, 10]), suits=range(2, 3))
    assert make_up(galley([34, 34, 10]), suits=range(2, 3)) is plan


def test_text_fills_column_after_column() -> None:
    plan = make_up(galley([34, 34, 10]), suits=ODD)
    starts = [(strip.page, strip.column, strip.row) for strip in plan.strips]
    assert starts[:2] == [(0, 0, 10), (0, 1, 10)]
    assert starts[2][0] == 1


def test_figure_stands_on_the_page_of_its_passage() -> None:
    plan = make_up(galley([20] * 16, (figure(8),)), suits=ODD)
    assert plan.floats[0].page == plan.strips[8].page


def test_heights_change_so_that_the_last_page_is_full() -> None:
    strips = [12] * 14
    plan = make_up(galley(strips, (figure(3), figure(7))), suits=EVEN)
    assert plan.pages == 4 or plan.pages == 2
    assert plan.pages % 2 == 0


def test_page_figure_at_the_end_trails() -> None:
    plan = make_up(galley([20] * 3, (FloatSize(2, ROWS, ROWS, ROWS, is_page=True),)), suits=EVEN)
    assert plan.trailing == (0,)
    assert plan.pages == 2


def test_page_figure_inside_breaks_before_a_passage() -> None:
    plate = FloatSize(1, ROWS, ROWS, ROWS, is_page=True)
    plan = make_up(galley([30] * 8, (plate,)), suits=ODD)
    (strip,) = plan.breaks
    assert plan.floats[0].page == plan.strips[strip].page - 1


def test_short_passages_are_not_divided() -> None:
    plan = make_up(galley([33, 3, 5]), suits=ODD)
    assert plan.strips[1].column == 1


@settings(deadline=None)
@given(
    strips=st.lists(st.integers(1, 60), min_size=1, max_size=40),
    afters=st.lists(st.integers(0, 39), max_size=8),
    even=st.booleans(),
)
def test_everything_has_its_place(strips: list[int], afters: list[int], even: bool) -> None:
    floats = tuple(figure(min(after, len(strips) - 1)) for after in sorted(afters))
    plan = make_up(galley(strips, floats), suits=EVEN if even else ODD)
    assert len(plan.strips) == len(strips)
    assert [strip.page for strip in plan.strips] == sorted(strip.page for strip in plan.strips)
    for place in plan.floats.values():
        assert 0 <= place.row <= ROWS - place.rows
        assert place.page < plan.pages
    assert _no_overlap(plan)


def _no_overlap(plan: Plan) -> bool:
    return all(
        head + foot <= ROWS for head, foot in zip(plan.head_rows, plan.foot_rows, strict=True)
    )


@settings(deadline=None)
@given(
    notes=st.lists(st.tuples(st.integers(0, 19), st.floats(0, 1), st.integers(3, 14)), max_size=9)
)
def test_pull_quotes_never_overlap(notes: list[tuple[int, float, int]]) -> None:
    sizes = tuple(NoteSize(after, offset, rows) for after, offset, rows in notes)
    made = galley([20] * 20, notes=sizes)
    plan = make_up(made, suits=ODD)
    places = place_notes(made, plan.strips, plan.pages)
    assert len(places) == len(notes)
    for page in range(plan.pages):
        ordered = sorted(
            (place.row, place.row + place.rows) for place in places if place.page == page
        )
        total = sum(end - start for start, end in ordered)
        for (_, end), (start, _) in pairwise(ordered):
            assert start >= end or total + 2 * (len(ordered) - 1) > ROWS


def test_pull_quotes_of_a_page_stand_in_the_order_of_their_passages() -> None:
    notes = (NoteSize(3, 0.0, 8), NoteSize(1, 0.5, 8))
    made = galley([20, 20, 10, 20], notes=notes)
    plan = make_up(made, suits=ODD)
    assert {plan.strips[1].page, plan.strips[3].page} == {0}
    assert (plan.strips[1].column, plan.strips[3].column) == (0, 1)
    later, first = place_notes(made, plan.strips, plan.pages)
    assert first.row + first.rows < later.row
    assert later.row + later.rows <= ROWS
