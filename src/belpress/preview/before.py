"""What pages are compared with: the pages of the last commit, or of any PDF."""

from __future__ import annotations

import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from belpress.model.problem import Problem, ProblemsFound, Source
from belpress.press.pressroom import Pressroom
from belpress.preview.proof import Copy, Proof, Subject
from belpress.preview.rasters import Rasters
from belpress.preview.state import PreviewPage, State
from belpress.program import ending
from belpress.project.cache import Store
from belpress.project.commits import NoCommit, git
from belpress.project.project import MANUSCRIPT, PARTS, STYLES, Project, open_project

FOLDERS = (MANUSCRIPT, STYLES, "assets")


@dataclass(frozen=True)
class Difference:
    """A page that looks different. ``before`` is the digest of its earlier picture, or empty.

    ``number`` is that of the page now, or of the earlier page if there is none now.
    """

    number: int
    before: str
    is_gone: bool = False


class Before:
    """The earlier pages of a proof, and how the present pages differ from them."""

    def __init__(self, name: str, pages: tuple[PreviewPage, ...], rasters: Rasters) -> None:
        self.name = name
        self._pages = {page.number: page for page in pages}
        self._rasters = rasters

    def differences(self, state: State) -> list[Difference]:
        """Return the pages that look different from before."""
        now = {page.number: page for page in state.pages}
        found = []
        for number in sorted({*now, *self._pages}):
            before, after = self._pages.get(number), now.get(number)
            if before is None or after is None:
                found.append(Difference(number, before.picture if before else "", after is None))
            elif not self._rasters.are_alike(before.picture, after.picture):
                found.append(Difference(number, before.picture))
        return found


def pages_of_pdf(name: str, content: bytes, language: str, rasters: Rasters) -> Before:
    """Return the pages of a PDF. Raises :class:`ProblemsFound` if it is not a PDF."""
    pages = rasters.take_pdf(shelf_before(language), content)
    if not pages:
        message = "this file is not a PDF that can be read"
        raise ProblemsFound([Problem("pdf-bad", message, Source(name))])
    return Before(name, pages, rasters)


def pages_of_commit(subject: Subject, language: str, rasters: Rasters) -> Before:
    """Lay out the last commit of a project. Raises :class:`ProblemsFound` if that fails."""
    from belpress.read.edition import read_edition

    said = ("--format=%s, %ad", "--date=format:%-d %B %Y")
    name = _git(subject.project, "log", "-1", *said).decode(errors="replace").strip()
    store = Store(subject.project.cache(PARTS))
    with _last_commit(subject.project) as then, Pressroom(store, presses=1) as pressroom:
        proof = Proof(language, pressroom, rasters, shelf=shelf_before(language))
        proof.make(Copy(then, read_edition(then, subject.year), subject.chapters))
        return Before(name, proof.state.pages, rasters)


def shelf_before(language: str) -> str:
    """Return the name of the shelf with the earlier pages of a language."""
    return f"before {language}"


@contextmanager
def _last_commit(project: Project) -> Iterator[Project]:
    """Yield the project as it was last committed, in a folder of its own."""
    there = _git(project, "ls-tree", "--name-only", "HEAD").decode(errors="replace").split("\n")
    wanted = [folder for folder in FOLDERS if folder in there]
    if MANUSCRIPT not in wanted:
        raise _problem(f"the last commit has no folder {MANUSCRIPT}")
    archive = _git(project, "archive", "--format=tar", "HEAD", "--", *wanted)
    folder = ending.track(lambda: _taken_out(archive), TemporaryDirectory.cleanup)
    try:
        yield open_project(Path(folder.name))
    finally:
        ending.untrack(folder)
        folder.cleanup()


def _taken_out(archive: bytes) -> TemporaryDirectory[str]:
    folder = TemporaryDirectory(prefix="belpress-")
    try:
        with tarfile.open(fileobj=BytesIO(archive)) as files:
            files.extractall(folder.name, filter="data")
    except tarfile.TarError as error:
        folder.cleanup()
        raise _problem(f"the last commit cannot be extracted ({error})") from error
    return folder


def _git(project: Project, *words: str) -> bytes:
    try:
        return git(project, *words)
    except NoCommit as error:
        raise _problem("there is no commit to compare with") from error


def _problem(message: str) -> ProblemsFound:
    hint = "make a commit: git add, then git commit"
    return ProblemsFound([Problem("commit-missing", message, Source(MANUSCRIPT), hint=hint)])
