"""Markup of other dialects: what a text has that looks like markup and would be printed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

ESCAPE = 'if it is meant as typed, put a backslash "\\" before it'


@dataclass(frozen=True)
class Foreign:
    """One kind of markup: how it looks, what it is, and what is written in its place.

    ``hint`` may depend on what was found; ``is_it`` looks twice.
    """

    looks: re.Pattern[str]
    what: str
    hint: str | Callable[[re.Match[str]], str]
    is_it: Callable[[re.Match[str]], bool] = bool
    escape: str = ESCAPE

    def found(self, text: str) -> Iterator[re.Match[str]]:
        """Yield where a text has it."""
        return (match for match in self.looks.finditer(text) if self.is_it(match))

    def hint_of(self, match: re.Match[str]) -> str:
        """Say what to write in the place of what was found."""
        said = self.hint if isinstance(self.hint, str) else self.hint(match)
        return f"{said}; {self.escape}" if self.escape else said


_TAGS = {
    "br": 'end the line with a backslash "\\"',
    "sup": 'superscript is written "^2^"',
    "sub": 'subscript is written "~2~"',
    "b strong h1 h2 h3 h4 h5 h6": 'bold words are written "**…**", a subhead "## …"',
    "i em cite dfn var": 'words in italics are written "*…*"',
    "u ins mark": 'take the tags out, or set the words in italics: "*…*"',
    "s del strike": "take out what is struck through",
    "a": 'a link is written "[words](https://…)"',
    "code pre tt kbd samp": 'code is written between backticks: "`…`"',
    "img picture figure figcaption svg video audio iframe embed object": (
        'a picture is written "![What it shows](picture.jpg)", its caption on the next line'
    ),
    "table thead tbody tfoot tr td th caption colgroup col": (
        'a table is written "| … | … |", with a line "| --- | --- |" below its head'
    ),
    "ul ol li dl dt dd": 'an item of a list begins with "- " or "1. "',
    "blockquote q": 'a quotation begins with "> "',
    "hr": 'a pause is a line "---" between two blank lines',
    "p div span font small big center section article aside header footer main nav body html head"
    " details summary abbr style script link meta title form input button label address"
    " noscript wbr nobr": "take the tags out",
}
_HINT_OF_TAG = {name: hint for names, hint in _TAGS.items() for name in names.split()}
_ATTRIBUTE = r"[\w:-]+\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s\"'<>]+)"
_TAG = re.compile(
    rf"</?({'|'.join(_HINT_OF_TAG)}|[a-z]\w{{0,8}}:\w+)(?:\s+{_ATTRIBUTE})*\s*/?>", re.IGNORECASE
)
_MATHEMATICAL = re.compile(r"[\\^_={}+*/<>×÷]")
_LEFT_OUT = re.compile(r"\[(?:…|\.\.\.|sic!?|\^[^\]]*|!\w*)\]", re.IGNORECASE)


def _hint_of_tag(match: re.Match[str]) -> str:
    return _HINT_OF_TAG.get(match[1].lower(), "take the tags out")


def _is_formula(match: re.Match[str]) -> bool:
    """Whether what stands between two dollar signs is no amount of money."""
    inside = match[1]
    if inside[0].isdigit():
        return bool(re.search(r"[\\^_=]", inside))
    return bool(_MATHEMATICAL.search(inside)) or re.fullmatch(r"[^\W\d_]{1,3}", inside) is not None


def _is_reference(match: re.Match[str]) -> bool:
    return not _LEFT_OUT.search(match[0])


_FORMULA = "write it in words and signs, with ^2^ and ~2~, or show it as a picture"
_QUOTE = 'a source stands in a footnote: "[^1]", and in a line of its own "[^1]: …"'
_BRACES = (
    "braces stand behind a heading, a picture, a forecast, a box or the caption of a table, and "
    '{.page-number} behind a link, {lang=fr} behind words in "[…]"; take them out'
)
_NO_ESCAPE = ""

IN_TEXTS: Sequence[Foreign] = (
    Foreign(
        re.compile(
            r"(?:\[[^\[\]\n]*\])?\{\.(?:paragraph-)?(?:deletion|insertion|comment-\w+)\b[^{}\n]*\}"
            r'|<span class="(?:paragraph-)?(?:deletion|insertion|comment-\w+)"[^<>\n]*>'
        ),
        "a tracked change or a remark of a word processor",
        "accept or reject all changes there, delete its remarks, and convert the text again",
        escape=_NO_ESCAPE,
    ),
    Foreign(_TAG, "a tag of HTML", _hint_of_tag),
    Foreign(re.compile(r"<!doctype\b|<\?\w+|<!\[(?:CDATA|if)", re.I), "HTML", "take it out"),
    Foreign(re.compile(r"\$\$"), "mathematics", _FORMULA),
    Foreign(
        re.compile(r"(?<![\w$\\])\$(?=[^\s$])([^$\n]*[^\s$])\$(?![\w$])"),
        "mathematics",
        _FORMULA,
        _is_formula,
    ),
    Foreign(
        re.compile(r"\[[^\[\]\n]{0,120}(?<![\w.])-?@[\w{][^\[\]\n]{0,120}\]"), "a citation", _QUOTE
    ),
    Foreign(
        re.compile(r"\[!\w+\][+-]?"),
        "a note of another program",
        'a box is written "::: box Its title", then its text, then a line ":::"',
    ),
    Foreign(
        re.compile(r"(?<=\])\{[^{}\n]*\}"),
        "a span with attributes",
        'a passage in another language is written "[words]{lang=fr}"; otherwise take the brackets '
        'and braces out, or set the words in italics: "*…*"',
    ),
    Foreign(
        re.compile(r"!?\[[^\[\]\n]*\]\([^()\n]{1,80} [^()\n]{0,80}\.\w{2,4}\)(?:\{[^{}\n]*\})?"),
        "a link or a picture with blanks in its address",
        'put the address between "<" and ">", or write "%20" for a blank',
    ),
    Foreign(
        re.compile(r"(?<![\]{])\{(?:[#.:=][^{}\s][^{}\n]*|[\w-]+=[^{}\n]+|-)\}"),
        "attributes",
        _BRACES,
    ),
    Foreign(
        re.compile(r"\{\{[^{}\n]*\}\}|\{%[^{}\n]*%\}"), "a template", "write what it stands for"
    ),
    Foreign(
        re.compile(r"(?<![=\w])==(?=[^\s=])[^=\n]*(?<=[^\s=])==(?![=\w])"),
        "a mark of highlighting",
        'set the words in italics or bold: "*…*", "**…**"',
    ),
    Foreign(
        re.compile(r"(?<![+\w])\+\+(?=[^\s+])[^+\n]*(?<=[^\s+])\+\+(?![+\w])"),
        "a mark of what was added",
        "take the signs out",
    ),
    Foreign(
        re.compile(r"~~(?=[^\s~])[^~\n]*~~"),
        "words struck through",
        "take out what is struck through, and the signs",
    ),
    Foreign(
        re.compile(r"!?\[\[[^\[\]\n]+\]\]"),
        "a link of a wiki",
        'a link is written "[words](02-security.md)" or "[words](https://…)"',
    ),
    Foreign(
        re.compile(r"\[[^\[\]\n]+\] ?\[[^\[\]\n]*\]"),
        "a link whose address is missing",
        'a link is written "[words](https://…)"',
        _is_reference,
    ),
    Foreign(re.compile(r"\\\Z"), "a line break with nothing behind it", "take the backslash out"),
    Foreign(
        re.compile(r"(?<![\w:\\/])\\[a-zA-Z]{2,}(?:\[[^\]\n]{0,120}\])?(?:\{[^{}\n]{0,120}\})?"),
        "a command of LaTeX",
        'take it out; italics are written "*…*", bold words "**…**"',
    ),
    Foreign(re.compile(r"%%[^%\n]+%%"), "a remark", 'a remark is written "<!-- … -->"'),
    Foreign(
        re.compile(r"(?<![\w@/.])@(?:fig|tbl|tab|eq|sec):\w+"),
        "a cross-reference",
        "write what it refers to, or a link to a heading: [words](#name)",
    ),
    Foreign(
        re.compile(r"&(?:[a-zA-Z]\w{1,20}|#x?[0-9a-fA-F]{1,8});"),
        "a character by its name",
        "type the character itself",
    ),
    Foreign(
        re.compile(r"(?<![\w:/]):(?:[a-z][a-z_]+(?:\d\w*)?|[+-]1):(?![\w:/])"),
        "an emoji",
        "write it in words",
    ),
    Foreign(
        re.compile(
            r"Error! (?:Reference source not found|Bookmark not defined)\.?"
            r"|Ошибка! (?:Источник ссылки не найден|Закладка не определена)\.?"
            r"|Fehler! (?:Verweisquelle konnte nicht gefunden|Textmarke nicht definiert)[^.\n]*\.?"
            r"|Erreur ! (?:Source du renvoi introuvable|Signet non défini)\.?"
        ),
        "a lost cross-reference of a word processor",
        "write what it referred to, or a link: [words](#name)",
        escape=_NO_ESCAPE,
    ),
)
"""What stands within a text; more than one kind may have the same signs, and the first counts."""

AT_BEGINNINGS: Sequence[Foreign] = (
    Foreign(
        re.compile(r"^:{3,}[ \t]*\S.*", re.MULTILINE),
        "a box",
        'a box begins with "::: box Its title" and ends with a line ":::"',
    ),
    Foreign(
        re.compile(r"\A(={1,6}) [^=\n]+ \1\Z|\Ah[1-6]\. \S.*"),
        "a heading of a wiki",
        'a subhead is written "## …"',
    ),
    Foreign(
        re.compile(r"\A\*\[[^\[\]\n]+\]:.*"),
        "an abbreviation with its meaning",
        "write the meaning into the text where the abbreviation is first used",
    ),
    Foreign(
        re.compile(r"\A!!! ?\w+.*|\A\?\?\?\+? \w+.*"),
        "a note of another program",
        'a box is written "::: box Its title", then its text, then a line ":::"',
    ),
    Foreign(
        re.compile(r"\A\[(?:TOC|_TOC_)\]\Z", re.IGNORECASE),
        "a table of contents",
        "take it out; the contents page is made by itself",
    ),
    Foreign(
        re.compile(r"\A\+(?:[-=:]{2,}\+)+"),
        "a grid table",
        'a table is written "| … | … |", with a line "| --- | --- |" below its head',
    ),
)
"""What begins a paragraph."""
