"""The specimen of a body: every kind of block in it with a letter for its text, laid out once.

What it says is remembered by design, language and fit, piece by piece: after an edit, and for all
other chapters, only what was never seen is laid out.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from itertools import count
from typing import Any

from belpress.compose.render import render
from belpress.layout.arrange import runs_of
from belpress.layout.copyfit import Fit
from belpress.layout.counting.items import Chains, Looks
from belpress.layout.counting.skeletons import Node, chain_html, parsed, skeleton_of
from belpress.layout.kept import REACH
from belpress.layout.measures import Wanted
from belpress.model.document import Body
from belpress.model.problem import Problem, ProblemsFound, Source
from belpress.model.setting import SPECIMEN
from belpress.model.specimen import PieceFacts, Specimen, TextStyle, packed_piece, unpacked_piece
from belpress.press.pressroom import Pressroom

GRID = "grid"
"""The name that the line grid is remembered by."""


@dataclass(frozen=True)
class Grid:
    """The line grid, in pt.

    The height of a line, the top of the text area, the height of a page's text, and the space
    above footnotes.
    """

    line: float
    top: float
    rows: float
    space: float


@dataclass(frozen=True)
class Piece:
    """A piece of a body: its text as a tree, and its place in the specimen.

    ``root`` is ``head``, ``passage``, ``float`` or ``footnote``, ``kind`` and ``form`` those of it.
    ``before`` and ``after`` are the kinds and skeletons of the passages near one, and ``index`` is
    its own in the body.
    """

    root: str
    kind: str
    form: str
    nodes: tuple[Node | str, ...]
    html: str
    chains: frozenset[tuple[str, ...]]
    before: tuple[tuple[str, str], ...] = ()
    after: tuple[tuple[str, str], ...] = ()
    index: int = 0

    @property
    def name(self) -> str:
        """The name of what it says, the same for all pieces of the same blocks."""
        kinds = (*(kind for kind, _ in self.before), "/", *(kind for kind, _ in self.after))
        return _name(self.root, self.kind, self.form, self.html, *kinds)

    def name_of(self, openers: Sequence[str]) -> str:
        """Return the name of a chain of elements in it."""
        return _name(self.root, self.kind, self.form, *openers)


def _name(root: str, *words: str) -> str:
    return f"{root}-{blake2b(chr(0).join(words).encode(), digest_size=10).hexdigest()}"


def pieces_of(body: Body, wanted: Wanted) -> Mapping[tuple[str, int], Piece]:
    """Return what is wanted of a body, with its head, by roots and indices."""
    whole = body.passages
    near = {at for index in wanted.passages for at in range(index - REACH, index + REACH + 1)}
    trees = {at: parsed(whole[at].html) for at in near if 0 <= at < len(whole)}
    skeletons = {at: skeleton_of(tree) for at, tree in trees.items()}
    around = {at: (whole[at].kind, skeleton.html) for at, skeleton in skeletons.items()}
    pieces = {("head", 0): _piece("head", "", "", body.opening)}
    for index in wanted.passages:
        pieces["passage", index] = Piece(
            "passage",
            whole[index].kind,
            "",
            trees[index],
            skeletons[index].html,
            skeletons[index].chains,
            tuple(around[at] for at in range(max(index - REACH, 0), index)),
            tuple(around[at] for at in range(index + 1, min(index + REACH + 1, len(whole)))),
            index,
        )
    for index in wanted.floats:
        one = body.floats[index]
        pieces["float", index] = _piece("float", one.kind, one.form.value, one.html)
    for index in wanted.footnotes:
        pieces["footnote", index] = _piece("footnote", "", "", body.footnotes[index].html)
    return pieces


def _piece(root: str, kind: str, form: str, html: str) -> Piece:
    nodes = parsed(html)
    skeleton = skeleton_of(nodes)
    return Piece(root, kind, form, nodes, skeleton.html, skeleton.chains)


@dataclass(frozen=True)
class Known:
    """What specimens said: the line grid, and how pieces and chains in them look, by name."""

    grid: Grid
    looks: Mapping[str, tuple[PieceFacts, tuple[TextStyle, ...]]]

    def gap(self, piece: Piece) -> float:
        """Return the space below a piece, in pt."""
        return self.looks[piece.name][0].gap

    def chains(self, piece: Piece) -> Chains:
        """Return how the inline elements of a piece look."""
        found: dict[tuple[str, ...], Looks] = {}
        for openers in piece.chains:
            facts, styles = self.looks[piece.name_of(openers)]
            if 0 in facts.elements:
                found[openers] = facts.elements[0], styles
        return found


def specimen_for(pressroom: Pressroom, body: Body, fit: Fit, pieces: Sequence[Piece]) -> Known:
    """Return what specimens say of pieces of a body, laid out where that was never done.

    Raises :class:`ProblemsFound`.
    """
    file = _name("specimen", pressroom.materials.design, body.language, fit.rules, body.tokens)
    kept = pressroom.recall(file)
    names = {piece.name: piece for piece in pieces}
    names |= {piece.name_of(openers): piece for piece in pieces for openers in piece.chains}
    known = _unpacked({name: kept[name] for name in names if name in kept})
    lacking = [name for name in names if name not in known]
    grid = kept.get(GRID)
    if lacking or not grid:
        html = specimen_html(pieces, frozenset(lacking))
        setting = body.setting(2, html, kind=SPECIMEN, rules=fit.rules)
        specimen = pressroom.show(setting)
        grid = _grid(specimen)
        added = {
            name: packed_piece(facts, specimen.styles) for name, facts in specimen.pieces.items()
        }
        # What the styles do not show takes no room
        known |= dict.fromkeys(lacking, (PieceFacts(0.0, 0.0, {}), ())) | _unpacked(added)
        pressroom.remember(file, {**kept, **added, GRID: grid})
    return Known(Grid(*grid), known)


def _unpacked(packed: Mapping[str, Any]) -> dict[str, tuple[PieceFacts, tuple[TextStyle, ...]]]:
    """Return what was remembered, without what is damaged."""
    found = {}
    for name, piece in packed.items():
        with contextlib.suppress(ValueError, TypeError, KeyError, IndexError):
            found[name] = unpacked_piece(piece)
    return found


def _grid(specimen: Specimen) -> list[float]:
    """Return the line grid. Raises :class:`ProblemsFound` where the styles define none."""
    tops = specimen.tops
    top, rows, head = (tops.get(f"galley-{name}", 0.0) for name in ("line", "rows", "head"))
    if not top < rows < head:
        message = "the styles do not define the line grid"
        hint = (
            ".galley-line and .galley-rows need the height of a line and of a page, and "
            "@page galley the height of many pages"
        )
        causes = [problem for problem in specimen.problems if problem.is_error]
        lacking = Problem("design-incomplete", message, Source("styles"), hint=hint)
        raise ProblemsFound(causes or [lacking])
    # Footnotes that the styles do not show have no place; a rule of pages says so
    before = tops["galley-footnotes"]
    space = tops.get("galley-footnotes-top", before) - before
    return [rows - top, top, head - rows, round(space, 3)]


def specimen_html(pieces: Sequence[Piece], wanted: frozenset[str]) -> str:
    """Compose a specimen of the pieces and chains of elements that have ``wanted`` names."""
    wholes: dict[str, Piece] = {}
    chains: dict[str, tuple[Piece, str]] = {}
    for piece in pieces:
        if piece.name in wanted:
            wholes.setdefault(piece.name, piece)
        for openers in piece.chains:
            name = piece.name_of(openers)
            if name in wanted:
                chains.setdefault(name, (piece, chain_html(openers)))
    stands = [(name, piece, piece.html) for name, piece in wholes.items()]
    stands += [(name, piece, html) for name, (piece, html) in chains.items()]
    passages = [piece for piece in wholes.values() if piece.root == "passage"]
    columns = list(_ranges(passages))
    columns += [
        [_passage(name, piece.kind, html)]
        for name, (piece, html) in chains.items()
        if piece.root == "passage"
    ]
    numbers = count()
    for column in columns:
        for passage in column:
            passage["number"] = next(numbers)
        next(numbers)
    of_root = {
        root: [
            {"name": name, "kind": piece.kind, "form": piece.form, "html": html}
            for name, piece, html in stands
            if piece.root == root
        ]
        for root in ("head", "float", "footnote")
    }
    return render(
        "specimen",
        heads=of_root["head"],
        columns=[runs_of(column) for column in columns],
        floats=of_root["float"],
        footnotes=of_root["footnote"],
    )


def _ranges(pieces: Sequence[Piece]) -> Iterator[list[dict[str, Any]]]:
    """Yield passages with those near them, in runs of the body as it is."""
    near: dict[int, tuple[str, str]] = {}
    own = {piece.index: piece for piece in pieces}
    for index, piece in own.items():
        near |= {index - len(piece.before) + at: one for at, one in enumerate(piece.before)}
        near |= {index + 1 + at: one for at, one in enumerate(piece.after)}
    near |= {index: (piece.kind, piece.html) for index, piece in own.items()}
    run: list[dict[str, Any]] = []
    for index in sorted(near):
        if run and index - 1 not in near:
            yield run
            run = []
        name = own[index].name if index in own else ""
        run.append(_passage(name, *near[index]))
    if run:
        yield run


def _passage(name: str, kind: str, html: str) -> dict[str, Any]:
    return {"name": name, "kind": kind, "html": html}
