"""The preview's web server: one page, its events, and pictures of pages.

It answers this machine alone unless told otherwise, to requests that name it by its own name (so
that no other site can reach it through a name of its own), and gives out no file of the disk.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import shlex
import subprocess
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from importlib.resources import files
from urllib.parse import urlsplit

from sse_starlette import EventSourceResponse, ServerSentEvent
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from belpress.preview.desk import Desk
from belpress.preview.state import State
from belpress.problem import Source
from belpress.project import Project

LOOPBACK = ("127.0.0.1", "localhost")
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-resource-policy": "same-origin",
}
FILES = {
    "/": ("index.html", "text/html"),
    "/preview.css": ("preview.css", "text/css"),
    "/preview.js": ("preview.js", "text/javascript"),
}
FOREVER = "private, max-age=31536000, immutable"


class Preview:
    """The answers of a preview. ``editor`` is a command with ``{file}`` and ``{line}``."""

    def __init__(self, project: Project, desk: Desk, editor: str = "") -> None:
        self._project = project
        self._desk = desk
        self._editor = editor
        self._news = asyncio.Condition()
        self._goto: tuple[int, int] = (0, 0)

    def app(self, hosts: Sequence[str] = LOOPBACK) -> Starlette:
        """Return the web application, for these names of the machine."""
        routes = [Route(path, self.page_file) for path in FILES]
        routes += [
            Route("/events", self.events),
            Route("/pictures/{digest}/{width:int}.jpg", self.picture),
            Route("/review.pdf", self.pdf),
            Route("/search", self.search),
            Route("/goto", self.goto, methods=["POST"]),
            Route("/open", self.open, methods=["POST"]),
        ]
        middleware = [
            Middleware(_Headers),
            Middleware(TrustedHostMiddleware, allowed_hosts=list(hosts), www_redirect=False),
            Middleware(_SameOrigin),
        ]
        return Starlette(routes=routes, middleware=middleware, lifespan=self._lifespan)

    def tell(self, loop: asyncio.AbstractEventLoop) -> None:
        """Wake the readers of events, from any thread."""
        # The loop may be gone when the last pages come
        with contextlib.suppress(RuntimeError):
            loop.call_soon_threadsafe(lambda: loop.create_task(self._wake()))

    @asynccontextmanager
    async def _lifespan(self, _: Starlette) -> AsyncIterator[None]:
        loop = asyncio.get_running_loop()
        self._desk.listen(lambda _: self.tell(loop))
        yield

    async def _wake(self) -> None:
        async with self._news:
            self._news.notify_all()

    async def page_file(self, request: Request) -> Response:
        """Give out a file of the preview's own page."""
        name, kind = FILES[request.url.path]
        content = (files("belpress.preview") / "page" / name).read_bytes()
        return Response(content, media_type=kind, headers={"cache-control": "no-cache"})

    async def events(self, _: Request) -> EventSourceResponse:
        """Send every new state; a reader that is slow misses those in between."""
        return EventSourceResponse(self._events())

    async def _events(self) -> AsyncIterator[ServerSentEvent]:
        seen, gone = -1, self._goto[0]
        while True:
            state: State = self._desk.state
            if state.version != seen:
                seen = state.version
                yield ServerSentEvent(event="state", data=json.dumps(state.as_json()))
            if self._goto[0] != gone:
                gone, page = self._goto
                yield ServerSentEvent(event="goto", data=str(page))
            async with self._news:
                await self._news.wait_for(
                    lambda: self._desk.state.version != seen or self._goto[0] != gone  # noqa: B023
                )

    async def picture(self, request: Request) -> Response:
        """Give out the picture of a page; its address changes with what it shows."""
        digest, width = request.path_params["digest"], request.path_params["width"]
        content = await run_in_threadpool(self._desk.rasters.picture, digest, width)
        if content is None:
            return Response(status_code=404)
        return Response(content, media_type="image/jpeg", headers={"cache-control": FOREVER})

    async def pdf(self, _: Request) -> Response:
        """Give out the whole PDF as it stands."""
        content = await run_in_threadpool(self._desk.pdf)
        if content is None:
            return Response(status_code=404)
        return Response(content, media_type="application/pdf")

    async def search(self, request: Request) -> Response:
        """Find a text on the pages."""
        text = request.query_params.get("q", "").strip()
        found = await run_in_threadpool(self._desk.rasters.search, text) if text else []
        return JSONResponse(found)

    async def goto(self, request: Request) -> Response:
        """Scroll every reader to the page of a file and line."""
        source = _place(request)
        page = self._desk.state.page_of(source)
        if not page:
            return JSONResponse({"page": None}, status_code=404)
        self._goto = (self._goto[0] + 1, page)
        await self._wake()
        return JSONResponse({"page": page})

    async def open(self, request: Request) -> Response:
        """Open a file of the manuscript at a line, in the editor that was named."""
        source = _place(request)
        known = {spot.source.path for page in self._desk.state.pages for spot in page.spots}
        known |= {problem.source.path for problem in self._desk.state.problems}
        path = self._project.root / source.path
        if not self._editor or source.path not in known or not path.is_file():
            return JSONResponse({"opened": False})
        words = [
            word.replace("{file}", str(path)).replace("{line}", str(source.line or 1))
            for word in shlex.split(self._editor)
        ]
        try:
            await run_in_threadpool(subprocess.Popen, words, stdin=subprocess.DEVNULL)
        except OSError:
            return JSONResponse({"opened": False})
        return JSONResponse({"opened": True})


def _place(request: Request) -> Source:
    line = request.query_params.get("line", "")
    return Source(request.query_params.get("file", ""), int(line) if line.isdecimal() else 0)


class _SameOrigin:
    """Refuses what acts when it comes from another site, or does not say from where."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["method"] not in ("GET", "HEAD"):
            headers = dict(scope["headers"])
            origin = headers.get(b"origin", b"").decode("latin-1")
            # A browser always sends an Origin here; a program on this machine sends none
            if origin and urlsplit(origin).netloc != headers.get(b"host", b"").decode("latin-1"):
                await Response("foreign origin", status_code=403)(scope, receive, send)
                return
        await self.app(scope, receive, send)


class _Headers:
    """Adds the headers that keep a page to itself."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [
                    *message["headers"],
                    *((name.encode(), value.encode()) for name, value in HEADERS.items()),
                ]
            await send(message)

        await self.app(scope, receive, with_headers)
