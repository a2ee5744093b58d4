"""From an edition to HTML. The only module that knows the templates.

Templates hold structure; looks are in the styles. Texts of a manuscript are escaped; what the
dialect made is known to be safe.
"""

from __future__ import annotations

import traceback
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

import jinja2
from markupsafe import Markup, escape

from belpress.markdown.parser import abbreviations
from belpress.model.document import (
    Body,
    ChapterParts,
    Document,
    Float,
    FloatForm,
    Metadata,
    Part,
    Passage,
)
from belpress.model.edition import (
    Block,
    Chapter,
    Edition,
    Figure,
    FigureForm,
    Picture,
    PullQuote,
    QuotePlace,
)
from belpress.model.problem import Problem, ProblemsFound, Source
from belpress.model.setting import PROJECT


def compose(edition: Edition) -> Document:
    """Compose a whole edition, all but its contents page (see :func:`contents`)."""
    shared = _shared(edition)
    return Document(
        metadata=Metadata(
            title=" ".join(filter(None, (edition.title, edition.subtitle))),
            author=edition.author or edition.series,
            language=edition.language,
            subject=edition.series,
        ),
        cover=_part("cover", edition.title, shared),
        summary=_part("summary", edition.labels["summary"], shared),
        chapters=tuple(_chapter(chapter, shared) for chapter in edition.chapters),
        filler=_part("filler", "", shared),
        back=_part("back", edition.series, shared),
    )


def contents(edition: Edition, first_pages: Mapping[str, int]) -> Part:
    """Compose the contents page. ``first_pages`` maps each chapter's name to its page number."""
    return _part("contents", edition.labels["contents"], {**_shared(edition), "pages": first_pages})


def _shared(edition: Edition) -> dict[str, Any]:
    return {"edition": edition, "keys": edition.colour_keys}


def _chapter(chapter: Chapter, shared: Mapping[str, Any]) -> ChapterParts:
    own = {**shared, "chapter": chapter, "chapter_key": shared["keys"][chapter.colour_key]}
    body = Part(
        name=f"{chapter.name}-body",
        kind="body",
        title=chapter.title,
        head=_render("head", title=chapter.title, **own),
        language=own["edition"].language,
        body=_body(chapter, own),
        chapter=chapter.name,
        pictures={figure.picture.path: figure.picture.source for figure in chapter.figures},
    )
    opener = _part("opener", chapter.title, own, name=chapter.name, pictures=(chapter.opener,))
    forecasts = _part("forecasts", chapter.title, own, name=f"{chapter.name}-forecasts")
    return ChapterParts(chapter.name, opener, body, forecasts)


def _body(chapter: Chapter, own: Mapping[str, Any]) -> Body:
    passages: list[Passage] = []
    floats: list[Float] = []
    index_of: dict[int, int] = {}
    for index, block in enumerate(chapter.body):
        index_of[index] = max(len(passages), 0)
        if isinstance(block, Figure) and block.form is not FigureForm.COLUMN:
            floats.append(_figure_float(block, len(passages) - 1))
        else:
            passages.append(_passage(block))
    last = max(len(passages) - 1, 0)
    for number, one in enumerate(chapter.pull_quotes, start=1):
        at = min(index_of.get(one.block, 0), last)
        floats.append(_quote_float(one, f"{chapter.name}-pull-quote-{number}", at))
    head = _render("body-head", **own)
    return Body(head, tuple(passages), tuple(floats))


def _passage(block: Block) -> Passage:
    if isinstance(block, Figure):
        html = _render("figure", figure=block)
        return Passage(block.name, "figure", html, block.source)
    kind = block.kind.value
    columns = block.html.partition("</tr>")[0].count("<th")
    if kind == "table" and columns > 3:
        kind = "wide-table"
    return Passage(block.name, kind, block.html, block.source)


def _figure_float(figure: Figure, after: int) -> Float:
    form = FloatForm.PAGE if figure.form is FigureForm.PAGE else FloatForm.WIDE
    html = _render("figure", figure=figure)
    return Float(figure.name, "figure", form, html, max(after, 0), 1.0, figure.source)


def _quote_float(pull_quote: PullQuote, name: str, after: int) -> Float:
    form = FloatForm.WIDE if pull_quote.place is QuotePlace.WIDE else FloatForm.MARGIN
    html = _render("pull-quote", quote=pull_quote)
    return Float(name, "pull-quote", form, html, after, pull_quote.offset, pull_quote.source)


def _part(
    kind: str,
    title: str,
    context: Mapping[str, Any],
    name: str = "",
    pictures: tuple[Picture, ...] = (),
) -> Part:
    places: dict[str, Source] = {picture.path: picture.source for picture in pictures}
    head = _render("head", title=title, **context)
    chapter = context["chapter"].name if "chapter" in context else ""
    return Part(
        name=name or kind,
        kind=kind,
        title=title,
        head=head,
        language=context["edition"].language,
        html=_render(kind, **context),
        chapter=chapter,
        pictures=places,
    )


def _url(path: str) -> str:
    return PROJECT + quote(path)


@cache
def _templates() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("belpress"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["abbreviations"] = lambda text: Markup(  # noqa: S704 - escaped just before
        abbreviations(str(escape(text)))
    )
    environment.filters["css_string"] = _css_string
    environment.globals["url"] = _url
    return environment


def _css_string(text: str) -> Markup:
    """Return a text as a CSS string that is also safe inside ``<style>``."""
    safe = "".join(
        char if char.isalnum() or char in " –,.:" else f"\\{ord(char):06x}" for char in text
    )
    return Markup(f'"{safe}"')  # noqa: S704 - everything but letters, figures and stops is escaped


def _render(template: str, **context: Any) -> str:  # noqa: ANN401 - whatever the template names
    try:
        return _templates().get_template(f"{template}.html").render(**context)
    except Exception as error:
        raise ProblemsFound([_template_problem(error, f"{template}.html")]) from error


def _template_problem(error: Exception, name: str) -> Problem:
    """Say in which line of which template something goes wrong."""
    line = 0
    if isinstance(error, jinja2.TemplateSyntaxError):
        name, line = error.name or name, error.lineno
    else:
        # The engine gives the frames of a template its file and lines
        frames = traceback.extract_tb(error.__traceback__)
        of_templates = [one for one in frames if one.filename.endswith(".html")]
        for frame in of_templates[-1:]:
            name, line = PurePath(frame.filename).name, frame.lineno or 0
    message = f"the template cannot be filled in ({error})"
    return Problem("template-wrong", message, Source(f"templates/{name}", line))


def galley(body: Body, passages: Sequence[range], floats: Sequence[int]) -> str:
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
    return _render("galley", body=body, columns=columns, floats=hung)


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


def arranged(body: Body, arrangement: Arrangement, lines: Sequence[int]) -> str:
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
    return _render(
        "body",
        head=body.head,
        runs=_runs(passages),
        loose=arrangement.loose,
        trailing=arrangement.trailing,
    )
