"""Several languages of an edition, built side by side in processes of their own."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import replace

from belpress.model.problem import ProblemsFound
from belpress.program.fault import BelpressFailed, fault_of
from belpress.project.project import Project
from belpress.tasks.build import ENDED, BuildRequest, BuildResult, build_edition
from belpress.tasks.typeset import Progress, silent

Outcome = BuildResult | ProblemsFound | BelpressFailed
"""What becomes of an order."""


def build_editions(
    project: Project, orders: Sequence[BuildRequest], *, jobs: int = 0, progress: Progress = silent
) -> Iterator[tuple[BuildRequest, Outcome]]:
    """Build several editions, ``jobs`` of them at a time (0: as many as there are processors).

    Yields each order with what became of it, in the order in which they were given: one that fails
    does not stop the others. The source comes first, since translations are fitted to its pages.
    ``progress`` hears of the end of every file (:data:`ENDED`).
    """
    jobs = min(jobs or os.cpu_count() or 1, len(orders))
    if jobs <= 1:
        yield from ((order, _outcome(project, order, progress)) for order in orders)
        return
    from belpress.program.apart import call_apart

    first = [order for order in orders if not order.is_translation]
    rest = [order for order in orders if order.is_translation]
    for group in filter(None, (first, rest)):
        presses = max((os.cpu_count() or 1) // min(jobs, len(group)), 1)
        calls = [(project, replace(order, presses=presses)) for order in group]
        yield from zip(group, call_apart(_outcome, calls, jobs, progress), strict=True)


def _outcome(project: Project, order: BuildRequest, progress: Progress = silent) -> Outcome:
    from belpress.assets.forms import names_of

    ended = 0

    def heard(stage: str, what: str) -> None:
        nonlocal ended
        ended += stage == ENDED
        progress(stage, what)

    outcome: Outcome
    try:
        outcome = build_edition(project, order, progress=heard)
    except ProblemsFound as found:
        outcome = found
    except Exception as error:
        outcome = BelpressFailed(fault_of(error, f"building {order.language or order.year}"))
    for _ in range(len(names_of(project, order.forms)) - ended):
        progress(ENDED, order.language or str(order.year))
    return outcome
