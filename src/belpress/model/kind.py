"""Kinds of texts: chapters, and those that are not chapters, such as a foreword."""

from __future__ import annotations

from enum import Enum


class TextKind(Enum):
    """What a text of an edition is."""

    CHAPTER = "chapter"
    FOREWORD = "foreword"
    INTRODUCTION = "introduction"
    APPENDIX = "appendix"
    ABOUT_THE_AUTHORS = "about-the-authors"
    NOTES = "notes"
    BIBLIOGRAPHY = "bibliography"
    IMPRINT = "imprint"
    ADVERTISEMENT = "advertisement"
    SECTION = "section"

    @property
    def called(self) -> str:
        """What it is called in a sentence, with its article."""
        return _CALLED.get(self) or f"a text of kind {self.value}"

    @property
    def is_page(self) -> bool:
        """Whether it is designed as a page of its own; others are columns under a headline."""
        return self in _PAGES

    @property
    def is_listed(self) -> bool:
        """Whether it usually stands in the contents."""
        return self not in (TextKind.IMPRINT, TextKind.ADVERTISEMENT)


_PAGES = frozenset((TextKind.IMPRINT, TextKind.ADVERTISEMENT, TextKind.SECTION))
_CALLED = {
    TextKind.CHAPTER: "a chapter",
    TextKind.FOREWORD: "a foreword",
    TextKind.INTRODUCTION: "an introduction",
    TextKind.APPENDIX: "an appendix",
    TextKind.IMPRINT: "an imprint",
    TextKind.ADVERTISEMENT: "an advertisement",
    TextKind.SECTION: "a section",
}


class Presence(Enum):
    """Whether every chapter must have a part, may have it, or cannot have it."""

    REQUIRED = "required"
    OPTIONAL = "optional"
    NONE = "none"
