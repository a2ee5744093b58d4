"""Rules of the files of a manuscript: which there have to be, and what they may hold."""

from __future__ import annotations

from belpress.checks.rule import Explanation
from belpress.model.problem import Severity
from belpress.read.files import BYTE_LIMIT, LINE_LIMIT

EXPLAINED = (
    Explanation(
        "chapter-name",
        Severity.ERROR,
        "The name of a chapter’s file cannot be used. Links and anchors are made from it, so "
        "quotation marks, colons, “#”, “%” and the like are not allowed; and “edition” is taken: "
        "it is the catalogue of edition.yaml.",
        "manuscript/2022/03-edition.md, or 03-what#next.md",
        "manuscript/2022/03-publishing.md",
    ),
    Explanation(
        "chapter-number",
        Severity.WARNING,
        "The place of a chapter is not clear from its name. Chapters follow each other by the "
        "numbers that their files begin with; those with the same number by their names, those "
        "without one at the end.",
        "01-security.md, 02-economy.md and 02-society.md",
        "01-security.md, 02-economy.md and 03-society.md",
    ),
    Explanation(
        "chapter-twice",
        Severity.ERROR,
        "Two chapters have the same name. A chapter has the name of its file, without the "
        "number; links, catalogues and the option -c find it by that name.",
        "01-security.md and 04-security.md",
        "01-security.md and 04-cyber-security.md",
    ),
    Explanation(
        "chapters-missing",
        Severity.ERROR,
        "An edition needs a chapter. Every file in its folder that ends in .md is one, except "
        "README.md, and they follow each other by their numbers.",
        "manuscript/2022 holds edition.yaml alone",
        "manuscript/2022 holds edition.yaml and 01-security.md",
    ),
    Explanation(
        "control-character",
        Severity.ERROR,
        "A text contains invisible characters. Control characters, and characters that change "
        "the direction of writing, come in when text is copied from other programs; on a page "
        "they would hide or reorder words.",
        "The border was closed<U+0000> in May.",
        "The border was closed in May.",
    ),
    Explanation(
        "edition-file-missing",
        Severity.ERROR,
        "An edition has no edition.yaml. This file gives the title, the year and the language.",
        "manuscript/2022 without edition.yaml",
        "title: Annual Review 2022\nyear: 2022\nlanguage: en",
    ),
    Explanation(
        "edition-missing",
        Severity.ERROR,
        "There is no folder for this year. An edition is the folder of its year in the folder "
        "“manuscript”.",
        "belpress build 2032",
        "belpress build 2022",
    ),
    Explanation(
        "file-copy",
        Severity.WARNING,
        "A file has the name of a copy, and is left out. Programs that keep folders alike on "
        "several computers make one where two people changed a file at the same time; it may hold "
        "words that the other lacks.",
        "01-security.md and “01-security (conflicted copy).md”",
        "01-security.md alone, with the words of both",
    ),
    Explanation(
        "file-left-out",
        Severity.WARNING,
        "A file in the folder of an edition is not read. It looks like a text, and only files that "
        "end in .md are chapters.",
        "manuscript/2022/03-economy.docx",
        "manuscript/2022/03-economy.md",
    ),
    Explanation(
        "file-too-large",
        Severity.ERROR,
        f"A file is too large. The limit is {BYTE_LIMIT >> 10} KB of text, more than a hundred "
        "pages; the file probably holds several chapters, or something other than a chapter.",
        "01-everything.md of 3 MB",
        "01-security.md and 02-economy.md, of 40 KB each",
    ),
    Explanation(
        "file-unreadable",
        Severity.ERROR,
        "A file cannot be opened. You have no permission to read it, or it has just been moved "
        "or deleted.",
        "01-security.md that only its owner may read",
        "01-security.md that everybody may read: chmod a+r 01-security.md",
    ),
    Explanation(
        "line-too-long",
        Severity.ERROR,
        f"A line is too long. The limit is {LINE_LIMIT:,} characters; a longer line is hardly a "
        "paragraph, so line breaks have probably been lost.",
        "A whole chapter on one line",
        "A paragraph a line, with an empty line between two of them",
    ),
    Explanation(
        "not-utf-8",
        Severity.ERROR,
        "A file is not in UTF-8. In any other encoding letters turn into others, the Belarusian "
        "ones first.",
        "A file saved as “Windows-1251” or “Unicode (UTF-16)”",
        "The same file saved as “UTF-8”",
    ),
    Explanation(
        "path-outside",
        Severity.ERROR,
        "A file is outside the project. Only files of the project are used, so that it can be "
        "passed on complete, and nothing else on your computer can get into print.",
        "![A parade](/home/anna/Pictures/parade.jpg)",
        "![A parade](../../assets/images/2022/parade.jpg)",
    ),
    Explanation(
        "art-missing",
        Severity.WARNING,
        "The back cover lacks its picture. styles/house.yaml asks for one.",
        "back_art: true, without a file assets/images/2022/back.jpg",
        "back_art: false",
    ),
    Explanation(
        "hyphenation-file",
        Severity.ERROR,
        "A word in manuscript/hyphenation.yaml cannot be read. Words stand in a list below their "
        "language, each with a hyphen wherever it may be divided, and a * for any ending.",
        "en:\n  - Luka shenka",
        "en:\n  - Luka-shenka",
    ),
    Explanation(
        "hyphenation-language",
        Severity.WARNING,
        "A language in manuscript/hyphenation.yaml is not one of the edition. Its words are not "
        "looked for.",
        "by:\n  - пад-трым-к*",
        "be:\n  - пад-трым-к*",
    ),
    Explanation(
        "too-many-brackets",
        Severity.ERROR,
        "A chapter has too many opening brackets. Each may begin a link or a footnote, and many "
        "thousands of them take minutes to read.",
        "A table of ten thousand links in one chapter",
        "The same table divided into several chapters",
    ),
    Explanation(
        "too-many-lines",
        Severity.ERROR,
        "A file has too many lines. A chapter of a review has some hundreds; many thousands "
        "would take minutes to build.",
        "All chapters of a decade in one file",
        "A file a chapter",
    ),
    Explanation(
        "chapter-too-long",
        Severity.ERROR,
        "A chapter is too long. It is measured in one column before there are pages, and that "
        "has a limit somewhere above a hundred pages.",
        "A book of two hundred pages as one chapter",
        "The book in ten chapters",
    ),
)
