"""Texts of several languages, counted and laid out, to hold one against the other."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from belpress.layout.copyfit import AS_DRAWN, Fit
from belpress.layout.counting.counted import count
from belpress.layout.counting.specimen import Piece, pieces_of, specimen_html
from belpress.layout.measures import Counted, Wanted
from belpress.model.document import Body, Float, FloatForm, Footnote, Passage
from belpress.model.problem import Source
from belpress.model.setting import SPECIMEN
from belpress.press.pressroom import Pressroom

LEADING_OF_NOTES = 12.0
"""The height of a line of a footnote, in pt."""
WORDS = {
    "en": "the of state Belarusian administration notwithstanding reform re-election and/or EU"
    " self-published government infrastructure a in policy €100 3,5% (EU) “quoted” o’clock"
    " well—known 2022–2023 counter-revolutionaries telecommunications",
    "be": "дзяржава ўрад адміністрацыя нягледзячы на рэформа грамадска-палітычны і/або у"
    " міністэрства аб’яднанне «двукоссе» 2022–2023 — самастойнасць",
    "ru": "государство правительство администрация несмотря на реформа и/или министерство в"
    " общественно-политический объединение «кавычки» 2022–2023 — самостоятельность",
    "uk": "держава України уряд адміністрація незважаючи на реформа та/або міністерство і в"
    " суспільно-політичний об’єднання комп’ютеризація «лапки» 2022–2023 — здоров’я",
    "de": "der die Staat Verwaltung Donaudampfschifffahrtsgesellschaft und/oder Regierung in"
    " Infrastrukturmaßnahmen EU-Mitgliedstaaten „Zitat“ 2022–2023 — außenpolitische zu",
    "fr": "le la l’administration gouvernement «\u00a0cité\u00a0» aujourd’hui infrastructures à"
    " et/ou peut-être qu’il constitutionnellement d’électricité 2022–2023 — Biélorussie",
}
"""Words of a language, with signs that lines may end at and signs that they may not."""
RICH = (
    "<em>{0} {1}</em>",
    "<strong>{0}</strong>,",
    "<em>{0}</em>",
    '<span class="abbreviation">NATO</span>',
    '{0}<sup class="figures">2</sup>',
    '<a href="x">{0} <em>{1}</em></a>',
    "<code>a/b</code>",
    "{0}\u00a0{1}",
    "{0}\u00ad{1}",
    '{0}<span> </span><span class="last-word">{1}</span>',
    '<span lang="de">Regierungserklärung {0}</span>',
    "({0}<strong>x</strong>)",
    '<span class="address">example.org/\u200babc-def</span>',
)
"""What stands in lines beside plain words."""


@dataclass(frozen=True)
class Compared:
    """A piece as it was counted, and as it was laid out: heights in lines of its own leading."""

    root: str
    index: int
    counted: float
    laid_out: float
    is_certain: bool
    html: str

    @property
    def is_right(self) -> bool:
        """Whether both have the same lines."""
        return abs(self.counted - self.laid_out) < 0.1


class Writer:
    """Writes texts of one language, always the same for a seed."""

    def __init__(self, language: str, seed: int, rich: float) -> None:
        self._words = WORDS[language].split()
        self._random = random.Random(seed)
        self._rich = rich

    def text(self, words: int) -> str:
        """Return so many words, a share of them emphasised, linked and the like."""
        return " ".join(self._word() for _ in range(words))

    def words(self, most: int) -> str:
        """Return at most so many words."""
        return self.text(self._random.randint(1, most))

    def _word(self) -> str:
        form = self._random.choice(RICH) if self._random.random() < self._rich else "{0}"
        return form.format(self._random.choice(self._words), self._random.choice(self._words))


def body_of(language: str, seed: int, *, passages: int, rich: float) -> Body:
    """Return a body with every kind of block, of random texts."""
    write = Writer(language, seed, rich)
    forms: tuple[tuple[str, Callable[[], str]], ...] = (
        ("paragraph", lambda: f"<p>{write.words(60)}</p>"),
        ("paragraph", lambda: f"<p>{write.words(60)}</p>"),
        ("paragraph", lambda: f"<p>{write.words(60)}</p>"),
        ("heading", lambda: f"<h3>{write.words(12)}</h3>"),
        (
            "list",
            lambda: (
                f"<ul><li>{write.words(20)}<ul><li>{write.words(9)}</li></ul></li>"
                f"<li>{write.words(20)}</li></ul>"
            ),
        ),
        (
            "list",
            lambda: f'<ol style="--mark: 2"><li data-mark="1.">{write.words(20)}</li></ol>',
        ),
        (
            "quote",
            lambda: f"<blockquote><p>{write.words(40)}</p><p>{write.words(9)}</p></blockquote>",
        ),
        (
            "box",
            lambda: (
                f'<div class="box"><p class="box-title">{write.words(5)}</p>'
                f"<p>{write.words(40)}</p><p>{write.words(20)}</p></div>"
            ),
        ),
    )
    source = Source("text")
    made = [forms[index % len(forms)] for index in range(passages)]
    return Body(
        chapter="chapter",
        title="Chapter",
        head="<title>Chapter</title>",
        language=language,
        opening=f'<h2 class="headline">{write.text(9)}</h2><p class="badge">{write.text(2)}</p>'
        f'<div class="lead"><p>{write.text(40)}</p></div>',
        passages=tuple(
            Passage(f"p-{index}", kind, make(), source) for index, (kind, make) in enumerate(made)
        ),
        floats=tuple(
            Float(
                f"q-{index}",
                "pull-quote",
                form,
                f'<aside class="pull-quote-text">{write.words(20)}</aside>',
                0,
                0.0,
                source,
            )
            for index, form in enumerate((FloatForm.WIDE, FloatForm.MARGIN) * 2)
        ),
        footnotes=tuple(
            Footnote(
                f"n-{index}",
                f"m-{index}",
                '<span class="footnote" role="doc-footnote"><span class="footnote-text">'
                f'<span class="footnote-number">{index}</span>{write.words(40)}</span></span>',
                "",
            )
            for index in range(4)
        ),
    )


def compared(pressroom: Pressroom, body: Body, fit: Fit = AS_DRAWN) -> list[Compared]:
    """Count everything of a body, and lay it out in one column."""
    wanted = Wanted.everything(body)
    counted = count(pressroom, body, fit, wanted)
    pieces = pieces_of(body, wanted)
    whole = {key: _with_texts(body, key, piece) for key, piece in pieces.items()}
    names = frozenset(piece.name for piece in whole.values())
    html = specimen_html(tuple(whole.values()), names)
    shown = pressroom.show(body.setting(2, html, kind=SPECIMEN, rules=fit.rules))
    return [
        _compared(counted, key, piece, shown.pieces[piece.name].height)
        for key, piece in whole.items()
    ]


def _with_texts(body: Body, key: tuple[str, int], piece: Piece) -> Piece:
    root, index = key
    html = {
        "head": lambda: body.opening,
        "passage": lambda: body.passages[index].html,
        "float": lambda: body.floats[index].html,
        "footnote": lambda: body.footnotes[index].html,
    }[root]()
    return replace(piece, html=re.sub(r' (id|data-source)="[^"]*"', "", html), chains=frozenset())


def _compared(counted: Counted, key: tuple[str, int], piece: Piece, height: float) -> Compared:
    root, index = key
    head = counted.head
    if root == "head":
        return Compared(
            root, index, head.head / head.line, height / head.line, head.is_certain, piece.html
        )
    if root == "float":
        own = counted.floats[index]
        line = own.leading or head.line
        return Compared(root, index, own.height / line, height / line, own.is_certain, piece.html)
    found = counted.passages[index] if root == "passage" else counted.footnotes[index]
    line = LEADING_OF_NOTES if root == "footnote" else head.line
    return Compared(root, index, found.height / line, height / line, found.is_certain, piece.html)
