"""A proof: the pages of an edition in one language, as a preview shows them."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING

from belpress.model.message import Fallback, Wording
from belpress.model.problem import Problem, Source, in_order
from belpress.press.pressroom import Pressroom, Watcher
from belpress.preview.rasters import Rasters
from belpress.preview.state import ChapterState, PreviewPage, State
from belpress.project.project import Project
from belpress.tasks.hand_over import for_screen
from belpress.tasks.page_plan import aim_of
from belpress.tasks.typeset import Job, Typeset, typeset_job

if TYPE_CHECKING:
    from belpress.layout.chapter import Aim
    from belpress.model.edition import Edition
    from belpress.model.pages import Laid
    from belpress.translate.edition import Translation

MOST_AT_ONCE = 2
"""Changed pages that are drawn and shown before the rest of their part."""
SOURCE = ""
"""Stands for the language of the source."""


@dataclass(frozen=True)
class Subject:
    """What is previewed: an edition of a project, in this language first (empty: the source's)."""

    project: Project
    year: int
    language: str = SOURCE
    chapters: tuple[str, ...] = ()


@dataclass(frozen=True)
class Copy:
    """What a proof is made of: the source as it was read, and the chapters that are wanted."""

    project: Project
    source: Edition
    chapters: tuple[str, ...]


@dataclass(frozen=True)
class _Made:
    """What was last made, and from what."""

    copy: Copy
    translation: Translation | None
    typeset: Typeset


class _Showing(Watcher):
    """Shows parts as soon as they are laid out: the changed pages first, then all of them."""

    def __init__(self, proof: Proof, pressroom: Pressroom, first: str) -> None:
        self.first = first
        self._proof = proof
        self._pressroom = pressroom

    def ends(self, parts: Sequence[Laid]) -> None:
        """Draw parts, and show them."""
        for laid in parts:
            changed = self._proof.changed_pages(laid)
            if changed and self._pressroom.drawn(laid.key) is None:
                self._proof.show(laid, changed, self._pressroom.draw_pages(laid, changed))
        for laid in parts:
            self._proof.show(laid, range(len(laid.pages)), self._pressroom.draw(laid))


class Proof:
    """Keeps the pages of one language (empty: the source's own); ``tell`` gets every new state.

    Their pictures are on a ``shelf`` of ``rasters``; parts are shown as soon as they are drawn.
    """

    def __init__(
        self,
        language: str,
        pressroom: Pressroom,
        rasters: Rasters,
        *,
        shelf: str = "",
        tell: Callable[[State], None] = lambda state: None,
    ) -> None:
        self.language = language
        self.state = State(language=language)
        self.page_in_view = 1
        self._pressroom = pressroom
        self._rasters = rasters
        self.shelf = shelf or language
        self._tell = tell
        self._made: _Made | None = None
        self._found: tuple[Problem, ...] = ()
        self._pictures: dict[str, tuple[str, ...]] = {}
        self._laid: dict[int, Laid] = {}
        self._good: tuple[PreviewPage, ...] = ()
        self._lock = threading.Lock()

    def begin_with(self, state: State) -> None:
        """Show pages of an earlier preview until there are new ones, if all of them still exist."""
        parts = {page.part: self._pressroom.drawn(page.part) for page in state.pages}
        if not parts or None in parts.values():
            return
        for part, drawn in parts.items():
            self._rasters.keep(part, drawn or b"")
            shown = sorted((page.index, page.picture) for page in state.pages if page.part == part)
            self._pictures[part] = tuple(picture for _, picture in shown)
        self._good = state.pages
        self._rasters.show(self.shelf, self._good)
        self._publish(state)

    def begin(self) -> None:
        """Mark the pages as out of date, and forget pictures that only earlier pages showed."""
        there = {page.part for page in self.state.pages}
        self._pictures = {key: pictures for key, pictures in self._pictures.items() if key in there}
        self._publish(self.state.next(is_behind=True))

    def make(self, copy: Copy, started: float = 0.0) -> None:
        """Make the pages again; ``started`` is when that began, by the monotonic clock.

        Raises :class:`ProblemsFound`, and shows nothing new then.
        """
        from belpress.tasks.translate import translate_edition

        edition, wordings, aim = copy.source, dict[Source, Wording](), None
        translation, order = None, (copy.project, copy.source, self.language)
        if self.language and self.language != edition.language:
            translation = translate_edition(*order, fallback=Fallback.OLD)
            edition, wordings = translation.edition, dict(translation.wordings)
            aim = aim_of(*order, self._pressroom)
        typeset = typeset_job(
            Job(copy.project, edition, copy.chapters, aim),
            self._pressroom,
            watcher=_Showing(self, self._pressroom, self._chapter_in_view()),
            earlier=self._made.typeset if self._made else None,
        )
        self._made = _Made(copy, translation, typeset)
        self._good = self._pages(typeset)
        self._rasters.show(self.shelf, self._good)
        self._publish(
            State(
                version=self.state.version + 1,
                title=" ".join(filter(None, (edition.title, edition.subtitle))),
                language=edition.language,
                languages=copy.source.languages,
                chapters=_chapters(edition, typeset, aim),
                pages=self._good,
                problems=in_order([*typeset.problems, *self._found]),
                wordings=wordings,
                is_behind=False,
                seconds=time.monotonic() - started,
            )
        )

    def check(self, *, is_wanted: Callable[[], bool] = lambda: True) -> None:
        """Let the rules look at the pages, and report what they find.

        They stop without a report as soon as ``is_wanted`` returns false.
        """
        from belpress.tasks.check import findings

        if self._made is None or self.state.is_checked:
            return
        copy, translation, typeset = self._made.copy, self._made.translation, self._made.typeset
        found = findings(copy.project, copy.source, translation, typeset, is_wanted=is_wanted)
        if is_wanted():
            self._found = found
            self._publish(self.state.next(problems=found, is_checked=True))

    def keep_good_pages(self, problems: tuple[Problem, ...]) -> None:
        """Report what is wrong, together with the last good pages.

        These are old if new pages could not be made, but not if only the rules failed.
        """
        good = self._good or self.state.pages
        is_old = bool(good) and self.state.is_behind
        self._publish(
            self.state.next(
                pages=good, problems=problems, is_behind=False, is_old=is_old, is_checked=True
            )
        )

    @property
    def parts(self) -> tuple[Laid, ...]:
        """The parts as they were last laid out, those of the chapter in view first."""
        parts = self._made.typeset.pages.parts if self._made else ()
        first = self._chapter_in_view()
        return tuple(sorted(parts, key=lambda part: part.setting.group != first))

    def pdf(self) -> bytes | None:
        """Return the whole publication as it is now; ``None`` before there are pages."""
        return for_screen(self._made.typeset) if self._made else None

    def _chapter_in_view(self) -> str:
        in_view = (page.chapter for page in self.state.pages if page.number == self.page_in_view)
        return next(in_view, "")

    def changed_pages(self, laid: Laid) -> list[int]:
        """Return the pages of a part (from 0) that a reader should get first.

        These are a few of the pages that look different from when the part was last shown, the
        nearest ones to the page in view.
        """
        before = self._laid.get(laid.first_page)
        if before is None or before.setting.kind != laid.setting.kind:
            return []
        pairs = zip_longest(before.pages, laid.pages)
        changed = [
            index
            for index, (old, new) in enumerate(pairs)
            if new and (old is None or old.looks != new.looks)
        ]
        changed.sort(key=lambda index: abs(laid.first_page + index - self.page_in_view))
        return sorted(changed[:MOST_AT_ONCE])

    def show(self, laid: Laid, indices: Sequence[int], drawn: bytes) -> None:
        """Show some pages of a part (from 0), drawn alone, instead of the pages with their numbers.

        They need not be final: the numbers of pages may still change.
        """
        with self._lock:
            new = self._pages_of(laid, indices, drawn)
            pictures = {page.number: page.picture for page in self.state.pages}
            if all(pictures.get(page.number) == page.picture for page in new):
                return
            shown = {page.number: page for page in (*self.state.pages, *new)}
            pages = tuple(shown[number] for number in sorted(shown))
            self._rasters.show(self.shelf, [*self._good, *pages])
            self._publish(self.state.next(pages=pages))

    def _pages(self, typeset: Typeset) -> tuple[PreviewPage, ...]:
        self._laid = {laid.first_page: laid for laid in typeset.pages.parts}
        return tuple(
            page
            for laid, drawn in zip(typeset.pages.parts, typeset.drawn, strict=True)
            for page in self._pages_of(laid, range(len(laid.pages)), drawn)
        )

    def _pages_of(self, laid: Laid, indices: Sequence[int], drawn: bytes) -> list[PreviewPage]:
        from belpress.bind.fingerprints import fingerprints

        is_whole = len(indices) == len(laid.pages)
        key = laid.key if is_whole else f"{laid.key} {' '.join(map(str, indices))}"
        self._rasters.keep(key, drawn)
        if key not in self._pictures:
            made_with = f"{self._pressroom.materials.design} {self._rasters.program}"
            self._pictures[key] = fingerprints(drawn, made_with)
        return [
            PreviewPage(
                number=laid.first_page + index,
                chapter=laid.setting.group,
                picture=picture,
                width=laid.pages[index].width,
                height=laid.pages[index].height,
                part=key,
                index=place,
                text=laid.pages[index].text,
                line_pt=laid.pages[index].line_pt if laid.setting.kind == "body" else 0.0,
                spots=laid.pages[index].spots,
            )
            for place, (index, picture) in enumerate(zip(indices, self._pictures[key], strict=True))
        ]

    def _publish(self, state: State) -> None:
        self.state = state
        self._tell(state)


def _chapters(edition: Edition, typeset: Typeset, aim: Aim | None) -> tuple[ChapterState, ...]:
    from belpress.layout.chapter import planned_in

    pages, plan = typeset.pages, aim.plan if aim else {}
    planned = planned_in(plan, pages.chapters)
    lengths: dict[str, int] = {}
    for part in pages.parts:
        lengths[part.setting.group] = lengths.get(part.setting.group, 0) + len(part.pages)
    return tuple(
        ChapterState(
            name=chapter.name,
            title=chapter.title,
            first_page=pages.first_pages[chapter.name],
            pages=lengths.get(chapter.name, 0),
            words=chapter.words,
            planned=planned.get(chapter.name, chapter.planned_pages),
            room=pages.spare_words.get(chapter.name, 0),
        )
        for chapter in edition.chapters
        if chapter.name in pages.first_pages and chapter.name in lengths
    )
