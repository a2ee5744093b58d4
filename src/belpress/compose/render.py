"""Filling templates in. The only module that knows the template engine.

Templates hold structure; looks are in the styles. Texts of a manuscript are escaped; what the
Markdown parser made is known to be safe.
"""

from __future__ import annotations

import traceback
from functools import cache
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

import jinja2
from markupsafe import Markup, escape

from belpress.compose.titles import cover_lines, opener_lines, page_lines
from belpress.markdown.addresses import breakable, parted
from belpress.markdown.parser import abbreviations
from belpress.model.folio import folio
from belpress.model.problem import Problem, ProblemsFound, Source
from belpress.model.setting import PROJECT, link_to


class Sources:
    """The places of the manuscript that a part comes from, each with a number in its HTML."""

    def __init__(self) -> None:
        self._numbers: dict[Source, int] = {}

    def number(self, source: Source) -> int:
        """Return the number of a place, the same at every call."""
        return self._numbers.setdefault(source, len(self._numbers))

    @property
    def places(self) -> tuple[Source, ...]:
        """The places by their numbers."""
        return tuple(self._numbers)


def _url(path: str) -> str:
    return PROJECT + quote(path)


@cache
def _templates() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("belpress.compose"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["abbreviations"] = lambda text: Markup(  # noqa: S704 - escaped just before
        abbreviations(str(escape(text)))
    )
    environment.filters["breakable"] = _breakable
    environment.filters["css_string"] = _css_string
    environment.globals["url"] = _url
    environment.globals["link"] = link_to
    environment.globals["folio"] = folio
    environment.globals["cover_lines"] = cover_lines
    environment.globals["opener_lines"] = opener_lines
    environment.globals["page_lines"] = page_lines
    return environment


BACK_LINE = 40
"""So many characters stand on a line of the back cover."""


def _breakable(text: str) -> Markup:
    """Return a text whose addresses may be broken at their signs, if it is longer than a line."""
    if len(text) <= BACK_LINE:
        return escape(text)
    parts = (
        breakable(part) if is_address else str(escape(part)) for part, is_address in parted(text)
    )
    return Markup("".join(parts))  # noqa: S704 - escaped just before


def _css_string(text: str) -> Markup:
    """Return a text as a CSS string that is also safe inside ``<style>``.

    A space ends each code; without it, a space of the text would be taken for that.
    """
    safe = "".join(
        char if char.isalnum() or char in " –,.:" else f"\\{ord(char):06x} " for char in text
    )
    return Markup(f'"{safe}"')  # noqa: S704 - everything but letters, figures and stops is escaped


def render(template: str, **context: Any) -> str:  # noqa: ANN401 - whatever the template names
    """Return a template of that name, filled in.

    Raises :class:`ProblemsFound` for a mistake of a template. What goes wrong in a function that a
    template calls is not one of its author.
    """
    try:
        return _templates().get_template(f"{template}.html").render(**context)
    except Exception as error:
        if isinstance(error, jinja2.TemplateError) or _is_of_template(error):
            raise ProblemsFound([_template_problem(error, f"{template}.html")]) from error
        raise


def _is_of_template(error: Exception) -> bool:
    """Whether an error came about in a template itself, or in the engine's own functions."""
    engine = str(PurePath(jinja2.__file__).parent)
    files = (frame.filename for frame in reversed(traceback.extract_tb(error.__traceback__)))
    deepest = next((file for file in files if not file.startswith(engine)), "")
    return deepest.endswith((".html", "<template>"))


def _template_problem(error: Exception, name: str) -> Problem:
    """Say in which line of which template something goes wrong."""
    line = 0
    if isinstance(error, jinja2.TemplateSyntaxError):
        name, line = error.name or name, error.lineno
    else:
        # The engine gives the frames of a template its file and lines
        frames = traceback.extract_tb(error.__traceback__)
        of_templates = [frame for frame in frames if frame.filename.endswith(".html")]
        for frame in of_templates[-1:]:
            name, line = PurePath(frame.filename).name, frame.lineno or 0
    message = f"the template cannot be filled in ({error})"
    return Problem("template-wrong", message, Source(f"templates/{name}", line))
