"""The preview: the pages in a browser, made again whenever a file is saved.

``folders`` watches what pages are made of, ``desk`` runs the stages of a build and keeps what
they make, ``rasters`` makes pictures of pages, ``server`` answers the browser, and ``page/`` is
what the browser shows.
"""

from __future__ import annotations

import contextlib
import socket
import threading
from collections.abc import Callable

import uvicorn

from belpress.model.problem import Problem, ProblemsFound, Source
from belpress.press.pressroom import Pressroom
from belpress.preview.desk import Desk
from belpress.preview.proof import Subject
from belpress.preview.server import Preview
from belpress.preview.state import State

LOOPBACK = "127.0.0.1"
MOST_PORTS = 20
"""Ports to try after a busy one."""


def preview(
    subject: Subject,
    pressroom: Pressroom,
    listening: socket.socket,
    *,
    editor: str = "",
    token: str = "",
    ready: Callable[[], None] = lambda: None,
    tell: Callable[[State], None] = lambda state: None,
    failed: Callable[[Problem], None] = lambda problem: None,
) -> None:
    """Serve a preview until it is interrupted.

    Pages are laid out in ``pressroom``. ``listening`` is the socket it is served on (see
    :func:`free_socket`); ``editor`` a command that opens a file, with ``{file}`` and ``{line}``;
    with a ``token``, only those who know it are answered. ``ready`` is called when the server
    answers, ``tell`` with every new state, ``failed`` with a fault of this program that no state
    tells of.
    """
    desk = Desk(subject, pressroom, failed)
    desk.listen(tell)
    stop = threading.Event()
    app = Preview(subject, desk, editor).app(token)
    # A logging configuration of its own would close the file that BELPRESS_LOG names
    config = uvicorn.Config(app, log_config=None, log_level="critical", timeout_graceful_shutdown=1)
    server = _Server(config, ready)
    watchers = [
        threading.Thread(target=desk.faults.watch, args=(watching, desk.renew, stop), daemon=True)
        for watching in (desk.folders.watch, desk.watch_others)
    ]
    try:
        for watcher in watchers:
            watcher.start()
        desk.open()
        with contextlib.suppress(KeyboardInterrupt):
            server.run(sockets=[listening])
    finally:
        stop.set()
        desk.close()
        for watcher in watchers:
            watcher.join()


def free_socket(port: int, host: str = LOOPBACK) -> socket.socket:
    """Return a socket that listens on a port of an address, or on the next one that is free.

    Raises :class:`ProblemsFound` where there is none.
    """
    try:
        family, _, _, _, _ = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    except OSError as error:
        message = f'"{host}" is not an address of this computer ({error.strerror})'
        hint = "use 127.0.0.1 for this computer only, or 0.0.0.0 for everyone in its network"
        raise ProblemsFound([Problem("host-unknown", message, Source(host), hint=hint)]) from error
    for tried in range(port, min(port + MOST_PORTS, 65536)):
        listening = socket.socket(family)
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listening.bind((host, tried))
            listening.listen(128)
        except OSError:
            listening.close()
        else:
            return listening
    message = f"there is no free port from {port} on"
    raise ProblemsFound(
        [Problem("port-busy", message, Source(host), hint="give another one with --port")]
    )


class _Server(uvicorn.Server):
    def __init__(self, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self._ready()
