from __future__ import annotations

import pytest

from generator.intake.kinds import named
from tests.files import docx, packed, pdf

KNOWN = frozenset({".txt", ".md", ".html", ".htm", ".pdf", ".docx", ".eml", ".zip", ".json", ".xml", ".rss", ".atom"})
HTML = b"<!DOCTYPE html><html><p>The ministers met."


@pytest.mark.parametrize(
    ("name", "data", "stated", "found"),
    [
        ("a", pdf("The ministers met."), "text/html", "a.pdf"),
        ("a.txt", b"%PDF-1.7", None, "a.txt.pdf"),
        ("a.zip", docx("The ministers met."), "application/zip", "a.zip.docx"),
        ("a", packed({"a.txt": b"x"}), "application/octet-stream", "a.zip"),
        ("a.xlsx", packed({"[Content_Types].xml": b"", "xl/workbook.xml": b""}), None, None),
        ("a", HTML, "text/html; charset=utf-8", "a.html"),
        ("a.htm", HTML, "text/html", "a.htm"),
        ("a.php", HTML, "TEXT/HTML", "a.php.html"),
        ("a", HTML, None, "a.html"),
        ("a.md", b"# Talks", "text/plain", "a.md"),
        ("a", b"Talks", "text/plain", "a.txt"),
        ("a", b"Talks", None, "a.txt"),
        ("a", b"\x00\x01", None, None),
        ("a.jpg", b"\xff\xd8\xff", None, None),
        ("a.jpg", b"\xff\xd8\xff", "image/jpeg", None),
        ("feed", b"<?xml version='1.0'?><rss>", "application/rss+xml", "feed.rss"),
        ("feed.xml", b"<?xml version='1.0'?><rss>", "application/rss+xml", "feed.xml"),
        ("feed", b"<?xml version='1.0'?><feed>", "text/xml", "feed.xml"),
        ("feed", b"<?xml version='1.0'?><feed>", "application/atom+xml", "feed.atom"),
        ("a", b'{"version": "1"}', "application/json", "a.json"),
        ("a", b"Received: from x\nFrom: a\n\nTalks", None, "a.eml"),
        ("a", b"Talks", "message/rfc822", "a.eml"),
        ("a.eml", b"Talks", "application/octet-stream", "a.eml"),
    ],
)
def test_bytes_then_type_then_name_then_beginning_tell_the_kind(name: str, data: bytes, stated: str | None, found: str | None) -> None:
    assert named(name, data, stated, KNOWN) == found


def test_a_kind_that_cannot_be_read_is_none() -> None:
    assert named("a.html", HTML, "text/html", frozenset({".txt"})) is None
