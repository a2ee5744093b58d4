"""A build that is asked to end does so at once, at any moment, and leaves nothing behind."""

from __future__ import annotations

import os
import pty
import random
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from belpress.press.turns import Turns
from reliability.processes import adopting, left_behind, wait_until_signals_are_watched
from reliability.scratch import LAST_GOOD, Scratch
from reliability.test_faults import IS_LONG

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks for processes in /proc")

MOMENTS = 300 if IS_LONG else 12
AT_ONCE_S = 2.0
WORDS = {"Ctrl-C": [signal.SIGINT], "end": [signal.SIGTERM], "twice": [signal.SIGINT] * 2}
BUILDS = {"one": [], "two": ["-l", "en", "-l", "be"]}


def start(scratch: Scratch, *words: str) -> subprocess.Popen[bytes]:
    temporary(scratch).mkdir(exist_ok=True)
    return subprocess.Popen(
        [sys.executable, "-m", "belpress", "build", "--force", "-C", str(scratch.root), *words],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env={**os.environ, "TMPDIR": str(temporary(scratch))},
        # Who runs these tests in the background may ignore it
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )


def temporary(scratch: Scratch) -> Path:
    return scratch.root.with_name("temporary")


def forget(scratch: Scratch) -> None:
    """Let the next build lay out everything, and have a PDF to lose."""
    shutil.rmtree(scratch.root / ".belpress-cache", ignore_errors=True)
    shutil.rmtree(scratch.root / "build", ignore_errors=True)
    scratch.write("build/yearbook.en.pdf", LAST_GOOD)


@pytest.fixture
def children() -> Iterator[set[int]]:
    with adopting() as before:
        yield before


def test_build_may_be_interrupted_at_any_moment(scratch: Scratch, children: set[int]) -> None:
    whole = {LAST_GOOD, scratch.build_good()}
    lasting = {}
    for kind, languages in BUILDS.items():
        forget(scratch)
        started = time.monotonic()
        process = start(scratch, *languages)
        assert process.communicate()[1] == b""
        lasting[kind] = time.monotonic() - started
    chance = random.Random(None if IS_LONG else 7)
    took: list[float] = []
    for _ in range(5 * MOMENTS):
        if (moment := len(took)) == MOMENTS:
            break
        kind = "two" if moment % 3 == 2 else "one"
        words = list(WORDS.values())[moment // 3 % 3]
        forget(scratch)
        process = start(scratch, *BUILDS[kind])
        wait_until_signals_are_watched(process)
        time.sleep((moment + chance.random()) / MOMENTS * lasting[kind])
        seconds = interrupted(process, words, chance.random() * 0.1)
        if process.returncode == 0:
            # It was done before: a machine is not always equally fast
            lasting[kind] *= 0.9
        else:
            assert process.returncode == 128 + words[0]
            took.append(seconds)
        assert left_behind(children) == []
        assert scratch.pdf.read_bytes() in whole
        assert not list(scratch.root.rglob("*.part"))
        assert list(temporary(scratch).iterdir()) == []
    assert len(took) == MOMENTS
    half, longest = sorted(took)[MOMENTS // 2], max(took)
    print(f"{MOMENTS} interrupted, half of them within {half:.2f} s, all within {longest:.2f} s")
    assert longest < AT_ONCE_S
    assert scratch.build_good() in whole


def interrupted(
    process: subprocess.Popen[bytes], words: list[signal.Signals], between: float
) -> float:
    """Send a process signals, see that it says nothing more than that, return its seconds."""
    said: list[bytes] = []
    reading = threading.Thread(target=lambda: said.append(process.communicate()[1]))
    started = time.monotonic()
    for number, word in enumerate(words):
        time.sleep(between if number else 0)
        process.send_signal(word)
    reading.start()
    reading.join(timeout=60)
    if process.poll() is None:
        process.kill()
        pytest.fail("the build hangs")
    expected = b"interrupted\n" if process.returncode == 128 + signal.SIGINT else b""
    assert said[0] == expected
    return time.monotonic() - started


@pytest.mark.parametrize("word", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_terminal_is_left_as_it_was(scratch: Scratch, word: signal.Signals) -> None:
    forget(scratch)
    terminal, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "belpress", "build", "--force", "-C", str(scratch.root)],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env={**os.environ, "TERM": "xterm-256color"},
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    os.close(theirs)
    sent = b""
    while b"laying out" not in sent:
        sent += os.read(terminal, 65536)
    process.send_signal(word)
    try:
        while some := os.read(terminal, 65536):
            sent += some
    except OSError:
        # A terminal says so when nobody writes to it any more
        pass
    os.close(terminal)
    assert process.wait(timeout=60) == 128 + word
    assert sent.rindex(b"\x1b[?25h") > sent.rindex(b"\x1b[?25l")
    assert b"Traceback" not in sent


def test_signal_that_is_ignored_stays_ignored(scratch: Scratch) -> None:
    forget(scratch)
    process = subprocess.Popen(
        [sys.executable, "-m", "belpress", "build", "--force", "-C", str(scratch.root)],
        stdout=subprocess.PIPE,
        preexec_fn=lambda: signal.signal(signal.SIGHUP, signal.SIG_IGN),
    )
    wait_until_signals_are_watched(process)
    process.send_signal(signal.SIGHUP)
    said, _ = process.communicate(timeout=60)
    assert process.returncode == 0
    assert b"no errors" in said


class Interruption(Exception):  # noqa: N818 - nothing is wrong
    """Comes while the main thread waits."""


def test_who_is_interrupted_while_waiting_holds_up_nobody() -> None:
    turns = Turns()
    came: list[str] = []

    def interrupt(*_: object) -> None:
        raise Interruption

    def wait(name: str) -> None:
        with turns.turn():
            came.append(name)

    before = signal.signal(signal.SIGALRM, interrupt)
    others = [threading.Thread(target=wait, args=(name,), daemon=True) for name in "ab"]
    try:
        with turns.turn():
            signal.setitimer(signal.ITIMER_REAL, 0.05)
            with pytest.raises(Interruption), turns.turn():
                pytest.fail("it is not the turn of this one")
            for thread in others:
                thread.start()
    finally:
        signal.signal(signal.SIGALRM, before)
    for thread in others:
        thread.join(timeout=10)
    assert sorted(came) == ["a", "b"]


def test_who_is_interrupted_while_having_its_turn_holds_up_nobody() -> None:
    turns = Turns()
    with pytest.raises(Interruption), turns.turn():
        raise Interruption
    with turns.turn():
        pass
