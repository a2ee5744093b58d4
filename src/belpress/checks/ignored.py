"""What is to be ignored: in an edition, or at the place of a comment."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping

from belpress.model.edition import Edition
from belpress.model.ignore import Ignore
from belpress.model.message import Wording
from belpress.model.problem import Problem, Source


def unignored(
    problems: Iterable[Problem], edition: Edition, wordings: Mapping[Source, Wording] | None = None
) -> Iterator[Problem]:
    """Yield the problems that are not ignored by the edition or at their place.

    What is ignored in a text of the source is ignored in its translation too, whose place is in
    ``wordings``. Errors are never ignored, since they stop a build.
    """
    ignored = _IgnoredLines(ignores_of(edition))
    origins: dict[Source, list[Source]] = {}
    for place, wording in (wordings or {}).items():
        origins.setdefault(wording.source, []).append(place)
    for problem in problems:
        places = origins.get(problem.source, [problem.source])
        if problem.is_error or (
            problem.rule not in edition.ignored_rules
            and not any(ignored.covers(problem.rule, place) for place in places)
        ):
            yield problem


class _IgnoredLines:
    """The lines of files in which rules are ignored."""

    def __init__(self, ignores: Iterable[Ignore]) -> None:
        self._firsts: dict[tuple[str, str], list[int]] = {}
        self._lasts: dict[tuple[str, str], list[int]] = {}
        for ignore in sorted(ignores, key=lambda each: each.source):
            for name in ignore.rules:
                lasts = self._lasts.setdefault((name, ignore.source.path), [])
                lasts.append(max([ignore.last_line, *lasts[-1:]]))
                self._firsts.setdefault((name, ignore.source.path), []).append(ignore.source.line)

    def covers(self, rule_name: str, place: Source) -> bool:
        """Whether a rule is ignored at a place."""
        key = (rule_name, place.path)
        before = bisect_right(self._firsts.get(key, []), place.line)
        return before > 0 and self._lasts[key][before - 1] >= place.line


def ignores_of(edition: Edition) -> Iterator[Ignore]:
    """Yield what comments in the chapters say is to be ignored."""
    for chapter in (*edition.chapters, *edition.drafts):
        yield from chapter.ignores
