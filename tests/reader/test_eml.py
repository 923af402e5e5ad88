from __future__ import annotations

import base64
from datetime import date

import pytest

from generator.errors import SeedError
from generator.reader import read_bytes, stories
from tests.files import eml

TEXT = "HAVENBURG – The ministers met on Monday.\n\n“We agree,” he said.\n"


def text(data: bytes) -> str:
    (story,) = stories(data, "a.eml")
    return story.text


def test_headers_tell_title_day_and_byline() -> None:
    (story,) = stories(eml(TEXT, subject="Re: FW: =?iso-8859-1?q?Talks_in_Z=FCrich?= to resume"), "a.eml")
    assert (story.known.title, story.known.byline) == ("Talks in Zürich to resume", "Jane Doe")
    assert story.known.published == date(2025, 3, 10)  # in the sender's zone; in universal time it was the 11th
    assert read_bytes(eml(TEXT, subject="Where are: the envoys"), "a.eml").headline == "Where are: the envoys"


@pytest.mark.parametrize(
    ("headers", "found"),
    [
        ("From: jane@example.org\n", None),
        ('From: "Doe, Jane" <j@example.org>\n', "Doe, Jane"),
        ("From: <>\n", None),
        ("Subject: x\n", None),
    ],
)
def test_an_address_is_no_byline(headers: str, found: str | None) -> None:
    (story,) = stories(f"{headers}To: x@example.org\n\nThe ministers met.".encode(), "a.eml")
    assert story.known.byline == found


@pytest.mark.parametrize("day", ["", "yesterday", "Mon, 99 Mar 2025 10:00:00 +0000", "1 Jan 99999 10:00:00"])
def test_a_day_that_is_none_is_not_told(day: str) -> None:
    (story,) = stories(f"Date: {day}\nSubject: x\n\nThe ministers met.".encode(), "a.eml")
    assert story.known.published is None


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        ("“Zürich”".encode(), "Content-Type: text/plain; charset=utf-8\n"),
        ("“Zürich”".encode(), "Content-Type: text/plain; charset=iso-8859-1\n"),
        ("“Zürich”".encode(), "Content-Type: text/plain; charset=us-ascii\n"),
        ("“Zürich”".encode(), "Content-Type: text/plain; charset=no-such\n"),
        ("“Zürich”".encode(), "Subject: x\n"),
        ("“Zürich”".encode("cp1252"), "Content-Type: text/plain; charset=windows-1252\n"),
        ("“Zürich”".encode("cp1252"), "Content-Type: text/plain; charset=iso-8859-1\n"),
        ("“Zürich”".encode("cp1252"), "Content-Type: text/plain; charset=utf-8\n"),
        ("“Zürich”".encode("cp1252"), "Subject: x\n"),
        (b"=E2=80=9CZ=C3=BCr=\nich=E2=80=9D", "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n"),
        (base64.b64encode("“Zürich”".encode()), "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n"),
        (base64.b64encode("“Zürich”".encode("utf-16")), "Content-Type: text/plain; charset=utf-16\nContent-Transfer-Encoding: base64\n"),
    ],
)
def test_encodings_are_undone_even_where_the_label_errs(body: bytes, headers: str) -> None:
    assert text(headers.encode() + b"To: x@example.org\n\n" + body) == "“Zürich”"


def test_the_plain_version_is_read_and_attachments_are_not() -> None:
    parts = (
        "--b\nContent-Type: multipart/alternative; boundary=c\n\n--c\nContent-Type: text/html\n\n<p>In HTML.</p>\n--c\n"
        "Content-Type: text/plain\n\nIn plain text.\n--c--\n--b\nContent-Type: text/plain\nContent-Disposition: attachment; filename=a.txt\n\nAttached.\n--b--\n"
    )
    assert text(eml(parts, content_type="multipart/mixed; boundary=b")) == "In plain text."


def test_html_is_read_without_scripts_quotations_and_signatures() -> None:
    html = (
        "<html><head><title>T</title><style>p{}</style></head><body><p>The ministers <b>met</b>&nbsp;on Monday.</p><div>He said:<br>“We agree.”</div>"
        "<blockquote>They have waited long.</blockquote><script>alert(1)</script><div class='gmail_signature'>Jane</div>"
        "<div class='gmail_quote'>On Monday Jo wrote:<blockquote>Old.</blockquote></div></body></html>"
    )
    assert text(eml(html, content_type="text/html; charset=utf-8")) == (
        "The ministers met on Monday.\n\nHe said:\n\n“We agree.”\n\nThey have waited long."
    )


@pytest.mark.parametrize(
    "below",
    [
        "> Old words.\n> More.\n",
        "On Mon, 10 Mar 2025 at 09:12, Jane Doe\n<jane@example.org> wrote:\n\n> Old words.\n",
        "Am 10.03.2025 um 09:12 schrieb Jane Doe:\n> Old words.\n",
        "-----Original Message-----\nFrom: Jo\nSent: Monday\nTo: Jane\nSubject: x\n\nOld words.\n",
        "________________________________\nFrom: Jo <jo@example.org>\nSent: Monday\nTo: Jane\nSubject: x\n\nOld words.\n",
        "-- \nJane Doe\nThe Daily Example\n",
    ],
)
def test_what_is_quoted_and_signed_is_taken_off(below: str) -> None:
    assert text(eml(f"{TEXT}\n{below}")) == TEXT.strip()


def test_words_between_quotations_stay() -> None:
    assert text(eml("> Will you agree?\n\nWe agree.\n\n> When?\n\nIn spring.\n")) == "We agree.\n\nIn spring."


def test_a_mail_that_is_passed_on_is_the_story_of_its_sender() -> None:
    below = "---------- Forwarded message ---------\nFrom: Press Office <p@example.org>\nDate: Tue, 11 Mar 2025 10:00:00 +0900\nSubject: Aldmark signs\nTo: <x@example.org>\n\n\nAldmark signed on Tuesday.\n"
    (story,) = stories(eml(f"FYI\n\n{below}", subject="Fwd: Aldmark signs"), "a.eml")
    assert story.text == "Aldmark signed on Tuesday."
    assert (story.known.title, story.known.byline, story.known.published) == ("Aldmark signs", "Press Office", date(2025, 3, 11))


def test_wrapped_lines_make_paragraphs() -> None:
    words = "The ministers of Aldmark and Borland met in the city hall of Havenburg on Monday and\nagreed to meet again when the talks on fishing are over, which may be soon."
    assert text(eml(f"{words}\n\n{words}\n")) == "\n\n".join([words.replace("\n", " ")] * 2)
    assert text(eml("The ministers \nmet. \n\nThey left.", content_type="text/plain; format=flowed")) == "The ministers met.\n\nThey left."


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "is not a mail"),
        (b"The ministers met on Monday.", "is not a mail"),
        (eml(""), "has no text but what is quoted or attached"),
        (eml("> Old words.\n"), "has no text but what is quoted or attached"),
        (eml("x", content_type="application/pdf"), "has no text but what is quoted or attached"),
        (b"Content-Type: multipart/mixed; boundary=b\n\n" * 300, "has too many parts"),
    ],
)
def test_what_is_no_story_is_an_error(data: bytes, message: str) -> None:
    with pytest.raises(SeedError, match=rf"^a\.eml: {message}"):
        stories(data, "a.eml")


def test_mails_in_mails_without_end_end() -> None:
    nested = "---- Forwarded message ----\nFrom: a\nTo: b\nSubject: c\n\n" * 2_000
    with pytest.raises(SeedError, match="has no text but what is quoted"):
        stories(eml(f"{nested}The last words."), "a.eml")
