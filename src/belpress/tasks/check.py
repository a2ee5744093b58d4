"""Checking an edition: every rule that looks at its manuscript, its pictures and its pages.

What reading, translating and layout complain of themselves is told together with what the rules
find.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, replace
from itertools import chain, takewhile

from belpress.checks.ignored import unignored
from belpress.checks.rulebook import (
    OF_PAGES,
    explained_in,
    manuscript_problems,
    printed_problems,
    rules_in,
    text_problems,
    unknown_rules,
)
from belpress.checks.subjects import manuscript_of
from belpress.model.edition import Edition
from belpress.model.message import Wording
from belpress.model.problem import Problem, ProblemsFound, Source, in_order
from belpress.press.opening import open_pressroom
from belpress.press.pressroom import Pressroom
from belpress.program.fault import BelpressFailed, fault_of
from belpress.project.project import Project
from belpress.read.edition import reading_of
from belpress.tasks.page_plan import aim_of
from belpress.tasks.translate import translate_edition
from belpress.tasks.typeset import Job, Progress, Typeset, silent, typeset_job
from belpress.translate.edition import Translation
from belpress.translate.terms import term_problems

ALL = "all"
"""Stands for every language of an edition."""


@dataclass(frozen=True)
class CheckRequest:
    """What is to be checked: an edition in some languages (none: the source's own).

    ``select`` names the only rules that are wanted (none: all), ``ignore`` those that are not;
    errors are told whatever they name. ``pages`` says whether the edition is laid out, which takes
    a few seconds; it is not where only rules of the manuscript are selected.
    """

    year: int
    languages: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    pages: bool = True

    @property
    def needs_pages(self) -> bool:
        """Whether pages have to be laid out for the rules that are wanted."""
        of_pages = {one.name for folder in OF_PAGES for one in rules_in(folder)}
        of_pages |= {one.name for folder in OF_PAGES for one in explained_in(folder)}
        return self.pages and (not self.select or not of_pages.isdisjoint(self.select))


@dataclass(frozen=True)
class CheckResult:
    """What a check found, in order, and what it looked at: in which languages, and how much.

    ``pages`` counts those of all languages, and is 0 where none were laid out; ``remark`` says
    what errors kept from being looked at, or is empty; ``failures`` are faults of this program that
    kept pages from being laid out.
    """

    year: int
    languages: tuple[str, ...]
    chapters: int
    pages: int
    problems: tuple[Problem, ...]
    remark: str = ""
    failures: tuple[BelpressFailed, ...] = ()

    @property
    def errors(self) -> int:
        """How many of the problems stop a build."""
        return sum(problem.is_error for problem in self.problems)


def check_edition(
    project: Project, wish: CheckRequest, *, progress: Progress = silent
) -> CheckResult:
    """Return all that is wrong with an edition, in the languages wanted.

    Never raises for what a manuscript says: what stops a build is among the problems.
    """
    progress("reading", str(wish.year))
    project = project.noting()
    reading = reading_of(project, wish.year)
    source = reading.edition
    if source is None:
        remark = "nothing else was checked, since edition.yaml cannot be read"
        return CheckResult(wish.year, (), 0, 0, in_order(_wanted(reading.problems, wish)), remark)
    if any(problem.is_error for problem in reading.problems):
        return _checked_texts(project, source, wish)
    languages = _languages(source, wish)
    with open_pressroom(project) if wish.needs_pages else nullcontext() as pressroom:
        checked = [_check_language(project, source, one, pressroom, progress) for one in languages]
    found = in_order(_wanted(chain(*(one.problems for one in checked)), wish))
    return CheckResult(
        wish.year,
        languages,
        len(source.chapters),
        sum(one.pages for one in checked),
        found,
        _unset(languages, checked) if wish.needs_pages else "",
        tuple(one.failure for one in checked if one.failure),
    )


@dataclass(frozen=True)
class _Checked:
    """What a check found in one language, the pages that it looked at, and what kept it from it."""

    problems: Sequence[Problem]
    pages: int = 0
    failure: BelpressFailed | None = None


def _unset(languages: Sequence[str], checked: Sequence[_Checked]) -> str:
    """Say in which languages no pages were looked at, and why."""
    without = [pair for pair in zip(languages, checked, strict=True) if not pair[1].pages]
    wrong = ", ".join(language for language, one in without if not one.failure)
    failed = ", ".join(language for language, one in without if one.failure)
    said = [f"the pages in {wrong} were not checked, because of errors"] if wrong else []
    said += [f"the pages in {failed} were not checked, because belpress failed"] if failed else []
    return "; ".join(said)


def findings(
    project: Project,
    source: Edition,
    translation: Translation | None,
    typeset: Typeset,
    *,
    is_wanted: Callable[[], bool] = lambda: True,
) -> tuple[Problem, ...]:
    """Return all that is wrong with an edition that was laid out, less what is to be passed over.

    It is the ``source`` itself, or else its ``translation``; ``typeset`` are its pages, whole or
    of some chapters. No further rule looks at them as soon as that ``is_wanted`` no more.
    """
    edition, wordings = _worded(source, translation)
    printed = replace(typeset.printed, wordings=wordings)
    rules = chain(_of_manuscript(project, source, translation), printed_problems(printed))
    found = [
        *project.cache_problems(),
        *typeset.problems,
        *chain(*takewhile(lambda _: is_wanted(), rules)),
    ]
    return in_order(unignored(found, edition, wordings))


def _checked_texts(project: Project, source: Edition, wish: CheckRequest) -> CheckResult:
    """Look at the texts that could be read of an edition with errors."""
    problems = list(chain(*text_problems(manuscript_of(project, source))))
    problems += [*source.problems, *unknown_rules(source)]
    found = in_order(_wanted(unignored(problems, source), wish))
    remark = "only the texts of the source were checked, because of errors"
    return CheckResult(wish.year, (source.language,), len(source.chapters), 0, found, remark)


def _check_language(
    project: Project,
    source: Edition,
    language: str,
    pressroom: Pressroom | None,
    progress: Progress,
) -> _Checked:
    """Return what is wrong with an edition in one language.

    It is laid out in a pressroom, if there is one.
    """
    progress("checking", language)
    translation: Translation | None = None
    try:
        if language != source.language:
            translation = translate_edition(project, source, language)
    except ProblemsFound as found:
        return _Checked(list(unignored(found.problems, source)))
    edition, wordings = _worded(source, translation)
    stopped: Sequence[Problem] = ()
    failure: BelpressFailed | None = None
    if pressroom:
        try:
            aim = aim_of(project, source, language, pressroom, progress) if translation else None
            typeset = typeset_job(Job(project, edition, aim=aim), pressroom, progress=progress)
        except ProblemsFound as found:
            stopped = found.problems
        except Exception as error:
            # What is wrong with the texts can still be said
            failure = BelpressFailed(fault_of(error, f"laying out {language}"))
        else:
            told = findings(project, source, translation, typeset)
            return _Checked(told, typeset.pages.count)
    problems = [*chain(*_of_manuscript(project, source, translation)), *stopped]
    return _Checked(list(unignored(problems, edition, wordings)), failure=failure)


def _of_manuscript(
    project: Project, source: Edition, translation: Translation | None
) -> Iterator[Sequence[Problem]]:
    """Yield what is wrong before there are pages, a rule at a time."""
    edition, _ = _worded(source, translation)
    yield edition.problems
    yield list(unknown_rules(source))
    worded = translation.worded if translation else None
    manuscript = manuscript_of(project, edition, worded)
    if worded:
        terms = manuscript.house_terms
        yield list(term_problems(worded, terms, source.language, edition.language))
    yield from manuscript_problems(manuscript)


def _worded(
    source: Edition, translation: Translation | None
) -> tuple[Edition, Mapping[Source, Wording]]:
    return (translation.edition, translation.wordings) if translation else (source, {})


def _languages(source: Edition, wish: CheckRequest) -> tuple[str, ...]:
    if ALL in wish.languages:
        return source.languages
    return tuple(dict.fromkeys(wish.languages)) or (source.language,)


def _wanted(problems: Iterable[Problem], wish: CheckRequest) -> list[Problem]:
    return [
        one
        for one in problems
        if one.is_error
        or ((not wish.select or one.rule in wish.select) and one.rule not in wish.ignore)
    ]
