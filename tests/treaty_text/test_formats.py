"""Bytes of each format -> lines; encodings; what cannot be read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from generator.errors import TreatyTextError
from generator.treaty_text import html, markdown, pdf, plain, read_bytes
from generator.treaty_text.encoding import text_of
from tests.files import at, drawn


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_the_encoding_is_told_from_the_bytes(encoding: str) -> None:
    assert text_of("Article 1 – “Détroit” of the bay".encode(encoding), "a.txt") == "Article 1 – “Détroit” of the bay"


def test_bytes_that_break_the_encoding_they_begin_with_are_refused() -> None:
    with pytest.raises(TreatyTextError, match=r"a\.txt: begins as UTF-8 but byte 2 does not belong to it"):
        text_of(b"\xef\xbb\xbfAr\xff", "a.txt")


def test_a_page_that_names_its_encoding_is_read_in_it() -> None:
    page = "<html><head><meta charset='iso-8859-2'></head><body>Gdańsk łódź</body></html>"
    assert "Gdańsk łódź" in text_of(page.encode("iso-8859-2"), "a.html")


def test_html_leaves_out_what_is_no_content_and_marks_headings() -> None:
    page = (
        "<body><script>Article 9</script><header><h1>Pact</h1></header><p>Article&nbsp;1<br>Scope</p><!-- Article 8 -->"
        "<ol start=2><li>Two</li><li>Three</li></ol><ol type=a><li>letter</li></ol><p><strong>Bold</strong> </p><p><b>Half</b> bold</p></body>"
    )
    found = html.lines(page)
    assert [line.text for line in found] == ["Pact", "Article 1", "Scope", "2. Two", "3. Three", "(a) letter", "Bold", "Half bold"]
    assert [line.text for line in found if line.heading] == ["Pact", "Bold"]
    assert not found[2].begins


def test_markdown_loses_its_marks_and_nothing_else() -> None:
    text = (
        "---\ntitle: x\n---\n## Article 1 ##\n\n1\\. The *Parties* and [others](https://example.org/a_(b)) keep `5 * 3` <sup>1</sup>\n\n"
        "* a point with snake_case_name > none\n- [Article 1](#article-1)\n"
    )
    found = markdown.lines(text)
    assert [line.text for line in found] == [
        "Article 1",
        "1. The Parties and others keep `5 * 3` 1",
        "a point with snake_case_name > none",
    ]
    assert found[0].heading


def test_form_feeds_part_pages_whose_numbers_are_left_out() -> None:
    assert [line.text for line in plain.lines("The lights\n\n  3\n\fof the bay\n4\n\fburn.\n")] == ["The lights", "of the bay", "burn."]


def test_a_pdf_without_text_says_that_it_is_a_scan(pdf_of: Callable[[Sequence[Sequence[str]]], bytes]) -> None:
    with pytest.raises(TreatyTextError, match=r"scan\.pdf: has no text, only pictures"):
        pdf.lines(pdf_of([[]]), "scan.pdf")


@pytest.fixture
def pdf_of(request: pytest.FixtureRequest) -> Callable[[Sequence[Sequence[str]]], bytes]:
    made: Callable[[Sequence[Sequence[str]]], bytes] = request.getfixturevalue("pdf")
    return made


def test_a_pdf_above_the_limits_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(TreatyTextError, match=r"^a\.pdf: has 3001 pages, the limit is 3000; save the part that is needed"):
        pdf.lines(drawn(b"", pages=3001), "a.pdf")
    data = drawn(at(50, 700, "Article 1") * 3)
    assert pdf.lines(data, "a.pdf")
    monkeypatch.setattr(pdf, "LIMITS", replace(pdf.LIMITS, operations=10))  # millions of operations take minutes
    with pytest.raises(TreatyTextError, match=r"^a\.pdf: would take too much time or memory"):
        pdf.lines(data, "a.pdf")


@pytest.mark.parametrize("data", [b"%PDF-1.4\nnothing", b"%PDF-1.7\n%%EOF"])
def test_a_damaged_pdf_is_named(data: bytes) -> None:
    with pytest.raises(TreatyTextError, match=r"^a\.pdf: "):
        read_bytes(data, "a.pdf")


def test_bytes_that_are_no_text_are_refused() -> None:
    with pytest.raises(TreatyTextError, match=r"a\.doc: is not text"):
        read_bytes(b"PK\x03\x04\x00\x00Article 1", "a.doc")
