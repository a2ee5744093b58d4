"""What every rule finds and what it passes over, case by case."""

from __future__ import annotations

from pathlib import Path

import pytest

from belpress.checks.ignored import unignored
from belpress.language import dictionaries
from checks.shelf import IMAGES, edition_of, found_by, written
from checks.test_examples import skip_without_what_it_needs

LAST_YEAR = (
    "# 2029\n---\nheadline: '2029: the order falls apart'\n---\nText.\n\n"
    "## Forecasts {.forecasts}\n\n- It *rains* in May. {.summary}\n\n# 2030\n"
)
FOUND: dict[str, list[tuple[str, str]]] = {
    # rule: text of a chapter, what is said of it
    "repeated-word": [("The the army.", '"The the" stands twice')],
    "two-spaces": [
        ("Two  spaces.", '2 spaces between "Two" and "spaces."'),
        ("| A | B |\n| - | - |\n| a  b | c |", "2 spaces"),
    ],
    "straight-quote": [
        ('He said "no.', "a quotation mark that stays straight"),
        ("He said 'no and went.", "a quotation mark that has no other half: '"),
        ('He said " no.', "stays straight"),
        ('*He said* "no and went.', "stays straight"),
    ],
    "hyphen-for-dash": [
        ("Minsk - not Kyiv.", "a hyphen instead of a dash: “Minsk - not”"),
        ("Minsk -- not Kyiv.", "a hyphen instead of a dash"),
        ("In 2020-2022 it rained.", '"2020-2022" has a hyphen instead of a dash'),
        ("It grew by 10-12%.", '"10-12%" has a hyphen instead of a dash'),
        ("Belarus- West relations.", "a hyphen with a space on one side"),
        ("Minsk -not Kyiv.", "a hyphen with a space on one side"),
        ("Minsk-- not Kyiv.", "a hyphen with a space on one side"),
        ("It cost USD 5-10m.", '"5-10m" has a hyphen instead of a dash; write "5–10m"'),
    ],
    "mixed-alphabets": [
        ("The Lukаshenka regime.", '"Lukаshenka" has the Cyrillic "а"'),
        ("Беларycь.", '"Беларycь" has the Latin "y", "c"'),
        ("Мінск c Масквой.", '"c" is a Latin letter here'),
        ("мiнск і Брэст.", '"мiнск" has the Latin "i"'),
    ],
    "sentence-long": [("Word " * 60 + "word.", "a sentence of 61 words")],
    "bare-url": [
        ("See https://nn.by/a?b=c.", '"https://nn.by/a?b=c" is not a link'),
        ("See www.nn.by, please.", '"www.nn.by" is not a link'),
        ("Write to office@nn.by.", '"office@nn.by" is not a link'),
    ],
    "typed-capitals": [
        ("## THE COST OF LOYALTY", '"THE COST OF LOYALTY" is typed in capitals'),
        ("---\nheadline: '2030: MOBILISATION AT HOME'\n---\nText.", "is typed in capitals"),
    ],
    "spelling-mixed": [
        (
            "Organised, mobilised, recognized.",
            '"recognized" is -ize, "Organised" (manuscript/2030/01-chapter-1.md:10) is -ise; '
            'write "recognised"',
        ),
        ("The colour of the center, a grey theatre.", '"center" is American'),
        ("A programme and two programmes, one program.", '"program" is American'),
        ("They analyse and analyze and analysed.", '"analyze" is American'),
        ("They travelled, cancelled, labeled.", '"labeled" is American'),
        ("A dialogue, a catalogue, a dialog.", '"dialog" is American'),
        ("---\nheadline: ANTI-WAR MOBILIZATION\n---\nMobilised, organised.", '"MOBILIZATION" is'),
    ],
    "list-ends": [
        ("- One.\n- Two,\n- Three.", "an item ends in a comma, others of its list in a full stop"),
        ("- one;\n- two\n- three.", "an item ends in no mark, others of its list in a semicolon"),
        ("- one\n- two\n- three;", "an item ends in a semicolon"),
        ("- One.\n- Two.\n- three", "an item ends in no mark"),
        ("## F {.forecasts}\n\n- One.\n- Two,\n- Three. {.summary}\n", "an item ends in a comma"),
        ("- a:\n  - one,\n  - two.\n  - three.\n- b.\n", "an item ends in a comma"),
    ],
    "year-left": [
        ("---\nheadline: '2029: the order'\n---\nText.", "has the year 2029, and this is the"),
        ("---\nheadline: '2025 – the order'\n---\nText.", "has the year 2025"),
        ("---\ntitle: The order of 2029\n---\nText.", "has the year 2029"),
        ("# edition.yaml\nsubtitle: and forecast for 2026\n---\nText.", "has the year 2026"),
        ("# edition.yaml\nsubtitle: 2029 and 2030\n---\nText.", "has the year 2029"),
        (
            "# edition.yaml\nsubtitle: and forecast for 2030\n---\n# 2029\nText.\n# 2030\nText.",
            "stands word for word in the edition before",
        ),
    ],
    "edition-twice": [
        (
            "# edition.yaml\ntitle: Our *review*\n---\n# 2029\nText.\n# 2030\nText.",
            'the files of 2030 and of 2029 would have the same name, "our-review.….pdf"',
        )
    ],
    "number-repeated": [
        (
            "# edition.yaml\nisbn: {en: 978-3-16-148410-0}\n---\n# 2029\nText.\n# 2030\nText.",
            "isbn: 978-3-16-148410-0 is the number of the edition of 2029",
        )
    ],
    "forecast-year": [
        (
            "# edition.yaml\nforecast_year: 2030\n---\nText.",
            "forecast_year: 2030 in the edition",
        ),
        (
            "# edition.yaml\nforecast_year: 2029\n---\nText.",
            "forecast_year: 2029 in the edition",
        ),
    ],
    "forecast-repeated": [
        (
            f"{LAST_YEAR}Text.\n\n## Forecasts {{.forecasts}}\n\n- It rains in May! {{.summary}}",
            "this forecast is one of last year (manuscript/2029/01-chapter-1.md:",
        ),
        (
            "---\nlast_year:\n  - forecast: It rains.\n---\nText.\n\n"
            "## Forecasts {.forecasts}\n\n- It rains. {.summary}",
            "this forecast is one of last year (last_year of this chapter)",
        ),
    ],
    "headline-repeated": [
        (
            f"{LAST_YEAR}---\nheadline: '2030: The order falls apart!'\n---\nText.",
            "the headline is that of last year (manuscript/2029/01-chapter-1.md:",
        ),
    ],
    "text-placeholder": [
        ("[The text, *with* emphasis.]", 'a text is asked for: "[The text, with emphasis.]"'),
        ("---\nheadline: '[The headline]'\n---\nText.", 'asked for: "[The headline]"'),
        ("# edition.yaml\nseries: '[Ours]'\n---\nText.", 'asked for: "[Ours]"'),
    ],
    "summary-twice": [],
    "number-separators": [
        ("From 1,650 km to 9,950 km and 2150 km.", '"2150" has nothing between thousands'),
        ("From 1,650 to 9,950 and 2 150.", '"2 150" has a space between thousands'),
        ("With 100,000 and 200,000 and 300000 men.", '"300000" has nothing'),
        ("From 1.5 to 2.5 and 3,5.", '"3,5" has a decimal comma'),
        ("USD 1,650 and 1,750, then USD 1800.", '"1800" has nothing between thousands'),
    ],
    "title-spelling": [
        (
            "---\ntitle: Belarus–West relations\n---\nThe Belarus-West divide.",
            '"Belarus-West" is spelt "Belarus–West" in the title (manuscript/2030/',
        ),
        ("---\ntitle: Belarus–West\n---\nBelarus - West is a title.", '"Belarus - West" is spelt'),
        (
            "---\ntitle: The ruling elite\n---\nSee [The Ruling Elite](01-chapter-1.md).",
            '"The Ruling Elite" is spelt "The ruling elite"',
        ),
        ("---\ntitle: Civil society\n---\nSee “Civil Society” above.", '"Civil Society" is spelt'),
    ],
    "name-variants": [
        ("Kyiv and Kyiv and Kiev.", '"Kiev" is "Kyiv" in other places'),
        ("Minsk, Minsk, Miensk's.", '"Miensk" is "Minsk" in other places'),
    ],
    "term-variant": [
        ("# terms.yaml\nen:\n  Kyiv: Kiev\n---\nIn Kiev.", '"Kiev" is written "Kyiv"'),
        ("# terms.yaml\nen:\n  rouble*: [ruble*]\n---\nRubles.", '"Rubles" is written "rouble*"'),
        ("# terms.yaml\nen:\n  Union State: [union state]\n---\nA union state.", '"union state"'),
    ],
    "terms-file": [
        ("# terms.yaml\nen: Kyiv\n---\nIn Kyiv.", "en: expected terms, indented"),
        ("# terms.yaml\nen:\n  Kyiv: {a: b}\n---\nIn Kyiv.", "Kyiv: expected the variants"),
        ("# terms.yaml\nen:\n\tKyiv: Kiev\n---\nIn Kyiv.", "a tab is used for indentation"),
        ("# terms.yaml\n- Kyiv\n---\nIn Kyiv.", "found a list"),
    ],
    "spelling": [
        ("Great successses.", 'did you mean "successes"?'),
        ("## GREAT SUCCESSSES ABROAD", '"SUCCESSSES" is not in the dictionary; did you mean "suc'),
        ("## GREAT WAARS ABROAD", '"WAARS" is not in the dictionary'),
        ("Qwertya came. Qwertya's men went.", "(it occurs 2 times)"),
        ("# words.txt\nQwert\n---\nQwerta came.", '"Qwerta" is not in the dictionary'),
    ],
    "picture-bad": [],
    "picture-unreadable": [],
    "picture-colours": [
        (f"![A](../../{IMAGES}/sixteen-bits.png)\n*B.*", "has 16 bits a channel"),
        (f"![A](../../{IMAGES}/float.tif)\n*B.*", "has 32 bits a channel"),
        (f"![A](../../{IMAGES}/lab.tif)\n*B.*", "is in LAB colours"),
        (f"![A](../../{IMAGES}/cmyk-for-rgb.jpg)\n*B.*", "is CMYK with a colour profile for RGB"),
        (f"![A](../../{IMAGES}/broken-profile.jpg)\n*B.*", "a colour profile that cannot be read"),
    ],
    "picture-unused": [("<!-- left-over.jpg -->\n\nText.", "this picture is not used")],
    "alt-is-caption": [
        (
            f"![Flowers!](../../{IMAGES}/plain.jpg)\n*“flowers!”*",
            "the alt text repeats the caption",
        ),
    ],
    "caption-missing": [(f"![A](../../{IMAGES}/plain.jpg){{.page}}", "a figure without a caption")],
    "credit-missing": [
        (
            f"![A](../../{IMAGES}/plain.jpg)\n*In May.*",
            'the caption "In May.…" does not name the source',
        ),
        (
            f"---\nopener: {{image: ../../{IMAGES}/opener.jpg, alt: A, credit: B}}\n---\nText.\n\n"
            "---\ntitle: Rain\n---\nText.",
            "this opener has no credit",
        ),
    ],
}
TRAPS: dict[str, list[str]] = {
    # rule: texts in which it must find nothing
    "repeated-word": [
        "He had had enough of that that was.",
        "Twenty-two two-thirds.",
        "*The* book The Hague.",
        "Bora-Bora, 10 10.",
    ],
    "two-spaces": ["A line  \nbroken by hand.", "`two  spaces` in code.", "Wrapped\n  lines."],
    "straight-quote": [
        "The activists' rights and the regime's critics didn't.",
        '"She said \'no\'," he said, "and *went* away".',
        '("A") "B", \'C\'.',
        "In the '90s and '22, 'tis rock 'n' roll.",
        '5\'11" tall, 53°54\'27"N, a 12" gun; \\"no and \\\'yes.',
        'A [link](https://example.org "a title"). `"`',
    ],
    "hyphen-for-dash": [
        "Two- and three-year terms; pre- or post-war.",
        "On 2020-11-05, call 555-12-34, see ISBN 978-5-4461.",
        "The F-16, T-72 and COVID-19, exercises “Allied Resolve-2022”.",
        "Minsk – not Kyiv, 2020–2022, well-known.",
        "[A](https://example.org/2020-2022) and `a - b`.",
        "- a list\n- of items",
        "Двух- і трохгадовы, 20-х гадоў.",
        "Article 361-4, Boeing 737-800, GOST 7.80-2000, Resolution 2022-17, ISSN 2409-1626.",
        "It ended 2-1, then 1-2; the 9-11 attacks; Chapter 3-4; pp. 12-10.",
        r"In 2020\-2022 \-\- at -5 °C.",
        "See annual-review-2022.pdf and <https://nn.by/2020-2022>.",
    ],
    "mixed-alphabets": [
        "Наша «Viasna» і IT-сектар, eHealth, Twitter’а, SMSки.",
        "Хтосьці і Facebook у Мінску, a b c.",
        "Kalinoŭski, Łukašenka, Ö, naïve.",
        "Плошча Перамогі (Victory Square) і ΔE.",
    ],
    "sentence-long": [
        "Word " * 59 + "word.",
        "Word " * 40 + "ends. " + "Word " * 40 + "ends.",
        "| " + "word " * 70 + "|\n| - |\n| a |",
    ],
    "bare-url": [
        "[belarusinfocus.info](https://www.belarusinfocus.info) and <https://nn.by>.",
        "[www.nn.by](https://www.nn.by), `https://code.by`, the site nn.by.",
        "e.g. and/or 3.5.",
    ],
    "typed-capitals": ["## NATO, OSCE, EU", "## NATO: the end", "SHOUTING IN A TEXT IS SOMETHING."],
    "spelling-mixed": [
        "Size, prize, seize, capsized, resizing and downsized: recognised, organised.",
        "Advertise, exercise, promise, surprise, otherwise, compromised, raising: organize.",
        "Supervised, improvisation, revised, televised, enterprises, rising, wise: realize.",
        "Crises, premises, promises, advisers, raised, noises: organization.",
        "The World Health Organization mobilised; Pearl Harbor is no harbour.",
        'The "Center for Organization" is a centre, they organised.',
        'They organised what the papers called "organized crime".',
        "Analyses and an analysis, the analyst analyzed.",
        "A computer program, a programme; programming was programmed.",
        "Meters measure kilometres. The license, the practice, a favourite colour.",
        "Color and center and theater; they mobilize.",
    ],
    "list-ends": [
        "- One.\n- Two!\n- Three?",
        "- one:\n  - a part,\n  - a part;\n- two;\n- three.",
        "- one;\n- two;^[A note of it.]\n- three.^[Another.]",
        "- one\n- two\n- three",
        "- one\n- two\n- three.",
        "- one,\n- two, and\n- three.",
        "- one;\n- two; or\n- three.",
        "- only one,",
        '- "One."\n- (Two.)\n- *Three*.',
        "- a:\n  - one,\n  - two.\n- b;\n- c.",
        "- One.\n\nText.\n\n- two,\n- three.",
    ],
    "year-left": [
        "---\nheadline: '2030: what 2029 left'\n---\nText.",
        "---\nheadline: '2031: what will be'\n---\nText.",
        "---\nheadline: After 1991, and after 2025\n---\nText.",
        "# edition.yaml\nsubtitle: Since 1994\n---\nIn 2029 it rained.\n\n## 2029: the rain",
        "# edition.yaml\nsubtitle: and forecast for 2031\n---\n# 2029\nText.\n# 2030\nText.",
    ],
    "edition-twice": ["Text.", "# 2029\nText.\n# 2030\nText."],
    "number-repeated": [
        "# edition.yaml\nisbn: 978-3-16-148410-0\n---\nText.",
        "# edition.yaml\nissn: 2049-3630\n---\n# 2029\nText.\n# 2030\nText.",
    ],
    "forecast-year": ["Text.", "# edition.yaml\nforecast_year: 2035\n---\nText."],
    "forecast-repeated": [
        f"{LAST_YEAR}Text.\n\n## Forecasts {{.forecasts}}\n\n- It rains in June. {{.summary}}"
    ],
    "headline-repeated": [f"{LAST_YEAR}---\nheadline: '2030: the order stands'\n---\nText."],
    "text-placeholder": [
        "[He] said so [in May].",
        "It [the regime] fell.",
        "[A link](https://www.example.org)",
        "[…]",
        "[1994]",
        "| A | B |\n| - | - |\n| [no data] | 2 |",
        "He said [sic].[^1]\n\n[^1]: A note.",
    ],
    "summary-twice": [],
    "number-separators": [
        "In 2022 it was 1,650 km, in 1918 and 2030 too.",
        "Since 1991, 1,650 people; the 2020 elections; 2019–2023; 2022/2023.",
        "A 100,000 and a 9950 are of different lengths.",
        "On 27.02 and 3.10 it was 1,000, not 1.2.3.",
        "Version 1.2.3 and 1,650 and 3.5.",
        "It was 1,650 km; UN Resolution 2202, STB 1234, Boeing 5000.",
        "A share of 1,5% by GOST 7.80-2000 and STB 6.38-2016.",
        "Room 1204a, ISO-9001, 9,950.",
    ],
    "title-spelling": [
        "---\ntitle: Civil society\n---\nIn civil society, and Civil society.",
        "---\ntitle: Security\n---\nSECURITY and security and “Security”.",
        "---\ntitle: Belarus–West relations\n---\nBelarus–West, the West and Belarus, West.",
        "---\ntitle: Rain – sun\n---\nAfter Rain - sun.",
        "---\ntitle: Belarus – West\n---\nBelarus – West.",
    ],
    "name-variants": [
        "Kiev and Kiev.",
        "Kyiv, Kyiv and the “Kiev Post”.",
        "Minskers of Minsk in Kyivan Rus of Kyiv.",
        "# terms.yaml\nen:\n  Kyiv: Kiev\n---\nKyiv and Kiev.",
    ],
    "term-variant": [
        "In Kiev.",
        "# terms.yaml\nru:\n  Kyiv: Kiev\n---\nIn Kiev.",
        "# terms.yaml\nen:\n  Kyiv: Kiev\n---\nKievan and [a](https://example.org/Kiev).",
        "# terms.yaml\nen:\n  rouble: ruble\n---\nRubles.",
    ],
    "terms-file": [
        "# terms.yaml\n# nothing yet\n---\nText.",
        "# terms.yaml\nbe:\n  Мінск*: [Менск*]\n---\nText.",
    ],
    "spelling": [
        "The EU, the OSCE, UNESCO and eHealth were there on the 12th.",
        "[A text](https://example.org/qwertya) with `qwertya` and <https://qwertya.org>.",
        "The regime’s mobilisation, the activists' rights, don’t.",
        "# words.txt\nqwertya # a word\nЛукашэнк*\n---\nQwertya, QWERTYA, qwertya's; Лукашэнкам.",
        "# words.txt\nQwert*\n---\nQwerta, Qwerts.",
        "# terms.yaml\nen:\n  Qwerta: Qwerto\n---\nIn Qwerta.",
        "Organ\u00adised. «Мова». Ships, boats etc. at president.gov.by.",
    ],
    "picture-bad": [],
    "picture-unreadable": [],
    "picture-colours": [
        f"![A](../../{IMAGES}/srgb.jpg)\n*B.*\n\n![A](../../{IMAGES}/grey.png)\n*C.*",
    ],
    "picture-unused": [
        f"![A](../../{IMAGES}/plain.jpg)",
        f"---\n---\nText.\n\n---\ndraft: true\n---\n![A](../../{IMAGES}/plain.jpg)",
    ],
    "alt-is-caption": [f"![Flowers](../../{IMAGES}/plain.jpg)\n*Flowers lie at the gate.*"],
    "caption-missing": [f"![A](../../{IMAGES}/plain.jpg)\nA caption."],
    "credit-missing": [
        f"![A](../../{IMAGES}/plain.jpg)\n*In May. Image: [nn.by](https://nn.by)*",
        f"![A](../../{IMAGES}/plain.jpg)\n*In May. © Nobody*",
        f"![A](../../{IMAGES}/plain.jpg)\n*У маі. Фота: ніхто*",
        f"![A](../../{IMAGES}/plain.jpg)",
        "| A | B |\n| --- | --- |\n| a | b |\n\n: Ports and tariffs",
    ],
}


@pytest.mark.parametrize(
    ("name", "text", "said"), [(name, *case) for name, cases in FOUND.items() for case in cases]
)
def test_rule_finds(tmp_path: Path, name: str, text: str, said: str) -> None:
    skip_without_what_it_needs(name)
    found = [str(problem) for problem in found_by(name, edition_of(tmp_path, text))]
    assert len(found) == 1, found
    assert said in found[0]


@pytest.mark.parametrize(
    ("name", "text"), [(name, text) for name, texts in TRAPS.items() for text in texts]
)
def test_rule_passes_over(tmp_path: Path, name: str, text: str) -> None:
    skip_without_what_it_needs(name)
    assert [str(problem) for problem in found_by(name, edition_of(tmp_path, text))] == []


@pytest.mark.parametrize(
    ("language", "name", "text", "said"),
    [
        ("be", "number-separators", "У 1,5 раза, у 2,5 і ў 3.5 раза.", '"3.5" has a decimal point'),
        ("de", "number-separators", "2.500 und 1.650 km, 9950 km.", "nothing between thousands"),
        ("be", "name-variants", "У Мінску, з Мінска і ў Менску.", '"Менску" is "Мінску"'),
        ("ru", "name-variants", "В Беларуси и Беларусь, Белоруссия.", '"Белоруссия" is'),
        ("be", "list-ends", "- адно;\n- другое,\n- трэцяе.", "an item ends in a comma"),
        ("be", "term-variant", "# terms.yaml\nbe:\n  Мінск*: Менск*\n---\nУ Менску.", '"Менску"'),
        ("ru", "hyphen-for-dash", "Минск - не Киев.", 'write "—"'),
    ],
)
def test_rule_knows_other_languages(
    tmp_path: Path, language: str, name: str, text: str, said: str
) -> None:
    (found,) = found_by(name, edition_of(tmp_path, text, language))
    assert said in str(found)


@pytest.mark.parametrize(
    ("language", "name", "text"),
    [
        ("ru", "spelling-mixed", "Organised, organize, organise."),
        ("be", "number-separators", "Дата 27.02, 1,5 раза і 9950 км, 100 000 чалавек."),
        ("de", "number-separators", "Am 24.2. und 1,5-mal, 2,5-mal, 1.650 km und 2.500 km."),
        ("ru", "name-variants", "Беларусь, белорусский, Белорусский народ."),
        ("be-Latn", "name-variants", "U Minsku i ŭ Miensku."),
        ("uk", "credit-missing", f"![A](../../{IMAGES}/plain.jpg)\n*У травні. Світлина: ніхто*"),
    ],
)
def test_rule_leaves_other_languages_alone(
    tmp_path: Path, language: str, name: str, text: str
) -> None:
    assert found_by(name, edition_of(tmp_path, text, language)) == []


@pytest.mark.parametrize(
    ("name", "text", "place"),
    [
        ("two-spaces", "One.\n\nTwo lines,\nthen two  spaces.", (13, 9)),
        ("hyphen-for-dash", "Minsk *is* - not Kyiv.", (10, 12)),
        ("mixed-alphabets", "The Lukаshenka.", (10, 8)),
        ("spelling-mixed", "They organised\nand organised and\nmobilize.", (12, 1)),
        ("list-ends", "- One.\n- Two, *three*,\n- Four.", (11, 15)),
        ("bare-url", "- At https://nn.by now.", (10, 6)),
    ],
)
def test_place_is_reported_to_the_column(
    tmp_path: Path, name: str, text: str, place: tuple[int, int]
) -> None:
    (found,) = found_by(name, edition_of(tmp_path, text))
    assert (found.source.line, found.source.column) == place


def test_a_comment_before_a_block_lets_a_rule_pass_it_over(tmp_path: Path) -> None:
    text = "A  b.\n\n<!-- check: ignore two-spaces -->\n\nC  d.\n\nE  f."
    _, edition = written(tmp_path / "a", text)
    found = found_by("two-spaces", edition_of(tmp_path / "b", text))
    assert [problem.source.line for problem in found] == [10, 14, 16]
    assert [problem.source.line for problem in unignored(found, edition)] == [10, 16]


def test_belarusian_words_are_looked_up_in_either_beginning(tmp_path: Path) -> None:
    if dictionaries.dictionary("be") is None:
        pytest.skip("no Belarusian dictionary: apt-get install hunspell-be")
    text = "Уся ўвага, сям’я і сям'я, гораддд."
    found = [problem.message for problem in found_by("spelling", edition_of(tmp_path, text, "be"))]
    assert found == ['"гораддд" is not in the dictionary']


def test_first_word_of_a_title_is_not_a_name(tmp_path: Path) -> None:
    text = "---\nheadline: Mobilization at home\n---\nThey organised and mobilised."
    (found,) = found_by("spelling-mixed", edition_of(tmp_path, text))
    assert found.message.startswith('"Mobilization" is -ize')


def test_every_rule_has_cases() -> None:
    assert FOUND.keys() == TRAPS.keys()
