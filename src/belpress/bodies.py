"""From a chapter's body to its pages.

A body is laid out twice: once as a galley, in one long column, to learn how many lines everything
takes, and once as pages, when its figures and pull quotes have their places. A translation is
fitted to the pages of its source (see ``copyfit``).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from belpress import makeup
from belpress.copyfit import AS_DRAWN, Fit, least, steps
from belpress.galleys import Measured, foresee, measure
from belpress.layout.arrange import Arrangement, Placed, body_html
from belpress.makeup import (
    FloatPlace,
    FloatSize,
    Galley,
    Plan,
    StripPlace,
    lines_over,
    lines_under,
    make_up,
    place_notes,
)
from belpress.model.document import Body, Float, FloatForm, Part, Passage
from belpress.model.edition import Bounds
from belpress.model.pages import Laid
from belpress.model.problem import Problem, Severity, Source
from belpress.model.setting import without_tags
from belpress.press.pressroom import Pressroom

ROWS_OFF = 2
"""A pull quote may stand so many rows off its passage."""
MOST_EMPTY = 8
"""Rows that may stay empty on a translation's last page before it is set looser."""
COLUMNS = 2
STEPS_ON = 3
"""Further steps to try where the pages turn out other than they were worked out."""


@dataclass(frozen=True)
class BodyPlan:
    """The pages of a body: how many, and the rows of every figure, by name."""

    pages: int
    figures: Mapping[str, int]


@dataclass(frozen=True)
class SetBody:
    """A body set: its pages, its plan, how it was fitted, and what is wrong with it.

    ``room`` is about how many words its last page has room for.
    """

    laid: Laid
    plan: BodyPlan
    fit: Fit = AS_DRAWN
    problems: tuple[Problem, ...] = ()
    room: int = 0


def set_body(room: Pressroom, part: Part, number: int, *, even: bool) -> SetBody:
    """Set a body from page ``number`` on, in an even or odd number of pages."""
    measured = measure(room, part)
    plan = make_up(measured.galley, suits=makeup.even if even else makeup.odd)
    laid = _set_pages(room, part, number, measured, plan)
    body = _body(part)
    words = _words(body, measured.galley, COLUMNS * plan.empty_rows)
    return SetBody(laid, _body_plan(body, plan, laid), problems=_lost(body, laid), room=words)


def set_foreseen(
    room: Pressroom, part: Part, number: int, aim: tuple[BodyPlan, Bounds] | None
) -> None:
    """Set a body as long as it most likely is, while it is still measured.

    Where it is, as after most changes of a few words, its pages are there as soon as that is known.
    """
    measured = foresee(room, part)
    if measured is None:
        return
    if aim:
        measured, plan = _Fitting(room, part, *aim).made_up(measured)
    else:
        plan = make_up(measured.galley, suits=makeup.even)
    _set_once(room, part, number, measured, plan, plan.strips)


def foreseen_pages(room: Pressroom, part: Part) -> int:
    """Return how many pages a body will take, an even number, before it is set."""
    return make_up(measure(room, part).galley, suits=makeup.even).pages


def likely_pages(room: Pressroom, part: Part) -> int | None:
    """Return how many it most likely takes, before it is measured; nothing if nobody knows."""
    measured = foresee(room, part)
    return make_up(measured.galley, suits=makeup.even).pages if measured else None


def fit_body(room: Pressroom, part: Part, number: int, aim: BodyPlan, bounds: Bounds) -> SetBody:
    """Set a translated body in the pages of its source, with the least change that fits.

    Where no change within the bounds does, it is set as designed, and there is a problem that
    says by how many lines and words it is too long or too short.
    """
    run = _Fitting(room, part, aim, bounds)
    body = _body(part)
    measured, plan = run.galley(AS_DRAWN)
    drawn = _set_pages(room, part, number, measured, plan)
    is_long = len(drawn.pages) > aim.pages or plan.pages > aim.pages
    if len(drawn.pages) == aim.pages and (is_long or run.is_good(AS_DRAWN)):
        return SetBody(drawn, aim, problems=_lost(body, drawn))
    for fit in run.fitting(-1 if is_long else 1):
        measured, fitted = run.galley(fit)
        laid = _set_pages(room, part, number, measured, fitted)
        if len(laid.pages) == aim.pages:
            return SetBody(laid, aim, fit, _lost(body, laid))
    problems = _lost(body, drawn)
    if len(drawn.pages) != aim.pages:
        problems += (run.problem(is_long=is_long),)
    return SetBody(drawn, _body_plan(body, plan, drawn), problems=problems)


class _Fitting:
    """The search for the least change that brings a body to the pages of its source."""

    def __init__(self, room: Pressroom, part: Part, aim: BodyPlan, bounds: Bounds) -> None:
        self.room = room
        self.part = part
        self.aim = aim
        self.bounds = bounds
        self.tried: dict[Fit, tuple[Measured, Plan]] = {}

    def galley(self, fit: Fit) -> tuple[Measured, Plan]:
        """Return the body measured with a fit, and made up for the pages of the source."""
        if fit not in self.tried:
            self.tried[fit] = self.made_up(measure(self.room, self.part, fit))
        return self.tried[fit]

    def made_up(self, measured: Measured) -> tuple[Measured, Plan]:
        """Return what was measured, with figures as high as they may be, and made up."""
        floats = self._bounded(measured.galley)
        measured = replace(measured, galley=replace(measured.galley, floats=floats))
        return measured, make_up(measured.galley, suits=lambda pages: pages == self.aim.pages)

    def is_good(self, fit: Fit) -> bool:
        """Whether the body should fill the pages of the source, and none of them too little."""
        measured, plan = self.galley(fit)
        is_full = plan.empty_rows <= MOST_EMPTY
        return plan.pages == self.aim.pages and is_full and not _is_loose(plan, measured)

    def fitting(self, direction: int) -> Sequence[Fit]:
        """Return the fits, tighter (-1) or looser (1), that should do, the least first."""
        some = self._steps(direction)
        if direction < 0:
            found = least(lambda index: self._is_short_enough(some[index]), len(some))
            return some[found : found + STEPS_ON]
        if self.galley(AS_DRAWN)[1].pages == self.aim.pages:
            # To fill its last page better, a body is set no more than half as loose as it may be
            some = some[: len(some) // 2]
        found = least(lambda index: self._is_long_enough(some[index]), len(some))
        return [
            fit
            for fit in some[found : found + STEPS_ON]
            if self.galley(fit)[1].pages == self.aim.pages
        ]

    def _is_short_enough(self, fit: Fit) -> bool:
        measured, plan = self.galley(fit)
        return plan.pages <= self.aim.pages and not _is_loose(plan, measured)

    def _is_long_enough(self, fit: Fit) -> bool:
        drawn, plan = self.galley(AS_DRAWN)[1], self.galley(fit)[1]
        if drawn.pages < self.aim.pages:
            return plan.pages >= self.aim.pages
        return plan.pages > self.aim.pages or self.is_good(fit)

    def _steps(self, direction: int) -> Sequence[Fit]:
        rows = self.galley(AS_DRAWN)[0].galley.rows
        return steps(self.bounds, direction, rows)

    def problem(self, *, is_long: bool) -> Problem:
        """Say by how much the body is too long or too short."""
        body = _body(self.part)
        measured, _ = self.galley(self._steps(-1 if is_long else 1)[-1])
        if is_long:
            lines = max(lines_over(measured.galley, self.aim.pages), 1)
            hint = "shorten it"
        else:
            lines = max(lines_under(measured.galley, self.aim.pages), 1)
            hint = "lengthen it"
        words = _words(body, measured.galley, lines)
        lines_said = f"{lines} {'line' if lines == 1 else 'lines'} (about {words} words)"
        how = f"{lines_said} too {'long' if is_long else 'short'}"
        return Problem(
            "copyfit",
            f'"{self.part.title}" is {how} for the {self.aim.pages} pages of its source',
            body.passages[0].source if body.passages else Source(self.part.name),
            Severity.WARNING,
            f'{hint}, or widen the bounds under "copyfit:" in edition.yaml',
        )

    def _bounded(self, galley: Galley) -> tuple[FloatSize, ...]:
        """Bound the heights of figures by those of the source."""
        names = [one.name for one in _body(self.part).floats if one.form is not FloatForm.MARGIN]
        share = self.bounds.figures / 100
        bounded = []
        for name, size in zip(names, galley.floats, strict=True):
            rows = self.aim.figures.get(name)
            if rows is None or size.is_page or size.least == size.most:
                bounded.append(size)
            else:
                change = int(rows * share)
                most = max(min(rows + change, size.finest), rows)
                bounded.append(replace(size, rows=rows, least=rows - change, most=most))
        return tuple(bounded)


def _is_loose(plan: Plan, measured: Measured) -> bool:
    """Whether a float found no page near its passage."""
    return len(plan.floats) + len(plan.trailing) < len(measured.galley.floats)


def _words(body: Body, galley: Galley, lines: int) -> int:
    words = sum(len(without_tags(passage.html, " ").split()) for passage in body.passages)
    return round(lines * words / max(sum(strip.lines for strip in galley.strips), 1))


def _body(part: Part) -> Body:
    assert part.body is not None  # noqa: S101 - bodies have one
    return part.body


def _body_plan(body: Body, plan: Plan, laid: Laid) -> BodyPlan:
    names = [one.name for one in body.floats if one.form is not FloatForm.MARGIN]
    figures = {names[index]: place.rows for index, place in plan.floats.items()}
    return BodyPlan(len(laid.pages), figures)


def _set_pages(room: Pressroom, part: Part, number: int, measured: Measured, plan: Plan) -> Laid:
    laid = _set_once(room, part, number, measured, plan, plan.strips)
    observed = _observed(_body(part), laid, plan, measured)
    if not _is_close(plan.strips, observed):
        laid = _set_once(room, part, number, measured, plan, observed)
    return laid


def _set_once(
    room: Pressroom,
    part: Part,
    number: int,
    measured: Measured,
    plan: Plan,
    strips: Sequence[StripPlace],
) -> Laid:
    """Set a body whose passages are taken to stand at the places of ``strips``."""
    html, rules = _arranged(_body(part), measured.galley, plan, strips, number)
    return room.lay_out(part.setting(number, html=html, rules=measured.fit.rules + rules))


def _lost(body: Body, laid: Laid) -> tuple[Problem, ...]:
    """Make sure that everything of a body stands on its pages, once."""
    seen = {name for names in laid.anchors for name in names}
    everything: list[Passage | Float] = [*body.passages, *body.floats]
    return tuple(
        Problem(
            "layout-lost",
            f"this {one.kind} found no place on the pages",
            one.source,
            hint="make it shorter, or move it to another paragraph",
        )
        for one in everything
        if one.name not in seen
    )


def _arranged(
    body: Body, galley: Galley, plan: Plan, strips: Sequence[StripPlace], number: int
) -> tuple[str, str]:
    """Return the HTML of a body made up, and the CSS rules of its pages."""
    floats = [one for one in body.floats if one.form is not FloatForm.MARGIN]
    notes = [one for one in body.floats if one.form is FloatForm.MARGIN]
    text_pages = max((place.last_page for place in strips), default=0) + 1
    placed = [(floats[index], place) for index, place in plan.floats.items() if not place.is_page]
    placed += zip(notes, place_notes(galley, strips, text_pages), strict=True)
    hung: dict[int, list[Placed]] = {}
    loose = []
    for one, place in placed:
        at = _hook(strips, place.page, one.after)
        if at is None:
            loose.append(_placed(one, place, number, plan))
        else:
            hung.setdefault(at, []).append(_placed(one, place, number, plan))
    for index, one in enumerate(floats):
        if index not in plan.floats and index not in plan.trailing:
            rows = galley.floats[index].rows
            loose.append(_placed(one, FloatPlace(plan.pages - 1, 0, rows), number, plan))
    arrangement = Arrangement(
        floats={at: tuple(ones) for at, ones in hung.items()},
        plates={at: tuple(floats[index] for index in ones) for at, ones in plan.breaks.items()},
        loose=tuple(loose),
        trailing=tuple(floats[index] for index in plan.trailing),
    )
    lines = [strip.lines for strip in galley.strips]
    return body_html(body, arrangement, lines), _page_rules(plan)


def _hook(strips: Sequence[StripPlace], page: int, after: int) -> int | None:
    """Return the passage to hang a float on: its own, or the nearest that begins on its page."""
    there = [index for index, place in enumerate(strips) if place.page == page]
    return min(there, key=lambda index: abs(index - after), default=None)


def _placed(one: Float, place: FloatPlace, number: int, plan: Plan) -> Placed:
    """Return a float with its row counted from the top of the text of its page."""
    head = plan.head_rows[place.page] if place.page < len(plan.head_rows) else 0
    side = "recto" if (number + place.page) % 2 else "verso"
    edge = "foot" if place.at_foot else "head"
    return Placed(
        one.name, one.kind, one.form.value, one.html, place.row - head, place.rows, side, edge
    )


def _page_rules(plan: Plan) -> str:
    """Return the rules that keep room for figures at the head and foot of their pages."""
    rules = []
    for page, (head, foot) in enumerate(zip(plan.head_rows, plan.foot_rows, strict=True), start=1):
        if head or foot:
            rules.append(
                f"@page body:nth({page}) {{"
                f" margin-top: calc(var(--margin-top) + {head} * var(--line));"
                f" margin-bottom: calc(var(--margin-bottom) + {foot} * var(--line)); }}"
            )
    return "\n".join(rules)


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
    places: list[StripPlace] = []
    for index, passage in enumerate(body.passages):
        page = next((i for i, names in enumerate(laid.anchors) if passage.name in names), None)
        if page is None:
            places.append(plan.strips[index])
            continue
        top = laid.anchors[page][passage.name][1] - measured.top_pt
        last = plan.strips[index].last_page - plan.strips[index].page + page
        row = max(round(top / measured.line_pt), 0)
        places.append(StripPlace(page, plan.strips[index].column, row, last))
    return tuple(places)
