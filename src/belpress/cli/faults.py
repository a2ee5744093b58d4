"""Faults of this program, caught at the top of every command: nobody takes them for their own."""

from __future__ import annotations

import os
import select
import sys
import threading
from contextlib import suppress
from pathlib import Path
from typing import Any

import click

from belpress.cli import show
from belpress.model.problem import ProblemsFound
from belpress.program import ending
from belpress.project.fault_log import NOT_YOURS, fault_problem
from belpress.project.project import Project, find_project

FAULT = 70
"""The exit status of a fault of this program: EX_SOFTWARE of sysexits.h."""
NOBODY_READS = ending.SIGNALLED + 13
"""The exit status where what is printed is read no further, as shells give it for SIGPIPE."""


class Guarded(click.Group):
    """Commands whose faults are logged and reported as faults of this program."""

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - as click has it
        """Run a command, and end it well whatever happens."""
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except ProblemsFound as found:
            show.stop(found.problems, "the command was stopped")
        except Exception as error:
            if isinstance(error, BrokenPipeError) and (closed := _unread()):
                # Nor is what is left to be printed at the end
                for file in closed:
                    os.dup2(os.open(os.devnull, os.O_WRONLY), file)
                sys.exit(NOBODY_READS)
            report(error)
            sys.exit(FAULT)


def report(error: BaseException) -> None:
    """Log a fault, and say that it is one of this program, where it is logged, and what to do."""
    # A process of ours that is gone may be gone because this one is about to end
    ending.wait_if_ending()
    project = _project()
    problem = fault_problem(project, error)
    where = problem.source.path
    if project and not Path(where).is_absolute():
        where = show.shown(project.root / where)
    click.echo(f"{problem.message}; {NOT_YOURS}", err=True)
    say = "'belpress rules belpress-failed' says how"
    click.echo(f"Please report it, and send the log {where}: {say}", err=True)


def watch_threads() -> None:
    """Report what a thread raises that nobody waits for, from now on."""
    threading.excepthook = lambda failed: report(failed.exc_value) if failed.exc_value else None


def _project() -> Project | None:
    """Return the project that a command works on, or the one that the working folder is in."""
    context = click.get_current_context(silent=True)
    own = context.find_root().obj if context else None
    if isinstance(own, Project):
        return own
    with suppress(OSError):
        return find_project(Path.cwd())
    return None


def _unread() -> list[int]:
    """Return which of the files that are printed to are pipes that nobody reads any more."""
    poll = select.poll()
    for file in (1, 2):
        poll.register(file, 0)
    return [file for file, event in poll.poll(0) if event & (select.POLLERR | select.POLLHUP)]
