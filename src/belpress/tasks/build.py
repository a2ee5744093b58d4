"""The recipe: from a project to the finished PDF, a stage a line. The only writer of ``build/``."""

from __future__ import annotations

import logging
import os
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from belpress.model.form import SCREEN
from belpress.model.message import Fallback, Standing, Wording
from belpress.model.problem import Problem, ProblemsFound, Severity, Source, stop_on_errors
from belpress.press.opening import equip_early, open_pressroom
from belpress.press.pressroom import Pressroom
from belpress.program.fault import BelpressFailed, fault_of
from belpress.project import build_record
from belpress.project.build_record import Record
from belpress.project.commits import state_of
from belpress.project.project import Project
from belpress.project.writing import write_whole
from belpress.tasks.hand_over import for_screen, hand_over, unsuited
from belpress.tasks.page_plan import aim_of, keep_plan
from belpress.tasks.remarks import asked_for, remarks_on, unfinished
from belpress.tasks.targets import targets
from belpress.tasks.typeset import Job, Progress, Typeset, silent, typeset_job

if TYPE_CHECKING:
    from belpress.assets.load import Design
    from belpress.layout.printed import Printed
    from belpress.model.form import Form

ENDED = "ended"
"""The stage of a file that there is no more to do about: it was made, is as it was, or failed."""
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class BuildRequest:
    """What is to be built: an edition or some of its chapters, in one language.

    ``language`` is empty for the source's own; ``forms`` are what files are made for, a file each
    (see ``styles/forms.toml``), and ``ppi`` takes the place of what they say of pictures;
    ``target`` is where the only PDF goes, or ``None`` for ``build/``; with ``complete``, a message
    without a translation is an error, and so is a text or picture that is still asked for; with
    ``force``, it is built although nothing has changed. Where all forms are drafts, missing and
    coarse pictures are grey boxes.
    """

    year: int
    language: str = ""
    chapters: tuple[str, ...] = ()
    target: Path | None = None
    complete: bool = False
    force: bool = False
    forms: tuple[str, ...] = (SCREEN,)
    ppi: int | None = None
    presses: int = 0
    """So many parts are laid out at a time; 0: as many as there are processors."""

    @property
    def is_translation(self) -> bool:
        """Whether the edition is made from catalogues."""
        return bool(self.language)


@dataclass(frozen=True)
class BuildResult:
    """What a build made: the files, their number of pages, and the warnings.

    ``is_new`` is false where nothing had changed and the files were left alone; ``remark`` says
    what a translation lacks and how it was fitted; ``seconds`` is how long it took; ``failed`` are
    the forms that were not made, for the errors among the problems.
    """

    paths: tuple[Path, ...]
    pages: int
    problems: tuple[Problem, ...]
    is_new: bool
    remark: str = ""
    seconds: float = 0.0
    failed: tuple[str, ...] = ()

    @property
    def path(self) -> Path:
        """The file, or the first of several."""
        return self.paths[0]


def build_edition(
    project: Project, order: BuildRequest, *, progress: Progress = silent
) -> BuildResult:
    """Build the PDFs of an edition, or of some of its chapters with their right page numbers.

    Nothing is written when there is an error, and files whose inputs have not changed are left
    alone unless the order says otherwise. Raises :class:`ProblemsFound`.
    """
    started = time.monotonic()
    name = (str(order.year), order.language, *order.chapters, str(order.target or ""))
    name += ("complete",) if order.complete else ()
    if order.forms != (SCREEN,) or order.ppi is not None:
        # The last commit stands beside the pages of other forms
        name += (*order.forms, str(order.ppi), state_of(project))
    if not order.force and (kept := build_record.find(project, name, order.target)):
        _log.info("nothing that %s is made of has changed", kept.paths[0].name)
        problems = (*project.cache_problems(), *kept.problems)
        return BuildResult(kept.paths, kept.pages, problems, is_new=False, remark=kept.remark)

    project = project.noting()
    with open_pressroom(project, order.presses) as pressroom:
        try:
            built = _build(project, order, pressroom, progress)
        except ProblemsFound as found:
            from belpress.tasks.draft import drafts_alone, with_errors

            drafts = drafts_alone(project, order, found)
            built = _build(project, drafts, pressroom, progress)
            built = with_errors(project, order, built, found)
    problems, paths = built.problems, built.paths
    if not built.failed:
        build_record.keep(project, name, Record(paths, built.pages, problems, built.remark))
    problems = (*project.cache_problems(), *problems)
    return replace(built, problems=problems, seconds=time.monotonic() - started)


def _build(
    project: Project, order: BuildRequest, pressroom: Pressroom, progress: Progress
) -> BuildResult:
    design = equip_early(project, pressroom)
    from belpress.assets.forms import names_of
    from belpress.checks.ignored import unignored
    from belpress.read.edition import read_edition
    from belpress.tasks.draft import draft_of, grey_boxes_in, typeset_draft
    from belpress.tasks.translate import pseudo_language, translate_edition

    progress("reading", str(order.year))
    forms, faults = _forms(project, order, design)
    draft = draft_of(project, order.year) if all(form.is_draft for form in forms) else None
    source = draft.edition if draft else read_edition(project, order.year)
    if order.complete:
        stop_on_errors(unfinished(project, source))
    language = order.language or source.language
    edition, standings, aim = source, Counter[Standing](), None
    wordings: Mapping[Source, Wording] = {}
    if language != source.language:
        fallback = Fallback.OLD if draft else Fallback.SOURCE
        translation = translate_edition(
            project, source, language, complete=order.complete, fallback=fallback
        )
        edition, standings = translation.edition, translation.standings
        wordings = translation.wordings
        boxes = draft.boxes if draft else {}
        aim = aim_of(project, source, language, pressroom, progress, stand_ins=boxes)
    names = [form.name for form in forms]
    paths = targets(project, source, edition, order, names)
    job = Job(project, edition, order.chapters, aim, design)

    def rules(printed: Printed) -> Iterator[Problem]:
        found = _stopping(replace(printed, wordings=wordings))
        return _warned(found) if language == pseudo_language(source) else found

    if draft:
        typeset = typeset_draft(draft, job, pressroom, rules, progress)
    else:
        typeset = typeset_job(job, pressroom, progress=progress, rules=rules)
    if edition is source and not order.chapters and not draft:
        keep_plan(project, source, typeset.pages.plan)
    refused = unsuited(typeset.pages.count, forms)
    made = [form for form in forms if form.name not in refused]
    faults = (*faults, *refused.values())
    if not made:
        raise ProblemsFound(faults)
    for form, content in hand_over(project, typeset, made):
        path = paths[form.name]
        progress("writing", path.name)
        write_whole(path, content)
        _log.info("wrote %s, %d pages", path.name, typeset.pages.count)
        progress(ENDED, path.name)
    remarks = [*remarks_on(edition, standings, typeset.pages)]
    remarks += [f"a draft with {grey_boxes_in(typeset)} grey boxes"] if draft else []
    remarks += [asked_for(source, typeset.printed.materials.pictures)]
    remark = "; ".join(filter(None, remarks))
    problems = (*faults, *unignored(typeset.problems, edition, wordings))
    names = [form.name for form in made]
    return BuildResult(
        tuple(paths[name] for name in names),
        typeset.pages.count,
        problems,
        is_new=True,
        remark=remark,
        failed=tuple(name for name in names_of(project, order.forms) if name not in names),
    )


def _stopping(printed: Printed) -> Iterator[Problem]:
    """Find what is wrong with pages by the rules that can stop a build."""
    from belpress.checks.ignored import unignored
    from belpress.checks.rulebook import stopping_problems

    return unignored(stopping_problems(printed), printed.edition, printed.wordings)


def _warned(problems: Iterator[Problem]) -> Iterator[Problem]:
    """Yield problems as warnings: pages of the invented language are made to see them."""
    return (replace(problem, severity=Severity.WARNING) for problem in problems)


def _forms(
    project: Project, order: BuildRequest, design: Design
) -> tuple[tuple[Form, ...], tuple[Problem, ...]]:
    """Return the forms that are asked for, and what is wrong with those that cannot be made.

    Raises :class:`ProblemsFound` where none can.
    """
    from belpress.assets.forms import sound_forms

    forms, faults = sound_forms(project, order.forms, design[0].sheets)
    if order.ppi is not None:
        forms = tuple(replace(form, ppi=order.ppi) for form in forms)
    return forms, faults


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
        shares = _presses(len(group), jobs)
        calls = [
            (project, replace(order, presses=presses))
            for order, presses in zip(group, shares, strict=True)
        ]
        yield from zip(group, call_apart(_outcome, calls, jobs, progress), strict=True)


def _presses(builds: int, jobs: int) -> list[int]:
    """Return how many presses each of some builds has, of which ``jobs`` run at a time.

    Those that are left at the end share all processors.
    """
    processors, left = os.cpu_count() or 1, builds % jobs
    usual = max(processors // jobs, 1)
    return [usual] * (builds - left) + [max(processors // max(left, 1), 1)] * left


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


def write_pdf(typeset: Typeset, target: Path) -> None:
    """Write laid-out pages as a PDF for screens, whole or not at all.

    Raises :class:`ProblemsFound`.
    """
    write_whole(target, for_screen(typeset))
