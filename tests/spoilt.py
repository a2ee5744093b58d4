"""Runs of the real command in which something of the program or of its libraries is spoilt."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from samples import CHAPTER, belpress_process

TEXTS = ("The border", "Nobody", "lead of the chapter", "An illustration", "It will", "headline")
"""Words of the sample's texts that are in no log."""
NO_PANGO = """
import cffi
from cffi import FFI
dlopen = FFI.dlopen
def missing(self, name, flags=0):
    if "pango" in name:
        raise OSError(f"cannot load library '{name}': no such file. Additionally, nothing helps")
    return dlopen(self, name, flags)
FFI.dlopen = missing
"""
"""Hides Pango from what loads libraries by cffi, as WeasyPrint does."""
IN_PRESSES = """
import sys
if "belpress.press.worker" in sys.orig_argv:
    import os
    import weasyprint
    init = weasyprint.HTML.__init__
    def spoilt(self, *given, string="", **more):
        if "Nobody knew why" in string:
            {fault}
        init(self, *given, string=string, **more)
    weasyprint.HTML.__init__ = spoilt
"""
"""Lets a press meet a fault as soon as it lays out the text of a chapter."""


def spoilt_command(folder: Path, code: str, *words: str) -> subprocess.CompletedProcess[str]:
    """Run the command with code that every one of its processes begins with."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "sitecustomize.py").write_text(code)
    return belpress_process(*words, PYTHONPATH=str(folder))


def logs_of(root: Path) -> list[Path]:
    return sorted((root / ".belpress-cache" / "log").glob("fault-*.log"))


def the_log(root: Path) -> str:
    """Return the only log of a project, and make sure that it holds no text of its manuscript."""
    (log,) = logs_of(root)
    text = log.read_text(encoding="utf-8")
    check_quotes_nothing(text)
    return text


def check_quotes_nothing(text: str) -> None:
    for words in TEXTS:
        assert words in CHAPTER
        assert words not in text, words


def check_is_reported(root: Path, said: str, what: str) -> None:
    """Make sure that a fault is told in two lines that name its only log, and blame nobody."""
    first, second, *rest = said.splitlines()
    assert rest == [], said
    assert first.startswith(f"belpress failed {what}"), first
    assert first.endswith("; this is a fault of belpress, not a mistake of yours")
    (log,) = logs_of(root)
    shown = os.path.relpath(log) if log.is_relative_to(Path.cwd()) else str(log)
    say = "'belpress rules belpress-failed' says how"
    assert second == f"Please report it, and send the log {shown}: {say}"
    assert sys.version.split()[0] in the_log(root)


ON_LINUX = pytest.mark.skipif(sys.platform != "linux", reason="it is spoilt as on Linux")
