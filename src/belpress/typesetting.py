"""From an edition to its pages: composed, laid out, looked at by rules, and drawn.

Builds, checks and previews all come through here; what they do with the pages is theirs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from belpress.model.problem import (
    Problem,
    ProblemsFound,
    Source,
    did_you_mean,
    in_order,
    stop_on_errors,
)
from belpress.press.pressroom import Pressroom, Watcher
from belpress.project import build_record
from belpress.project.cache import Store
from belpress.project.project import MANUSCRIPT, PARTS, Project

if TYPE_CHECKING:
    from belpress.layout.chapter import Aim, PagePlan
    from belpress.layout.printed import Printed
    from belpress.layout.publication import Pages
    from belpress.model.document import Metadata
    from belpress.model.edition import Edition
    from belpress.model.pages import Laid

MOST_DRAWN = 32
"""Parts that wait at a time to be drawn."""

Progress = Callable[[str, str], None]
"""Called with a stage (reading, composing, laying out, writing) and what it is at."""
Rules = Callable[["Printed"], Iterable[Problem]]
"""Finds problems on laid-out pages."""


def silent(stage: str, what: str) -> None:
    """Say nothing of the progress."""


def no_rules(printed: Printed) -> Iterable[Problem]:
    """Find nothing."""
    return ()


@dataclass(frozen=True)
class Job:
    """What is to be set: an edition of a project, or the ``chapters`` named (none: all of it).

    A translation is fitted to its ``aim``, the pages of its source.
    """

    project: Project
    edition: Edition
    chapters: tuple[str, ...] = ()
    aim: Aim | None = None


@dataclass(frozen=True)
class Typeset:
    """An edition laid out and drawn: its pages, and the PDF of each of its parts.

    ``problems`` are the warnings of reading and layout, and of the rules it was laid out with;
    what else is wrong with its pages, rules find in ``printed``.
    """

    pages: Pages
    drawn: tuple[bytes, ...]
    printed: Printed
    metadata: Metadata
    problems: tuple[Problem, ...]


def typeset_edition(
    project: Project,
    edition: Edition,
    *,
    chapters: Sequence[str] = (),
    progress: Progress = silent,
) -> Typeset:
    """Set an edition, or the chapters named. Raises :class:`ProblemsFound`."""
    with open_pressroom(project) as room:
        return typeset_job(Job(project, edition, tuple(chapters)), room, progress=progress)


def typeset_job(
    job: Job,
    room: Pressroom,
    *,
    progress: Progress = silent,
    rules: Rules = no_rules,
    watcher: Watcher | None = None,
    earlier: Typeset | None = None,
) -> Typeset:
    """Do a job in a pressroom. Raises :class:`ProblemsFound`.

    ``rules`` look at the pages while they are drawn. A ``watcher`` hears of every part as soon as
    it is laid out; without one, parts are drawn then. Chapters of an ``earlier`` run that would
    come out the same are taken over.
    """
    from belpress.assets.load import load_materials
    from belpress.compose.edition import compose
    from belpress.layout.printed import Printed
    from belpress.layout.publication import paginate

    edition = job.edition
    _check_chapters(job.chapters, edition)
    materials, problems = load_materials(job.project, edition)
    stop_on_errors([*edition.problems, *problems])
    room.equip(materials)
    progress("composing", edition.title)
    document = compose(edition)
    with _drawing(room, progress) as drawing:
        pages = paginate(
            edition,
            document,
            room,
            only=job.chapters,
            aim=job.aim,
            watcher=watcher or drawing,
            earlier=earlier.pages if earlier else None,
        )
        for name, fit in pages.fits.items():
            progress("fitted", f"{name}: {fit}")
        printed = Printed(edition, pages.parts, room.materials, pages.first_pages)
        problems = [*edition.problems, *problems, *pages.problems, *rules(printed)]
        stop_on_errors(problems)
        drawn = tuple(room.draw(part) for part in pages.parts)
    return Typeset(pages, drawn, printed, document.metadata, in_order(problems))


@contextmanager
def _drawing(room: Pressroom, progress: Progress) -> Iterator[Watcher]:
    """Yield what has parts drawn as soon as they are laid out, until something fails."""
    threads = ThreadPoolExecutor(MOST_DRAWN)
    try:
        yield _Drawing(room, threads, progress)
    finally:
        threads.shutdown(cancel_futures=True)


class _Drawing(Watcher):
    """Has parts drawn beside the layout of others."""

    def __init__(self, room: Pressroom, threads: ThreadPoolExecutor, progress: Progress) -> None:
        self._room = room
        self._threads = threads
        self._progress = progress

    def begins(self, title: str) -> None:
        """Say which chapter is laid out."""
        self._progress("laying out", title)

    def ends(self, parts: Sequence[Laid]) -> None:
        """Have parts drawn, for the store."""
        for part in parts:
            self._threads.submit(self._room.draw, part)


def equip_early(project: Project, room: Pressroom) -> None:
    """Let the presses load the house design while the manuscript is read."""
    from belpress.assets.load import load_design

    design, problems = load_design(project)
    # What is wrong with the design is told when pages are laid out with it
    if not problems:
        room.equip(design)
        room.warm_up()


def open_pressroom(project: Project, presses: int = 0) -> Pressroom:
    """Return a pressroom over the cache of a project, to be used in a ``with`` statement."""
    return Pressroom(Store(project.cache(PARTS)), presses)


def bound(typeset: Typeset) -> bytes:
    """Return laid-out pages as the bytes of a PDF."""
    from belpress.bind.pdf import bind

    pages = typeset.pages
    parts = list(zip(pages.parts, typeset.drawn, strict=True))
    return bind(parts, typeset.metadata, pages.numbers, typeset.printed.materials.fonts)


def aim_of(
    project: Project,
    source: Edition,
    language: str,
    room: Pressroom,
    progress: Progress = silent,
) -> Aim | None:
    """Return the pages that a translation is to be fitted to (see :func:`page_plan`)."""
    from belpress.layout.chapter import Aim
    from belpress.translations import pseudo_language

    if language == pseudo_language(source):
        return None
    plan = page_plan(project, source, room, progress=progress)
    return Aim(plan, source.bounds)


def page_plan(
    project: Project,
    source: Edition,
    room: Pressroom,
    *,
    progress: Progress = silent,
) -> PagePlan:
    """Return the page plan of a source: kept from its last build, or else from laying it out."""
    from belpress.layout.plan import BodyPlan

    kept = build_record.find_plan(project, source.year)
    if kept:
        return {name: BodyPlan(pages, figures) for name, (pages, figures) in kept.items()}
    plan = typeset_job(Job(project, source), room, progress=progress).pages.plan
    keep_plan(project, source, plan)
    return plan


def keep_plan(project: Project, source: Edition, plan: PagePlan) -> None:
    """Keep the page plan of a source, laid out from what the project has ``seen``."""
    kept = {name: (body.pages, dict(body.figures)) for name, body in plan.items()}
    build_record.keep_plan(project, source.year, kept)


def _check_chapters(chapters: Sequence[str], edition: Edition) -> None:
    names = [chapter.name for chapter in edition.chapters]
    here = Source(f"{MANUSCRIPT}/{edition.year}")
    problems = [
        Problem("chapter-missing", f'no chapter "{name}"', here, hint=did_you_mean(name, names))
        for name in chapters
        if name not in names
    ]
    if problems:
        raise ProblemsFound(problems)
