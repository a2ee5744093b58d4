"""An address that is typed into the text and is not a link."""

from __future__ import annotations

import re
from collections.abc import Iterator

from belpress.checks.rule import Finding, rule
from belpress.checks.text import Text
from belpress.model.message import MessageKind

_ADDRESS = re.compile(
    r"(?<![\w@/.+-])(?:https?://[^\s\ue000]+|www\.[\w-]+\.[^\s\ue000]+|[\w.+-]+@[\w-]+\.[\w.-]*\w)"
)
PLAIN = (
    MessageKind.EDITION_TITLE,
    MessageKind.SUBTITLE,
    MessageKind.SERIES,
    MessageKind.AUTHOR,
    MessageKind.LABEL,
)
"""Texts that are printed as they stand, in which there are no links."""


@rule(
    "bare-url",
    why=(
        "An address in the text is not a link. As plain text it cannot be clicked, is divided "
        "badly and says nothing to a reader; make words into a link that leads there."
    ),
    wrong="More at https://spring96.org/ and in the archive.",
    right="More at [Viasna](https://spring96.org/) and in [www.nn.by](https://www.nn.by).",
)
def bare_url(text: Text) -> Iterator[Finding]:
    """Find addresses that are not in a link."""
    if text.kind in PLAIN:
        return
    for found in _ADDRESS.finditer(text.words):
        address = found[0].rstrip(".,;:!?)”’»\"'")
        end = found.start() + len(address)
        if not text.markdown.startswith("](", end):
            scheme = "mailto:" if "@" in address else "" if "://" in address else "https://"
            mend = f"write [words]({scheme}{address})"
            yield Finding(f'"{address:.60}" is not a link', text.place(found.start()), mend)
