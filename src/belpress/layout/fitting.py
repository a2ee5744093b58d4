"""Fitting a translated body to the pages of its source: the least change that does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from belpress.layout.copyfit import AS_DRAWN, Fit, steps
from belpress.layout.makeup import least, lines_over, lines_under, make_up
from belpress.layout.measure import Measured, measure_counted
from belpress.layout.measures import Measures, corrected
from belpress.layout.paged import Planned
from belpress.layout.plan import BodyPlan, FloatSize, Galley
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
        self._true: dict[Fit, Measures] = {}
        self._latest = AS_DRAWN
        self._counted: dict[Fit, Measured] = {}
        self._planned: dict[Fit, Planned] = {}

    def counted(self, fit: Fit) -> Measured:
        """Return what the body measures with a fit: as counted, and as wrong as that was before."""
        if fit in self._true:
            return Measured(self.body, self._true[fit], fit)
        counted, other = self._count(fit), self._count(self._latest)
        true = self._true[self._latest]
        return replace(counted, measures=corrected(counted.measures, other.measures, true))

    def _count(self, fit: Fit) -> Measured:
        if fit not in self._counted:
            self._counted[fit] = measure_counted(self.pressroom, self.body, fit)
        return self._counted[fit]

    def learn(self, measured: Measured) -> None:
        """Take note of what the body truly measures with a fit."""
        self._latest = measured.fit
        self._true[self._latest] = measured.measures
        self._planned = {}

    def planned(self, measured: Measured) -> Planned:
        """Make up a measured body for the pages of its source, with figures as high as may be."""
        floats = self._bounded(measured.galley)
        galley = replace(measured.galley, floats=floats)
        pages = range(self.aim.pages, self.aim.pages + 1)
        return Planned(measured, galley, make_up(galley, suits=pages))

    def is_good(self, fit: Fit) -> bool:
        """Whether the body should fill the pages of the source, and none of them too little."""
        plan = self._with(fit).plan
        is_full = plan.empty_rows <= MOST_EMPTY
        return plan.pages == self.aim.pages and is_full and not self._is_loose(fit)

    def _with(self, fit: Fit) -> Planned:
        """Return the body made up with a fit."""
        if fit not in self._planned:
            self._planned[fit] = self.planned(self.counted(fit))
        return self._planned[fit]

    def _is_loose(self, fit: Fit) -> bool:
        """Whether a float found no page near its passage."""
        planned = self._with(fit)
        placed = len(planned.plan.floats) + len(planned.plan.trailing)
        return placed < len(planned.galley.floats)

    def fitting(self, direction: int) -> Sequence[Fit]:
        """Return the fits, tighter (-1) or looser (1), that should do, the least first."""
        some = self._steps(direction)
        if direction < 0:
            found = least(lambda index: self._is_short_enough(some[index]), len(some))
            return some[found : found + STEPS_ON]
        if self._with(AS_DRAWN).plan.pages == self.aim.pages:
            # To fill its last page better, a body is set no more than half as loose as it may be
            some = some[: len(some) // 2]
        found = least(lambda index: self._is_long_enough(some[index]), len(some))
        return [
            fit
            for fit in some[found : found + STEPS_ON]
            if self._with(fit).plan.pages == self.aim.pages
        ]

    def _is_short_enough(self, fit: Fit) -> bool:
        return self._with(fit).plan.pages <= self.aim.pages and not self._is_loose(fit)

    def _is_long_enough(self, fit: Fit) -> bool:
        drawn, plan = self._with(AS_DRAWN).plan, self._with(fit).plan
        if drawn.pages < self.aim.pages:
            return plan.pages >= self.aim.pages
        return plan.pages > self.aim.pages or self.is_good(fit)

    def _steps(self, direction: int) -> Sequence[Fit]:
        return steps(self.bounds, direction, self._with(AS_DRAWN).galley.rows)

    def problem(self, *, is_long: bool) -> Problem:
        """Say by how much the body is too long or too short."""
        body = self.body
        galley = self._with(self._steps(-1 if is_long else 1)[-1]).galley
        if is_long:
            lines = max(lines_over(galley, self.aim.pages), 1)
            hint = "shorten it"
        else:
            lines = max(lines_under(galley, self.aim.pages), 1)
            hint = "lengthen it"
        words = words_in(body, galley, lines)
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


def words_in(body: Body, galley: Galley, lines: int) -> int:
    """Return about how many words of a body stand on so many lines."""
    words = sum(len(without_tags(passage.html, " ").split()) for passage in body.passages)
    return round(lines * words / max(sum(strip.lines for strip in galley.strips), 1))
