"""What kind of file bytes are: by their signature where they have one, then by the type that a server states, the name, and how they begin."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from pathlib import PurePath
from zipfile import BadZipFile, ZipFile

_TYPES = {
    "application/atom+xml": (".atom", ".xml"),
    "application/feed+json": (".json",),
    "application/json": (".json",),
    "application/ld+json": (".json",),
    "application/pdf": (".pdf",),
    "application/rss+xml": (".rss", ".xml"),
    "application/vnd.iptc.g2.newsitem+xml": (".xml",),
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": (".docx",),
    "application/xhtml+xml": (".html",),
    "application/x-zip-compressed": (".zip",),
    "application/xml": (".xml",),
    "application/zip": (".zip",),
    "message/rfc822": (".eml",),
    "text/html": (".html",),
    "text/markdown": (".md",),
    "text/plain": (".txt",),
    "text/xml": (".xml",),
}
_BEGINNINGS = (
    (re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL), ".html"),
    (re.compile(rb"\s*<(?:\?xml|rss|feed|rdf:rdf|newsitem|newsmessage|nitf)\b", re.IGNORECASE), ".xml"),
    (re.compile(rb"\s*\{\s*\"|\s*\[\s*\{"), ".json"),
    (re.compile(rb"(?:received|return-path|delivered-to|message-id|mime-version|x-[\w-]+|from|date|subject|to): ", re.IGNORECASE), ".eml"),
)
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")
_LOOKED_AT = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Kinds:
    """The kinds of file that can be read.

    Attributes:
        known: their extensions, in lower case.
        otherwise: the extension of the kind that text of none of them is taken for; None where it is refused.
    """

    known: frozenset[str]
    otherwise: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Original:
    """A file as it was taken.

    Attributes:
        data: its bytes.
        name: its name, with the extension that tells its format.
        source: the address that was asked for, or the file's name.
        url: the address that answered; None of a file.
    """

    data: bytes
    name: str
    source: str
    url: str | None = None


def named(name: str, data: bytes, stated: str | None, kinds: Kinds) -> str | None:
    """The name with the extension of the kind that the bytes are; None where it is no kind that is known.

    Args:
        name: the file's name, or the last part of its address.
        data: its bytes.
        stated: the media type that a server states; None of a file.
        kinds: those that can be read.
    """
    written = PurePath(name).suffix.lower()
    for extension in (*_by_signature(data), *_by_type(stated, written), written, *_by_beginning(data, written, stated)):
        if extension in kinds.known:
            return name if written == extension or (written, extension) == (".htm", ".html") else f"{name}{extension}"
    return f"{name}{kinds.otherwise}" if kinds.otherwise and _is_text(data) else None


def _by_signature(data: bytes) -> tuple[str, ...]:
    if data[:_LOOKED_AT].lstrip().startswith(b"%PDF-"):
        return (".pdf",)
    if not data.startswith(b"PK\x03\x04"):
        return ()
    try:
        with ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
    except (BadZipFile, OSError, ValueError, NotImplementedError):
        return ()
    if "word/document.xml" in names:
        return (".docx",)
    return () if "[Content_Types].xml" in names or "mimetype" in names else (".zip",)


def _by_type(stated: str | None, written: str) -> tuple[str, ...]:
    found = _TYPES.get((stated or "").partition(";")[0].strip().lower(), ())
    # Servers call Markdown plain text, and feeds just XML: the name tells more.
    if found == (".txt",) and written in {".md", ".markdown"}:
        return (written,)
    return (written, *found) if found[-1:] == (".xml",) and written in {".rss", ".atom", ".xml"} else found


def _by_beginning(data: bytes, written: str, stated: str | None) -> tuple[str, ...]:
    start = data[:_LOOKED_AT].removeprefix(_BYTE_ORDER_MARK)
    found = tuple(extension for pattern, extension in _BEGINNINGS if pattern.match(start))
    return (*found, ".txt") if not written and stated is None and b"\x00" not in start and start.strip() else found


def _is_text(data: bytes) -> bool:
    """Whether the bytes may be text: they begin without NUL bytes, or with the mark of an encoding that has them."""
    return data.startswith(_WIDE_MARKS) or (b"\x00" not in data[:_LOOKED_AT] and bool(data.strip()))
