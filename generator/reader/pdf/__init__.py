"""PDF -> a story: its paragraphs in reading order, without what pages repeat, and what the file's properties tell."""

from __future__ import annotations

from generator.errors import SeedError
from generator.reader.pdf.layout import paragraphs
from generator.reader.pdf.pieces import pages
from generator.reader.properties import borne_out
from generator.reader.story import Story
from generator.reader.text import text_of


def stories(data: bytes, name: str) -> tuple[Story, ...]:
    """The one story of a PDF.

    Raises:
        SeedError: if the file is damaged, encrypted, too large, or holds pictures of text only; the message begins with the name.
    """
    found, properties = pages(data, name)
    words = paragraphs(found)
    if not words:
        raise SeedError(f"{name}: has no text, only pictures (a scan); run a text recognition (OCR) on it and save the text")
    text = text_of("\n\n".join(words).encode(errors="ignore"), name)
    return (Story(text=text, known=borne_out(properties, text), name=name, is_plain=True),)
