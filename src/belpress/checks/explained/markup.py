"""Rules of markup: what looks like it and is printed, and what looks unlike it and is not."""

from __future__ import annotations

from belpress.checks.rule import Explanation
from belpress.model.problem import Severity

EXPLAINED = (
    Explanation(
        "citation-key",
        Severity.WARNING,
        "A name behind “@” looks like the key of a citation, as pandoc writes it. A review gives "
        "its sources in footnotes.",
        "As @shraibman2022 says, the border stayed closed.",
        "As Shraibman says,[^1] the border stayed closed.\n\n[^1]: Shraibman 2022, p. 4.",
    ),
    Explanation(
        "box-open",
        Severity.ERROR,
        "A box has no end. Everything behind it would stand in it.",
        "::: box The talks\n\nThey began in May.",
        "::: box The talks\n\nThey began in May.\n\n:::",
    ),
    Explanation(
        "code-open",
        Severity.ERROR,
        "Code begins with a line “```” and has no end. All that follows would be set as code.",
        "```\nexports | 12\n\nThe border stayed closed.",
        "```\nexports | 12\n```\n\nThe border stayed closed.",
    ),
    Explanation(
        "comment-open",
        Severity.ERROR,
        "A comment has no end. Without it, the comment would be printed.",
        "The border stayed closed. <!-- To be checked.",
        "The border stayed closed. <!-- To be checked. -->",
    ),
    Explanation(
        "emphasis-unpaired",
        Severity.ERROR,
        "A star or an underscore has no other half, so that it would be printed. Emphasis begins "
        "and ends right at its words, without a space between, and within one paragraph.",
        "The **border stayed closed.",
        "The **border** stayed closed.",
    ),
    Explanation(
        "heading-bold",
        Severity.WARNING,
        "A line in bold stands alone above a paragraph, like a heading. As such it is missing from "
        "the outline and may be parted from its text by a page.",
        "**The talks**\n\nThey began in May.",
        "## The talks\n\nThey began in May.",
    ),
    Explanation(
        "heading-empty",
        Severity.ERROR,
        "A heading has no words.",
        "##\n\nThey began in May.",
        "## The talks\n\nThey began in May.",
    ),
    Explanation(
        "heading-hashes",
        Severity.ERROR,
        "A heading needs a space behind its “##”. Without it, the signs would be printed.",
        "##The talks\n\nThey began in May.",
        "## The talks\n\nThey began in May.",
    ),
    Explanation(
        "link-apart",
        Severity.ERROR,
        "A space stands between the two parts of a link. Its brackets and its address would be "
        "printed.",
        "As [Viasna] (https://spring96.org) says.",
        "As [Viasna](https://spring96.org) says.",
    ),
    Explanation(
        "link-broken",
        Severity.ERROR,
        "Signs of a link or a picture would be printed. A bracket is not closed, or is missing.",
        "As [Viasna](https://spring96.org says.",
        "As [Viasna](https://spring96.org) says.",
    ),
    Explanation(
        "mark-stray",
        Severity.WARNING,
        "A sign of markup marks nothing, and is printed. It may be a star, a caret, a backtick "
        "or a bracket. With a backslash before it, it is meant as typed.",
        "The reputat^ion suffered.",
        "The reputation suffered.",
    ),
    Explanation(
        "markup-unknown",
        Severity.ERROR,
        "This looks like markup of another program, and would be printed. It may be HTML, "
        "mathematics, a citation, attributes or a template. The hint says what to write in its "
        "place; with a backslash before it, it is printed as typed.",
        "Minsk<br>Belarus and <b>more</b>",
        "Minsk\\\nBelarus and **more**",
    ),
    Explanation(
        "reference-unused",
        Severity.ERROR,
        "A line “[words]: address” is the address of a link, and nothing else. Where no link uses "
        "it, its words are not printed.",
        "[Minsk]: Monday\n\nThe talks began.",
        "Minsk: Monday\n\nThe talks began.",
    ),
    Explanation(
        "title-lost",
        Severity.WARNING,
        "The title of a link or a picture is not printed. A browser shows it under the pointer, a "
        "page does not.",
        'As [Viasna](https://spring96.org "a centre for human rights") says.',
        "As [Viasna](https://spring96.org), a centre for human rights, says.",
    ),
    Explanation(
        "table-caption",
        Severity.ERROR,
        "The caption of a table is set as a paragraph. A caption begins with a colon and a blank, "
        "and stands below its table, with a blank line between; it is printed above.",
        "Table: Ports\n\n| Port | km |\n| --- | --- |\n| Azov | 1,650 |",
        "| Port | km |\n| --- | --- |\n| Azov | 1,650 |\n\n: Ports",
    ),
)
