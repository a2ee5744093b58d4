"""Writes the page of commands, docs/commands.md, from what the commands say of themselves.

python docs/commands.py
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from belpress.cli.main import main as belpress

PAGE = Path(__file__).with_suffix(".md")
WIDTH = 90
HEAD = """\
# Commands

What every command does and every option means, as its `--help` says it. `make reference` writes
this page from the commands.

For completion in your shell, add `eval "$(_BELPRESS_COMPLETE=bash_source belpress)"` to
`~/.bashrc`; for zsh, `zsh_source` and `~/.zshrc`.
"""


def main() -> None:
    """Write the page."""
    PAGE.write_text(page(), encoding="utf-8")


def page() -> str:
    """Return the page as it should be."""
    sections = [f"## {name}\n\n```\n{words}\n```\n" for name, words in helps(belpress, "belpress")]
    return "\n".join([HEAD, *sections])


def helps(
    command: click.Command, name: str, parent: click.Context | None = None
) -> Iterator[tuple[str, str]]:
    """Yield a command, and all below it, each with its help."""
    own = name.split(" ")[-1]
    with click.Context(
        command, parent, own, terminal_width=WIDTH, **command.context_settings
    ) as context:
        yield name, command.get_help(context)
        if isinstance(command, click.Group):
            for below in command.list_commands(context):
                yield from helps(command.commands[below], f"{name} {below}", context)


if __name__ == "__main__":
    main()
