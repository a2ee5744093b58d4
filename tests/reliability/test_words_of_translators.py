"""Whatever is edited in a source, no word or comment of a translator is lost or misused."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass, field

import polib
from hypothesis import given
from hypothesis import strategies as st
from polib import POEntry

from belpress.language.sentences import divided
from belpress.markdown.texts import marks
from belpress.model.message import Message, MessageKind, told_apart
from belpress.model.problem import Source
from belpress.translate.carry.cosmetic import form_of
from belpress.translate.carry.pieces import Kind, Piece, joined, pieces
from belpress.translate.catalogue.merge import merge

NOUNS = ("border", "army", "rouble", "treaty", "harvest", "railway", "election", "language")
VERBS = ("closed", "grew", "fell", "waited", "changed", "stood still", "was forgotten")
ADDRESSES = ("https://a.org/1", "03-civil.md", "https://b.org/x?y=2.4", "#place")
QUOTES = ("“{}”", '"{}"', "'{}'", "‘{}’")
LETTERS = "абвгджзклмн"
MOST_EDITS = 5
"""In one example; the long run has 4,000 of them."""


def sentence(draw: random.Random) -> str:
    noun = draw.choice(NOUNS)
    if draw.random() < 0.3:
        noun = f"[{noun}]({draw.choice(ADDRESSES)})"
    if draw.random() < 0.2:
        noun = draw.choice(QUOTES).format(noun)
    number = f" by {draw.randint(2, 99)}.{draw.randint(1, 9)}%" if draw.random() < 0.3 else ""
    comma = "," if draw.random() < 0.3 else ""
    words = f"The {noun} {draw.choice(VERBS)}{number}{comma} before the {draw.choice(NOUNS)}"
    return f"{words} {draw.choice(VERBS)}{draw.choice('....!?')}"


def paragraph(draw: random.Random) -> str:
    return " ".join(sentence(draw) for _ in range(draw.randint(1, 4)))


@dataclass
class Desk:
    """A source, its catalogues, and all that a translator ever wrote."""

    draw: random.Random
    chapters: dict[str, list[str]] = field(default_factory=dict)
    catalogues: dict[str, list[POEntry]] = field(default_factory=dict)
    written: dict[str, str] = field(default_factory=dict)
    """The texts that were written, each with the source it translates."""
    replaced: set[str] = field(default_factory=set)
    comments: set[str] = field(default_factory=set)
    count: int = 0

    def edit(self) -> None:
        """Edit the source once."""
        name = self.draw.choice(sorted(self.chapters))
        texts = self.chapters[name]
        if not texts:
            texts.append(paragraph(self.draw))
        at = self.draw.randrange(len(texts))
        self.draw.choice((self.edit_paragraphs, self.edit_words, self.edit_signs))(texts, at)

    def edit_paragraphs(self, texts: list[str], at: int) -> None:
        kind = self.draw.choice(("insert", "delete", "move", "split", "join", "twice", "swap"))
        other = self.chapters[self.draw.choice(sorted(self.chapters))]
        parts = [part.strip() for part in divided(texts[at], "en")]
        cut = self.draw.randint(0, len(parts))
        if kind == "insert":
            texts.insert(at, paragraph(self.draw))
        elif kind == "delete":
            del texts[at]
        elif kind == "move":
            other.append(texts.pop(at))
        elif kind == "twice":
            other.append(texts[at])
        elif kind == "join":
            texts[at : at + 2] = [" ".join(texts[at : at + 2])]
        elif kind == "split":
            texts[at : at + 1] = [" ".join(half) for half in (parts[:cut], parts[cut:]) if half]
        else:
            self.draw.shuffle(parts)
            texts[at] = " ".join(parts)

    def edit_words(self, texts: list[str], at: int) -> None:
        parts = pieces(texts[at])
        words = [index for index, part in enumerate(parts) if is_word(part)]
        chosen = self.draw.choice(words)
        parts[chosen] = Piece(Kind.WORD, self.draw.choice(NOUNS))
        texts[at] = joined(parts)

    def edit_signs(self, texts: list[str], at: int) -> None:
        """Change an address, a number, quotation marks, a comma or a stop."""
        parts = pieces(texts[at])
        index = self.draw.randrange(len(parts))
        part = parts[index]
        if part.kind is Kind.ADDRESS:
            parts[index] = part.with_value(self.draw.choice(ADDRESSES))
        elif part.kind is Kind.NUMBER:
            parts[index] = part.with_value(str(self.draw.randint(2, 99)))
        elif part.kind is Kind.STOP:
            parts[index] = part.with_value(self.draw.choice(".!?…"))
        elif part.kind is Kind.COMMA:
            del parts[index]
        elif is_word(part):
            parts.insert(index + 1, Piece(Kind.COMMA, ","))
        else:
            marks = str.maketrans("“”'‘’", '"""\'\'')
            texts[at] = texts[at].translate(marks)
            return
        texts[at] = joined(parts)

    def update(self) -> None:
        messages = {
            name: told_apart(
                [
                    Message(text, MessageKind.PARAGRAPH, Source(f"{name}.md", line))
                    for line, text in enumerate(texts, start=1)
                ]
            )
            for name, texts in self.chapters.items()
        }
        merged, _ = merge(self.catalogues, messages, "en", "be")
        again, changes = merge(merged, messages, "en", "be")
        assert not any(change.is_any for change in changes)
        self.catalogues = {name: written_and_read(entries) for name, entries in again.items()}
        assert {
            (name, entry.msgctxt or "", entry.msgid) for name, entry in self.entries(in_use=True)
        } == {(name, *message.key) for name, ones in messages.items() for message in ones}

    def entries(self, *, in_use: bool = False) -> list[tuple[str, POEntry]]:
        return [
            (name, entry)
            for name, entries in self.catalogues.items()
            for entry in entries
            if not (in_use and entry.obsolete)
        ]

    def translate(self) -> None:
        """Translate some of what is missing or fuzzy, and improve or comment a little else."""
        for _, entry in self.entries(in_use=True):
            is_open = not entry.msgstr or "fuzzy" in entry.flags
            if self.draw.random() > (0.6 if is_open else 0.1):
                continue
            if entry.msgstr in self.written:
                self.replaced.add(entry.msgstr)
            entry.msgstr = self.translated(entry.msgid)
            entry.flags = [flag for flag in entry.flags if flag != "fuzzy"]
            entry.previous_msgid = entry.previous_msgctxt = None
            self.written[entry.msgstr] = entry.msgid
            if self.draw.random() < 0.3:
                comment = f"Пытанне {self.count}"
                entry.tcomment = f"{entry.tcomment}\n{comment}" if entry.tcomment else comment
                self.comments.add(comment)

    def translated(self, text: str) -> str:
        """Return words of which none was written before, in the markup of a text."""
        made = []
        for part in pieces(text):
            if is_word(part):
                self.count += 1
                made.append("".join(LETTERS[int(digit)] for digit in str(self.count)))
            else:
                made.append(part.text)
        return "".join(made)

    def check(self) -> None:
        held = {entry.msgstr for _, entry in self.entries()}
        assert set(self.written) - self.replaced <= held
        comments = {
            line for _, entry in self.entries() for line in (entry.tcomment or "").split("\n")
        }
        assert self.comments <= comments
        by_words = {tuple(words(text)): source for text, source in self.written.items()}
        for _, entry in self.entries(in_use=True):
            if entry.msgstr and "fuzzy" not in entry.flags:
                source = by_words[tuple(words(entry.msgstr))]
                assert form_of(source) == form_of(entry.msgid)
                assert marks(entry.msgstr) == marks(entry.msgid)
                assert numbers(source) == numbers(entry.msgid)


def words(text: str) -> list[str]:
    return [part.text for part in pieces(text) if is_word(part)]


def is_word(part: Piece) -> bool:
    return part.kind is Kind.WORD and part.text.isalpha()


def numbers(text: str) -> Counter[str]:
    return Counter(part.text for part in pieces(text) if part.kind is Kind.NUMBER)


def written_and_read(entries: list[POEntry]) -> list[POEntry]:
    """Return entries as they come back from a file."""
    file = polib.POFile(wrapwidth=0)
    file.metadata = {"Content-Type": "text/plain; charset=UTF-8"}
    file.extend(entries)
    return list(polib.pofile(str(file), wrapwidth=0))


@given(seed=st.integers(0, 2**32))
def test_no_edit_loses_a_word_of_a_translator(seed: int) -> None:
    draw = random.Random(seed)
    desk = Desk(draw, {"a": [paragraph(draw) for _ in range(4)], "b": [paragraph(draw)]})
    desk.update()
    desk.translate()
    for _ in range(MOST_EDITS):
        desk.edit()
        if draw.random() < 0.7:
            desk.update()
            desk.check()
            desk.translate()
    desk.update()
    desk.check()
