"""Pages as they go to the press: with bleed and marks, plate by plate, or all ink together."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from belpress.assets.separations import INK, PLATES, views_of
from belpress.model.form import Condition, Form
from belpress.model.pages import MM_PER_PT
from belpress.model.problem import Problem, ProblemsFound, Source
from belpress.press.turns import URGENT
from belpress.preview.rasters import MOST_WIDE, Rasters
from belpress.program import made_of
from belpress.project.project import STYLES, Project

if TYPE_CHECKING:
    from belpress.preview.state import PreviewPage

BLEED = "bleed"
"""Stands for a page with its bleed and marks."""
VIEWS = (BLEED, *PLATES, INK)
MOST_OF_PLATES = 2400
"""The largest width of plates, in px: while one is made, it takes the memory of several."""
MOST_PPI = 150
"""So many px per inch of pictures show their plates well enough."""
MOST_KNOWN = 4
"""Presses that are remembered, for browsers that ask for pictures of before a change."""
FOREVER = "private, max-age=31536000, immutable"


@dataclass(frozen=True)
class Press:
    """What pages are printed with: a form for print, and a typeface for its slug line.

    ``key`` is another one whenever pictures of equal pages would be.
    """

    key: str
    form: Form
    condition: Condition
    font: bytes

    def as_json(self) -> dict[str, Any]:
        """Return what a browser has to know; lengths in pt."""
        bleed, room = (length / MM_PER_PT for length in (self.form.bleed, self._around))
        return {"key": self.key, "bleed": bleed, "room": room, "ink": self.condition.ink}

    @property
    def _around(self) -> float:
        return max(self.form.room, self.form.bleed)


class Views:
    """Shows pages of ``rasters`` as they go to the press of a ``project``."""

    def __init__(self, rasters: Rasters, project: Callable[[], Project]) -> None:
        self._rasters = rasters
        self._project = project
        self._presses: dict[str, Press] = {}

    def routes(self) -> list[Route]:
        """Return what answers a browser."""
        picture = "/plates/{key}/{view}/{digest}/{width:int}.jpg"
        return [Route("/press", self.press), Route(picture, self.picture)]

    async def press(self, request: Request) -> Response:
        """Send what pages are printed with now, or why that cannot be shown."""
        try:
            press = await run_in_threadpool(lambda: press_of(self._project()))
        except ProblemsFound as found:
            return JSONResponse({"problems": [str(problem) for problem in found.problems]})
        self._presses = {**self._presses, press.key: press}
        while len(self._presses) > MOST_KNOWN:
            del self._presses[next(iter(self._presses))]
        return JSONResponse(press.as_json())

    async def picture(self, request: Request) -> Response:
        """Send the picture of a page in one of the views."""
        asked = request.path_params
        press = self._presses.get(asked["key"])
        content = None
        most = MOST_WIDE if asked["view"] == BLEED else MOST_OF_PLATES
        if press and asked["view"] in VIEWS and 0 < asked["width"] <= most:
            content = await run_in_threadpool(
                self.made, press, asked["view"], asked["digest"], asked["width"]
            )
        if content is None:
            return Response(status_code=404)
        return Response(content, media_type="image/jpeg", headers={"cache-control": FOREVER})

    def made(self, press: Press, view: str, digest: str, width: int) -> bytes | None:
        """Return the picture of a page as JPEG, ``width`` px wide; ``None`` if it is gone."""
        if kept := self._rasters.kept(_name(press, view, digest, width)):
            return kept
        found = self._rasters.page(digest)
        if found is None:
            return None
        page, pdf = found
        if view == BLEED:
            views: Mapping[str, bytes] = {BLEED: self._with_marks(press, page, pdf, width)}
        else:
            views = self._plates(press, page, pdf, width)
        for name, picture in views.items():
            self._rasters.keep_picture(_name(press, name, digest, width), picture)
        return views[view]

    def _with_marks(self, press: Press, page: PreviewPage, pdf: bytes, width: int) -> bytes:
        from belpress.assets.pictures import for_the_screen
        from belpress.bind.separations import with_marks

        said = f"{press.form.name} · {page.number}"
        return for_the_screen(
            self._drawn(with_marks(pdf, page.index, press.form, said, press.font), width)
        )

    def _plates(
        self, press: Press, page: PreviewPage, pdf: bytes, width: int
    ) -> Mapping[str, bytes]:
        from belpress.bind.separations import separated

        ppi = min(round(72 * width / page.width), MOST_PPI)
        coloured, black = separated(pdf, page.index, press.condition, ppi)
        greys = self._drawn(coloured, width), self._drawn(black, width)
        return views_of(*greys, press.condition.ink)

    def _drawn(self, pdf: bytes, width: int) -> Any:  # noqa: ANN401 - a picture of Pillow
        """Return the picture of a PDF's only page."""
        with self._rasters.opened(pdf, URGENT) as document:
            page = document[0]
            return page.render(scale=width / page.get_width()).to_pil()


def _name(press: Press, view: str, digest: str, width: int) -> str:
    return f"{digest}-{press.key}-{view}-{width}.jpg"


def press_of(project: Project) -> Press:
    """Return what the pages of a project are printed with: its form ``print``, or the first one.

    Raises :class:`ProblemsFound` where it has none that is sound.
    """
    from belpress.assets.forms import ALL, FILE, sound_forms
    from belpress.assets.load import load_design
    from belpress.tasks.hand_over import slug_font

    design, _ = load_design(project)
    forms, problems = sound_forms(project, (ALL,), design.sheets)
    for form in sorted(forms, key=lambda form: form.name != "print"):
        if form.condition and not form.sheets and form.up == 1 and not form.is_draft:
            key = _key(form, form.condition)
            return Press(key, form, form.condition, slug_font(design.fonts))
    none = Problem("forms", "there is no form for print", Source(f"{STYLES}/{FILE}"))
    raise ProblemsFound(problems or (none,))


def _key(form: Form, condition: Condition) -> str:
    """Return a digest of what makes pictures of equal pages differ."""
    inks = sorted((colour, ink.type, ink.ground) for colour, ink in condition.inks.items())
    said = (condition.digest, condition.ink, inks, form.bleed, form.room, form.marks)
    made_by = made_of.digest_of("preview.views")
    return blake2b(f"{said} {made_by}".encode(), digest_size=8).hexdigest()
