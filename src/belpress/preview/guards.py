"""Who is answered, and with which headers: what stands between the preview and the network."""

from __future__ import annotations

import secrets
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

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
COOKIE = "belpress-token"


class Token:
    """Lets in who knows the token: by the address first, by a cookie afterwards."""

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
            answer.set_cookie(COOKIE, self._token, httponly=True, samesite="strict")
            await answer(scope, receive, send)
        elif self._is_right(request.cookies.get(COOKIE, "")):
            await self.app(scope, receive, send)
        else:
            said = "open the address that belpress preview printed, with its token"
            await Response(said, status_code=403, media_type="text/plain")(scope, receive, send)

    def _is_right(self, token: str) -> bool:
        return secrets.compare_digest(token.encode(), self._token.encode())


class SameOrigin:
    """Refuses what acts when it comes from another site, or does not say from where."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or send it away."""
        if scope["type"] == "http" and scope["method"] not in ("GET", "HEAD"):
            headers = dict(scope["headers"])
            origin = headers.get(b"origin", b"").decode("latin-1")
            # A browser always sends an Origin here; a program on this machine sends none
            if origin and urlsplit(origin).netloc != headers.get(b"host", b"").decode("latin-1"):
                await Response("foreign origin", status_code=403)(scope, receive, send)
                return
        await self.app(scope, receive, send)


class Headers:
    """Adds the headers that keep a page to itself."""

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
