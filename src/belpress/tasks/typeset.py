"""From an edition to its pages: composed, laid out, looked at by rules, and drawn.

Builds, checks and previews all come through here; what they do with the pages is theirs.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from belpress.model.problem import (
    Problem,
    ProblemsFound,
    Source,
    did_you_mean,
    in_order,
    stop_on_errors,
)
from belpress.press.opening import open_pressroom
from belpress.press.pressroom import Pressroom, Watcher
from belpress.project.project import MANUSCRIPT, Project

if TYPE_CHECKING:
    from belpress.assets.load import Design
    from belpress.layout.chapter import Aim
    from belpress.layout.printed import Printed
    from belpress.layout.publication import Pages
    from belpress.model.document import Metadata
    from belpress.model.edition import Edition
    from belpress.model.pages import Laid

OF_DESIGN = ("token-wrong", "fetch-refused")
"""Mistakes of a design that show only when it is laid out."""
MOST_DRAWN = 32
"""Parts that wait at a time to be drawn."""

_log = logging.getLogger(__name__)

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

    A translation is fitted to its ``aim``, the pages of its source. A ``design`` that was read
    already is not read again; ``stand_ins`` take the place of pictures of these paths.
    """

    project: Project
    edition: Edition
    chapters: tuple[str, ...] = ()
    aim: Aim | None = None
    design: Design | None = None
    stand_ins: Mapping[str, bytes] = field(default_factory=dict)


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
    with open_pressroom(project) as pressroom:
        return typeset_job(Job(project, edition, tuple(chapters)), pressroom, progress=progress)


def typeset_job(
    job: Job,
    pressroom: Pressroom,
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
    from belpress.compose.edition import compose, contents
    from belpress.layout.numbering import paginate_numbered
    from belpress.layout.printed import Printed

    edition = job.edition
    _check_chapters(job.chapters, edition)
    materials, problems = load_materials(job.project, edition, job.design, job.stand_ins)
    stop_on_errors([*edition.problems, *problems])
    pressroom.equip(materials)
    progress("composing", edition.title)
    started = time.monotonic()
    document = compose(edition)
    _log.info("composed %d chapters in %.2f s", len(document.chapters), time.monotonic() - started)
    with _drawing(pressroom, progress) as drawing:
        pages = paginate_numbered(
            document,
            partial(contents, edition),
            pressroom,
            only=job.chapters,
            aim=job.aim,
            watcher=watcher or drawing,
            earlier=earlier.pages if earlier else None,
        )
        for name, fit in pages.fits.items():
            progress("fitted", f"{name}: {fit}")
        # What a design that is not whole does to pages is no fault of theirs
        stop_on_errors(one for one in pages.problems if one.rule in OF_DESIGN)
        printed = Printed(edition, pages.parts, pressroom.materials, pages.first_pages)
        problems = [*edition.problems, *problems, *pages.problems, *rules(printed)]
        stop_on_errors(problems)
        drawn = tuple(pressroom.draw(part) for part in pages.parts)
    return Typeset(pages, drawn, printed, document.metadata, in_order(problems))


@contextmanager
def _drawing(pressroom: Pressroom, progress: Progress) -> Iterator[Watcher]:
    """Yield what has parts drawn as soon as they are laid out, until something fails."""
    threads = ThreadPoolExecutor(MOST_DRAWN)
    try:
        yield _Drawing(pressroom, threads, progress)
    finally:
        threads.shutdown(cancel_futures=True)


class _Drawing(Watcher):
    """Has parts drawn beside the layout of others."""

    def __init__(
        self, pressroom: Pressroom, threads: ThreadPoolExecutor, progress: Progress
    ) -> None:
        self._pressroom = pressroom
        self._threads = threads
        self._progress = progress

    def begins(self, title: str) -> None:
        """Say which chapter is laid out."""
        self._progress("laying out", title)

    def ends(self, parts: Sequence[Laid]) -> None:
        """Have parts drawn, for the store."""
        for part in parts:
            self._threads.submit(self._pressroom.draw, part)


def bound(typeset: Typeset) -> bytes:
    """Return laid-out pages as the bytes of a PDF."""
    from belpress.bind.pdf import bind

    pages, started = typeset.pages, time.monotonic()
    parts = list(zip(pages.parts, typeset.drawn, strict=True))
    fonts = typeset.printed.materials.fonts
    content = bind(parts, typeset.metadata, pages.numbers, fonts, _arabic_from(typeset))
    _log.info("bound %d parts in %.2f s", len(parts), time.monotonic() - started)
    return content


def _arabic_from(typeset: Typeset) -> int:
    """Return the number of the first page (from 1) whose number is not printed as a roman one."""
    edition, numbers = typeset.printed.edition, typeset.pages.first_pages
    main = edition.chapters[len(edition.front) :] if edition.has_roman_folios else ()
    return min((numbers[text.name] for text in main if text.name in numbers), default=1)


def _check_chapters(chapters: Sequence[str], edition: Edition) -> None:
    names = [chapter.name for chapter in edition.chapters]
    drafts = {chapter.name for chapter in edition.drafts}
    here = Source(f"{MANUSCRIPT}/{edition.year}")
    problems = [
        Problem(
            "chapter-missing",
            f'the chapter "{name}" is a draft' if name in drafts else f'no chapter "{name}"',
            here,
            hint='delete "draft: true" from it' if name in drafts else did_you_mean(name, names),
        )
        for name in chapters
        if name not in names
    ]
    if problems:
        raise ProblemsFound(problems)
