"""From a chapter's body to its pages.

A body is laid out twice: once as a galley, in one long column, to learn how many lines everything
takes, and once as pages, when its figures and pull quotes have their places. A translation is
fitted to the pages of its source (see ``copyfit``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from belpress.layout.arrange import arranged
from belpress.layout.copyfit import AS_DRAWN, Fit
from belpress.layout.filling import LEAST_TEXT
from belpress.layout.fitting import Fitting, words_in
from belpress.layout.footnotes import FootnotePages
from belpress.layout.makeup import EVEN, ODD, make_up
from belpress.layout.measure import Measured, foresee, measure
from belpress.layout.page_turns import kept_whole, turned_words
from belpress.layout.plan import BodyPlan, Plan, StripPlace
from belpress.model.document import Body, Float, FloatForm, Passage
from belpress.model.edition import Bounds
from belpress.model.pages import Laid
from belpress.model.problem import Problem
from belpress.press.pressroom import Pressroom

ROWS_OFF = 2
"""A pull quote may stand so many rows off its passage."""
COLUMNS = 2
MOST_TURNS = 3
"""Times that a body is set again because a word is divided over a page turn."""
MOST_TIMES = 8
"""Times that a body with footnotes is set again until each of them stands on its page."""


@dataclass(frozen=True)
class SetBody:
    """A body set: its pages, its plan, how it was fitted, and what is wrong with it.

    ``spare_words`` is about how many more words its last page could take.
    """

    laid: Laid
    plan: BodyPlan
    fit: Fit = AS_DRAWN
    problems: tuple[Problem, ...] = ()
    spare_words: int = 0


def set_body(pressroom: Pressroom, body: Body, number: int, *, even: bool) -> SetBody:
    """Set a body from page ``number`` on, in an even or odd number of pages."""
    measured = measure(pressroom, body)
    plan = make_up(measured.galley, suits=EVEN if even else ODD)
    laid = _set_pages(pressroom, body, number, measured, plan)
    words = words_in(body, measured.galley, COLUMNS * plan.empty_rows)
    problems = _lost(body, laid)
    return SetBody(laid, _body_plan(body, plan, laid), problems=problems, spare_words=words)


def set_foreseen(
    pressroom: Pressroom, body: Body, number: int, aim: tuple[BodyPlan, Bounds] | None
) -> None:
    """Set a body as long as it most likely is, while it is still measured.

    Where it is, as after most changes of a few words, its pages are there as soon as that is known.
    """
    measured = foresee(pressroom, body)
    if measured is None:
        return
    if aim:
        measured, plan = Fitting(pressroom, body, *aim).made_up(measured)
    else:
        plan = make_up(measured.galley, suits=EVEN)
    places = (plan.strips, _planned_footnotes(measured, plan))
    _set_once(pressroom, body, number, measured, plan, places)


def foreseen_pages(pressroom: Pressroom, body: Body) -> int:
    """Return how many pages a body will take, an even number, before it is set."""
    return make_up(measure(pressroom, body).galley, suits=EVEN).pages


def likely_pages(pressroom: Pressroom, body: Body) -> int | None:
    """Return how many it most likely takes, before it is measured; nothing if nobody knows."""
    measured = foresee(pressroom, body)
    return make_up(measured.galley, suits=EVEN).pages if measured else None


def fit_body(
    pressroom: Pressroom, body: Body, number: int, aim: BodyPlan, bounds: Bounds
) -> SetBody:
    """Set a translated body in the pages of its source, with the least change that fits.

    Where no change within the bounds does, it is set as designed, and there is a problem that
    says by how many lines and words it is too long or too short.
    """
    run = Fitting(pressroom, body, aim, bounds)
    measured, plan = run.galley(AS_DRAWN)
    drawn = _set_pages(pressroom, body, number, measured, plan)
    is_long = len(drawn.pages) > aim.pages or plan.pages > aim.pages
    if len(drawn.pages) == aim.pages and (is_long or run.is_good(AS_DRAWN)):
        return SetBody(drawn, aim, problems=_lost(body, drawn))
    for fit in run.fitting(-1 if is_long else 1):
        measured, fitted = run.galley(fit)
        laid = _set_pages(pressroom, body, number, measured, fitted)
        if len(laid.pages) == aim.pages:
            return SetBody(laid, aim, fit, _lost(body, laid))
    problems = _lost(body, drawn)
    if len(drawn.pages) != aim.pages:
        problems += (run.problem(is_long=is_long),)
    return SetBody(drawn, _body_plan(body, plan, drawn), problems=problems)


def _body_plan(body: Body, plan: Plan, laid: Laid) -> BodyPlan:
    names = [one.name for one in body.floats if one.form is not FloatForm.MARGIN]
    figures = {names[index]: place.rows for index, place in plan.floats.items()}
    return BodyPlan(len(laid.pages), figures)


def _set_pages(
    pressroom: Pressroom, body: Body, number: int, measured: Measured, plan: Plan
) -> Laid:
    """Set a body, and again if a word is divided over a page turn, unless that takes more pages."""
    laid = _set_planned(pressroom, body, number, measured, plan)
    for _ in range(MOST_TURNS):
        words = tuple(turned_words(enumerate(laid.pages, start=laid.first_page)))
        body, divided = kept_whole(body, words), body
        if body == divided:
            break
        again = _set_planned(pressroom, body, number, measured, plan)
        if len(again.pages) != len(laid.pages):
            break
        laid = again
    return laid


def _set_planned(
    pressroom: Pressroom, body: Body, number: int, measured: Measured, plan: Plan
) -> Laid:
    """Set a body as it was planned, and again as its passages and footnotes come out."""
    strips, footnotes = plan.strips, _planned_footnotes(measured, plan)
    laid = _set_once(pressroom, body, number, measured, plan, (strips, footnotes))
    for _ in range(MOST_TIMES if body.footnotes else 1):
        observed = _observed(body, laid, plan, measured)
        found = _called_on(body, laid, plan, footnotes)
        if _is_close(strips, observed) and found == footnotes.pages and footnotes.has_room:
            break
        strips = observed
        footnotes = footnotes.moved(found, measured.galley.rows - LEAST_TEXT)
        laid = _set_once(pressroom, body, number, measured, plan, (strips, footnotes))
    return laid


def _planned_footnotes(measured: Measured, plan: Plan) -> FootnotePages:
    return FootnotePages(measured.galley.footnotes, plan.footnotes, plan.footnote_rows)


def _set_once(
    pressroom: Pressroom,
    body: Body,
    number: int,
    measured: Measured,
    plan: Plan,
    places: tuple[Sequence[StripPlace], FootnotePages],
) -> Laid:
    """Set a body whose passages and footnotes are taken to stand at some ``places``."""
    html, rules = arranged(body, measured.galley, plan, places[0], number, places[1])
    return pressroom.lay_out(body.setting(number, html, rules=measured.fit.rules + rules))


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


def _lost(body: Body, laid: Laid) -> tuple[Problem, ...]:
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


def _observed(body: Body, laid: Laid, plan: Plan, measured: Measured) -> tuple[StripPlace, ...]:
    """Read off the laid-out pages where every passage really stands."""
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
        top = anchors[page][passage.name][1] - measured.top_pt
        last = max(last_pages.get(passage.source, page), page)
        row = max(round(top / measured.line_pt), 0)
        places.append(StripPlace(page, plan.strips[index].column, row, last))
    return tuple(places)
