from __future__ import annotations

import io
import zlib
from datetime import date

import pytest
from pypdf import PdfReader, PdfWriter

from generator.errors import SeedError
from generator.reader import read_bytes, stories
from generator.reader.pdf.hyphens import Hyphens
from tests.files import at, drawn, pdf, stream, typeset

LONG = (
    "The well-known foreign minister of Aldmark said on Monday that the long-standing agreement on non-proliferation would be implemented"
    " without unnecessary administrative complications, and international organisations welcomed the announcement."
)


def paragraphs(data: bytes) -> list[str]:
    (story,) = stories(data, "visit.pdf")
    return story.text.split("\n\n")


def test_lines_make_paragraphs_and_words_that_lines_break_are_whole_again() -> None:
    assert paragraphs(pdf("Ministers meet in Havenburg", LONG, f"“We agree,” he said. {LONG}")) == [
        "Ministers meet in Havenburg",
        LONG,
        f"“We agree,” he said. {LONG}",
    ]


def test_columns_are_read_one_after_the_other_without_heads_and_page_numbers() -> None:
    words = [f"Number {number}: {LONG}" for number in range(20)]
    source = (
        '#set page(paper: "a4", columns: 2, header: [The Daily Example #h(1fr) March 2025], footer: context [Page #counter(page).display()])\n'
        "#set par(justify: true, first-line-indent: 1em)\n#set text(hyphenate: true, size: 11pt)\n"
        '#place(top, scope: "parent", float: true)[= Ministers meet in Havenburg]\n' + "\n\n".join(words)
    )
    data = typeset(source)
    assert paragraphs(data) == ["Ministers meet in Havenburg", *words]
    assert data == typeset(source)


def test_columns_that_are_drawn_row_by_row_are_read_column_by_column() -> None:
    left = ["The foreign ministers of", "Aldmark and Borland met in", "the city hall of Havenburg", "on Monday for long talks."]
    right = ["They agreed to meet again", "in the spring of next year", "when the talks on fishing", "are expected to be over."]
    content = at(50, 700, "Ministers of two states meet again in the old city hall of Havenburg", 16)
    for number, (one, other) in enumerate(zip(left, right, strict=True)):
        content += at(50, 660 - 12 * number, one) + at(320, 660 - 12 * number, other)
    assert paragraphs(drawn(content))[1:] == [" ".join(left), " ".join(right)]


def test_the_rows_of_a_table_stay_rows() -> None:
    content = b"".join(at(50, 700 - 12 * row, f"State {row}") + at(320, 700 - 12 * row, f"{row} votes") for row in range(6))
    assert "State 1 1 votes" in " ".join(paragraphs(drawn(content)))


def test_what_browsers_print_at_the_edges_is_dropped() -> None:
    content = (
        at(50, 780, "11/29/25, 4:31 PM Talks")
        + at(50, 700, "The minister met his colleague.")
        + at(50, 20, "https://example.org/talks 1/1")
    )
    assert paragraphs(drawn(content)) == ["The minister met his colleague."]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (["a govern-", "ment of all"], "a government of all"),
        (["a long-", "term plan"], "a long-term plan"),
        (["they will re-", "sign the pact"], "they will re-sign the pact"),
        (["the co-", "operation of states; co-operation works"], "the co-operation of states; co-operation works"),
        (["the grand Zorb-", "lax, as Zorblax is called"], "the grand Zorblax, as Zorblax is called"),
        (["a pro-", "European party"], "a pro-European party"),
        (["a self-", "aggrandising man"], "a self-aggrandising man"),
        (["a well-worn Zorb\N{SOFT HYPHEN}", "lax day"], "a well-worn Zorblax day"),
        (["a well\N{SOFT HYPHEN}worn long\N{SOFT HYPHEN}", "term plan"], "a well-worn long-term plan"),
        (["pre-", "and post-war years"], "pre- and post-war years"),
        (["the U.S.-", "Italy talks"], "the U.S.-Italy talks"),
        (["MINIS-", "TERS agree; ministers met"], "MINISTERS agree; ministers met"),
        (["in 2024-", "2025 they met"], "in 2024-2025 they met"),
    ],
)
def test_a_hyphen_at_the_end_of_a_line_goes_only_where_the_word_is_sure(rows: list[str], expected: str) -> None:
    assert Hyphens(rows).joined(rows) == expected


def test_properties_count_where_the_first_page_bears_them_out() -> None:
    head = '#set document(title: "Ministers meet in Havenburg", author: "Jane Doe", date: datetime(year: 2025, month: 3, day: 11))\n'
    (told,) = stories(
        typeset(head + "= Ministers meet in Havenburg\n\nBy Jane Doe\n\nHAVENBURG, March 11 – The ministers met."), "visit.pdf"
    )
    assert (told.known.title, told.known.byline, told.known.published) == ("Ministers meet in Havenburg", "Jane Doe", date(2025, 3, 11))
    (silent,) = stories(typeset(head + "= Another headline\n\nHAVENBURG, March 11, 2024 – The ministers met."), "visit.pdf")
    assert (silent.known.title, silent.known.byline, silent.known.published) == (None, None, None)


def test_a_pdf_is_a_seed() -> None:
    article = read_bytes(pdf("Ministers meet in Havenburg", "March 11, 2025", LONG), "visit.pdf")
    assert (article.headline, article.published) == ("Ministers meet in Havenburg", date(2025, 3, 11))
    assert [span.of(article.text) for span in article.paragraphs] == [LONG]


def test_a_scan_says_that_it_is_one() -> None:
    with pytest.raises(SeedError, match=r"^scan\.pdf: has no text, only pictures \(a scan\); run a text recognition \(OCR\)"):
        stories(drawn(b"0 0 m 100 100 l S"), "scan.pdf")


def test_an_encrypted_file_is_an_error() -> None:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf(LONG))))
    writer.encrypt("secret", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    with pytest.raises(SeedError, match=r"^a\.pdf: is encrypted"):
        stories(out.getvalue(), "a.pdf")


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"%PDF-1.4\n%%EOF", b"no PDF at all", b"%PDF-1.4 trailer << /Root 9 0 R >>"])
def test_a_damaged_file_is_an_error(data: bytes) -> None:
    with pytest.raises(SeedError, match=r"^a\.pdf: is a PDF that cannot be read, for it is damaged"):
        stories(data, "a.pdf")


def test_a_file_that_is_cut_off_is_an_error_or_gives_what_it_has() -> None:
    whole = pdf("Ministers meet in Havenburg", LONG)
    for length in range(0, len(whole), len(whole) // 40):
        try:
            stories(whole[:length], "a.pdf")
        except SeedError as error:
            assert str(error).startswith("a.pdf: ")  # noqa: PT017 — either is right


def test_bombs_are_refused() -> None:
    with pytest.raises(SeedError, match="has 301 pages"):
        stories(drawn(at(50, 700, "The ministers met."), pages=301), "a.pdf")
    with pytest.raises(SeedError, match="too much time or memory"):
        stories(drawn(b" " * 20_000_000), "a.pdf")
    packed = zlib.compress(zlib.compress(b"\x00" * 30_000_000, 9), 9)
    with pytest.raises(SeedError, match=r"^a\.pdf: "):
        stories(
            drawn(b"/X Do", objects=[_form(packed, b"/Filter [/FlateDecode /FlateDecode]")], resources=b"/XObject << /X 6 0 R >>"), "a.pdf"
        )


def test_forms_that_draw_each_other_over_and_over_are_refused_in_time() -> None:
    levels, times = 12, 10
    forms = [
        _form(b"/X%d Do " % (level + 1) * times, b"/Resources << /XObject << /X%d %d 0 R >> >>" % (level + 1, level + 7))
        for level in range(levels)
    ]
    last = _form(at(50, 700, "The ministers met."), b"/Resources << /Font << /F1 4 0 R >> >>")
    with pytest.raises(SeedError, match="too much time or memory"):
        stories(drawn(b"/X0 Do", objects=[*forms, last], resources=b"/XObject << /X0 6 0 R >>"), "a.pdf")


def _form(data: bytes, keys: bytes) -> bytes:
    return stream(data, b"/Type /XObject /Subtype /Form /BBox [0 0 600 800] " + keys)
