"""A body set as it is planned, and again as its passages and footnotes come out on the pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from belpress.layout.arrange import arranged
from belpress.layout.filling import LEAST_TEXT
from belpress.layout.footnotes import FootnotePages
from belpress.layout.measure import Measured
from belpress.layout.plan import BodyPlan, Galley, Plan, StripPlace
from belpress.model.document import Body, Float, FloatForm, Passage
from belpress.model.pages import Laid
from belpress.model.problem import Problem
from belpress.press.pressroom import Pressroom

ROWS_OFF = 2
"""A pull quote may stand so many rows off its passage."""
MOST_TIMES = 8
"""Times that a body with footnotes is set again until each of them stands on its page."""


@dataclass(frozen=True)
class Planned:
    """A body measured and made up. ``galley`` is what was made up, with figures as bounded."""

    measured: Measured
    galley: Galley
    plan: Plan


def set_planned(pressroom: Pressroom, body: Body, number: int, planned: Planned) -> Laid:
    """Set a body as it was planned, and again as its passages and footnotes come out."""
    galley, plan = planned.galley, planned.plan
    strips = plan.strips
    footnotes = FootnotePages(galley.footnotes, plan.footnotes, plan.footnote_rows)
    laid = _set_once(pressroom, body, number, planned, strips, footnotes)
    for _ in range(MOST_TIMES if body.footnotes else 1):
        observed = _observed(body, laid, planned)
        found = _called_on(body, laid, plan, footnotes)
        if _is_close(strips, observed) and found == footnotes.pages and footnotes.has_room:
            break
        strips = observed
        footnotes = footnotes.moved(found, galley.rows - LEAST_TEXT)
        laid = _set_once(pressroom, body, number, planned, strips, footnotes)
    return laid


def _set_once(
    pressroom: Pressroom,
    body: Body,
    number: int,
    planned: Planned,
    strips: Sequence[StripPlace],
    footnotes: FootnotePages,
) -> Laid:
    """Set a body whose passages and footnotes are taken to stand at some places."""
    html, rules = arranged(body, planned.galley, planned.plan, strips, number, footnotes)
    return pressroom.lay_out(body.setting(number, html, rules=planned.measured.fit.rules + rules))


def body_plan(body: Body, plan: Plan, laid: Laid) -> BodyPlan:
    """Return the pages that a body has, and the rows of its figures."""
    names = [one.name for one in body.floats if one.form is not FloatForm.MARGIN]
    figures = {names[index]: place.rows for index, place in plan.floats.items()}
    return BodyPlan(len(laid.pages), figures)


def _called_on(body: Body, laid: Laid, plan: Plan, footnotes: FootnotePages) -> tuple[int, ...]:
    """Read off the laid-out pages on which of them (from 0) every footnote is called.

    Those of floats go to the page that is planned for the float.
    """
    names = [one.name for one in body.floats if one.form is not FloatForm.MARGIN]
    planned = {names[index]: place.page for index, place in plan.floats.items()}
    found = []
    for one, own in zip(body.footnotes, footnotes.pages, strict=True):
        pages = (page for page, anchors in enumerate(laid.anchors) if one.mark in anchors)
        found.append(planned.get(one.after, next(pages, own)))
    return tuple(found)


def lost(body: Body, laid: Laid) -> tuple[Problem, ...]:
    """Make sure that everything of a body stands on its pages, once."""
    seen = {name for names in laid.anchors for name in names}
    everything: list[Passage | Float] = [*body.passages, *body.floats]
    return tuple(
        Problem(
            "layout-lost",
            f"there is no place for this {one.kind} on the pages",
            one.source,
            hint="make it shorter, or move it to another paragraph",
        )
        for one in everything
        if one.name not in seen
    )


def _is_close(planned: Sequence[StripPlace], observed: Sequence[StripPlace]) -> bool:
    """Whether passages stand where they were expected, to a row or two.

    A passage that is last in its column may be a little off without harm; one on another page
    would take its floats along.
    """
    return all(
        one.page == other.page and (abs(one.row - other.row) <= ROWS_OFF or one.row == 0)
        for one, other in zip(planned, observed, strict=True)
    )


def _observed(body: Body, laid: Laid, planned: Planned) -> tuple[StripPlace, ...]:
    """Read off the laid-out pages where every passage really stands."""
    plan, head = planned.plan, planned.measured.measures.head
    last_pages = {
        spot.source: number for number, page in enumerate(laid.pages) for spot in page.spots
    }
    places: list[StripPlace] = []
    anchors = laid.anchors
    # Where a name stands on several pages, it begins on the first
    page_of = {name: page for page in reversed(range(len(anchors))) for name in anchors[page]}
    for index, passage in enumerate(body.passages):
        page = page_of.get(passage.name)
        if page is None:
            places.append(plan.strips[index])
            continue
        top = anchors[page][passage.name][1] - head.top
        last = max(last_pages.get(passage.source, page), page)
        row = max(round(top / head.line), 0)
        places.append(StripPlace(page, plan.strips[index].column, row, last))
    return tuple(places)
