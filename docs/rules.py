"""Writes the page of rules, docs/rules.md, from what the rules say of themselves.

python docs/rules.py
"""

from __future__ import annotations

import html
import re
from pathlib import Path

from belpress.checks.rule import Explanation
from belpress.checks.rulebook import grouped_explanations, is_of_pdfs, stops_builds
from belpress.model.problem import Severity

PAGE = Path(__file__).with_suffix(".md")
HEAD = """\
# Rules

All that `belpress check`, `belpress preflight FILE` and the other commands look for, as `belpress
rules RULE` explains it. A check puts the name of the rule in brackets behind each message.
[Checking an edition](checking.md#ignoring-a-rule) says how to ignore one. `make reference` writes
this page from the rules.
"""


def main() -> None:
    """Write the page."""
    PAGE.write_text(page(), encoding="utf-8")


def page() -> str:
    """Return the page as it should be."""
    groups = {heading: rules for heading, rules in grouped_explanations().items() if rules}
    sections = [
        f"## {heading}\n\n{''.join(map(_section, rules))}" for heading, rules in groups.items()
    ]
    return "\n".join([HEAD, *sections]).rstrip("\n") + "\n"


def _section(rule: Explanation) -> str:
    parts = [f"### {rule.name}", f"*{_severity(rule)}* {_plain(rule.why)}"]
    for heading, example in (("Wrong:", rule.wrong), ("Right:", rule.right)):
        parts += [heading, f"````text\n{example}\n````"]
    return "\n\n".join([*parts, ""])


def _plain(text: str) -> str:
    """Return a text with the signs of Markdown in it as they are."""
    return re.sub(r"[\\`*\[\]]", r"\\\g<0>", html.escape(text, quote=False))


def _severity(rule: Explanation) -> str:
    """Return whether a rule stops a build or a file, or may be ignored."""
    if is_of_pdfs(rule.name):
        return f"{rule.severity.value.capitalize()} of a preflight."
    if rule.severity is Severity.ERROR:
        return "Error: it stops a build."
    return "Warning; serious cases are errors." if stops_builds(rule) else "Warning."


if __name__ == "__main__":
    main()
