"""Fitting a translated body to the pages of its source: the least change that does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from belpress.layout.copyfit import AS_DRAWN, Fit, steps
from belpress.layout.makeup import least, lines_over, lines_under, make_up
from belpress.layout.measure import Measured, measure
from belpress.layout.plan import BodyPlan, FloatSize, Galley, Plan
from belpress.model.document import Body, FloatForm
from belpress.model.edition import Bounds
from belpress.model.problem import Problem, Severity
from belpress.model.setting import without_tags
from belpress.press.pressroom import Pressroom

MOST_EMPTY = 8
"""Rows that may stay empty on a translation's last page before it is set looser."""


STEPS_ON = 3
"""Further steps to try where the pages turn out other than they were worked out."""


class Fitting:
    """The search for the least change that brings a body to the pages of its source."""

    def __init__(self, pressroom: Pressroom, body: Body, aim: BodyPlan, bounds: Bounds) -> None:
        self.pressroom = pressroom
        self.body = body
        self.aim = aim
        self.bounds = bounds
        self.tried: dict[Fit, tuple[Measured, Plan]] = {}

    def galley(self, fit: Fit) -> tuple[Measured, Plan]:
        """Return the body measured with a fit, and made up for the pages of the source."""
        if fit not in self.tried:
            self.tried[fit] = self.made_up(measure(self.pressroom, self.body, fit))
        return self.tried[fit]

    def made_up(self, measured: Measured) -> tuple[Measured, Plan]:
        """Return what was measured, with figures as high as they may be, and made up."""
        floats = self._bounded(measured.galley)
        measured = replace(measured, galley=replace(measured.galley, floats=floats))
        pages = range(self.aim.pages, self.aim.pages + 1)
        return measured, make_up(measured.galley, suits=pages)

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
        body = self.body
        measured, _ = self.galley(self._steps(-1 if is_long else 1)[-1])
        if is_long:
            lines = max(lines_over(measured.galley, self.aim.pages), 1)
            hint = "shorten it"
        else:
            lines = max(lines_under(measured.galley, self.aim.pages), 1)
            hint = "lengthen it"
        words = words_in(body, measured.galley, lines)
        lines_said = f"{lines} {'line' if lines == 1 else 'lines'} (about {words} words)"
        how = f"{lines_said} too {'long' if is_long else 'short'}"
        return Problem(
            "copyfit",
            f'"{self.body.title}" is {how} for the {self.aim.pages} pages of its source',
            body.source,
            Severity.WARNING,
            f'{hint}, or widen the bounds under "copyfit:" in edition.yaml',
        )

    def _bounded(self, galley: Galley) -> tuple[FloatSize, ...]:
        """Bound the heights of figures by those of the source."""
        names = [one.name for one in self.body.floats if one.form is not FloatForm.MARGIN]
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


def words_in(body: Body, galley: Galley, lines: int) -> int:
    """Return about how many words of a body stand on so many lines."""
    words = sum(len(without_tags(passage.html, " ").split()) for passage in body.passages)
    return round(lines * words / max(sum(strip.lines for strip in galley.strips), 1))
