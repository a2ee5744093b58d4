"""Files that are nearly right: built by the grammar of their format, and then spoilt a little."""

from __future__ import annotations

from hypothesis import strategies as st

from samples import CHAPTER

MATTER, _, BODY = CHAPTER.removeprefix("---\n").partition("---\n")

ODD = (
    *("\0", "\x1b[2J", "\u202e", "\u2028", "\ufeff", "\ud800", "\udcff", "\uffff", "\r", "\t"),
    *("😀", "שלום", "e\u0301", "ў", "汉", "\u00ad", "\u200d", "%", "%00", "%2e%2e/", "{{ 7 }}"),
    *("{year}", "{", "}", "{.summary}", "{#a}", "&#0;", "&#x202e;", "&lt;", "<b>", "<!-- ", " -->"),
    *("<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "'", '"', "\\", "`", "[^1]"),
    *("*", "**", "_", "[", "](", ")", "![", "^[", "]: ", "|", "~", "---", "```", ": ", "- ", "  "),
)
WORDS = (
    *("The border was closed in May.", "Nobody knew why", "It will rain.", "unchanged", "2030"),
    *("../../assets/images/figure.jpg", "../../../../etc/passwd", "file:///etc/passwd", "NaN"),
    *("http://127.0.0.1:1/", "#sun", "01-security.md", "01-security.md#sun", "be", "en", "1e999"),
    *("-1", "0x10", "1_000", "true", "null", "~", "2026-02-30", "", "9" * 30, "a" * 300, "Мінск"),
)
words = st.sampled_from(WORDS) | st.sampled_from(ODD) | st.text(max_size=12)
texts = st.lists(words, max_size=5).map(" ".join)
paths = st.lists(
    st.sampled_from((*ODD, "..", ".", "/", "//", "assets", "images", "figure.jpg", "Figure.JPG"))
    | st.text(max_size=8),
    max_size=8,
).map("".join) | st.sampled_from(WORDS)


@st.composite
def spoilt(draw: st.DrawFn, good: str) -> str:
    """Return a good file after a few slips: lines and characters gone, doubled, moved, odd."""
    lines = good.split("\n")
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, max(len(lines) - 1, 0)))
        line = lines[at] if lines else ""
        column = draw(st.integers(0, len(line)))
        slip = draw(st.integers(0, 8))
        if slip == 0:
            del lines[at : at + draw(st.integers(1, 3))]
        elif slip == 1:
            lines.insert(at, draw(st.sampled_from(lines or [""])))
        elif slip == 2:
            lines[at : at + 1] = [" " * draw(st.integers(0, 9)) + line.lstrip()]
        elif slip == 3:
            lines[at : at + 1] = [line[:column], line[column:]]
        elif slip == 4:
            lines[at : at + 1] = [line[:column]]
        elif slip == 5:
            key, colon, _ = line.partition(":")
            lines[at : at + 1] = [f"{key}{colon} {draw(texts)}"]
        else:
            lines[at : at + 1] = [line[:column] + draw(words) + line[column:]]
    return "\n".join(lines)


def _nested(values: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    lists = st.lists(values, max_size=4).map(lambda ones: f"[{', '.join(ones)}]")
    fields = st.lists(st.tuples(names, values), max_size=4).map(
        lambda pairs: "{" + ", ".join(f"{name}: {value}" for name, value in pairs) + "}"
    )
    return lists | fields


names = st.sampled_from(
    (
        *("title", "headline", "colour_key", "opener", "image", "alt", "credit", "pull_quotes"),
        *("text", "place", "paraphrase", "near", "draft", "pages", "year", "language", "labels"),
        *(
            "translations",
            "copyfit",
            "fallback",
            "tracking",
            "site",
            "colour_keys",
            "symbol",
            "colour",
            "from",
        ),
        *("summary", "contents", "<<", "?", "&a a", "*a", "!!str a", "%YAML", "1", "''"),
    )
)
scalars = st.one_of(
    words,
    words.map(lambda text: '"{}"'.format(text.replace('"', '\\"'))),
    words.map(lambda text: "'{}'".format(text.replace("'", "''"))),
    words.map(lambda text: "|\n    " + text.replace("\n", "\n    ")),
    st.sampled_from((r'"\0"', r'"\ud800"', r'"\x1b"', r'"\u202e"', r'"\U00110000"', "!!int a")),
)
values = st.recursive(scalars, _nested, max_leaves=6)
fields = st.lists(st.tuples(names, values), min_size=1, max_size=10).map(
    lambda pairs: "\n".join(f"{name}: {value}" for name, value in pairs)
)


def front_matter() -> st.SearchStrategy[str]:
    """Return front matters of a chapter."""
    more = st.tuples(st.just(MATTER), fields).map("".join)
    return spoilt(MATTER) | fields | more


Strings = st.SearchStrategy[str]


def _markdown(texts: Strings, links: Strings, pictures: Strings) -> Strings:
    """Return Markdown of a few blocks, with everything nested in everything."""

    def marked(inner: Strings) -> Strings:
        return st.one_of(
            st.tuples(st.sampled_from(("*", "**", "_", "`", "``", "~~", '"', "'")), inner).map(
                lambda pair: f"{pair[0]}{pair[1]}{pair[0]}"
            ),
            st.tuples(inner, links).map(lambda pair: f"[{pair[0]}]({pair[1]})"),
            st.tuples(inner, links).map(lambda pair: f"[{pair[0]}](<{pair[1]}> {pair[0]!r})"),
            st.tuples(inner, inner).map(lambda pair: f"[{pair[0]}][{pair[1]}]"),
            inner.map(lambda text: f"{text}^[{text}]"),
            inner.map(lambda text: f"<{text}>"),
            st.lists(inner, max_size=3).map("\n".join),
        )

    inline = st.recursive(texts, marked, max_leaves=5)
    leaves = st.one_of(
        inline,
        st.tuples(st.integers(2, 4), inline).map(lambda pair: f"{'#' * pair[0]} {pair[1]}"),
        st.tuples(texts, pictures, inline, st.sampled_from(FORMS)).map(
            lambda parts: f"![{parts[0]}]({parts[1]}){parts[3]}\n*{parts[2]}*"
        ),
        st.lists(st.lists(inline, max_size=4).map("|".join), min_size=1, max_size=4).map(
            lambda rows: (
                f"|{rows[0]}|\n" + "|-" * (rows[0].count("|") + 1) + "|\n" + "\n".join(rows)
            )
        ),
        inline.map(lambda text: f"```{text}\n{text}\n```"),
        st.tuples(inline, inline).map(lambda pair: f"{pair[0]}[^1]\n\n[^1]: {pair[1]}"),
        st.tuples(inline, links).map(lambda pair: f"[{pair[0]}]: {pair[1]} '{pair[0]}'"),
        st.sampled_from(("---", "===")),
    )
    blocks = st.recursive(leaves, _around, max_leaves=6)
    return st.lists(blocks, max_size=6).map("\n\n".join)


def _around(inner: Strings) -> Strings:
    """Return blocks that hold others: quotations and lists."""

    def under(mark: str, text: str) -> str:
        return mark + text.replace("\n", "\n" + " " * len(mark))

    return st.one_of(
        inner.map(lambda text: "> " + text.replace("\n", "\n> ")),
        st.tuples(st.sampled_from(("- ", "* ", "1. ", "7) ")), st.lists(inner, max_size=4)).map(
            lambda pair: "\n".join(under(pair[0], text) for text in pair[1])
        ),
        st.lists(inner, max_size=3).map("\n\n".join),
    )


FORMS = ("", "{.column}", "{.wide}", "{.page}", "{.none}", "{")
HARMLESS = (
    *(
        "The border was closed in May.",
        "Nobody knew why",
        "e\u0301",
        "ў",
        "😀",
        "שלום",
        "汉",
        "\u00ad",
    ),
    *(
        "{{ 7 }}",
        "{year}",
        "&lt;b&gt;",
        "<b>",
        "<script>alert(1)</script>",
        "</p>",
        "</style>",
        "<!--",
    ),
    *("<!--", '"><img src=x onerror=alert(1)>', "&amp;", "'", '"', "\\", "`", "*", "_", "20-х"),
    *(
        "2 000 km",
        "(c)",
        "--",
        "...",
        "§ 5",
        "EU",
        "АБСЕ",
        "[",
        "]",
        "|",
        "~",
        "#",
        "- ",
        "1. ",
        "  ",
    ),
)


def bodies() -> Strings:
    """Return texts of a chapter; most of them end with forecasts, as they must."""
    head, _, end = BODY.partition("## Forecasts")
    harmless = st.lists(st.sampled_from(HARMLESS), max_size=5).map(" ".join)
    good_links = st.sampled_from(("https://example.org/?a=b&c=d", "#sun", "01-security.md"))
    good_pictures = st.just("../../assets/images/figure.jpg")
    right = _markdown(harmless, good_links, good_pictures)
    wrong = _markdown(texts, paths, paths)
    whole = [kind.map(lambda text: f"{head}{text}\n\n## Forecasts{end}") for kind in (right, wrong)]
    return st.one_of(*whole, whole[0], wrong, spoilt(BODY))
