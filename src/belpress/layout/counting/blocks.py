"""How high a piece of HTML is: its lines are counted, block by block, by what a specimen says."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from belpress.layout.counting.items import Chains, Letters, RunMaker, lines_of_marks
from belpress.layout.counting.lines import is_too_wide, places_of_lines
from belpress.layout.counting.skeletons import EMPTY, Node, blocks_in, is_inline
from belpress.model.specimen import ElementFacts, PieceFacts, TextStyle

Shape = tuple[float, float, bool]
"""The width and height of a picture in px, and whether it is a drawing."""
UNCERTAIN = frozenset(("table", "pre", "dl", "math", "svg", "object"))
"""Elements whose heights depend on more than their lines."""


@dataclass(frozen=True)
class Picture:
    """A picture as it stands in a piece: its width and height in pt, and its shape."""

    width: float
    height: float
    shape: Shape


@dataclass(frozen=True)
class Counted:
    """A piece counted. Lengths are in pt; ``lines`` of text are ``leading`` high, if all are.

    ``marks`` are how far named elements stand below the top of the piece, ``blocks`` how far
    blocks do, by their classes. What could not be counted is estimated, and not ``certain``.
    """

    height: float
    lines: int
    leading: float
    marks: Mapping[str, float] = field(default_factory=dict)
    blocks: Mapping[str, float] = field(default_factory=dict)
    pictures: tuple[Picture, ...] = ()
    is_certain: bool = True


class PieceCounter:
    """Counts one piece, whose blocks are numbered as those of its skeleton are."""

    def __init__(
        self,
        piece: PieceFacts,
        styles: Sequence[TextStyle],
        chains: Chains,
        letters: Letters,
        shape: Callable[[str], Shape | None],
    ) -> None:
        self._piece, self._styles = piece, styles
        self._chains, self._letters, self._shape = chains, letters, shape
        self._number = 0
        self._more = 0.0
        self._leading: dict[float, int] = {}
        self._marks: dict[str, float] = {}
        self._blocks: dict[str, float] = {}
        self._pictures: list[Picture] = []
        self._is_certain = True

    def counted(self, nodes: Sequence[Node | str]) -> Counted:
        """Count the piece."""
        self._flow(nodes, (), (), None)
        leadings = self._leading
        return Counted(
            height=self._piece.height + self._more,
            lines=sum(leadings.values()),
            leading=max(leadings, key=lambda one: leadings[one], default=0.0),
            marks=self._marks,
            blocks=self._blocks,
            pictures=tuple(self._pictures),
            is_certain=self._is_certain,
        )

    def _flow(
        self,
        nodes: Sequence[Node | str],
        within: tuple[str, ...],
        above: tuple[str, ...],
        holder: ElementFacts | None,
    ) -> None:
        run: list[Node | str] = []
        is_first = True
        for node in nodes:
            if isinstance(node, str) or is_inline(node, within):
                run.append(node)
                continue
            if node.tag == "span" and self._stands_in_a_line(node, above):
                self._number += blocks_in(node, within)
                run.append(node)
                continue
            if self._lines(run, above, holder, is_first=is_first):
                is_first = False
            run = []
            self._block(node, within, above)
        self._lines(run, above, holder, is_first=is_first)

    def _block(self, node: Node, within: tuple[str, ...], above: tuple[str, ...]) -> None:
        facts = self._piece.elements.get(self._number)
        self._number += 1
        self._is_certain &= node.tag not in UNCERTAIN
        if facts is not None:
            top = facts.at + self._more
            self._blocks.setdefault(node.attributes.get("class", ""), top)
            if name := node.attributes.get("id"):
                self._marks.setdefault(name, top)
        if node.tag == "img":
            self._picture(node, facts)
        elif node.tag == "tr":
            self._row(node, within, above)
        elif node.tag not in EMPTY and not (facts and facts.form == "box"):
            self._flow(node.children, (*within, node.tag), (*above, node.opener), facts)

    def _stands_in_a_line(self, node: Node, above: tuple[str, ...]) -> bool:
        looks = self._chains.get((*above, node.opener))
        return looks is not None and looks[0].form != "block"

    def _row(self, row: Node, within: tuple[str, ...], above: tuple[str, ...]) -> None:
        """Count the cells of a row, of which the highest counts."""
        before = highest = self._more
        for cell in row.children:
            if isinstance(cell, Node):
                self._more = before
                self._block(cell, (*within, row.tag), (*above, row.opener))
                highest = max(highest, self._more)
        self._more = highest

    def _picture(self, node: Node, facts: ElementFacts | None) -> None:
        shape = self._shape(node.attributes.get("src", ""))
        if facts is None or shape is None or not facts.width:
            self._is_certain = False
            return
        height = facts.width * shape[1] / shape[0]
        self._more += height - facts.leading
        self._pictures.append(Picture(facts.width, height, shape))

    def _lines(
        self,
        nodes: Sequence[Node | str],
        above: tuple[str, ...],
        holder: ElementFacts | None,
        *,
        is_first: bool,
    ) -> bool:
        """Count the lines of a run, and return whether there are any."""
        if all(isinstance(node, str) and not node.strip() for node in nodes):
            return False
        if holder is None or not holder.leading:
            self._is_certain = False
            return True
        looks = holder, self._styles
        run = RunMaker(above, looks, self._chains, self._letters).made(nodes, is_first=is_first)
        starts = places_of_lines(run.items, holder.width - holder.indent, holder.width)
        self._is_certain &= run.is_certain and not is_too_wide(run.items, holder.width)
        top = holder.top + self._more
        for name, line in lines_of_marks(run, starts):
            self._marks[name] = top + line * holder.leading
        count = max(len(starts), 1)
        self._leading[holder.leading] = self._leading.get(holder.leading, 0) + count
        self._more += (count - 1) * holder.leading
        return True
