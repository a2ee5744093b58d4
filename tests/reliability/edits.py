"""Edits of real chapters by chance: what slips, pastes and other programs do to a text."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

from samples import ROOT

CHAPTERS = sorted((ROOT / "manuscript" / "2022").glob("*.md"))
FORECASTS = "## Forecasts {.forecasts}"
SNIPPETS = (
    "<br>",
    "<sup>2</sup>",
    "<b>bold words</b>",
    "<!-- a remark -->",
    "<!--",
    "-->",
    "&nbsp;",
    "~~struck~~",
    "==marked==",
    "H~2~O",
    "m^2^",
    "21^st^",
    "$x^2$",
    "\\emph{words}",
    "^",
    "~",
    "[ ] a task",
    "[@key2020, p. 3]",
    "[words]{.red}",
    "{.red}",
    "{#name}",
    "[^1]",
    "^[A note.]",
    "[^lost]",
    "[words](https://nn.by/a)",
    "[words] (https://nn.by/a)",
    "[words][ref]",
    "[x]",
    "**strong words**",
    "*emphasis*",
    "**",
    "*",
    "_",
    "__",
    "`code`",
    "`",
    "``",
    "\\",
    "\\\n",
    "- ",
    "+ ",
    "1. ",
    "1945. ",
    "a) ",
    "# ",
    "## ",
    "##",
    "> ",
    ": ",
    ":::",
    "::: box Words\n",
    "\n---\n",
    "\n***\n",
    "\n===\n",
    "\n```\n",
    "\n~~~\n",
    "\n:::\n",
    "\n| a | b |\n",
    "|",
    "\t",
    "\n\n::: box The talks\nFirst words in it.\n\n- an item\n:::\n\n",
    "\n\n[ref]: https://nn.by\n\n",
    "\n\n| Port | Distance |\n| --- | ---: |\n| Azov | 1,650 |\n\n: A caption {.wide}\n\n",
    "  \n",
    "\n\n[^1]: The text of a note.\n\n",
    "\n\n    indented words of a paragraph\n\n",
    "\n\n:::\n\n",
    "\n\nTerm\n: its definition\n\n",
    "\n\n- [x] done\n\n",
    "\n\n> [!NOTE]\n> Words of it.\n\n",
    "\n\n<table><tr><td>cell</td></tr></table>\n\n",
    "\n\n<div class='a'>\n\nwords\n\n</div>\n\n",
    "\n\n1. one\n2. two\n   - below\n     - deeper\n\n",
    "\n\n* * *\n\n",
    "\n\n+---+---+\n| a | b |\n",
    "![]()",
    "![alt](none.jpg)",
    "<https://nn.by/a-b_c>",
    "https://nn.by/a-b_c_d",
    "office@nn.by",
    "(c)",
    "...",
    " -- ",
    " - ",
    "'",
    '"',
    "\u201e",
    "\u00ad",
    "\u00a0",
    "U.S. ",
    "!",
    "[",
    "]",
    "(",
    "\n\n<!-- check: ignore list-of-one -->\n\n",
    "\n\n<!-- -->\n\n",
    "{{ words }}",
    "$$",
    "@nn",
)
"""Pieces of this dialect and of others that are dropped into a text."""
INDENTS = (
    *("  ", "   ", "    ", "\t", "> ", "- ", "* ", "1. ", "a) "),
    *("> - ", "- > ", "[^n]: ", "# "),
)
"""What is put before blocks, with the rest of their lines indented or not."""


class Editor:
    """Spoils the text of a chapter, the same way for the same seed."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)

    def edited(self, text: str) -> str:
        """Return a text after a few edits of chance."""
        for _ in range(self.random.randint(1, 4)):
            text = self.random.choice(EDITS)(self, text)
        return text

    def _span(self, text: str) -> tuple[int, int]:
        """Return a span of a text: characters, words or blocks, across whatever it meets."""
        start = self.random.randrange(len(text))
        length = self.random.choice((1, 2, 8, 40, 200, 900))
        return start, min(start + self.random.randint(1, length), len(text))

    def _block(self, text: str) -> tuple[int, int]:
        """Return the span of one to three blocks."""
        ends = [0, *(found.end() for found in re.finditer(r"\n\n", text)), len(text)]
        first = self.random.randrange(len(ends) - 1)
        last = min(first + self.random.randint(1, 3), len(ends) - 1)
        return ends[first], ends[last]

    def _any_span(self, text: str) -> tuple[int, int]:
        return self.random.choice((self._span, self._block))(text)

    def cut(self, text: str) -> str:
        start, end = self._any_span(text)
        return text[:start] + text[end:]

    def double(self, text: str) -> str:
        start, end = self._any_span(text)
        return text[:end] + text[start:]

    def move(self, text: str) -> str:
        start, end = self._any_span(text)
        rest = text[:start] + text[end:]
        to = self.random.randrange(len(rest) + 1)
        return rest[:to] + text[start:end] + rest[to:]

    def nest(self, text: str) -> str:
        """Indent blocks, or put them into lists, quotations or notes."""
        start, end = self._block(text)
        mark = self.random.choice(INDENTS)
        below = self.random.choice((mark, " " * len(mark), ""))
        lines = text[start:end].rstrip("\n").split("\n")
        nested = [mark + lines[0], *(below + line if line else line for line in lines[1:])]
        return text[:start] + "\n".join(nested) + "\n\n" + text[end:]

    def box(self, text: str) -> str:
        start, end = self._block(text)
        fence = self.random.choice(("::: box", "::: box A title", ":::", "```", "~~~", "<div>"))
        close = self.random.choice((fence.split()[0], fence.split()[0], ""))
        gap = self.random.choice(("\n", "\n\n"))
        inside = text[start:end].strip("\n")
        return f"{text[:start]}{fence}{gap}{inside}{gap}{close}\n\n{text[end:]}"

    def join(self, text: str) -> str:
        """Take a blank line out."""
        gaps = list(re.finditer(r"\n\n+", text))
        gap = self.random.choice(gaps or [re.compile("").match(text)])
        assert gap
        return text[: gap.start()] + self.random.choice(("\n", " ", "")) + text[gap.end() :]

    def part(self, text: str) -> str:
        """Break a line, or put a blank line, at a space."""
        spaces = [found.start() for found in re.finditer(" ", text)] or [0]
        at = self.random.choice(spaces)
        return text[:at] + self.random.choice(("\n", "\n\n", "  \n", "\n    ")) + text[at + 1 :]

    def drop(self, text: str) -> str:
        """Put a piece of a dialect somewhere: within a word, between words, or between blocks."""
        where = self.random.choice((r"", r"\b", r"(?<= )", r"(?m)^", r"\n\n"))
        places = [found.end() for found in re.finditer(where, text)] or [0]
        at = self.random.choice(places)
        return text[:at] + self.random.choice(SNIPPETS) + text[at:]

    def wrap(self, text: str) -> str:
        """Put marks around a span, across whatever it holds."""
        start, end = self._span(text)
        mark = self.random.choice(
            ("*", "**", "_", "`", "~", "^", '"', "~~", "[", "(", "<", "$", "|")
        )
        close = {"[": "](https://nn.by)", "(": ")", "<": ">"}.get(mark, mark)
        return text[:start] + mark + text[start:end] + close + text[end:]


EDITS: tuple[Callable[[Editor, str], str], ...] = (
    Editor.cut,
    Editor.double,
    Editor.move,
    Editor.move,
    Editor.nest,
    Editor.nest,
    Editor.box,
    Editor.join,
    Editor.part,
    Editor.drop,
    Editor.drop,
    Editor.drop,
    Editor.wrap,
)
