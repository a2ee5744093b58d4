"""Checking an edition: every rule that looks at its manuscript, its pictures and its pages.

What reading and layout complain of themselves is told together with what the rules find.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from belpress.build import aim_of, open_pressroom, typeset_edition
from belpress.checks import (
    manuscript_of,
    manuscript_problems,
    printed_problems,
    unignored,
)
from belpress.edition import Edition
from belpress.message import Message, Wording
from belpress.problem import Problem, ProblemsFound, Source, in_order
from belpress.project import Project
from belpress.read import read_edition
from belpress.translations import translate_edition


@dataclass(frozen=True)
class Wish:
    """What is to be checked: an edition in some languages (none: the source's own).

    ``select`` names the only rules that are wanted (none: all), ``ignore`` those that are not;
    ``pages`` says whether it is laid out, which takes a few seconds.
    """

    year: int
    languages: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    pages: bool = True


def check_edition(project: Project, wish: Wish) -> tuple[Problem, ...]:
    """Return all that is wrong with an edition, in the languages wanted."""
    try:
        source = read_edition(project, wish.year)
        problems = [
            problem
            for language in wish.languages or (source.language,)
            for problem in _problems(project, source, language, wish)
        ]
    except ProblemsFound as found:
        problems = list(found.problems)
    return in_order(_wanted(problems, wish))


def _problems(project: Project, source: Edition, language: str, wish: Wish) -> list[Problem]:
    edition, wordings = source, dict[Source, Wording]()
    worded: Sequence[tuple[Message, Wording]] | None = None
    try:
        if language != source.language:
            translation = translate_edition(project, source, language)
            edition, worded = translation.edition, translation.worded
            wordings = dict(translation.wordings)
        manuscript = manuscript_of(project, edition, worded)
        problems = [*edition.problems, *manuscript_problems(manuscript)]
        if wish.pages:
            problems += _page_problems(project, source, edition, wordings)
    except ProblemsFound as found:
        problems = list(found.problems)
    return list(unignored(problems, edition))


def _page_problems(
    project: Project, source: Edition, edition: Edition, wordings: dict[Source, Wording]
) -> Sequence[Problem]:
    with open_pressroom(project) as room:
        aim = aim_of(project, source, edition.language, room) if edition is not source else None
        typeset = typeset_edition(project, edition, room=room, aim=aim)
        printed = replace(typeset.printed, wordings=wordings)
        return [*typeset.problems, *printed_problems(printed)]


def _wanted(problems: Iterable[Problem], wish: Wish) -> list[Problem]:
    return [
        one
        for one in problems
        if one.is_error
        or ((not wish.select or one.rule in wish.select) and one.rule not in wish.ignore)
    ]
