"""Saved web pages -> stories: what is kept, what is left out, and what is refused."""

from __future__ import annotations

import contextlib
import html
import re
import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator import reader
from generator.errors import SeedError
from generator.reader.html import stories

_MARKS = re.compile("[“”\"„‟«»「」『』‘’']")
_STORY = (
    "The government of Ruritania said on Monday that it would sign the Lake Convention before the end of the year, after months of talks.",
    "“We have found words that both sides can live with,” the foreign minister, Anna Berg, told reporters in the capital.",
    "She added that „nothing is agreed until everything is agreed“, and that the parliament's vote would follow in spring.",
    "Officials in Freedonia called the text ‘a beginning’; the opposition there said it was «too little, too late» for fishermen.",
)
_BODY = "\n".join(f"<p>{words}</p>" for words in _STORY)
_AROUND = """
<html lang="en"><head><title>Lake Convention to be signed | The Daily Example</title>
<style>p {{ color: "red" }}</style><script>var quote = "nothing";</script>
<script type="application/ld+json">{{"@context": "https://schema.org", "@graph": [{{"@type": "WebSite", "name": "Other"}}, {{"@type": "NewsArticle",
 "headline": "Lake Convention to be signed", "datePublished": "2025-03-11T23:30:00-05:00", "dateModified": "2025-04-01",
 "author": [{{"@type": "Person", "name": "A. Reporter"}}, {{"@type": "Person", "name": "B. Writer"}}],
 "publisher": {{"@type": "Organization", "name": "The Daily Example"}}}}]}}</script>
<link rel="canonical" href="https://example.org/lake-convention">
</head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav>
<div class="cookie-banner"><p>We use cookies to improve your visit. Accept all cookies?</p></div>
<main><article><h1>Lake Convention to be signed</h1>
<div class="share-buttons"><a href="#">Share</a> <a href="#">Tweet</a></div>
<figure><img src="a.jpg" alt="x"><figcaption>The minister’s “arrival” at the lake. Photo: C. Lens</figcaption></figure>
{body}
<div class="related"><h3>Read more</h3><ul><li><a href="/1">“Fish wars” are back on the lake this year</a></li></ul></div>
<p>Read more: <a href="/2">What the Lake Convention says about the fishing of carp</a></p>
</article></main>
<aside><p>Subscribe to our newsletter for the latest news about lakes and rivers of all kinds.</p></aside>
<footer><p>Copyright 2025 The Daily Example. All rights reserved.</p></footer></body></html>
"""

_FORGOTTEN = b"<p>Have you forgotten your password? We will send you a new one.</p></body></html>"


def _page(body: str = _BODY) -> bytes:
    return _AROUND.format(body=body).encode()


def _paragraphs(data: bytes, name: str = "a.html") -> list[str]:
    (story,) = stories(data, name)
    return story.text.strip().split("\n\n")


def test_a_page_gives_the_paragraphs_of_its_story_and_nothing_from_around_it() -> None:
    assert _paragraphs(_page()) == list(_STORY)


def test_metadata_are_what_the_page_tells() -> None:
    known = stories(_page(), "a.html")[0].known
    assert known.title == "Lake Convention to be signed"
    assert known.byline == "A. Reporter and B. Writer"
    assert known.published == date(2025, 3, 11)
    assert known.publisher == "The Daily Example"
    assert known.url == "https://example.org/lake-convention"
    assert known.language == "en"


def test_what_the_page_does_not_tell_is_not_known() -> None:
    known = stories(f"<html><body><article>{_BODY}</article></body></html>".encode(), "a.html")[0].known
    assert (known.title, known.byline, known.published, known.publisher, known.url, known.language) == (None,) * 6


@pytest.mark.parametrize(
    "wrapping", ["<q>{}</q>", "<blockquote><p>{}</p></blockquote>", "<blockquote>{}</blockquote>", "<p><em>“{}”</em></p>"]
)
def test_quotations_are_kept_whatever_element_they_stand_in(wrapping: str) -> None:
    said = "The lake is nobody's and everybody's, said the old man of the island, whose boat had been there for longer than he"
    (story,) = stories(_page(f"{_BODY}\n{wrapping.format(said)}\n<p>{_STORY[0]} Again.</p>"), "a.html")
    assert said in story.text


def test_q_has_the_marks_that_a_browser_writes() -> None:
    assert _paragraphs(b"<p>He said <q>no, <q>never</q> again</q>.</p>") == ["He said “no, ‘never’ again”."]


def test_all_quotation_marks_of_the_body_are_kept() -> None:
    (story,) = stories(_page(), "a.html")
    assert sorted(_MARKS.findall(story.text)) == sorted(_MARKS.findall("".join(_STORY)))


@pytest.mark.parametrize(
    ("body", "paragraphs"),
    [
        ("<p>One two.<br><br>Three four.</p>", ["One two.", "Three four."]),
        ("<p>One two.<br>Three four.</p>", ["One two.", "Three four."]),
        ("<p>One two<br>goes on.</p>", ["One two goes on."]),
        ("<div>One <b>two</b> <a href='x'>three</a><p>Four</p>five</div>", ["One two three", "Four", "five"]),
        ("<ul><li>One<li>Two<ul><li>Three</li></ul></li></ul>", ["One", "Two", "Three"]),
        ("<ol><li><p>One</p><p>Two</p></li></ol>", ["One", "Two"]),
        (
            "<table><tr><th>State</th><th>Votes</th></tr><tr><td>Ruritania</td><td></td><td>4</td></tr></table>",
            ["State | Votes", "Ruritania | 4"],
        ),
        ("<pre>One\ntwo\n\nThree</pre>", ["One two", "Three"]),
        ("<p>The min\u00adis\u200bter&nbsp;said</p>", ["The minister said"]),
        ("<p>A fact.<sup><a href='#1'>[1]</a></sup> The 2<sup>nd</sup> one.</p>", ["A fact. The 2nd one."]),
        ("<p>Seen <span style='display: none'>unseen</span> here</p><p hidden>Not this</p>", ["Seen here"]),
        ("<script>alert('x')</script><style>p{}</style><p>Words</p><noscript>No words</noscript>", ["Words"]),
        ("<p>—</p><p>***</p><p>Words</p>", ["Words"]),
        ("<figure><blockquote><p>Quoted words</p></blockquote><figcaption>Who</figcaption></figure>", ["Quoted words"]),
        ("Bare words<p>and a paragraph", ["Bare words", "and a paragraph"]),
        ("<p>e\u0301t&#xe9; &#1;now</p>", ["été now"]),
    ],
)
def test_a_fragment_is_read_as_a_browser_shows_it(body: str, paragraphs: list[str]) -> None:
    assert _paragraphs(body.encode()) == paragraphs


@pytest.mark.parametrize(
    "line",
    [
        "Read more: The lake and its fish",
        "Sign up for our newsletter",
        "Advertisement",
        "We use cookies on this site",
        "Share this:",
        "The post Lake appeared first on Example.",
    ],
)
def test_lines_that_send_the_reader_away_are_left_out(line: str) -> None:
    assert line not in _paragraphs(f"{_BODY}<p>{line}</p>".encode())


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "windows-1252", "iso-8859-15", "windows-1250"])
def test_the_encoding_is_the_one_that_the_page_names_or_shows(encoding: str) -> None:
    text = (
        "<p>Der Minister sagte: „Das ist für müde Flüsse.“</p>" if encoding != "iso-8859-15" else "<p>Für 5 € sagte er: »Das ist müde.«</p>"
    )
    declared = "utf-8" if encoding.startswith("utf") else encoding
    data = f'<html><head><meta charset="{declared}"></head><body>{text * 6}</body></html>'.encode(encoding)
    assert set(_paragraphs(data)) == {re.sub("<.*?>", "", text)}


def test_a_broken_character_outside_of_the_story_spoils_nothing() -> None:
    assert _paragraphs(_page().replace(b"All rights", b"All \xe2\x80 rights"))[0] == _STORY[0]


def test_a_broken_character_in_the_story_is_an_error() -> None:
    with pytest.raises(SeedError, match=r"^a\.html: has broken characters in its story; "):
        stories(_page().replace(b"Monday that", b"Monday \xe2\x80that"), "a.html")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "is empty"),
        (b" \n ", "is empty"),
        (b"%PDF-1.7 \x00\x01", "is a PDF"),
        (bytes(range(256)) * 20, "is not text"),
        (b"Only words and no tags, not even one of them.", "has no HTML in it"),
        (b'<?xml version="1.0"?><rss version="2.0"><channel></channel></rss>', "is a news feed"),
        (b"<html><body><nav><a href='/'>Home</a></nav></body></html>", "has no story"),
        (
            b"<html><body><h1>Log in</h1><form><p>Log in to read this story and many more like it on our site.</p><input type=password></form>%s"
            % _FORGOTTEN,
            "is a page to log in",
        ),
        (b"<p>x</p>" * 3_000_000, "is a page of 24.0 MB"),
        (b"<html><body>" + b"<p>x" * 210_000, "is a page of more than 200000 elements"),
    ],
)
def test_what_holds_no_story_is_an_error_that_says_what_to_do(data: bytes, message: str) -> None:
    with pytest.raises(SeedError, match=rf"^a\.html: {re.escape(message)}.*[;,] .+"):
        reader.stories(data, "a.html")


def test_the_same_paragraphs_come_out_of_the_text_below_front_matter() -> None:
    odd = "<p>- no item</p><p># no heading, one thinks</p><p>&lt;!-- no comment</p><p>~~~ no fence ~~~</p><p>&lt;b&gt;</p><p>Last words</p>"
    data = _page(_BODY + odd)
    (story,) = reader.stories(data, "a.html")
    direct, again = reader.read_bytes(data, "a.html"), reader.read_bytes(story.text.encode(), "a.md")
    assert [span.of(direct.text) for span in direct.paragraphs] == [span.of(again.text) for span in again.paragraphs]
    assert [span.of(again.text) for span in again.paragraphs][-1] == "Last words"
    assert len(again.paragraphs) == len(_STORY) + 6


@pytest.mark.parametrize(
    "body",
    [
        "<div>" * 10_000 + _BODY + "</div>" * 10_000,
        "<p>" + "<span>" * 10_000 + "Deep words are words, too." + "</span>" * 10_000 + "</p>" + _BODY,
        "<p " + " ".join(f'a{number}="x"' for number in range(100_000)) + f">One more paragraph of words.</p>{_BODY}",
        "<p>" + "word <b></b>" * 20_000 + f"</p>{_BODY}",
        "<p>" + "word <i>and</i> " * 20_000 + f"</p>{_BODY}",
        "<p>" + " ".join(_STORY * 500) + "</p>",
        "<!-- x -->" * 50_000 + _BODY,
        "<" * 200_000 + _BODY,
    ],
    ids=["nested blocks", "nested spans", "attributes", "empty elements", "elements in a line", "one line", "comments", "brackets"],
)
def test_no_page_takes_long(body: str) -> None:
    data = _page(body)
    start = time.process_time()
    text = stories(data, "a.html")[0].text
    assert time.process_time() - start < 6
    assert _STORY[3] in text


_PIECES = (
    "<p>",
    "</p>",
    "<div class='x'>",
    "</div>",
    "<b>",
    "</b>",
    "<blockquote>",
    "<ul><li>",
    "<table><tr><td>",
    "<br>",
    "<q>",
    "<a href='/'>",
    "</a>",
)
_SAID = (
    "“We met,” she said. ",
    "He said 'no'. ",
    "«Words» of „others“ ",
    "&ldquo;A&rdquo; &#x2018;b&#x2019; ",
    "<",
    "&",
    "&#0;",
    "</",
    "<!--x-->",
    "]]>",
)


@given(st.lists(st.sampled_from(_PIECES + _SAID), max_size=40), st.booleans())
@settings(max_examples=100, deadline=None)
def test_any_soup_of_tags_keeps_its_quotation_marks_or_is_refused(pieces: list[str], is_page: bool) -> None:
    source = "".join(pieces)
    try:
        (story,) = stories((f"<html><body>{source}</body></html>" if is_page else source).encode(), "a.html")
    except SeedError:
        return
    if not is_page and "<a" not in source and "<q>" not in source:
        wanted = len(_MARKS.findall(html.unescape(re.sub("<[^<>]*>", "", source)))) if "</" not in pieces and "<" not in pieces else 0
        assert len(_MARKS.findall(story.text)) >= wanted


@pytest.mark.parametrize("name", ["a.html", "a.rss", "a.xml", "a.json", "a.xhtml", "a.atom"])
@given(st.binary(max_size=200) | st.text(alphabet="<>/!&;[]{}:\"' abrssfeedhtml?xml", max_size=120).map(str.encode))
@settings(max_examples=60, deadline=None)
def test_no_bytes_crash_a_reader(name: str, data: bytes) -> None:
    with contextlib.suppress(SeedError):
        reader.stories(data, name)


def test_text_below_the_deepest_level_keeps_its_order() -> None:
    nested = "<div>" * 200 + "<p>one <i>two</i> three</p>four<p>five</p>" + "</div>" * 200 + "six"
    assert _paragraphs(nested.encode()) == ["one two three", "four", "five", "six"]
