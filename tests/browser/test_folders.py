"""Folders that go away under a preview, and come back: with git, and by hand."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from browser.running import (
    SECURITY,
    Reader,
    Running,
    State,
    pictures_of,
    project_in,
    reading,
    running,
    words_of,
)

SENTENCE = "The defining event of 2022 was"
TOKENS = "styles/tokens.css"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project under git, with a branch ``empty`` that has none of its folders."""
    root = project_in(tmp_path_factory.mktemp("folders"))
    git(root, "init", "-q", "-b", "main")
    git(root, "add", "-A")
    git(root, "commit", "-qm", "First")
    git(root, "checkout", "-q", "--orphan", "empty")
    git(root, "rm", "-rq", "--cached", ".")
    git(root, "commit", "-q", "--allow-empty", "-m", "Without")
    git(root, "checkout", "-qf", "main")
    return root


def git(root: Path, *words: str) -> None:
    who = ["-c", "user.name=Editor", "-c", "user.email=editor@example.org"]
    subprocess.run(["git", "-C", str(root), *who, *words], check=True)


@pytest.fixture
def reader(preview: Running) -> Iterator[Reader]:
    with reading(preview) as reader:
        reader.wait(is_whole)
        yield reader


def is_whole(state: State) -> bool:
    return len(state["pages"]) == 36 and not state["problems"]


def told(state: State) -> list[str]:
    return [problem["message"] for problem in state["problems"]]


def assert_saves_are_seen(preview: Running, reader: Reader) -> None:
    words = words_of(reader.states[-1], "security")
    text = preview.edit(SECURITY, SENTENCE, f"Indeed {SENTENCE}")
    reader.wait(lambda state: words_of(state, "security") == words + 1)
    preview.save(SECURITY, text)
    reader.wait(lambda state: words_of(state, "security") == words and is_whole(state))


def test_branch_without_the_folders_is_reported_and_left_again(
    preview: Running, reader: Reader
) -> None:
    before = pictures_of(reader.states[-1])
    git(preview.root, "checkout", "-q", "empty")
    state = reader.wait(lambda state: len(state["problems"]) == 3)
    assert told(state) == [
        'the folder "assets" is missing',
        'the folder "manuscript" is missing',
        'the folder "styles" is missing',
    ]
    assert state["old"]
    assert pictures_of(state) == before
    git(preview.root, "checkout", "-q", "main")
    assert pictures_of(reader.wait(is_whole)) == before
    assert_saves_are_seen(preview, reader)


@pytest.mark.parametrize("name", ["manuscript", "manuscript/2022", "styles", "assets"])
def test_folder_that_is_away_is_named_until_it_is_back(
    preview: Running, reader: Reader, name: str
) -> None:
    before = pictures_of(reader.states[-1])
    (preview.root / name).rename(preview.root / "away")
    state = reader.wait(lambda state: bool(state["problems"]))
    assert told(state) == [f'the folder "{name}" is missing']
    (preview.root / "away").rename(preview.root / name)
    assert pictures_of(reader.wait(is_whole)) == before
    assert_saves_are_seen(preview, reader)


def test_edition_file_that_is_away_is_named_until_it_is_back(
    preview: Running, reader: Reader
) -> None:
    file = preview.root / "manuscript" / "2022" / "edition.yaml"
    file.rename(preview.root / "away")
    state = reader.wait(lambda state: bool(state["problems"]))
    assert "edition.yaml" in str(state["problems"][0])
    (preview.root / "away").rename(file)
    reader.wait(is_whole)
    assert_saves_are_seen(preview, reader)


def test_folder_that_another_one_replaces_is_shown(preview: Running, reader: Reader) -> None:
    root, before = preview.root, pictures_of(reader.states[-1])
    shutil.copytree(root / "styles", root / "other")
    tokens = (root / TOKENS).read_text(encoding="utf-8")
    (root / "other" / "tokens.css").write_text(
        f"{tokens}\n@page {{ background: #eef }}\n", encoding="utf-8"
    )
    (root / "styles").rename(root / "first")
    (root / "other").rename(root / "styles")
    reader.wait(lambda state: pictures_of(state) != before and not state["old"])
    preview.save(TOKENS, tokens)
    assert pictures_of(reader.wait(lambda state: pictures_of(state) == before)) == before
    shutil.rmtree(root / "first")
    assert_saves_are_seen(preview, reader)


def test_styles_that_appear_take_the_place_of_the_packaged_ones(
    tmp_path: Path, cache: Path
) -> None:
    root = project_in(tmp_path)
    shutil.copytree(cache, root / ".belpress-cache")
    (root / "styles").rename(root / "other")
    tokens = root / "other" / "tokens.css"
    text = tokens.read_text(encoding="utf-8")
    tokens.write_text(f"{text}\n@page {{ background: #eef }}\n", encoding="utf-8")
    with running(root) as preview, reading(preview) as reader:
        before = pictures_of(reader.wait(is_whole))
        (root / "other").rename(root / "styles")
        reader.wait(lambda state: pictures_of(state) != before)
        preview.save(TOKENS, text)
        reader.wait(lambda state: pictures_of(state) == before)
