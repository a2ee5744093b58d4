"""Which requests are answered, and with which headers: the preview's guards to the network."""

from __future__ import annotations

import secrets
from itertools import chain

from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from belpress.language.characters import stray

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-resource-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
}
COOKIE = "belpress-token"
MOST_ADDRESS = 4000
"""Bytes of an address with its query; short enough for numbers in it to be read as numbers."""
OWN = ("", "same-origin", "none")
"""Values of ``Sec-Fetch-Site`` for the preview's own page, for a person, and for a program."""


class Token:
    """Answers those who know the token: from the address first, from a cookie afterwards."""

    def __init__(self, app: ASGIApp, token: str) -> None:
        self.app = app
        self._token = token

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or send it away."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request = Request(scope)
        if self._is_right(request.query_params.get("token", "")):
            address = request.url.remove_query_params("token")
            answer = RedirectResponse(address.path or "/", status_code=303)
            # A strict cookie would not come back with the redirect after a link in a web mail
            answer.set_cookie(COOKIE, self._token, httponly=True, samesite="lax")
            await answer(scope, receive, send)
        elif self._is_right(request.cookies.get(COOKIE, "")):
            await self.app(scope, receive, send)
        else:
            said = "open the address that belpress preview printed, with its token"
            await PlainTextResponse(said, status_code=403)(scope, receive, send)

    def _is_right(self, token: str) -> bool:
        return secrets.compare_digest(token.encode(), self._token.encode())


class SameOrigin:
    """Refuses all requests from other sites, except for a link that opens the page itself."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or send it away."""
        if scope["type"] == "http" and _is_foreign(Request(scope)):
            refused = "the preview answers only its own page, not other sites"
            await PlainTextResponse(refused, status_code=403)(scope, receive, send)
            return
        await self.app(scope, receive, send)


def _is_foreign(request: Request) -> bool:
    origin, site = request.headers.get("origin"), request.headers.get("sec-fetch-site", "")
    # A browser always sends an Origin with requests that act; a program on this machine sends none
    if origin is not None and origin.partition("://")[2] != request.headers.get("host"):
        return True
    return site not in OWN and not _opens_the_page(request)


def _opens_the_page(request: Request) -> bool:
    """Whether a browser asks for the page to show it in a window, such as after a click."""
    asked = [request.headers.get(f"sec-fetch-{name}") for name in ("mode", "dest")]
    is_page = request.scope["path"] == "/" and request.method == "GET"
    return is_page and asked == ["navigate", "document"]


class WellFormed:
    """Refuses addresses that are too long, or contain characters that are not part of a text."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or send it away."""
        fault = _fault_of(Request(scope)) if scope["type"] == "http" else ""
        if fault:
            await PlainTextResponse(fault, status_code=400)(scope, receive, send)
            return
        await self.app(scope, receive, send)


def _fault_of(request: Request) -> str:
    path, query = request.scope.get("raw_path", b""), request.scope["query_string"]
    if len(path) + len(query) > MOST_ADDRESS:
        return f"the address is longer than {MOST_ADDRESS} bytes"
    words = chain.from_iterable(request.query_params.multi_items())
    for text in (request.scope["path"], *words):
        if found := stray(text):
            return f"the address contains {found[1]}, which is not part of a text"
    return ""


class Headers:
    """Adds the headers that isolate a page from other sites."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, with the headers."""

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [
                    *message["headers"],
                    *((name.encode(), value.encode()) for name, value in HEADERS.items()),
                ]
            await send(message)

        await self.app(scope, receive, with_headers)
