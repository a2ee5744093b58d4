"""The rules of ``belpress check`` and ``belpress preflight``: a small function a rule, a file each.

A rule stands in the folder of what it looks at: ``texts`` (one text at a time), ``manuscript``
(an edition as a whole), ``pictures``, ``pages`` (laid-out pages) and ``design``, or finished PDFs:
``finished`` (any), ``for_print`` and ``for_screens``. A file in one of them is found by being
there. What reading, translation, layout and the commands report themselves is in ``explained``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from itertools import islice
from pkgutil import iter_modules
from typing import Any

from belpress.checks.explained import (
    blocks,
    commands,
    fields,
    files,
    finished,
    kinds,
    markup,
    pages,
    pictures,
    texts,
    translations,
)
from belpress.checks.ignored import ignores_of
from belpress.checks.rule import Explanation, Rule
from belpress.checks.subjects import Manuscript
from belpress.layout.printed import Printed
from belpress.model.edition import Edition
from belpress.model.problem import Problem, Severity, nearest

OF_MANUSCRIPT = ("manuscript", "pictures")
OF_PAGES = ("pages", "design")
OF_PDFS = ("finished", "for_print", "for_screens")
FOLDERS = ("texts", *OF_MANUSCRIPT, *OF_PAGES, *OF_PDFS)
MOST_UNKNOWN = 100
"""Unknown names of rules that are reported for one edition, at most."""
GROUPS: Mapping[str, str] = {
    "files": "Files",
    "fields": "edition.yaml and front matter",
    "kinds": "Kinds of texts",
    "blocks": "Lists, tables and other blocks",
    "markup": "Markup, and what looks like it",
    "texts": "Texts, one at a time",
    "manuscript": "The manuscript as a whole",
    "pictures": "Pictures",
    "translations": "Translations",
    "pages": "Pages, as they are laid out",
    "design": "Design",
    "finished": "Finished PDFs, whatever they are for",
    "for_print": "Finished PDFs for print",
    "for_screens": "Finished PDFs for screens",
    "commands": "Commands and the preview",
}
"""What rules look at, each with its heading in a list of rules."""


@cache
def rules_in(folder: str) -> tuple[Rule[Any], ...]:
    """Return the rules of a folder of this package, by their names."""
    package = import_module(f"belpress.checks.{folder}")
    found = [
        value
        for module in iter_modules(package.__path__)
        for value in vars(import_module(f"{package.__name__}.{module.name}")).values()
        if isinstance(value, Rule)
    ]
    return tuple(sorted(dict.fromkeys(found), key=lambda rule: rule.name))


def all_rules() -> tuple[Rule[Any], ...]:
    """Return every rule."""
    return tuple(rule for folder in FOLDERS for rule in rules_in(folder))


def grouped_explanations() -> Mapping[str, tuple[Explanation, ...]]:
    """Return the explanation of every rule, under the headings of what they look at."""
    return {
        heading: tuple(
            sorted(
                (*(rules_in(group) if group in FOLDERS else ()), *explained_in(group)),
                key=lambda explanation: explanation.name,
            )
        )
        for group, heading in GROUPS.items()
    }


def explanations() -> Mapping[str, Explanation]:
    """Return the explanation of every rule, by name."""
    return {
        explanation.name: explanation
        for group in grouped_explanations().values()
        for explanation in group
    }


def stops_builds(explanation: Explanation) -> bool:
    """Whether some of what a rule finds can stop a build."""
    return explanation.severity is Severity.ERROR or (
        isinstance(explanation, Rule) and explanation.stops
    )


def is_of_pdfs(name: str) -> bool:
    """Whether a rule looks at finished PDFs."""
    groups = grouped_explanations()
    return any(one.name == name for group in OF_PDFS for one in groups[GROUPS[group]])


def text_problems(manuscript: Manuscript) -> Iterator[list[Problem]]:
    """Yield what each rule finds in the texts of a manuscript, each looked at on its own."""
    for rule in rules_in("texts"):
        yield [problem for text in manuscript.texts for problem in rule.problems(text)]


def manuscript_problems(manuscript: Manuscript) -> Iterator[list[Problem]]:
    """Yield what each rule finds in a manuscript, before there are pages."""
    yield from text_problems(manuscript)
    for folder in OF_MANUSCRIPT:
        yield from (rule.problems(manuscript) for rule in rules_in(folder))


def printed_problems(printed: Printed) -> Iterator[list[Problem]]:
    """Yield what each rule finds on laid-out pages."""
    yield from (rule.problems(printed) for rule in _page_rules())


def stopping_problems(printed: Printed) -> list[Problem]:
    """Return what is found on laid-out pages by the rules that can stop a build."""
    return [problem for rule in stopping_rules() for problem in rule.problems(printed)]


def stopping_rules() -> list[Rule[Any]]:
    """Return the rules of laid-out pages that can stop a build."""
    return [rule for rule in _page_rules() if rule.stops]


def _page_rules() -> list[Rule[Any]]:
    return [rule for folder in OF_PAGES for rule in rules_in(folder)]


def unknown_rule(name: str) -> str:
    """Return a hint for a name that no rule has, or nothing if one has it."""
    names = explanations()
    if name in names:
        return ""
    near = nearest(name, names)
    return f'did you mean "{near}"?' if near else '"belpress rules" lists them all'


def unknown_rules(edition: Edition) -> Iterator[Problem]:
    """Find names that no rule has where an edition says which rules to ignore."""
    said = [*edition.ignored_rules.items()]
    said += [(name, ignore.source) for ignore in ignores_of(edition) for name in ignore.rules]
    known = explanations()
    # Somebody who writes a thousand wrong names does not read a thousand hints
    for name, place in islice((named for named in said if named[0] not in known), MOST_UNKNOWN):
        if hint := unknown_rule(name):
            message = f'check: no rule is named "{name}"'
            yield Problem("rule-unknown", message, place, Severity.WARNING, hint)


_EXPLAINED = {
    "files": files.EXPLAINED,
    "fields": fields.EXPLAINED,
    "kinds": kinds.EXPLAINED,
    "blocks": blocks.EXPLAINED,
    "markup": markup.EXPLAINED,
    "texts": texts.EXPLAINED,
    "pictures": pictures.EXPLAINED,
    "translations": translations.EXPLAINED,
    "pages": pages.EXPLAINED,
    "finished": finished.EXPLAINED,
    "commands": commands.EXPLAINED,
}


def explained_in(group: str) -> tuple[Explanation, ...]:
    """Return the explanations of the rules of a group, such as ``files``."""
    return _EXPLAINED.get(group, ())
