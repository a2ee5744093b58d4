"""All languages in all forms by one command: what is made, what fails, and how far it is."""

from __future__ import annotations

import os
import pty
import re
import select
import subprocess
import sys
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from belpress.program import apart
from belpress.program.apart import call_apart
from belpress.program.fault import BelpressFailed
from samples import EDITION, FILE, ROOT, belpress_command, edit, fill, jpeg

FORMS = ("screen", "print", "booklet", "proofs", "draft")


@pytest.fixture
def translated(root: Path) -> Path:
    """A project in two languages."""
    edition = root / EDITION
    edition.write_text(edition.read_text() + "translations: [be]\n")
    assert belpress_command("translate", "update", "-C", str(root)).returncode == 0
    for catalogue in root.rglob("*.po"):
        fill(catalogue, {})
    return root


def files(root: Path) -> list[str]:
    return sorted(path.name for path in (root / "build").glob("*.pdf"))


def named(language: str) -> list[str]:
    names = ["" if form == "screen" else f".{form}" for form in FORMS]
    return sorted(f"yearbook.{language}{name}.pdf" for name in names)


def test_all_languages_are_made_in_all_forms(translated: Path) -> None:
    done = belpress_command("build", "-C", str(translated), "-l", "all", "--for", "all")
    assert done.returncode == 0, done.stderr
    assert files(translated) == sorted([*named("be"), *named("en")])
    assert done.stdout.splitlines()[-1] == "10 files, all made"
    done = belpress_command("build", "-C", str(translated), "-l", "all", "--for", "all")
    assert done.stdout.splitlines()[-1] == "10 files, all unchanged"


def test_language_that_fails_does_not_stop_the_others(translated: Path) -> None:
    (translated / "build" / "yearbook.be.print.pdf").mkdir(parents=True)
    done = belpress_command("build", "-C", str(translated), "-l", "all", "--for", "all")
    assert done.returncode == 1
    assert set(named("en")) <= set(files(translated))
    assert f"5 of 10 files made; failed: be ({', '.join(FORMS)})" in done.stdout


def test_form_that_fails_does_not_stop_the_others(house: Path) -> None:
    edit("fills = true", "fills = false", "styles/forms.toml")(house)
    edit("[proofs]", '[proofs]\nprofile = "none.icc"', "styles/forms.toml")(house)
    more = "\n\n".join(f"Paragraph {number} of the chapter." for number in range(120))
    edit("Nobody knew why", f"Nobody knew why.\n\n{more}\n\nNobody", FILE)(house)
    done = belpress_command("build", "-C", str(house), "--for", "all")
    assert done.returncode == 1
    refused = ["booklet", "proofs"] if "cannot be stitched" in done.stderr else ["proofs"]
    made = [name for name in named("en") if not any(f".{form}." in name for form in refused)]
    assert files(house) == made
    assert 'the profile "none.icc" cannot be read' in done.stderr
    assert f"{len(made)} of 5 files made; failed: the source ({', '.join(refused)})" in done.stdout
    # What failed is not taken for what is unchanged
    again = belpress_command("build", "-C", str(house), "--for", "all")
    assert again.returncode == 1
    assert "unchanged" not in again.stdout


def test_bar_counts_the_files(translated: Path) -> None:
    """On a terminal: one bar for all, which is gone at the end."""
    ours, theirs = pty.openpty()
    words = ["build", "-C", str(translated), "-l", "all", "--for", "screen", "--for", "draft"]
    env = {**os.environ, "TERM": "xterm", "COLUMNS": "100"}
    with subprocess.Popen(
        [sys.executable, "-m", "belpress", *words],
        stdout=subprocess.PIPE,
        stderr=theirs,
        text=True,
        env=env,
    ) as process:
        os.close(theirs)
        shown = b""
        while select.select([ours], [], [], 60)[0]:
            try:
                part = os.read(ours, 1 << 16)
            except OSError:
                break
            shown += part
        assert process.stdout
        said = process.stdout.read()
    os.close(ours)
    assert process.returncode == 0
    counts = [int(found) for found in re.findall(rb"(\d)/4", shown)]
    assert counts == sorted(counts)
    assert len(set(counts)) >= 3
    assert "4 files, all made" in said


def halved(number: int, tell: object) -> float:
    """Return a half; end without a word for 13, and fail for 0."""
    if number == 13:
        os._exit(1)
    tell("halving", number)  # type: ignore[operator]
    return 1 / number * number / 2 * number


def test_call_that_fails_leaves_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", str(ROOT / "tests"))
    heard: list[object] = []
    from cli import test_build_all

    found = call_apart(
        test_build_all.halved, [(4,), (13,), (0,), (6,)], 2, lambda *words: heard.append(words)
    )
    assert [one for one in found if not isinstance(one, BelpressFailed)] == [2, 3]
    assert [isinstance(one, BelpressFailed) for one in found] == [False, True, True, False]
    assert sorted(heard, key=str) == [("halving", 0), ("halving", 4), ("halving", 6)]


def test_call_whose_process_is_gone_before_it_is_asked_has_crashed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    start = apart._start

    def gone() -> tuple[Connection, subprocess.Popen[bytes]]:
        pipe, process = start()
        process.kill()
        process.wait()
        return pipe, process

    monkeypatch.setattr(apart, "_start", gone)
    (result,) = call_apart(len, [((),)], 1, print)
    assert isinstance(result, BelpressFailed)
    assert "a process of its own crashed" in str(result)


def test_draft_is_made_where_other_forms_lack_pictures(translated: Path) -> None:
    (translated / "assets" / "images" / "opener.jpg").unlink()
    (translated / "assets" / "images" / "figure.jpg").write_bytes(jpeg(300, 200))
    done = belpress_command("build", "-C", str(translated), "-l", "all", "--for", "all")
    assert done.returncode == 1
    assert files(translated) == ["yearbook.be.draft.pdf", "yearbook.en.draft.pdf"]
    others = "screen, print, booklet, proofs"
    said = f"2 of 10 files made; failed: the source ({others}), be ({others})"
    assert said in done.stdout
    assert f'{FILE}:6: no picture "assets/images/opener.jpg"' in done.stderr
    assert f'{FILE}:6: warning: no picture "assets/images/opener.jpg"' not in done.stderr
    assert "a draft with 2 grey boxes" in done.stdout
    edit("colour_key: unchanged", "colour_key: nothing")(translated)
    done = belpress_command("build", "-C", str(translated), "--for", "all", "--force")
    assert done.returncode == 1
    assert "nothing was written" in done.stderr
