"""HTML as a tree, and its skeleton: the same blocks with a letter in place of every text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from html.parser import HTMLParser

from belpress.model.specimen import NUMBER

INLINE = frozenset(
    [
        "a",
        "abbr",
        "b",
        "bdi",
        "bdo",
        "br",
        "cite",
        "code",
        "del",
        "em",
        "i",
        "ins",
        "kbd",
        "mark",
        "q",
        "s",
        "small",
        "strong",
        "sub",
        "sup",
        "time",
        "u",
        "var",
        "wbr",
    ]
)
"""Elements that stand in a line."""
TEXT_BLOCKS = frozenset(
    [
        "p",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "li",
        "td",
        "th",
        "dt",
        "dd",
        "figcaption",
        "aside",
        "caption",
    ]
)
"""Elements in which a ``span`` stands in a line."""
EMPTY = frozenset(("br", "hr", "img", "wbr", "col"))
DROPPED = ("id", "data-source", "href", "src", "alt", "aria-hidden")
"""Attributes that no style of a text depends on."""


@dataclass(frozen=True)
class Node:
    """An element: its tag, attributes, and what stands in it, elements and text."""

    tag: str
    attributes: Mapping[str, str]
    children: tuple[Node | str, ...] = field(default=(), repr=False)

    @property
    def opener(self) -> str:
        """Its start tag, with what styles depend on."""
        kept = {name: value for name, value in self.attributes.items() if name not in DROPPED}
        said = "".join(f' {name}="{escape(value)}"' for name, value in kept.items())
        return f"<{self.tag}{said}>"


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[tuple[str, dict[str, str], list[Node | str]]] = [("", {}, [])]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open.append((tag, {name: value or "" for name, value in attrs}, []))
        if tag in EMPTY:
            self._close()

    def handle_endtag(self, tag: str) -> None:
        if any(tag == name for name, *_ in self.open):
            while self.open[-1][0] != tag:
                self._close()
            self._close()

    def handle_data(self, data: str) -> None:
        self.open[-1][2].append(data)

    def _close(self) -> None:
        tag, attributes, children = self.open.pop()
        self.open[-1][2].append(Node(tag, attributes, tuple(children)))

    def finished(self) -> tuple[Node | str, ...]:
        self.close()
        while len(self.open) > 1:
            self._close()
        return tuple(self.open[0][2])


def parsed(html: str) -> tuple[Node | str, ...]:
    """Return a piece of HTML, as it is composed, as a tree."""
    builder = _Builder()
    builder.feed(html)
    return builder.finished()


def is_inline(node: Node | str, within: Sequence[str]) -> bool:
    """Whether something stands in a line, ``within`` elements with these tags."""
    if isinstance(node, str):
        return True
    if "pre" in within:
        return False
    if node.tag == "span":
        return not TEXT_BLOCKS.isdisjoint(within)
    return node.tag in INLINE


def blocks_in(node: Node, within: Sequence[str]) -> int:
    """Return how many numbers a block has in a skeleton, with all that stands in it."""
    inside = (*within, node.tag)
    inner = (one for one in node.children if isinstance(one, Node) and not is_inline(one, inside))
    return 1 + sum(blocks_in(one, inside) for one in inner)


def chain_html(chain: Sequence[str]) -> str:
    """Return a chain as HTML, with the last element numbered."""
    *openers, last = chain
    tags = [opener[1:-1].split(" ")[0] for opener in chain]
    closers = "".join(f"</{tag}>" for tag in reversed(tags))
    return f'{"".join(openers)}x {last[:-1]} {NUMBER}="0">x{closers}'


@dataclass(frozen=True)
class Skeleton:
    """The skeleton of a piece: its HTML, with numbers, and every chain of inline elements in it.

    A chain is the start tags from the outermost block to the innermost inline element.
    """

    html: str
    chains: frozenset[tuple[str, ...]]


def skeleton_of(nodes: Sequence[Node | str]) -> Skeleton:
    """Return the skeleton of a piece."""
    drawer = _Drawer()
    html = "".join(drawer.drawn(nodes, (), ()))
    return Skeleton(html, frozenset(drawer.chains))


class _Drawer:
    def __init__(self) -> None:
        self.chains: set[tuple[str, ...]] = set()
        self._number = 0

    def drawn(
        self, nodes: Sequence[Node | str], within: tuple[str, ...], above: tuple[str, ...]
    ) -> Iterator[str]:
        in_text = False
        for node in nodes:
            if is_inline(node, within):
                if isinstance(node, Node):
                    self._note_chains(node, above)
                if not in_text and (isinstance(node, Node) or node.strip()):
                    in_text = True
                    yield "x"
                continue
            assert isinstance(node, Node)  # noqa: S101
            in_text = False
            opener = node.opener
            if node.tag == "span":
                self.chains.add((*above, opener))
            shown = f'{opener[:-1]} {NUMBER}="{self._number}"'
            self._number += 1
            if node.tag in EMPTY:
                yield f'{shown} alt="x">' if node.tag == "img" else f"{shown}>"
                continue
            inner = self.drawn(node.children, (*within, node.tag), (*above, opener))
            yield f"{shown}>{''.join(inner)}</{node.tag}>"

    def _note_chains(self, node: Node, above: tuple[str, ...]) -> None:
        chain = (*above, node.opener)
        if node.tag not in EMPTY:
            self.chains.add(chain)
        for child in node.children:
            if isinstance(child, Node):
                self._note_chains(child, chain)
