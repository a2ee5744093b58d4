"""What git knows of a project, asked by its own command."""

from __future__ import annotations

import subprocess
from datetime import UTC, datetime

from belpress.project.project import MANUSCRIPT, STYLES, Project

PATIENCE_S = 30


class NoCommit(Exception):  # noqa: N818 - it is an answer
    """There is no git, no repository or no commit."""


def git(project: Project, *words: str) -> bytes:
    """Return what git says of a project. Raises :class:`NoCommit`."""
    try:
        return subprocess.run(  # noqa: S603 - words of this program alone
            ["git", "-C", str(project.root), *words],  # noqa: S607 - the user's own git
            check=True,
            capture_output=True,
            timeout=PATIENCE_S,
        ).stdout
    except (OSError, subprocess.SubprocessError) as error:
        raise NoCommit from error


def last_commit(project: Project) -> tuple[str, datetime] | None:
    """Return the short name and the date of a project's last commit, if there is one."""
    try:
        name, _, seconds = git(project, "log", "-1", "--format=%h %ct").decode().partition(" ")
        return name, datetime.fromtimestamp(int(seconds), UTC)
    except (NoCommit, ValueError):
        return None


def state_of(project: Project) -> str:
    """Return the short name of a project's last commit, with "+" if files have changed since then.

    It is empty where there is none.
    """
    commit = last_commit(project)
    if commit is None:
        return ""
    # A repository may name a program that is to be asked for changes
    words = ("-c", "core.fsmonitor=false", "status", "--porcelain", "--", *_MADE_OF)
    try:
        return commit[0] + ("+" if git(project, *words) else "")
    except NoCommit:
        return commit[0]


_MADE_OF = (MANUSCRIPT, STYLES, "assets")
"""Folders that pages are made of."""
