"""The HTML of a body: to be measured as a galley, and made up, with its floats in their places."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from belpress.compose.render import render
from belpress.layout.margin import place_notes
from belpress.layout.plan import FloatPlace, Galley, Plan, StripPlace
from belpress.model.document import (
    Body,
    Float,
    FloatForm,
)


def galley_html(body: Body, passages: Sequence[range], floats: Sequence[int]) -> str:
    """Compose some of a body to be measured: one column as long as it takes, floats behind it.

    ``passages`` are ranges of the flow, ``floats`` the indices of the floats.
    """
    columns = [
        _runs(
            [
                {
                    "index": index,
                    "kind": body.passages[index].kind,
                    "html": body.passages[index].html,
                }
                for index in one
            ]
        )
        for one in passages
    ]
    hung = [{"index": index, "float": body.floats[index]} for index in floats]
    return render("galley", body=body, columns=columns, floats=hung)


def _runs(passages: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Part passages where one spans both columns, or where plates stand before one."""
    runs: list[dict[str, Any]] = []
    for passage in passages:
        spans, plates = passage["kind"] == "wide-table", passage.get("plates", ())
        if not runs or plates or spans or runs[-1]["spans"]:
            runs.append({"spans": spans, "plates": plates, "passages": []})
        runs[-1]["passages"].append(passage)
    return runs


@dataclass(frozen=True)
class Placed:
    """A float on its page: rows of the line grid, the side its page is on, and its edge."""

    name: str
    kind: str
    form: str
    html: str
    row: int
    rows: int
    side: str
    edge: str


@dataclass(frozen=True)
class Arrangement:
    """What make-up decided, by passage: the floats that hang on it and the plates before it."""

    floats: Mapping[int, tuple[Placed, ...]]
    plates: Mapping[int, tuple[Float, ...]]
    loose: tuple[Placed, ...]
    trailing: tuple[Float, ...]


def body_html(body: Body, arrangement: Arrangement, lines: Sequence[int]) -> str:
    """Compose a body whose floats have their places. ``lines`` are those of each passage."""
    passages = [
        {
            "name": passage.name,
            "kind": passage.kind,
            "html": passage.html,
            "source": body.numbers[passage.source],
            "lines": lines[index],
            "floats": arrangement.floats.get(index, ()),
            "plates": arrangement.plates.get(index, ()),
        }
        for index, passage in enumerate(body.passages)
    ]
    return render(
        "body",
        opening=body.opening,
        runs=_runs(passages),
        loose=arrangement.loose,
        trailing=arrangement.trailing,
    )


def arranged(
    body: Body, galley: Galley, plan: Plan, strips: Sequence[StripPlace], number: int
) -> tuple[str, str]:
    """Return the HTML of a body made up, and the CSS rules of its pages."""
    floats = [one for one in body.floats if one.form is not FloatForm.MARGIN]
    notes = [one for one in body.floats if one.form is FloatForm.MARGIN]
    text_pages = max((place.last_page for place in strips), default=0) + 1
    placed = [(floats[index], place) for index, place in plan.floats.items() if not place.is_page]
    placed += zip(notes, place_notes(galley, strips, text_pages), strict=True)
    hung: dict[int, list[Placed]] = {}
    loose = []
    for one, place in placed:
        at = _hook(strips, place.page, one.after)
        if at is None:
            loose.append(_placed(one, place, number, plan))
        else:
            hung.setdefault(at, []).append(_placed(one, place, number, plan))
    for index, one in enumerate(floats):
        if index not in plan.floats and index not in plan.trailing:
            rows = galley.floats[index].rows
            loose.append(_placed(one, FloatPlace(plan.pages - 1, 0, rows), number, plan))
    arrangement = Arrangement(
        floats={at: tuple(ones) for at, ones in hung.items()},
        plates={at: tuple(floats[index] for index in ones) for at, ones in plan.breaks.items()},
        loose=tuple(loose),
        trailing=tuple(floats[index] for index in plan.trailing),
    )
    lines = [strip.lines for strip in galley.strips]
    return body_html(body, arrangement, lines), _page_rules(plan)


def _hook(strips: Sequence[StripPlace], page: int, after: int) -> int | None:
    """Return the passage to hang a float on: its own, or the nearest that begins on its page."""
    there = [index for index, place in enumerate(strips) if place.page == page]
    return min(there, key=lambda index: abs(index - after), default=None)


def _placed(one: Float, place: FloatPlace, number: int, plan: Plan) -> Placed:
    """Return a float with its row counted from the top of the text of its page."""
    head = plan.head_rows[place.page] if place.page < len(plan.head_rows) else 0
    side = "recto" if (number + place.page) % 2 else "verso"
    edge = "foot" if place.at_foot else "head"
    return Placed(
        one.name, one.kind, one.form.value, one.html, place.row - head, place.rows, side, edge
    )


def _page_rules(plan: Plan) -> str:
    """Return the rules that keep room for figures at the head and foot of their pages."""
    rules = []
    for page, (head, foot) in enumerate(zip(plan.head_rows, plan.foot_rows, strict=True), start=1):
        if head or foot:
            rules.append(
                f"@page body:nth({page}) {{"
                f" margin-top: calc(var(--margin-top) + {head} * var(--line));"
                f" margin-bottom: calc(var(--margin-bottom) + {foot} * var(--line)); }}"
            )
    return "\n".join(rules)
