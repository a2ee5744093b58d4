"""British and American spellings, or -ise and -ize, mixed in one edition."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from belpress.checks.consistency import Use, rarer
from belpress.checks.rule import Finding, rule
from belpress.checks.spellings import WORD, oxford, side
from belpress.checks.subjects import Manuscript
from belpress.checks.text import Text

_COMPUTING = re.compile(r"\b(?:computer|software|antivirus)\s+\Z", re.IGNORECASE)
Known = Callable[[str], tuple[str, str] | None]


@rule(
    "spelling-mixed",
    why=(
        "British and American spellings are mixed in one edition. Both -ise and -ize are right, "
        "but only one of them within an edition. Names and quotations keep their own spelling."
    ),
    wrong="They mobilised in May. The mobilization failed, and the new program with it.",
    right="They mobilised in May. The prize was seized, the mobilisation and the programme failed.",
)
def spelling_mixed(manuscript: Manuscript) -> Iterator[Finding]:
    """Find the rarer of two spellings that are used side by side."""
    if manuscript.language.split("-")[0] != "en":
        return
    for known in (oxford, side):
        for use, common in rarer(_uses(manuscript, known)):
            other = known(use.word)
            hint = f'write "{other[1]}"' if other else ""
            said = f'"{use.word}" is {use.form}, "{common.word}" ({common.source}) is {common.form}'
            yield Finding(said, use.source, hint)


def _uses(manuscript: Manuscript, known: Known) -> Iterator[Use]:
    for text in manuscript.texts:
        for found in WORD.finditer(text.words):
            spelt = known(found[0])
            if spelt and not _is_its_own(text, found):
                yield Use(spelt[0], found[0], text, found.start())


def _is_its_own(text: Text, found: re.Match[str]) -> bool:
    """Whether a word is a name, is quoted, or is of the language of computing."""
    return (
        text.is_name(found[0], found.start())
        or text.is_quoted(found.start())
        or _COMPUTING.search(text.before(found.start())) is not None
    )
