"""Bytes -> text: encodings, line ends, composed characters, and files that are no text."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.errors import SeedError
from generator.reader.text import text_of

SAMPLE = "“Don’t wait,” said the envoy – again … in São Tomé, for €5.\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_a_text_survives_its_encoding(encoding: str) -> None:
    assert text_of(SAMPLE.encode(encoding), "a.txt") == SAMPLE


@pytest.mark.parametrize(("mark", "encoding"), [(b"\xfe\xff", "utf-16-be"), (b"\xff\xfe", "utf-16-le"), (b"\x00\x00\xfe\xff", "utf-32-be")])
def test_a_byte_order_mark_tells_the_encoding_and_is_no_part_of_the_text(mark: bytes, encoding: str) -> None:
    assert text_of(mark + SAMPLE.encode(encoding), "a.txt") == SAMPLE


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("“Don’t,” said the envoy – again, in the café", "mac_roman"),
        ("The speaker, Wałęsa, said “no”.", "cp1250"),
        ("Der Sprecher sagte, die Gespräche in Zürich gingen weiter.", "cp1252"),
        ("Министр заявил, что переговоры продолжатся завтра.", "cp1251"),
        ("日本の首相は言った。", "iso2022_jp"),
    ],
)
def test_an_older_encoding_is_told_by_its_characters(text: str, encoding: str) -> None:
    assert text_of(text.encode(encoding), "a.txt") == text


@pytest.mark.parametrize(
    "data",
    [
        "“Wait,” he said".encode()[:-8] + b"\xff said",
        "é é é".encode() + b"\xe9",
        "Привет мир".encode("iso8859_5"),
        b"x\xff\xfe\xfdy",
        b"\xff\xfea",
    ],
)
def test_what_cannot_be_told_is_an_error_and_never_mojibake(data: bytes) -> None:
    with pytest.raises(SeedError, match=r"^a\.txt.*save it as UTF-8"):
        text_of(data, "a.txt")


def test_damaged_utf_8_is_named_with_its_line() -> None:
    with pytest.raises(SeedError, match=r"^a\.txt, line 3: a broken character"):
        text_of("One\nTwo\n“Thr".encode() + b"\xe2\x80" + "ee”".encode(), "a.txt")


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7\n...", "a PDF"),
        (b"PK\x03\x04\x14\x00", "a Word, OpenDocument or ZIP file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "an old Word file"),
        (b"{\\rtf1\\ansi Hello}", r"a rich text \(RTF\) file"),
        (b"\x89PNG\r\n\x1a\n", r"a picture \(PNG\)"),
        (b"\xff\xd8\xff\xe0", r"a picture \(JPEG\)"),
    ],
)
def test_another_kind_of_file_is_named(data: bytes, kind: str) -> None:
    with pytest.raises(SeedError, match=rf"^a\.txt: is {kind}, not text; save its text as \.txt$"):
        text_of(data, "a.txt")


@pytest.mark.parametrize("data", [b"a\x00b", b"\x01\x02\x03\x04 a", b"\x7f" * 9])
def test_bytes_that_are_no_text_are_an_error(data: bytes) -> None:
    with pytest.raises(SeedError, match=r"^a\.txt: is not text"):
        text_of(data, "a.txt")


@pytest.mark.parametrize("line_end", ["\r\n", "\r", "\u2028", "\u2029", "\f", "\v", "\x85"])
def test_every_line_end_becomes_a_newline(line_end: str) -> None:
    assert text_of(f"One{line_end}Two".encode(), "a.txt") == "One\nTwo"


def test_characters_are_composed() -> None:
    assert text_of("Cafe\u0301".encode(), "a.txt") == "Café"


def test_a_pile_of_combining_marks_is_an_error_at_once() -> None:
    with pytest.raises(SeedError, match="combining marks"):
        text_of(("a" + "\u0323\u0307" * 200_000).encode(), "a.txt")


def test_nothing_else_is_changed() -> None:
    text = "\n  Two  spaces,\ta tab\u00a0and\u200b more -- ''quoted''   \n\n"
    assert text_of(text.encode(), "a.txt") == text


@given(st.text(alphabet=st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="\ufeff")))
def test_text_is_composed_without_carriage_returns_and_stays_itself_when_read_again(text: str) -> None:
    try:
        read = text_of(text.encode(), "a.txt")
    except SeedError:
        return
    assert unicodedata.is_normalized("NFC", read)
    assert "\r" not in read
    assert text_of(read.encode(), "a.txt") == read


@given(st.binary())
def test_any_bytes_are_text_or_a_named_error(data: bytes) -> None:
    outcome = "a.txt"
    try:
        text_of(data, "a.txt")
    except SeedError as error:
        outcome = str(error)
    assert outcome.startswith("a.txt")
