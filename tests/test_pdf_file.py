"""PDF files that are opened within limits; `reader` and `treaty_text` set theirs."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from pypdf import PdfReader, PdfWriter

from generator.errors import PdfError, TreatyTextError
from generator.pdf_file import Limits, opened
from tests.files import at, drawn, stream

LIMITS = Limits(pages=3, content=2_000, operations=40, fonts=100)
WORDS = at(50, 700, "Article 1")


def texts(data: bytes, limits: Limits = LIMITS) -> list[str]:
    with opened(data, limits) as pages:
        return [page.text() for page in pages]


def test_pages_give_their_words_with_ligatures_as_letters() -> None:
    assert texts(drawn(WORDS, pages=3)) == ["Article 1"] * 3
    # What the file's letters mean is told by the font: here an A is the ligature.
    means = b"1 begincodespacerange <00> <ff> endcodespacerange 1 beginbfchar <41> <fb01> endbfchar"
    font = b"/Font << /F1 << /Type /Font /Subtype /TrueType /BaseFont /A /ToUnicode 6 0 R >> >>"
    data = drawn(at(50, 700, "A"), objects=[stream(means)]).replace(b"/Font << /F1 4 0 R >> ", font)
    found: list[str] = []
    with opened(data, LIMITS) as pages:
        (page,) = pages
        assert page.text(take=lambda words, *_: found.append(words)) == "fi"
    assert "".join(found) == "fi"


def test_text_is_given_by_its_turn() -> None:
    data = drawn(WORDS + b"BT /F1 10 Tf 0 1 -1 0 50 50 Tm (aside) Tj ET")
    with opened(data, LIMITS) as pages:
        (page,) = pages
        assert page.text(orientations=(0,)) == "Article 1"
        assert page.text(orientations=(90,)) == "aside"


def test_a_file_tells_of_itself_in_words_or_not_at_all() -> None:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(drawn(WORDS))))
    writer.add_metadata({"/Title": "Treaty of Kestrel Bay"})
    out = io.BytesIO()
    writer.write(out)
    with opened(out.getvalue(), LIMITS) as pages:
        assert [pages.told(name) for name in ("/Title", "/Author")] == ["Treaty of Kestrel Bay", ""]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (drawn(WORDS, pages=4), "has 4 pages, the limit is 3"),
        (drawn(b" " * 700, pages=3), "would take too much time or memory"),  # all pages together
        (drawn(b" " * 3_000), "would take too much time or memory"),  # a part of the file
        (drawn(WORDS * 10), "would take too much time or memory"),
        (drawn(WORDS * 4, pages=3), "would take too much time or memory"),
    ],
)
def test_a_file_above_a_limit_is_refused(data: bytes, said: str) -> None:
    with pytest.raises(PdfError, match=f"^{said}.*; save the part that is needed"):
        texts(data)
    assert texts(data, Limits(pages=10, content=10_000, operations=1_000, fonts=100))


def test_what_a_form_draws_counts_too() -> None:
    form = stream(WORDS * 20, b"/Type /XObject /Subtype /Form /BBox [0 0 600 800] /Resources << /Font << /F1 4 0 R >> >>")
    data = drawn(b"/X Do", objects=[form], resources=b"/XObject << /X 6 0 R >>")
    wide = replace(LIMITS, operations=1_000)
    assert "Article 1" in texts(data, wide)[0]
    with pytest.raises(PdfError, match="would take too much time or memory"):
        texts(data, replace(wide, operations=200))


def test_an_encrypted_file_is_refused() -> None:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(drawn(WORDS))))
    writer.encrypt("secret", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    with pytest.raises(PdfError, match="is encrypted and asks for a password; save a copy without one"):
        texts(out.getvalue())


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"%PDF-1.4\n%%EOF", b"no PDF at all", b"%PDF-1.4 trailer << /Root 9 0 R >>"])
def test_a_damaged_file_is_refused(data: bytes) -> None:
    with pytest.raises(PdfError, match="is a PDF that cannot be read, for it is damaged; save it anew"):
        texts(data)


def test_what_a_caller_says_of_a_page_is_left_as_it_is() -> None:
    with pytest.raises(TreatyTextError, match=r"^a$"), opened(drawn(WORDS), LIMITS):
        raise TreatyTextError("a")
