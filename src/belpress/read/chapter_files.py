"""Which files of an edition's folder are its chapters, in which order; the others by name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from belpress.language.characters import on_one_line
from belpress.model.problem import Source
from belpress.project.copies import copy_problem
from belpress.project.names import composed, number_of, original_of
from belpress.project.project import Project, is_file
from belpress.read.mistakes import Mistakes

ENDING = ".md"
_ODD_NAME = re.compile(r'["\\:#%<>|?*]')
_TEXT_ENDINGS = frozenset(
    [
        ".txt",
        ".text",
        ".markdown",
        ".mdown",
        ".mkd",
        ".mkdn",
        ".mdx",
        ".mdwn",
        ".rmd",
        ".qmd",
        ".doc",
        ".docx",
        ".docm",
        ".odt",
        ".rtf",
        ".pages",
        ".html",
        ".htm",
        ".tex",
        ".rst",
        ".adoc",
        ".org",
        ".bak",
        ".orig",
        ".old",
        ".tmp",
        ".yml",
        ".po",
    ]
)
"""How files end that may have been meant as a chapter."""
_PAGES_OF_GITHUB = "readme"


class ChapterFiles:
    """The files of one edition's folder."""

    def __init__(self, project: Project, folder: Path, mistakes: Mistakes) -> None:
        self.project = project
        self.folder = folder
        self.mistakes = mistakes

    def chapters(self) -> list[Path]:
        """Return the files of the chapters in their order; what looks like one and is not is named.

        Raises :class:`OSError`.
        """
        paths = [path for path in self.project.listed(self.folder, "") if is_file(path)]
        taken = [path for path in paths if not self._is_copy(path, paths)]
        found = [path for path in taken if self._is_chapter(path)]
        found.sort(key=lambda path: _order(path.name))
        self._check_numbers(found)
        return [path for path in found if self._has_good_name(path)]

    def _is_copy(self, path: Path, paths: Sequence[Path]) -> bool:
        original = original_of(path.name, [other.name for other in paths])
        if not original or path.suffix.lower() not in (ENDING, ".yaml", *_TEXT_ENDINGS):
            return False
        self.mistakes.problems.append(copy_problem(self._place(path), original))
        return True

    def _is_chapter(self, path: Path) -> bool:
        ending, stem = path.suffix.lower(), path.stem
        if stem.lower() == _PAGES_OF_GITHUB:
            return False
        if ending == ENDING:
            return True
        if ending in _TEXT_ENDINGS or (number_of(stem) is not None and not ending):
            name = re.sub(r"\.md\Z", "", stem, flags=re.IGNORECASE)
            hint = f'save a chapter as "{on_one_line(name)}.md"; move what is not one elsewhere'
            said = "this file is left out, since the name of a chapter ends in .md"
            if ending == ".yml":
                hint = 'the fields of the edition are in "edition.yaml"'
                said = "this file is left out"
            self.mistakes.warn("file-left-out", said, self._place(path), hint)
        return False

    def _has_good_name(self, path: Path) -> bool:
        name = on_one_line(path.name)
        odd = _ODD_NAME.search(name)
        if name == path.name and not odd:
            return True
        what = f'"{odd[0]}"' if odd else "a character that is not part of a text"
        hint = "rename the file; links and anchors are made of its name"
        said = f"the name of the file holds {what}"
        self.mistakes.error("chapter-name", said, self._place(path), hint)
        return False

    def _check_numbers(self, paths: Sequence[Path]) -> None:
        """Name chapters whose place is not what it seems: twice a number, or none."""
        numbers = [number_of(path.name) for path in paths]
        for index, (path, number) in enumerate(zip(paths, numbers, strict=True)):
            if number is None and numbers[0] is not None:
                said = "this chapter has no number and stands behind those with one"
                hint = 'begin the name of its file with its number, such as "07-"'
                self.mistakes.warn("chapter-number", said, self._place(path), hint)
            elif index and number is not None and number == numbers[index - 1]:
                before = on_one_line(paths[index - 1].name)
                said = f'this chapter has the number of "{before}" and stands behind it'
                hint = "give every chapter a number of its own"
                self.mistakes.warn("chapter-number", said, self._place(path), hint)

    def _place(self, path: Path) -> Source:
        return Source(self.project.relative(path))


def _order(name: str) -> tuple[float, str]:
    """Return what chapters are put in order by: their numbers, then their names."""
    number = number_of(name)
    return float("inf") if number is None else number, composed(name)
