"""Word (DOCX) -> a story, by mammoth: paragraphs as they stand, with tracked changes accepted, comments and pictures left out, notes at the end."""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import Any
from xml.etree import ElementTree as ET
from xml.parsers import expat
from zipfile import ZipFile, ZipInfo

import mammoth

from generator.errors import SeedError
from generator.reader.blocks import blocks
from generator.reader.properties import Properties, borne_out
from generator.reader.story import Story
from generator.reader.text import text_of
from generator.reader.zipped import Limits, content, opened

_LIMITS = Limits(members=3_000, size=200_000_000)
_MOST_XML = 20_000_000
_MOST_ELEMENTS = 200_000  # mammoth takes some 50 µs for each
_DEEPEST = 200
_PROPERTIES = "docProps/core.xml"
_TERMS = {"dc": "http://purl.org/dc/elements/1.1/", "dcterms": "http://purl.org/dc/terms/"}
_XML = (".xml", ".rels")
_DAMAGED = "is a Word file that cannot be read, for it is damaged; save it anew, or save its text as .txt"
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
        parts = _checked(archive, name)
    words = [" ".join(block.split()) for block in blocks(_html(parts, name), _is_note_mark)]
    if not words:
        raise SeedError(f"{name}: has no text; paste the story into it, or give its text as .txt")
    text = text_of("\n\n".join(words).encode(errors="ignore"), name)
    return (Story(text=text, known=borne_out(_properties(parts.get(_PROPERTIES)), text), name=name, is_plain=True),)


def _html(parts: Mapping[str, bytes], name: str) -> str:
    try:
        found: Any = mammoth.convert_to_html(
            _repacked(parts), include_embedded_style_map=False, external_file_access=False, convert_image=lambda _: []
        )
    except Exception as error:  # hostile and damaged files make it raise whatever Python can
        raise SeedError(f"{name}: {_DAMAGED}") from error
    markup: str = found.value
    return markup


def _is_note_mark(tag: str, attributes: Mapping[str, str]) -> bool:
    return tag == "a" and attributes.get("href", "").startswith(_NOTE_MARKS)


def _checked(archive: ZipFile, name: str) -> dict[str, bytes]:
    """The parts of the file that are XML, looked at for what would fill the memory or the time of whoever reads on; pictures are no parts."""
    found: dict[str, bytes] = {}
    looking = _Looking()
    for member in archive.infolist():
        if not member.filename.lower().endswith(_XML):
            continue
        looking.size += member.file_size
        if looking.size > _MOST_XML:
            raise SeedError(f"{name}: has more than {_MOST_XML // 1_000_000} MB of text and marks; save the story alone")
        part = found[member.filename] = content(archive, member, name)
        try:
            looking.at(part)
        except _RefusedError as error:
            raise SeedError(f"{name}: has entities, nesting or so many marks as no story has; save its text as .txt") from error
        except expat.ExpatError as error:
            raise SeedError(f"{name}: {_DAMAGED}") from error
    return found


class _Looking:
    """What all parts have together."""

    def __init__(self) -> None:
        self.size = 0
        self._elements = self._depth = 0

    def at(self, part: bytes) -> None:
        self._depth = 0
        parser = expat.ParserCreate()
        parser.StartElementHandler, parser.EndElementHandler = self._start, self._end
        parser.StartDoctypeDeclHandler = self._refuse
        parser.Parse(part, True)

    def _start(self, _name: str, _attributes: Mapping[str, str]) -> None:
        self._elements, self._depth = self._elements + 1, self._depth + 1
        if self._depth > _DEEPEST or self._elements > _MOST_ELEMENTS:
            raise _RefusedError

    def _end(self, _name: str) -> None:
        self._depth -= 1

    def _refuse(self, *_: object) -> None:
        raise _RefusedError


def _repacked(parts: Mapping[str, bytes]) -> io.BytesIO:
    """A Word file of these parts alone, so that mammoth sees nothing that was not looked at."""
    found = io.BytesIO()
    with ZipFile(found, "w") as archive:
        for name, part in parts.items():
            archive.writestr(ZipInfo(name), part)
    return found


def _properties(part: bytes | None) -> Properties:
    if part is None:
        return Properties()
    root = ET.fromstring(part)  # noqa: S314 — it has been looked at: no entities, no depth
    title, author, created = (root.findtext(f"{key}", "", _TERMS) for key in ("dc:title", "dc:creator", "dcterms:created"))
    return Properties(title=title, author=author, created=created)
