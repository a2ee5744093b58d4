"""Taking the words out of a text, and putting those of a translation in their place.

Both are one rule between the block and the inline parsing of a chapter: structure comes from
the source alone, so that a translation has the same blocks, pictures and keys by construction.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from html import escape
from typing import Any

from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from belpress.markdown.attributes import credit_in
from belpress.markdown.languages import REWORDED
from belpress.markdown.texts import inline_parser, marks, shortened
from belpress.model.message import Message, MessageKind, Standing, Translator, Wording
from belpress.model.problem import Problem, Severity, Source

_PICTURE_BRACES = re.compile(r"[ \t]*\{([^{}\n]*)\}[ \t]*\Z")


UNTRANSLATED, OUTDATED = "untranslated", "outdated"
"""Classes of elements with the words of the source, and with an old translation."""


class MessageTaker:
    """The messages of one text as they are met, and what became of them in a translation."""

    def __init__(self, start: Source, translator: Translator | None, written_in: str) -> None:
        self.start = start
        self.translator = translator
        self.written_in = written_in
        self.messages: list[Message] = []
        self.wordings: list[Wording] = []
        self.problems: list[Problem] = []

    def take(
        self, text: str, kind: MessageKind, at: Source, references: Mapping[str, Any]
    ) -> Wording | None:
        """Note a message; return its translation, or ``None`` where there is none to use.

        A fuzzy one is used where the translator gives it, as far as its markup is that of now.
        """
        message = Message(text, kind, at)
        self.messages.append(message)
        if self.translator is None:
            return None
        wording = self.translator(message)
        broken = _broken(text, wording.text, references) if wording.text else ""
        if broken and wording.standing is Standing.TRANSLATED:
            message_text = f'the translation of "{shortened(text)}" {broken}'
            hint = "use the same markup; the words of the source are printed instead"
            self.problems.append(
                Problem("translation-markup", message_text, wording.source, Severity.WARNING, hint)
            )
            wording = replace(wording, standing=Standing.BROKEN)
        self.wordings.append(replace(wording, text="") if broken else wording)
        return self.wordings[-1] if self.wordings[-1].text else None


def take_words(state: StateCore) -> None:
    """Take, and where a translator is given replace, the words of every inline token."""
    words: MessageTaker = state.env["words"]
    references = state.env.get("references", {})
    for index, kind in list(_inline_tokens(state.tokens)):
        token = state.tokens[index]
        at = words.start.down(token.map[0] if token.map else 0)
        if kind in (MessageKind.PARAGRAPH, MessageKind.LEAD) and token.content.startswith("!["):
            _take_figure(words, token, at, references)
            continue
        text = _on_one_line(token.content)
        if not text.strip():
            continue
        given = words.take(text, kind, at, references)
        opener = _opener(state.tokens, index)
        if given:
            if given.text != text:
                token.meta[REWORDED] = True
            token.content = given.text
            if given.standing is Standing.FUZZY:
                opener.attrJoin("class", OUTDATED)
        elif words.translator:
            _mark_untranslated(opener, words.written_in)


def _broken(source: str, translation: str, references: Mapping[str, Any]) -> str:
    """Say in what the markup of a translation differs, or nothing."""
    wanted, found = marks(source, references), marks(translation, references)
    lost, added = wanted - found, found - wanted
    said = [f"lacks {_told(lost)}"] if lost else []
    said += [f"has {_told(added)} that is not in the source"] if added else []
    return " and ".join(said)


def _told(counted: Counter[str]) -> str:
    return ", ".join(
        mark if number == 1 else f"{mark} ({number} times)"
        for mark, number in sorted(counted.items())
    )


def _inline_tokens(tokens: list[Token]) -> Iterator[tuple[int, MessageKind]]:
    """Yield the index of every inline token that holds words, and what it is."""
    opened: list[str] = []
    in_forecasts, is_first = False, True
    for index, token in enumerate(tokens):
        if token.nesting == 1:
            opened.append(token.type)
        elif token.nesting == -1:
            opened.pop()
        elif token.type == "inline":
            attributes = str(token.meta.get("attributes", ""))
            if "heading_open" in opened and ".forecasts" in attributes.split():
                in_forecasts = True
                continue
            kind = _kind(opened, in_forecasts=in_forecasts)
            if kind is MessageKind.FORECAST and ".summary" in attributes.split():
                kind = MessageKind.SUMMARY
            if kind is MessageKind.PARAGRAPH and is_first:
                kind = MessageKind.LEAD
            is_first = False
            yield index, kind


def _kind(opened: list[str], *, in_forecasts: bool) -> MessageKind:
    if any(one.startswith("footnote") for one in opened):
        return MessageKind.FOOTNOTE
    if "list_item_open" in opened:
        return MessageKind.FORECAST if in_forecasts else MessageKind.LIST_ITEM
    if opened[-1] == "caption_open":
        return MessageKind.CAPTION
    if opened[-1] == "box_title_open":
        return MessageKind.BOX_TITLE
    if opened[-1] in ("th_open", "td_open"):
        return MessageKind.TABLE_CELL
    if opened[-1] == "heading_open":
        return MessageKind.HEADING
    return MessageKind.QUOTATION if "blockquote_open" in opened else MessageKind.PARAGRAPH


def _take_figure(
    words: MessageTaker, token: Token, at: Source, references: Mapping[str, Any]
) -> None:
    """Take the alt text, the credit and the caption of a figure, each a message of its own.

    The braces behind the picture are taken off before its line is read as words.
    """
    (inline,) = inline_parser().parseInline(token.content, {"references": dict(references)})
    image = (inline.children or [Token("text", "", 0)])[0]
    if image.type != "image":
        return
    alt, rest = image.content, token.content[2 + len(image.content) :]
    link, newline, caption = rest.partition("\n")
    if braces := _PICTURE_BRACES.search(link):
        link, token.meta["attributes"] = link[: braces.start()], braces[1]
    if alt.strip():
        given = words.take(_on_one_line(alt), MessageKind.ALT, at, references)
        alt = _without_brackets(given.text) if given else alt
    if credit := credit_in(token.meta.get("attributes", "")):
        given = words.take(credit, MessageKind.PICTURE_CREDIT, at, references)
        token.meta["credit"] = given.text if given else credit
    if caption.strip():
        place = at.down(token.content[: -len(caption)].count("\n"))
        text = _on_one_line(_without_emphasis(caption.strip()))
        given = words.take(text, MessageKind.CAPTION, place, references)
        if given and given.text != text:
            token.meta[REWORDED] = True
        caption = given.text if given else caption
        if given and given.standing is Standing.FUZZY:
            token.meta["marked"] = f'class="{OUTDATED}"'
        elif not given and words.translator:
            token.meta["marked"] = f'class="{UNTRANSLATED}" lang="{escape(words.written_in)}"'
    token.content = f"![{alt}{link}{newline}{caption}"


def _without_emphasis(caption: str) -> str:
    """Take off emphasis that holds a whole caption: captions are italic by design."""
    (inline,) = inline_parser().parseInline(caption)
    children = inline.children or []
    depths = [0]
    for child in children:
        depths.append(depths[-1] + child.nesting)
    is_one = children and children[0].type == "em_open" and 0 not in depths[1:-1]
    return caption[1:-1] if is_one else caption


def _without_brackets(alt: str) -> str:
    return re.sub(r"(?<!\\)([\[\]])", r"\\\1", alt)


def _on_one_line(text: str) -> str:
    """Join the lines of a paragraph; a hard line break stays."""
    lines = text.split("\n")
    joined = ""
    for line in lines[:-1]:
        is_hard = line.endswith(("\\", "  "))
        joined += line.strip(" \t") + ("  \n" if is_hard and line.endswith("  ") else "")
        joined += "\n" if line.endswith("\\") else "" if is_hard else " "
    return joined + lines[-1].strip(" \t")


def _opener(tokens: list[Token], index: int) -> Token:
    """Return the token of the element that an inline token fills."""
    opener = tokens[index - 1]
    return tokens[index - 2] if opener.hidden else opener


def _mark_untranslated(opener: Token, language: str) -> None:
    opener.attrJoin("class", UNTRANSLATED)
    if language:
        opener.attrSet("lang", language)
