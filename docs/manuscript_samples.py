"""What the reference of the manuscript shows: each mark of Markdown as it is typed."""

from __future__ import annotations

from dataclasses import dataclass

PICTURE = "../../assets/images/sample.png"
FORECASTS = """## Forecasts {.forecasts}

- Exports will fall below the level of 2021. {.summary}
- The border will open again. {colour_key=improved}
"""


@dataclass(frozen=True)
class Sample:
    """A mark of Markdown: its heading, what it does, and a sample.

    ``fields`` are added to the front matter, ``typed`` is the text below the lead; a picture shows
    what becomes of it, unless ``is_shown`` is false.
    """

    name: str
    heading: str
    said: str
    typed: str
    fields: str = ""
    is_shown: bool = True


SAMPLES = (
    Sample(
        "emphasis",
        "Paragraphs and emphasis",
        "A blank line ends a paragraph. One star on each side makes italics, two make bold.",
        "The talks began *in May*.\nThey ended **in June**.\n\nNobody had asked for them.",
    ),
    Sample(
        "headings",
        "Headings",
        "`##` is a subhead, `###` one below it, `####` one below that. "
        "`{#name}` names it for links.",
        "## The talks {#talks}\n\nThey began in May.\n\n### In Minsk\n\nThey ended there.",
    ),
    Sample(
        "links",
        "Links and page numbers",
        "To an address, a heading of the chapter (`#name`), another chapter by its file, or a "
        "heading in it (`02-security.md#name`). `{.page-number}` prints the page, alone where the "
        "link has no words.",
        "The law is [in force](https://example.org/law). See [the talks](#talks){.page-number}, or "
        "[](#talks){.page-number}.\n\n## The talks {#talks}\n\nThey began in May.",
    ),
    Sample(
        "breaks",
        "Line breaks and pauses",
        "A backslash at the end of a line breaks it. `---` between blank lines is a pause.",
        "Ministry of Trade\\\nMinsk\n\n---\n\nThe next thought begins here.",
    ),
    Sample(
        "quotation",
        "Quotations",
        "Every line begins with `>`.",
        "He said it twice.\n\n> We did not ask for this, and we will not\n> pay for it.",
    ),
    Sample(
        "bullets",
        "Bullets",
        "Two levels; the second is indented like the words of the first.",
        "They proposed:\n\n- a new law;\n- talks on\n  - trade,\n  - visas;\n- an office in Minsk.",
    ),
    Sample(
        "numbers",
        "Numbers",
        "What is typed is printed; a list may begin with any number and go on behind a paragraph.",
        "Two steps:\n\n1. The law is changed.\n2. Then it is kept.\n\nAnd the last:\n\n"
        "3. It is forgotten.",
    ),
    Sample(
        "letters",
        "Letters",
        "Latin or Cyrillic, with a bracket or a full stop.",
        "There are two ways:\n\na) by law,\nb) by decree.",
    ),
    Sample(
        "table",
        "Tables",
        "`---:` aligns a column to the right. Two columns fit a column of text. A line that begins "
        "with a colon is the caption.",
        "| Port | Distance, km |\n| --- | ---: |\n| St Petersburg | 800 |\n| Azov | 1,650 |\n\n"
        ": Russian ports",
    ),
    Sample(
        "wide-table",
        "Wide tables",
        "Three columns and more stand across both columns, and so do two with `{.wide}`.",
        "| Year | Exports | Imports |\n| --- | ---: | ---: |\n| 2021 | 39.9 | 41.8 |\n"
        "| 2022 | 38.3 | 38.6 |\n\n: Trade in goods, USD billion {.wide}",
    ),
    Sample(
        "box",
        "Boxes",
        "The words behind `::: box` are the title. With `{.wide}` behind it, a box stands across "
        "both columns.",
        "::: box The talks in May\nThe delegations met twice:\n\n- first in Minsk,\n"
        "- then in Brest.\n:::",
    ),
    Sample(
        "code",
        "Code",
        "Between backticks within a line, or between lines of three.",
        "Type `belpress build`:\n\n```\nname    | number\n--------|-------\nexports |    12\n```",
    ),
    Sample(
        "scripts",
        "Superscript and subscript",
        "No blanks between the two signs.",
        "The 21^st^ century, 400 m^2^, CO~2~ and H~2~O.",
    ),
    Sample(
        "languages",
        "Passages in another language",
        "Its words are divided and quoted as that language wants, and read aloud in it. `{lang=…}` "
        "behind a heading, an item, a picture, or the title of a box or a table is for all of it.",
        'He said "[Слава "Україні"]{lang=uk}", and they wrote [«c\'est fini»]{lang=fr}.\n\n'
        "## Zeitenwende {lang=de}\n\nSo it began.",
    ),
    Sample(
        "footnotes",
        "Footnotes",
        "The text of a note stands anywhere in the chapter, or in the line: `^[…]`. Belpress "
        "numbers notes.",
        "Exports fell.[^trade] Imports did too.^[Belstat, 2022.]\n\n"
        "[^trade]: Ministry of Trade, 2022.",
    ),
    Sample(
        "figure",
        "Figures",
        "A picture across both columns, with its caption in the next line.",
        f"![Blue hills under a red sun]({PICTURE})\n*The border in May. Photo: BelTA*\n\n"
        "The border was closed in May.",
    ),
    Sample(
        "figure-column",
        "Figures in a column",
        "`{.column}` makes a picture one column wide; `{.page}` gives it a page of its own.",
        f"The border was closed in May.\n\n![Blue hills under a red sun]({PICTURE}){{.column}}\n"
        "*The border in May*",
    ),
    Sample(
        "pull-quote",
        "Pull quotes",
        "A field of the front matter; it stands in the margin beside its paragraph.",
        "The border was closed in May. Nobody knew why, and nobody asked.",
        fields="pull_quotes:\n  - The border was closed in May.\n",
    ),
    Sample(
        "pull-quote-wide",
        "Wide pull quotes",
        "`place: wide` sets it across both columns.",
        "The border was closed in May. Nobody knew why, and nobody asked.",
        fields='pull_quotes:\n  - {text: "The border was closed in May.", place: wide}\n',
    ),
    Sample(
        "typography",
        "Quotation marks, dashes and spaces",
        "Type them as on a typewriter; the page has what the language wants. A backslash keeps "
        "what is typed.",
        "He said: \"It is not 'over'\" - not in 2020-2022, at -5 °C. "
        'File 2020\\-2022 is "closed"...',
    ),
    Sample(
        "remarks",
        "Remarks",
        "Nothing between `<!--` and `-->` is printed. With `check: ignore`, a rule passes over the "
        "block below.",
        "<!-- check: ignore repeated-word -->\n\nHe had had enough. <!-- Who said so? -->",
    ),
    Sample(
        "forecasts",
        "Forecasts",
        "The last heading of a chapter has `{.forecasts}`; one list follows. One item has "
        "`{.summary}`, and any may have a colour key of its own.",
        "",
    ),
)
