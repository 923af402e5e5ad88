"""Saved web page -> its story, without what stands around it."""

from __future__ import annotations

from generator.errors import SeedError
from generator.reader.html import tree
from generator.reader.html.blocks import Block
from generator.reader.html.main_text import story_blocks
from generator.reader.html.metadata import metadata
from generator.reader.html.tree import Page
from generator.reader.markdown import written
from generator.reader.story import Story
from generator.reader.text import composed

__all__ = ["paragraphs", "stories"]

_FEWEST_WORDS = 12
# A page that asks for a password and says less than this is a gate, and what it says is about the gate.
_FEWEST_WORDS_BEHIND_A_GATE = 60


def stories(data: bytes, name: str) -> tuple[Story, ...]:
    """The story of a web page's bytes, or of those of a piece of one.

    Raises:
        SeedError: if they are no web page, or no story can be told in it; the message begins with the name and says what to do.
    """
    page = tree.page(tree.decoded(data, name), name)
    found = story_blocks(page)
    _reject_pages_without_story(page, found, name)
    text = composed(written(block.text for block in found), name)
    if tree.BROKEN in text and tree.BROKEN.encode() not in data:
        raise SeedError(f"{name}: has broken characters in its story; save the page again, or the story as .txt")
    return (Story(text=text, known=metadata(page, name), name=name),)


def paragraphs(source: str, name: str) -> tuple[str, ...]:
    """The paragraphs of a piece of HTML, such as the content of a feed's entry.

    Raises:
        SeedError: if it is larger than can be read.
    """
    return tuple(composed(block.text, name) for block in story_blocks(tree.fragment(source, name)))


def _reject_pages_without_story(page: Page, found: tuple[Block, ...], name: str) -> None:
    words = sum(len(block.text.split()) for block in found)
    if page.asks_password and words < _FEWEST_WORDS_BEHIND_A_GATE:
        raise SeedError(f"{name}: is a page to log in, without the story; save the page that you see behind it")
    if words < _FEWEST_WORDS and not (page.is_fragment and words):
        raise SeedError(f"{name}: has no story that can be told from the rest of the page; save the story as .txt or .md")
