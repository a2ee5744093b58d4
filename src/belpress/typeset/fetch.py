"""The only door through which the layout gets a file: no network, nothing outside the project.

Two invented hosts stand for the two places a file may come from, so that what is laid out does
not depend on the folder it is laid out in.
"""

from __future__ import annotations

import mimetypes
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from weasyprint.urls import URLFetcher, URLFetcherResponse

from belpress.problem import Problem, Source

PROJECT = "http://project.invalid/"
HOUSE = "http://house.invalid/"


class Refused(ValueError):  # noqa: N818 - it becomes a problem of the style sheet
    """A file that the layout asked for and does not get."""


class Fetcher(URLFetcher):  # type: ignore[misc]
    """Gives the layout the prepared pictures of a project and the files of its house design.

    WeasyPrint goes on when a file is refused, so refusals collect in ``problems`` and the stage
    fails afterwards.
    """

    def __init__(self, house: Path, pictures: Mapping[str, bytes]) -> None:
        super().__init__(allowed_protocols=("http",), allow_redirects=False)
        self._house = house.resolve()
        self._pictures = pictures
        self._problems: list[Problem] = []

    def fetch(self, url: str, headers: Any = None) -> URLFetcherResponse:  # noqa: ANN401
        """Return the file behind one of the two invented hosts. Raises :class:`Refused`."""
        path = unquote(urlsplit(url).path).lstrip("/")
        if url.startswith(PROJECT) and path in self._pictures:
            content = self._pictures[path]
        elif url.startswith(HOUSE):
            content = self._house_file(path, url)
        else:
            raise self._refuse(url, "is not a file of the project")
        kind = mimetypes.guess_type(path)[0] or "application/octet-stream"
        return URLFetcherResponse(url, content, {"Content-Type": kind})

    def take_problems(self) -> list[Problem]:
        """Return what was refused since the last call."""
        problems, self._problems = self._problems, []
        return problems

    def _house_file(self, path: str, url: str) -> bytes:
        file = (self._house / path).resolve()
        if not file.is_relative_to(self._house):
            raise self._refuse(url, "lies outside the project")
        try:
            return file.read_bytes()
        except OSError as error:
            raise self._refuse(url, f"cannot be read ({error.strerror})") from error

    def _refuse(self, url: str, why: str) -> Refused:
        shown = url.removeprefix(HOUSE).removeprefix(PROJECT)
        self._problems.append(
            Problem(
                "fetch-refused",
                f'"{shown:.120}" {why}',
                Source("styles"),
                hint="styles and pages take files of the project only",
            )
        )
        return Refused(url)
