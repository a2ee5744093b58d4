"""What a preflight found, as text for people and as JSON for programs.

``preflight.schema.json`` beside this file describes the JSON.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from belpress.checks.inspected import Purpose
from belpress.language.characters import on_one_line
from belpress.reports.text import Paint, counted, plain, row, wrapped
from belpress.tasks.preflight import Located, Preflighted

VERSION = 1
"""Increases when a program that reads the form would have to change."""
MOST_RANGES = 12
WHOLE_FILE = "file"
PURPOSES = {
    Purpose.PRINT: "looked at for print",
    Purpose.SCREEN: "looked at for screens",
    Purpose.ANY: "looked at for any use",
}


def render_text(files: Sequence[Preflighted], paint: Paint = plain, width: int = 0) -> str:
    """Return a report for people, its lines no longer than ``width`` characters (0: any length)."""
    places = [_page(one) for file in files for one in file.problems]
    across = max(map(len, places), default=0)
    lines = [line for file in files for line in _file(file, across, paint, width)]
    lines.append(wrapped(_count(files), "", width))
    return "".join(f"{line}\n" for line in lines)


def _file(file: Preflighted, across: int, paint: Paint, width: int) -> Iterator[str]:
    yield paint("file", on_one_line(file.path))
    if file.pages:
        yield f"  {wrapped(_about(file), '  ', width)}"
    for one in file.problems:
        yield from row(f"{_page(one):<{across}}", one.problem, _where(one), paint, width)
    if not file.problems:
        yield paint("good", "  No problems found.")
    yield ""


def _about(file: Preflighted) -> str:
    size = " × ".join(f"{side:.1f}".removesuffix(".0") for side in file.size)
    purpose = PURPOSES[file.purpose] if file.purpose else ""
    claims = on_one_line(", ".join(file.claims)) or "no standard claimed"
    if file.is_guessed and file.purpose is Purpose.SCREEN:
        purpose += " (--for print looks at it as a printer does)"
    return f"{counted(file.pages, 'page')}, {size} mm; {claims}; {purpose}"


def _page(one: Located) -> str:
    """Return the page of a problem, the first of several."""
    return f"page {one.problem.page}" if one.problem.page else WHOLE_FILE


def _where(one: Located) -> str:
    """Return where on its page a problem is, and on which pages too."""
    said = []
    if one.place is not None:
        left, top = (round(length) for length in one.place)
        said.append(f"{left} mm from the left, {top} mm from the top")
    if len(one.pages) > 1:
        said.append(f"pages {ranges(one.pages)}")
    return f" ({'; '.join(said)})" if said else ""


def ranges(pages: Sequence[int]) -> str:
    """Return pages in short: 1–4, 7."""
    groups = groupby(enumerate(pages), key=lambda pair: pair[1] - pair[0])
    spans = [[number for _, number in group] for _, group in groups]
    said = [f"{span[0]}–{span[-1]}" if len(span) > 1 else f"{span[0]}" for span in spans]
    more = f" … ({len(pages)} in all)" if len(said) > MOST_RANGES else ""
    return ", ".join(said[:MOST_RANGES]) + more


def _count(files: Sequence[Preflighted]) -> str:
    errors = sum(file.errors for file in files)
    warnings = sum(len(file.problems) for file in files) - errors
    looked_at = counted(len(files), "file")
    if not errors and not warnings:
        return f"No problems found in {looked_at}."
    found = [counted(errors, "error")] if errors else []
    found += [counted(warnings, "warning")] if warnings else []
    return f"{', '.join(found)} in {looked_at}; belpress rules RULE explains one"


def render_json(files: Sequence[Preflighted]) -> str:
    """Return a report for programs; what is not known is ``null``."""
    errors = sum(file.errors for file in files)
    report = {
        "version": VERSION,
        "errors": errors,
        "warnings": sum(len(file.problems) for file in files) - errors,
        "files": [_file_for_programs(file) for file in files],
    }
    return json.dumps(report, indent=2) + "\n"


def _file_for_programs(file: Preflighted) -> dict[str, Any]:
    return {
        "file": file.path,
        "purpose": file.purpose.value if file.purpose else None,
        "claims": file.claims,
        "pages": file.pages,
        "trim": {"width": file.size[0], "height": file.size[1]} if file.pages else None,
        "problems": [_problem(one) for one in file.problems],
    }


def _problem(one: Located) -> dict[str, Any]:
    problem = one.problem
    place = None
    if one.place is not None:
        left, top = one.place
        place = {"page": problem.page, "left": round(left, 1), "top": round(top, 1)}
    return {
        "rule": problem.rule,
        "severity": problem.severity.value,
        "message": problem.message,
        "hint": problem.hint,
        "pages": one.pages,
        "place": place,
    }
