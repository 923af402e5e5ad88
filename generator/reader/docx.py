"""Word (DOCX) -> a story, by mammoth: paragraphs as they stand, with tracked changes accepted, comments and pictures left out, notes at the end."""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import Any
from xml.etree import ElementTree as ET
from xml.parsers import expat
from zipfile import ZipFile

import mammoth

from generator.errors import SeedError
from generator.reader.blocks import blocks
from generator.reader.properties import Properties, borne_out
from generator.reader.story import Story
from generator.reader.text import text_of
from generator.reader.zipped import Limits, content, opened

_LIMITS = Limits(members=3_000, size=200_000_000)
_MOST_XML = 20_000_000
_DEEPEST = 200
_PROPERTIES = "docProps/core.xml"
_TERMS = {"dc": "http://purl.org/dc/elements/1.1/", "dcterms": "http://purl.org/dc/terms/"}
_XML_STARTS = (b"<", b"\xef\xbb\xbf<", b"\xff\xfe<", b"\xfe\xff\x00<", b"<\x00", b"\x00<")
# Where mammoth puts notes, and where it refers to them.
_NOTE_MARKS = ("#footnote-", "#endnote-")


class _RefusedError(Exception):
    """The XML has what no Word file has."""


def stories(data: bytes, name: str) -> tuple[Story, ...]:
    """The one story of a Word file.

    Raises:
        SeedError: if the file is damaged, encrypted, too large, or has no text; the message begins with the name.
    """
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise SeedError(f"{name}: is an old or encrypted Word file; save it as .docx without a password")
    with opened(data, name, _LIMITS) as archive:
        properties = _checked(archive, name)
    words = [" ".join(block.split()) for block in blocks(_html(data, name), _is_note_mark)]
    if not words:
        raise SeedError(f"{name}: has no text; paste the story into it, or give its text as .txt")
    text = text_of("\n\n".join(words).encode(errors="ignore"), name)
    return (Story(text=text, known=borne_out(properties, text), name=name, is_plain=True),)


def _html(data: bytes, name: str) -> str:
    try:
        found: Any = mammoth.convert_to_html(
            io.BytesIO(data), include_embedded_style_map=False, external_file_access=False, convert_image=lambda _: []
        )
    except Exception as error:  # hostile and damaged files make it raise whatever Python can
        raise SeedError(f"{name}: is a Word file that cannot be read, for it is damaged; save it anew, or save its text as .txt") from error
    markup: str = found.value
    return markup


def _is_note_mark(tag: str, attributes: Mapping[str, str]) -> bool:
    return tag == "a" and attributes.get("href", "").startswith(_NOTE_MARKS)


def _checked(archive: ZipFile, name: str) -> Properties:
    """The file's properties; all its XML is looked at first, for entities and nesting that would fill the memory of whoever reads on."""
    size, found = 0, Properties()
    for member in archive.infolist():
        if not content(archive, member, name, most=64).lstrip().startswith(_XML_STARTS):
            continue
        size += member.file_size
        if size > _MOST_XML:
            raise SeedError(f"{name}: has more than {_MOST_XML // 1_000_000} MB of text and marks; save the story alone")
        part = content(archive, member, name)
        _reject_traps(part, name)
        if member.filename == _PROPERTIES:
            found = _properties(part)
    return found


def _reject_traps(part: bytes, name: str) -> None:
    depth = 0

    def start(_name: str, _attributes: Mapping[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > _DEEPEST:
            raise _RefusedError

    def end(_name: str) -> None:
        nonlocal depth
        depth -= 1

    def refuse(*_: object) -> None:
        raise _RefusedError

    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.StartDoctypeDeclHandler = refuse
    try:
        parser.Parse(part, True)
    except _RefusedError as error:
        raise SeedError(f"{name}: has entities or nesting that no Word file has, and is not read; save its text as .txt") from error
    except expat.ExpatError as error:
        raise SeedError(f"{name}: is a Word file that cannot be read, for it is damaged; save it anew, or save its text as .txt") from error


def _properties(part: bytes) -> Properties:
    root = ET.fromstring(part)  # noqa: S314 — it has been looked at: no entities, no depth
    title, author, created = (root.findtext(f"{key}", "", _TERMS) for key in ("dc:title", "dc:creator", "dcterms:created"))
    return Properties(title=title, author=author, created=created)
