"""From a document to its pages: every part laid out, every page number settled.

Each part is laid out on its own. A chapter's body is laid out twice: once as a galley, in one
long column, to learn how many lines everything takes, and once as pages, when its figures and
pull quotes have their places. The contents page comes last, when the numbers are known.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from belpress import compose
from belpress.document import Body, ChapterParts, Document, Float, FloatForm, Part, Passage
from belpress.edition import Edition
from belpress.makeup import (
    FloatPlace,
    FloatSize,
    Galley,
    NoteSize,
    Plan,
    Strip,
    StripPlace,
    make_up,
    place_notes,
)
from belpress.problem import Problem
from belpress.typeset import Laid, Press

FIGURE_BOUND = 0.25
"""How much higher or lower than its picture's own shape a figure may be."""
FITS = (0.96, 0.92, 0.88, 0.84, 0.8)
"""How far the summary and the forecasts may be set smaller to fit on one page."""
GUESS = 888
"""A page number to measure the contents page with, before the real ones are known."""
WHOLE_KINDS = ("figure", "heading", "rule")
ROWS_OFF = 2
"""A pull quote may stand so many rows off its passage."""
SHORT_TABLE = 10
"""A table of at most so many lines is not divided; the styles say the same."""


@dataclass(frozen=True)
class Pages:
    """A publication laid out: its parts in order, and the first page of every chapter (from 1)."""

    parts: tuple[Laid, ...]
    first_pages: Mapping[str, int]

    @property
    def count(self) -> int:
        """The number of pages."""
        return sum(len(part.pages) for part in self.parts)

    @property
    def numbers(self) -> list[int]:
        """The number printed on, or due to, every page."""
        return [number for part in self.parts for number in range(part.first_page, part.next_page)]


Progress = Callable[[str], None]


def paginate(
    edition: Edition,
    document: Document,
    press: Press,
    *,
    only: Sequence[str] = (),
    progress: Progress = lambda title: None,
) -> Pages:
    """Lay out a whole publication, or the chapters named in ``only`` with their right numbers.

    ``progress`` is called with the title of each part before it is laid out. Chapters open on a
    left page, and the last page is a left one, so that a sheet has four pages.
    """
    front = [_set(press, document.cover, 1), _fitted(press, document.summary, 2)]
    contents_at = front[-1].next_page
    guess = _contents(press, edition, {one.name: GUESS for one in document.chapters}, contents_at)
    start = _next_verso(guess.next_page)
    chapters, first_pages = _chapters(press, document, start, only, progress)
    if only:
        return Pages(tuple(chapters), first_pages)
    contents = _contents(press, edition, first_pages, contents_at)
    if contents.next_page > start:
        start = _next_verso(contents.next_page)
        chapters, first_pages = _chapters(press, document, start, only, progress)
        contents = _contents(press, edition, first_pages, contents_at)
    filled = _fill(press, document.filler, contents.next_page, start)
    parts = [*front, contents, *filled, *chapters]
    return Pages(tuple(_closed(press, document, parts)), first_pages)


def _chapters(
    press: Press, document: Document, number: int, only: Sequence[str], progress: Progress
) -> tuple[list[Laid], dict[str, int]]:
    """Lay chapters out from a page on, up to the last one wanted; return those wanted."""
    wanted = [index for index, one in enumerate(document.chapters) if one.name in only]
    until = max(wanted, default=len(document.chapters) - 1) + 1
    first_pages: dict[str, int] = {}
    laid: list[Laid] = []
    for chapter in document.chapters[:until]:
        progress(chapter.opener.title)
        first_pages[chapter.name] = number
        parts = _chapter(press, chapter, number, document.filler)
        number = parts[-1].next_page
        if not only or chapter.name in only:
            laid += parts
    return laid, first_pages


def _closed(press: Press, document: Document, parts: list[Laid]) -> list[Laid]:
    """Add the back cover, as the last page of a sheet of four."""
    number = parts[-1].next_page
    last = -(-number // 4) * 4
    parts += _fill(press, document.filler, number, last)
    return [*parts, _set(press, document.back, last)]


def _fill(press: Press, filler: Part, number: int, until: int) -> list[Laid]:
    return [_set(press, filler, page) for page in range(number, until)]


def _contents(press: Press, edition: Edition, first_pages: Mapping[str, int], number: int) -> Laid:
    return _set(press, compose.contents(edition, first_pages), number)


def _next_verso(number: int) -> int:
    return number + number % 2


def _fitted(press: Press, part: Part, number: int) -> Laid:
    """Set a part that should be one page, smaller by small steps until it is.

    Where even the smallest step takes more pages, it is set as drawn.
    """
    drawn = _set(press, part, number)
    if len(drawn.pages) == 1:
        return drawn
    for fit in FITS:
        laid = _set(press, part, number, rules=f":root {{ --fit: {fit} }}")
        if len(laid.pages) == 1:
            return laid
    return drawn


def _set(press: Press, part: Part, number: int, rules: str = "") -> Laid:
    return press.lay_out(
        name=part.name,
        kind=part.kind,
        head=part.head,
        html=part.html,
        first_page=number,
        rules=rules,
    )


def _chapter(press: Press, chapter: ChapterParts, number: int, filler: Part) -> list[Laid]:
    opener = _set(press, chapter.opener, number)
    body = _body(press, chapter.body, opener.next_page, even=True)
    forecasts = _fitted(press, chapter.forecasts, body.next_page)
    if (len(opener.pages) + len(forecasts.pages)) % 2:
        body = _body(press, chapter.body, opener.next_page, even=False)
        forecasts = _fitted(press, chapter.forecasts, body.next_page)
    end = _next_verso(forecasts.next_page)
    return [opener, body, forecasts, *_fill(press, filler, forecasts.next_page, end)]


def _body(press: Press, part: Part, number: int, *, even: bool) -> Laid:
    assert part.body is not None  # noqa: S101 - bodies have one
    measured = press.lay_out(
        name=part.name,
        kind="galley",
        head=part.head,
        html=compose.galley(part.body),
        first_page=number,
    )
    galley = _galley(part.body, measured)
    plan = make_up(galley, even=even)
    html, rules = _arranged(part.body, galley, plan, plan.strips, number)
    laid = _lay_out_body(press, part, html, rules, number)
    observed = _observed(part.body, laid, plan, measured)
    if not _is_close(plan.strips, observed):
        settled, rules = _arranged(part.body, galley, plan, observed, number)
        laid = _lay_out_body(press, part, settled, rules, number)
    press.problems += _lost(part.body, laid)
    return laid


def _lost(body: Body, laid: Laid) -> list[Problem]:
    """Make sure that everything of a body stands on its pages, once."""
    seen = {name for names in laid.anchors for name in names}
    everything: list[Passage | Float] = [*body.passages, *body.floats]
    return [
        Problem(
            "layout-lost",
            f"this {one.kind} found no place on the pages",
            one.source,
            hint="make it shorter, or move it to another paragraph",
        )
        for one in everything
        if one.name not in seen
    ]


def _lay_out_body(press: Press, part: Part, html: str, rules: str, number: int) -> Laid:
    return press.lay_out(
        name=part.name, kind=part.kind, head=part.head, html=html, first_page=number, rules=rules
    )


def _line(measured: Laid) -> float:
    """Return the height of a line of the grid in pt."""
    tops = measured.anchors[0]
    return tops["galley-rows"][1] - tops["galley-line"][1]


def _galley(body: Body, measured: Laid) -> Galley:
    """Read a galley's lengths off its laid-out page."""
    tops = {name: place[1] for name, place in measured.anchors[0].items()}
    line = _line(measured)

    def rows(start: str, end: str) -> int:
        return round((tops[end] - tops[start]) / line)

    strips = []
    for index, passage in enumerate(body.passages):
        below = f"strip-{index + 1}"
        gap = rows(f"strip-{index}-end", below) if below in tops else 0
        lines = rows(f"strip-{index}", f"strip-{index}-end")
        is_short_table = passage.kind == "table" and lines <= SHORT_TABLE
        strips.append(
            Strip(
                lines=lines,
                gap=max(gap, 0),
                keeps_next=passage.kind == "heading",
                is_whole=passage.kind in WHOLE_KINDS or is_short_table,
                spans=passage.kind == "wide-table",
            )
        )
    floats = [
        _float_size(index, one, tops, line)
        for index, one in enumerate(body.floats)
        if one.form is not FloatForm.MARGIN
    ]
    notes = [
        NoteSize(one.after, one.offset, -(-_height(index, tops) // line).__int__())
        for index, one in enumerate(body.floats)
        if one.form is FloatForm.MARGIN
    ]
    return Galley(
        rows=rows("galley-rows", "galley-head"),
        head=rows("galley-head", "galley-head-end"),
        strips=tuple(strips),
        floats=tuple(floats),
        notes=tuple(notes),
    )


def _height(index: int, tops: Mapping[str, float]) -> float:
    return tops[f"float-{index}-end"] - tops[f"float-{index}"] - 0.01


def _float_size(index: int, one: Float, tops: Mapping[str, float], line: float) -> FloatSize:
    height = _height(index, tops)
    rows = -int(-height // line)
    if one.kind != "figure":
        return FloatSize(one.after, rows, rows, rows)
    caption = tops.get(f"{one.name}-caption")
    picture = caption - tops[f"float-{index}"] if caption else height
    bound = int(picture * FIGURE_BOUND / line)
    return FloatSize(one.after, rows, rows - bound, rows + bound, one.form is FloatForm.PAGE)


def _arranged(
    body: Body, galley: Galley, plan: Plan, strips: Sequence[StripPlace], number: int
) -> tuple[str, str]:
    """Return the HTML of a body made up, and the CSS rules of its pages."""
    floats = [one for one in body.floats if one.form is not FloatForm.MARGIN]
    notes = [one for one in body.floats if one.form is FloatForm.MARGIN]
    text_pages = max((place.last_page for place in strips), default=0) + 1
    placed = [(floats[index], place) for index, place in plan.floats.items() if not place.is_page]
    placed += zip(notes, place_notes(galley, strips, text_pages), strict=True)
    hung: dict[int, list[compose.Placed]] = {}
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
    arrangement = compose.Arrangement(
        floats={at: tuple(ones) for at, ones in hung.items()},
        plates={at: tuple(floats[index] for index in ones) for at, ones in plan.breaks.items()},
        loose=tuple(loose),
        trailing=tuple(floats[index] for index in plan.trailing),
    )
    lines = [strip.lines for strip in galley.strips]
    return compose.arranged(body, arrangement, lines), _page_rules(plan)


def _hook(strips: Sequence[StripPlace], page: int, after: int) -> int | None:
    """Return the passage to hang a float on: its own, or the nearest that begins on its page."""
    there = [index for index, place in enumerate(strips) if place.page == page]
    return min(there, key=lambda index: abs(index - after), default=None)


def _placed(one: Float, place: FloatPlace, number: int, plan: Plan) -> compose.Placed:
    """Return a float with its row counted from the top of the text of its page."""
    head = plan.head_rows[place.page] if place.page < len(plan.head_rows) else 0
    side = "recto" if (number + place.page) % 2 else "verso"
    edge = "foot" if place.at_foot else "head"
    return compose.Placed(
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


def _is_close(planned: Sequence[StripPlace], observed: Sequence[StripPlace]) -> bool:
    """Whether passages stand where they were expected, to a row or two.

    A passage that is last in its column may be a little off without harm; one on another page
    would take its floats along.
    """
    return all(
        one.page == other.page and (abs(one.row - other.row) <= ROWS_OFF or one.row == 0)
        for one, other in zip(planned, observed, strict=True)
    )


def _observed(body: Body, laid: Laid, plan: Plan, measured: Laid) -> tuple[StripPlace, ...]:
    """Read off the laid-out pages where every passage really stands."""
    line = _line(measured)
    places: list[StripPlace] = []
    for index, passage in enumerate(body.passages):
        page = next((i for i, names in enumerate(laid.anchors) if passage.name in names), None)
        if page is None:
            places.append(plan.strips[index])
            continue
        top = measured.anchors[0]["galley-line"][1]
        row = round((laid.anchors[page][passage.name][1] - top) / line)
        last = plan.strips[index].last_page - plan.strips[index].page + page
        places.append(StripPlace(page, plan.strips[index].column, max(row, 0), last))
    return tuple(places)
