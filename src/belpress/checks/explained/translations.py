"""Rules of translations and of the catalogues they are kept in."""

from __future__ import annotations

from belpress.checks.rule import Explanation
from belpress.model.problem import Severity
from belpress.translate.catalogue.lint import SIZE_LIMIT as CATALOGUE_BYTES

EXPLAINED = (
    Explanation(
        "catalogue-conflict",
        Severity.ERROR,
        "A catalogue has conflict marks from a merge. Two people changed the same entry, and git "
        "left both versions so that somebody can choose between them.",
        '<<<<<<< HEAD\nmsgstr "Мяжа закрыта."\n=======\nmsgstr "Мяжу закрылі."\n>>>>>>> anna',
        'msgstr "Мяжу закрылі."',
    ),
    Explanation(
        "catalogue-cut-short",
        Severity.ERROR,
        "An entry of a catalogue is incomplete. The file was cut short; if it were used as it "
        "is, translations would be lost.",
        'msgid "The border was closed."',
        'msgid "The border was closed."\nmsgstr "Мяжу закрылі."',
    ),
    Explanation(
        "catalogue-duplicate",
        Severity.ERROR,
        "A catalogue has two translations of one message. It is not clear which of them is to be "
        "printed.",
        'msgid "Outlook"\nmsgstr "Прагноз"\n\nmsgid "Outlook"\nmsgstr "Перспектывы"',
        'msgid "Outlook"\nmsgstr "Прагноз"',
    ),
    Explanation(
        "catalogue-encoding",
        Severity.ERROR,
        "A catalogue is not in UTF-8. Its header names another encoding, in which letters turn "
        "into others.",
        '"Content-Type: text/plain; charset=windows-1251\\n"',
        '"Content-Type: text/plain; charset=UTF-8\\n"',
    ),
    Explanation(
        "catalogue-header",
        Severity.ERROR,
        "A catalogue has no header. The file was cut short at its beginning, or it is not a "
        "catalogue.",
        'msgid "Outlook"\nmsgstr "Прагноз"',
        'msgid ""\nmsgstr ""\n"Language: be\\n"\n\nmsgid "Outlook"\nmsgstr "Прагноз"',
    ),
    Explanation(
        "catalogue-language",
        Severity.ERROR,
        "A catalogue is in the folder of another language. It was saved in the wrong place, or "
        "its header was never changed.",
        'translations/be/security.po with "Language: ru\\n"',
        'translations/be/security.po with "Language: be\\n"',
    ),
    Explanation(
        "catalogue-syntax",
        Severity.ERROR,
        "A line of a catalogue cannot be read. A line is a comment (#), a keyword with a text in "
        'quotation marks, or a text in quotation marks; inside a text, write “\\” before “"”.',
        'msgstr "Мяжу "закрылі"."',
        'msgstr "Мяжу \\"закрылі\\"."',
    ),
    Explanation(
        "catalogue-too-large",
        Severity.ERROR,
        f"A catalogue is too large. The limit is {CATALOGUE_BYTES >> 20} MB; the file probably "
        "holds something other than the translation of a chapter.",
        "security.po of 12 MB",
        "security.po as “belpress translate update” makes it",
    ),
    Explanation(
        "catalogue-unreadable",
        Severity.ERROR,
        "A catalogue cannot be opened. You have no permission to read it, or it has just been "
        "moved or deleted.",
        "security.po that only its owner may read",
        "security.po that everybody may read: chmod a+r security.po",
    ),
    Explanation(
        "catalogues-missing",
        Severity.ERROR,
        "A language has no catalogues yet. They are made from the source once, and then "
        "translated.",
        "belpress build -l be",
        "belpress translate update -l be\nbelpress build -l be",
    ),
    Explanation(
        "import-language",
        Severity.ERROR,
        "A file that is to be imported is in another language. It was not made from this edition, "
        "or files of several languages are in one folder.",
        '<xliff srcLang="de" trgLang="be">',
        '<xliff srcLang="en" trgLang="be">',
    ),
    Explanation(
        "import-text",
        Severity.WARNING,
        "A translation that is to be imported is not a text. It is too long, or contains "
        "characters that hide what it says.",
        "a target with U+202E",
        "a target with letters, figures and marks",
    ),
    Explanation(
        "import-unreadable",
        Severity.ERROR,
        "A file that is to be imported cannot be read. It is in another format, damaged, or "
        "declares entities, which could make it ask for other files.",
        "belpress translate memory import memory.docx",
        "belpress translate memory import memory.tmx",
    ),
    Explanation(
        "language-unknown",
        Severity.ERROR,
        "The edition is not in this language. Its own language is “language” in edition.yaml; "
        "the others are listed there under “translations”.",
        "belpress build -l by",
        "belpress build -l be",
    ),
    Explanation(
        "nothing-waits",
        Severity.ERROR,
        "No translation waits to be read at a place that was accepted. The places are "
        "those that belpress translate accept lists: the first line of an entry in a catalogue, or "
        "of a text in the manuscript.",
        "belpress translate accept security.po:1",
        "belpress translate accept security.po:41",
    ),
    Explanation(
        "language-unlisted",
        Severity.ERROR,
        "A language could not be added to “translations” in edition.yaml. The list is written in "
        "a way that cannot be added to without changing something else.",
        "translations: [be, # ]\n  ru]",
        "translations: [be, ru]",
    ),
    Explanation(
        "memory-unreadable",
        Severity.ERROR,
        "The memory of a language cannot be read. It was cut short, or has conflict marks from a "
        "merge; if it is deleted, it is made again from the catalogues of all editions.",
        "<<<<<<< HEAD\n<tu>\n=======",
        "manuscript/memory/be.tmx as “belpress translate update” writes it",
    ),
    Explanation(
        "pull-quote-unclear",
        Severity.WARNING,
        "It is not clear which sentence of a translation is the pull quote. Its sentence was "
        "joined with another, or nothing in the sentences says which is which. The likeliest is "
        "printed.",
        'msgid "The border was closed. Nobody knew why."\n'
        'msgstr "Мяжу закрылі, і ніхто не ведаў чаму."',
        'msgid "The border was closed. Nobody knew why."\n'
        'msgstr "Мяжу закрылі. Ніхто не ведаў чаму."',
    ),
    Explanation(
        "translation-figures",
        Severity.WARNING,
        "The numbers in a translation differ from those of its source. Numbers, dates and "
        "percentages are read by the rules of each language; a wrong number is a mistake that "
        "readers do not notice.",
        'msgid "Exports fell by 13% in 2022."\nmsgstr "У 2022 годзе экспарт знізіўся на 31%."',
        'msgid "Exports fell by 13% in 2022."\nmsgstr "У 2022 годзе экспарт знізіўся на 13%."',
    ),
    Explanation(
        "translation-incomplete",
        Severity.ERROR,
        "A message has no translation that can be printed. This is reported only with "
        "--complete, before a translation goes to the printer; otherwise the words of the source "
        "are printed instead.",
        'msgid "Outlook"\nmsgstr ""',
        'msgid "Outlook"\nmsgstr "Прагноз"',
    ),
    Explanation(
        "translation-markup",
        Severity.WARNING,
        "The markup of a translation differs from its source. A link, an emphasis or a footnote "
        "was lost or added, so the words of the source are printed instead.",
        'msgid "as [the ministry](https://example.org) says"\nmsgstr "як кажа міністэрства"',
        'msgid "as [the ministry](https://example.org) says"\n'
        'msgstr "як кажа [міністэрства](https://example.org)"',
    ),
    Explanation(
        "translation-not-accepted",
        Severity.ERROR,
        "A translation that was to be accepted cannot be printed as it is. Its markup differs from "
        "the source, or a new sentence of it is not translated yet; or somebody changed it after "
        "it was read.",
        '#, fuzzy\nmsgid "It closed, says [the report](a.md)."\nmsgstr "Яе закрылі."',
        '#, fuzzy\nmsgid "It closed, says [the report](a.md)."\n'
        'msgstr "Яе закрылі, кажа [справаздача](a.md)."',
    ),
    Explanation(
        "translation-outdated",
        Severity.WARNING,
        "A source has changed since it was translated. The old translation is printed, as "
        '"fallback: old" in edition.yaml says, and may say something else by now. If it still '
        "holds, belpress translate accept says so.",
        '#, fuzzy\n#| msgid "It closed in May."\nmsgid "It closed in June."\n'
        'msgstr "Яе закрылі ў маі."',
        'msgid "It closed in June."\nmsgstr "Яе закрылі ў чэрвені."',
    ),
    Explanation(
        "translation-term",
        Severity.WARNING,
        "A translation lacks a term of the house. manuscript/terms.yaml says how the term is "
        "translated; its endings may be others, and forms that are accepted too stand behind it.",
        "# terms.yaml\nen:\n  Union State: {be: Саюзная дзяржава}\n---\n"
        'msgid "The Union State is on paper."\nmsgstr "Саюз застаецца на паперы."',
        "# terms.yaml\nen:\n  Union State: {be: Саюзная дзяржава}\n---\n"
        'msgid "The Union State is on paper."\nmsgstr "Саюзная дзяржава застаецца на паперы."',
    ),
)
