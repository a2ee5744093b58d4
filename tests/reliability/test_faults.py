"""Whatever breaks while a build runs: the last good PDF stays, and the next build is right."""

from __future__ import annotations

import ctypes
import os
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

import belpress
from reliability.interference import fail_at, fail_writing, interfering, operations
from reliability.scratch import LAST_GOOD, Scratch
from samples import EDITION, FILE, jpeg

TESTS = Path(__file__).resolve().parents[1]
IS_LONG = settings.get_current_profile_name() == "long"
PDF = "yearbook.en.pdf"
MOMENTS = 200 if IS_LONG else 8


def sample(total: int, wanted: int) -> list[int]:
    """Return numbers from 1 to ``total``, evenly spread, with the last ones."""
    if IS_LONG or total <= wanted:
        return list(range(1, total + 1))
    return sorted({round(1 + (total - 1) * step / (wanted - 1)) for step in range(wanted)})


@pytest.fixture
def good(scratch: Scratch) -> bytes:
    """The PDF that a build makes when nothing goes wrong; it is not there yet."""
    content = scratch.build_good()
    shutil.rmtree(scratch.root / "build")
    return content


def check(scratch: Scratch, code: int, said: str, good: bytes) -> None:
    """Make sure that a build that met a fault left nothing half done, and the next is right."""
    content = scratch.pdf.read_bytes()
    if code == 0:
        assert content == good, said
    else:
        assert code == 1, said
        assert content == LAST_GOOD
        assert "found; nothing was written" in said
    assert "Traceback" not in said
    assert not list(scratch.root.rglob("*.part")), said
    assert scratch.build_good() == good


def test_any_file_operation_may_fail(scratch: Scratch, good: bytes) -> None:
    total = len(operations(scratch.root, lambda: scratch.build("--force")))
    assert total > 40
    failed = 0
    for number in sample(total, 10):
        scratch.write("build/yearbook.en.pdf", LAST_GOOD)
        with interfering(scratch.root, fail_at(number)):
            done = scratch.build("--force")
        failed += done.code
        check(scratch, done.code, done.said, good)
    assert failed


@pytest.mark.skipif(not IS_LONG, reason="every operation of a build from nothing takes minutes")
def test_any_file_operation_may_fail_without_a_cache(scratch: Scratch, good: bytes) -> None:
    shutil.rmtree(scratch.root / ".belpress-cache")
    total = len(operations(scratch.root, lambda: scratch.build("--force")))
    for number in range(1, total + 1):
        shutil.rmtree(scratch.root / ".belpress-cache", ignore_errors=True)
        scratch.write("build/yearbook.en.pdf", LAST_GOOD)
        with interfering(scratch.root, fail_at(number)):
            done = scratch.build("--force")
        check(scratch, done.code, done.said, good)


@pytest.mark.parametrize("step", ["write", "flush", "fsync"])
@pytest.mark.parametrize("number", [1, 2, 3])
def test_disk_may_be_full_at_any_step_of_writing(
    scratch: Scratch, good: bytes, monkeypatch: pytest.MonkeyPatch, step: str, number: int
) -> None:
    scratch.write("build/yearbook.en.pdf", LAST_GOOD)
    with monkeypatch.context() as patch:
        fail_writing(patch, step, number)
        done = scratch.build("--force")
    check(scratch, done.code, done.said, good)


def test_full_disk_is_reported(scratch: Scratch, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        fail_writing(patch, "fsync", 2)
        done = scratch.build("--force")
    assert done.code == 1
    place = scratch.pdf.as_posix()
    assert done.lines[0].startswith(f"{place}: cannot be written (No space left on device); make")
    assert not scratch.pdf.exists()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Callable[[int], Path]]:
    """Return a function that mounts a disk of a size in KB, or skip where that is not allowed."""
    folder = tmp_path / "disk"
    folder.mkdir()

    def mount(size: int) -> Path:
        words = ["mount", "-t", "tmpfs", "-o", f"size={size}k", "tmpfs", str(folder)]
        may_mount = os.getuid() == 0 and shutil.which("mount")
        if not may_mount or subprocess.run(words, check=False, capture_output=True).returncode:
            pytest.skip("mounting a small disk takes more rights than there are")
        return folder

    yield mount
    subprocess.run(["umount", str(folder)], check=False, capture_output=True)


@pytest.mark.parametrize("size", [4, 16, 40])
def test_small_disk_is_reported(
    scratch: Scratch, small_disk: Callable[[int], Path], size: int
) -> None:
    disk = small_disk(size)
    target = disk / "a.pdf"
    target.write_bytes(LAST_GOOD)
    done = scratch.build("-o", str(target))
    assert done.code == 1
    assert "cannot be written (No space left on device)" in done.said
    assert [path.name for path in disk.iterdir()] == ["a.pdf"]
    assert target.read_bytes() == LAST_GOOD


def run(scratch: Scratch, *words: str, before: Callable[[], None] | None = None) -> tuple[int, str]:
    """Run the command in a process of its own, of which ``before`` takes something away.

    Python itself would write modules that it compiles there in half, and not notice.
    """
    done = subprocess.run(
        [sys.executable, "-m", "belpress", "build", "-C", str(scratch.root), *words],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
        preexec_fn=before,
    )
    return done.returncode, done.stderr


def test_quota_is_reported(scratch: Scratch, good: bytes) -> None:
    def least() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))

    scratch.write("build/yearbook.en.pdf", LAST_GOOD)
    code, said = run(scratch, "--force", before=least)
    assert code == 1
    assert "cannot be written (File too large)" in said
    check(scratch, code, said, good)


def without_rights() -> None:
    """Take from root what lets it read and write against the rights of files."""
    drop_from_bounding_set = 24
    libc = ctypes.CDLL(None, use_errno=True)
    for override in range(4):
        libc.prctl(drop_from_bounding_set, override, 0, 0, 0)


@pytest.mark.skipif(sys.platform != "linux", reason="rights are taken away as Linux does it")
@pytest.mark.parametrize(
    ("name", "rights", "said"),
    [
        ("build", 0o555, "build/yearbook.en.pdf: cannot be written (Permission denied)"),
        (FILE, 0, f"{FILE}: cannot be read (Permission denied)"),
        (EDITION, 0, f"{EDITION}: cannot be read (Permission denied)"),
        ("manuscript/2030", 0, "manuscript/2030: cannot be read (Permission denied)"),
        ("manuscript/2030", 0o444, "manuscript/2030"),
        ("assets/images", 0, f'{FILE}:16: no picture "assets/images/figure.jpg"'),
        ("assets/images/figure.jpg", 0, f"{FILE}:16: "),
        (".belpress-cache", 0, ""),
        (".belpress-cache/parts", 0o555, ""),
    ],
)
def test_folders_and_files_without_rights(
    scratch: Scratch, good: bytes, name: str, rights: int, said: str
) -> None:
    scratch.write("build/yearbook.en.pdf", LAST_GOOD)
    path = scratch.root / name
    before = path.stat().st_mode
    path.chmod(rights)
    try:
        code, err = run(scratch, "--force", before=None if os.getuid() else without_rights)
    finally:
        path.chmod(before)
    assert said in err
    assert code == (1 if said else 0), err
    check(scratch, code, err, good)


@pytest.mark.parametrize("word", [signal.SIGKILL, signal.SIGTERM])
def test_build_may_be_killed_at_any_moment(
    scratch: Scratch, good: bytes, word: signal.Signals
) -> None:
    if IS_LONG:
        shutil.rmtree(scratch.root / ".belpress-cache")
    done_in = operations(scratch.root, lambda: scratch.build("--force"))
    total = len(done_in)
    step = max(2 * total // MOMENTS, 1)
    # Among them the one at which the PDF is written and does not yet stand in its place
    last = [n for n, (event, name) in enumerate(done_in, 1) if event == "os.rename" and PDF in name]
    assert last
    for moment in sorted({*range(total, 0, -step), *last}):
        if IS_LONG:
            shutil.rmtree(scratch.root / ".belpress-cache", ignore_errors=True)
        scratch.write("build/yearbook.en.pdf", LAST_GOOD)
        words = [str(int(word)), str(moment), str(scratch.root), "build", "--force"]
        done = subprocess.run(
            [sys.executable, "-m", "reliability.interference", *words],
            cwd=TESTS,
            capture_output=True,
            text=True,
            check=False,
        )
        ends = -word if word == signal.SIGKILL else 128 + word
        assert done.returncode in (0, ends), done.stderr
        assert done.stderr == ""
        if word != signal.SIGKILL:
            assert not list(scratch.root.rglob("*.part"))
        assert scratch.pdf.read_bytes() in (LAST_GOOD, good)
        assert scratch.build_good() == good
        # What the killed process left behind is swept away by the next one
        assert not list(scratch.root.rglob("*.part"))


@pytest.mark.skipif(not IS_LONG, reason="a hundred builds take minutes")
def test_build_may_be_killed_while_pages_are_laid_out(scratch: Scratch, good: bytes) -> None:
    words = [sys.executable, "-m", "belpress", "build", "--force", "-C", str(scratch.root)]
    for moment in range(100):
        shutil.rmtree(scratch.root / ".belpress-cache", ignore_errors=True)
        scratch.write("build/yearbook.en.pdf", LAST_GOOD)
        process = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(0.02 * moment)
        process.kill()
        process.wait()
        assert scratch.pdf.read_bytes() in (LAST_GOOD, good)
        assert scratch.build_good() == good


ENDLESS = """
import sys
from pathlib import Path
from belpress.model.materials import Materials
from belpress.model.setting import Setting
from belpress.press.pressroom import Pressroom
from belpress.project.cache import Store
from reliability.processes import children_of
with Pressroom(Store(Path(sys.argv[1])), 1) as pressroom:
    pressroom.equip(Materials((("a.css", "p { color: red }"),), {}, {}))
    pressroom.lay_out(Setting("a", "body", "", "<p>Short.</p>", 1, "en"))
    print(*children_of(pressroom._forker._process.pid), flush=True)
    pressroom.lay_out(Setting("b", "body", "", "<table><tr>" + "<td>a" * 200_000, 1, "en"))
"""
"""Asks a press for something that it would take hours for."""


def test_press_ends_with_the_build_that_asked_it(tmp_path: Path) -> None:
    words = [sys.executable, "-c", ENDLESS, str(tmp_path)]
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True, cwd=TESTS) as process:
        assert process.stdout is not None
        press = int(process.stdout.readline())
        time.sleep(0.5)
        process.kill()
    for _ in range(600):
        if not is_running(press):
            return
        time.sleep(0.1)
    os.kill(press, signal.SIGKILL)
    pytest.fail("the press goes on although nobody waits for it")


def is_running(number: int) -> bool:
    """Whether a process works; one that nobody has asked for its end is a mere entry."""
    done = subprocess.run(
        ["ps", "-o", "stat=", "-p", str(number)], capture_output=True, text=True, check=False
    )
    return bool(done.stdout.strip()) and not done.stdout.startswith("Z")


DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "cut short": lambda content: content[: len(content) // 2],
    "empty": lambda content: b"",
    "noise": lambda content: bytes(byte * 97 % 251 for byte in content[::-1]),
    "first bit turned": lambda content: bytes([content[0] ^ 1]) + content[1:],
    "last bit turned": lambda content: content[:-1] + bytes([content[-1] ^ 1]),
    "more behind": lambda content: content + b"\0",
    "more in front": lambda content: b"{}" + content,
    "nothing but zeros": lambda content: bytes(len(content)),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_damaged_cache_is_made_again(scratch: Scratch, good: bytes, damage: str) -> None:
    files = [path for path in (scratch.root / ".belpress-cache").rglob("*") if path.is_file()]
    assert len(files) > 8
    for path in files:
        path.write_bytes(DAMAGES[damage](path.read_bytes()))
    assert scratch.build_good() == good


def test_folders_in_the_place_of_the_cache_do_no_harm(scratch: Scratch, good: bytes) -> None:
    for path in sorted((scratch.root / ".belpress-cache").rglob("*.*")):
        path.unlink()
        path.mkdir()
    assert scratch.build_good() == good
    shutil.rmtree(scratch.root / ".belpress-cache")
    (scratch.root / ".belpress-cache").write_text("a file")
    assert scratch.build_good() == good


def test_copy_of_a_project_is_built_in_its_own_folder(scratch: Scratch, good: bytes) -> None:
    assert scratch.build_good() == good
    copy = Scratch(shutil.copytree(scratch.root, scratch.root.parent / "copy"))
    assert "unchanged" in copy.build().said
    copy.pdf.unlink()
    assert copy.build().code == 0
    assert copy.pdf.read_bytes() == good


def save(scratch: Scratch) -> None:
    """Save the chapter with a text that takes other pages."""
    text = scratch.path("chapter").read_text()
    scratch.write("chapter", text.replace("Nobody knew why", "Everybody " * 1500))


def check_nothing_old_is_used(scratch: Scratch, language: str) -> None:
    """Make sure that a build is the same with all that earlier ones have recorded, and without."""
    target = scratch.root / "build" / f"yearbook.{language}.pdf"
    made = []
    for _ in range(2):
        done = scratch.build("-l", language)
        assert done.code == 0
        made.append((done.lines[:-1], target.read_bytes()))
        for kept in ("builds", "plans"):
            shutil.rmtree(scratch.root / ".belpress-cache" / kept)
        target.unlink()
    assert made[0] == made[1]


@pytest.mark.parametrize(("language", "opening"), [("en", 1), ("en", 2), ("be", 1), ("be", 2)])
def test_chapter_saved_while_it_is_read(scratch: Scratch, language: str, opening: int) -> None:
    """A save just before one of the times the chapter is opened."""
    openings: list[int] = []

    def note(number: int, event: str, path: Path) -> None:
        if event == "open" and path.name == Path(FILE).name:
            openings.append(number)
            if len(openings) == opening:
                save(scratch)

    with interfering(scratch.root, note):
        scratch.build("--force", "-l", language)
    assert len(openings) >= opening
    check_nothing_old_is_used(scratch, language)


def test_chapter_saved_while_pages_are_laid_out(scratch: Scratch) -> None:
    """The plan of the old pages must not pass for that of the new text."""
    saved: list[int] = []

    def note(number: int, event: str, path: Path) -> None:
        if not saved and event == "open" and path.parent.name == "parts":
            saved.append(number)
            save(scratch)

    with interfering(scratch.root, note):
        scratch.build("--force")
    assert saved
    check_nothing_old_is_used(scratch, "be")


@pytest.mark.parametrize("what", ["changed", "gone"])
@pytest.mark.parametrize("opening", [1, 2, 3])
def test_picture_changed_while_it_is_read(
    scratch: Scratch, good: bytes, what: str, opening: int
) -> None:
    seen = 0

    def spoil(number: int, event: str, path: Path) -> None:
        nonlocal seen
        if event == "open" and path.name == "figure.jpg":
            seen += 1
            if seen == opening:
                path.unlink()
                if what == "changed":
                    path.write_bytes(b"changed meanwhile")

    scratch.write("build/yearbook.en.pdf", LAST_GOOD)
    with interfering(scratch.root, spoil):
        done = scratch.build("--force")
    assert "Traceback" not in done.said
    assert scratch.pdf.read_bytes() == (good if done.code == 0 else LAST_GOOD)
    scratch.write("picture", jpeg(2400, 1672))
    assert scratch.build_good() == good


def test_clock_that_stands_still_or_jumps_back_hides_no_change(
    scratch: Scratch, good: bytes
) -> None:
    words = "Nobody"
    for moment in (2**31 + 5, 2**31 + 5, 1_000_000):
        scratch.change("chapter", words, f"{words}, nobody")
        words = f"{words}, nobody"
        for path in scratch.root.rglob("*"):
            os.utime(path, (moment, moment))
        done = scratch.build()
        assert done.code == 0
        assert "unchanged" not in done.said
        assert scratch.pdf.read_bytes() != good
        assert "unchanged" in scratch.build().said


def test_two_builds_that_differ_keep_records_of_their_own(scratch: Scratch, good: bytes) -> None:
    """One build is held back before its last step, while another of a newer text runs whole."""

    def build_another(number: int, event: str, path: Path) -> None:
        if event == "os.rename" and path.name.startswith(".yearbook.en.pdf."):
            scratch.change("chapter", "Nobody", "Everybody")
            subprocess.run(
                [sys.executable, "-m", "belpress", "build", "-C", str(scratch.root)],
                check=True,
                capture_output=True,
            )

    with interfering(scratch.root, build_another):
        assert scratch.build("--force").code == 0
    assert not list(scratch.root.rglob("*.part"))
    newer = scratch.build()
    assert "unchanged" not in newer.said
    assert scratch.pdf.read_bytes() != good
    scratch.change("chapter", "Everybody", "Nobody")
    assert scratch.build_good() == good
    assert isinstance(belpress.read_edition(scratch.project, 2030), belpress.Edition)
