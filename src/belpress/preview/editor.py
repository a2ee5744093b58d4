"""Opening a file of the manuscript in the editor that its author is used to."""

from __future__ import annotations

import shlex
import subprocess
import threading
from pathlib import Path


def open_in_editor(command: str, path: Path, line: int) -> bool:
    """Open a file at a line (from 1) by a command with ``{file}`` and ``{line}`` in it.

    Returns whether the editor could be started. It outlives this process; only its end is waited
    for, if it comes.
    """
    words = [
        word.replace("{file}", str(path)).replace("{line}", str(line))
        for word in shlex.split(command)
    ]
    try:
        # A stroke of Ctrl-C ends the preview, and not what somebody writes
        editor = subprocess.Popen(  # noqa: S603 - the user's own command
            words, stdin=subprocess.DEVNULL, start_new_session=True
        )
    except OSError:
        return False
    threading.Thread(target=editor.wait, daemon=True).start()
    return True
