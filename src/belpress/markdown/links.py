"""Where links lead: to an address, or to a chapter or a named place of the edition."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from urllib.parse import unquote

from markdown_it.token import Token

from belpress.markdown.parsed import Link
from belpress.markdown.unknown import place_in
from belpress.markdown.written import Written, cut
from belpress.model.problem import Problem, Severity, Source
from belpress.model.setting import link_to

LINK_SCHEMES = ("http", "https", "mailto")
_TITLES = {
    "link_open": ("link", "write it into the text, or take it out"),
    "image": ("picture", 'write it into the caption, "*…*" on the next line, or take it out'),
}
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*")


def chapter_name(file_name: str) -> str:
    """Return a chapter's name: its file's name less number and ``.md``, in composed letters."""
    stem = re.sub(r"\.md\Z", "", unicodedata.normalize("NFC", file_name), flags=re.IGNORECASE)
    return re.sub(r"\A\d+[-_. ]*", "", stem) or stem


def target_of(written: str, chapter: str) -> str:
    """Return the named element that a link of a chapter leads to; empty if it is no such link."""
    scheme, colon, _ = written.partition(":")
    if not written.strip() or (colon and _SCHEME.fullmatch(scheme)):
        return ""
    file, _, name = unicodedata.normalize("NFC", unquote(written)).partition("#")
    file = file.removeprefix("./")
    target = chapter if not file else chapter_name(file) if file.lower().endswith(".md") else ""
    return f"{target}--{name}" if target and name else target


def resolve_link(token: Token, at: Source, chapter: str, links: list[Link]) -> list[Problem]:
    """Let a link of a chapter lead where it should, and note in ``links`` where in the edition.

    Returns what is wrong with it; one that may not be followed loses its address.
    """
    written = str(token.attrs.get("href", ""))
    scheme, colon, _ = written.partition(":")
    if not written.strip():
        return [Problem("link-empty", "a link without an address", at)]
    if _SCHEME.fullmatch(scheme) and colon:
        if scheme.lower() in LINK_SCHEMES:
            return []
        token.attrs.pop("href")
        hint = f"links begin with {', '.join(f'{name}:' for name in LINK_SCHEMES)}"
        return [Problem("link-scheme", f'a link to "{scheme}:…" is not allowed', at, hint=hint)]
    target = target_of(written, chapter)
    if not target:
        token.attrs.pop("href")
        message = f'a link to "{unquote(written)}", which is not a chapter'
        hint = _right_form(written)
        return [Problem("link-dead", message, at, hint=hint)]
    token.attrs["href"] = link_to(target)
    links.append(Link(target, unquote(written), at))
    return []


def title_slips(written: Written) -> Iterator[Problem]:
    """Find titles, ``[words](address "title")``, which a page does not show."""
    for node in written.nodes():
        for child in node.token.children or []:
            title = str(child.attrs.get("title", ""))
            if title.strip() and child.type in ("link_open", "image"):
                what, hint = _TITLES[child.type]
                message = f'the title "{cut(title)}" of a {what} is not printed'
                at = place_in(written, node, title, 0)
                yield Problem("title-lost", message, at, Severity.WARNING, hint)


def _right_form(written: str) -> str:
    if re.fullmatch(r"[\w.+-]+@[\w-]+\.[\w.-]+", written):
        return f'write "mailto:{written}"'
    if re.match(r"(?:[\w-]+\.)+[a-z]{2,}(?:[/?#:]|\Z)", written) and not written.endswith(".html"):
        return f'write "https://{written}"'
    return 'write "https://…", or the file name of a chapter ("02-security.md")'
