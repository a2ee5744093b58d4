"""Reading, in the preview, a translation whose source has changed, and saying that it holds.

This is all that a preview writes, and only for who sits at its computer: it takes off the mark of
an entry that was read, if the entry is still the same.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from belpress.model.edition import Edition
from belpress.model.problem import Problem, ProblemsFound, Source
from belpress.preview.proof import Subject
from belpress.translate.catalogue.accepting import Waiting

GONE = "the translation has changed in the meantime; look at it again"


@dataclass(frozen=True)
class _Read:
    """What waits at a place, and the edition that it is of."""

    source: Edition
    waiting: Waiting

    @property
    def digest(self) -> str:
        """Changes with all that a reader sees of it."""
        one = self.waiting
        read = "\0".join((one.message.text, one.old, one.text, one.comment))
        return hashlib.sha256(read.encode()).hexdigest()


class Outdated:
    """Answers questions about translations that wait to be read; ``may_write`` lets them hold."""

    def __init__(self, subject: Subject, *, may_write: bool) -> None:
        self._subject = subject
        self._may_write = may_write

    @property
    def routes(self) -> tuple[Route, ...]:
        """The addresses that are answered."""
        return (
            Route("/outdated", self.show, methods=["GET"]),
            Route("/outdated", self.accept, methods=["POST"]),
        )

    async def show(self, request: Request) -> Response:
        """Send what waits at a place of a catalogue: ``l`` its language, ``place`` where."""
        try:
            read = await run_in_threadpool(self._read, *_asked(request))
        except ProblemsFound as found:
            return _problems(found.problems)
        if read is None:
            return JSONResponse({"problems": []})
        one = read.waiting
        changes = [{"old": each.old, "new": each.new} for each in one.changes]
        return JSONResponse(
            {
                "changes": changes or [{"old": one.message.text, "new": one.message.text}],
                "text": one.text,
                "notes": one.comment.split("\n") if one.comment else [],
                "fault": one.fault,
                "digest": read.digest,
                "accepts": self._may_write,
            }
        )

    async def accept(self, request: Request) -> Response:
        """Note that the translation at a place holds, if it still has the ``digest`` it had."""
        if not self._may_write:
            said = "only who sits at the computer of this preview can accept translations"
            return PlainTextResponse(said, status_code=403)
        language, place = _asked(request)
        digest = request.query_params.get("digest", "")
        try:
            is_accepted = await run_in_threadpool(self._accept, language, place, digest)
        except ProblemsFound as found:
            return _problems(found.problems)
        return JSONResponse({"problems": [] if is_accepted else [GONE]})

    def _read(self, language: str, place: str) -> _Read | None:
        """Return what waits at a place. Raises :class:`ProblemsFound`."""
        from belpress.read.edition import read_edition
        from belpress.tasks.accept import waiting_translations

        source = read_edition(self._subject.project, self._subject.year)
        if language not in source.translations:
            return None
        at = Source.parse(place)
        waiting = waiting_translations(self._subject.project, source, language)
        found = [one for one in waiting if one.is_fuzzy and one.at == at]
        return _Read(source, found[0]) if found else None

    def _accept(self, language: str, place: str, digest: str) -> bool:
        from belpress.tasks.accept import accept_translations

        read = self._read(language, place)
        if read is None or read.digest != digest:
            return False
        accept_translations(self._subject.project, read.source, language, [read.waiting])
        return True


def _asked(request: Request) -> tuple[str, str]:
    return request.query_params.get("l", ""), request.query_params.get("place", "")


def _problems(problems: tuple[Problem, ...]) -> Response:
    return JSONResponse({"problems": [str(problem) for problem in problems]})
