"""A draft: an edition whose missing and coarse pictures are grey boxes, and only warned of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from belpress.assets.bad_picture import BadPicture
from belpress.assets.drawings.grey_box import grey_box, is_grey_box
from belpress.assets.forms import drafts_of, names_of
from belpress.assets.pictures import examine
from belpress.checks.pages.picture_resolution import LEAST_DPI
from belpress.model.block import Block, Figure, FigureForm
from belpress.model.edition import Chapter, Edition
from belpress.model.picture import Picture
from belpress.model.problem import Problem, ProblemsFound, Severity, in_order, stop_on_errors
from belpress.press.pressroom import Pressroom
from belpress.project.project import Project
from belpress.tasks.typeset import Job, Progress, Rules, Typeset, typeset_job

if TYPE_CHECKING:
    from belpress.layout.printed import Printed
    from belpress.tasks.build import BuildRequest, BuildResult

LENIENT = ("picture-missing", "picture-bad", "picture-unreadable", "picture-resolution")
"""The rules whose errors are warnings in a draft."""
PAGE, PLATE, FIGURE = (2551, 3579), (2551, 3248), (1500, 1000)
"""The width and height of pictures for an opener, a page and a figure, in px."""

MISSING = "missing picture of "
"""How the paths of grey boxes begin that stand for no file."""


@dataclass(frozen=True)
class Draft:
    """An edition as a draft, and the grey boxes in it, by the paths of the pictures they are for.

    ``problems`` say what is wrong with these pictures.
    """

    edition: Edition
    boxes: Mapping[str, bytes]
    problems: tuple[Problem, ...] = ()


def draft_of(project: Project, year: int) -> Draft:
    """Read the edition of a year as a draft. Raises :class:`ProblemsFound` for other mistakes."""
    from belpress.read.edition import reading_of

    reading = reading_of(project, year)
    problems = tuple(lenient(reading.problems))
    stop_on_errors(problems)
    assert reading.edition is not None  # noqa: S101 - without it there was an error
    edition = replace(
        reading.edition,
        problems=problems,
        chapters=tuple(map(_named, reading.edition.chapters)),
    )
    boxes, found = {}, []
    for picture, size in _pictures(edition):
        if fault := _fault(project, picture):
            boxes[picture.path] = grey_box(*size)
            found += [fault] if not picture.path.startswith(MISSING) else []
    return Draft(edition, boxes, tuple(found))


def lenient(problems: Iterable[Problem]) -> Iterator[Problem]:
    """Yield problems, those of missing and coarse pictures as warnings."""
    for problem in problems:
        is_lenient = problem.rule in LENIENT
        yield replace(problem, severity=Severity.WARNING) if is_lenient else problem


def coarse_boxes(project: Project, printed: Printed) -> Mapping[str, bytes]:
    """Return grey boxes for the pictures that are printed with too few pixels, of their shape."""
    coarse = {
        picture.path
        for page in printed.pages
        for picture in page.page.pictures
        if picture.width_px and round(picture.dpi) < LEAST_DPI
    }
    boxes = {}
    for path in sorted(coarse):
        facts = examine(project.read(project.root / path))
        boxes[path] = grey_box(facts.width_px, facts.height_px)
    return boxes


def _named(chapter: Chapter) -> Chapter:
    """Give pictures that are missing a path, by which their grey box is found."""
    opener = chapter.opener
    if opener and not opener.path:
        opener = replace(opener, path=f"{MISSING}an opener")
    return replace(chapter, opener=opener, body=tuple(map(_with_path, chapter.body)))


def _with_path(block: Block) -> Block:
    if not isinstance(block, Figure) or block.picture.path:
        return block
    kind = "a page" if block.form is FigureForm.PAGE else "a figure"
    return replace(block, picture=replace(block.picture, path=MISSING + kind))


def _pictures(edition: Edition) -> Iterator[tuple[Picture, tuple[int, int]]]:
    for chapter in edition.chapters:
        if chapter.opener:
            yield chapter.opener, PAGE
        for figure in chapter.figures:
            yield figure.picture, PLATE if figure.form is FigureForm.PAGE else FIGURE


def _fault(project: Project, picture: Picture) -> Problem | None:
    """Return what is wrong with the file of a picture, as a warning."""
    said = f'picture "{picture.path}"'
    try:
        examine(project.read(project.root / picture.path))
    except BadPicture as bad:
        rule, message, hint = "picture-bad", f"{said}: {bad}", bad.hint
    except OSError as error:
        rule, message, hint = "picture-unreadable", f"{said} cannot be read ({error.strerror})", ""
    else:
        return None
    return Problem(rule, message, picture.source, Severity.WARNING, hint)


def typeset_draft(
    draft: Draft, job: Job, pressroom: Pressroom, rules: Rules, progress: Progress
) -> Typeset:
    """Set a draft, and once more where pictures turn out to be coarse where they are printed."""

    def lenient_rules(printed: Printed) -> Iterator[Problem]:
        return lenient(rules(printed))

    job = replace(job, stand_ins=draft.boxes)
    typeset = typeset_job(job, pressroom, progress=progress, rules=lenient_rules)
    problems = [*draft.problems, *typeset.problems]
    if coarse := coarse_boxes(job.project, typeset.printed):
        job = replace(job, stand_ins={**draft.boxes, **coarse})
        typeset = typeset_job(job, pressroom, progress=progress, rules=lenient_rules)
        coarse_ones = [one for one in problems if one.rule == "picture-resolution"]
        problems = [*draft.problems, *typeset.problems, *coarse_ones]
    return replace(typeset, problems=in_order(problems))


def drafts_alone(project: Project, order: BuildRequest, found: ProblemsFound) -> BuildRequest:
    """Return an order for its drafts alone, if others lack nothing but pictures.

    Raises what was found otherwise.
    """
    drafts = drafts_of(project, order.forms)
    is_lenient = all(one.rule in LENIENT for one in found.problems if one.is_error)
    if not drafts or not is_lenient or set(drafts) == set(order.forms):
        raise found
    return replace(order, forms=drafts)


def with_errors(
    project: Project, order: BuildRequest, built: BuildResult, found: ProblemsFound
) -> BuildResult:
    """Return what was made of the drafts of an order, and why its other forms were not made."""
    errors = [one for one in found.problems if one.is_error]
    known = {(one.rule, one.source, one.message) for one in errors}
    more = [one for one in built.problems if (one.rule, one.source, one.message) not in known]
    drafts = drafts_of(project, order.forms)
    failed = [name for name in names_of(project, order.forms) if name not in drafts]
    return replace(built, problems=(*errors, *more), failed=(*failed, *built.failed))


def grey_boxes_in(typeset: Typeset) -> int:
    """Return how many grey boxes stand on the pages of a draft."""
    pictures = typeset.printed.materials.pictures
    return sum(
        is_grey_box(pictures[picture.path])
        for page in typeset.printed.pages
        for picture in page.page.pictures
    )
