"""Rules of the fields: edition.yaml, the front matter of chapters, and YAML itself."""

from __future__ import annotations

from belpress.checks.rule import Explanation
from belpress.model.problem import Severity
from belpress.read.frontmatter import DEPTH_LIMIT, SIZE_LIMIT

EXPLAINED = (
    Explanation(
        "chapter-draft",
        Severity.WARNING,
        "A chapter is a draft and is left out. With “draft: true” it is read and checked, but "
        "not printed; this warning is a reminder.",
        "---\ntitle: Security\ndraft: true\n---",
        "---\ntitle: Security\n---",
    ),
    Explanation(
        "colour-key-unknown",
        Severity.ERROR,
        "The edition has no colour key with this name. Its colour keys are listed in "
        "edition.yaml; without a list there, they are deteriorated, unchanged and improved.",
        "colour_key: worse",
        "colour_key: deteriorated",
    ),
    Explanation(
        "field-emphasis",
        Severity.WARNING,
        "Titles, headlines, labels and pull quotes have no emphasis. They are set "
        "in capitals of one weight, so the words alone are printed. Write “\\*” for an asterisk "
        "that is to be seen.",
        "headline: The *Union State* on a war footing",
        "headline: The Union State on a war footing",
    ),
    Explanation(
        "field-markup",
        Severity.ERROR,
        "A field holds words, and no notes or HTML. A mark of a note in a title would be repeated "
        "on the contents page and at the foot of every page, where there is no note.",
        "title: Security[^1]",
        "title: Security",
    ),
    Explanation(
        "field-missing",
        Severity.ERROR,
        "A required field is missing. A chapter has title, headline, colour_key and opener (with "
        "image and alt); edition.yaml has title, year and language.",
        "title: Security\ncolour_key: deteriorated",
        'title: Security\nheadline: "2022: the order falls apart"\ncolour_key: deteriorated',
    ),
    Explanation(
        "field-type",
        Severity.ERROR,
        "A field holds the wrong kind of thing. A number for a text, a text for a "
        "list, “yes” for “true”: the message says what was expected.",
        "draft: yes",
        "draft: true",
    ),
    Explanation(
        "field-unknown",
        Severity.ERROR,
        "There is no field with this name. It is misspelt or in the wrong place, and its value "
        "would be lost.",
        "headlin: The order falls apart",
        "headline: The order falls apart",
    ),
    Explanation(
        "field-value",
        Severity.ERROR,
        "A field has a value that is not valid. Some fields take only certain words, numbers "
        "within limits, or texts of a certain form.",
        "pull_quotes:\n  - {text: Nobody asked., place: side}",
        "pull_quotes:\n  - {text: Nobody asked., place: wide}",
    ),
    Explanation(
        "language-partly",
        Severity.WARNING,
        "A language is not set by its own rules. Of languages without data in belpress only marks, "
        "numbers and months are known, from CLDR; the rest is set as in most languages. What a "
        "language wants is a small file, which can be added.",
        "language: hr",
        "language: sr-Latn",
    ),
    Explanation(
        "language-script",
        Severity.ERROR,
        "A language cannot be set. Pages are made for letters that stand beside each other, from "
        "left to right, with spaces between words: Latin, Cyrillic, Greek, Georgian, Armenian.",
        "translations: [he]",
        "translations: [el]",
    ),
    Explanation(
        "language-undivided",
        Severity.WARNING,
        "The words of a language are not divided. There are no patterns for it, so that lines end "
        "earlier and are uneven in narrow columns.",
        "translations: [fi]",
        "translations: [bg]",
    ),
    Explanation(
        "front-matter-missing",
        Severity.ERROR,
        "A chapter has no front matter. It begins with fields between two lines of three "
        "hyphens: title, headline, colour key, opener and pull quotes.",
        "The year began with sanctions.",
        "---\ntitle: Security\n…\n---\n\nThe year began with sanctions.",
    ),
    Explanation(
        "front-matter-unclosed",
        Severity.ERROR,
        "There is no line of three hyphens after the front matter. Without it the whole chapter "
        "would be read as fields.",
        "---\ntitle: Security\n\nThe year began with sanctions.",
        "---\ntitle: Security\n---\n\nThe year began with sanctions.",
    ),
    Explanation(
        "forecast-differs",
        Severity.WARNING,
        "A forecast of last year is listed in other words than it was printed in. Readers who "
        "compare the two editions see that it was changed after the event.",
        "last_year:\n  - forecast: Prices rise by more than ten per cent.",
        "last_year:\n  - forecast: Inflation stays above ten per cent.",
    ),
    Explanation(
        "forecast-left-out",
        Severity.WARNING,
        "A forecast of last year is not listed. A score is only fair if it counts all of them; "
        "one that nobody can judge yet is listed as open.",
        "last_year:\n  - forecast: It rains.",
        "last_year:\n  - forecast: It rains.\n  - forecast: It snows.\n    outcome: open",
    ),
    Explanation(
        "key-history",
        Severity.WARNING,
        "The colour key of an earlier year is left blank. Where a project has three editions, "
        "the page on last year’s forecasts shows how each chapter was rated year by year; the "
        "chapter of an earlier edition has no colour key that this edition knows.",
        "2021/01-security.md with colour_key: worse",
        "2021/01-security.md with colour_key: deteriorated",
    ),
    Explanation(
        "label-placeholder",
        Severity.ERROR,
        "A label has an unknown word in braces. Labels know only {year} and {forecast_year}, "
        "and “score” knows {number} and {count}; anything else in braces would be printed as it "
        "is.",
        'summary: "Summary forecast for {next_year}"',
        'summary: "Summary forecast for {forecast_year}"',
    ),
    Explanation(
        "number-wrong",
        Severity.ERROR,
        "An ISBN, ISSN or DOI is not one. The last digit of an ISBN or ISSN is worked out from the "
        "others, so that most slips show; shops and libraries refuse such a number.",
        "isbn: 978-3-16-148410-1",
        "isbn: 978-3-16-148410-0",
    ),
    Explanation(
        "imprint-empty",
        Severity.ERROR,
        "An imprint has nothing to print. It needs a publisher, a licence or a number."
        " Nothing is printed without one.",
        "imprint: page",
        "publisher: Belarus in Focus\nimprint: page",
    ),
    Explanation(
        "rule-unknown",
        Severity.WARNING,
        "A rule that is to be ignored does not exist. Its name is misspelt, so its problems are "
        "still reported, or the rule was removed, and its name can be deleted here too.",
        "<!-- check: ignore repeated-words -->",
        "<!-- check: ignore repeated-word -->",
    ),
    Explanation(
        "text-cut",
        Severity.ERROR,
        "A text is cut by a comment. What follows “#” behind a space is not printed. Put a text "
        "that holds one in quotation marks, and a comment on a line of its own.",
        "title: Ally #1 of the Kremlin",
        'title: "Ally #1 of the Kremlin"',
    ),
    Explanation(
        "text-in-quotes",
        Severity.WARNING,
        "Quotation marks around a whole text are printed. Word makes them of the straight "
        "ones, which would only hold the text together.",
        "title: “Security and defence”",
        'title: "Security and defence"',
    ),
    Explanation(
        "translation-origin",
        Severity.ERROR,
        "A translation cannot be made from the language that is given. Only be-Latn is made from "
        "another translation, by transliteration, and that translation must be listed too.",
        "translations: [{language: be-Latn, from: ru}]",
        "translations: [be, {language: be-Latn, from: be}]",
    ),
    Explanation(
        "translation-twice",
        Severity.ERROR,
        "A translation is listed twice, or is in the language of the source. Each translation is "
        "listed once, and the source is not listed at all.",
        "language: en\ntranslations: [en, be, be]",
        "language: en\ntranslations: [be]",
    ),
    Explanation(
        "yaml-alias",
        Severity.ERROR,
        "References between fields are not allowed. YAML gives “&”, “*” and “<<” a meaning of "
        "their own, with which a small file can blow up to gigabytes.",
        "colour_key: *worse",
        "colour_key: deteriorated",
    ),
    Explanation(
        "yaml-depth",
        Severity.ERROR,
        f"Fields are nested too deeply. The limit is {DEPTH_LIMIT} levels, and no field needs "
        "more than three.",
        "pull_quotes: [[[[[[[[[[[[[Nobody asked.]]]]]]]]]]]]]",
        "pull_quotes: [Nobody asked.]",
    ),
    Explanation(
        "yaml-duplicate",
        Severity.ERROR,
        "A field is given twice. YAML would use one of the two and silently lose the other.",
        "title: Security\ntitle: Security and defence",
        "title: Security and defence",
    ),
    Explanation(
        "yaml-not-mapping",
        Severity.ERROR,
        "There are no fields where fields are needed. Front matter and edition.yaml hold fields: "
        "a name, a colon, a space and a value.",
        "- Security\n- deteriorated",
        "title: Security\ncolour_key: deteriorated",
    ),
    Explanation(
        "yaml-syntax",
        Severity.ERROR,
        "The fields cannot be read. Most often a quotation mark is not closed, a field stands "
        "deeper than the one above it, or a line has no name and colon.",
        'title: "Security',
        'title: "Security"',
    ),
    Explanation(
        "yaml-tab",
        Severity.ERROR,
        "A field is indented with a tab. YAML accepts only spaces, which look the same.",
        "opener:\n<tab>image: opener.jpg",
        "opener:\n  image: opener.jpg",
    ),
    Explanation(
        "yaml-tag",
        Severity.ERROR,
        "A value cannot begin with a tag. YAML takes “!” at its beginning for the kind of thing "
        "that follows, which programs have been broken into with.",
        "colour_key: !deteriorated",
        "colour_key: deteriorated",
    ),
    Explanation(
        "yaml-too-large",
        Severity.ERROR,
        f"The fields are too long. The limit is {SIZE_LIMIT >> 10} KB; there is probably "
        "something other than fields, such as the chapter itself above the second line of "
        "hyphens.",
        "---\ntitle: Security\n(the whole chapter)\n---",
        "---\ntitle: Security\n---\n\n(the whole chapter)",
    ),
    Explanation(
        "year-differs",
        Severity.ERROR,
        "The year in edition.yaml is not the year of its folder. Most often edition.yaml was "
        "copied from another year and not updated.",
        "manuscript/2023/edition.yaml with year: 2022",
        "manuscript/2023/edition.yaml with year: 2023",
    ),
)
