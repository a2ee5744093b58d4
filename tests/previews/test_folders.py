"""Folders that are watched: what is seen of them when they go away, come back, or are replaced."""

from __future__ import annotations

import shutil
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import watchfiles

import belpress
from belpress.model.problem import ProblemsFound
from belpress.preview import folders
from belpress.preview.folders import Folders

PATIENCE_S = 20
SETTLED_S = 1.2
"""Longer than it takes until folders are watched that came back."""
Step = Callable[[Path], object]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project under git, with a branch ``empty`` that has none of its folders."""
    # A watch must not ignore a project because of the folder that it is in
    root = tmp_path / ".venv" / "project"
    for name in ("manuscript/2022/edition.yaml", "styles/tokens.css", "assets/images/map.png"):
        write(root / name, "first")
    write(root / "readme", "first")
    git(root, "init", "-q", "-b", "main")
    git(root, "add", "-A")
    git(root, "commit", "-qm", "First")
    git(root, "checkout", "-q", "--orphan", "empty")
    git(root, "rm", "-rq", "--cached", "manuscript", "styles", "assets")
    git(root, "commit", "-qm", "Without")
    git(root, "checkout", "-qf", "main")
    return root


def write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def git(root: Path, *words: str) -> None:
    who = ["-c", "user.name=Editor", "-c", "user.email=editor@example.org"]
    subprocess.run(["git", "-C", str(root), *who, *words], check=True)


class Looks:
    """Takes down how a project's files look whenever a change is heard of."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._news = threading.Condition()
        self._seen: dict[str, str] = {}

    def changed(self) -> None:
        with self._news:
            self._seen = files_of(self._root)
            self._news.notify_all()

    def see(self, step: Step) -> None:
        """Do something, and wait until the files were looked at as they are then."""
        step(self._root)
        now = files_of(self._root)
        with self._news:
            assert self._news.wait_for(lambda: self._seen == now, PATIENCE_S), "it was not seen"


def files_of(root: Path) -> dict[str, str]:
    """Return what stands in the files of a project, as far as they can be read."""
    found = {}
    for name in ("manuscript", "styles", "assets"):
        for path in (root / name).rglob("*"):
            try:
                found[str(path)] = "" if path.is_dir() else path.read_text(encoding="utf-8")
            except OSError:
                continue
    return found


@pytest.fixture
def looks(root: Path) -> Iterator[Looks]:
    looks, stop = Looks(root), threading.Event()
    watched = Folders(belpress.open_project(root), 2022)
    thread = threading.Thread(target=watched.watch, args=(looks.changed, stop), daemon=True)
    thread.start()
    time.sleep(0.3)
    yield looks
    stop.set()
    thread.join(PATIENCE_S)
    assert not thread.is_alive()


def save(name: str, text: str) -> Step:
    """Save as editors do: beside, then renamed."""

    def step(root: Path) -> None:
        beside = root / "beside"
        beside.write_text(text, encoding="utf-8")
        beside.replace(root / name)

    return step


def renamed(name: str, new: str) -> Step:
    return lambda root: (root / name).rename(root / new)


def replaced(name: str) -> Step:
    """Put a copy with other files in the place of a folder."""

    def step(root: Path) -> None:
        shutil.copytree(root / name, root / "copy")
        write(root / "copy" / "new", "new")
        (root / name).rename(root / "old")
        (root / "copy").rename(root / name)

    return step


ALL_SAVED = [
    save("manuscript/2022/edition.yaml", "second"),
    save("styles/tokens.css", "second"),
    save("assets/images/map.png", "second"),
]


def test_later_saves_are_seen_after_a_checkout_and_back(looks: Looks) -> None:
    for number in range(2):
        looks.see(lambda root: git(root, "checkout", "-q", "empty"))
        looks.see(lambda root: git(root, "checkout", "-q", "main"))
        time.sleep(SETTLED_S * number)
        for step in ALL_SAVED:
            looks.see(step)
        looks.see(lambda root: git(root, "checkout", "-qf", "main"))


def test_checkout_and_back_at_once_is_seen(looks: Looks) -> None:
    def to_and_fro(root: Path) -> None:
        git(root, "checkout", "-q", "empty")
        git(root, "checkout", "-q", "main")

    to_and_fro(looks._root)
    time.sleep(SETTLED_S)
    for step in ALL_SAVED:
        looks.see(step)


@pytest.mark.parametrize("name", ["manuscript", "manuscript/2022", "styles", "assets"])
def test_folder_that_is_away_for_a_while_is_seen_again(looks: Looks, name: str) -> None:
    looks.see(renamed(name, "away"))
    looks.see(renamed("away", name))
    time.sleep(SETTLED_S)
    for step in ALL_SAVED:
        looks.see(step)


@pytest.mark.parametrize("name", ["manuscript", "manuscript/2022", "styles", "assets"])
def test_folder_that_another_one_replaces_is_the_one_that_is_seen(looks: Looks, name: str) -> None:
    looks.see(replaced(name))
    time.sleep(SETTLED_S)
    for step in ALL_SAVED:
        looks.see(step)


def test_changes_are_seen_where_the_system_watches_no_more_files(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def watch(*paths: Path, **options: Any) -> Iterator[set[tuple[watchfiles.Change, str]]]:
        if not options["force_polling"]:
            raise OSError(28, "OS file watch limit reached")
        return watchfiles.watch(*paths, **options)

    monkeypatch.setattr(folders, "watch", watch)
    looks, stop = Looks(root), threading.Event()
    watched = Folders(belpress.open_project(root), 2022)
    thread = threading.Thread(target=watched.watch, args=(looks.changed, stop), daemon=True)
    thread.start()
    looks.see(lambda root: None)
    looks.see(renamed("styles", "away"))
    looks.see(renamed("away", "styles"))
    for step in ALL_SAVED:
        looks.see(step)
    stop.set()
    thread.join(PATIENCE_S)
    assert not thread.is_alive()


@pytest.mark.parametrize(
    ("gone", "named"),
    [
        (("manuscript",), ["manuscript"]),
        (("manuscript/2022",), ["manuscript/2022"]),
        (("styles", "assets"), ["assets", "styles"]),
    ],
)
def test_missing_folders_are_named_until_they_are_back(
    root: Path, gone: tuple[str, ...], named: list[str]
) -> None:
    project = belpress.open_project(root)
    watched = Folders(project, 2022)
    for number, name in enumerate(gone):
        (root / name).rename(root / f"away{number}")
    with pytest.raises(ProblemsFound) as found:
        watched.project()
    assert [problem.source.path for problem in found.value.problems] == named
    assert all("is missing" in problem.message for problem in found.value.problems)
    for number, name in enumerate(gone):
        (root / f"away{number}").rename(root / name)
    assert watched.project() == project


def test_styles_of_a_project_take_the_place_of_the_packaged_ones(root: Path) -> None:
    (root / "styles").rename(root / "away")
    watched = Folders(belpress.open_project(root), 2022)
    assert watched.project().house != root
    (root / "away").rename(root / "styles")
    assert watched.project().house == root
    (root / "styles").rename(root / "away")
    with pytest.raises(ProblemsFound):
        watched.project()
