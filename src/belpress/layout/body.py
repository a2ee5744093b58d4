"""From a chapter's body to its pages.

A body is counted, made up and set; its pages show what everything in it truly measures. Where that
is not what was counted, it is made up and set once more. A translation is fitted to the pages of
its source, with the least change that does.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from belpress.layout.copyfit import AS_DRAWN, Fit
from belpress.layout.fitting import Fitting, words_in
from belpress.layout.makeup import make_up
from belpress.layout.measure import Measured, keep, measure
from belpress.layout.measures import larger
from belpress.layout.page_turns import kept_whole, turned_words
from belpress.layout.paged import Planned, body_plan, lost, set_planned
from belpress.layout.plan import BodyPlan
from belpress.layout.read_off import read_off
from belpress.model.document import Body
from belpress.model.edition import Bounds
from belpress.model.pages import Laid
from belpress.model.problem import Problem
from belpress.press.pressroom import Pressroom

MOST_COUNTS = 4
"""Times that a body is set because its pages show other measures than it was made up with."""
MOST_TURNS = 3
"""Times that a body is set again because a word is divided over a page turn."""
MOST_SEARCHES = 6
"""Times that the least change which fits is searched for, as pages show what was counted wrong."""


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


@dataclass(frozen=True)
class _AsPlanned:
    """A body set as its true measures have it planned.

    It is not ``settled`` if something measures otherwise at every place.
    """

    laid: Laid
    planned: Planned
    is_settled: bool


def set_body(pressroom: Pressroom, body: Body, number: int, *, suits: range) -> SetBody:
    """Set a body from page ``number`` on, in a number of pages that ``suits``."""
    made_up = partial(planned_for, suits=suits)
    found = _set_truly(pressroom, number, measure(pressroom, body), made_up)
    _keep(pressroom, found)
    plan, galley = found.planned.plan, found.planned.galley
    words = words_in(body, galley, galley.columns * plan.empty_rows)
    return SetBody(
        found.laid,
        body_plan(body, plan, found.laid),
        problems=lost(body, found.laid),
        spare_words=words,
    )


def planned_for(measured: Measured, *, suits: range) -> Planned:
    """Make a body up for a number of pages that ``suits``."""
    return Planned(measured, measured.galley, make_up(measured.galley, suits=suits))


def fit_body(
    pressroom: Pressroom, body: Body, number: int, aim: BodyPlan, bounds: Bounds
) -> SetBody:
    """Set a translated body in the pages of its source, with the least change that fits.

    Where no change within the bounds does, it is set as designed, and there is a problem that
    says by how many lines and words it is too long or too short.
    """
    run = Fitting(pressroom, body, aim, bounds)
    drawn = _set_truly(pressroom, number, measure(pressroom, body), run.planned)
    _keep(pressroom, drawn)
    run.learn(drawn.planned.measured)
    pages = len(drawn.laid.pages)
    is_long = pages > aim.pages or drawn.planned.plan.pages > aim.pages
    if pages == aim.pages and (is_long or run.is_good(AS_DRAWN)):
        return SetBody(drawn.laid, aim, problems=lost(body, drawn.laid))
    found, failed = None, set[Fit]()
    for _ in range(MOST_SEARCHES):
        fit = next((one for one in run.fitting(-1 if is_long else 1) if one not in failed), None)
        if fit is None or (found and found.fit == fit):
            break
        fitted = _set_truly(pressroom, number, run.counted(fit), run.planned)
        run.learn(fitted.planned.measured)
        if len(fitted.laid.pages) == aim.pages:
            found = SetBody(fitted.laid, aim, fit, lost(body, fitted.laid))
        else:
            failed.add(fit)
    if found:
        return found
    problems = lost(body, drawn.laid)
    if pages != aim.pages:
        problems += (run.problem(is_long=is_long),)
    return SetBody(drawn.laid, body_plan(body, drawn.planned.plan, drawn.laid), problems=problems)


def _set_truly(
    pressroom: Pressroom, number: int, measured: Measured, made_up: Callable[[Measured], Planned]
) -> _AsPlanned:
    """Set a body as it is measured, and again where its pages show that it measures otherwise."""
    body = measured.body
    for time in range(MOST_COUNTS):
        planned = made_up(measured)
        laid = set_planned(pressroom, body, number, planned)
        true = replace(measured, measures=read_off(body, measured.measures, laid))
        if true.galley == measured.galley:
            break
        # What measures otherwise at every place has the most room that it wants anywhere
        most = larger(true.measures, measured.measures) if time else true.measures
        measured = replace(measured, measures=most)
    laid = _turned(pressroom, body, number, planned, laid)
    is_settled = true.galley == planned.measured.galley
    return _AsPlanned(laid, replace(planned, measured=true), is_settled)


def _keep(pressroom: Pressroom, found: _AsPlanned) -> None:
    if found.is_settled:
        keep(pressroom, found.planned.measured)


def _turned(pressroom: Pressroom, body: Body, number: int, planned: Planned, laid: Laid) -> Laid:
    """Set a body again if a word is divided over a page turn, unless that takes more pages."""
    for _ in range(MOST_TURNS):
        words = tuple(turned_words(enumerate(laid.pages, start=laid.first_page)))
        body, divided = kept_whole(body, words), body
        if body == divided:
            break
        again = set_planned(pressroom, body, number, planned)
        if len(again.pages) != len(laid.pages):
            break
        laid = again
    return laid
