"""A preview that runs over a project of its own, and what its readers get."""

from __future__ import annotations

import contextlib
import http.client
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

from samples import ROOT

PATIENCE_S = 90
SECURITY = "manuscript/2022/02-security.md"

State = Mapping[str, Any]


@dataclass
class Running:
    """A preview, the folder of its project, and its address."""

    root: Path
    address: str
    process: subprocess.Popen[str]

    def edit(self, path: str, old: str, new: str) -> str:
        """Replace a text once, save as editors do (beside, then renamed), return what was."""
        before = (self.root / path).read_text(encoding="utf-8")
        assert old in before
        self.save(path, before.replace(old, new, 1))
        return before

    def save(self, path: str, text: str) -> None:
        """Save as editors do: beside, then renamed."""
        file = self.root / path
        beside = file.with_suffix(".new")
        beside.write_text(text, encoding="utf-8")
        beside.replace(file)

    def ask(
        self, path: str, method: str = "GET", headers: Mapping[str, str] | None = None
    ) -> tuple[int, bytes]:
        """Send a request, and return the status and body of the answer."""
        request = urllib.request.Request(self.address + path, headers=headers or {}, method=method)
        try:
            with urllib.request.urlopen(request, timeout=PATIENCE_S) as answer:
                return answer.status, answer.read()
        except urllib.error.HTTPError as error:
            with error:
                return error.code, error.read()

    def found(self, text: str) -> list[int]:
        """Return the numbers of the pages on which a text stands."""
        _, body = self.ask(f"search?{urllib.parse.urlencode({'q': text})}")
        return [hit["page"] for hit in json.loads(body)["hits"]]


@contextmanager
def running(root: Path, *more: str) -> Iterator[Running]:
    """Run the real command over a project, and see it end well."""
    port = free_port()
    process = subprocess.Popen(
        command(root, port, *more),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )
    with process:
        assert process.stdout
        try:
            said = next(line for line in process.stdout if "http://" in line)
            address = said.split()[4].replace(socket.gethostname(), "127.0.0.1")
            yield Running(root, address, process)
        finally:
            process.send_signal(signal.SIGINT)
            rest = process.stdout.read()
    assert process.returncode == 0, rest
    assert rest.endswith("ended\n"), rest
    assert "Traceback" not in rest


def command(root: Path, port: int, *more: str) -> list[str]:
    words = ["preview", "-C", str(root), "--no-open", "--port", str(port), *more]
    return [sys.executable, "-m", "belpress", *words]


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def project_in(root: Path) -> Path:
    """Copy the edition of this project into a folder."""
    for name in ("manuscript", "styles", "assets"):
        shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("art"))
    return root


@dataclass
class Reader:
    """Reads the events of a preview in a thread of its own, until it leaves."""

    preview: Running
    states: list[State] = field(default_factory=list)

    def __post_init__(self) -> None:
        host, _, port = self.preview.address.split("/")[2].partition(":")
        self._connection = http.client.HTTPConnection(host, int(port), timeout=PATIENCE_S)
        self._connection.request("GET", "/events")
        self._answer = self._connection.getresponse()
        self._news = threading.Condition()
        self._thread = threading.Thread(target=self._read, daemon=True)
        self._thread.start()

    def wait(self, is_it: Callable[[State], bool]) -> State:
        """Return the last state once it is settled and the one that is waited for."""
        with self._news:
            came = self._news.wait_for(
                lambda: self.states and not self.states[-1]["behind"] and is_it(self.states[-1]),
                timeout=PATIENCE_S,
            )
        assert came, "the state that was waited for did not come"
        return self.states[-1]

    def leave(self) -> None:
        """Leave without saying so."""
        if sock := cast("socket.socket | None", self._connection.sock):
            # The preview may have ended before
            with contextlib.suppress(OSError):
                sock.shutdown(socket.SHUT_RDWR)
        self._thread.join(timeout=PATIENCE_S)
        self._answer.close()
        self._connection.close()

    def _whole(self, state: dict[str, Any]) -> State:
        """Return a state with all its pages; of those that are as before, it has the numbers."""
        known = {page["number"]: page for page in self.states[-1]["pages"]} if self.states else {}
        pages = [known[page] if isinstance(page, int) else page for page in state["pages"]]
        return {**state, "pages": pages}

    def _read(self) -> None:
        try:
            for line in self._answer:
                if line.startswith(b"data: {"):
                    with self._news:
                        self.states.append(self._whole(json.loads(line[6:])))
                        self._news.notify_all()
        except (OSError, ValueError):
            return


@contextmanager
def reading(preview: Running) -> Iterator[Reader]:
    """Read the events of a preview for a while."""
    reader = Reader(preview)
    try:
        yield reader
    finally:
        reader.leave()


def words_of(state: State, chapter: str) -> int:
    """Return the number of words of a chapter."""
    return next(int(found["words"]) for found in state["chapters"] if found["name"] == chapter)


def pictures_of(state: State, chapter: str = "") -> tuple[str, ...]:
    """Return the digests of the pictures of a chapter, or of all pages."""
    return tuple(
        page["picture"] for page in state["pages"] if not chapter or page["chapter"] == chapter
    )


def patient(is_it: Callable[[], bool], what: str) -> None:
    """Wait until something is so."""
    deadline = time.monotonic() + PATIENCE_S
    while not is_it():
        assert time.monotonic() < deadline, what
        time.sleep(0.05)
