"""What waits to be read in a translation, and what a person has read and found to hold."""

from __future__ import annotations

from collections.abc import Sequence

from belpress.model.edition import Edition
from belpress.model.problem import Problem, ProblemsFound, Source, did_you_mean
from belpress.project.project import Project
from belpress.tasks.translate import catalogues_of, check_own
from belpress.translate.catalogue import accepting
from belpress.translate.catalogue.accepting import Waiting
from belpress.translate.messages import messages
from belpress.translate.quotes import quotes_of_their_own


def waiting_translations(project: Project, source: Edition, language: str) -> list[Waiting]:
    """Return what a person should read in a language. Raises :class:`ProblemsFound`."""
    check_own(source, language)
    catalogues = catalogues_of(project, source, language)
    wanted = messages(source, quotes_of_their_own(source, catalogues))
    return accepting.waiting(project, source.year, language, wanted)


def accept_translations(
    project: Project, source: Edition, language: str, chosen: Sequence[Waiting]
) -> None:
    """Note in the catalogues that translations hold.

    Raises :class:`ProblemsFound`, and then none is accepted, where one cannot be printed, or has
    changed since it was read.
    """
    title = " ".join(filter(None, (source.title, source.subtitle)))
    accepting.accept(project, source.year, language, chosen, title)


def waiting_at(waiting: Sequence[Waiting], place: str) -> list[Waiting]:
    """Return what waits at a place, ``security.po:41`` or ``02-security.md:15``.

    A file may be named by the end of its path; the line is where an entry or a text begins, as
    lists and problems have it. Raises :class:`ProblemsFound` where nothing waits.
    """
    file, _, line = place.rpartition(":")
    number = int(line) if line.isdecimal() else 0
    places = [(one, source) for one in waiting for source in (one.at, one.message.source)]
    there = [(one, source) for one, source in places if _names(file, source.path)]
    found = [one for one, source in there if source.line == number]
    if found:
        return found
    hint = did_you_mean(place, [str(source) for _, source in there or places])
    at = Source(file or place, number)
    raise ProblemsFound([Problem("nothing-waits", "no translation waits here", at, hint=hint)])


def _names(file: str, path: str) -> bool:
    """Whether a file is named by its path or the end of it."""
    named = file.replace("\\", "/").removeprefix("./")
    return bool(named) and f"/{path}".endswith(f"/{named}")
