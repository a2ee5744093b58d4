"""The only door through which the layout gets a file: no network, nothing from the disk.

Two invented hosts stand for the two places a file may come from, so that what is laid out does
not depend on the folder it is laid out in.
"""

from __future__ import annotations

import base64
import mimetypes
from typing import Any
from urllib.parse import unquote, urlsplit

from weasyprint.urls import URLFetcher, URLFetcherResponse

from belpress.model.materials import Materials
from belpress.model.problem import Problem, Source
from belpress.model.setting import PROJECT

DATA = "data:image/"
DRAWING = "image/svg+xml"
HOUSE = "http://house.invalid/"


class Refused(ValueError):  # noqa: N818 - it becomes a problem of the style sheet
    """A file that the layout asked for and does not get."""


class Fetcher(URLFetcher):  # type: ignore[misc]
    """Gives the layout its materials, and nothing else.

    WeasyPrint goes on when a file is refused, so refusals collect in ``problems`` and the stage
    fails afterwards.
    """

    def __init__(self, materials: Materials) -> None:
        super().__init__(allowed_protocols=("http",), allow_redirects=False)
        self._materials = materials
        self._problems: list[Problem] = []

    def restock(self, materials: Materials) -> None:
        """Give out other materials from here on."""
        self._materials = materials

    def fetch(self, url: str, headers: Any = None) -> URLFetcherResponse:  # noqa: ANN401
        """Return the file behind one of the two invented hosts. Raises :class:`Refused`."""
        path = unquote(urlsplit(url).path).lstrip("/")
        content = None
        if url.startswith(DATA) and self._is_in_a_drawing(url):
            content = base64.b64decode(url.partition(",")[2])
        elif url.startswith(PROJECT):
            content = self._materials.pictures.get(path)
        elif url.startswith(HOUSE):
            content = self._materials.files.get(path)
        if content is None:
            raise self._refuse(url)
        kind = mimetypes.guess_type(path)[0] or "application/octet-stream"
        kind = DRAWING if content.startswith(b"<svg ") else kind
        return URLFetcherResponse(url, content, {"Content-Type": kind})

    def _is_in_a_drawing(self, url: str) -> bool:
        """Whether a picture is one that was found in a drawing, and looked into."""
        drawings = (one for one in self._materials.pictures.values() if one.startswith(b"<svg "))
        return any(url.encode() in drawing for drawing in drawings)

    def take_problems(self) -> list[Problem]:
        """Return what was refused since the last call."""
        problems, self._problems = self._problems, []
        return problems

    def _refuse(self, url: str) -> Refused:
        shown = url.removeprefix(HOUSE).removeprefix(PROJECT)
        self._problems.append(
            Problem(
                "fetch-refused",
                f'"{shown:.120}" is not a file of the project',
                Source("styles"),
                hint="styles and pages can only use files of the project",
            )
        )
        return Refused(url)
