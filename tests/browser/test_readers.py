"""Many readers, slow ones, and files that are saved in every way there is."""

from __future__ import annotations

import itertools
import re
import socket
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from browser.running import (
    SECURITY,
    Reader,
    Running,
    State,
    patient,
    pictures_of,
    reading,
    words_of,
)

RUSSIA = "manuscript/2022/05-belarus-russia.md"
SENTENCE = "The defining event of 2022 was"
READERS = 50


@pytest.fixture
def reader(preview: Running) -> Iterator[Reader]:
    """A reader of all pages, as the manuscript is at first."""
    with reading(preview) as reader:
        reader.wait(is_whole)
        yield reader


def is_whole(state: State) -> bool:
    return len(state["pages"]) == 36 and not state["problems"]


def longer(text: str, words: int) -> str:
    """Return a chapter with a sentence that is longer by a number of words."""
    assert SENTENCE in text
    return text.replace(SENTENCE, f"{'Word ' * words}{SENTENCE}", 1)


def has(words: int) -> Callable[[State], bool]:
    """Return whether a state has a chapter on security with a number of words."""
    return lambda state: words_of(state, "security") == words


def stalled(preview: Running, path: str, times: int) -> socket.socket:
    """Ask for something again and again, and read nothing of it."""
    address = urlsplit(preview.address)
    line = socket.socket()
    line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1024)
    line.connect((address.hostname, address.port))
    line.sendall(f"GET {path} HTTP/1.1\r\nHost: {address.netloc}\r\n\r\n".encode() * times)
    return line


def test_fifty_readers_get_states_and_pictures(preview: Running, reader: Reader) -> None:
    text = (preview.root / SECURITY).read_text(encoding="utf-8")
    words = words_of(reader.states[-1], "security")
    with ThreadPoolExecutor(READERS) as pool:
        readers = list(pool.map(lambda _: Reader(preview), range(READERS)))
        for more in (1, 2):
            preview.save(SECURITY, longer(text, more))
            states = list(pool.map(Reader.wait, readers, itertools.repeat(has(words + more))))
            assert len({pictures_of(state) for state in states}) == 1
            addresses = [f"pictures/{picture}/300.jpg" for picture in pictures_of(states[0])]
            answers = list(pool.map(preview.ask, addresses))
            assert {status for status, _ in answers} == {200}
            assert all(content.startswith(b"\xff\xd8") for _, content in answers)
        list(pool.map(lambda reader: reader.leave(), readers))
    preview.save(SECURITY, text)
    reader.wait(lambda state: words_of(state, "security") == words)


def test_reader_that_stops_reading_holds_up_nobody(preview: Running, reader: Reader) -> None:
    text = (preview.root / SECURITY).read_text(encoding="utf-8")
    words = words_of(reader.states[-1], "security")
    picture = pictures_of(reader.states[-1])[0]
    slow = [stalled(preview, "/events", 1) for _ in range(5)]
    slow += [stalled(preview, f"/pictures/{picture}/2400.jpg", 40) for _ in range(3)]
    slow += [stalled(preview, "/review.pdf", 20)]
    for more in (1, 2, 3, 0):
        preview.save(SECURITY, longer(text, more) if more else text)
        state = reader.wait(lambda state: words_of(state, "security") == words + more)  # noqa: B023
        assert preview.ask(f"pictures/{pictures_of(state)[10]}/700.jpg")[0] == 200
        assert preview.ask("review.pdf")[0] == 200
    for line in slow:
        line.close()
    assert preview.ask("")[0] == 200


def test_reader_that_leaves_is_forgotten(preview: Running, reader: Reader) -> None:
    files = Path(f"/proc/{preview.process.pid}/fd")
    before = len(list(files.iterdir()))
    others = [Reader(preview) for _ in range(10)]
    assert len(list(files.iterdir())) >= before + 10
    for other in others:
        other.wait(is_whole)
        other.leave()
    words = words_of(reader.states[-1], "security")
    text = preview.edit(SECURITY, SENTENCE, f"One {SENTENCE}")
    reader.wait(lambda state: words_of(state, "security") == words + 1)
    patient(lambda: len(list(files.iterdir())) <= before + 2, "connections stay open")
    preview.save(SECURITY, text)
    reader.wait(lambda state: words_of(state, "security") == words)


def test_last_of_two_saves_within_ten_milliseconds_is_shown(
    preview: Running, reader: Reader
) -> None:
    file = preview.root / SECURITY
    text = file.read_text(encoding="utf-8")
    words = words_of(reader.states[-1], "security")
    for first, second in ((1, 2), (4, 3), (5, 0)):
        file.write_text(longer(text, first) if first else text, encoding="utf-8")
        time.sleep(0.005)
        file.write_text(longer(text, second) if second else text, encoding="utf-8")
        reader.wait(lambda state: words_of(state, "security") == words + second)  # noqa: B023
        time.sleep(0.3)
        reader.wait(lambda state: words_of(state, "security") == words + second)  # noqa: B023
    assert preview.found("Word Word") == []


def test_chapter_that_is_saved_by_halves_is_shown_whole(preview: Running, reader: Reader) -> None:
    file = preview.root / SECURITY
    text = file.read_text(encoding="utf-8")
    words = words_of(reader.states[-1], "security")
    changed = longer(text, 3).encode()
    with file.open("wb") as handle:
        for begins in range(0, len(changed), 700):
            handle.write(changed[begins : begins + 700])
            handle.flush()
            time.sleep(0.04)
    reader.wait(lambda state: is_whole(state) and words_of(state, "security") == words + 3)
    assert preview.found("Word Word Word The defining event") == [11]
    preview.save(SECURITY, text)
    reader.wait(lambda state: is_whole(state) and words_of(state, "security") == words)


def test_chapter_appears_is_renamed_and_vanishes(preview: Running, reader: Reader) -> None:
    folder = preview.root / "manuscript" / "2022"
    text = (preview.root / RUSSIA).read_text(encoding="utf-8")
    before = pictures_of(reader.states[-1])

    def names(state: State) -> list[str]:
        return [chapter["name"] for chapter in state["chapters"]]

    (folder / "06-economy.md").write_text(
        text.replace("title: Belarus–Russia relations", "title: The economy"), encoding="utf-8"
    )
    state = reader.wait(lambda state: "economy" in names(state))
    assert len(state["pages"]) == 44
    (folder / "06-economy.md").rename(folder / "06-trade.md")
    state = reader.wait(lambda state: "trade" in names(state))
    assert "economy" not in names(state)
    (folder / "06-trade.md").unlink()
    state = reader.wait(lambda state: "trade" not in names(state))
    assert pictures_of(state) == before


def test_pages_are_never_from_a_mix_of_two_states(preview: Running, reader: Reader) -> None:
    texts = {path: (preview.root / path).read_text(encoding="utf-8") for path in (SECURITY, RUSSIA)}
    chapters = {SECURITY: "security", RUSSIA: "belarus-russia"}
    first = reader.states[-1]
    base = {path: words_of(first, chapter) for path, chapter in chapters.items()}
    allowed: dict[str, dict[int, tuple[str, ...]]] = {
        chapter: {words_of(first, chapter): pictures_of(first, chapter)}
        for chapter in chapters.values()
    }
    for path, chapter in chapters.items():
        preview.save(path, marked(texts[path]))
        state = reader.wait(lambda state: words_of(state, chapter) > base[path])  # noqa: B023
        allowed[chapter][words_of(state, chapter)] = pictures_of(state, chapter)
        assert len(set(allowed[chapter].values())) == 2
    seen = len(reader.states)
    order = itertools.cycle([(SECURITY, 0), (RUSSIA, 0), (SECURITY, 1), (RUSSIA, 1)])
    for pause, (path, is_marked) in zip([0.03, 0.25, 0.4, 0.1, 0.6, 0.02] * 4, order, strict=False):
        preview.save(path, marked(texts[path]) if is_marked else texts[path])
        time.sleep(pause)
    for path, chapter in chapters.items():
        preview.save(path, texts[path])
        reader.wait(lambda state: words_of(state, chapter) == base[path])  # noqa: B023
    settled = [state for state in reader.states[seen:] if not state["behind"]]
    assert settled
    for state in settled:
        assert len(state["pages"]) == 36
        for chapter, pages in allowed.items():
            assert pictures_of(state, chapter) == pages[words_of(state, chapter)]


def marked(text: str) -> str:
    """Return a chapter in which every paragraph of its body is other."""
    head, _, rest = text.partition("\n---\n")
    body, _, forecasts = rest.partition("\n## Forecasts")
    body = re.sub(r"\n\n(?=[A-Z])", "\n\nIndeed. ", body)
    return f"{head}\n---\n{body}\n## Forecasts{forecasts}"
