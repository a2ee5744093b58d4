"""From a chapter's file, as it was read, to the Chapter of an edition."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from belpress.markdown.display import set_headline, set_lines, set_plain, set_pull_quote
from belpress.markdown.plain_words import plain_words
from belpress.model.author import Author
from belpress.model.block import Block, BlockKind, Figure
from belpress.model.edition import Chapter, ColourKey, Forecast
from belpress.model.kind import TextKind
from belpress.model.message import Message, MessageKind
from belpress.model.picture import ALT_LIMIT, Picture
from belpress.model.problem import Source, did_you_mean
from belpress.project.project import Project
from belpress.read.chapter_file import ReadChapter
from belpress.read.kinds import PartsChecker
from belpress.read.last_year import last_year_of
from belpress.read.messages import chapter_messages
from belpress.read.mistakes import Mistakes
from belpress.read.picture_paths import PictureFinder
from belpress.read.plain_texts import check_plain
from belpress.read.pull_quotes import QuoteFinder
from belpress.read.schema import ChapterFields
from belpress.read.sections import PartsFields

_BEGUN_WITH = {
    BlockKind.HEADING: "a heading",
    BlockKind.LIST: "a list",
    BlockKind.QUOTE: "a quotation",
    BlockKind.TABLE: "a table",
    BlockKind.WIDE_TABLE: "a table",
    BlockKind.BOX: "a box",
    BlockKind.WIDE_BOX: "a box",
    BlockKind.CODE: "a block of code",
    BlockKind.RULE: "a line of dashes or stars",
    BlockKind.FIGURE: "a picture",
}


class ChapterMaker:
    """Makes chapters of what was read: pictures found, pull quotes placed, forecasts checked."""

    def __init__(
        self,
        project: Project,
        keys: Mapping[str, ColourKey],
        language: str,
        mistakes: Mistakes,
        parts: PartsFields,
    ) -> None:
        self.project = project
        self.keys = keys
        self.language = language
        self.mistakes = mistakes
        self.pictures = PictureFinder(project, mistakes)
        self.parts = PartsChecker(parts, mistakes)

    def chapter(self, read: ReadChapter) -> Chapter | None:
        """Return the chapter, or ``None`` if its front matter cannot be read."""
        front, parsed = read.front, read.parsed
        self.parts.check(read)
        forecasts = self._forecasts(read)
        if front is None:
            return None
        kind = TextKind(front.kind)
        if front.colour_key:
            self._check_key(front.colour_key, read.fields.place(("colour_key",)))
        blocks = [self._with_picture(block, read) for block in parsed.blocks]
        lead, body = self._lead(blocks, read) if kind is TextKind.CHAPTER else (None, tuple(blocks))
        messages = chapter_messages(front, read.fields, _running(parsed.messages, kind))
        check_plain(messages, self.mistakes)
        lines = set_lines(front.title, self.language)
        return Chapter(
            name=read.name,
            title=" ".join(lines),
            title_lines=lines,
            headline=set_headline(front.headline or " ".join(lines), self.language),
            colour_key=front.colour_key,
            opener=self._opener(front, read),
            pull_quotes=tuple(
                replace(quote, text=set_pull_quote(quote.text, self.language))
                for quote in QuoteFinder(lead, body, messages, self.mistakes).find(
                    front.pull_quotes, read.fields
                )
            ),
            lead=lead,
            body=body,
            forecasts=tuple(
                replace(forecast, colour_key=forecast.colour_key or front.colour_key)
                for forecast in forecasts
            ),
            source=read.source,
            markdown=read.markdown,
            start=read.start or read.source,
            messages=messages,
            ignores=tuple(parsed.ignores),
            is_draft=front.draft,
            planned_pages=front.pages,
            last_year=last_year_of(front, read.fields, self.language),
            kind=kind,
            is_listed=kind.is_listed if front.in_contents is None else front.in_contents,
            authors=self._authors(front, read),
        )

    def _check_key(self, name: str, at: Source) -> None:
        if name not in self.keys:
            self.mistakes.error(
                "colour-key-unknown",
                f'colour_key: "{name}" is not a colour key of this edition',
                at,
                did_you_mean(name, self.keys),
            )

    def _opener(self, front: ChapterFields, read: ReadChapter) -> Picture | None:
        if front.opener is None:
            return None
        at = read.fields.place(("opener", "image"))
        path = self.pictures.path(front.opener.image, read.path, at)
        alt_at = read.fields.place(("opener", "alt"))
        self._check_alt(front.opener.alt, alt_at, 'write what it shows behind "alt:"')
        alt, credit = plain_words(front.opener.alt), plain_words(front.opener.credit)
        return Picture(path, alt, at, credit, front.opener.focus)

    def _authors(self, front: ChapterFields, read: ReadChapter) -> tuple[Author, ...]:
        authors = []
        for index, one in enumerate(front.authors):
            fields, portrait = ("authors", index), None
            if one.portrait:
                at = read.fields.place((*fields, "portrait"))
                path = self.pictures.path(one.portrait, read.path, at)
                portrait = Picture(path, plain_words(one.name), at) if path else None
            name = read.fields.place((*fields, "name"))
            bio = read.fields.place((*fields, "bio"))
            name_set = set_plain(one.name, self.language)
            bio_set = set_plain(one.bio, self.language) if one.bio else ""
            authors.append(Author(name_set, name, bio_set, bio, portrait))
        return tuple(authors)

    def _with_picture(self, block: Block, read: ReadChapter) -> Block:
        if not isinstance(block, Figure):
            return block
        path = self.pictures.path(block.picture.path, read.path, block.source)
        mend = "write what it shows between the square brackets: ![…](…)"
        self._check_alt(block.picture.alt, block.source, mend)
        credit = set_plain(block.picture.credit, self.language)
        return replace(block, picture=replace(block.picture, path=path, credit=credit))

    def _check_alt(self, alt: str, at: Source, hint: str) -> None:
        if not alt.strip():
            self.mistakes.error("alt-missing", "a picture without an alt text", at, hint)
        elif len(alt) > ALT_LIMIT:
            self.mistakes.warn(
                "alt-long",
                f"an alt text of {len(alt)} characters",
                at,
                f"shorten it to {ALT_LIMIT} at most; the rest belongs in the caption or the text",
            )

    def _lead(self, blocks: list[Block], read: ReadChapter) -> tuple[Block, tuple[Block, ...]]:
        if blocks and blocks[0].kind is BlockKind.PARAGRAPH:
            return blocks[0], tuple(blocks[1:])
        at = blocks[0].source if blocks else read.source
        begins = f"begins with {_BEGUN_WITH[blocks[0].kind]}" if blocks else "has no text"
        self.mistakes.error(
            "lead-missing",
            f"the chapter {begins}, so it has no lead",
            at,
            "write a paragraph directly below the front matter: it is set as the lead",
        )
        return Block(BlockKind.PARAGRAPH, read.name, "", "", at), tuple(blocks)

    def _forecasts(self, read: ReadChapter) -> list[Forecast]:
        parsed = read.parsed
        if not parsed.forecasts:
            return []
        forecasts = []
        for number, item in enumerate(parsed.forecasts, start=1):
            key = item.attributes.fields.get("colour_key", "")
            if key:
                self._check_key(key, item.source)
            name = item.attributes.name
            name = f"{read.name}--{name}" if name else f"{read.name}-forecast-{number}"
            is_summary = "summary" in item.attributes.classes
            forecasts.append(
                Forecast(
                    name,
                    item.html,
                    item.text,
                    key,
                    is_summary,
                    item.source,
                    item.excerpt,
                    item.notes,
                )
            )
        marked = [one for one in forecasts if one.is_summary]
        if len(marked) != 1:
            at = marked[1].source if marked else parsed.forecasts_at or read.source
            found = "no forecast is" if not marked else f"{len(marked)} forecasts are"
            self.mistakes.error(
                "summary-count",
                f"{found} marked {{.summary}}",
                at,
                "mark exactly one: it is printed on the summary page for this chapter",
            )
        return forecasts


def _running(messages: Sequence[Message], kind: TextKind) -> list[Message]:
    """Return the messages of a text; only the first paragraph of a chapter is a lead."""
    if kind is TextKind.CHAPTER:
        return list(messages)
    return [
        replace(one, kind=MessageKind.PARAGRAPH) if one.kind is MessageKind.LEAD else one
        for one in messages
    ]
