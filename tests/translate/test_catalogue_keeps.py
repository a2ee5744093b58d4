"""No translation is ever lost, whatever happens to the source and whenever an update is killed."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import polib
from hypothesis import given, settings
from hypothesis import strategies as st
from polib import POEntry

import belpress
from belpress.model.message import Message, MessageKind, told_apart
from belpress.model.problem import Source
from belpress.translate.catalogue.merge import merge
from samples import CHAPTER, EDITION, FILE

NOUNS = ("border", "army", "rouble", "treaty", "harvest", "railway", "election", "language")
VERBS = ("closed", "grew", "fell", "waited", "changed", "stood still", "was forgotten")
Chapters = dict[str, list[str]]


def sentence(draw: random.Random) -> str:
    first, second = draw.choice(NOUNS), draw.choice(NOUNS)
    return f"The {first} {draw.choice(VERBS)} before the {second} {draw.choice(VERBS)}."


def paragraph(draw: random.Random) -> str:
    return " ".join(sentence(draw) for _ in range(draw.randint(1, 4)))


def edited(chapters: Chapters, draw: random.Random) -> Chapters:
    """Return chapters after one edit: insert, delete, move, change, split or merge."""
    after = {name: list(texts) for name, texts in chapters.items()}
    name = draw.choice(sorted(after))
    texts = after[name]
    kind = draw.choice(("insert", "delete", "move", "change", "split", "merge", "twice", "away"))
    at = draw.randrange(len(texts)) if texts else 0
    if kind == "insert" or not texts:
        texts.insert(at, paragraph(draw))
    elif kind == "delete":
        del texts[at]
    elif kind == "move":
        other = draw.choice(sorted(after))
        after[other].insert(draw.randint(0, len(after[other]) - (other == name)), texts.pop(at))
    elif kind == "change":
        words = texts[at].split()
        words[draw.randrange(len(words))] = draw.choice(NOUNS)
        texts[at] = " ".join(words)
    elif kind == "split":
        first, stop, rest = texts[at].partition(". ")
        texts[at : at + 1] = [first + stop.strip(), *([rest] if rest else [])]
    elif kind == "merge":
        texts[at : at + 2] = [" ".join(texts[at : at + 2])]
    elif kind == "twice":
        texts.append(texts[at])
    elif len(after) > 1:
        del after[name]
    return after


def messages(chapters: Chapters) -> dict[str, tuple[Message, ...]]:
    return {
        name: told_apart(
            [
                Message(text, MessageKind.PARAGRAPH, Source(f"{name}.md", line))
                for line, text in enumerate(texts, start=1)
            ]
        )
        for name, texts in chapters.items()
    }


def written_and_read(entries: list[POEntry]) -> list[POEntry]:
    """Return entries as they come back from a file."""
    file = polib.POFile(wrapwidth=0)
    file.metadata = {"Content-Type": "text/plain; charset=UTF-8"}
    file.extend(entries)
    return list(polib.pofile(str(file), wrapwidth=0))


@settings(max_examples=150, deadline=None)
@given(seed=st.integers(0, 2**32))
def test_every_translation_that_ever_stood_is_still_there(seed: int) -> None:
    draw = random.Random(seed)
    chapters: Chapters = {"a": [paragraph(draw) for _ in range(6)], "b": [paragraph(draw)]}
    catalogues: dict[str, list[POEntry]] = {}
    ever: set[str] = set()
    number = 0
    for _ in range(12):
        merged, _ = merge(catalogues, messages(chapters), "en", "be")
        catalogues = {name: written_and_read(entries) for name, entries in merged.items()}
        held = {entry.msgstr for entries in catalogues.values() for entry in entries}
        assert ever <= held
        current = {
            (name, entry.msgctxt or "", entry.msgid)
            for name, entries in catalogues.items()
            for entry in entries
            if not entry.obsolete
        }
        assert current == {
            (name, *message.key) for name, ones in messages(chapters).items() for message in ones
        }
        for entries in catalogues.values():
            keys = [(entry.msgctxt, entry.msgid) for entry in entries]
            assert len(keys) == len(set(keys))
            for entry in entries:
                if not entry.obsolete and not entry.msgstr and draw.random() < 0.7:
                    number += 1
                    entry.msgstr = f"Пераклад {number}"
                    ever.add(entry.msgstr)
        for _ in range(draw.randint(1, 4)):
            chapters = edited(chapters, draw)


def test_merging_twice_changes_nothing() -> None:
    draw = random.Random(7)
    chapters: Chapters = {"a": [paragraph(draw) for _ in range(20)]}
    merged, _ = merge({}, messages(chapters), "en", "be")
    for entry in merged["a"]:
        entry.msgstr = f"«{entry.msgid}»"
    changed = edited(edited(chapters, draw), draw)
    once, _ = merge(merged, messages(changed), "en", "be")
    twice, changes = merge(once, messages(changed), "en", "be")
    assert [str(entry) for entry in once["a"]] == [str(entry) for entry in twice["a"]]
    assert not any(change.is_any for change in changes)


def test_killed_update_loses_nothing(root: Path) -> None:
    (root / EDITION).write_text("title: Yearbook\nyear: 2030\nlanguage: en\ntranslations: [be]\n")
    for number in range(2, 8):
        name = f"0{number}-chapter-{number}.md"
        (root / "manuscript/2030" / name).write_text(CHAPTER.replace("rain", f"rain {number}"))
    project = belpress.open_project(root)
    belpress.update_translation(project, belpress.read_edition(project, 2030), "be")
    folder = root / "manuscript/2030/translations/be"
    ever = set()
    for path in sorted(folder.glob("*.po")):
        file = polib.pofile(str(path), wrapwidth=0)
        for entry in file:
            entry.msgstr = f"Пераклад {path.stem} «{entry.msgid}»"
            ever.add(entry.msgstr)
        file.save()
    command = [sys.executable, "-m", "belpress", "translate", "update", "-C", str(root)]
    started = time.monotonic()
    subprocess.run(command, check=True, capture_output=True)
    whole = time.monotonic() - started
    draw = random.Random(3)
    for turn in range(12):
        text = (root / FILE).read_text()
        (root / FILE).write_text(text.replace("It will shine", f"It will shine {turn}"))
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(whole * draw.uniform(0.5, 1.0))
        process.send_signal(signal.SIGKILL)
        process.wait()
        held = set()
        for path in folder.glob("*.po"):
            held |= {entry.msgstr for entry in polib.pofile(str(path), wrapwidth=0)}
        assert ever <= held
