"""Rules of the layout that a build looks at by itself."""

from __future__ import annotations

from belpress.checks.rule import Explanation
from belpress.model.problem import Severity

EXPLAINED = (
    Explanation(
        "copyfit",
        Severity.WARNING,
        "A translation does not fit the pages of its source. Setting it tighter or looser within "
        "the limits of edition.yaml was not enough, so its page numbers differ.",
        "A chapter that is 12 lines (about 90 words) too long for its 4 pages",
        "The same chapter with a paragraph shortened by 90 words",
    ),
    Explanation(
        "fetch-refused",
        Severity.ERROR,
        "The design asked for a file that is not in the project. Pages are made only from files "
        "of the project, never from the network.",
        "background: url(https://example.org/paper.png);",
        "background: url(../assets/paper.png);",
    ),
    Explanation(
        "layout",
        Severity.WARNING,
        "The layout warns about a style sheet or a page. The words are those of WeasyPrint, "
        "which lays out the pages; most often a property is misspelt or not supported.",
        "colr: var(--ink);",
        "color: var(--ink);",
    ),
    Explanation(
        "layout-lost",
        Severity.ERROR,
        "Part of a chapter is missing from its pages. It is too large for its place, and would "
        "not be printed.",
        "A pull quote of 200 words in the margin",
        "A pull quote of 20 words in the margin",
    ),
    Explanation(
        "page-number",
        Severity.ERROR,
        "The number of a page cannot be printed beside its link. What the link leads to is not "
        "printed, or the number moves the text that it names.",
        "[Security](02-security.md){.page-number}, while 02-security.md is a draft",
        "[Security](02-security.md){.page-number}, and the chapter is printed",
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
        "style-missing",
        Severity.WARNING,
        "No style sheet speaks of some pages, such as those of forecasts. They are set without "
        "margins and typefaces of their own.",
        "a folder styles without @page forecasts",
        "@page forecasts { margin: var(--margin-top) var(--margin-inner) 18mm; }",
    ),
    Explanation(
        "brace",
        Severity.ERROR,
        "A brace of a style sheet is missing, or stands alone. The rules behind it mean nothing, "
        "and pages would be set without them.",
        ".caption { color: black;\n.heading { color: navy; }",
        ".caption { color: black; }\n.heading { color: navy; }",
    ),
    Explanation(
        "template-unknown",
        Severity.ERROR,
        "A template is used for nothing. Its name in styles/templates is not that of a part of the "
        "pages, or that of one the layout takes its measures from, which cannot be replaced.",
        "styles/templates/openers.html",
        "styles/templates/opener.html",
    ),
    Explanation(
        "template-part",
        Severity.ERROR,
        "A template leaves out a name that links lead to. Without it, the contents page could not "
        "say where a chapter begins.",
        '<section class="opener">',
        '<section class="opener" id="{{ chapter.name }}">',
    ),
    Explanation(
        "styles-missing",
        Severity.ERROR,
        "The folder for style sheets contains none. Such a folder hides the design that comes "
        "with belpress, so pages would have no design at all.",
        "An empty folder styles/",
        "No folder styles/, or one with the sheets of your house",
    ),
    Explanation(
        "design-incomplete",
        Severity.ERROR,
        "The style sheets lack a measure that pages need. Without the line grid no chapter can "
        "be made up.",
        "A folder styles/ in which tokens.css is missing",
        "All the sheets that come with belpress, changed where your house style differs",
    ),
    Explanation(
        "form-unknown",
        Severity.ERROR,
        "There is no such form. What an edition can be handed over as stands in styles/forms.toml, "
        "a table a form.",
        "belpress build --for prnt",
        "belpress build --for print",
    ),
    Explanation(
        "forms",
        Severity.ERROR,
        "A form in styles/forms.toml cannot be used. One of its values is not valid, or its "
        "profile is not that of a printing press.",
        'bleed = "3 mm"',
        "bleed = 3",
    ),
    Explanation(
        "plates",
        Severity.ERROR,
        "A colour has no plates to be printed with. A file for print has four inks; what of each "
        "makes a colour of the house stands beside it in tokens.css.",
        "--ink: #14233f;",
        "--ink: #14233f; --ink-plates: 0 0 0 100;",
    ),
    Explanation(
        "token-missing",
        Severity.ERROR,
        "A style sheet uses a token (a custom property) that none defines. Whatever is declared "
        "with it is passed over, and its text looks as if it had no design.",
        "font-family: var(--raeding);",
        "font-family: var(--reading);",
    ),
    Explanation(
        "token-wrong",
        Severity.ERROR,
        "A token of the style sheets holds a value that is not valid. Whatever is declared with it "
        "is passed over.",
        "--gutter: 6mmm;",
        "--gutter: 6mm;",
    ),
    Explanation(
        "typeface-missing",
        Severity.ERROR,
        "The style sheets ask for a typeface that no @font-face declares. Its text would be set in "
        "some other typeface of the computer.",
        '--reading: "Georgia";',
        '--reading: "Source Serif 4 SmText";, which styles/fonts.css declares',
    ),
    Explanation(
        "design-file-missing",
        Severity.ERROR,
        "A style sheet names a file that is not there. Without a font, its text would be set in "
        "some other typeface of the computer.",
        'src: url("../assets/fonts/SmText-Bld.ttf");, and the file is SmText-Bold.ttf',
        'src: url("../assets/fonts/SmText-Bold.ttf");',
    ),
    Explanation(
        "font-damaged",
        Severity.ERROR,
        "A font file that the style sheets name is damaged. Its letters would be printed in some "
        "other typeface of the computer.",
        "A font that was cut short while it was copied",
        "The font copied again",
    ),
)
