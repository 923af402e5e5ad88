"""Files of all kinds, made by code: the same bytes each time."""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import typst

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def typeset(source: str) -> bytes:
    """The PDF of a Typst source."""
    made = typst.compile(source.encode(), timestamp=0)
    assert isinstance(made, bytes)
    return made


def pdf(*paragraphs: str) -> bytes:
    """A PDF of one column."""
    words = "\n\n".join(f"#{_literal(paragraph)}" for paragraph in paragraphs)
    return typeset(f"#set page(width: 12cm, height: 18cm)\n#set par(spacing: 1.6em)\n{words}")


def _literal(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def drawn(content: bytes, *, pages: int = 1, objects: Sequence[bytes] = (), resources: bytes = b"") -> bytes:
    """A PDF that draws the content on each page; `objects` are numbered from 6."""
    packed = zlib.compress(content, 9)
    all_objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [" + b"3 0 R " * pages + b"] /Count %d >>" % pages,
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 5 0 R /Resources << /Font << /F1 4 0 R >> "
        + resources
        + b" >> >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        stream(packed, b"/Filter /FlateDecode"),
        *objects,
    ]
    out, places = bytearray(b"%PDF-1.4\n"), []
    for number, one in enumerate(all_objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + one + b"\nendobj\n"
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(all_objects) + 1) + b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (len(all_objects) + 1, start)
    return bytes(out)


def stream(data: bytes, keys: bytes = b"") -> bytes:
    """A stream of a PDF."""
    return b"<< /Length %d " % len(data) + keys + b" >>\nstream\n" + data + b"\nendstream"


def at(x: int, y: int, text: str, size: int = 10) -> bytes:
    """What draws a text at a place of a page."""
    return f"BT /F1 {size} Tf {x} {y} Td ({text}) Tj ET\n".encode()


def packed(members: Iterable[tuple[str, bytes]] | Mapping[str, bytes]) -> bytes:
    """A ZIP file of these names and bytes."""
    out = io.BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, data in members.items() if isinstance(members, Mapping) else members:
            info = ZipInfo(name)
            info.compress_type = ZIP_DEFLATED
            archive.writestr(info, data)
    return out.getvalue()


def docx(*paragraphs: str, body: str = "", properties: str = "", parts: Mapping[str, bytes] | None = None) -> bytes:
    """A Word file of these paragraphs, then the XML of `body`."""
    words = "".join(f'<w:p><w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>' for text in paragraphs)
    document = f'<w:document xmlns:w="{_WORD}" xmlns:r="{_OFFICE}"><w:body>{words}{body}</w:body></w:document>'
    members = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{_RELATIONS}">'
        f'<Relationship Id="r1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": document,
        "docProps/core.xml": '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        f' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{properties}</cp:coreProperties>',
    }
    return packed({name: text.encode() for name, text in members.items()} | dict(parts or {}))


def eml(
    text: str, *, subject: str = "Talks to resume in spring", content_type: str = "text/plain; charset=utf-8", headers: str = ""
) -> bytes:
    """A mail."""
    return (
        f"From: Jane Doe <jane@example.org>\nTo: desk@example.org\nSubject: {subject}\nDate: Mon, 10 Mar 2025 23:30:00 -0500\n"
        f"MIME-Version: 1.0\nContent-Type: {content_type}\n{headers}\n{text}"
    ).encode()
