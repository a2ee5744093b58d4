"""Ctrl-C ends a preview at once, whatever it and its readers are doing, and leaves nothing."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from belpress.press.opening import open_pressroom
from belpress.preview.desk import Desk
from belpress.preview.proof import Subject
from belpress.preview.state import State as Shown
from belpress.project.project import CACHE, open_project
from browser.running import (
    PATIENCE_S,
    SECURITY,
    Reader,
    Running,
    command,
    free_port,
    patient,
    project_in,
    reading,
    running,
)
from browser.test_readers import is_whole
from reliability.processes import adopting, children_of, left_behind

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks for processes in /proc")
AT_ONCE_S = 2.0


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory, cache: Path) -> Path:
    """A project under git, with a commit that takes a while to lay out."""
    root = project_in(tmp_path_factory.mktemp("ends"))
    chapter = root / SECURITY
    text = chapter.read_text(encoding="utf-8")
    chapter.write_text(text.replace("2022", "2021"), encoding="utf-8")
    shutil.copytree(cache, root / CACHE)
    who = ["-c", "user.name=Editor", "-c", "user.email=editor@example.org"]
    add = ["add", "manuscript", "styles", "assets"]
    for words in (["init", "-q"], add, [*who, "commit", "-qm", "As it went to print"]):
        subprocess.run(["git", "-C", str(root), *words], check=True)
    chapter.write_text(text, encoding="utf-8")
    return root


@pytest.fixture
def ended(project: Path, tmp_path: Path) -> Iterator[Callable[..., None]]:
    """Return a function that ends a preview by signals, and sees that nothing is left."""
    with adopting() as before:

        def end(preview: Running, *words: signal.Signals, status: int, said: str) -> None:
            started = time.monotonic()
            for word in words:
                # As a terminal does it: to all that run in it
                os.killpg(preview.process.pid, word)
            assert preview.process.wait(PATIENCE_S) == status
            assert time.monotonic() - started < AT_ONCE_S
            assert preview.process.stdout
            rest = preview.process.stdout.read()
            assert rest.endswith(said)
            assert "Traceback" not in rest
            assert "Error" not in rest
            assert left_behind(before) == []
            assert list(tmp_path.iterdir()) == []
            assert not list(project.rglob("*.part"))

        yield end


@contextmanager
def started(root: Path, temporary: Path, *more: str) -> Iterator[Running]:
    """Run the command over a project, in a session of its own, until somebody ends it."""
    process = subprocess.Popen(
        command(root, free_port(), *more),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1", "TMPDIR": str(temporary)},
    )
    with process:
        assert process.stdout
        try:
            said = next(line for line in process.stdout if "http://" in line)
            yield Running(root, said.split()[4], process)
        finally:
            process.kill()


@pytest.mark.parametrize("words", [[signal.SIGINT], [signal.SIGINT] * 2, [signal.SIGTERM]])
@pytest.mark.parametrize("doing", ["beginning", "nothing", "a page", "a comparison"])
def test_preview_ends_at_once(
    project: Path,
    tmp_path: Path,
    ended: Callable[..., None],
    words: list[signal.Signals],
    doing: str,
) -> None:
    with started(project, tmp_path) as preview:
        readers = [Reader(preview) for _ in range(5)]
        if doing != "beginning":
            for reader in readers:
                reader.wait(is_whole)
        if doing == "a page":
            text = preview.edit(SECURITY, "2022", "2022 and after")
            patient(lambda: bool(readers[0].states[-1]["behind"]), "the save is not seen")
        if doing == "a comparison":
            asking = threading.Thread(target=compare, args=(preview,))
            asking.start()
            # Beside the folder of its presses, one of the commit
            patient(lambda: len(list(tmp_path.iterdir())) > 1, "nothing is compared")
        is_interrupt = words[0] == signal.SIGINT
        status, said = (0, "ended\n") if is_interrupt else (128 + signal.SIGTERM, "")
        try:
            ended(preview, *words, status=status, said=said)
        finally:
            if doing == "a page":
                preview.save(SECURITY, text)
            if doing == "a comparison":
                asking.join()
            for reader in readers:
                reader.leave()


def compare(preview: Running) -> None:
    try:
        preview.ask("compare", "POST")
    except OSError:
        # It ended in the meantime
        return


def test_editor_outlives_the_preview_and_is_waited_for(
    project: Path, tmp_path: Path, ended: Callable[..., None]
) -> None:
    (hold := project / "hold").touch()
    (project / "closed").unlink(missing_ok=True)
    script = "while [ -e hold ]; do sleep 0.05; done; touch closed"
    editor = f'env -C {project} sh -c "{script}"'
    address = f"open?file={SECURITY}&line=1"
    with started(project, tmp_path, "--editor", editor) as preview:
        reader = Reader(preview)
        reader.wait(is_whole)
        before = set(children_of(preview.process.pid))
        assert b"true" in preview.ask(address, "POST")[1]
        assert len(set(children_of(preview.process.pid)) - before) == 1
        hold.unlink()
        patient((project / "closed").exists, "the editor does not end")
        patient(lambda: set(children_of(preview.process.pid)) <= before, "nobody waits for it")

        hold.touch()
        (project / "closed").unlink()
        assert b"true" in preview.ask(address, "POST")[1]
        os.killpg(preview.process.pid, signal.SIGINT)
        assert preview.process.wait(PATIENCE_S) == 0
        time.sleep(0.3)
        assert not (project / "closed").exists()
        hold.unlink()
        patient((project / "closed").exists, "the editor was ended")
        reader.leave()


def test_desk_that_is_closed_waits_for_no_page_and_complains_of_nothing(
    tmp_path: Path,
) -> None:
    states: list[Shown] = []
    project = open_project(project_in(tmp_path / "project"))
    with open_pressroom(project) as room:
        desk = Desk(Subject(project, 2022), room)
        desk.listen(states.append)
        desk.open()
        patient(lambda: any(state.pages for state in states), "no page comes")
        started = time.monotonic()
        desk.close()
        assert time.monotonic() - started < AT_ONCE_S
        assert not desk._thread.is_alive()
    assert states[-1].is_behind
    assert not any(state.problems for state in states)


def test_last_word_is_said_however_long_presses_take_to_end(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = tmp_path / "code"
    code.mkdir()
    slow = """
import threading, time
from belpress.program import ending
at_once = ending.end_process
def end_process(process):
    if threading.current_thread() is not threading.main_thread():
        time.sleep(1)
    at_once(process)
ending.end_process = end_process
"""
    (code / "sitecustomize.py").write_text(slow)
    monkeypatch.setenv("PYTHONPATH", str(code))
    with running(root) as preview, reading(preview) as reader:
        reader.wait(lambda state: bool(state["pages"]))
