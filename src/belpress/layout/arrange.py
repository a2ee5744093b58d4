"""The HTML of a body: to be measured as a galley, and made up, with its floats in their places."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from belpress.compose.render import render
from belpress.model.document import (
    Body,
    Float,
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
            "source": passage.source,
            "lines": lines[index],
            "floats": arrangement.floats.get(index, ()),
            "plates": arrangement.plates.get(index, ()),
        }
        for index, passage in enumerate(body.passages)
    ]
    return render(
        "body",
        head=body.head,
        runs=_runs(passages),
        loose=arrangement.loose,
        trailing=arrangement.trailing,
    )
