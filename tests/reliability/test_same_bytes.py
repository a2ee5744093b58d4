"""The same words make the same PDF, byte for byte, however and wherever they are written."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from reliability.scratch import Scratch
from samples import CHAPTER

OTHER_TIME = """
import datetime, time
def shifted(function, scale=1):
    return lambda: function() + SHIFT * scale
time.time, time.time_ns = shifted(time.time), shifted(time.time_ns, 10**9)
class Shifted(datetime.datetime):
    @classmethod
    def now(cls, tz=None):
        return super().now(tz) + datetime.timedelta(seconds=SHIFT)
    @classmethod
    def utcnow(cls):
        return cls.now(datetime.UTC).replace(tzinfo=None)
datetime.datetime = Shifted
"""
"""What every process of a build begins with, so that its clock is wrong by some seconds."""
YEAR = 365 * 86_400


@pytest.mark.parametrize("ends", ["\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_and_byte_order_mark(scratch: Scratch, ends: str, mark: str) -> None:
    good = scratch.build_good()
    for name in ("chapter", "edition"):
        text = scratch.path(name).read_text()
        scratch.write(name, mark + text.replace("\n", ends))
    assert scratch.build_good() == good


def test_clock_zone_locale_folder_and_hash_seed(scratch: Scratch, tmp_path: Path) -> None:
    shutil.rmtree(scratch.root / ".belpress-cache")
    made = []
    for number, (shift, zone, locale, seed, folder) in enumerate(
        (
            (0, "UTC", "C.UTF-8", "0", "plain"),
            (15 * YEAR, "Pacific/Kiritimati", "C", "1", "Тэчка з прабелам"),
            (-40 * YEAR, "America/St_Johns", "be_BY.UTF-8", "4711", "deep/er/ 'quoted'"),
        )
    ):
        clock = tmp_path / f"clock{number}"
        clock.mkdir()
        (clock / "sitecustomize.py").write_text(f"SHIFT = {shift}\n{OTHER_TIME}")
        copy = Scratch(shutil.copytree(scratch.root, tmp_path / folder))
        for path in copy.root.rglob("*"):
            os.utime(path, (1_000_000 + shift + 41 * YEAR,) * 2)
        settings = {"TZ": zone, "LC_ALL": locale, "LANG": locale, "PYTHONHASHSEED": seed}
        done = subprocess.run(
            [sys.executable, "-m", "belpress", "build", "-C", str(copy.root)],
            env={**os.environ, **settings, "PYTHONPATH": str(clock)},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        assert "no errors" in done.stdout
        made.append(copy.pdf.read_bytes())
    assert made[0] == made[1] == made[2]


def test_order_of_files_in_a_folder_does_not_matter(scratch: Scratch) -> None:
    other = CHAPTER.replace("title: Security", "title: Economy")
    scratch.write("manuscript/2030/02-economy.md", other)
    good = scratch.build_good()
    for name in ("manuscript/2030/02-economy.md", "chapter"):
        content = scratch.path(name).read_bytes()
        scratch.path(name).unlink()
        scratch.write(name, content)
    assert scratch.build_good() == good
