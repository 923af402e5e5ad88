from __future__ import annotations

import pytest

from generator.intake.kinds import Kinds, named
from tests.files import docx, packed, pdf

KINDS = Kinds(known=frozenset({".txt", ".md", ".html", ".htm", ".pdf", ".docx", ".eml", ".zip", ".json", ".xml", ".rss", ".atom"}))
HTML = b"<!DOCTYPE html><html><p>The ministers met."


@pytest.mark.parametrize(
    ("name", "data", "stated", "found"),
    [
        ("a", pdf("The ministers met."), "text/html", "a.pdf"),
        ("a.txt", b"%PDF-1.7", None, "a.txt.pdf"),
        ("a", b"\n%PDF-1.7", "application/octet-stream", "a.pdf"),
        ("a", b"Talks", "application/octet-stream", None),
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
    assert named(name, data, stated, KINDS) == found


def test_a_kind_that_cannot_be_read_is_none() -> None:
    assert named("a.html", HTML, "text/html", Kinds(known=frozenset({".txt"}))) is None


@pytest.mark.parametrize(
    ("name", "data", "stated", "found"),
    [
        ("a.asc", b"Article 1", None, "a.asc.txt"),
        ("a", b"Article 1", "application/octet-stream", "a.txt"),
        ("a", "Article 1".encode("utf-16"), "application/octet-stream", "a.txt"),
        ("a.md", b"Article 1", None, "a.md"),
        ("a", pdf("Article 1"), "application/octet-stream", "a.pdf"),
        ("a.docx", docx("Article 1"), None, None),
        ("a.png", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "image/png", None),
        ("a.asc", b"", None, None),
    ],
)
def test_text_of_no_known_kind_is_taken_for_one_where_that_is_asked(name: str, data: bytes, stated: str | None, found: str | None) -> None:
    assert named(name, data, stated, Kinds(known=frozenset({".txt", ".md", ".pdf"}), otherwise=".txt")) == found
