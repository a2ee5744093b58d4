"""The desk: keeps a preview up to date with its manuscript.

Whatever changed, the stages of a build run anew over what the files hold now; the pressroom lays
out only the parts whose inputs changed. There is one run at a time, and never a queue of them.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from belpress.bind.fingerprints import fingerprints
from belpress.build import Typeset, aim_of, bound, typeset_edition
from belpress.edition import Edition
from belpress.laid import Laid
from belpress.pressroom import Pressroom
from belpress.preview.rasters import Rasters
from belpress.preview.state import PreviewPage, State
from belpress.problem import Problem, ProblemsFound, Source
from belpress.project import CACHE, MANUSCRIPT, Project
from belpress.read import read_edition
from belpress.store import Store
from belpress.translations import translate_edition


@dataclass(frozen=True)
class Subject:
    """What is previewed: an edition of a project in one language (empty: the source's own)."""

    project: Project
    year: int
    language: str = ""
    chapters: tuple[str, ...] = ()


class Desk:
    """Keeps the state of a preview; listeners hear, from its thread, of every new one."""

    def __init__(self, subject: Subject) -> None:
        self.state = State()
        self.rasters = Rasters()
        self._subject = subject
        self._listeners: list[Callable[[State], None]] = []
        self._room = Pressroom(Store(subject.project.root / CACHE / "parts"))
        self._typeset: Typeset | None = None
        self._fingerprints: dict[str, tuple[str, ...]] = {}
        self._good: tuple[PreviewPage, ...] = ()
        self._lock = threading.Lock()
        self._due = threading.Event()
        self._closed = False
        self._thread = threading.Thread(target=self._work, daemon=True)

    def open(self) -> None:
        """Begin to work."""
        self._due.set()
        self._thread.start()

    def close(self) -> None:
        """End the work, and let the presses go."""
        self._closed = True
        self._due.set()
        self._thread.join(timeout=10)
        self._room.close()

    def listen(self, listener: Callable[[State], None]) -> None:
        """Call a function with every new state, from the thread that made it."""
        self._listeners.append(listener)

    def renew(self) -> None:
        """Ask for the pages to be made anew, since something changed."""
        self._due.set()

    def pdf(self) -> bytes | None:
        """Return the whole publication as it stands, or nothing before there are pages."""
        return bound(self._typeset) if self._typeset else None

    def _work(self) -> None:
        while True:
            self._due.wait()
            self._due.clear()
            if self._closed:
                return
            self._publish(self.state.next(is_behind=True))
            started = time.monotonic()
            try:
                edition, typeset = self._typeset_now()
            except ProblemsFound as found:
                self._keep_good_pages(found.problems)
            except OSError as error:
                # A file went away between two looks at it; the next look will tell
                self._tell_failure("file-unreadable", f"a file cannot be read ({error.strerror})")
            except Exception as error:
                # A fault of the program; the preview goes on with the next save
                what = f"{type(error).__name__}: {error}"
                self._tell_failure("preview-failed", f"the pages cannot be made ({what})")
            else:
                self._typeset = typeset
                state = self._state_of(edition, typeset)
                self._publish(state.next(seconds=time.monotonic() - started))
                self._room.warm_up()

    def _tell_failure(self, rule: str, message: str) -> None:
        here = Source(f"{MANUSCRIPT}/{self._subject.year}")
        self._keep_good_pages((Problem(rule, message, here),))

    def _keep_good_pages(self, problems: tuple[Problem, ...]) -> None:
        good = self._good or self.state.pages
        self._publish(self.state.next(pages=good, problems=problems, is_behind=False))

    def _typeset_now(self) -> tuple[Edition, Typeset]:
        subject = self._subject
        source = edition = read_edition(subject.project, subject.year)
        aim = None
        if subject.language and subject.language != source.language:
            edition = translate_edition(subject.project, source, subject.language).edition
            aim = aim_of(subject.project, source, subject.language, self._room)
        return edition, typeset_edition(
            subject.project,
            edition,
            room=self._room,
            chapters=subject.chapters,
            aim=aim,
            drawn=self._show,
        )

    def _show(self, laid: Laid, drawn: bytes) -> None:
        """Show a part as soon as it is drawn, in the place of pages with its numbers."""
        with self._lock:
            new = self._pages_of(laid, drawn)
            if any(page in self.state.pages for page in new):
                return
            numbers = {page.number for page in new}
            others = [page for page in self.state.pages if page.number not in numbers]
            pages = sorted([*others, *new], key=lambda page: page.number)
            self.rasters.show([*self._good, *pages])
            self._publish(self.state.next(pages=tuple(pages)))

    def _pages_of(self, laid: Laid, drawn: bytes) -> list[PreviewPage]:
        self.rasters.keep(laid.key, drawn)
        if laid.key not in self._fingerprints:
            self._fingerprints[laid.key] = fingerprints(drawn, self._room.materials.design)
        return [
            PreviewPage(
                number=laid.first_page + index,
                chapter=laid.setting.group,
                picture=picture,
                width=page.width,
                height=page.height,
                part=laid.key,
                index=index,
                spots=page.spots,
            )
            for index, (page, picture) in enumerate(
                zip(laid.pages, self._fingerprints[laid.key], strict=True)
            )
        ]

    def _state_of(self, edition: Edition, typeset: Typeset) -> State:
        pages = [
            page
            for laid, drawn in zip(typeset.pages.parts, typeset.drawn, strict=True)
            for page in self._pages_of(laid, drawn)
        ]
        there = {page.part for page in pages}
        self._fingerprints = {key: one for key, one in self._fingerprints.items() if key in there}
        self.rasters.show(pages)
        self._good = tuple(pages)
        first = typeset.pages.first_pages
        return State(
            version=self.state.version,
            title=" ".join(filter(None, (edition.title, edition.subtitle))),
            language=edition.language,
            chapters=tuple(
                (one.name, one.title, first[one.name])
                for one in edition.chapters
                if one.name in first
            ),
            pages=tuple(pages),
            problems=typeset.problems,
            is_behind=False,
        )

    def _publish(self, state: State) -> None:
        self.state = state
        for listener in self._listeners:
            listener(state)
