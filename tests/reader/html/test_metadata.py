"""Headline, byline, publisher, address and language of a page."""

from __future__ import annotations

import pytest

from generator.reader.front_matter import FrontMatter
from generator.reader.html import stories

_STORY = "<p>The ministers of both states met again by the lake, and said that they would meet once more before the winter comes.</p>" * 3


def _known(head: str = "", above: str = "", comment: str = "") -> FrontMatter:
    page = f"<!DOCTYPE html>{comment}<html><head>{head}</head><body><article>{above}{_STORY}</article></body></html>"
    return stories(page.encode(), "a.html")[0].known


@pytest.mark.parametrize(
    ("head", "above"),
    [
        ("<title>Talks resume - The Example</title>", "<h1>Talks <em>resume</em></h1>"),
        ("<title>Talks resume | The Example</title><meta property='og:site_name' content='The Example'>", ""),
        ("<meta property='og:title' content='Talks resume'><title>Talks</title>", "<h1>The Example</h1>"),
        ("<title>Talks resume – Example</title><meta property='og:site_name' content='Example'>", "<h1>Example</h1><h1>Talks resume</h1>"),
        ('<script type=\'application/ld+json\'>{"@type": "NewsArticle", "headline": "Talks resume"}</script>', ""),
        ("", "<h1>Talks<br>resume</h1>"),
        ("<meta name='twitter:title' content='Talks &#x201c;resume&#x201d;'>", ""),
    ],
)
def test_the_headline_is_the_heading_that_agrees_with_a_title_else_the_title(head: str, above: str) -> None:
    assert (_known(head, above).title or "").replace("“", "").replace("”", "") == "Talks resume"


@pytest.mark.parametrize(
    ("head", "above", "byline"),
    [
        ("<meta name='author' content='By A. Reporter'>", "", "A. Reporter"),
        ("<meta name='author' content='https://example.org/a'>", "<a rel='author' href='/a'>A. Reporter</a>", "A. Reporter"),
        ("", "<span itemprop='author'><span itemprop='name'>A. Reporter</span>, editor</span>", "A. Reporter"),
        ("", "<p class='byline'>By Ann Reporter and Bo Writer</p>", "Ann Reporter and Bo Writer"),
        ("<meta name='author' content='admin'>", "<p class='author-box'>About us</p>", None),
        ('<script type=\'application/ld+json\'>{"@type": "Article", "author": "A. Reporter"}</script>', "", "A. Reporter"),
        ("<meta property='og:site_name' content='The Example'><meta name='author' content='The Example'>", "", None),
    ],
)
def test_the_byline_names_those_whom_the_page_marks_as_authors(head: str, above: str, byline: str | None) -> None:
    assert _known(head, above).byline == byline


@pytest.mark.parametrize(
    ("head", "address"),
    [
        (
            "<link rel='canonical' href='https://example.org/a'><meta property='og:url' content='https://example.org/b'>",
            "https://example.org/a",
        ),
        ("<link rel='canonical' href='/a'><meta property='og:url' content='https://example.org/b'>", "https://example.org/b"),
        ("<link rel='canonical' href='javascript:alert(1)'>", None),
        ("<link rel='canonical' href='https://example.org/<b>'>", None),
        ("<link rel='stylesheet' href='https://example.org/a.css'>", None),
    ],
)
def test_the_address_is_the_canonical_one_if_it_can_be_linked_to(head: str, address: str | None) -> None:
    assert _known(head).url == address


def test_a_browser_notes_in_a_comment_where_it_saved_the_page_from() -> None:
    assert _known(comment="<!-- saved from url=(0021)https://example.org/a -->").url == "https://example.org/a"
    assert _known(comment="<!--\n Page saved with a tool \n url: https://example.org/a \n-->").url == "https://example.org/a"


@pytest.mark.parametrize(
    ("head", "language"),
    [
        ("<meta property='og:locale' content='de_AT'>", "de-AT"),
        ("<meta http-equiv='Content-Language' content='fr'>", "fr"),
        ("<meta http-equiv='Content-Language' content='<script>'>", None),
    ],
)
def test_the_language_is_a_tag_or_not_known(head: str, language: str | None) -> None:
    assert _known(head).language == language


@pytest.mark.parametrize(
    "data", ["[" * 100_000, '{"@type": "NewsArticle", "headline": 7, "author": [[{"name": 3}]], "publisher": null}', "{", '"x"', ""]
)
def test_json_that_is_not_as_it_should_be_tells_nothing(data: str) -> None:
    known = _known(f"<script type='application/ld+json'>{data}</script>")
    assert (known.title, known.byline, known.publisher) == (None, None, None)
