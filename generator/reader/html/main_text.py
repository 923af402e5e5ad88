"""Page -> the blocks of its story.

Trafilatura tells which words are the story's. Its text is not taken over, for it loses quotation marks together with the elements that it takes for
noise; it only points to blocks of the page. From there on the page itself is asked, in favour of losing nothing: in the element that holds most of what was
pointed to, a block between others is the story's if it is like them.
"""

from __future__ import annotations

import copy
import logging
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import trafilatura
from lxml import etree

from generator.reader.html.blocks import Block, blocks
from generator.reader.html.noise import has_noisy_name, is_noise
from generator.reader.html.tree import Page

# A library only tells its caller; this one would write on the screen.
logging.getLogger("trafilatura").addHandler(logging.NullHandler())

_WORD = re.compile(r"\w+")
_MARK = re.compile("[“”\"„‟«»「」『』‹›]|''|``")  # noqa: RUF001 — the marks are meant
_FORMATS = ("abbr", "b", "bdi", "bdo", "big", "cite", "em", "font", "i", "mark", "s", "small", "span", "strike", "strong", "tt", "u", "var")
_CROWDED = 1_000
_RUN = 4
_HIT_SHARE = 0.5
# Of the words that were pointed to, so many stand in the story's element.
_CONTAINER_SHARE = 0.85
# Where so much of an element is the story's, all of it is.
_DENSE_SHARE = 0.75
_MOST_LINKED = 0.3
_MOST_LINKED_QUOTING = 0.6
_FEWEST_WORDS = 4
# A block of so many words shows what the story's paragraphs look like.
_TYPICAL_WORDS = 12

_Look = tuple[str | None, ...]


def story_blocks(page: Page) -> tuple[Block, ...]:
    """The blocks of the page's story, in order; all that are no noise where the page is a fragment; none where no story can be told."""
    found = blocks(page.root)
    if page.is_fragment:
        return tuple(block for block in found if not is_noise(block))
    pointed = _pointed(page.root)
    hits = _hits(found, pointed)
    container = _container(found, hits)
    if container is None:
        return ()
    inside = [_is_inside(block.element, container) for block in found]
    hits = _once(found, hits, inside, pointed)
    chosen = _Choice(found=found, hits=hits, inside=inside, container=container).all()
    return tuple(
        block for block, is_chosen in zip(found, chosen, strict=True) if is_chosen and not _is_title(block) and not is_noise(block)
    )


def _pointed(root: etree._Element) -> str:
    """The text that trafilatura takes for the story's; comments of readers are none.

    It sees the page without what only says how words within a line look.
    """
    simple = copy.deepcopy(root)
    etree.strip_tags(simple, *_FORMATS)
    for crowded in [element for element in simple.iter() if len(element) > _CROWDED]:
        # Links in their thousands beside one another would take it hours.
        etree.strip_tags(crowded, "a")
    for element in simple.iter():
        # Text that was parted by tags is one again, and no longer gathered each time that it is asked for.
        element.text, element.tail = element.text, element.tail
    found = trafilatura.bare_extraction(simple, include_comments=False)
    return getattr(found, "text", None) or ""


class _Pointed:
    """The words that were pointed to, as runs of words and as lines; each can be used up."""

    def __init__(self, text: str) -> None:
        self._runs = Counter(_runs(_words(text)))
        self._lines = Counter(tuple(_words(line)) for line in text.split("\n"))

    def has(self, words: Sequence[str]) -> bool:
        """Whether they are among these."""
        if len(words) < _RUN:
            return self._lines[tuple(words)] > 0
        runs = _runs(words)
        return sum(self._runs[run] > 0 for run in runs) >= _HIT_SHARE * len(runs)

    def use_up(self, words: Sequence[str]) -> None:
        """Takes them away."""
        if len(words) < _RUN:
            self._lines[tuple(words)] -= 1
        else:
            self._runs.subtract(_runs(words))


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _runs(words: Sequence[str]) -> list[tuple[str, ...]]:
    return [tuple(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1)]


def _hits(found: Sequence[Block], pointed: str) -> list[bool]:
    marked = _Pointed(pointed)
    return [marked.has(_words(block.text)) for block in found]


def _once(found: Sequence[Block], hits: Sequence[bool], inside: Sequence[bool], pointed: str) -> list[bool]:
    """The hits without those whose words were pointed to in another block: a teaser says again what the story says; the story comes first."""
    marked = _Pointed(pointed)
    once = [False] * len(found)
    for wanted in (True, False):
        for at, block in enumerate(found):
            if hits[at] and inside[at] == wanted and marked.has(words := _words(block.text)):
                once[at] = True
                marked.use_up(words)
    return once


def _container(found: Sequence[Block], hits: Sequence[bool]) -> etree._Element | None:
    """The innermost element with most of what was pointed to; None where nothing was."""
    sizes: Counter[etree._Element] = Counter()
    for block, is_hit in zip(found, hits, strict=True):
        if is_hit:
            sizes.update({around: len(block.text) for around in (block.element, *block.element.iterancestors())})
    if not sizes:
        return None
    whole = max(sizes.values())
    at = next(around for around, size in sizes.items() if size == whole and around.getparent() is None)
    while inner := [child for child in at if sizes[child] >= _CONTAINER_SHARE * whole]:
        at = inner[0]
    return at


def _is_inside(element: etree._Element, container: etree._Element) -> bool:
    return element is container or any(around is container for around in element.iterancestors())


def _is_title(block: Block) -> bool:
    return block.element.tag == "h1" or next(block.element.iterancestors("h1"), None) is not None


def _look(block: Block) -> _Look:
    """The names of the element and of two around it, and their classes: paragraphs of one story have them in common."""
    names: list[str | None] = []
    at: etree._Element | None = block.element
    for _ in range(3):
        names += [at.tag if len(names) < 4 else None, at.get("class")] if at is not None else []
        at = at.getparent() if at is not None else None
    return tuple(names)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Choice:
    """What is known when the blocks are chosen: for each whether it was pointed to and whether it is in the story's element."""

    found: tuple[Block, ...]
    hits: Sequence[bool]
    inside: Sequence[bool]
    container: etree._Element

    def all(self) -> list[bool]:
        """For each block whether it is the story's."""
        within = [at for at, is_hit in enumerate(self.hits) if is_hit and self.inside[at]]
        first, last = (within[0], within[-1]) if within else (0, -1)
        parents = {around for at in within for around in (self.found[at].element, self.found[at].element.getparent())}
        looks = {_look(self.found[at]) for at in within if len(self.found[at].text.split()) >= _TYPICAL_WORDS}
        is_dense = self._is_dense()
        chosen = list(self.hits)
        for at, block in enumerate(self.found):
            if chosen[at] or not self._may_be(block):
                continue
            if self.inside[at] and (is_dense or (first <= at <= last and self._is_near(block, parents))):
                chosen[at] = True
            elif _look(block) in looks and (self.inside[at] or _is_telling(block)):
                chosen[at] = len(block.text.split()) >= _FEWEST_WORDS
        return chosen

    def _is_dense(self) -> bool:
        sizes = [len(block.text) for block, is_inside in zip(self.found, self.inside, strict=True) if is_inside]
        hit = sum(len(block.text) for at, block in enumerate(self.found) if self.inside[at] and self.hits[at])
        return hit >= _DENSE_SHARE * sum(sizes)

    def _may_be(self, block: Block) -> bool:
        quoting = bool(_MARK.search(block.text))
        if block.linked_share > (_MOST_LINKED_QUOTING if quoting else _MOST_LINKED):
            return False
        return not has_noisy_name(block.element, self.container if _is_inside(block.element, self.container) else None)

    def _is_near(self, block: Block, parents: set[etree._Element | None]) -> bool:
        parent = block.element.getparent()
        if parent is None or (len(block.text.split()) < _FEWEST_WORDS and not _MARK.search(block.text)):
            return False
        return parent in parents or parent.getparent() in parents


def _is_telling(block: Block) -> bool:
    """Whether the look of a block tells it from others: a class on what is around it."""
    parent = block.element.getparent()
    return parent is not None and parent.get("class") is not None
