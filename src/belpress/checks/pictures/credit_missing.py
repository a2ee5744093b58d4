"""A picture that does not name who made it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from belpress.checks.rule import Finding, rule
from belpress.checks.subjects import Manuscript
from belpress.checks.text import Text
from belpress.model.kind import TextKind
from belpress.model.message import MessageKind
from belpress.model.problem import Source

KNOWN = ("en", "be", "ru")
"""Languages whose words for pictures and sources are known."""
_CREDIT = re.compile(
    r"©|\(c\)|\b(?:images?|photos?|photographs?|photography|pictures?|illustrations?|illustrated"
    r"|drawings?|graphics?|maps?|charts?|screenshots?|sources?|credits?|courtesy|generated"
    r"|фота\w*|ілюстрацы\w*|малюн\w*|выяв\w*|здым\w*|крыніц\w*|скрыншот\w*|графік\w*|карт\w*"
    r"|фото\w*|иллюстрац\w*|рисун\w*|изображени\w*|снимок|снимк\w*|источник\w*|скриншот\w*|график\w*"
    r"|fota\w*|iliustracy\w*|maliun\w*|zdym\w*|krynic\w*|skrynšot\w*|hrafik\w*|karta)\b",
    re.IGNORECASE,
)


def _has_credit(manuscript: Manuscript, caption: Source) -> bool:
    """Whether the picture of a caption has a credit in its braces."""
    edition = manuscript.edition
    figures = [one for chapter in (*edition.chapters, *edition.drafts) for one in chapter.figures]
    above = [one for one in figures if one.source.path == caption.path and one.source <= caption]
    return bool(above and max(above, key=lambda one: one.source).picture.credit)


@rule(
    "credit-missing",
    why=(
        "A picture does not name who made it. The maker has a right to be named. A figure does "
        'it with credit="…", or its caption with a word such as Photo, Image, Illustration, '
        "Source or ©; an opener has a field for it."
    ),
    wrong="![A square](../../assets/images/2030/plain.jpg)\n*The square in May.*",
    right="![A square](../../assets/images/2030/plain.jpg)\n*The square in May. Photo: A. Nobody.*",
)
def credit_missing(manuscript: Manuscript) -> Iterator[Finding]:
    """Find captions without a source, and openers without a credit where others have one."""
    is_known = manuscript.language.partition("-")[0] in KNOWN
    captions = (
        text
        for text in manuscript.texts
        if is_known and text.kind is MessageKind.CAPTION and not _is_of_table(text)
    )
    for text in captions:
        if not _CREDIT.search(text.plain) and not _has_credit(manuscript, text.origin):
            said = f'the caption "{text.plain:.40}…" does not name the source of the picture'
            yield Finding(
                said,
                text.source,
                'add it to the braces of the picture: {credit="Photo: president.gov.by"}',
            )
    chapters = manuscript.edition.chapters
    openers = [one.opener for one in chapters if one.opener and one.kind is TextKind.CHAPTER]
    if any(opener.credit for opener in openers):
        for opener in openers:
            if not opener.credit:
                said = "this opener has no credit, but others have one"
                yield Finding(said, opener.source, 'add "credit: …" below its alt text')


def _is_of_table(text: Text) -> bool:
    """Whether a caption is that of a table, which begins with a colon."""
    line = text.written[text.row] if text.row < len(text.written) else ""
    return line.lstrip(" \t>").startswith(":")
