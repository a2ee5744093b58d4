"""Rules of lists, tables, code and other blocks: what they hold, and what is one by accident."""

from __future__ import annotations

from belpress.checks.rule import Explanation
from belpress.model.problem import Severity

EXPLAINED = (
    Explanation(
        "block-in-paragraph",
        Severity.WARNING,
        "A wrapped line begins a list or a quotation. Without a blank line before it, or a colon "
        "at the end of the line above, it is most likely a dash, a plus or a number of the text.",
        "Neither ministers\n- the only exception was the ambassador -\nnor anybody else came.",
        "Neither ministers\n\\- the only exception was the ambassador -\nnor anybody else came.",
    ),
    Explanation(
        "block-misplaced",
        Severity.ERROR,
        "A block stands in something that cannot hold it. A list item holds words, quotations, "
        "code and lists of the second level, a quotation holds paragraphs and lists, a footnote "
        "and a forecast hold paragraphs.",
        "- The first proposal\n\n  ## A heading",
        "## A heading\n\n- The first proposal",
    ),
    Explanation(
        "checklist",
        Severity.ERROR,
        "A list item begins with a box to be ticked. Nobody ticks boxes in a printed review.",
        "- [x] The border is open again.",
        "- The border is open again.",
    ),
    Explanation(
        "code-by-indent",
        Severity.ERROR,
        "A paragraph is indented as code. Four blanks or a tab before a paragraph come from a word "
        "processor; the design indents paragraphs by itself, and code stands between fences.",
        "The year began with sanctions.\n\n    It ended with more of them.",
        "The year began with sanctions.\n\nIt ended with more of them.",
    ),
    Explanation(
        "heading-underlined",
        Severity.ERROR,
        "A line of dashes stands directly below a text. Elsewhere that makes a heading of it; here "
        "a subhead begins with “##”, and a pause is a line “---” with a blank line before it.",
        "The talks\n---------\n\nThey began in May.",
        "## The talks\n\nThey began in May.",
    ),
    Explanation(
        "list-by-number",
        Severity.WARNING,
        "A paragraph begins with a year or a date. A number with a full stop makes a list item of "
        "it, unless the full stop has a backslash before it.",
        "1945. The last year of the war saw the old order fall.",
        "1945\\. The last year of the war saw the old order fall.",
    ),
    Explanation(
        "list-divided",
        Severity.WARNING,
        "Only an empty comment stands between two lists. So pandoc writes lists of two styles, and "
        "what stood below an item in a word processor comes out at its level.",
        "- The second proposal:\n\n<!-- -->\n\n- one part of it",
        "- The second proposal:\n  - one part of it",
    ),
    Explanation(
        "list-indent",
        Severity.WARNING,
        "A list item is indented by too little. An item of the second level stands below the words "
        "of the item it belongs to: two blanks are enough for “- ”, three for “1. ”.",
        "1. The first proposal:\n  - a part of it",
        "1. The first proposal:\n   - a part of it",
    ),
    Explanation(
        "list-item-empty",
        Severity.ERROR,
        "A list item has no words. Its mark would stand on a line of its own.",
        "- The first proposal\n-",
        "- The first proposal\n- The second proposal",
    ),
    Explanation(
        "list-numbers",
        Severity.WARNING,
        "The numbers of a list do not rise. They are printed as they are typed, unless all of them "
        "are the same: then they are counted.",
        "1. Minsk\n2. Brest\n2. Homel",
        "1. Minsk\n2. Brest\n3. Homel",
    ),
    Explanation(
        "list-of-one",
        Severity.WARNING,
        "A paragraph that begins with a star or a plus is a list. A single item of that kind is "
        "most likely a remark below a text, and would be printed with a dash.",
        "* Figures of the ministry.",
        "\\* Figures of the ministry.",
    ),
    Explanation(
        "list-run-in",
        Severity.WARNING,
        "Lines that look like list items are one paragraph. Bullets, dashes and numbers in "
        "parentheses make no list, nor do numbers without a blank line before the first.",
        "• the first proposal\n• the second proposal",
        "- the first proposal\n- the second proposal",
    ),
    Explanation(
        "list-too-deep",
        Severity.ERROR,
        "A list has more than two levels. The design has marks and indents for two, and the "
        "columns are too narrow for more.",
        "- Europe\n  - Poland\n    - Warsaw",
        "- Europe\n  - Poland: Warsaw",
    ),
    Explanation(
        "line-joined",
        Severity.WARNING,
        "A line below a list item or a quotation belongs to it. A paragraph begins behind a blank "
        "line.",
        "- The first proposal.\n- The second proposal.\nNobody spoke against them.",
        "- The first proposal.\n- The second proposal.\n\nNobody spoke against them.",
    ),
    Explanation(
        "link-ambiguous",
        Severity.ERROR,
        "A link leads to a heading whose words stand twice. The reader would come to the first of "
        "them; a name of its own says which is meant.",
        "see [the outlook](#outlook)\n\n## Outlook\n\n## Outlook",
        "see [the outlook](#outlook)\n\n## Outlook\n\n## Outlook {#outlook-for-trade}",
    ),
    Explanation(
        "table-broken",
        Severity.ERROR,
        "A table is not complete. Below its head stands a line with “---” for every cell; without "
        "it, or with too few, the bars are printed.",
        "| Port | Distance |\n| --- |\n| Azov | 1,650 |",
        "| Port | Distance |\n| --- | --- |\n| Azov | 1,650 |",
    ),
    Explanation(
        "table-cells",
        Severity.ERROR,
        "A row has more cells than the head of its table. What they hold would not be printed.",
        "| Port | Distance |\n| --- | --- |\n| Azov | 1,650 | by rail |",
        "| Port | Distance | Way |\n| --- | --- | --- |\n| Azov | 1,650 | by rail |",
    ),
    Explanation(
        "table-line",
        Severity.ERROR,
        "A line of text stands directly below a table. It would be set as a row of it.",
        "| Port | Distance |\n| --- | --- |\n| Azov | 1,650 |\nOther ports are farther.",
        "| Port | Distance |\n| --- | --- |\n| Azov | 1,650 |\n\nOther ports are farther.",
    ),
    Explanation(
        "table-list",
        Severity.WARNING,
        "A cell begins like a list item. A table holds no lists; the mark would be printed.",
        "| Port | Goods |\n| --- | --- |\n| Azov | - potash |",
        "| Port | Goods |\n| --- | --- |\n| Azov | potash |",
    ),
)
