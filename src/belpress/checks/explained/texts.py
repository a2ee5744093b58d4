"""Rules of the Markdown that chapters are written in, and of what a chapter has to have."""

from __future__ import annotations

from belpress.checks.rule import Explanation
from belpress.model.problem import Severity

EXPLAINED = (
    Explanation(
        "attributes-syntax",
        Severity.ERROR,
        "The attributes in braces cannot be read. At the end of a heading, a list item or a "
        "picture, braces hold .class, #name or key=value, with spaces between them.",
        "- The rouble will fall. {summary!}",
        "- The rouble will fall. {.summary #rouble}",
    ),
    Explanation(
        "attributes-unknown",
        Severity.ERROR,
        "An attribute in braces has no meaning here. A forecast can have .summary and "
        "colour_key, the last heading .forecasts, a picture .column, .wide and .page, any of them "
        "lang.",
        "- The rouble will fall. {.sumary}",
        "- The rouble will fall. {.summary}",
    ),
    Explanation(
        "language-tag",
        Severity.ERROR,
        "The language of a passage is not written as a tag. Screen readers, hyphenation and "
        "quotation marks go by tags such as uk, fr or be-Latn, which are not those of countries.",
        "[Slava Ukraini]{lang=ua}",
        "[Slava Ukraini]{lang=uk}",
    ),
    Explanation(
        "footnote-missing",
        Severity.ERROR,
        "A footnote reference has no footnote. Readers would be sent to a note that does not "
        "exist.",
        "Exports fell by a third.[^trade]",
        "Exports fell by a third.[^trade]\n\n[^trade]: Ministry of Trade, 2022.",
    ),
    Explanation(
        "footnote-alone",
        Severity.ERROR,
        "The mark of a footnote has no word before it. A mark belongs to a word or a sentence, and "
        "none begins a line.",
        "[^trade] Exports fell by a third.\n\n[^trade]: Ministry of Trade, 2022.",
        "Exports fell by a third.[^trade]\n\n[^trade]: Ministry of Trade, 2022.",
    ),
    Explanation(
        "footnote-by-hand",
        Severity.WARNING,
        "A paragraph looks like the text of a footnote. It is set where it stands, and its number "
        "is not tied to its mark.",
        "Exports fell.[1]\n\n[1] Ministry of Trade, 2022.",
        "Exports fell.[^1]\n\n[^1]: Ministry of Trade, 2022.",
    ),
    Explanation(
        "footnote-empty",
        Severity.ERROR,
        "A footnote has no words. The reader would be sent to a number with nothing behind it.",
        "Exports fell by a third.[^trade]\n\n[^trade]:",
        "Exports fell by a third.[^trade]\n\n[^trade]: Ministry of Trade, 2022.",
    ),
    Explanation(
        "footnote-misplaced",
        Severity.ERROR,
        "A footnote is called where none can be. Headings, titles and alt texts are shown in other "
        "places too, without the foot of a page; and no note has notes of its own.",
        "## Trade[^trade]\n\nExports fell.\n\n[^trade]: Ministry of Trade, 2022.",
        "## Trade\n\nExports fell.[^trade]\n\n[^trade]: Ministry of Trade, 2022.",
    ),
    Explanation(
        "footnote-twice",
        Severity.ERROR,
        "Two texts are given to one footnote. Only one of them could be printed.",
        "Exports fell.[^1]\n\n[^1]: Ministry of Trade.\n\n[^1]: Belstat.",
        "Exports fell.[^1] Imports too.[^2]\n\n[^1]: Ministry of Trade.\n\n[^2]: Belstat.",
    ),
    Explanation(
        "footnote-unused",
        Severity.WARNING,
        "The text of a footnote is printed where a mark refers to it. Without one it is lost.",
        "It was said.\n\n[^source]: By whom, nobody knows.",
        "It was said.[^source]\n\n[^source]: By whom, nobody knows.",
    ),
    Explanation(
        "forecast-empty",
        Severity.ERROR,
        "A forecast has no words. An empty list item would be a number with nothing after it on "
        "the forecasts’ page.",
        "- The rouble will fall. {.summary}\n-",
        "- The rouble will fall. {.summary}",
    ),
    Explanation(
        "forecasts-list",
        Severity.ERROR,
        "There is something other than one list under the forecasts. The list is set as a page "
        "of its own, which ends the chapter.",
        "## Forecasts {.forecasts}\n\nThe rouble will fall.",
        "## Forecasts {.forecasts}\n\n- The rouble will fall. {.summary}",
    ),
    Explanation(
        "forecasts-missing",
        Severity.ERROR,
        "A chapter does not end with forecasts. They follow a heading that is marked with "
        "{.forecasts}.",
        "## What comes next\n\n- The rouble will fall.",
        "## Forecasts {.forecasts}\n\n- The rouble will fall. {.summary}",
    ),
    Explanation(
        "heading-level",
        Severity.ERROR,
        "A heading has the wrong level. Headings start at “##” and go down one step at a time; a "
        "heading with one “#” is the title, which belongs in the front matter. A missing step "
        "breaks the outline that readers navigate by.",
        "# The army\n\n#### Its budget",
        "## The army\n\n### Its budget",
    ),
    Explanation(
        "lead-missing",
        Severity.ERROR,
        "A chapter does not begin with a paragraph. The first paragraph is the lead, set larger "
        "across the head of the first page; a heading or a quotation stands below it.",
        "## The army\n\nThe year began with sanctions.",
        "The year began with sanctions.\n\n## The army",
    ),
    Explanation(
        "link-draft",
        Severity.WARNING,
        "A link leads to a chapter that is a draft. The chapter is left out, so readers who "
        "follow the link find nothing.",
        "as [the chapter on security](02-security.md) says, whose front matter has draft: true",
        "as the chapter on security says",
    ),
    Explanation(
        "link-dead",
        Severity.ERROR,
        "A link leads to a place that does not exist in this edition. Its chapter or heading was "
        "renamed, or the address lacks “https://”.",
        "as [the chapter on security](02-securty.md) says",
        "as [the chapter on security](02-security.md) says",
    ),
    Explanation(
        "link-empty",
        Severity.ERROR,
        "A link has no address. It would look like a link and lead nowhere.",
        "as [the ministry]() says",
        "as [the ministry](https://example.org/report) says",
    ),
    Explanation(
        "link-scheme",
        Severity.ERROR,
        "A link does not begin with http:, https: or mailto:. Other addresses open something on "
        "the reader’s own computer, or run a script there.",
        "[the report](file:///home/anna/report.pdf)",
        "[the report](https://example.org/report.pdf)",
    ),
    Explanation(
        "name-twice",
        Severity.ERROR,
        "Two places of a chapter are given one name. A link could lead to either.",
        "## Outlook {#outlook}\n…\n## What is to come {#outlook}",
        "## Outlook {#outlook}\n…\n## What is to come {#future}",
    ),
    Explanation(
        "picture-in-text",
        Severity.ERROR,
        "A picture is in the middle of a text. It needs a paragraph of its own: belpress chooses "
        "its place on the page, and the line below it is its caption.",
        "Tanks on parade ![Tanks](parade.jpg) in July.",
        "Tanks on parade in July.\n\n![Tanks](parade.jpg)\n*Independence Day, Minsk.*",
    ),
    Explanation(
        "pull-quote-drift",
        Severity.ERROR,
        "A pull quote differs from the text of its chapter. The text was changed after the quote "
        "had been taken from it, and now the two say different things on one page.",
        "pull_quotes:\n  - The border was shut in May.\n…\nThe border was closed in May.",
        "pull_quotes:\n  - The border was closed in May.\n…\nThe border was closed in May.",
    ),
    Explanation(
        "summary-count",
        Severity.ERROR,
        "A chapter has no or several forecasts marked {.summary}. The one that is marked stands "
        "on the summary page for the whole chapter.",
        "- The rouble will fall.\n- Prices will rise.",
        "- The rouble will fall. {.summary}\n- Prices will rise.",
    ),
    Explanation(
        "nesting-too-deep",
        Severity.ERROR,
        "Lists or quotations are nested too deeply. Their text would be lost without a warning.",
        "> > > > > > > > > > > > > > > > > > > > A quotation in nineteen others",
        "> A quotation",
    ),
)
