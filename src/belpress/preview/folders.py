"""The folders that pages are made of: watched, and reported while one is missing.

Git, editors and people remove folders and replace them by others. A watch stays with the folder
that it began with, so it begins again whenever another folder has that name.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath

from watchfiles import Change, DefaultFilter, watch

from belpress.model.problem import Problem, ProblemsFound, Source
from belpress.project.project import MANUSCRIPT, STYLES, Project, open_project
from belpress.project.seen import Mark, mark_of

ASSETS = "assets"
DEBOUNCE_MS = 60
STEP_MS = 15
LOOK_S = 0.5
"""Seconds between two looks whether folders are still the ones that are watched."""
OTHERS_S = 0.4
"""Seconds between two looks at files that are not in any of the watched folders."""


class Folders:
    """The folders of a project that the pages of an edition are made of."""

    def __init__(self, project: Project, year: int) -> None:
        self._project = project
        self._names = (MANUSCRIPT, f"{MANUSCRIPT}/{year}", STYLES, ASSETS)
        self._seen = self._there()

    def project(self) -> Project:
        """Return the project as it is now, with its own house design or the package's.

        Raises :class:`ProblemsFound` while a folder is missing that existed before.
        """
        there = self._there()
        gone = [name for name in self._names if name in self._seen - there]
        self._seen |= there
        if gone:
            # A folder inside a missing folder is not reported separately
            outermost = [name for name in gone if str(PurePosixPath(name).parent) not in gone]
            raise ProblemsFound([_missing(name) for name in outermost])
        return open_project(self._project.root)

    def _there(self) -> set[str]:
        return {name for name in self._names if (self._project.root / name).is_dir()}

    def watch(self, changed: Callable[[], None], stop: threading.Event) -> None:
        """Call a function whenever something in the folders changes, until ``stop`` is set."""
        root, house = self._project.root, self._project.house
        watched = [root / name for name in (MANUSCRIPT, STYLES, ASSETS)]
        watched = [folder for folder in watched if self._project.holds(folder)]
        watched += [house / STYLES] if self._project.has_own(house / STYLES) else []
        watch_folders(list(dict.fromkeys(watched)), changed, stop)

    def watch_others(
        self,
        read: Callable[[], Mapping[Path, Mark]],
        changed: Callable[[], None],
        stop: threading.Event,
    ) -> None:
        """Call a function whenever a file changes that pages were made of and that is not watched.

        ``read`` returns the states of the files that pages were made of. A picture may be anywhere
        in a project, which may be too large to be watched as a whole.
        """
        folders = [self._project.root / name for name in (MANUSCRIPT, STYLES, ASSETS)]
        folders += [self._project.house / STYLES]
        told: Mapping[Path, Mark] = {}
        while not stop.wait(OTHERS_S):
            others = {
                path: mark
                for path, mark in read().items()
                if not any(path.is_relative_to(folder) for folder in folders)
            }
            now = {path: mark for path in others if (mark := mark_of(path)) != others[path]}
            if now and now != told:
                changed()
            told = now


def _missing(name: str) -> Problem:
    hint = "the pages are made again as soon as it is back"
    if name == STYLES:
        hint += "; for the design that ships with belpress, start the preview again"
    return Problem("folder-missing", f'the folder "{name}" is missing', Source(name), hint=hint)


def watch_folders(
    folders: Sequence[Path], changed: Callable[[], None], stop: threading.Event
) -> None:
    """Call a function whenever something in some folders changes, until ``stop`` is set.

    The folders need not exist; they may disappear, come back, and be replaced by others.
    """
    is_due, polls = False, False
    while not stop.is_set():
        watched = _there(folders)
        try:
            for changes in _changes(list(watched), stop, polls=polls):
                if changes or is_due:
                    is_due = False
                    changed()
                gone = {Path(path) for change, path in changes if change is Change.deleted}
                if _there(folders) != watched or not gone.isdisjoint(watched):
                    is_due = True
                    break
        except FileNotFoundError:
            # A folder disappeared before it could be watched
            is_due = True
        except (OSError, RuntimeError):
            # The system cannot watch more files; they can still be looked at from time to time
            is_due, polls = True, True
            stop.wait(LOOK_S)


def _there(folders: Sequence[Path]) -> dict[Path, tuple[int, int]]:
    """Return the existing folders, each with what tells it from another folder of its name."""
    found = {}
    for folder in folders:
        try:
            facts = folder.stat()
        except OSError:
            continue
        found[folder] = facts.st_dev, facts.st_ino
    return found


def _changes(
    folders: Sequence[Path], stop: threading.Event, *, polls: bool
) -> Iterator[set[tuple[Change, str]]]:
    """Yield changes in folders as they come, and an empty set after a while without changes."""
    if not folders:
        while not stop.wait(LOOK_S):
            yield set()
        return
    yield from watch(
        *folders,
        watch_filter=_Filter(folders),
        debounce=DEBOUNCE_MS,
        step=STEP_MS,
        stop_event=stop,
        rust_timeout=int(1000 * LOOK_S),
        yield_on_timeout=True,
        force_polling=polls or None,
    )


class _Filter(DefaultFilter):
    """Ignores what editors and systems keep in folders, such as ``.git``."""

    def __init__(self, folders: Sequence[Path]) -> None:
        super().__init__()
        self._folders = [str(folder) for folder in folders]

    def __call__(self, change: Change, path: str) -> bool:
        """Whether a change counts; the names of folders above the watched ones do not matter."""
        own = next((folder for folder in self._folders if path.startswith(folder)), "")
        return super().__call__(change, path.removeprefix(own))
