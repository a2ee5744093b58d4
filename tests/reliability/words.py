"""The words of a manuscript against those of what was made of it: which of them are missing.

The source is read line by line with a few patterns, apart from the parser that is tested.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import unescape

import pypdfium2

MARKS = "*_[]{}|^~`#<>\\$"
"""Signs of markup, which the chapters themselves do not print."""
_WORD = re.compile(r"[^\W\d_]+|\d+")
_WITHIN = re.compile(r"[*_`~^\[\]\\]")
"""Signs that divide no word, whether they are printed or not."""
SHORT = 3
"""Words of fewer letters may have grown together with others where markup stood between."""
_FENCE = re.compile(r"[ \t>]*(:{3,}|`{3,}|~{3,})(.*)")
_AUTOLINK = re.compile(r"<((?:https?|mailto):[^<>\s]+)>")
_ADDRESS = r"\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)"
_BETWEEN_WORDS = re.compile(
    r"(?m:^[ \t>]*#+[^\n]*\{\.forecasts\}[ \t]*$)"
    r"|(?m:^[ \t>]*\[[^\]\n^]+\]:[ \t]*\S+[^\n]*$)"  # the address of a link
    r"|(?m:(?<=^:::) *box\b)"
    r"|(?m:^[ \t>]*(?:(?:\d+|[^\W\d_])[.)]|[-+*])(?=[ \t]))"  # the mark of a list
    r"|(?m:^[ \t>]*(?:```+|~~~+)[^\n]*$)"
    r"|\[\^[^\]\n]*\]:?|\^(?=\[)",  # the mark or name of a note
)
_WITHIN_WORDS = re.compile(
    r"<!--.*?-->|"  # a remark
    rf"!\[(?:[^\[\]]|!?\[[^\[\]]*\])*\]{_ADDRESS}(?:\{{[^{{}}\n]*\}})?"  # a picture
    rf"|(?<=\]){_ADDRESS}|(?<=\])\[[^\[\]\n]*\]|\{{[^{{}}\n]*\}}",
    re.DOTALL,
)


@dataclass(frozen=True)
class Word:
    """A word of a source, in small letters, with its line, from 1."""

    letters: str
    line: int


_CODE = re.compile(r"(?ms)^(`{3,}|~{3,}).*?^\1")
"""A block of code, in which remarks are printed."""


def source_words(text: str) -> list[Word]:
    """Return the words that a text has to print."""
    text = _CODE.sub(lambda found: re.sub("<!--|-->", " ", found[0]), text)
    text = _BETWEEN_WORDS.sub(lambda found: " " + "\n" * found[0].count("\n"), text)
    text = _AUTOLINK.sub(r"\1 ", text)
    text = _WITHIN_WORDS.sub(lambda found: "\n" * found[0].count("\n"), text)
    lines = (unescape(line).replace("\u00ad", "") for line in text.split("\n"))
    return [
        Word(word, number) for number, line in enumerate(lines, start=1) for word in words(line)
    ]


def words(text: str) -> list[str]:
    """Return the words of a text: runs of letters, and runs of figures, in small letters."""
    return _WORD.findall(_WITHIN.sub("", unicodedata.normalize("NFC", text).casefold()))


def html_words(html: str) -> list[str]:
    """Return the words of what is shown of HTML."""
    inline = r"</?(?:em|strong|a|sup|sub|span(?! class=.code-line)|code|wbr)\b[^>]*>"
    html = re.sub(r"(//[^<>\s]*)</a>", r"\1 ", html)
    text = re.sub(r"<[^>]*>", " ", re.sub(inline, "", html))
    return words(unescape(text).replace("\u00ad", "").replace("\u2060", ""))


def pdf_words(pdf: bytes, known: Container[str]) -> list[str]:
    """Return the words of a PDF; of divided ones the pieces too, and the ``known`` word they make.

    A word may go on behind a picture or on another page: where any line begins with its rest.
    """
    document = pypdfium2.PdfDocument(pdf)
    pages = [page.get_textpage().get_text_range() for page in document]
    text = "\n".join(pages).replace("\r", "").replace("\u2060", "").casefold()
    starts = dict.fromkeys(found[0] for found in re.finditer(r"(?m)^[^\W\d_]+", text))
    found = words(re.sub("[\x02\ufffe\u00ad]", "-", text))
    for divided in re.finditer(r"([^\W\d_]+)[\x02\ufffe\u2010\u00ad-]\n?(?=([^\W\d_]*))", text):
        whole = divided[1] + divided[2]
        others = (divided[1] + start for start in starts)
        found += [whole] if whole in known else [word for word in others if word in known]
    return found


def missing(source: Sequence[Word], shown: Sequence[str], named: Container[int]) -> Iterator[Word]:
    """Yield a place of every word that is lost more often than in the lines that are named."""
    lost = Counter(word.letters for word in source) - Counter(shown)
    runs = set(_runs(shown))
    around = list(_runs([word.letters for word in source]))
    places: dict[str, list[tuple[bool, Word]]] = {}
    for index, word in enumerate(source):
        if word.letters in lost:
            is_kept = any(run in runs for run in around[max(index - 2, 0) : index + 1])
            places.setdefault(word.letters, []).append((is_kept, word))
    for letters, count in lost.items():
        torn = [word for is_kept, word in places[letters] if not is_kept]
        if len(letters) < SHORT:
            continue
        likely = torn if len(torn) >= count else [word for _, word in places[letters]]
        if sum(word.line in named for word in likely) < count:
            yield next(word for word in likely if word.line not in named)


def _runs(letters: Sequence[str]) -> Iterable[tuple[str, ...]]:
    return zip(letters, letters[1:], letters[2:], strict=False)


def named_lines(text: str, problems: Iterable[int]) -> set[int]:
    """Return the lines, from 1, of all blocks of a text that have a problem in one of their lines.

    A block goes on in indented lines behind it, and a box or code to its end.
    """
    lines = text.split("\n")
    wanted = set(problems)
    return {line for block in _blocks(lines) if wanted.intersection(block) for line in block}


def _blocks(lines: Sequence[str]) -> Iterator[range]:
    first, fence = 1, ""
    for number, line in enumerate(lines, start=1):
        mark = _FENCE.match(line)
        if fence:
            fence = "" if mark and mark[1].startswith(fence) and not mark[2] else fence
        elif (mark and mark[2].strip()) or (mark and mark[1][0] != ":"):
            fence = mark[1]
        after = lines[number] if number < len(lines) else ""
        goes_on = fence or line.strip(" \t>") or after.startswith((" ", "\t", ": ")) or not after
        if not goes_on:
            yield range(first, number + 1)
            first = number + 1
    yield range(first, len(lines) + 1)
