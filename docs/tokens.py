"""Writes the page of tokens, docs/tokens.md, from the style sheet that has them.

python docs/tokens.py
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

PAGE = Path(__file__).with_suffix(".md")
TOKENS = PAGE.parents[1] / "styles" / "tokens.css"
HEAD = """\
# Tokens of the design

Every measure, colour and typeface of the house, as `styles/tokens.css` has them. [Changing the
design](designing.md) says how to change one. `make reference` writes this page from that file.
"""
PART = re.compile(r"/\*(.*?)\*/|(--[\w-]+):\s*(.*?);", re.DOTALL)


def main() -> None:
    """Write the page."""
    PAGE.write_text(page(), encoding="utf-8")


def page() -> str:
    """Return the page as it should be."""
    css = TOKENS.read_text(encoding="utf-8")
    body = css.partition(":root {")[2].partition("\n}")[0]
    groups = [group for group in re.split(r"\n\s*\n", body) if "--" in group]
    return "\n".join([HEAD, *map(_section, groups)])


def _section(group: str) -> str:
    """Return the section of tokens that stand together: the comment above them is its heading."""
    rows = list(_rows(group))
    heading, *said = re.split(r"[:;] ", rows[0][2])
    lines = [f"## {heading}", ""]
    if said:
        lines += [" ".join(f"{part[:1].upper()}{part[1:]}." for part in said), ""]
    is_explained = any(comment for _, _, comment in rows[1:])
    lines.append("| token | value | what it is |" if is_explained else "| token | value |")
    lines.append("| --- | --- | --- |" if is_explained else "| --- | --- |")
    for number, (name, value, comment) in enumerate(rows):
        what = f" {comment if number else ''} |" if is_explained else ""
        lines.append(f"| `{name}` | `{value}` |{what}")
    return "\n".join([*lines, ""])


def _rows(group: str) -> Iterator[tuple[str, str, str]]:
    """Yield the name and the value of each token, and the comment right above it."""
    comment = ""
    for found in PART.finditer(group):
        if found[2]:
            yield found[2], " ".join(found[3].split()), comment
            comment = ""
        else:
            comment = " ".join(found[1].split())


if __name__ == "__main__":
    main()
