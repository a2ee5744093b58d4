"""The edition: what a publication says, before there are pages.

Everything here is frozen. A translated edition has the same types as its source, so that every
later stage is the same for every language. Texts named ``html`` are safe HTML made by
``markdown``; texts named ``text`` are the same words without markup.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from itertools import takewhile
from pathlib import Path

from belpress.model.author import Author
from belpress.model.block import Block, Figure
from belpress.model.citation import CitedSource
from belpress.model.derivation import Derivation
from belpress.model.history import KeysOfYear
from belpress.model.house import USUAL, House
from belpress.model.ignore import Ignore
from belpress.model.imprint import NO_IMPRINT, Imprint
from belpress.model.kind import TextKind
from belpress.model.message import Fallback, Message, place_of
from belpress.model.note import Note, NotesPlace
from belpress.model.outcome import PastForecast
from belpress.model.picture import Picture
from belpress.model.problem import Problem, Source

NAME_LIMIT = 120
"""Bytes of an edition's name in file names."""


def file_name_of(title: str, year: int) -> str:
    """Return how the files of an edition are named, by its title: ``annual-review-2022``."""
    words = "".join(char if char.isalnum() else " " for char in title.casefold())
    # A file's name may have 255 bytes, and a language and an ending follow
    short = "-".join(words.split()).encode()[:NAME_LIMIT].decode(errors="ignore")
    return short.strip("-") or str(year)


@dataclass(frozen=True)
class ColourKey:
    """A rating of a situation: its label, and the symbol that carries it without colour.

    ``colour`` is a CSS colour, or empty if the styles give one.
    """

    name: str
    label: str
    symbol: str
    colour: str = ""


class QuotePlace(Enum):
    """Where a pull quote stands: in the outer margin, or across both columns."""

    MARGIN = "margin"
    WIDE = "wide"


@dataclass(frozen=True)
class PullQuote:
    """An excerpt of the body that is shown large.

    ``block`` is the index in the chapter's body of the block it stands beside, and ``offset``
    (0 to 1) how far down in that block the excerpt begins. ``sentences`` are the first and the
    last but one of the block's sentences (from 0) if the excerpt is whole sentences;
    ``is_paraphrase`` is true where the words need not be those of the body.
    """

    text: str
    place: QuotePlace
    block: int
    offset: float
    source: Source
    sentences: tuple[int, int] | None = None
    is_paraphrase: bool = False
    is_of_lead: bool = False
    """Whether it is taken from the lead; it stands beside the first block of the body then."""


@dataclass(frozen=True)
class Forecast:
    """One forecast, with its own or its chapter's key; ``excerpt`` is its HTML without marks."""

    name: str
    html: str
    text: str
    colour_key: str
    is_summary: bool
    source: Source
    excerpt: str = ""
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True)
class Chapter:
    """A chapter, in the order in which it is read: opener, headline, lead, body, forecasts.

    A text of another ``kind`` has those of them that its kind has.
    """

    name: str
    title: str
    headline: str
    colour_key: str
    """Empty where it has none."""
    opener: Picture | None
    pull_quotes: tuple[PullQuote, ...]
    lead: Block | None
    body: tuple[Block, ...]
    forecasts: tuple[Forecast, ...]
    source: Source
    markdown: str = field(repr=False)
    """The text as it was written, below the front matter; ``start`` is where it begins."""
    start: Source
    messages: tuple[Message, ...] = field(repr=False)
    """The texts to be translated: those of the front matter, then those of the text."""
    is_draft: bool = False
    ignores: tuple[Ignore, ...] = ()
    """What a comment before a block says is to be passed over there."""
    title_lines: tuple[str, ...] = ()
    """The title on the lines that its author wants on the opener."""
    planned_pages: int = 0
    """How many pages the chapter should take in total; 0 if not planned."""
    last_year: tuple[PastForecast, ...] = ()
    """The forecasts of last year's edition, and what became of them."""
    kind: TextKind = TextKind.CHAPTER
    is_listed: bool = True
    """Whether it stands in the contents."""
    authors: tuple[Author, ...] = ()

    @property
    def words(self) -> int:
        """How many words are printed in the chapter, without pictures and pull quotes."""
        texts = [self.headline, *(block.text for block in self.blocks)]
        texts += [forecast.text for forecast in self.forecasts]
        return sum(any(map(str.isalnum, word)) for text in texts for word in text.split())

    def quoted(self, quote: PullQuote) -> Block:
        """Return the block that a pull quote is taken from."""
        return self.lead if quote.is_of_lead and self.lead else self.body[quote.block]

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The lead, if there is one, and the body."""
        return (self.lead, *self.body) if self.lead else self.body

    @property
    def pictures(self) -> tuple[Picture, ...]:
        """Every picture, those of the covers first."""
        opener = (self.opener,) if self.opener else ()
        portraits = (author.portrait for author in self.authors if author.portrait)
        return (*opener, *(figure.picture for figure in self.figures), *portraits)

    @property
    def has_headline(self) -> bool:
        """Whether its headline is another text than its title."""
        return any(message.name == "headline" for message in self.messages)

    def place(self, name: str) -> Source:
        """Return where a field of the front matter is written, such as ``headline``."""
        return place_of(self.messages, name, self.source)

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The figures of the body, in order."""
        return tuple(block for block in self.body if isinstance(block, Figure))

    @property
    def notes(self) -> tuple[Note, ...]:
        """The footnotes of the chapter, in the order in which it calls them."""
        called = [one.notes for one in self.blocks]
        return sum([*called, *(one.notes for one in self.forecasts)], ())

    @property
    def summary(self) -> Forecast | None:
        """The forecast that the summary page shows for this chapter, if it has one."""
        return next((forecast for forecast in self.forecasts if forecast.is_summary), None)


@dataclass(frozen=True)
class Bounds:
    """How far copyfitting may go to keep a translation on its pages, in per cent of the design.

    Figures are bounded by the height they have in the source's edition.
    """

    tracking: float = 1.0
    word_space: float = 8.0
    size: float = 4.0
    leading: float = 4.0
    figures: float = 15.0


@dataclass(frozen=True)
class Edition:
    """A whole publication of one year in one language.

    ``root`` is the project's folder; ``problems`` are the warnings met while reading.
    """

    root: Path
    title: str
    subtitle: str
    series: str
    author: str
    year: int
    forecast_year: int
    language: str
    translations: tuple[str, ...]
    site: str
    colour_keys: Mapping[str, ColourKey]
    labels: Mapping[str, str]
    chapters: tuple[Chapter, ...]
    """Its chapters, and texts of other kinds, in their order."""
    source: Source
    messages: tuple[Message, ...] = field(repr=False)
    """The texts of ``edition.yaml`` that a translation has in its own words."""
    title_lines: tuple[str, ...] = ()
    """The title on the lines that its author wants on the cover."""
    derivations: tuple[Derivation, ...] = ()
    bounds: Bounds = Bounds()
    fallback: Fallback | None = None
    """What is printed where a translation is out of date; otherwise a task says that."""
    drafts: tuple[Chapter, ...] = ()
    """Chapters that are not printed yet."""
    imprint: Imprint = NO_IMPRINT
    has_roman_folios: bool = False
    """Whether the pages before the first chapter have roman numbers."""
    notes: NotesPlace = NotesPlace.PAGE
    sources: Mapping[str, CitedSource] = field(default_factory=dict)
    """What texts may cite, by the keys."""
    file_title: str = ""
    """Of a translation, the title in the language of the source, which names all files."""
    cover: str = ""
    back: str = ""
    """The paths of the pictures of the covers, or empty."""
    house: House = USUAL
    has_scorecard: bool = False
    """Whether a page says how the forecasts of last year's edition fared."""
    key_history: tuple[KeysOfYear, ...] = ()
    """The colour keys of chapters in earlier editions and this one; none with fewer than three."""
    hyphenation: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Words with the places where the house divides them, by language."""
    ignored_rules: Mapping[str, Source] = field(default_factory=dict)
    """The rules that this edition ignores, and where that is written."""
    problems: tuple[Problem, ...] = field(default=(), compare=False)

    def place(self, name: str) -> Source:
        """Return where a text of ``edition.yaml`` is written, such as ``labels.contents``."""
        return place_of(self.messages, name, self.source)

    @property
    def name(self) -> str:
        """The edition's name in file names, such as ``annual-review-2022``."""
        return file_name_of(self.file_title or self.title, self.year)

    @property
    def front(self) -> tuple[Chapter, ...]:
        """The texts before the first chapter, or before the section that it stands in."""
        of_main = (TextKind.CHAPTER, TextKind.SECTION)
        return tuple(takewhile(lambda text: text.kind not in of_main, self.chapters))

    @property
    def has_colour_keys(self) -> bool:
        """Whether a chapter or a forecast is rated by a colour key."""
        return any(
            text.colour_key or any(forecast.colour_key for forecast in text.forecasts)
            for text in self.chapters
        )

    @property
    def pictures(self) -> tuple[Picture, ...]:
        """Every picture of the edition, those of the covers first."""
        art = (Picture(path, "", self.source) for path in (self.cover, self.back) if path)
        return (*art, *(picture for one in self.chapters for picture in one.pictures))

    @property
    def languages(self) -> tuple[str, ...]:
        """Every language the edition can be built in, its own first."""
        derived = tuple(derivation.language for derivation in self.derivations)
        return (self.language, *self.translations, *derived)

    def chapter(self, name: str) -> Chapter:
        """Return the chapter of that name. Raises ``KeyError`` where there is none."""
        for chapter in self.chapters:
            if chapter.name == name:
                return chapter
        raise KeyError(name)
