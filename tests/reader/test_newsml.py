"""NewsML-G2 and NITF -> stories."""

from __future__ import annotations

from datetime import date

import pytest

from generator.errors import SeedError
from generator.reader import read_bytes, stories

_WORDS = "The ministers met by the lake, and “nothing was agreed”, said one."
_ITEM = """<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="{guid}" version="2" xml:lang="en-GB">
<rightsInfo><copyrightHolder literal="Example"><name>Example Holdings</name></copyrightHolder></rightsInfo>
<itemMeta><provider qcode="p:ex"><name>Example News</name></provider><versionCreated>2025-03-12T08:00:00Z</versionCreated>
<firstCreated>2025-03-11T23:00:00-05:00</firstCreated></itemMeta>
<contentMeta><located qcode="c:1"><name>Tokyo</name></located><creator literal="AR"><name>A. Creator</name></creator><by>By A. Reporter</by>
<dateline>TOKYO, March 11</dateline><headline>Talks <em>resume</em></headline><language tag="en"/></contentMeta>
<contentSet>{content}</contentSet></newsItem>"""
_XHTML = f"""<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>t</title></head>
<body><p>{_WORDS}</p><ul><li>One</li><li>Two</li></ul></body></html></inlineXML>"""
_NITF = f"""<nitf xmlns="http://iptc.org/std/NITF/2006-10-18/"><head><title>T</title><docdata><date.issue norm="20250311T080000Z"/></docdata></head>
<body><body.head><hedline><hl1>Talks resume</hl1></hedline><byline>By A. Reporter</byline><distributor>Example News</distributor>
<dateline><location>Tokyo</location></dateline></body.head>
<body.content><media media-type="image"><media-caption><p>A caption</p></media-caption></media><block><p>{_WORDS}</p>
<hl2>What next</hl2><p>They <person>meet</person> again.</p></block></body.content></body></nitf>"""


def _item(content: str, guid: str = "urn:1") -> str:
    return _ITEM.format(content=content, guid=guid)


def test_a_news_item_is_a_story_with_what_it_tells() -> None:
    (story,) = stories(_item(_XHTML).encode(), "a.xml")
    known = story.known
    assert story.text == f"{_WORDS}\n\nOne\n\nTwo\n"
    assert (known.title, known.byline, known.publisher, known.place) == ("Talks resume", "A. Reporter", "Example News", "Tokyo")
    assert (known.published, known.language, known.url, story.name) == (date(2025, 3, 11), "en", None, "a.xml")


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (f"<inlineXML>{_NITF}</inlineXML>", f"{_WORDS}\n\nWhat next\n\nThey meet again.\n"),
        (f'<inlineData contenttype="text/plain">{_WORDS}\nSecond.</inlineData>', f"{_WORDS}\n\nSecond.\n"),
        (
            f'<inlineData contenttype="text/html">&lt;p&gt;{_WORDS}&lt;/p&gt;&lt;p&gt;Second.&lt;/p&gt;</inlineData>',
            f"{_WORDS}\n\nSecond.\n",
        ),
        (f'<remoteContent href="http://127.0.0.1:9/a.jpg"/><inlineData>{_WORDS}</inlineData>', f"{_WORDS}\n"),
    ],
)
def test_the_content_may_have_any_form(content: str, text: str) -> None:
    assert stories(_item(content).encode(), "a.xml")[0].text == text


def test_a_message_gives_a_story_an_item() -> None:
    items = _item(_XHTML, "https://example.org/1") + _item(_XHTML, "urn:2") + _item("")
    message = f'<?xml version="1.0" encoding="UTF-8"?><!-- x --><newsMessage><itemSet>{items}</itemSet></newsMessage>'
    first, second = stories(message.encode(), "a.xml")
    assert (first.name, first.known.url) == ("2025-03-11-talks-resume.xml", "https://example.org/1")
    assert second.name.startswith("2025-03-11-talks-resume-")


def test_characters_that_html_names_are_read_though_no_definition_is_loaded() -> None:
    data = '<!DOCTYPE nitf SYSTEM "http://127.0.0.1:9/nitf.dtd">' + _NITF.replace("What next", "What&nbsp;next &ndash; &unknown; &amp;c.")
    assert "What next – &unknown; &c." in stories(data.encode(), "a.xml")[0].text


def test_nitf_stands_alone_too() -> None:
    (story,) = stories(_NITF.encode(), "a.xml")
    known = story.known
    assert (known.title, known.byline, known.published, known.place) == ("Talks resume", "A. Reporter", date(2025, 3, 11), "Tokyo")
    article = read_bytes(_NITF.encode(), "a.xml")
    assert [span.of(article.text) for span in article.paragraphs] == [_WORDS, "What next", "They meet again."]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ("", "is empty"),
        ("Words", "is no XML, not a feed"),
        ("<!-- only", "is no XML, not a feed"),
        ("<svg></svg>", "begins with <svg>, not a feed"),
        ("<newsItem><contentSet></newsItem>", "is no well-formed XML"),
        ("<newsMessage></newsMessage>", "is NewsML without a news item"),
        ("<newsItem/>", "has no story in it"),
        ('<!DOCTYPE newsItem [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;">]><newsItem>&b;</newsItem>', "declares entities"),
        ("<newsItem>" + "<a>" * 10_000 + "</a>" * 10_000 + "</newsItem>", "is no well-formed XML .*depth"),
        ("<newsMessage>" + "<newsItem/>" * 1001 + "</newsMessage>", "has 1001 stories"),
        (f"<newsItem>{' ' * 20_000_000}</newsItem>", "has 20.0 MB, the limit for XML is 20 MB"),
    ],
)
def test_what_is_no_news_is_an_error(data: str, message: str) -> None:
    with pytest.raises(SeedError, match=rf"^a\.xml(?:, line \d+)?: {message}.*; "):
        stories(data.encode(), "a.xml")


def test_xhtml_is_read_as_a_page() -> None:
    page = f"""<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title/><script src="x"/></head><body><p>{_WORDS}</p><div/>
    <p>They meet again in the spring of next year.</p></body></html>"""
    assert (
        stories(page.encode(), "a.xml")[0].text
        == stories(page.encode(), "a.xhtml")[0].text
        == f"{_WORDS}\n\nThey meet again in the spring of next year.\n"
    )
