"""The HTML of a body: to be measured as a galley, and made up, with its floats in their places."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile, zip_longest
from typing import Any

from belpress.compose.render import render
from belpress.layout.footnotes import FootnotePages
from belpress.layout.hooks import Hook, Hooks, with_floats
from belpress.layout.margin import place_notes
from belpress.layout.plan import ORPHANS, FloatPlace, Galley, Plan, StripPlace
from belpress.model.document import (
    ACROSS,
    BOXES,
    Body,
    Float,
    FloatForm,
)


def runs_of(passages: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Part passages where one spans the columns, begins a page, or has plates before it."""
    runs: list[dict[str, Any]] = []
    for passage in passages:
        spans, plates = passage["kind"] in ACROSS, passage.get("plates", ())
        turns = passage.get("turns", False)
        if not runs or plates or spans or turns or runs[-1]["spans"]:
            runs.append({"spans": spans, "plates": plates, "turns": turns, "passages": []})
        runs[-1]["passages"].append(passage)
    return runs


@dataclass(frozen=True)
class Placed:
    """A float on its page: rows of the line grid, the side its page is on, and its edge.

    ``is_scaled`` says that its picture is set narrower, so that all of it is seen.
    """

    name: str
    kind: str
    form: str
    html: str
    row: float
    rows: int
    side: str
    edge: str
    is_scaled: bool = False


@dataclass(frozen=True)
class Arrangement:
    """What make-up decided: the floats by what they hang on, and the plates before passages.

    ``ends`` are what follows the text, each with its form: a figure in a ``column``, a ``plate``,
    a float in the ``flow``, or footnotes of these that are ``stray``.
    """

    floats: Mapping[Hook, Sequence[Placed]]
    plates: Mapping[int, tuple[Float, ...]]
    ends: Sequence[tuple[str, Any]]


def body_html(body: Body, arrangement: Arrangement, galley: Galley, plan: Plan) -> str:
    """Compose a body whose floats have their places. The ``galley`` measures each passage."""
    strips = galley.strips
    within = {
        hook: "".join(render("float", float=one) for one in ones)
        for hook, ones in arrangement.floats.items()
        if hook.mark or hook.share
    }
    passages = [
        {
            "name": passage.name,
            "kind": passage.kind,
            "html": with_floats(passage.html, index, within),
            "source": body.numbers[passage.source],
            "lines": strips[index].lines,
            "gap": strips[index].gap,
            "floats": arrangement.floats.get(Hook(index), ()),
            "is_scaled": strips[index].is_scaled,
            "is_whole_box": strips[index].is_whole and passage.kind in BOXES,
            "turns": index in plan.turns,
            "plates": arrangement.plates.get(index, ()),
        }
        for index, passage in enumerate(body.passages)
    ]
    runs = runs_of([passages[index] for index in plan.order])
    for run, following in zip_longest(runs, runs[1:]):
        is_above = following is not None and following["spans"]
        is_even = not is_above or run["spans"]
        run["missing"] = 0 if is_even else -_lines_of(run["passages"]) % galley.columns
    return render(
        "body",
        opening=body.opening,
        runs=runs,
        ends=[
            (form, passages[what] if form == "column" else what) for form, what in arrangement.ends
        ],
    )


def _lines_of(passages: Sequence[Mapping[str, Any]]) -> int:
    """Return how many lines high passages are together, without the gap behind the last."""
    lines: int = sum(one["lines"] + one["gap"] for one in passages) - passages[-1]["gap"]
    return lines


def arranged(
    body: Body,
    galley: Galley,
    plan: Plan,
    strips: Sequence[StripPlace],
    number: int,
    footnotes: FootnotePages,
) -> tuple[str, str]:
    """Return the HTML of a body made up, and the CSS rules of its pages."""
    floats = [one for one in body.floats if one.form is not FloatForm.MARGIN]
    notes = [one for one in body.floats if one.form is FloatForm.MARGIN]
    text_pages = max((place.last_page for place in strips), default=0) + 1
    placed = [(floats[index], place) for index, place in plan.floats.items() if not place.is_page]
    placed += zip(notes, place_notes(galley, strips, text_pages), strict=True)
    sizes = zip(floats, galley.floats, strict=True)
    scaled = {one.name for one, size in sizes if size.is_scaled}
    hooks = Hooks(body, galley, plan, strips, footnotes)
    hung: dict[Hook, list[Placed]] = {}
    loose: list[Placed] = []
    stray: dict[str, list[Placed]] = {}
    for one, place in placed:
        hook = hooks.on(place.page, one.after)
        floats_there = loose if hook is None else hung.setdefault(hook, [])
        made = _placed(one, _above(place, plan, footnotes), number, plan)
        floats_there.append(replace(made, is_scaled=one.name in scaled))
    for page, ones in footnotes.taken.items():
        hook = hooks.on(page, 0)
        caller = body.footnotes[ones[0]].after
        there = stray.setdefault(caller, []) if hook is None else hung.setdefault(hook, [])
        there.append(_placed_footnotes(body, galley, plan, page, ones))
    ends: list[tuple[str, Any]] = [("flow", one) for one in loose]
    for end in plan.ends:
        if end.strip is not None:
            ends.append(("column", end.strip))
        elif end.float is not None and galley.floats[end.float].is_page:
            ends.append(("plate", floats[end.float]))
        elif end.float is not None:
            one, rows = floats[end.float], galley.floats[end.float].rows
            made = _placed(one, FloatPlace(plan.pages - 1, 0, rows), number, plan)
            ends.append(("flow", replace(made, is_scaled=one.name in scaled)))
    ends = [(form, _with_footnotes(what, stray)) for form, what in ends]
    plates = list(takewhile(lambda end: end[0] == "plate", reversed(ends)))
    ends.insert(
        len(ends) - len(plates), ("stray", [one for ones in stray.values() for one in ones])
    )
    arrangement = Arrangement(
        floats=hung,
        plates={at: tuple(floats[index] for index in ones) for at, ones in plan.breaks.items()},
        ends=ends,
    )
    return body_html(body, arrangement, galley, plan), _page_rules(plan, galley.rows, footnotes)


def _with_footnotes(what: Any, stray: dict[str, list[Placed]]) -> Any:  # noqa: ANN401 - see Arrangement
    """Hang footnotes on the figure behind the text that calls them, and take them from the rest."""
    if not isinstance(what, Placed):
        return what
    own = "".join(render("float", float=one) for one in stray.pop(what.name, ()))
    return replace(what, html=what.html + own)


def _placed(one: Float, place: FloatPlace, number: int, plan: Plan) -> Placed:
    """Return a float with its row counted from the top of the text of its page."""
    head = plan.head_rows[place.page] if place.page < len(plan.head_rows) else 0
    side = "recto" if (number + place.page) % 2 else "verso"
    edge = "foot" if place.at_foot else "head"
    return Placed(
        one.name, one.kind, one.form.value, one.html, place.row - head, place.rows, side, edge
    )


def _above(place: FloatPlace, plan: Plan, footnotes: FootnotePages) -> FloatPlace:
    """Return the place of a float, above the footnotes where it stands at the foot of its page."""
    # The plan kept rows for them already; where they turn out to be others, they need more
    more = footnotes.rows(place.page) - plan.footnote_rows.get(place.page, 0)
    return replace(place, row=place.row - more) if place.at_foot else place


def _placed_footnotes(
    body: Body, galley: Galley, plan: Plan, page: int, ones: Sequence[int]
) -> Placed:
    """Return the footnotes of a page as what stands on its last rows."""
    html = "".join(body.footnotes[one].html for one in ones)
    head = plan.head_rows[page] if page < len(plan.head_rows) else 0
    row = round(galley.rows - galley.footnotes.height(ones) - head, 3)
    rows = galley.footnotes.rows(ones)
    name = f"{body.chapter}-footnotes-{page + 1}"
    return Placed(name, "footnotes", "", html, row, rows, "", "")


def _page_rules(plan: Plan, rows: int, footnotes: FootnotePages) -> str:
    """Return the rules that keep room for figures and footnotes at the head and foot of pages."""
    rules = []
    for page in range(max(len(plan.head_rows), footnotes.last + 1)):
        is_planned = page < len(plan.head_rows)
        head = plan.head_rows[page] if is_planned else 0
        foot = (plan.foot_rows[page] if is_planned else 0) + footnotes.rows(page)
        # A page without room for text could not be laid out; that notes have none is said later
        foot = min(foot, rows - head - ORPHANS) if footnotes.rows(page) else foot
        if head or foot:
            rules.append(
                f"@page body:nth({page + 1}) {{"
                f" margin-top: calc(var(--margin-top) + {head} * var(--line));"
                f" margin-bottom: calc(var(--margin-bottom) + {foot} * var(--line)); }}"
            )
    return "\n".join(rules)
