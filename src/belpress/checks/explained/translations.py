"""Rules of translations and of the catalogues they are kept in."""

from __future__ import annotations

from belpress.checks.rule import Explanation
from belpress.model.problem import Severity
from belpress.translate.catalogue.lint import SIZE_LIMIT as CATALOGUE_BYTES

EXPLAINED = (
    Explanation(
        "catalogue-conflict",
        Severity.ERROR,
        "A catalogue holds the marks of a merge. Two people changed one entry, and git left both "
        "versions for somebody to choose between.",
        '<<<<<<< HEAD\nmsgstr "Мяжа закрыта."\n=======\nmsgstr "Мяжу закрылі."\n>>>>>>> anna',
        'msgstr "Мяжу закрылі."',
    ),
    Explanation(
        "catalogue-cut-short",
        Severity.ERROR,
        "An entry of a catalogue is not whole. The file was cut short on its way; translations "
        "would be lost if it were taken as it is.",
        'msgid "The border was closed."',
        'msgid "The border was closed."\nmsgstr "Мяжу закрылі."',
    ),
    Explanation(
        "catalogue-duplicate",
        Severity.ERROR,
        "A catalogue has two translations of one message. Nobody could tell which of them is "
        "printed.",
        'msgid "Outlook"\nmsgstr "Прагноз"\n\nmsgid "Outlook"\nmsgstr "Перспектывы"',
        'msgid "Outlook"\nmsgstr "Прагноз"',
    ),
    Explanation(
        "catalogue-encoding",
        Severity.ERROR,
        "A catalogue is written in UTF-8, and says so. In any other encoding letters turn into "
        "others.",
        '"Content-Type: text/plain; charset=windows-1251\\n"',
        '"Content-Type: text/plain; charset=UTF-8\\n"',
    ),
    Explanation(
        "catalogue-header",
        Severity.ERROR,
        "A catalogue begins with its header. Without one the file is cut short, or no catalogue.",
        'msgid "Outlook"\nmsgstr "Прагноз"',
        'msgid ""\nmsgstr ""\n"Language: be\\n"\n\nmsgid "Outlook"\nmsgstr "Прагноз"',
    ),
    Explanation(
        "catalogue-language",
        Severity.ERROR,
        "A catalogue lies in the folder of its language. This one says that it is of another: it "
        "was saved in the wrong place, or its header was never changed.",
        'translations/be/security.po with "Language: ru\\n"',
        'translations/be/security.po with "Language: be\\n"',
    ),
    Explanation(
        "catalogue-syntax",
        Severity.ERROR,
        "A line of a catalogue cannot be read. It is a comment (#), a keyword with a text in "
        'quotation marks, or a text in quotation marks; inside, “\\” stands before “"”.',
        'msgstr "Мяжу "закрылі"."',
        'msgstr "Мяжу \\"закрылі\\"."',
    ),
    Explanation(
        "catalogue-too-large",
        Severity.ERROR,
        f"A catalogue has at most {CATALOGUE_BYTES >> 20} MB. Something else than the translation "
        "of a chapter stands in "
        "the file.",
        "security.po of 12 MB",
        "security.po as “belpress translate update” makes it",
    ),
    Explanation(
        "catalogue-unreadable",
        Severity.ERROR,
        "A catalogue cannot be opened. Its rights do not allow it, or it went away in the "
        "meantime.",
        "security.po that only its owner may read",
        "security.po that everybody may read: chmod a+r security.po",
    ),
    Explanation(
        "catalogues-missing",
        Severity.ERROR,
        "A language has no catalogues yet. They are made from the source, once, and translated "
        "then.",
        "belpress build -l be",
        "belpress translate update -l be\nbelpress build -l be",
    ),
    Explanation(
        "language-unknown",
        Severity.ERROR,
        "The edition is not in that language. Its own stands in edition.yaml as “language”, the "
        "others are listed under “translations”.",
        "belpress build -l by",
        "belpress build -l be",
    ),
    Explanation(
        "translation-figures",
        Severity.WARNING,
        "A translation has other figures than its source. Numbers, dates and percentages are read "
        "by the customs of both languages; a wrong one is the slip a reader trusts.",
        'msgid "Exports fell by 13% in 2022."\nmsgstr "У 2022 годзе экспарт знізіўся на 31%."',
        'msgid "Exports fell by 13% in 2022."\nmsgstr "У 2022 годзе экспарт знізіўся на 13%."',
    ),
    Explanation(
        "translation-incomplete",
        Severity.ERROR,
        "A message has no translation that can be printed. It is told with --complete only, before "
        "a translation goes to the printer; else the words of the source stand in its place.",
        'msgid "Outlook"\nmsgstr ""',
        'msgid "Outlook"\nmsgstr "Прагноз"',
    ),
    Explanation(
        "translation-markup",
        Severity.WARNING,
        "A translation has the markup of its source. A link, an emphasis or a footnote was lost or "
        "added, so the words of the source are printed instead.",
        'msgid "as [the ministry](https://example.org) says"\nmsgstr "як кажа міністэрства"',
        'msgid "as [the ministry](https://example.org) says"\n'
        'msgstr "як кажа [міністэрства](https://example.org)"',
    ),
)
