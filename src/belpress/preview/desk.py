"""The desk: keeps the proofs of a preview up to date with the manuscript.

After every change, the stages of a build run again on the present files; the pressroom lays out
only the parts whose inputs changed. There is one run at a time, and never a queue of runs.
"""

from __future__ import annotations

import contextlib
import logging
import re
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from belpress.model.problem import Problem, ProblemsFound
from belpress.press.presses import PressroomClosed
from belpress.press.pressroom import Pressroom
from belpress.preview.before import shelf_before
from belpress.preview.faults import Faults
from belpress.preview.folders import Folders
from belpress.preview.proof import SOURCE, Copy, Proof, Subject
from belpress.preview.rasters import Rasters
from belpress.preview.shown import keep_shown, recall_shown
from belpress.preview.state import State
from belpress.program.memory import give_back
from belpress.project.cache import Store
from belpress.project.project import PICTURES
from belpress.project.seen import Seen

if TYPE_CHECKING:
    from belpress.model.edition import Edition
    from belpress.read.chapter_file import ReadChapters

LANGUAGE = re.compile(r"[A-Za-z0-9-]{1,35}")
MOST_PROOFS = 12
KEPT_S = 60.0
"""Seconds for which the pages of a language are kept, at least, after the last reader left."""
PICTURE_MEMORY = 4 << 20
"""Browsers keep pictures too, so that few are asked for twice."""
FIRST_LOOK_S = 1.0
"""Seconds to wait for a browser to show the pages of the last preview."""
QUIET_S = 0.3
"""So long must nobody have saved anything before pages are checked."""
_log = logging.getLogger(__name__)


class Desk:
    """Keeps a proof of every language that somebody looks at.

    They are laid out in ``pressroom``. Listeners hear, from the desk's thread, of every new state
    of every proof; ``failed`` is called with the faults of this program that no state tells of.
    """

    def __init__(
        self,
        subject: Subject,
        pressroom: Pressroom,
        failed: Callable[[Problem], None] = lambda problem: None,
    ) -> None:
        self.rasters = Rasters(Store(subject.project.cache(PICTURES), PICTURE_MEMORY))
        self.folders = Folders(subject.project, subject.year)
        self.faults = Faults(subject.project, failed)
        self._subject = subject
        self._listeners: list[Callable[[State], None]] = []
        self._pressroom = pressroom
        self._known: ReadChapters | None = None
        self._source: Edition | None = None
        self._seen = Seen()
        self._proofs: dict[str, Proof] = {}
        self._readers: Counter[str] = Counter([subject.language])
        self._left: dict[str, float] = {}
        self._stale: set[str] = set()
        self._lock = threading.Lock()
        self._due = threading.Event()
        self._was_seen = threading.Event()
        self._closed = False
        self._thread = threading.Thread(target=self._work, daemon=True)
        self._proof(subject.language)

    @property
    def language(self) -> str:
        """The language that is shown if none is asked for."""
        return self._subject.language

    @property
    def proofs(self) -> Sequence[Proof]:
        """All proofs, whether somebody looks at them or not."""
        return list(self._proofs.values())

    def watch_others(self, changed: Callable[[], None], stop: threading.Event) -> None:
        """Call a function whenever a file changes that is not in any of the watched folders."""
        self.folders.watch_others(lambda: self._seen.marks, changed, stop)

    def open(self) -> None:
        """Begin to work."""
        self._due.set()
        self._thread.start()

    def close(self) -> None:
        """End the work, without waiting for layout to finish, since the pressroom is closed."""
        self._closed = True
        self._was_seen.set()
        self._due.set()
        self._pressroom.close()
        self._thread.join()
        self.rasters.trim()

    def listen(self, listener: Callable[[State], None]) -> None:
        """Call a function with every new state, from the thread that made it."""
        self._listeners.append(listener)

    def renew(self) -> None:
        """Ask for the pages to be made again, since something changed."""
        with self._lock:
            self._stale.update(self._proofs)
        self._due.set()

    def refusal(self, language: str) -> str:
        """Return why a language cannot be shown; empty if it can.

        The languages of the edition are not known until it has been read.
        """
        from belpress.tasks.translate import check_language

        with self._lock:
            looked_at = [tag for tag, readers in self._readers.items() if readers > 0]
        if language in (SOURCE, *looked_at):
            return ""
        if not LANGUAGE.fullmatch(language):
            return "this is not the tag of a language"
        if len(looked_at) >= MOST_PROOFS:
            return f"{MOST_PROOFS} languages are shown already, which is the limit"
        try:
            if self._source:
                check_language(self._source, language)
        except ProblemsFound as found:
            return str(found.problems[0])
        return ""

    @contextmanager
    def reader(self, languages: Sequence[str]) -> Iterator[Sequence[Proof]]:
        """Keep the proofs of some languages up to date while somebody looks at them.

        They may have no pages yet. The caller has made sure that there is no :meth:`refusal`.
        """
        with self._lock:
            proofs = [self._proof(language) for language in languages]
            self._readers.update(languages)
        self._due.set()
        try:
            yield proofs
        finally:
            with self._lock:
                self._readers.subtract(languages)
                self._left.update(dict.fromkeys(languages, time.monotonic()))

    def _proof(self, language: str) -> Proof:
        if language not in self._proofs:
            proof = Proof(language, self._pressroom, self.rasters, tell=self._tell)
            proof.begin_with(recall_shown(self._pressroom, self._subject, language))
            self._proofs[language] = proof
            self._stale.add(language)
        return self._proofs[language]

    def looked(self) -> None:
        """Note that a reader has got the first page."""
        self._was_seen.set()

    def _work(self) -> None:
        with contextlib.suppress(PressroomClosed):
            self._work_until_closed()

    def _work_until_closed(self) -> None:
        if any(proof.state.pages for proof in self.proofs):
            # Pages of the last preview are shown at once; what follows would delay them
            self._was_seen.wait(FIRST_LOOK_S)
        while True:
            # A proof that is not always shown may have no readers any more
            is_due = self._due.wait(KEPT_S if len(self._proofs) > 1 else None)
            self._let_go()
            if not is_due:
                continue
            self._due.clear()
            if self._closed:
                return
            with self._telling(self.proofs):
                self._renew_all()

    def _renew_all(self) -> None:
        """Make the pages that are out of date and looked at, and have them checked."""
        looked_at = [proof for proof in self.proofs if self._readers[proof.language] > 0]
        wanted = [proof for proof in looked_at if proof.language in self._stale]
        if wanted:
            self._make(wanted)
            give_back()
            self._pressroom.warm_up()
            self._prepare(wanted)
        self._check([proof for proof in self.proofs if self._readers[proof.language] > 0])

    def _let_go(self) -> None:
        """Forget the proofs that nobody has looked at for a while."""
        before = time.monotonic() - KEPT_S
        with self._lock:
            gone = [
                language
                for language, left in self._left.items()
                if self._readers[language] <= 0 and left < before
            ]
            for language in gone:
                del self._proofs[language], self._left[language], self._readers[language]
                self._stale.discard(language)
                self.rasters.drop(language)
                self.rasters.drop(shelf_before(language))
        if gone:
            give_back()

    def _prepare(self, proofs: Sequence[Proof]) -> None:
        """Import what the next pages need, and let presses learn the lines of all parts.

        Parts and pictures that have not been used for long are deleted too. It ends as soon as
        there is something to do.
        """
        import belpress.bind.fingerprints
        import belpress.tasks.check  # noqa: F401

        for part in (part for proof in proofs for part in proof.parts):
            if self._due.is_set():
                return
            self._pressroom.rehearse(part)
        self._pressroom.trim()
        self.rasters.trim()

    def _check(self, proofs: Sequence[Proof]) -> None:
        """Let the rules look at pages after a moment without changes."""
        for proof in proofs:
            if self._due.wait(QUIET_S):
                return
            with self._telling([proof]):
                proof.check(is_wanted=lambda: not self._due.is_set())

    def _make(self, proofs: Sequence[Proof]) -> None:
        started = time.monotonic()
        with self._lock:
            self._stale.difference_update(proof.language for proof in proofs)
        for proof in proofs:
            proof.begin()
        with self._telling(proofs) as read:
            read.append(self._read())
        for proof in proofs if read else ():
            with self._telling([proof]):
                proof.make(read[0], started)
                _log.info("%s made in %.2f s", proof.state.language, proof.state.seconds)
                keep_shown(self._pressroom, self._subject, proof.language, proof.state)

    def _read(self) -> Copy:
        # Reading is slow to import, and pages of an earlier preview can be shown without it
        from belpress.read.chapter_file import ReadChapters
        from belpress.read.edition import read_edition

        if self._known is None:
            self._known = ReadChapters()
        project = self.folders.project().noting()
        self._seen = project.seen
        self._source = read_edition(project, self._subject.year, self._known)
        return Copy(project, self._source, self._subject.chapters)

    @contextmanager
    def _telling(self, proofs: Sequence[Proof]) -> Iterator[list[Copy]]:
        """Report to the readers of some proofs what goes wrong, and continue."""
        try:
            yield []
        except ProblemsFound as found:
            problems = found.problems
        except PressroomClosed:
            raise
        except Exception as error:
            problems = (self.faults.problem(error),)
        else:
            return
        for proof in proofs:
            proof.keep_good_pages(problems)

    def _tell(self, state: State) -> None:
        for listener in self._listeners:
            listener(state)
