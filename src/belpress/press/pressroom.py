"""The pressroom: presses in processes of their own, and a store of what they laid out.

The one door to layout for every other stage. A part whose HTML, styles, fonts, pictures and page
number are those of an earlier time is not laid out again. The process that asks stays light: it
never imports WeasyPrint, and answers others while pages are laid out.
"""

from __future__ import annotations

import contextlib
import json
import logging
import os
import threading
import time
from collections import OrderedDict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from types import TracebackType
from typing import Any

from belpress.model.materials import Materials
from belpress.model.packing import packed, unpacked
from belpress.model.pages import Laid
from belpress.model.problem import ProblemsFound
from belpress.model.setting import Setting
from belpress.model.specimen import Specimen
from belpress.press.presses import Forker, Press
from belpress.press.turns import DUE, IDLE, URGENT
from belpress.program.fault import BelpressFailed
from belpress.project.cache import Store

MOST_PRESSES = 4
MOST_LAID = 80
"""Laid-out pages whose parts are kept at hand, besides the store."""
_log = logging.getLogger(__name__)
MOST_REHEARSED = 2000
"""Parts of which it is remembered that presses know their lines."""


class Watcher:
    """Is told what becomes of the parts while a publication is laid out. This one ignores it.

    Its methods are called from several threads. ``first`` names the chapter that it wants laid out
    before others.
    """

    first = ""

    def begins(self, title: str) -> None:
        """Hear that a chapter is about to be laid out."""

    def ends(self, parts: Sequence[Laid]) -> None:
        """Hear that parts which stand together were laid out; their numbers may still change."""


class Pressroom:
    """Lays out and draws parts on several presses; to be used in a ``with`` statement.

    The presses start warming up when it is opened, and need materials before they lay out.
    Its methods may be called from several threads. What has one ``group`` goes to one press, which
    remembers the lines of it.
    """

    def __init__(self, store: Store, presses: int = 0) -> None:
        self.materials = Materials((), {}, {})
        self._store = store
        count = presses or min(os.cpu_count() or 1, MOST_PRESSES)
        self._forker = Forker()
        self._presses = [Press(number, self._forker) for number in range(count)]
        self._warming: list[threading.Thread] = []
        self._groups: dict[str, int] = {}
        self._ranks: dict[str, int] = {}
        self._first = ""
        self._laid: OrderedDict[str, Laid] = OrderedDict()
        self._laid_pages = 0
        self._underway: dict[str, threading.Lock] = {}
        self._rehearsed: OrderedDict[str, None] = OrderedDict()
        self._lock = threading.Lock()

    def __enter__(self) -> Pressroom:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Stop the presses: who waits for one, or asks for it later, gets PressroomClosed."""
        for press in self._presses:
            press.refuse()
        self._forker.close()
        for press in self._presses:
            press.close()
        for thread in self._warming:
            thread.join()
        self.trim()

    def trim(self) -> None:
        """Delete the parts that were not used for longest, where the store holds too many."""
        self._store.trim()

    def equip(self, materials: Materials) -> None:
        """Give the presses their materials, or others; equal ones are not handed over again."""
        if materials == self.materials:
            return
        self.materials = materials
        for press in self._presses:
            press.equip(materials)

    def warm_up(self) -> None:
        """Let the presses take up their materials while nothing is asked of them."""
        self._warming = [thread for thread in self._warming if thread.is_alive()]
        for press in self._presses:
            thread = threading.Thread(target=press.warm_up, daemon=True)
            thread.start()
            self._warming.append(thread)

    def share(self, loads: Mapping[str, int]) -> None:
        """Share groups between the presses by their loads, such as the lengths of their texts.

        A press finishes a group that is named earlier first: what it draws, it has just laid out.
        """
        groups: dict[str, int] = {}
        totals = [0] * len(self._presses)
        for group in sorted(loads, key=lambda name: -loads[name]):
            groups[group] = totals.index(min(totals))
            totals[groups[group]] += loads[group]
        with self._lock:
            self._groups = groups
            self._ranks = {group: rank for rank, group in enumerate(loads)}

    def prefer(self, group: str) -> None:
        """Let what has this group go before everything else that waits for a press."""
        self._first = group

    def lay_out(self, setting: Setting) -> Laid:
        """Return a part laid out, now or at an earlier time."""
        key = self.materials.key(setting)
        with self._one_at_a_time(f"{key}.json"):
            laid = self._laid.get(key)
            # Equal pages may come from other lines
            if laid is None or laid.setting.sources != setting.sources:
                laid = self._laid_out(key, setting)
            self._keep_at_hand(laid)
        return laid

    def _keep_at_hand(self, laid: Laid) -> None:
        with self._lock:
            before = self._laid.pop(laid.key, None)
            self._laid_pages += len(laid.pages) - (len(before.pages) if before else 0)
            self._laid[laid.key] = laid
            while self._laid_pages > MOST_LAID:
                self._laid_pages -= len(self._laid.popitem(last=False)[1].pages)

    def _laid_out(self, key: str, setting: Setting) -> Laid:
        kept = self._store.find(f"{key}.json")
        laid = unpacked(kept, key, setting) if kept else None
        if laid is not None:
            _log.info("%s: laid out at an earlier time (%s)", setting.name, key)
        else:
            laid = self._ask("lay_out", setting)
            assert isinstance(laid, Laid)  # noqa: S101
            self._note_rehearsed(key)
            self._store.keep(f"{key}.json", packed(laid))
        return laid

    def rehearse(self, laid: Laid) -> None:
        """Let the press of a part lay it out, if it never did: it remembers the lines of it."""
        if laid.key not in self._rehearsed:
            self._note_rehearsed(laid.key)
            # It was laid out at an earlier time, and nobody waits for it now
            with contextlib.suppress(ProblemsFound, BelpressFailed):
                self._press(laid.setting).ask((IDLE, 0), "lay_out", laid.setting)

    def _note_rehearsed(self, key: str) -> None:
        with self._lock:
            self._rehearsed[key] = None
            if len(self._rehearsed) > MOST_REHEARSED:
                self._rehearsed.popitem(last=False)

    def draw(self, laid: Laid) -> bytes:
        """Return the PDF of a part, drawn now or at an earlier time."""
        with self._one_at_a_time(f"{laid.key}.pdf"):
            kept = self.drawn(laid.key)
            if kept is not None:
                _log.debug("%s: drawn at an earlier time (%s)", laid.setting.name, laid.key)
                return kept
            drawn = self._ask("draw", laid.setting)
            assert isinstance(drawn, bytes)  # noqa: S101
            self._store.keep(f"{laid.key}.pdf", drawn)
            return drawn

    def draw_pages(self, laid: Laid, indices: Sequence[int]) -> bytes:
        """Return a PDF of some pages of a part (from 0) alone, sooner than the whole part."""
        drawn = self._ask("draw_pages", laid.setting, indices)
        assert isinstance(drawn, bytes)  # noqa: S101
        return drawn

    def show(self, setting: Setting) -> Specimen:
        """Return what a specimen says, laid out now."""
        shown = self._ask("show", setting)
        assert isinstance(shown, Specimen)  # noqa: S101
        return shown

    def drawn(self, key: str) -> bytes | None:
        """Return the PDF of the part with a key, if it was drawn at an earlier time."""
        return self._store.find(f"{key}.pdf")

    def recall(self, name: str) -> dict[str, Any]:
        """Return what was remembered under a name; nothing, if it is gone or damaged."""
        try:
            kept = json.loads(self._store.find(f"{name}.json") or b"{}")
        except ValueError:
            return {}
        return kept if isinstance(kept, dict) else {}

    def remember(self, name: str, facts: dict[str, Any]) -> None:
        """Remember facts that save work the next time."""
        self._store.keep(f"{name}.json", json.dumps(facts).encode())

    def _ask(self, order: str, setting: Setting, *more: object) -> Any:  # noqa: ANN401
        """Return what a press answers; the preferred group is served first."""
        urgency = URGENT if setting.group == self._first else DUE
        turn = urgency, self._ranks.get(setting.group, 0)
        started = time.monotonic()
        answer = self._press(setting).ask(turn, order, setting, *more)
        said = (setting.name, order, time.monotonic() - started, self.materials.key(setting))
        _log.info("%s: %s took %.2f s, waiting included (%s)", *said)
        return answer

    @contextmanager
    def _one_at_a_time(self, name: str) -> Iterator[None]:
        """Let others that want the same wait until it is there, and not ask for it again."""
        with self._lock:
            underway = self._underway.setdefault(name, threading.Lock())
        try:
            with underway:
                yield
        finally:
            with self._lock:
                self._underway.pop(name, None)

    def _press(self, setting: Setting) -> Press:
        return self._presses[self._groups.get(setting.group, 0) % len(self._presses)]
