"""A page number typed beside a link that is not the page the link leads to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from belpress.checks.rule import Finding, rule
from belpress.layout.numbering import page_numbers
from belpress.layout.printed import Printed
from belpress.markdown.links import target_of
from belpress.markdown.texts import linked_text
from belpress.model.edition import Chapter
from belpress.model.problem import Source

_PAGE = (
    r"(?<!\w)(?:pp?\.|pg\.|pages?|стр\.|с\.|страниц\w*|стар\.|старон\w*|str\.|s\.|staron\w*|seiten?)"
    r"[ \u00a0]*(\d{1,3})(?!\w)"
)
_TYPED = re.compile(_PAGE, re.IGNORECASE)
_BEHIND = re.compile(rf"[^.!?\d]{{0,20}}?({_PAGE})", re.IGNORECASE)
_AHEAD = re.compile(rf"({_PAGE})[^.!?\d]{{0,20}}\Z", re.IGNORECASE)


@rule(
    "typed-page-number",
    why=(
        "A page number is typed beside a link, and the link leads to another page. Readers of the "
        "printed review look on the wrong page."
    ),
    wrong="see [Security](02-security.md), p. 14, where the chapter begins on page 10",
    right='see [Security](02-security.md){.page-number}, which prints "Security (p. 10)"',
)
def typed_page_number(printed: Printed) -> Iterator[Finding]:
    """Find page numbers beside links of chapters that are not those of the pages meant."""
    for chapter in printed.chapters:
        for text, source in _texts(printed, chapter):
            for written, typed, number in _typed_beside(text):
                target = target_of(written, chapter.name)
                page = page_numbers(printed.parts, [target]).get(target) if target else None
                if page and page != number:
                    yield _finding(written, typed, page, source)


def _texts(printed: Printed, chapter: Chapter) -> Iterator[tuple[str, Source]]:
    """Yield the texts of a chapter that have links, as they are worded, with their places."""
    for message in chapter.messages:
        wording = printed.wordings.get(message.source)
        text = wording.text if wording and wording.text else message.text
        if "](" in text:
            yield text, printed.source(message.source)


def _typed_beside(text: str) -> Iterator[tuple[str, str, int]]:
    """Yield every link that a page number is typed beside: its address, what is typed, the number.

    What stands between two links is said of the nearer one.
    """
    pieces = linked_text(text)
    for index, (words, address) in enumerate(pieces):
        if address:
            yield from ((address, one[0], int(one[1])) for one in _TYPED.finditer(words))
        else:
            yield from _between(pieces, index)


def _between(pieces: Sequence[tuple[str, str]], index: int) -> Iterator[tuple[str, str, int]]:
    words = pieces[index][0]
    before = pieces[index - 1][1] if index else ""
    after = pieces[index + 1][1] if index + 1 < len(pieces) else ""
    behind = _BEHIND.match(words) if before else None
    ahead = _AHEAD.search(words) if after else None
    if behind and ahead and behind.start(1) == ahead.start(1):
        is_nearer = behind.start(1) <= len(words) - ahead.end(1)
        behind, ahead = (behind, None) if is_nearer else (None, ahead)
    if behind:
        yield before, behind[1], int(behind[2])
    if ahead:
        yield after, ahead[1], int(ahead[2])


def _finding(written: str, typed: str, page: int, source: Source) -> Finding:
    begins = "is on" if "#" in written else "begins on"
    return Finding(
        f'"{typed}" is typed beside the link to "{written}", which {begins} page {page}',
        source,
        f"write {page}, or let the number be printed: [words]({written}){{.page-number}}",
        page=0,
    )
