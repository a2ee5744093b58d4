"""Filling templates in. The only module that knows the template engine.

Templates hold structure; looks are in the styles. Those of a house stand before the package's own.
Texts of a manuscript are escaped; what the
Markdown parser made is known to be safe.
"""

from __future__ import annotations

import re
import traceback
from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

import jinja2
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

from belpress.compose.titles import cover_lines, opener_lines, page_lines
from belpress.markdown.addresses import breakable, parted
from belpress.markdown.parser import abbreviations
from belpress.model.folio import folio
from belpress.model.house import House
from belpress.model.problem import (
    Problem,
    ProblemsFound,
    Source,
    did_you_mean,
    stop_on_errors,
)
from belpress.model.setting import PROJECT, link_to

ENDING = ".html"
OWN = "styles/templates"
"""The folder of a house's own templates."""
MOST_HOUSES = 8
"""Houses whose templates stay compiled; a run sets one, and tests set several."""
GIVEN = (
    *("chapter", "chapter_key", "edition", "figure", "forecast", "keys", "note", "pages", "quote"),
)
"""The names of what templates are given."""
_ANCHORS = {
    "opener": 'id="{{ chapter.name }}"',
    "forecasts": 'id="{{ chapter.name }}-forecasts"',
    "body-head": 'id="{{ chapter.lead.name }}"',
}
"""How the names that must be in them are written in templates."""
_UNDEFINED = re.compile(r"'(\w+)' is undefined")


class Sources:
    """The places of the manuscript that a part comes from, each with a number in its HTML.

    ``house`` is the house whose templates the part is made with.
    """

    def __init__(self, house: House) -> None:
        self.house = house
        self._numbers: dict[Source, int] = {}

    def number(self, source: Source) -> int:
        """Return the number of a place, the same at every call."""
        return self._numbers.setdefault(source, len(self._numbers))

    @property
    def places(self) -> tuple[Source, ...]:
        """The places by their numbers."""
        return tuple(self._numbers)

    def render(self, template: str, anchor: str = "", /, **context: Any) -> str:  # noqa: ANN401
        """Return a template filled in: the house's own of that name, or else the usual one.

        Something in it must have the name ``anchor``, if there is one, since links and page numbers
        lead there. Raises :class:`ProblemsFound` for a mistake of a template.
        """
        html = _filled_in(_of_house(self.house), template, {"at": self.number, **context})
        if anchor and f'id="{escape(anchor)}"' not in html:
            message = f'nothing has the name "{anchor}", which links and page numbers lead to'
            hint = f"write {_ANCHORS[template]} into its outermost element"
            raise ProblemsFound(
                [Problem("template-part", message, Source(f"{OWN}/{template}{ENDING}"), hint=hint)]
            )
        return html


def _url(path: str) -> str:
    return PROJECT + quote(path)


@cache
def _templates() -> jinja2.Environment:
    return _environment(jinja2.PackageLoader("belpress.compose"))


@lru_cache(MOST_HOUSES)
def _with_own(own: tuple[tuple[str, str], ...]) -> jinja2.Environment:
    """Return templates of which some are a house's own, which may come from anybody."""
    texts = dict(own)

    def load(name: str) -> tuple[str, str, Callable[[], bool]] | None:
        text = texts.get(name.removesuffix(ENDING))
        return None if text is None else (text, f"{OWN}/{name}", lambda: True)

    packaged = jinja2.PackageLoader("belpress.compose")
    return _environment(jinja2.ChoiceLoader([jinja2.FunctionLoader(load), packaged]))


def _of_house(house: House) -> jinja2.Environment:
    return _with_own(tuple(sorted(house.templates.items()))) if house.templates else _templates()


def _environment(loader: jinja2.BaseLoader) -> jinja2.Environment:
    """Return an environment in which templates can read what they are given, and nothing else."""
    environment = ImmutableSandboxedEnvironment(
        loader=loader,
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


def check_templates(house: House) -> None:
    """Raise :class:`ProblemsFound` for what cannot be read in the house's own templates."""
    problems = []
    for name in house.templates:
        try:
            _of_house(house).get_template(f"{name}{ENDING}")
        except jinja2.TemplateError as error:
            problems.append(_template_problem(error, f"{name}{ENDING}"))
    stop_on_errors(problems)


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
    """Return a template of the package of that name, filled in.

    Raises :class:`ProblemsFound` for a mistake of a template. What goes wrong in a function that a
    template calls is not one of its author.
    """
    return _filled_in(_templates(), template, context)


def _filled_in(environment: jinja2.Environment, template: str, context: Mapping[str, Any]) -> str:
    try:
        return environment.get_template(f"{template}{ENDING}").render(**context)
    except Exception as error:
        if isinstance(error, jinja2.TemplateError) or _is_of_template(error):
            raise ProblemsFound([_template_problem(error, f"{template}{ENDING}")]) from error
        raise


def _is_of_template(error: Exception) -> bool:
    """Whether an error came about in a template itself, or in the engine's own functions."""
    engine = str(PurePath(jinja2.__file__).parent)
    files = (frame.filename for frame in reversed(traceback.extract_tb(error.__traceback__)))
    deepest = next((file for file in files if not file.startswith(engine)), "")
    return deepest.endswith((".html", "<template>"))


def _template_problem(error: Exception, name: str) -> Problem:
    """Say in which line of which template something goes wrong."""
    line, file = 0, ""
    if isinstance(error, jinja2.TemplateSyntaxError):
        name, line, file = error.name or name, error.lineno, error.filename or ""
    else:
        # The engine gives the frames of a template its file and lines
        frames = traceback.extract_tb(error.__traceback__)
        of_templates = [frame for frame in frames if frame.filename.endswith(ENDING)]
        for frame in of_templates[-1:]:
            name, line = PurePath(frame.filename).name, frame.lineno or 0
            file = frame.filename
    folder = OWN if file.startswith(OWN) else PurePath(OWN).name
    message = f"the template cannot be filled in ({error})"
    hint = _names_near(error)
    return Problem("template-wrong", message, Source(f"{folder}/{name}", line), hint=hint)


def _names_near(error: Exception) -> str:
    """Return what a name that is not defined most likely is."""
    said = _UNDEFINED.search(str(error)) if isinstance(error, jinja2.UndefinedError) else None
    return did_you_mean(said[1], GIVEN) if said else ""
