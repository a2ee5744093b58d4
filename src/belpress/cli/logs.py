"""What belpress logs: where it goes, and how much of it. The only module that sets this up."""

from __future__ import annotations

import logging
import os
from typing import TextIO

import click

from belpress.language.characters import on_one_line

VARIABLE = "BELPRESS_LOG"
LEVELS = {"debug": logging.DEBUG, "info": logging.INFO, "warning": logging.WARNING}
IN_FILES = "%(asctime)s %(levelname)s %(process)d %(name)s: %(message)s"
ON_TERMINAL = "%(name)s: %(message)s"
HELP = "Show every stage, and what is read, laid out and kept, also in a pipe."


class _Line(logging.Formatter):
    """A line a record; what a name of a file holds cannot break it."""

    def format(self, record: logging.LogRecord) -> str:
        return on_one_line(super().format(record))


class _OnTerminal(logging.Handler):
    """Prints records, beside whatever else is printed."""

    def emit(self, record: logging.LogRecord) -> None:
        click.echo(self.format(record), err=True)


class _InFile(logging.StreamHandler[TextIO]):
    """Appends records to a file. Raises :class:`OSError` where it cannot be written."""

    def __init__(self, path: str) -> None:
        super().__init__(open(path, "a", encoding="utf-8", errors="backslashreplace"))  # noqa: PTH123, SIM115

    def close(self) -> None:
        super().close()
        self.stream.close()


def begin(context: click.Context, option: click.Parameter, verbose: bool) -> bool:
    """Log as a command was told to, by ``--verbose`` and by the environment."""
    logger = logging.getLogger("belpress")
    for handler in [one for one in logger.handlers if isinstance(one, (_OnTerminal, _InFile))]:
        logger.removeHandler(handler)
        handler.close()
    level, path = _wanted(os.environ.get(VARIABLE, ""))
    if path:
        try:
            _add(logger, _InFile(path), level or logging.DEBUG, IN_FILES)
        except OSError as error:
            said = f"{VARIABLE}: {path} cannot be written ({error.strerror})"
            raise click.UsageError(said) from error
    on_terminal = [logging.INFO] if verbose else []
    on_terminal += [level] if level and not path else []
    if on_terminal:
        _add(logger, _OnTerminal(), min(on_terminal), ON_TERMINAL)
    levels = [one.level for one in logger.handlers if isinstance(one, (_OnTerminal, _InFile))]
    logger.setLevel(min(levels, default=logging.NOTSET))
    return verbose


def _wanted(said: str) -> tuple[int, str]:
    """Return the level and the file that the environment asks for: LEVEL, FILE or LEVEL:FILE."""
    level, colon, path = said.partition(":")
    if level not in LEVELS:
        return 0, said
    return LEVELS[level], path if colon else ""


def _add(logger: logging.Logger, handler: logging.Handler, level: int, form: str) -> None:
    handler.setLevel(level)
    handler.setFormatter(_Line(form))
    logger.addHandler(handler)


VERBOSE = click.option("--verbose", is_flag=True, is_eager=True, callback=begin, help=HELP)
"""For commands that show stages too; they are given what was asked for."""
LOGGED = click.option(
    "--verbose", is_flag=True, is_eager=True, callback=begin, help=HELP, expose_value=False
)
"""For all other commands."""
