"""From a chapter as it was read to the Chapter of an edition."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path

from belpress.language import excerpts
from belpress.markdown.display import set_headline, set_plain, set_pull_quote
from belpress.model.edition import (
    ALT_LIMIT,
    PICTURE_ENDINGS,
    Block,
    BlockKind,
    Chapter,
    ColourKey,
    Figure,
    Forecast,
    Picture,
    PullQuote,
    QuotePlace,
)
from belpress.model.problem import Source, did_you_mean
from belpress.project.project import (
    OutsideProject,
    Project,
    has_exact_name,
    nearest_file,
    same_name_elsewhere,
)
from belpress.read.chapter_file import ReadChapter
from belpress.read.messages import chapter_messages
from belpress.read.mistakes import Mistakes
from belpress.read.schema import (
    ChapterFields,
    PullQuoteFields,
)

_BEGUN_WITH = {
    BlockKind.HEADING: "a heading",
    BlockKind.LIST: "a list",
    BlockKind.QUOTE: "a quotation",
    BlockKind.TABLE: "a table",
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
    ) -> None:
        self.project = project
        self.keys = keys
        self.language = language
        self.mistakes = mistakes

    def chapter(self, read: ReadChapter) -> Chapter | None:
        """Return the chapter, or nothing where its front matter cannot be read."""
        front, parsed = read.front, read.parsed
        forecasts = self._forecasts(read)
        if front is None:
            return None
        self._check_key(front.colour_key, read.fields.place(("colour_key",)))
        opener = self._opener(front, read)
        blocks = [self._with_picture(block, read) for block in parsed.blocks]
        lead, body = self._lead(blocks, read)
        quotes = [
            quote
            for index, one in enumerate(front.pull_quotes)
            if (quote := self._pull_quote(one, read.fields.place(("pull_quotes", index)), body))
        ]
        return Chapter(
            name=read.name,
            title=set_plain(front.title, self.language),
            headline=set_headline(front.headline, self.language),
            colour_key=front.colour_key,
            opener=opener,
            pull_quotes=tuple(
                replace(one, text=set_pull_quote(one.text, self.language)) for one in quotes
            ),
            lead=lead,
            body=body,
            forecasts=tuple(
                replace(one, colour_key=one.colour_key or front.colour_key) for one in forecasts
            ),
            source=read.source,
            markdown=read.markdown,
            start=read.start or read.source,
            messages=chapter_messages(front, read.fields, parsed.messages),
            ignores=tuple(parsed.ignores),
            is_draft=front.draft,
            planned_pages=front.pages,
        )

    def _check_key(self, name: str, at: Source) -> None:
        if name not in self.keys:
            self.mistakes.error(
                "colour-key-unknown",
                f'colour_key: "{name}" is no colour key of this edition',
                at,
                did_you_mean(name, self.keys),
            )

    def _opener(self, front: ChapterFields, read: ReadChapter) -> Picture:
        at = read.fields.place(("opener", "image"))
        path = self._picture_path(front.opener.image, read.path, at)
        alt_at = read.fields.place(("opener", "alt"))
        self._check_alt(front.opener.alt, alt_at, 'write what it shows behind "alt:"')
        return Picture(path, front.opener.alt, at, front.opener.credit)

    def _with_picture(self, block: Block, read: ReadChapter) -> Block:
        if not isinstance(block, Figure):
            return block
        path = self._picture_path(block.picture.path, read.path, block.source)
        mend = "write what it shows between the square brackets: ![…](…)"
        self._check_alt(block.picture.alt, block.source, mend)
        return replace(block, picture=replace(block.picture, path=path))

    def _check_alt(self, alt: str, at: Source, mend: str) -> None:
        if not alt.strip():
            self.mistakes.error("alt-missing", "a picture without an alt text", at, mend)
        elif len(alt) > ALT_LIMIT:
            self.mistakes.warn(
                "alt-long",
                f"an alt text of {len(alt)} characters",
                at,
                f"{ALT_LIMIT} are enough to say what a picture shows",
            )

    def _picture_path(self, written: str, chapter: Path, at: Source) -> str:
        if re.match(r"[a-zA-Z][a-zA-Z0-9+.-]*:", written):
            self.mistakes.error(
                "path-outside",
                f'"{written:.80}" is no path; pictures are files of the project',
                at,
                "put the picture into assets/images and name it from there",
            )
            return ""
        try:
            path = self.project.inside(written, chapter.parent)
        except OutsideProject:
            self.mistakes.error(
                "path-outside",
                f'"{written:.80}" leads out of the project',
                at,
                "put the picture into assets/images and name it from there",
            )
            return ""
        if not self.project.has(path) or not has_exact_name(path):
            relative = self.project.relative(path)
            hint = self.mistakes.near(partial(self._nearest_picture, path, chapter.parent))
            self.mistakes.error("picture-missing", f'no picture "{relative:.120}"', at, hint)
            return ""
        return self.project.relative(path)

    def _nearest_picture(self, path: Path, folder: Path) -> str:
        """Say where a missing picture may be; ``folder`` is that of the file that names it."""
        if elsewhere := same_name_elsewhere(self.project, path):
            return f'it is in another folder; write "{os.path.relpath(elsewhere, folder)}"'
        hint = nearest_file(path, PICTURE_ENDINGS)
        return hint or f'there are no pictures in "{self.project.relative(path.parent):.80}"'

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

    def _pull_quote(
        self, quote: PullQuoteFields, at: Source, body: tuple[Block, ...]
    ) -> PullQuote | None:
        wanted = quote.near if quote.paraphrase and quote.near else quote.text
        found = excerpts.find(wanted, [block.text for block in body])
        if found is None and not (quote.paraphrase and not quote.near):
            hint = excerpts.drift_hint(wanted, [block.text for block in body])
            message = f'pull quote: "{wanted:.60}…" is not in the text of the chapter'
            self.mistakes.error("pull-quote-drift", message, at, hint)
            return None
        block, offset = found or (0, 0.0)
        is_whole = found and not quote.paraphrase
        return PullQuote(
            quote.text,
            QuotePlace(quote.place),
            block,
            offset,
            at,
            excerpts.whole_sentences(quote.text, body[block].text) if is_whole else None,
            quote.paraphrase,
        )

    def _forecasts(self, read: ReadChapter) -> list[Forecast]:
        parsed = read.parsed
        if not parsed.forecasts:
            if parsed.blocks or read.front:
                at = parsed.forecasts_at or read.source
                self.mistakes.error(
                    "forecasts-missing",
                    "the chapter has no forecasts",
                    at,
                    'it ends with "## Forecasts {.forecasts}" and a list',
                )
            return []
        forecasts = []
        for number, item in enumerate(parsed.forecasts, start=1):
            key = item.attributes.fields.get("colour_key", "")
            if key:
                self._check_key(key, item.source)
            name = item.attributes.name
            name = f"{read.name}--{name}" if name else f"{read.name}-forecast-{number}"
            is_summary = "summary" in item.attributes.classes
            forecasts.append(Forecast(name, item.html, item.text, key, is_summary, item.source))
        marked = [one for one in forecasts if one.is_summary]
        if len(marked) != 1:
            at = marked[1].source if marked else parsed.forecasts_at or read.source
            found = "no forecast is" if not marked else f"{len(marked)} forecasts are"
            self.mistakes.error(
                "summary-count",
                f"{found} marked {{.summary}}",
                at,
                "mark exactly one: it stands on the summary page for this chapter",
            )
        return forecasts
