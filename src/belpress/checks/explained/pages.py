"""Rules of the layout that a build looks at by itself."""

from __future__ import annotations

from belpress.checks.rule import Explanation
from belpress.model.problem import Severity

EXPLAINED = (
    Explanation(
        "copyfit",
        Severity.WARNING,
        "A translation does not fit the pages of its source. Closer and wider setting within the "
        "bounds of edition.yaml was not enough, so its page numbers differ.",
        "A chapter that is 12 lines (about 90 words) too long for its 4 pages",
        "The same chapter with a paragraph shortened by 90 words",
    ),
    Explanation(
        "fetch-refused",
        Severity.ERROR,
        "The design asked for a file that is not the project’s. Pages are made of the files of the "
        "project alone, and never of the network.",
        "background: url(https://example.org/paper.png);",
        "background: url(../assets/paper.png);",
    ),
    Explanation(
        "layout",
        Severity.WARNING,
        "The layout has a remark on a style sheet or a page. It is given in the words of "
        "WeasyPrint, which lays the pages out; mostly a property is misspelt or not known to it.",
        "colr: var(--ink);",
        "color: var(--ink);",
    ),
    Explanation(
        "layout-lost",
        Severity.ERROR,
        "Something of a chapter stands on none of its pages. It is too large for the place it was "
        "given, and would be missing from the print.",
        "A pull quote of 200 words in the margin",
        "A pull quote of 20 words in the margin",
    ),
    Explanation(
        "footnote-too-long",
        Severity.ERROR,
        "A footnote takes more than half the height of a page. It stands whole on the page of its "
        "mark, which would have next to no text.",
        "A footnote of four hundred words",
        "A footnote of forty words",
    ),
    Explanation(
        "template-wrong",
        Severity.ERROR,
        "A template cannot be filled in. It has a mistake in the line that is named, such as the "
        "name of a field that does not exist.",
        "{{ chapter.titel }}",
        "{{ chapter.title }}",
    ),
    Explanation(
        "styles-missing",
        Severity.ERROR,
        "A folder for style sheets has style sheets in it. An empty one hides the design that "
        "ships with belpress, and pages would have none.",
        "An empty folder styles/",
        "No folder styles/, or one with the sheets of your house",
    ),
    Explanation(
        "design-incomplete",
        Severity.ERROR,
        "The style sheets give every measure that pages are made with. Without the line grid no "
        "chapter can be made up.",
        "A folder styles/ in which tokens.css is missing",
        "All the sheets that ship with belpress, changed where your house is other",
    ),
    Explanation(
        "font-damaged",
        Severity.ERROR,
        "A font file that the style sheets name is whole. Letters of a damaged one would be taken "
        "from some typeface of the machine at hand.",
        "A font that was cut short while it was copied",
        "The font copied again",
    ),
)
