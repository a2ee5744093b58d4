"""From the tokens of a chapter's Markdown to its blocks."""

from __future__ import annotations

from itertools import count
from typing import Any
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token

from belpress.markdown.attributes import (
    CREDIT,
    LANG,
    Allowed,
    Attributes,
    given_names,
    read_attributes,
)
from belpress.markdown.boxes import KINDS, parted
from belpress.markdown.comments import COMMENT, ignore_of
from belpress.markdown.footnotes import NOTES, Notes, without_marks
from belpress.markdown.inline_slips import inline_slips
from belpress.markdown.languages import passage_slips, tag_slips
from belpress.markdown.links import resolve_link
from belpress.markdown.names import Names
from belpress.markdown.nesting import too_much
from belpress.markdown.parsed import Item, Parsed
from belpress.markdown.tokens import (
    child_text,
    items,
    plain_text,
    starts_with_image,
    top_level,
    without_emphasis,
)
from belpress.model.block import Block, BlockKind, Figure, FigureForm
from belpress.model.note import Note
from belpress.model.picture import Picture, focus_of
from belpress.model.problem import Problem, Source

OF_TEXTS = Allowed(fields=(LANG,))
OF_HEADINGS = Allowed(("forecasts",), (LANG,))
OF_FIGURES = Allowed(tuple(form.value for form in FigureForm), ("focus", CREDIT, LANG))
OF_BOXES = Allowed(("wide",), (LANG,))
OF_FORECASTS = Allowed(("summary",), ("colour_key", LANG))

_KINDS = {
    "paragraph_open": BlockKind.PARAGRAPH,
    "heading_open": BlockKind.HEADING,
    "bullet_list_open": BlockKind.LIST,
    "ordered_list_open": BlockKind.LIST,
    "blockquote_open": BlockKind.QUOTE,
    "fence": BlockKind.CODE,
    # Code by indent is an error already, and most likely a paragraph
    "code_block": BlockKind.PARAGRAPH,
    "hr": BlockKind.RULE,
}


def read_blocks(tokens: list[Token], start: Source, chapter: str, markdown: MarkdownIt) -> Parsed:
    """Read the blocks of a chapter whose text begins at ``start``."""
    return _Reader(tokens, start, chapter, markdown).read()


class _Reader:
    """Turns the tokens of one chapter into blocks."""

    def __init__(
        self, tokens: list[Token], start: Source, chapter: str, markdown: MarkdownIt
    ) -> None:
        self.tokens = tokens
        self.start = start
        self.chapter = chapter
        self.markdown = markdown
        self.renderer = RendererHTML()
        self.renderer.rules.update(self.markdown.renderer.rules)  # type: ignore[attr-defined]
        self.parsed = Parsed()
        self.names = Names(chapter, given_names(tokens))
        self.numbers = count(1)
        self.heading_level = 1
        self.others: list[list[Token]] = []
        """Blocks under the forecasts that are not their list."""
        self.notes = Notes(tokens, start, chapter, self.renderer)
        self.env: dict[str, Any] = {NOTES: self.notes}

    def read(self) -> Parsed:
        deepest = self.markdown.options.maxNesting - 1
        self.parsed.problems += too_much(self.tokens, self.start, deepest)
        self._read_comments()
        groups = top_level([token for token in self.tokens if token.type != COMMENT])
        for group in groups:
            for token in group:
                if token.type == "inline":
                    self._check_inline(token, group)
        for group in groups:
            if group[0].type != "footnote_block_open":
                self._read_block(group)
        self._complain_of_others()
        self.parsed.names, self.parsed.same = self.names.places, self.names.same
        return self.parsed

    def _read_comments(self) -> None:
        """Note what comments say is to be ignored in the block that follows each of them."""
        end = 0
        for token in reversed(self.tokens):
            if token.type == COMMENT and token.map:
                last_line = self.start.down(max(end, token.map[1]) - 1).line
                ignore = ignore_of(token.content, self.place(token), last_line)
                self.parsed.ignores[:0] = [ignore] if ignore else []
            elif token.map:
                end = token.map[1]

    def place(self, token: Token) -> Source:
        return self.start.down(token.map[0] if token.map else 0)

    def complain(self, rule: str, message: str, at: Source, hint: str = "") -> None:
        self.parsed.problems.append(Problem(rule, message, at, hint=hint))

    def _read_block(self, group: list[Token]) -> None:
        first = group[0]
        at = self.place(first)
        if self.parsed.forecasts_at:
            self._read_forecasts(group)
        elif first.type == "heading_open":
            self._read_heading(group)
        elif first.type == "paragraph_open" and starts_with_image(group[1]):
            self._read_figure(group[1], at)
        elif first.type in KINDS:
            self._read_wide(group, at)
        elif first.type in _KINDS:
            self._add(_KINDS[first.type], group, at)

    def _read_wide(self, group: list[Token], at: Source) -> None:
        """Read a box or a table, whose title or caption may say that it is wide, and its name."""
        kind, wide = KINDS[group[0].type]
        head, group = parted(group)
        attributes = self._attributes(head, at, OF_BOXES) if head else Attributes()
        if head:
            head.meta.pop("attributes", None)
        name = self._given(attributes.name, at)
        self._add(wide if "wide" in attributes.classes else kind, group, at, name)

    def _add(self, kind: BlockKind, group: list[Token], at: Source, name: str = "") -> None:
        html = self._html(group)
        text = " ".join(plain_text(token) for token in group if token.type == "inline")
        if group[0].type in ("fence", "code_block"):
            text = group[0].content
        for token in group:
            if kind is not BlockKind.HEADING and "attributes" in token.meta:
                self._attributes(token, self.place(token))
        name = name or f"{self.chapter}-{next(self.numbers)}"
        self.parsed.blocks.append(Block(kind, name, html, text, at, notes=self._called(at)))

    def _html(self, tokens: list[Token]) -> str:
        return self.renderer.render(tokens, self.markdown.options, self.env).strip()

    def _read_heading(self, group: list[Token]) -> None:
        at, level = self.place(group[0]), int(group[0].tag[1])
        attributes = self._attributes(group[1], at, OF_HEADINGS)
        if level == 1:
            self.complain(
                "heading-level",
                'a heading of one "#" is the title, which is in the front matter',
                at,
                hint='write "## " for a subhead',
            )
        elif level > self.heading_level + 1 or level > 4:
            self.complain(
                "heading-level",
                f'a heading of {level} "#" follows one of {self.heading_level}',
                at,
                hint=f'write "{"#" * min(self.heading_level + 1, 4)} "',
            )
        self.heading_level = max(level, 1)
        if "forecasts" in attributes.classes:
            self.parsed.forecasts_at = at
            return
        name = self._given(attributes.name, at)
        name = name or self.names.of_words(plain_text(group[1]), at)
        for token in (group[0], group[-1]):
            token.tag = f"h{level + 1}"
        self._add(BlockKind.HEADING, group, at, name)

    def _given(self, name: str, at: Source) -> str:
        """Note a name that an author gives to a place, and return it as the edition knows it."""
        if not name:
            return ""
        self.parsed.problems += self.names.give(name, at)
        return self.names.full(name)

    def _read_figure(self, inline: Token, at: Source) -> None:
        children = list(inline.children or [])
        image, rest = children[0], children[1:]
        attributes = self._attributes(inline, at, OF_FIGURES)
        if rest and rest[0].type not in ("softbreak", "hardbreak"):
            self.complain(
                "picture-in-text",
                "a picture stands in the middle of a text",
                at,
                hint="put the picture on a line of its own and its caption on the next",
            )
        caption = without_emphasis(rest[1:])
        html = self.renderer.renderInline(caption, self.markdown.options, self.env)
        if marked := inline.meta.get("marked"):
            html = f"<span {marked}>{html}</span>"
        text = "".join(child_text(child) for child in caption)
        picture = Picture(
            unquote(str(image.attrs.get("src", ""))),
            plain_text(image),
            at,
            credit=str(inline.meta.get("credit", "")),
            focus=self._focus(attributes, at),
        )
        chosen = [form for form in FigureForm if form.value in attributes.classes]
        form = chosen[0] if chosen else FigureForm.WIDE
        name = f"{self.chapter}-{next(self.numbers)}"
        words = (html.strip(), text.strip(), at, picture, form)
        self.parsed.blocks.append(Figure(BlockKind.FIGURE, name, *words, notes=self._called(at)))

    def _focus(self, attributes: Attributes, at: Source) -> str:
        """Return what must be kept of a picture, as a position in CSS."""
        written = attributes.fields.get("focus", "")
        focus = focus_of(written) if written else ""
        if focus is None:
            self.complain(
                "picture-focus",
                f'focus="{written:.40}" is not a place in a picture',
                at,
                hint='write left, right, top, bottom, "top left" or the like, or "30% 70%"',
            )
        return focus or ""

    def _read_forecasts(self, group: list[Token]) -> None:
        if group[0].type != "bullet_list_open" or self.parsed.forecasts:
            self.others.append(group)
            return
        for item in items(group):
            place = self.place(item[0])
            attributes = Attributes()
            for token in item:
                if token.type == "inline" and "attributes" in token.meta:
                    attributes = self._attributes(token, place, OF_FORECASTS)
            self._given(attributes.name, place)
            inner = item[1:-1]
            html = self._html(inner)
            notes, excerpt = self._called(place), self._html(without_marks(inner))
            text = " ".join(plain_text(token) for token in inner if token.type == "inline")
            if not text.strip():
                self.complain("forecast-empty", "a forecast without a text", place)
            self.parsed.forecasts.append(Item(html, text, attributes, place, excerpt, notes))

    def _complain_of_others(self) -> None:
        """Complain, once, of what stands under the forecasts and is not one of them."""
        rows = [token.map for group in self.others for token in group if token.map]
        if not rows:
            return
        first, last = self.start.down(rows[0][0]), self.start.down(max(end for _, end in rows) - 1)
        upto = f", up to line {last.line}" if len(self.others) > 1 else ""
        self.complain(
            "forecasts-list",
            f"there is something other than one list under the forecasts{upto}",
            first,
            hint='the forecasts are one list, each item begins with "- ", and they come last',
        )

    def _called(self, at: Source) -> tuple[Note, ...]:
        """Return the notes that what was rendered last is the first to call."""
        return self.notes.take(at, self.markdown.options, self.env)

    def _attributes(self, inline: Token, at: Source, allowed: Allowed = OF_TEXTS) -> Attributes:
        """Return the attributes at the end of a text, less what means nothing there."""
        written = inline.meta.get("attributes")
        return Attributes() if written is None else self._read_attributes(written, at, allowed)

    def _read_attributes(self, written: str, at: Source, allowed: Allowed) -> Attributes:
        attributes, problems = read_attributes(written, at, allowed)
        self.parsed.problems += [*problems, *tag_slips(attributes.fields.get(LANG), at)]
        return attributes

    def _check_inline(self, token: Token, group: list[Token]) -> None:
        """Resolve the links of a text, and complain of what cannot be set in it."""
        at, is_own = self.place(token), group[0].type == "paragraph_open"
        children = token.children or []
        for child in children:
            if child.type == "link_open":
                self.parsed.problems += resolve_link(child, at, self.chapter, self.parsed.links)
        self.parsed.problems += passage_slips(children, at)
        self.parsed.problems += inline_slips(children, at, may_begin_with_picture=is_own)
        token.children = [
            child for child in children if child.type != "image" or child is children[0]
        ]
