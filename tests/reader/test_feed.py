"""RSS and Atom -> stories."""

from __future__ import annotations

import socket
from datetime import date
from pathlib import Path

import pytest

from generator.errors import SeedError
from generator.reader import read_bytes, stories

_WORDS = "The ministers met by the lake, and “nothing was agreed”, said one."
_RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>The Daily Example</title><link>https://example.org/</link><language>en-gb</language>
<item><title>Talks resume &amp; go on</title><link>https://example.org/1</link><guid>1</guid><pubDate>Tue, 11 Mar 2025 23:30:00 -0500</pubDate>
 <dc:creator>A. Reporter</dc:creator><description>A summary.</description>
 <content:encoded><![CDATA[<p>{words}</p><script>alert(1)</script><p onclick="x()">Second.<br><br>Third.</p><p>Read more: <a href="x">this</a></p>]]></content:encoded></item>
<item><title>Talks resume &amp; go on</title><link>https://example.org/2</link><guid>2</guid><pubDate>Tue, 11 Mar 2025 08:00:00 GMT</pubDate>
 <description>&lt;p&gt;Only a summary, of a few words.&lt;/p&gt;</description></item>
<item><title>Без слов</title><link>javascript:alert(1)</link><guid>3</guid><description>Words of the third entry.</description></item>
<item><title>Empty</title></item>
</channel></rss>""".replace("{words}", _WORDS)
_ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de"><title>Das Beispiel</title><id>f</id><updated>2025-03-12T00:00:00Z</updated>
<entry><title type="html">Das &lt;b&gt;Treffen&lt;/b&gt;</title><id>a</id><link rel="alternate" href="https://example.org/a"/>
<published>2025-03-11T10:00:00+01:00</published><updated>2025-03-12T00:00:00Z</updated><author><name>A. Autor</name></author><author><name>B. Autor</name></author>
<summary>Kurz.</summary><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{_WORDS}</p><blockquote><p>Zitiert.</p></blockquote></div></content></entry></feed>"""


def test_an_entry_is_a_story_with_what_the_feed_tells_of_it() -> None:
    first, second, third = stories(_RSS.encode(), "news.rss")
    assert first.text == f"{_WORDS}\n\nSecond.\n\nThird.\n"
    assert (first.known.title, first.known.byline, first.known.publisher) == ("Talks resume & go on", "A. Reporter", "The Daily Example")
    assert (first.known.published, first.known.url, first.known.language) == (date(2025, 3, 11), "https://example.org/1", "en-gb")
    assert second.text == "Only a summary, of a few words.\n"
    assert (third.known.url, third.known.published) == (None, None)


def test_names_are_made_of_day_and_title_are_unlike_and_do_not_depend_on_other_entries() -> None:
    names = [story.name for story in stories(_RSS.encode(), "news.rss")]
    assert names[0] == "2025-03-11-talks-resume-go-on.html"
    assert names[1].startswith("2025-03-11-talks-resume-go-on-")
    assert len(set(names)) == 3
    assert all(name.endswith(".html") and name.isascii() for name in names)
    without_last = _RSS.replace("<item><title>Empty</title></item>", "")
    assert [story.name for story in stories(without_last.encode(), "other.rss")] == names


@pytest.mark.parametrize("name", ["a.atom", "a.xml", "a.rss"])
def test_atom_is_read_whatever_its_extension(name: str) -> None:
    (story,) = stories(_ATOM.encode(), name)
    assert story.text == f"{_WORDS}\n\nZitiert.\n"
    assert (story.known.title, story.known.byline, story.known.publisher) == ("Das Treffen", "A. Autor, B. Autor", "Das Beispiel")
    assert (story.known.published, story.known.language, story.name) == (date(2025, 3, 11), "de", name)


def test_the_day_of_an_update_counts_where_the_feed_tells_no_other() -> None:
    (story,) = stories(_ATOM.replace("<published>2025-03-11T10:00:00+01:00</published>", "").encode(), "a.atom")
    assert story.known.published == date(2025, 3, 12)


def test_a_feed_of_several_stories_is_no_seed() -> None:
    with pytest.raises(SeedError, match=r"^news\.rss: holds 3 stories; take them in with `precis add`"):
        read_bytes(_RSS.encode(), "news.rss")


def test_the_encoding_that_the_feed_names_counts() -> None:
    data = _RSS.replace("UTF-8", "windows-1252").replace("Без слов", "Müde").encode("windows-1252")
    assert stories(data, "a.rss")[0].text.startswith(_WORDS)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ("", "is empty"),
        ("Words.", "is no feed"),
        ("<html><body><p>Words</p></body></html>", "is no feed"),
        ("<rss><channel><title>x</title></channel></rss>", "has no story in it"),
        ("<rss><channel>" + "<item><description>x</description></item>" * 1001 + "</channel></rss>", "has 1001 stories, the limit is 1000"),
        (
            '<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><rss><channel><item><title>&b;</title></item></channel></rss>',
            "declares entities",
        ),
        (
            '<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd">]><rss><channel><item><title>&a;</title></item></channel></rss>',
            "declares entities",
        ),
    ],
)
def test_what_is_no_feed_is_an_error(data: str, message: str) -> None:
    with pytest.raises(SeedError, match=rf"^a\.rss: {message}"):
        stories(data.encode(), "a.rss")


@pytest.mark.parametrize("reference", ["&#xD800;", "&#0;", "&#99999999;", "&#x110000", "&bogus;", "&"])
def test_references_to_no_character_are_no_harm(reference: str) -> None:
    data = f"<rss><channel><item><title>T</title><description>Words {reference} more words</description></item><b></channel></rss>"
    assert stories(data.encode(), "a.rss")[0].text.startswith("Words")


def test_nothing_is_fetched_and_no_file_is_opened(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a connection was opened")

    secret = tmp_path / "secret.txt"
    secret.write_text("hidden words", encoding="utf-8")
    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    data = _RSS.replace(
        '<rss version="2.0"',
        f'<!DOCTYPE rss SYSTEM "http://127.0.0.1:9/rss.dtd"><?xml-stylesheet href="{secret.as_uri()}"?><rss version="2.0"',
    )
    assert all("hidden" not in story.text for story in stories(data.encode(), "a.rss"))
