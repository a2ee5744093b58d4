"""``belpress preview``."""

from __future__ import annotations

import secrets
import socket
import webbrowser
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from belpress.cli import logs, show
from belpress.model.problem import Problem, ProblemsFound
from belpress.program import ending

if TYPE_CHECKING:
    from belpress.preview.state import State

LOOPBACK = ("127.0.0.1", "::1")
EVERYWHERE = ("0.0.0.0", "::")  # noqa: S104 - what a host is compared with
MISSING = "the preview needs more packages; type: pip install 'belpress[preview]'"


@click.command()
@show.YEAR
@show.ROOT
@click.option(
    "-l",
    "--language",
    metavar="LANG",
    default="",
    help="Language to show (default: that of the source).",
)
@show.CHAPTERS
@click.option(
    "--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help="The port."
)
@click.option(
    "--host",
    metavar="ADDRESS",
    default="127.0.0.1",
    show_default=True,
    help="Address to listen on; others in the network need the token in the printed address.",
)
@click.option("--open/--no-open", "opens", default=True, help="Open the browser.")
@click.option(
    "--editor",
    envvar="BELPRESS_EDITOR",
    metavar="COMMAND",
    default="",
    help="Command that opens a file from the page, such as 'code --goto {file}:{line}'.",
)
@logs.LOGGED
def preview(
    year: int | None,
    root: Path | None,
    language: str,
    chapters: tuple[str, ...],
    port: int,
    host: str,
    opens: bool,
    editor: str,
) -> None:
    """Show the pages in a browser, and make them again whenever a file is saved.

    \b
    Examples:
      belpress preview                   the newest edition
      belpress preview -l be             its Belarusian translation
      belpress preview -c security       one chapter
      belpress preview --editor 'code --goto {file}:{line}'
      belpress preview --host 0.0.0.0    for others in the network, by a secret address

    Without --host, it is open to this computer only. Ctrl-C ends it.
    """  # noqa: D301 - \b is click's mark for lines that stay as they are
    project = show.open_root(root)
    year = year or show.newest(project)
    ending.end_well_with("ended")
    from belpress.press.opening import equip_early, open_pressroom

    with open_pressroom(project) as pressroom:
        # The presses warm up while the rest is imported
        equip_early(project, pressroom)
        try:
            from belpress.preview.proof import Subject
            from belpress.preview.serve import free_socket
            from belpress.preview.serve import preview as serve
        except ModuleNotFoundError as error:
            if not error.name or error.name.split(".")[0] == "belpress":
                raise
            raise click.ClickException(f"{MISSING} ({error.name} is missing)") from error
        try:
            listening = free_socket(port, host)
        except ProblemsFound as found:
            show.stop(found.problems, "there is no preview")
        address, token = _address(listening, host)

        def ready() -> None:
            if listening.getsockname()[1] != port:
                click.echo(f"port {port} is busy; taking {listening.getsockname()[1]}")
            if token and editor:
                click.echo("--editor is ignored, since others in the network could open files too")
            click.echo(f"The pages are at {address} (Ctrl-C ends)")
            if opens:
                webbrowser.open(address)

        subject = Subject(project, year, language, chapters)
        allowed = "" if token else editor
        serve(
            subject,
            pressroom,
            listening,
            editor=allowed,
            token=token,
            ready=ready,
            tell=_Teller().tell,
            failed=lambda problem: show.show([problem]),
        )
        # The server may have heard of Ctrl-C first
        ending.end_as_interrupted()


def _address(listening: socket.socket, host: str) -> tuple[str, str]:
    """Return the address of a preview, and the token in it if others can reach it too."""
    own, port, *_ = listening.getsockname()
    named = socket.gethostname() if host in EVERYWHERE else host
    named = f"[{named}]" if ":" in named else named
    if own in LOOPBACK:
        return f"http://{named}:{port}/", ""
    token = secrets.token_urlsafe(18)
    return f"http://{named}:{port}/?token={token}", token


class _Teller:
    """Reports in the terminal what a change has led to."""

    def __init__(self) -> None:
        self._told: Sequence[Problem] = ()

    def tell(self, state: State) -> None:
        """Report how long pages took, and what is wrong with them if that is new."""
        if state.is_behind:
            return
        if not state.is_checked:
            click.echo(f"{show.count(len(state.pages), 'page')} in {state.seconds:.2f} s")
        elif state.problems != self._told:
            self._told = state.problems
            show.show(state.problems)
            errors = sum(problem.is_error for problem in state.problems)
            if errors:
                stay = "; the last good pages stay" if state.is_old else ""
                click.echo(f"{show.count(errors, 'problem')} found{stay}")
