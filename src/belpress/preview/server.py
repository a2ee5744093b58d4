"""The preview's web server: one page, its events, and pictures of pages.

It answers only this machine unless there is a token, only requests that use the machine's own name
(so that no other site can reach it through a name of its own), and never sends a file of the disk.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from importlib.resources import files
from pathlib import PurePath
from typing import Any
from weakref import WeakKeyDictionary

from sse_starlette import EventSourceResponse, ServerSentEvent
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from belpress.model.problem import NOWHERE, ProblemsFound, Source
from belpress.preview.before import Before, pages_of_commit, pages_of_pdf
from belpress.preview.desk import Desk
from belpress.preview.editor import open_in_editor
from belpress.preview.guards import Headers, SameOrigin, Token, WellFormed
from belpress.preview.outdated import Outdated
from belpress.preview.proof import Proof, Subject
from belpress.preview.rasters import Found
from belpress.preview.state import State
from belpress.preview.views import Views

LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
PING_S = 15
KINDS = {
    ".html": "text/html",
    ".css": "text/css",
    ".js": "text/javascript",
    ".svg": "image/svg+xml",
}
MOST_WORDS = 200
"""Characters of a text to search for, at most."""
MOST_BYTES = 256 << 20
"""The largest PDF to compare with, in bytes."""
MOST_TEXTS = 8
"""Written forms of a state that are kept, for readers who had different states before."""
FOREVER = "private, max-age=31536000, immutable"


class Preview:
    """The answers of a preview. ``editor`` is a command with ``{file}`` and ``{line}``."""

    def __init__(self, subject: Subject, desk: Desk, editor: str = "") -> None:
        self._subject = subject
        self._desk = desk
        self._editor = editor
        self._news: set[asyncio.Event] = set()
        self._goto: tuple[int, Source] = (0, NOWHERE)
        self._before: WeakKeyDictionary[Proof, Before] = WeakKeyDictionary()
        self._written: WeakKeyDictionary[Proof, tuple[int, dict[int, str]]] = WeakKeyDictionary()
        page = files("belpress.preview") / "page"
        self._files = {file.name: file.read_bytes() for file in page.iterdir() if file.is_file()}

    def app(self, token: str = "") -> Starlette:
        """Return the web application, for this machine only, or for all who know the token."""
        routes = [
            Route("/", self.page_file),
            Route("/events", self.events),
            Route("/pictures/{digest}/{width:int}.jpg", self.picture),
            *Views(self._desk.rasters, self._desk.folders.project).routes(),
            Route("/review.pdf", self.pdf),
            Route("/search", self.search),
            Route("/baseline", self.baseline),
            Route("/goto", self.goto, methods=["POST"]),
            Route("/seen", self.seen, methods=["POST"]),
            Route("/open", self.open, methods=["POST"]),
            Route("/compare", self.differences, methods=["GET"]),
            Route("/compare", self.compare, methods=["POST"]),
            *Outdated(self._subject, may_write=not token).routes,
            Route("/{name}", self.page_file),
        ]
        # Another site may reach this machine by a name of its own, but it does not know the token
        guard = (
            Middleware(Token, token=token)
            if token
            else Middleware(TrustedHostMiddleware, allowed_hosts=list(LOOPBACK), www_redirect=False)
        )
        middleware = [Middleware(Headers), Middleware(WellFormed), Middleware(SameOrigin), guard]
        handlers = {Exception: self._failed}
        return Starlette(
            routes=routes,
            middleware=middleware,
            lifespan=self._lifespan,
            exception_handlers=handlers,
        )

    def tell(self, loop: asyncio.AbstractEventLoop) -> None:
        """Wake the readers of events, from any thread."""
        # The loop may have ended when the last pages come
        with contextlib.suppress(RuntimeError):
            loop.call_soon_threadsafe(self._wake)

    @asynccontextmanager
    async def _lifespan(self, _: Starlette) -> AsyncIterator[None]:
        loop = asyncio.get_running_loop()
        loop.set_exception_handler(self._failed_aside)
        self._desk.listen(lambda _: self.tell(loop))
        yield

    def _wake(self) -> None:
        for news in self._news:
            news.set()

    @contextmanager
    def _awake(self) -> Iterator[asyncio.Event]:
        """Yield what is set whenever there is something new."""
        news = asyncio.Event()
        self._news.add(news)
        try:
            yield news
        finally:
            self._news.discard(news)

    def _failed(self, request: Request, error: Exception) -> Response:
        """Say that belpress failed; whoever asked is not to blame."""
        asked = getattr(request.scope.get("endpoint"), "__name__", "a request")
        problem = self._desk.faults.told(error, f"answering {asked}")
        said = f"{problem.message}; {problem.hint}: {problem.source}"
        return JSONResponse({"problems": [said]}, status_code=500)

    def _failed_aside(self, _: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        if isinstance(error := context.get("exception"), BaseException):
            self._desk.faults.told(error, "answering readers")

    async def page_file(self, request: Request) -> Response:
        """Send a file of the preview's own page."""
        name = request.path_params.get("name", "index.html")
        content, kind = self._files.get(name), KINDS.get(PurePath(name).suffix)
        if content is None or kind is None:
            return Response(status_code=404)
        return Response(content, media_type=kind, headers={"cache-control": "no-cache"})

    async def events(self, request: Request) -> Response:
        """Send every new state of the languages asked for; slow readers miss those in between."""
        languages = request.query_params.getlist("l") or [self._desk.language]
        for language in languages:
            if refusal := self._desk.refusal(language):
                return PlainTextResponse(refusal, status_code=404)
        return EventSourceResponse(self._events(list(dict.fromkeys(languages))), ping=PING_S)

    async def _events(self, languages: Sequence[str]) -> AsyncIterator[ServerSentEvent]:
        with self._desk.reader(languages) as proofs, self._awake() as news:
            seen: dict[str, State | None] = dict.fromkeys(languages)
            gone = self._goto[0]
            while True:
                # Before looking, so that what comes in the meantime is looked at too
                news.clear()
                for proof in proofs:
                    state, before = proof.state, seen[proof.language]
                    if state is not before:
                        seen[proof.language] = state
                        text = self._as_text(proof, state, before)
                        yield ServerSentEvent(event="state", data=text)
                if self._goto[0] != gone:
                    gone = self._goto[0]
                    page = proofs[0].state.page_of(self._goto[1])
                    if page:
                        yield ServerSentEvent(event="goto", data=str(page))
                await news.wait()

    def _as_text(self, proof: Proof, state: State, before: State | None) -> str:
        """Return a state in the form for a reader who has the state before it.

        It is written once for all readers who have the same state.
        """
        version, texts = self._written.get(proof, (-1, {}))
        if version != state.version:
            self._written[proof] = (state.version, texts := {})
        known = before.version if before else -1
        if known not in texts:
            while len(texts) >= MOST_TEXTS:
                del texts[next(iter(texts))]
            mine = {"asked": proof.language, "editor": bool(self._editor)}
            fields = {**mine, **state.as_json(before)}
            texts[known] = json.dumps(fields)
        return texts[known]

    async def picture(self, request: Request) -> Response:
        """Send the picture of a page; its address changes with what it shows."""
        digest, width = request.path_params["digest"], request.path_params["width"]
        content = await run_in_threadpool(self._desk.rasters.picture, digest, width)
        if content is None:
            return Response(status_code=404)
        self._desk.looked()
        return Response(content, media_type="image/jpeg", headers={"cache-control": FOREVER})

    async def pdf(self, request: Request) -> Response:
        """Send the whole PDF as it is now."""
        proof = self._proof(request)
        content = await run_in_threadpool(proof.pdf) if proof else None
        if content is None:
            return Response(status_code=404)
        return Response(content, media_type="application/pdf")

    async def search(self, request: Request) -> Response:
        """Find a text on the pages."""
        text = request.query_params.get("q", "").strip()
        if len(text) > MOST_WORDS:
            refused = f"the text to search for is longer than {MOST_WORDS} characters"
            return PlainTextResponse(refused, status_code=400)
        proof, found = self._proof(request), Found()
        if text and proof:
            found = await run_in_threadpool(self._desk.rasters.search, proof.shelf, text)
        return JSONResponse(found.as_json())

    async def baseline(self, request: Request) -> Response:
        """Send where the baseline of a line of the line grid is, in pt below its top."""
        proof = self._proof(request)
        rasters = self._desk.rasters
        return JSONResponse(await run_in_threadpool(rasters.baseline, proof.shelf) if proof else 0)

    async def goto(self, request: Request) -> Response:
        """Scroll every reader to the page of a file and line."""
        source = _place(request)
        pages = (proof.state.page_of(source) for proof in self._desk.proofs)
        page = next(filter(None, pages), None)
        if not page:
            return JSONResponse({"page": None}, status_code=404)
        self._goto = (self._goto[0] + 1, source)
        self._wake()
        return JSONResponse({"page": page})

    async def seen(self, request: Request) -> Response:
        """Note the page that a reader looks at; its chapter is laid out first."""
        proof, page = self._proof(request), request.query_params.get("page", "")
        if proof and page.isdecimal():
            proof.page_in_view = int(page)
        return Response(status_code=204)

    async def compare(self, request: Request) -> Response:
        """Compare with the last commit, or with the PDF that is sent along."""
        proof = self._proof(request)
        if proof is None:
            return Response(status_code=404)
        content = bytearray()
        async for chunk in request.stream():
            content += chunk
            if len(content) > MOST_BYTES:
                return Response(status_code=413)
        name, rasters = request.query_params.get("name", "the PDF"), self._desk.rasters
        try:
            if content:
                pdf = bytes(content)
                before = await run_in_threadpool(pages_of_pdf, name, pdf, proof.language, rasters)
            else:
                before = await run_in_threadpool(
                    pages_of_commit, self._subject, proof.language, rasters
                )
        except ProblemsFound as found:
            return JSONResponse({"problems": [str(problem) for problem in found.problems]})
        self._before[proof] = before
        return await self.differences(request)

    async def differences(self, request: Request) -> Response:
        """Send the pages that look different from before."""
        proof = self._proof(request)
        before = self._before.get(proof) if proof else None
        if proof is None or before is None:
            return JSONResponse({"problems": ["there is nothing to compare with yet"]})
        pages = [
            {"number": page.number, "before": page.before, "gone": page.is_gone}
            for page in await run_in_threadpool(before.differences, proof.state)
        ]
        return JSONResponse({"name": before.name, "pages": pages})

    async def open(self, request: Request) -> Response:
        """Open a file of the manuscript at a line, in the editor that was given."""
        source = _place(request)
        path = self._subject.project.root / source.path
        known = any(proof.state.names(source.path) for proof in self._desk.proofs)
        if not self._editor or not known or not path.is_file():
            return JSONResponse({"opened": False})
        is_open = await run_in_threadpool(open_in_editor, self._editor, path, source.line or 1)
        return JSONResponse({"opened": is_open})

    def _proof(self, request: Request) -> Proof | None:
        """Return the proof of the language that is asked for, if there is one."""
        language = request.query_params.get("l", self._desk.language)
        return next((proof for proof in self._desk.proofs if proof.language == language), None)


def _place(request: Request) -> Source:
    line = request.query_params.get("line", "")
    return Source(request.query_params.get("file", ""), int(line) if line.isdecimal() else 0)
