"""Where links and pictures lead, with names of files as machines have them.

CommonMark ends a destination at a space and takes a backslash for an escape, so a file named
"my photo (1).jpg" would be printed instead of shown.
"""

from __future__ import annotations

import re
from types import SimpleNamespace
from typing import Any

from markdown_it import MarkdownIt, helpers
from markdown_it.common.utils import unescapeAll

_FILE = re.compile(
    r"(?:[^\n<>\[\]\"()]|\([^\n<>\[\]\"()]*\))+?"
    r"\.(?:jpe?g|png|tiff?|webp|gif|svg|pdf|md(?:#[^\s()]*)?)(?=[ \t]*[)\"'])",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(r"\\(?=[^\W_]|\.{1,2}[\\/])")
"""A backslash between folders; before other signs it is an escape of Markdown."""


def take_file_names(parser: MarkdownIt) -> None:
    """Let a parser take names of files with spaces, parentheses and backslashes."""
    own = {name: getattr(helpers, name) for name in helpers.__all__}
    parser.helpers = SimpleNamespace(  # type: ignore[assignment]
        **{**own, "parseLinkDestination": _destination}
    )


def _destination(text: str, start: int, end: int) -> Any:  # noqa: ANN401 - as the library types it
    found = helpers.parseLinkDestination(text, start, end)
    file = _FILE.match(text, start, end)
    if file is None or file[0].startswith("<"):
        return found
    behind = text[found.pos : end].lstrip(" \t")[:1] if found.ok else ""
    if behind in (")", '"', "'") and "\\" not in file[0]:
        return found
    found.ok, found.pos = True, file.end()
    found.str = unescapeAll(_SEPARATOR.sub("/", file[0]))
    return found
