"""Presses are processes of their own: one that dies is replaced, and the others go on."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from belpress.model.materials import Materials
from belpress.model.setting import Setting
from belpress.press.presses import PressroomClosed
from belpress.press.pressroom import Pressroom
from belpress.program.fault import BelpressFailed
from belpress.project.cache import Store
from reliability.processes import children_of

ENDLESS = Setting("endless", "body", "", "<table><tr>" + "<td>a" * 200_000, 1, "en", group="left")
"""Takes minutes to lay out."""
TICKS = 20
LOOKS = 3
"""A press that is set up works too, but not for so long."""


def short(name: str, group: str) -> Setting:
    return Setting(name, "body", "", f"<p>{name} {group}</p>", 1, "en", group=group)


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder for temporary files."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(folder))
    return folder


@pytest.fixture
def pressroom(tmp_path: Path, temporary: Path) -> Iterator[Pressroom]:
    """A pressroom with two presses at work: that of the group "left" and that of "right"."""
    with Pressroom(Store(tmp_path), 2) as pressroom:
        pressroom.equip(Materials((("a.css", "p { color: red }"),), {}, {}))
        pressroom.share({"left": 2, "right": 1})
        for group in ("left", "right"):
            pressroom.lay_out(short("first", group))
        yield pressroom


def forker_of(pressroom: Pressroom) -> int:
    return pressroom._forker._process.pid


def presses_of(pressroom: Pressroom) -> list[int]:
    return children_of(forker_of(pressroom))


def wait_until(is_so: Callable[[], bool]) -> None:
    for _ in range(600):
        if is_so():
            return
        time.sleep(0.05)
    pytest.fail("what was waited for did not come")


def is_gone(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return True
    return False


@pytest.mark.parametrize("index", [0, 1])
def test_press_that_dies_is_replaced_alone(pressroom: Pressroom, index: int) -> None:
    forker, presses = forker_of(pressroom), presses_of(pressroom)
    assert len(presses) == 2
    os.kill(presses[index], signal.SIGKILL)
    wait_until(lambda: len(presses_of(pressroom)) == 1)
    for group in ("left", "right"):
        assert len(pressroom.lay_out(short("second", group)).pages) == 1
    assert forker_of(pressroom) == forker
    assert presses[1 - index] in presses_of(pressroom)
    assert presses[index] not in presses_of(pressroom)
    assert len(presses_of(pressroom)) == 2


def test_others_go_on_while_a_press_is_replaced(pressroom: Pressroom) -> None:
    with ThreadPoolExecutor(1) as threads:
        waits = threads.submit(pressroom.lay_out, ENDLESS)
        for name in ("second", "third"):
            presses = presses_of(pressroom)
            at_work = busy(pressroom)
            os.kill(at_work, signal.SIGKILL)
            assert len(pressroom.lay_out(short(name, "right")).pages) == 1
            wait_until(lambda: at_work not in presses_of(pressroom))  # noqa: B023
            assert set(presses) - {at_work} < set(presses_of(pressroom))
        said = r'failed while laying out "endless" \(the layout process crashed\)'
        with pytest.raises(BelpressFailed, match=said):
            waits.result(timeout=60)
    assert len(pressroom.lay_out(short("after", "left")).pages) == 1


def test_presses_go_on_without_the_process_that_forked_them(pressroom: Pressroom) -> None:
    presses = presses_of(pressroom)
    os.kill(forker_of(pressroom), signal.SIGKILL)
    for group in ("left", "right"):
        assert len(pressroom.lay_out(short("second", group)).pages) == 1
    os.kill(presses[0], signal.SIGKILL)
    for group in ("left", "right"):
        assert len(pressroom.lay_out(short("third", group)).pages) == 1


def test_closed_pressroom_leaves_no_process_no_file_and_nobody_waiting(
    pressroom: Pressroom, temporary: Path
) -> None:
    assert list(temporary.iterdir())
    all_of_them = [forker_of(pressroom), *presses_of(pressroom)]
    with ThreadPoolExecutor(8) as threads:
        waiting = [threads.submit(pressroom.lay_out, ENDLESS)]
        at_work = busy(pressroom)
        waiting += [threads.submit(pressroom.lay_out, short(str(n), "left")) for n in range(6)]
        os.kill(at_work, signal.SIGSTOP)
        pressroom.close()
        for future in waiting:
            with pytest.raises(PressroomClosed):
                future.result(timeout=60)
    assert all(map(is_gone, all_of_them))
    assert list(temporary.iterdir()) == []
    with pytest.raises(PressroomClosed):
        pressroom.lay_out(short("late", "right"))
    pressroom.close()


def busy(pressroom: Pressroom) -> int:
    """Return the press that is hard at work, once one has been so at several looks."""
    looks: list[set[int]] = [set()] * LOOKS

    def is_found() -> bool:
        before = {process: ticks(process) for process in presses_of(pressroom)}
        time.sleep(0.6)
        looks.append({one for one, then in before.items() if ticks(one) - then > TICKS})
        return bool(set.intersection(*looks[-LOOKS:]))

    wait_until(is_found)
    return set.intersection(*looks[-LOOKS:]).pop()


def ticks(process: int) -> int:
    """Return how long a process was at work, in hundredths of a second."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return int(fields[11]) + int(fields[12])
