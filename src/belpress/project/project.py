"""The project: the folder a publication lives in, and the only door to its files.

A path from a manuscript or a style sheet is followed only inside the project (or the house
design that comes with the package); links that lead out are refused. What is read through it is
noted, which shows later whether something that was made would come out the same.
"""

from __future__ import annotations

import os
import re
from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path, PurePosixPath

from belpress.language.characters import stray
from belpress.model.problem import Problem, ProblemsFound, Severity, Source, did_you_mean
from belpress.project.names import is_passed_over, same_letters
from belpress.project.seen import ABSENT, UNKNOWN, Seen, digest_of

MANUSCRIPT = "manuscript"
STYLES = "styles"
TRANSLATIONS = "translations"
ASSETS = "assets"
CACHE = ".belpress-cache"
PARTS, PICTURES, BUILDS, PLANS, LOG = "parts", "pictures", "builds", "plans", "log"
FOR_PRINT = "print"
KEPT_IN = (PARTS, PICTURES, BUILDS, PLANS, LOG, FOR_PRINT)
"""The folders of the cache."""
_OF_THE_HOUSE, _LISTED = "/", "\0"
"""Marks in names: for a file of the design in the package, and for a folder's list."""
MOST_NAMES = 2000
"""Files of a folder that are compared to find the most similar name."""
_YEAR = re.compile(r"[1-9][0-9]{3}\Z")


class OutsideProject(Exception):  # noqa: N818 - it is reported as a problem, with its place
    """A path that leads out of the project."""


@dataclass(frozen=True)
class Project:
    """A project's folder, and the folder of the house design of its pages.

    ``house`` is the project's own folder if it has a ``styles`` folder, and otherwise the design
    that comes with the package. ``seen`` notes what is read.
    """

    root: Path
    house: Path
    seen: Seen = field(default_factory=Seen, compare=False, repr=False)

    @property
    def editions(self) -> tuple[Path, ...]:
        """The folders of the editions, the oldest first. Raises :class:`ProblemsFound`."""
        folder = self.root / MANUSCRIPT
        try:
            return tuple(sorted(p for p in folder.iterdir() if _YEAR.match(p.name) and p.is_dir()))
        except FileNotFoundError:
            return ()
        except OSError as error:
            message = f"cannot be read ({error.strerror})"
            problem = Problem("file-unreadable", message, Source(MANUSCRIPT))
            raise ProblemsFound([problem]) from error

    def relative(self, path: Path) -> str:
        """Return a path inside the project as it is shown to people."""
        return PurePosixPath(os.path.relpath(path, self.root)).as_posix()

    def noting(self) -> Project:
        """Return the same project, with nothing read from it yet."""
        return replace(self, seen=Seen())

    def read(self, path: Path, most: int | None = None) -> bytes:
        """Return what a file holds, or its first bytes. Raises :class:`OSError`."""
        name, digest = self._name(path), UNKNOWN
        try:
            with path.open("rb") as file:
                content = file.read() if most is None else file.read(most)
                self.seen.mark(path, os.fstat(file.fileno()))
            if most is None or len(content) < most:
                digest = digest_of(content)
        except FileNotFoundError:
            digest = ABSENT
            self.seen.mark(path, None)
            raise
        finally:
            self.seen.note(name, digest)
        return content

    def has(self, path: Path) -> bool:
        """Whether a file exists; that it does not is noted too."""
        if is_file(path):
            return True
        self.seen.note(self._name(path), ABSENT)
        self.seen.mark(path, None)
        return False

    def listed(self, folder: Path, suffix: str) -> list[Path]:
        """Return what is in a folder and has this ending, in order; nothing if there is no folder.

        Hidden files and those that programs leave beside others are passed over. Raises
        :class:`OSError`.
        """
        digest, found = UNKNOWN, list[Path]()
        try:
            found = sorted(
                path
                for path in folder.iterdir()
                if path.name.endswith(suffix) and not is_passed_over(path.name)
            )
            kinds = "\0".join(f"{path.name}\0{is_file(path)}" for path in found)
            digest = digest_of(kinds.encode(errors="surrogateescape"))
        except (FileNotFoundError, NotADirectoryError):
            digest = ABSENT
        finally:
            self.seen.note(f"{self._name(folder)}{_LISTED}{suffix}", digest)
        return found

    def look(self, name: str) -> str:
        """Return the present digest of something that was ``seen``, by its name there."""
        base = self._design if name.startswith(_OF_THE_HOUSE) else self.root
        place, is_listed, suffix = name.removeprefix(_OF_THE_HOUSE).partition(_LISTED)
        path = Path(os.path.normpath(base / place))
        if not path.is_relative_to(base) or (base == self.root and not self.holds(path)):
            return UNKNOWN
        with suppress(OSError):
            if is_listed:
                self.listed(path, suffix)
            else:
                self.read(path)
        return self.seen.digests.get(self._name(path) + is_listed + suffix, UNKNOWN)

    def _name(self, path: Path) -> str:
        """Return the name of a file in ``seen``: relative to the project or the house design."""
        if path.is_relative_to(self.root):
            return self.relative(path)
        return f"{_OF_THE_HOUSE}{Path(os.path.relpath(path, self._design)).as_posix()}"

    @property
    def _design(self) -> Path:
        """The folder of a design outside the project, which is the package's."""
        return packaged_house() if self.house == self.root else self.house

    def holds(self, path: Path) -> bool:
        """Whether a path stays in the project, with all its links followed; it need not exist."""
        return Path(os.path.realpath(path)).is_relative_to(self.root)

    def has_own(self, path: Path) -> bool:
        """Whether a file of the house design may be read: of the package, or inside the project."""
        is_packaged = self.house != self.root and self.house == packaged_house()
        return is_packaged or Path(os.path.realpath(path)).is_relative_to(self.house)

    def cache(self, name: str) -> Path | None:
        """Return a folder of the cache; ``None`` if it is a link that leads out of the project."""
        folder = self.root / CACHE / name
        return folder if self.holds(folder) else None

    def cache_problems(self) -> list[Problem]:
        """Return a warning for every folder of the cache that a link leads out of the project."""
        folders = [self.root / CACHE]
        if self.holds(folders[0]):
            folders = [
                folders[0] / name for name in (PARTS, PICTURES, BUILDS, PLANS, LOG, FOR_PRINT)
            ]
        message = "this folder is a link that leads out of the project, so nothing is kept in it"
        hint = "delete the link; belpress then makes a folder in its place"
        return [
            Problem("cache-outside", message, Source(self.relative(folder)), Severity.WARNING, hint)
            for folder in folders
            if not self.holds(folder)
        ]

    def inside(self, written: str, folder: Path) -> Path:
        """Return the real file that the path ``written`` means in a file of ``folder``.

        The file need not exist. Raises :class:`OutsideProject`.
        """
        if stray(written) or "\\" in written or ":" in written or written.startswith("/"):
            raise OutsideProject(written)
        path = Path(os.path.normpath(folder / written))
        # Path.resolve() raises if links lead in circles
        for candidate in (path, Path(os.path.realpath(path))):
            if not candidate.is_relative_to(self.root):
                raise OutsideProject(written)
        return path


def find_project(start: Path) -> Project | None:
    """Find the project that ``start`` is in: the nearest folder upwards with a manuscript."""
    start = start.resolve()
    for folder in (start, *start.parents):
        if (folder / MANUSCRIPT).is_dir():
            return open_project(folder)
    return None


def open_project(root: Path) -> Project:
    """Return the project in a folder; its house design is its own, or the package's."""
    root = root.resolve()
    return Project(root, root if (root / STYLES).is_dir() else packaged_house())


def with_packaged_house(project: Project) -> Project:
    """Return the same project with the house design that comes with the package."""
    return replace(project, house=packaged_house())


def packaged_house() -> Path:
    """Return the folder of the house design that comes with the package."""
    here = Path(__file__).resolve().parents[1]
    shipped = here / "house"
    return shipped if shipped.is_dir() else here.parents[1]


def is_file(path: Path) -> bool:
    """Whether a file exists and can be read; a name too long for a file does not exist."""
    try:
        return path.is_file()
    except OSError:
        return False


def has_exact_name(path: Path) -> bool:
    """Whether a file has exactly this name, with the same capitals and small letters."""
    try:
        return path.name in os.listdir(path.parent)  # noqa: PTH208 - a name is all that is wanted
    except OSError:
        return False


def spelt_as_on_disk(path: Path, root: Path) -> Path | None:
    """Return the one file below ``root`` whose name has the same letters, or nothing.

    Some systems keep letters such as "й" and "é" as two characters, others as one.
    """
    found = root
    for part in path.relative_to(root).parts:
        if not has_exact_name(found / part):
            with suppress(OSError):
                alike = [one for one in found.iterdir() if same_letters(one.name, part)]
                if len(alike) == 1:
                    part = alike[0].name
        found = found / part
    return found if is_file(found) and has_exact_name(found) else None


def nearest_file(path: Path, endings: Collection[str]) -> str:
    """Return a hint that names the file most similar to a missing one, or a missing folder.

    Only files with one of the ``endings`` (in small letters, with their full stop) are named; the
    hint is empty if there are none.
    """
    folder = path.parent
    try:
        files = [file for file in folder.iterdir() if file.suffix.lower() in endings]
    except OSError:
        return f'there is no folder "{folder.name:.80}" that can be read'
    names = sorted(file.name for file in files if file.is_file())[:MOST_NAMES]
    return did_you_mean(path.name, names) if names else ""


def same_name_elsewhere(project: Project, path: Path) -> Path | None:
    """Return a file of the project's assets with the name of a missing one, if there is one."""
    found = (project.root / ASSETS).rglob("*")
    return next((file for file in islice(found, MOST_NAMES) if file.name == path.name), None)
