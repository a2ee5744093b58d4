"""British and American spellings of English words.

Only words that have both spellings in one sense are here: a meter that measures, a license to
print, an enquiry or a judgment say nothing about the side of the ocean. Sources: New Hart's Rules
(2014), chapters 3 and 21; Fowler's Modern English Usage, under -IZE, -ISE.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

_ALWAYS_ISE = """advertise advise anise appraise apprise arise assise bise braise bruise cerise
    chastise chemise circumcise clockwise comprise compromise concise counterpoise crise cruise
    demise despise devise disenfranchise disguise enfranchise enterprise equipoise excise exercise
    expertise fraise franchise guise hoise improvise incise liaise likewise lise malaise marquise
    merchandise misadvise mise moonrise noise otherwise paradise poise polonaise porpoise practise
    praise precise premise previse prise promise raise reprise revise rise sunrise supervise
    surmise surprise televise tortoise treatise turquoise uprise valise vise wise"""
_ALWAYS_IZE = "assize baize capsize downsize maize outsize prize resize seize size"
FIXED = {"s": frozenset(_ALWAYS_ISE.split()), "z": frozenset(_ALWAYS_IZE.split())}
"""Words in -ise that are never written with -ize, and the other way round."""
_ENDING = r"(?P<end>e|es|ed|ing|er|ers|ation|ations|ational)"
_OXFORD = re.compile(rf"(?P<stem>[a-z]{{2,}}i)(?P<letter>[sz]){_ENDING}", re.IGNORECASE)
_PREFIXES = re.compile(r"(?:re|un|over|under|over|pre|mis|dis|super|co|cross|length|step|edge)")

_OUR = """arbour ardour armour behaviour candour clamour colour demeanour discolour dishonour
    disfavour endeavour enamour favour fervour flavour harbour honour humour labour misbehaviour
    misdemeanour neighbour odour parlour rancour rumour saviour savour splendour succour tumour
    valour vapour vigour"""
_OUR_ENDINGS = (
    *("", "s", "ed", "ing", "er", "ers", "able", "ably", "ite", "ites", "itism", "ful", "fully"),
    *("less", "hood", "hoods", "al", "y", "ly"),
)
_DOUBLED = """bevel cancel channel chisel counsel dial duel enamel equal fuel funnel imperil initial
    jewel label level libel marshal marvel model panel pedal pencil quarrel refuel relabel remodel
    rival shovel shrivel signal spiral stencil swivel total towel travel tunnel unravel yodel"""
_RE = """amphitheatre calibre centilitre centimetre centre epicentre fibre kilometre litre lustre
    meagre micrometre millilitre millimetre nanometre sabre sepulchre sombre spectre theatre"""
_YSE = "analyse breathalyse catalyse dialyse electrolyse hydrolyse overanalyse paralyse"
_OGUE = "analogue catalogue dialogue epilogue monologue prologue"
_PAIRS = """aluminium/aluminum anaemia/anemia anaemic/anemic artefact/artifact artefacts/artifacts
    catalogued/cataloged cataloguing/cataloging centred/centered centring/centering cosy/cozy
    defence/defense defences/defenses defenceless/defenseless encyclopaedia/encyclopedia
    enrol/enroll enrolment/enrollment enrols/enrolls fulfil/fulfill fulfilment/fulfillment
    fulfils/fulfills grey/gray greys/grays instalment/installment instalments/installments
    jewellery/jewelry leukaemia/leukemia manoeuvrable/maneuverable manoeuvre/maneuver
    manoeuvred/maneuvered manoeuvres/maneuvers manoeuvring/maneuvering mould/mold moulds/molds
    moustache/mustache offence/offense offences/offenses paediatric/pediatric plough/plow
    ploughed/plowed ploughing/plowing ploughs/plows pretence/pretense pretences/pretenses
    programme/program programmes/programs pyjamas/pajamas sceptic/skeptic sceptical/skeptical
    scepticism/skepticism sceptics/skeptics skilful/skillful skilfully/skillfully wilful/willful
    wilfully/willfully"""
WORD = re.compile(r"[^\W\d_]+")


def oxford(word: str) -> tuple[str, str] | None:
    """Return the form of a word that can have -ise and -ize, and the word in the other.

    ``None`` for every other word, such as *advise* and *prize*.
    """
    found = _OXFORD.fullmatch(word)
    if not found:
        return None
    letter = found["letter"].lower()
    verb = f"{found['stem']}{letter}e".lower()
    if {verb, _PREFIXES.sub("", verb, count=1)} & FIXED[letter]:
        return None
    at = found.start("letter")
    other = {"s": "z", "z": "s", "S": "Z", "Z": "S"}[word[at]]
    return f"-i{letter}e", f"{word[:at]}{other}{word[at + 1 :]}"


def side(word: str) -> tuple[str, str] | None:
    """Return the side of the ocean a word is spelt on, and how the other side spells it."""
    known = _sides().get(word.lower())
    if known is None:
        return None
    form, other = known
    cased = other.upper() if word.isupper() else other.capitalize() if word[0].isupper() else other
    return form, cased


@cache
def _sides() -> dict[str, tuple[str, str]]:
    sides: dict[str, tuple[str, str]] = {}
    for british, american in _spelt():
        sides[british] = ("British", american)
        sides[american] = ("American", british)
    return sides


def _spelt() -> Iterator[tuple[str, str]]:
    """Yield every word in both spellings, the British one first."""
    for word in _OUR.split():
        for ending in _OUR_ENDINGS:
            yield word + ending, f"{word[:-3]}or{ending}"
    for word in _DOUBLED.split():
        for ending in ("ed", "ing", "er", "ers"):
            yield f"{word}l{ending}", word + ending
    for word in _RE.split():
        for ending in ("", "s"):
            yield word + ending, f"{word[:-2]}er{ending}"
    for word in _YSE.split():
        for ending in ("e", "ed", "ing", "er", "ers"):
            yield word[:-1] + ending, f"{word[:-2]}z{ending}"
    for word in _OGUE.split():
        for ending in ("", "s"):
            yield word + ending, f"{word[:-2]}{ending}"
    for pair in _PAIRS.split():
        british, _, american = pair.partition("/")
        yield british, american
