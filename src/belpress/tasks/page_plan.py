"""The page plan of a source, which its translations are fitted to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from belpress.press.pressroom import Pressroom
from belpress.project import build_record
from belpress.project.project import Project
from belpress.tasks.typeset import Job, Progress, silent, typeset_job

if TYPE_CHECKING:
    from belpress.layout.chapter import Aim, PagePlan
    from belpress.model.edition import Edition


def aim_of(
    project: Project,
    source: Edition,
    language: str,
    pressroom: Pressroom,
    progress: Progress = silent,
) -> Aim | None:
    """Return the pages that a translation is to be fitted to (see :func:`page_plan`)."""
    from belpress.layout.chapter import Aim
    from belpress.tasks.translate import pseudo_language

    if language == pseudo_language(source):
        return None
    plan = page_plan(project, source, pressroom, progress=progress)
    return Aim(plan, source.bounds)


def page_plan(
    project: Project,
    source: Edition,
    pressroom: Pressroom,
    *,
    progress: Progress = silent,
) -> PagePlan:
    """Return the page plan of a source: kept from its last build, or else from laying it out."""
    from belpress.layout.plan import BodyPlan

    kept = build_record.find_plan(project, source.year)
    if kept:
        return {name: BodyPlan(pages, figures) for name, (pages, figures) in kept.items()}
    plan = typeset_job(Job(project, source), pressroom, progress=progress).pages.plan
    keep_plan(project, source, plan)
    return plan


def keep_plan(project: Project, source: Edition, plan: PagePlan) -> None:
    """Keep the page plan of a source, laid out from what the project has ``seen``."""
    kept = {name: (body.pages, dict(body.figures)) for name, body in plan.items()}
    build_record.keep_plan(project, source.year, kept)
