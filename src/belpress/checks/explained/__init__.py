"""What is said of the rules that reading, translating, layout and the commands hold themselves.

A file a concern. Rules that ``belpress check`` adds explain themselves, where they stand.
"""

from __future__ import annotations

from belpress.checks.explained import (
    commands,
    fields,
    files,
    pages,
    pictures,
    texts,
    translations,
)
from belpress.checks.rule import Explanation

_EXPLAINED = {
    "files": files.EXPLAINED,
    "fields": fields.EXPLAINED,
    "texts": texts.EXPLAINED,
    "pictures": pictures.EXPLAINED,
    "translations": translations.EXPLAINED,
    "pages": pages.EXPLAINED,
    "commands": commands.EXPLAINED,
}


def explained_in(group: str) -> tuple[Explanation, ...]:
    """Return what is said of the rules of a group, such as ``files``."""
    return _EXPLAINED.get(group, ())
