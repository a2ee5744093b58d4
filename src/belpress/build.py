"""The recipe: from a project to the finished PDF, a stage a line. The only writer of ``build/``."""

from __future__ import annotations

import os
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from belpress import record
from belpress.message import Standing, Wording
from belpress.pressroom import Pressroom, Watcher
from belpress.problem import (
    Problem,
    ProblemsFound,
    Source,
    did_you_mean,
    in_order,
    stop_on_errors,
)
from belpress.project import CACHE, MANUSCRIPT, Project
from belpress.record import Record
from belpress.store import Store
from belpress.writing import check_target, write_whole

if TYPE_CHECKING:
    from belpress.checks import Printed
    from belpress.document import Metadata
    from belpress.edition import Edition
    from belpress.laid import Laid
    from belpress.paginate import Aim, PagePlan, Pages

BUILD = "build"

Progress = Callable[[str, str], None]
"""Called with a stage (reading, composing, laying out, writing) and what it is at."""


def silent(stage: str, what: str) -> None:
    """Say nothing of the progress."""


@dataclass(frozen=True)
class Order:
    """What is to be built: an edition or some of its chapters, in one language.

    ``language`` is empty for the source's own; ``target`` is where the PDF goes, or ``None`` for
    ``build/``; with ``complete``, a message without a translation is an error; with ``force``,
    it is built although nothing has changed.
    """

    year: int
    language: str = ""
    chapters: tuple[str, ...] = ()
    target: Path | None = None
    complete: bool = False
    force: bool = False
    presses: int = 0
    """So many parts are laid out at a time; 0: as many as there are processors."""

    @property
    def is_translation(self) -> bool:
        """Whether the edition is made from catalogues."""
        return bool(self.language)


@dataclass(frozen=True)
class Built:
    """What a build made: the file, its number of pages, and the warnings.

    ``is_new`` is false where nothing had changed and the file was left alone; ``remark`` says
    what a translation lacks and how it was fitted; ``seconds`` is how long it took.
    """

    path: Path
    pages: int
    problems: tuple[Problem, ...]
    is_new: bool
    remark: str = ""
    seconds: float = 0.0


@dataclass(frozen=True)
class Typeset:
    """An edition laid out and drawn: its pages, and the PDF of each of its parts.

    ``problems`` are the warnings of reading and layout; what else is wrong with its pages, rules
    find in ``printed``.
    """

    pages: Pages
    drawn: tuple[bytes, ...]
    printed: Printed
    metadata: Metadata
    problems: tuple[Problem, ...]


def build_edition(project: Project, order: Order, *, progress: Progress = silent) -> Built:
    """Build the PDF of an edition, or of some of its chapters with their right page numbers.

    Nothing is written when there is an error, and a file whose inputs have not changed is left
    alone unless the order says otherwise. Raises :class:`ProblemsFound`.
    """
    started = time.monotonic()
    inputs = record.inputs_of(project, order.year, order.language)
    name = (str(order.year), order.language, *order.chapters, str(order.target or ""))
    name += ("complete",) if order.complete else ()
    if not order.force and (kept := record.find(project, name, inputs)):
        return Built(kept.path, kept.pages, kept.problems, is_new=False, remark=kept.remark)

    with open_pressroom(project, order.presses) as room:
        built = _build(project, order, room, progress)
    problems, target = built.problems, built.path
    record.keep(project, name, Record(inputs, target, built.pages, problems, built.remark))
    return replace(built, seconds=time.monotonic() - started)


def _build(project: Project, order: Order, room: Pressroom, progress: Progress) -> Built:
    equip_early(project, room)
    from belpress.read import read_edition
    from belpress.translations import translate_edition

    progress("reading", str(order.year))
    # Taken before the files are read: what is saved meanwhile must not pass for what was read
    inputs = record.inputs_of(project, order.year)
    source = read_edition(project, order.year)
    language = order.language or source.language
    edition, standings, aim = source, Counter[Standing](), None
    wordings: Mapping[Source, Wording] = {}
    if language != source.language:
        translation = translate_edition(project, source, language, complete=order.complete)
        edition, standings = translation.edition, translation.standings
        wordings = translation.wordings
        aim = aim_of(project, source, language, room, progress, inputs)
    target = order.target or default_target(project, edition, order.chapters)
    check_target(target)
    typeset = typeset_edition(
        project, edition, room=room, chapters=order.chapters, aim=aim, progress=progress
    )
    problems = _pages_checked(typeset, wordings)
    if edition is source and not order.chapters:
        _keep_plan(project, source, typeset.pages.plan, inputs)
    progress("writing", target.name)
    write_pdf(typeset, target)
    remark = "; ".join(_remarks(edition, standings, typeset.pages))
    return Built(target, typeset.pages.count, problems, is_new=True, remark=remark)


def _pages_checked(typeset: Typeset, wordings: Mapping[Source, Wording]) -> tuple[Problem, ...]:
    """Return all that was found wrong. Raises :class:`ProblemsFound` where it stops a build."""
    from belpress.checks import stopping_problems, unignored

    printed = replace(typeset.printed, wordings=wordings)
    found = unignored(stopping_problems(printed), printed.edition, wordings)
    problems = in_order([*typeset.problems, *found])
    stop_on_errors(problems)
    return problems


def build_editions(
    project: Project, orders: Sequence[Order], *, jobs: int = 0, progress: Progress = silent
) -> Iterator[tuple[Order, Built | ProblemsFound]]:
    """Build several editions, ``jobs`` of them at a time (0: as many as there are processors).

    Yields each order with what became of it, in the order in which they were given. The source
    comes first, since translations are fitted to its pages.
    """
    jobs = min(jobs or os.cpu_count() or 1, len(orders))
    if jobs <= 1:
        yield from ((order, _outcome(project, order, progress)) for order in orders)
        return
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    first = [order for order in orders if not order.is_translation]
    rest = [order for order in orders if order.is_translation]
    progress("building", ", ".join(order.language or "the source" for order in orders))
    presses = max((os.cpu_count() or 1) // jobs, 1)
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        for group in (first, rest):
            outcomes = [
                pool.submit(_outcome, project, replace(order, presses=presses)) for order in group
            ]
            yield from zip(group, (outcome.result() for outcome in outcomes), strict=True)


def _outcome(project: Project, order: Order, progress: Progress = silent) -> Built | ProblemsFound:
    try:
        return build_edition(project, order, progress=progress)
    except ProblemsFound as found:
        return found


def typeset_edition(
    project: Project,
    edition: Edition,
    *,
    room: Pressroom | None = None,
    chapters: Sequence[str] = (),
    aim: Aim | None = None,
    progress: Progress = silent,
    watcher: Watcher | None = None,
    earlier: Typeset | None = None,
) -> Typeset:
    """Lay out an edition, or the chapters named; a translation within its ``aim``.

    It is laid out in ``room``, or else in a pressroom of its own. A ``watcher`` hears of every part
    as soon as it is laid out; without one, parts are drawn then. Chapters of an ``earlier`` run
    that would come out the same are taken over. Raises :class:`ProblemsFound`.
    """
    if room is None:
        with open_pressroom(project) as own:
            return typeset_edition(
                project,
                edition,
                room=own,
                chapters=chapters,
                aim=aim,
                progress=progress,
                watcher=watcher,
                earlier=earlier,
            )
    from belpress.checks import Printed
    from belpress.compose import compose
    from belpress.materials import load_materials
    from belpress.paginate import paginate

    _check_chapters(chapters, edition)
    materials, problems = load_materials(project, edition)
    stop_on_errors([*edition.problems, *problems])
    room.equip(materials)
    progress("composing", edition.title)
    document = compose(edition)
    pages = paginate(
        edition,
        document,
        room,
        only=chapters,
        aim=aim,
        watcher=watcher or _Drawing(room, progress),
        earlier=earlier.pages if earlier else None,
    )
    for name, fit in pages.fits.items():
        progress("fitted", f"{name}: {fit}")
    problems = [*edition.problems, *problems, *pages.problems]
    stop_on_errors(problems)
    pdfs = tuple(room.draw(part) for part in pages.parts)
    printed = Printed(edition, pages.parts, room.materials, pages.first_pages)
    return Typeset(pages, pdfs, printed, document.metadata, in_order(problems))


class _Drawing(Watcher):
    """Draws parts as soon as they are laid out."""

    def __init__(self, room: Pressroom, progress: Progress) -> None:
        self._room = room
        self._progress = progress

    def begins(self, title: str) -> None:
        """Say which chapter is laid out."""
        self._progress("laying out", title)

    def ends(self, parts: Sequence[Laid]) -> None:
        """Draw parts, for the store."""
        for part in parts:
            self._room.draw(part)


def equip_early(project: Project, room: Pressroom) -> None:
    """Let the presses load the house design while the manuscript is read."""
    from belpress.materials import load_design

    design, problems = load_design(project)
    # What is wrong with the design is told when pages are laid out with it
    if not problems:
        room.equip(design)
        room.warm_up()


def open_pressroom(project: Project, presses: int = 0) -> Pressroom:
    """Return a pressroom over the cache of a project, to be used in a ``with`` statement."""
    return Pressroom(Store(project.root / CACHE / "parts"), presses)


def write_pdf(typeset: Typeset, target: Path) -> None:
    """Write laid-out pages as a PDF, whole or not at all. Raises :class:`ProblemsFound`."""
    write_whole(target, bound(typeset))


def bound(typeset: Typeset) -> bytes:
    """Return laid-out pages as the bytes of a PDF."""
    from belpress.bind import bind

    pages = typeset.pages
    parts = list(zip(pages.parts, typeset.drawn, strict=True))
    return bind(parts, typeset.metadata, pages.numbers, typeset.printed.materials.fonts)


def default_target(project: Project, edition: Edition, chapters: Sequence[str] = ()) -> Path:
    """Return where an edition is built: ``build/annual-review-2022.en.pdf``."""
    names = ".".join((edition.name, *chapters, edition.language))
    return project.root / BUILD / f"{names}.pdf"


def aim_of(
    project: Project,
    source: Edition,
    language: str,
    room: Pressroom,
    progress: Progress = silent,
    inputs: str = "",
) -> Aim | None:
    """Return the pages that a translation is to be fitted to (see :func:`page_plan`)."""
    from belpress.paginate import Aim
    from belpress.translations import pseudo_language

    if language == pseudo_language(source):
        return None
    return Aim(page_plan(project, source, room, progress=progress, inputs=inputs), source.bounds)


def page_plan(
    project: Project,
    source: Edition,
    room: Pressroom | None = None,
    *,
    progress: Progress = silent,
    inputs: str = "",
) -> PagePlan:
    """Return the page plan of a source: kept from its last build, or else from laying it out.

    ``inputs`` is the digest of its files from before they were read, and else taken now.
    """
    from belpress.bodies import BodyPlan

    inputs = inputs or record.inputs_of(project, source.year)
    kept = record.find_plan(project, source.year, inputs)
    if kept:
        return {name: BodyPlan(pages, figures) for name, (pages, figures) in kept.items()}
    plan = typeset_edition(project, source, room=room, progress=progress).pages.plan
    _keep_plan(project, source, plan, inputs)
    return plan


def _keep_plan(project: Project, source: Edition, plan: PagePlan, inputs: str) -> None:
    kept = {name: (body.pages, dict(body.figures)) for name, body in plan.items()}
    record.keep_plan(project, source.year, inputs, kept)


def _remarks(edition: Edition, standings: Counter[Standing], pages: Pages) -> Iterator[str]:
    """Say what a translation lacks, and how it was fitted."""
    total = sum(standings.values())
    for standing, said in (
        (Standing.MISSING, "untranslated"),
        (Standing.FUZZY, "fuzzy"),
        (Standing.BROKEN, "broken"),
    ):
        if standings[standing]:
            yield f"{standings[standing]} of {total} messages {said}"
    if pages.fits:
        strongest = max(
            pages.fits.values(), key=lambda fit: (abs(fit.rows), abs(fit.size), abs(fit.tracking))
        )
        count = len(pages.fits)
        chapters = "1 chapter" if count == 1 else f"{count} chapters"
        yield f"{chapters} fitted, at most by {strongest}"


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
