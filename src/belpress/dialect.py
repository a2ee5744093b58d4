"""The Markdown dialect of manuscripts: CommonMark with tables, footnotes and trailing attributes.

Raw HTML is shown as text. ``parse`` never fails: it returns the blocks it could read, and the
problems it met. All of the syntax is known here and nowhere else.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from html import escape
from itertools import count
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from belpress.edition import Block, BlockKind, Figure, FigureForm, Picture
from belpress.problem import Problem, Source, did_you_mean
from belpress.typography import bind_last_words, dashes, habits, spaces

LINK_SCHEMES = ("http", "https", "mailto")
HEADING_CLASSES = ("forecasts",)
FORECAST_CLASSES = ("summary",)
FORECAST_FIELDS = ("colour_key",)

_ATTRIBUTES = re.compile(r"[ \t]*\{([^{}\n]*)\}[ \t]*\Z")
_ATTRIBUTE = re.compile(r"\s*(?:([.#])([\w-]+)|([\w-]+)=(?:\"([^\"]*)\"|(\S+)))")
_ABBREVIATION = re.compile(r"(?<![\w&;#])[A-ZА-ЯЁІЎ]{2,}(?![\w;])")
_WHOLE = re.compile(r"(?<![\w&#])(?:\d+-[а-яёіў]{1,3}(?!\w)|\d[\d.,]*–\d[\d.,]*%?)")
"""Ordinals and ranges in figures, which are not divided: 20-х, 1.5–2.0."""
_KINDS = {
    "paragraph_open": BlockKind.PARAGRAPH,
    "heading_open": BlockKind.HEADING,
    "bullet_list_open": BlockKind.LIST,
    "ordered_list_open": BlockKind.LIST,
    "blockquote_open": BlockKind.QUOTE,
    "table_open": BlockKind.TABLE,
    "fence": BlockKind.CODE,
    "code_block": BlockKind.CODE,
    "hr": BlockKind.RULE,
}


@dataclass(frozen=True)
class Attributes:
    """What stands in braces behind a heading, item or picture: ``{#name .class key=value}``."""

    name: str = ""
    classes: tuple[str, ...] = ()
    fields: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Item:
    """One item of the forecasts list."""

    html: str
    text: str
    attributes: Attributes
    source: Source


@dataclass(frozen=True)
class Link:
    """A link inside the edition: ``target`` is ``chapter`` or ``chapter--name``."""

    target: str
    written: str
    source: Source


@dataclass
class Parsed:
    """A chapter's text: its blocks in order (the first is the lead) and its forecasts.

    ``forecasts_at`` is where the heading of the forecasts stands, if there is one; ``names`` are
    the anchors of the chapter with their places.
    """

    blocks: list[Block] = field(default_factory=list)
    forecasts: list[Item] = field(default_factory=list)
    forecasts_at: Source | None = None
    links: list[Link] = field(default_factory=list)
    names: dict[str, Source] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def parse(markdown: str, *, start: Source, chapter: str, language: str) -> Parsed:
    """Read the text of a chapter that begins at ``start``.

    ``chapter`` is the chapter's name; the anchors of its blocks begin with it. Never raises for
    what a manuscript says.
    """
    env: dict[str, Any] = {}
    tokens = _markdown(language).parse(markdown, env)
    return _Reader(tokens, start, chapter, language).read()


def plain(text: str, language: str) -> str:
    """Set a text without markup, such as a title: quotation marks, dashes, ellipses, spaces."""
    (inline,) = _plain(language).parseInline(text, {}) or [Token("inline", "", 0)]
    return "".join(token.content for token in inline.children or [])


def abbreviations(html: str) -> str:
    """Mark abbreviations in capitals (EU, OSCE, АБСЕ), which are set as small capitals."""
    return _ABBREVIATION.sub(r'<span class="abbreviation">\g<0></span>', html)


@cache
def _markdown(language: str) -> MarkdownIt:
    markdown = MarkdownIt("commonmark", _options(language)).enable(
        ["table", "replacements", "smartquotes"]
    )
    markdown.use(footnote_plugin)
    markdown.validateLink = lambda url: True  # type: ignore[method-assign]
    markdown.core.ruler.after("block", "trailing_attributes", _take_trailing_attributes)
    markdown.core.ruler.push("spacing", _space_words(language))
    markdown.add_render_rule("text", _render_text)
    markdown.add_render_rule("softbreak", _render_softbreak)
    markdown.add_render_rule("footnote_ref", _render_footnote)
    return markdown


@cache
def _plain(language: str) -> MarkdownIt:
    markdown = MarkdownIt("zero", _options(language)).enable(["replacements", "smartquotes"])
    markdown.core.ruler.push("spacing", _space_words(language))
    return markdown


def _options(language: str) -> dict[str, Any]:
    return {"html": False, "typographer": True, "quotes": list(habits(language).quotes)}


def _space_words(language: str) -> Any:  # noqa: ANN401 - a rule, as the library types it
    def rule(state: StateCore) -> None:
        before = None
        for token in state.tokens:
            for child in token.children or []:
                if child.type == "text":
                    child.content = spaces(dashes(child.content, language), language)
            in_paragraph = before is not None and before.type == "paragraph_open"
            last = _last_text(token.children or [])
            if in_paragraph and last:
                last.content = bind_last_words(last.content)
            before = token

    return rule


def _last_text(children: Sequence[Token]) -> Token | None:
    """Return the text that ends a paragraph, also inside emphasis; none after anything else."""
    for child in reversed(children):
        if child.type == "text" and child.content.strip():
            return child
        if child.type != "text" and child.nesting != -1:
            return None
    return None


def _take_trailing_attributes(state: StateCore) -> None:
    """Take ``{…}`` off the end of headings and list items, before inline parsing."""
    opened: list[str] = []
    for token in state.tokens:
        if token.nesting == 1:
            opened.append(token.type)
        elif token.nesting == -1:
            opened.pop()
        elif token.type == "inline" and (
            "heading_open" in opened[-1:] or "list_item_open" in opened[-2:-1]
        ):
            found = _ATTRIBUTES.search(token.content)
            if found:
                token.content = token.content[: found.start()]
                token.meta["attributes"] = found[1]


def _render_text(
    self: RendererHTML,
    tokens: Sequence[Token],
    index: int,
    options: Any,  # noqa: ANN401 - as the library calls it
    env: Any,  # noqa: ANN401
) -> str:
    html = abbreviations(escape(tokens[index].content, quote=False))
    return _WHOLE.sub(r'<span class="whole">\g<0></span>', html)


def _render_softbreak(
    self: RendererHTML,
    tokens: Sequence[Token],
    index: int,
    options: Any,  # noqa: ANN401 - as the library calls it
    env: Any,  # noqa: ANN401
) -> str:
    return " "


def _render_footnote(
    self: RendererHTML,
    tokens: Sequence[Token],
    index: int,
    options: Any,  # noqa: ANN401 - as the library calls it
    env: Any,  # noqa: ANN401
) -> str:
    meta = tokens[index].meta
    if meta.get("subId"):
        return f'<sup class="footnote-again">{meta["id"] + 1}</sup>'
    return f'<span class="footnote">{env["notes"].get(meta["id"], "")}</span>'


class _Reader:
    """Turns the tokens of one chapter into blocks."""

    def __init__(self, tokens: list[Token], start: Source, chapter: str, language: str) -> None:
        self.tokens = tokens
        self.start = start
        self.chapter = chapter
        self.markdown = _markdown(language)
        self.renderer = RendererHTML()
        self.renderer.rules.update(self.markdown.renderer.rules)  # type: ignore[attr-defined]
        self.parsed = Parsed()
        self.numbers = count(1)
        self.heading_level = 1
        self.env: dict[str, Any] = {"notes": {}}

    def read(self) -> Parsed:
        groups = _top_level(self.tokens)
        for group in groups:
            self._check_inline(group)
        for group in groups:
            if group[0].type == "footnote_block_open":
                self._read_notes(group)
        for group in groups:
            if group[0].type != "footnote_block_open":
                self._read_block(group)
        return self.parsed

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
        elif first.type == "paragraph_open" and _starts_with_image(group[1]):
            self._read_figure(group[1], at)
        elif first.type in _KINDS:
            self._add(_KINDS[first.type], group, at)

    def _add(self, kind: BlockKind, group: list[Token], at: Source, name: str = "") -> None:
        html = self.renderer.render(group, self.markdown.options, self.env).strip()
        text = " ".join(_plain_text(token) for token in group if token.type == "inline")
        if group[0].type in ("fence", "code_block"):
            text = group[0].content
        for token in group:
            if kind is not BlockKind.HEADING and "attributes" in token.meta:
                self._attributes(token, self.place(token), (), ())
        name = name or f"{self.chapter}-{next(self.numbers)}"
        self.parsed.blocks.append(Block(kind, name, html, text, at))

    def _read_heading(self, group: list[Token]) -> None:
        at, level = self.place(group[0]), int(group[0].tag[1])
        attributes = self._attributes(group[1], at, HEADING_CLASSES, ())
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
        name = attributes.name or _slug(_plain_text(group[1]))
        name = self._name(name, at) if name else ""
        for token in (group[0], group[-1]):
            token.tag = f"h{level + 1}"
        self._add(BlockKind.HEADING, group, at, name)

    def _name(self, name: str, at: Source) -> str:
        full = f"{self.chapter}--{name}"
        if full in self.parsed.names:
            first = self.parsed.names[full]
            self.complain(
                "name-twice",
                f'"#{name}" names two places; the other is in line {first.line}',
                at,
                hint="give one of them another name: {#name}",
            )
        self.parsed.names[full] = at
        return full

    def _read_figure(self, inline: Token, at: Source) -> None:
        children = list(inline.children or [])
        image, rest = children[0], children[1:]
        form = FigureForm.WIDE
        if rest and rest[0].type == "text" and rest[0].content.startswith("{"):
            written, _, after = rest[0].content.partition("}")
            form = self._figure_form(written.lstrip("{"), at)
            rest = ([_text_token(after)] if after.strip() else []) + rest[1:]
        if rest and rest[0].type not in ("softbreak", "hardbreak"):
            self.complain(
                "picture-in-text",
                "a picture stands in the middle of a text",
                at,
                hint="put the picture on a line of its own and its caption on the next",
            )
        caption = _without_emphasis(rest[1:])
        html = self.renderer.renderInline(caption, self.markdown.options, self.env)
        text = "".join(_child_text(child) for child in caption)
        picture = Picture(str(image.attrs.get("src", "")), _plain_text(image), at)
        name = f"{self.chapter}-{next(self.numbers)}"
        self.parsed.blocks.append(
            Figure(BlockKind.FIGURE, name, html.strip(), text.strip(), at, picture, form)
        )

    def _figure_form(self, written: str, at: Source) -> FigureForm:
        attributes = self._parse_attributes(written, at)
        forms = {form.value: form for form in FigureForm}
        self._check_attributes(attributes, at, tuple(forms), ())
        chosen = [forms[name] for name in attributes.classes if name in forms]
        return chosen[0] if chosen else FigureForm.WIDE

    def _read_forecasts(self, group: list[Token]) -> None:
        at = self.place(group[0])
        if group[0].type != "bullet_list_open" or self.parsed.forecasts:
            self.complain(
                "forecasts-list",
                "something else than the one list stands under the forecasts",
                at,
                hint='the forecasts are one list, each item begins with "- ", and they come last',
            )
            return
        for item in _items(group):
            place = self.place(item[0])
            attributes = Attributes()
            for token in item:
                if token.type == "inline" and "attributes" in token.meta:
                    attributes = self._attributes(token, place, FORECAST_CLASSES, FORECAST_FIELDS)
            if attributes.name:
                self._name(attributes.name, place)
            inner = item[1:-1]
            html = self.renderer.render(inner, self.markdown.options, self.env).strip()
            text = " ".join(_plain_text(token) for token in inner if token.type == "inline")
            if not text.strip():
                self.complain("forecast-empty", "a forecast without a text", place)
            self.parsed.forecasts.append(Item(html, text, attributes, place))

    def _read_notes(self, group: list[Token]) -> None:
        number = 0
        for token in group:
            if token.type == "footnote_open":
                number = token.meta["id"]
            elif token.type == "inline":
                children = token.children or []
                html = self.renderer.renderInline(children, self.markdown.options, self.env)
                notes = self.env["notes"]
                notes[number] = f"{notes[number]} {html}" if number in notes else html

    def _attributes(
        self, inline: Token, at: Source, classes: tuple[str, ...], fields: tuple[str, ...]
    ) -> Attributes:
        written = inline.meta.get("attributes")
        if written is None:
            return Attributes()
        attributes = self._parse_attributes(written, at)
        self._check_attributes(attributes, at, classes, fields)
        return attributes

    def _parse_attributes(self, written: str, at: Source) -> Attributes:
        name, classes, fields, end = "", [], {}, 0
        while found := _ATTRIBUTE.match(written, end):
            end = found.end()
            if found[1] == "#":
                name = found[2]
            elif found[1] == ".":
                classes.append(found[2])
            else:
                fields[found[3]] = found[4] if found[4] is not None else found[5]
        if written[end:].strip() or not written.strip():
            self.complain(
                "attributes-syntax",
                f'"{{{written}}}" cannot be read',
                at,
                hint="in braces stand .class, #name or key=value, with spaces between",
            )
        return Attributes(name, tuple(classes), fields)

    def _check_attributes(
        self, found: Attributes, at: Source, classes: tuple[str, ...], fields: tuple[str, ...]
    ) -> None:
        wrong = [f".{name}" for name in found.classes if name not in classes]
        wrong += [name for name in found.fields if name not in fields]
        valid = [f".{name}" for name in classes] + list(fields)
        for name in wrong:
            self.complain(
                "attributes-unknown", f'"{name}" means nothing here', at, did_you_mean(name, valid)
            )

    def _check_inline(self, group: list[Token]) -> None:
        """Resolve the links of a block, and complain of what cannot be set."""
        for token in group:
            if token.type != "inline":
                continue
            at = self.place(token)
            children = token.children or []
            for index, child in enumerate(children):
                if child.type == "link_open":
                    self._resolve_link(child, at)
                elif child.type == "image" and not (
                    index == 0 and group[0].type == "paragraph_open"
                ):
                    self.complain(
                        "picture-in-text",
                        "a picture stands in the middle of a text",
                        at,
                        hint="put the picture in a paragraph of its own",
                    )
                elif child.type == "text" and (note := re.search(r"\[\^([^\]]+)\]", child.content)):
                    self.complain(
                        "footnote-missing",
                        f'footnote "{note[1]}" has no text',
                        at,
                        hint=f'add a line "[^{note[1]}]: …"',
                    )
            token.children = [
                child for child in children if child.type != "image" or child is children[0]
            ]

    def _resolve_link(self, token: Token, at: Source) -> None:
        written = str(token.attrs.get("href", ""))
        scheme, colon, _ = written.partition(":")
        if not written.strip():
            self.complain("link-empty", "a link without an address", at)
        elif re.fullmatch(r"[a-zA-Z][a-zA-Z0-9+.-]*", scheme) and colon:
            if scheme.lower() not in LINK_SCHEMES:
                token.attrs.pop("href")
                self.complain(
                    "link-scheme",
                    f'a link to "{scheme}:…" is not allowed',
                    at,
                    hint=f"links begin with {', '.join(f'{name}:' for name in LINK_SCHEMES)}",
                )
        else:
            file, _, name = written.partition("#")
            target = (
                self.chapter if not file else chapter_name(file) if file.endswith(".md") else ""
            )
            if not target:
                token.attrs.pop("href")
                self.complain(
                    "link-dead",
                    f'a link to "{written}", which is no chapter',
                    at,
                    hint='write "https://…", or the file name of a chapter ("02-security.md")',
                )
                return
            target = f"{target}--{name}" if name else target
            token.attrs["href"] = f"#{target}"
            self.parsed.links.append(Link(target, written, at))


def chapter_name(file_name: str) -> str:
    """Return a chapter's name: its file's name less number and ``.md``."""
    return re.sub(r"\A\d+[-_ ]*", "", file_name.removesuffix(".md")) or file_name.removesuffix(
        ".md"
    )


def _top_level(tokens: list[Token]) -> list[list[Token]]:
    groups: list[list[Token]] = []
    depth = 0
    for token in tokens:
        if depth == 0:
            groups.append([])
        groups[-1].append(token)
        depth += token.nesting
    return groups


def _items(group: list[Token]) -> list[list[Token]]:
    """Return the items of a list, from ``list_item_open`` to its close, nested ones inside."""
    items: list[list[Token]] = []
    depth = 0
    for token in group[1:-1]:
        if depth == 0:
            items.append([])
        items[-1].append(token)
        depth += token.nesting
    return items


def _starts_with_image(inline: Token) -> bool:
    return bool(inline.children and inline.children[0].type == "image")


def _without_emphasis(children: list[Token]) -> list[Token]:
    """Drop emphasis that holds a whole caption: captions are italic by design."""
    depth = 0
    for index, child in enumerate(children):
        depth += child.nesting
        if depth == 0 and index < len(children) - 1:
            return children
    if children and children[0].type == "em_open" and children[-1].type == "em_close":
        return children[1:-1]
    return children


def _plain_text(token: Token) -> str:
    return "".join(_child_text(child) for child in token.children or [])


def _child_text(child: Token) -> str:
    if child.type in ("softbreak", "hardbreak"):
        return " "
    if child.type in ("text", "code_inline"):
        return child.content
    return ""


def _text_token(content: str) -> Token:
    return Token("text", "", 0, content=content)


def _slug(text: str) -> str:
    return "-".join(re.findall(r"[^\W_]+", text.casefold()))
