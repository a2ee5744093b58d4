"""From a document to its pages: every part laid out, every page number settled.

Each part is laid out on its own, chapters side by side. What does not depend on page numbers comes
first: the front matter, whose length says where the first chapter begins; the lengths of chapters
are counted. A chapter whose first page turns out another is set again. The contents page with the
right numbers comes last.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field

from belpress.layout.chapter import (
    Aim,
    ChapterSetter,
    PagePlan,
    SetChapter,
    set_fitted,
    set_part,
    set_titled,
)
from belpress.layout.copyfit import Fit
from belpress.layout.ends import set_ends
from belpress.layout.texts import first_page, first_pages, in_front, length_of
from belpress.model.document import ChapterParts, Document, Part
from belpress.model.pages import Laid
from belpress.model.problem import Problem
from belpress.press.pressroom import Pressroom, Watcher

Contents = Callable[[Mapping[str, int]], Part]
"""Composes the contents page, given each chapter's first page by its name."""
GUESS = 888
"""Stands for every page number where only the length of the contents page is asked for."""


@dataclass(frozen=True)
class Pages:
    """A publication laid out: its parts in order, and the first page of every chapter (from 1).

    ``plan`` holds the pages of the bodies, ``spare_words`` about how many more each could take;
    ``fits`` says how chapters were fitted, if they were; ``problems`` are those of the layout.
    """

    parts: tuple[Laid, ...]
    first_pages: Mapping[str, int]
    plan: PagePlan
    spare_words: Mapping[str, int]
    fits: Mapping[str, Fit]
    problems: tuple[Problem, ...]
    chapters: Mapping[str, SetChapter] = field(default_factory=dict)

    @property
    def count(self) -> int:
        """The number of pages."""
        return sum(len(part.pages) for part in self.parts)

    @property
    def numbers(self) -> list[int]:
        """The number printed on, or due to, every page."""
        return [number for part in self.parts for number in range(part.first_page, part.next_page)]


def paginate(
    document: Document,
    contents: Contents,
    pressroom: Pressroom,
    *,
    only: Sequence[str] = (),
    through: Sequence[str] = (),
    aim: Aim | None = None,
    watcher: Watcher | None = None,
    earlier: Pages | None = None,
) -> Pages:
    """Lay out a whole publication, or the chapters named in ``only`` with their right numbers.

    Those named in ``through`` are laid out as well, for their page numbers alone.
    ``contents`` composes the contents page when the numbers are known. With an ``aim``, every body
    is fitted to the pages that its source has. Of ``earlier`` pages, chapters that would come out
    the same are taken over. Chapters open on a left page, and the last page is a left one, so that
    a sheet has four pages; other texts follow one another. Raises :class:`ProblemsFound` where a
    part cannot be laid out at all.
    """
    wanted = [index for index, one in enumerate(document.chapters) if one.name in only]
    known = [index for index, one in enumerate(document.chapters) if one.name in through]
    last = max([*wanted, *known]) if wanted else len(document.chapters) - 1
    chapters = document.chapters[: last + 1]
    watcher = watcher or Watcher()
    kept = earlier.chapters if earlier else {}
    setter = ChapterSetter(pressroom, document.filler, document.house, watcher, aim, kept)
    first = setter.only_changed(chapters) or watcher.first
    pressroom.prefer(first)
    with _threads(len(chapters) + 3) as threads:
        run = _LayingOut(document, contents, setter, threads)
        run.begin(chapters, first)
        if only:
            laid = run.chapters(chapters, run.start())
            parts = [part for one in wanted for part in laid[one].parts]
        else:
            front, laid = run.front_and_chapters(chapters)
            parts = [*front, *(part for chapter in laid for part in chapter.parts)]
            parts += run.back(parts[-1].next_page)
    names = [chapter.name for chapter in chapters]
    bodies = {name: one.body for name, one in zip(names, laid, strict=True) if one.body}
    return Pages(
        parts=tuple(parts),
        first_pages={name: one.first_page for name, one in zip(names, laid, strict=True)},
        plan={name: body.plan for name, body in bodies.items()},
        spare_words={name: body.spare_words for name, body in bodies.items()},
        fits={name: body.fit for name, body in bodies.items() if body.fit.is_any},
        chapters=dict(zip(names, laid, strict=True)),
        problems=(
            *(problem for part in parts for problem in part.problems),
            *(problem for body in bodies.values() for problem in body.problems),
        ),
    )


class _LayingOut:
    """One run through a publication."""

    def __init__(
        self,
        document: Document,
        contents: Contents,
        setter: ChapterSetter,
        threads: ThreadPoolExecutor,
    ) -> None:
        self.document = document
        self.contents = contents
        self.setter = setter
        self.pressroom = setter.pressroom
        self.watcher = setter.watcher
        self.threads = threads

    def begin(self, chapters: Sequence[ChapterParts], first: str) -> None:
        """Begin with all that does not depend on page numbers, and what is wanted first.

        That is the chapter named ``first``, where it stood earlier.
        """
        summary = len(self.document.summary.html) if self.document.summary else 0
        length = summary + len(self.document.cover.html)
        self.pressroom.share({"": length, **{one.name: length_of(one) for one in chapters}})
        self.cover = self.threads.submit(self._cover)
        self.front = self.threads.submit(self._front)
        earlier = self.setter.earlier.get(first)
        self.wanted = {
            one.name: self.threads.submit(self.setter.set_chapter, one, earlier.first_page)
            for one in chapters
            if earlier and one.name == first and not self.setter.kept(one)
        }
        self.lengths = self.threads.submit(self.setter.counted, chapters)

    def start(self) -> int:
        """Return the number of the first chapter's first page, as it is counted."""
        return first_page(self.document.chapters[0], self.front.result()[-1].next_page)

    def front_and_chapters(
        self, chapters: Sequence[ChapterParts]
    ) -> tuple[list[Laid], list[SetChapter]]:
        """Lay out the front matter with the right numbers, up to the first chapter, and chapters.

        Where the contents page takes other pages than foreseen, chapters move. They move back only
        to where they have not been, since their numbers may be shorter there.
        """
        tried: set[int] = set()
        start = self.start()
        while True:
            laid = self.chapters(chapters, start)
            front = self._whole_front(laid)
            due = first_page(chapters[0], front[-1].next_page)
            if due == start or (due < start and due in tried):
                return [*front, *self._fill(front[-1].next_page, start)], laid
            tried.add(start)
            start = due

    def _cover(self) -> Laid:
        """Lay out the cover, which is shown first."""
        cover = set_titled(self.pressroom, self.document.cover, 1)
        self.watcher.ends([cover])
        return cover

    def _front(self) -> list[Laid]:
        """Lay out the rest of the front matter, without the right numbers in the contents page."""
        laid = self._fill(2, 2 + self._pages_behind_cover())
        if self.document.summary:
            laid.append(set_fitted(self.pressroom, self.document.summary, 2 + len(laid)))
        self.watcher.ends(laid)
        guess = dict.fromkeys(self.document.listed, GUESS)
        return [*laid, self._set_contents(guess, laid[-1].next_page if laid else 2)]

    def _pages_behind_cover(self) -> int:
        """Return how many empty pages stand behind the cover: one, or none.

        Where one is left over before the first chapter, it stands best there.
        """
        before = in_front(self.document.chapters)
        if len(before) == len(self.document.chapters):
            return 0
        pages = sum(self.setter.counted(before))
        due = 3 + bool(self.document.summary) + pages
        return self.document.chapters[len(before)].opens_on.page(due) - due

    def _whole_front(self, chapters: Sequence[SetChapter]) -> list[Laid]:
        """Return the front matter with the numbers of chapters as they are."""
        *before, guess = self.front.result()
        numbers = {one.made_of.name: one.first_page for one in chapters}
        if self.document.scorecard:
            numbers[self.document.scorecard.name] = chapters[-1].next_page
        contents = self._set_contents(numbers, guess.first_page)
        self.watcher.ends([contents])
        return [self.cover.result(), *before, contents]

    def back(self, number: int) -> list[Laid]:
        """Return what stands behind the chapters, up to the back cover."""
        ends = set_ends(self.pressroom, self.document, number)
        self.watcher.ends(ends)
        return ends

    def chapters(self, chapters: Sequence[ChapterParts], start: int) -> list[SetChapter]:
        """Lay out chapters side by side, each from the page after the one before.

        One that takes other pages than were counted moves those behind it, which are set again.
        """
        lengths = self.lengths.result()
        laid: dict[int, SetChapter] = {}
        while True:
            due = first_pages(chapters, lengths, start)
            moved = [at for at, _ in enumerate(chapters) if not _stands(laid.get(at), due[at])]
            if not moved:
                return [laid[at] for at, _ in enumerate(chapters)]
            again = self.threads.map(
                self._set_or_keep, [chapters[at] for at in moved], [due[at] for at in moved]
            )
            laid |= zip(moved, again, strict=True)
            lengths = [laid[at].next_page - laid[at].first_page for at, _ in enumerate(chapters)]

    def _set_or_keep(self, chapter: ChapterParts, number: int) -> SetChapter:
        """Set a chapter from page ``number`` on, or take over one that stands there already."""
        wanted = self.wanted.get(chapter.name)
        known = wanted.result() if wanted else self.setter.kept(chapter)
        if known and known.first_page == number:
            return known
        return self.setter.set_chapter(chapter, number)

    def _set_contents(self, first_pages: Mapping[str, int], number: int) -> Laid:
        return set_fitted(self.pressroom, self.contents(first_pages), number)

    def _fill(self, number: int, until: int) -> list[Laid]:
        return [
            set_part(self.pressroom, self.document.filler, page) for page in range(number, until)
        ]


def _stands(chapter: SetChapter | None, number: int) -> bool:
    return chapter is not None and chapter.first_page == number


@contextmanager
def _threads(count: int) -> Iterator[ThreadPoolExecutor]:
    """Yield threads to wait in, and drop what is still waiting when something fails."""
    threads = ThreadPoolExecutor(count)
    try:
        yield threads
    finally:
        threads.shutdown(cancel_futures=True)
