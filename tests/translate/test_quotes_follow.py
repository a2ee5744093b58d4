"""Pull quotes of a translation follow their sentences, wherever a translator puts them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from itertools import combinations
from pathlib import Path

import pytest

import belpress
from belpress import Edition
from belpress.language.excerpts import normalise
from belpress.language.sentences import sentences
from belpress.model.message import Message, Wording
from belpress.translate.catalogue.files import load_catalogues
from belpress.translate.edition import Translation, translate
from belpress.translate.messages import EDITION as MATTER
from belpress.translate.words import Words
from samples import EDITION, ROOT, belpress_command, edit, fill

PO = "manuscript/2030/translations/be/security.po"


@dataclass(frozen=True)
class Reworked:
    """The words of a catalogue, one of its wordings as somebody reworked it."""

    words: Words
    changed: Mapping[str, str]

    def wording(self, message: Message) -> Wording:
        wording = self.words.wording(message)
        return replace(wording, text=self.changed.get(wording.text, wording.text))


@cache
def shipped(language: str) -> tuple[Edition, Mapping[str, Words]]:
    project = belpress.open_project(ROOT)
    source = belpress.read_edition(project, 2022)
    names = [MATTER, *(chapter.name for chapter in source.chapters)]
    return source, load_catalogues(project, 2022, language, names)


def quotes(translation: Translation) -> dict[tuple[str, int], str]:
    """Return the words of every pull quote, by its chapter and number."""
    return {
        (chapter.name, index): normalise(quote.text)
        for chapter in translation.edition.chapters
        for index, quote in enumerate(chapter.pull_quotes)
    }


def bare(words: str) -> list[str]:
    return words.replace(".", "").replace(",", "").split()


def paragraphs(language: str) -> Iterator[tuple[str, list[str]]]:
    """Yield the translated paragraphs that have pull quotes and further sentences."""
    source, catalogues = shipped(language)
    for chapter in source.chapters:
        quoted = {chapter.quoted(quote).source for quote in chapter.pull_quotes}
        for message in chapter.messages:
            text = catalogues[chapter.name].wording(message).text
            if message.source in quoted and not message.name and len(sentences(text)) > 1:
                yield text, sentences(text)


def reworked(language: str, old: str, parts: list[str]) -> Translation:
    source, catalogues = shipped(language)
    changed = {old: " ".join(parts)}
    return translate(
        source, language, {name: Reworked(words, changed) for name, words in catalogues.items()}
    )


@pytest.mark.parametrize("language", ["be", "ru"])
def test_exchanged_sentences_are_found(language: str) -> None:
    source, catalogues = shipped(language)
    before = quotes(translate(source, language, catalogues))
    tried = 0
    for text, parts in paragraphs(language):
        for one, other in combinations(range(len(parts)), 2):
            order = list(parts)
            order[one], order[other] = order[other], order[one]
            translation = reworked(language, text, order)
            tried += 1
            after = quotes(translation)
            wrong = [
                key
                for key, words in before.items()
                if sorted(bare(words)) != sorted(bare(after[key]))
            ]
            unclear = [one for one in translation.problems if one.rule == "pull-quote-unclear"]
            assert len(wrong) <= len(unclear), (order, wrong)
            assert unclear or not translation.gaps
    assert tried > 10


@pytest.mark.parametrize("language", ["be", "ru"])
def test_divided_sentence_is_quoted_whole(language: str) -> None:
    source, catalogues = shipped(language)
    before = quotes(translate(source, language, catalogues))
    sure = 0
    for text, parts in paragraphs(language):
        for index, part in enumerate(parts):
            head, _, rest = part.partition(", ")
            if min(len(head), len(rest)) < 20:
                continue
            halves = [f"{head}.", rest[0].upper() + rest[1:]]
            translation = reworked(language, text, [*parts[:index], *halves, *parts[index + 1 :]])
            unclear = [one for one in translation.problems if one.rule == "pull-quote-unclear"]
            for key, words in quotes(translation).items():
                assert unclear or bare(words) == bare(before[key])
            sure += not unclear
    assert sure > 5


@pytest.fixture
def project(root: Path) -> Path:
    """Return a project whose pull quote is the first of two sentences."""
    (root / EDITION).write_text("title: Yearbook\nyear: 2030\nlanguage: en\ntranslations: [be]\n")
    edit("Nobody knew why, and nobody asked.", "Warsaw asked why; nobody knew.")(root)
    belpress_command("translate", "update", "-C", str(root))
    words = {
        "The border was closed in May. Warsaw asked why; nobody knew.": (
            "У маі мяжу закрылі. Варшава пытала чаму; ніхто не ведаў."
        )
    }
    fill(root / PO, words)
    return root


def said(root: Path) -> list[str]:
    done = belpress_command("check", "--no-pages", "-l", "be", "-C", str(root))
    return [line for line in done.stdout.splitlines() if "pull quote" in line]


def printed(root: Path) -> str:
    opened = belpress.open_project(root)
    translation = belpress.translate_edition(opened, belpress.read_edition(opened, 2030), "be")
    return translation.edition.chapters[0].pull_quotes[0].text.replace("\xa0", " ")


def test_exchanged_sentences_of_a_small_edition(project: Path) -> None:
    assert said(project) == []
    assert printed(project) == "У маі мяжу закрылі."
    edit(
        "У маі мяжу закрылі. Варшава пытала чаму; ніхто не ведаў.",
        "Варшава пытала чаму; ніхто не ведаў. У маі мяжу закрылі.",
        PO,
    )(project)
    assert printed(project) == "У маі мяжу закрылі."
    assert said(project) == []


def test_joined_sentences_are_named_with_the_line_of_the_catalogue(project: Path) -> None:
    edit("закрылі. Варшава", "закрылі, а Варшава", PO)(project)
    line, hint = said(project)
    text = (project / PO).read_text()
    number = text[: text.index('msgid "The border')].count("\n") + 1
    assert line.split()[0] == f"{number}"
    assert 'pull quote "The border was closed in\xa0May."' in line
    assert "belpress translate update" in hint
    assert printed(project) == "У маі мяжу закрылі, а Варшава пытала чаму; ніхто не ведаў."
    belpress_command("translate", "update", "-C", str(project))
    assert (
        'msgctxt "pull quote"\nmsgid "The border was closed in May."' in (project / PO).read_text()
    )
