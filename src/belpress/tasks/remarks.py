"""What is said of a build beside its problems: what a translation lacks, and how it was fitted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from belpress.assets.pictures import is_placeholder
from belpress.model.message import Standing
from belpress.model.problem import Problem, Severity
from belpress.project.project import Project

if TYPE_CHECKING:
    from belpress.layout.publication import Pages
    from belpress.model.edition import Edition


def unfinished(project: Project, edition: Edition) -> Iterator[Problem]:
    """Find the texts and pictures that an edition still asks for, as errors.

    Those that it says are to be ignored are not among them.
    """
    from belpress.checks.ignored import unignored
    from belpress.checks.manuscript.text_placeholder import text_placeholder
    from belpress.checks.pictures.picture_placeholder import picture_placeholder
    from belpress.checks.subjects import manuscript_of

    manuscript = manuscript_of(project, edition)
    for rule in (text_placeholder, picture_placeholder):
        for problem in unignored(rule.problems(manuscript), edition):
            yield replace(problem, severity=Severity.ERROR)


def asked_for(edition: Edition, pictures: Mapping[str, bytes]) -> str:
    """Say how many texts and pictures an edition still asks for; empty where none is missing.

    ``pictures`` are those on its pages, by their paths.
    """
    messages = (*edition.messages, *chain(*(chapter.messages for chapter in edition.chapters)))
    texts = sum(message.is_asked_for for message in messages)
    grey = sum(map(is_placeholder, pictures.values()))
    said = [f"{texts} text{'s' * (texts > 1)}"] if texts else []
    said += [f"{grey} picture{'s' * (grey > 1)}"] if grey else []
    return f"{' and '.join(said)} still asked for" if said else ""


def remarks_on(edition: Edition, standings: Counter[Standing], pages: Pages) -> Iterator[str]:
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
