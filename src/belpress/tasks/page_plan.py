"""The page plan of a source, which its translations are fitted to."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from belpress.press.pressroom import Pressroom
from belpress.project import build_record
from belpress.project.project import Project
from belpress.tasks.typeset import Job, Progress, silent, typeset_job

if TYPE_CHECKING:
    from belpress.layout.chapter import Aim, PagePlan
    from belpress.model.edition import Edition

NONE: Mapping[str, bytes] = MappingProxyType({})


def aim_of(
    project: Project,
    source: Edition,
    language: str,
    pressroom: Pressroom,
    progress: Progress = silent,
    *,
    stand_ins: Mapping[str, bytes] = NONE,
) -> Aim | None:
    """Return the pages that a translation is to be fitted to (see :func:`page_plan`)."""
    from belpress.layout.chapter import Aim
    from belpress.tasks.translate import pseudo_language

    if language == pseudo_language(source):
        return None
    plan = page_plan(project, source, pressroom, progress=progress, stand_ins=stand_ins)
    return Aim(plan, source.bounds)


def page_plan(
    project: Project,
    source: Edition,
    pressroom: Pressroom,
    *,
    progress: Progress = silent,
    stand_ins: Mapping[str, bytes] = NONE,
) -> PagePlan:
    """Return the page plan of a source: kept from its last build, or else from laying it out.

    One with ``stand_ins`` in the place of pictures is not kept.
    """
    from belpress.layout.plan import BodyPlan

    job = Job(project, source, stand_ins=stand_ins)
    if stand_ins:
        return typeset_job(job, pressroom, progress=progress).pages.plan
    kept = build_record.find_plan(project, source.year)
    if kept:
        return {name: BodyPlan(pages, figures) for name, (pages, figures) in kept.items()}
    plan = typeset_job(job, pressroom, progress=progress).pages.plan
    keep_plan(project, source, plan)
    return plan


def keep_plan(project: Project, source: Edition, plan: PagePlan) -> None:
    """Keep the page plan of a source, laid out from what the project has ``seen``."""
    kept = {name: (body.pages, dict(body.figures)) for name, body in plan.items()}
    build_record.keep_plan(project, source.year, kept)
