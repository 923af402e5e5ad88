from __future__ import annotations

from datetime import date

import pytest

from generator.errors import SeedError
from generator.reader import docx as word
from generator.reader import read_bytes, stories
from tests.files import docx, packed

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def text(data: bytes) -> str:
    (story,) = stories(data, "a.docx")
    return story.text


def test_paragraphs_and_quotation_marks_stay_as_they_are() -> None:
    assert text(docx("Ministers meet", "“We agree,” he said. 'Yes' – * not # markup.")) == (
        "Ministers meet\n\n“We agree,” he said. 'Yes' – * not # markup."
    )


def test_tracked_changes_are_accepted() -> None:
    run = "<w:r><w:t>{}</w:t></w:r>"
    body = (
        '<w:p><w:r><w:t xml:space="preserve">They </w:t></w:r><w:del w:id="1"><w:r><w:delText>refused</w:delText></w:r></w:del>'
        f'<w:ins w:id="2">{run.format("agreed")}</w:ins>{run.format(".")}</w:p>'
    )
    assert text(docx(body=body)) == "They agreed."


def test_tables_and_line_breaks_keep_all_words() -> None:
    cell = "<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"
    body = f"<w:p><w:r><w:t>One</w:t><w:br/><w:t>two</w:t></w:r></w:p><w:tbl><w:tr>{cell.format('A')}{cell.format('B')}</w:tr></w:tbl>"
    assert text(docx(body=body)) == "One two\n\nA\n\nB"


def test_notes_stand_at_the_end_without_marks() -> None:
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r2"'
        ' Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes" Target="footnotes.xml"/></Relationships>'
    )
    notes = f'<w:footnotes xmlns:w="{WORD}"><w:footnote w:id="2"><w:p><w:r><w:t>So the text of 1999.</w:t></w:r></w:p></w:footnote></w:footnotes>'
    body = '<w:p><w:r><w:t>“It binds all,”</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:t xml:space="preserve"> he said.</w:t></w:r></w:p>'
    data = docx(body=body, parts={"word/_rels/document.xml.rels": relations.encode(), "word/footnotes.xml": notes.encode()})
    assert text(data) == "“It binds all,” he said.\n\nSo the text of 1999."


def test_properties_count_where_the_text_bears_them_out() -> None:
    properties = (
        "<dc:title>Ministers meet</dc:title><dc:creator>Jane Doe</dc:creator><dcterms:created>2025-03-11T09:00:00Z</dcterms:created>"
    )
    (told,) = stories(docx("Ministers meet", "By Jane Doe", "HAVENBURG, March 11 – They met.", properties=properties), "a.docx")
    assert (told.known.title, told.known.byline, told.known.published) == ("Ministers meet", "Jane Doe", date(2025, 3, 11))
    (silent,) = stories(docx("Talks fail", "HAVENBURG, March 12 – They met.", properties=properties), "a.docx")
    assert (silent.known.title, silent.known.byline, silent.known.published) == (None, None, None)


def test_a_word_file_is_a_seed() -> None:
    assert (
        read_bytes(docx("Ministers meet in Havenburg", "The ministers met on Monday."), "a.docx").headline == "Ministers meet in Havenburg"
    )


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "is damaged"),
        (b"PK\x03\x04 no more", "is damaged"),
        (b"\xd0\xcf\x11\xe0" + bytes(600), "is an old or encrypted Word file"),
        (packed({"a.txt": b"The ministers met."}), "is a Word file that cannot be read"),
        (docx(), "has no text"),
        (docx(parts={"word/document.xml": b"<w:document"}), "is a Word file that cannot be read"),
        (docx(parts={"word/document.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}), "has entities, nesting"),
        (docx(parts={"x.XML": '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE a><a/>'.encode("utf-16")}), "has entities, nesting"),
        (docx(parts={"x.xml": b"<a>" * 300 + b"</a>" * 300}), "has entities, nesting"),
        (docx(parts={"x.xml": b"<a>" + b"<b/>" * 210_000 + b"</a>"}), "has entities, nesting or so many marks"),
        (docx(parts={"word/media/x.bin": bytes(30_000_000)}), "unpacks to"),
        (packed((f"{number}.xml", b"") for number in range(3001)), "holds 3001 files"),
    ],
)
def test_what_is_no_story_or_a_trap_is_refused(data: bytes, message: str) -> None:
    with pytest.raises(SeedError, match=rf"^a\.docx: {message}"):
        stories(data, "a.docx")


def test_more_marks_than_a_story_has_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word, "_MOST_XML", 900)
    with pytest.raises(SeedError, match=r"^a\.docx: has more than 0 MB of text and marks"):
        stories(docx("The ministers met."), "a.docx")


def test_pictures_are_not_looked_at_whatever_they_are() -> None:
    parts = {"word/media/a.svg": b'<!DOCTYPE svg [<!ENTITY b "c">]><svg>&b;', "word/media/b.png": b"\x89PNG"}
    assert text(docx("The ministers met.", parts=parts)) == "The ministers met."
