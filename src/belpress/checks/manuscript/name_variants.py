"""A name in two transliterations: Lukashenka and Lukashenko."""

from __future__ import annotations

from collections.abc import Iterator

from belpress.checks.consistency import Use, rarer
from belpress.checks.rule import Finding, rule
from belpress.checks.subjects import Manuscript
from belpress.model.term import without_region

NAMES = {
    "en": """Lukashenka/Lukashenko  Tsikhanouskaya/Tikhanovskaya/Tsikhanouskaia/Cichanoŭskaja
        Tsikhanouski/Tikhanovsky  Latushka/Latushko  Tsapkala/Tsepkalo  Babaryka/Babariko
        Kalesnikava/Kolesnikova  Pratasevich/Protasevich  Bialiatski/Byalyatski/Belyatsky
        Makei/Makey  Aleinik/Aleynik  Kalinoŭski/Kalinouski/Kalinovsky/Kalinowski
        Minsk/Miensk/Mensk  Hrodna/Grodno  Homiel/Homel/Gomel  Viciebsk/Vitebsk
        Mahilioŭ/Mahiliou/Mogilev  Baranavichy/Baranovichi  Babruisk/Bobruisk  Barysau/Borisov
        Kyiv/Kiev  Kharkiv/Kharkov  Lviv/Lvov  Odesa/Odessa  Chornobyl/Chernobyl  Donbas/Donbass
        Luhansk/Lugansk  Zaporizhzhia/Zaporozhye  Mykolaiv/Nikolaev  Dnipro/Dnepropetrovsk
        Zelenskyy/Zelensky/Zelenskiy  Navalny/Navalnyj  Prigozhin/Prigozhyn
        Belarusian/Belarussian  Belarus/Belorussia""",
    "be": """Мінск*/Менск*  Лукашэнк*/Лукашэнко  Кіе*/Кіяў*  Беларус*/Белорус*
        Ціханоўск*/Тіхановск*""",
    "ru": """Беларус*/Белорусси*  беларусск*/белорусск*  Лукашенк*/Лукашэнк*  Минск*/Менск*
        Тихановск*/Цихановск*  Алейник*/Олейник*""",
}
"""Well-known names, each with its variants; none of them is better than another here."""


@rule(
    "name-variants",
    why=(
        "A name is written in different ways in one edition. Transliterated in two ways, it "
        "looks like two people or places; manuscript/terms.yaml can say which form your house "
        "prefers."
    ),
    wrong="Lukashenka spoke in May; Lukashenko's speech was short.",
    right="Lukashenka spoke in May; Lukashenka's speech was short.",
)
def name_variants(manuscript: Manuscript) -> Iterator[Finding]:
    """Find the rarer forms of a name that has several in the edition."""
    settled = {form for term in manuscript.terms for form in (term.preferred, *term.variants)}
    for forms in _names(manuscript.language):
        if not settled.intersection(forms):
            for use, common in rarer(_uses(manuscript, forms)):
                said = f'"{use.word}" is "{common.word}" in other places ({common.source})'
                yield Finding(said, use.source, "write the name the same way everywhere")


def _names(language: str) -> Iterator[tuple[str, ...]]:
    known = NAMES.get(language) or NAMES.get(without_region(language), "")
    for names in known.split():
        yield tuple(names.split("/"))


def _uses(manuscript: Manuscript, forms: tuple[str, ...]) -> Iterator[Use]:
    for form in forms:
        for text, found in manuscript.uses_of(form):
            if not text.is_quoted(found.start()):
                yield Use(form, found[0], text, found.start())
