"""Atom by RFC 4287, JSON Feed by its version 1.1."""

from __future__ import annotations

import json
import re
from datetime import date, datetime
from html.parser import HTMLParser
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from generator.export import atom, json_feed
from generator.model import Feed, FeedEntry

SITE = "https://example.org/briefings/"
HOSTILE = "]]><script>x</script> & \"q\" 'r' <!-- &lt;b&gt;"
NAMES = {"a": "http://www.w3.org/2005/Atom"}


def entry(name: str, published: date | None, **more: Any) -> FeedEntry:
    given = {"id": f"briefings/{name}/", "updated": published, "statements": (f"{name} is shut.", "It rained.")} | more
    return FeedEntry(address=f"briefings/{name}/", title=f"Title of {name}", published=published, **given)


FEED = Feed(
    name="feeds/actors/mara-olin",
    title="Mara Olin – Précis",
    description="The newest briefings that name Mara Olin.",
    address="actors/mara-olin/",
    author="Précis",
    entries=(
        entry("new", date(2031, 6, 12), updated=date(2031, 7, 1), topics=("Bases",), original="https://example.com/a?b=1&c=2"),
        entry("old", date(2030, 1, 2), id="briefings/older/"),
        entry("undated", None),
    ),
)
NASTY = Feed(
    name="feeds/x",
    title=HOSTILE,
    description=HOSTILE,
    address="",
    author=HOSTILE,
    entries=(
        FeedEntry(
            id="a/",
            address="a/",
            title=HOSTILE,
            published=None,
            updated=None,
            statements=(HOSTILE,),
            topics=(HOSTILE,),
            original="https://x",
        ),
    ),
)


def parsed(feed: Feed) -> ET.Element:
    return ET.fromstring(atom.written(feed, SITE))  # noqa: S314 — written a line above


def loaded(feed: Feed) -> dict[str, Any]:
    text = json_feed.written(feed, SITE).decode()
    found: dict[str, Any] = json.loads(text)
    return found


def texts(root: ET.Element, path: str) -> list[str]:
    return [node.text or "" for node in root.findall(path, NAMES)]


class Shown(HTMLParser):
    """The elements and the text of an entry's HTML."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        assert not attrs

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.mark.parametrize("feed", [FEED, NASTY])
def test_an_atom_feed_has_once_what_the_standard_requires(feed: Feed) -> None:
    root = parsed(feed)
    for node in (root, *root.findall("a:entry", NAMES)):
        for name in ("id", "title", "updated"):
            assert len(node.findall(f"a:{name}", NAMES)) == 1
        for moment in texts(node, "a:updated") + texts(node, "a:published"):
            assert datetime.fromisoformat(moment).tzinfo is not None
        assert all(address.startswith("https://") for address in texts(node, "a:id"))
        assert all(link.get("href", "").startswith("https://") for link in node.findall("a:link", NAMES))
        assert len([link for link in node.findall("a:link", NAMES) if link.get("rel") == "alternate"]) == 1
    assert texts(root, "a:author/a:name") == [feed.author]
    assert len(set(texts(root, "a:entry/a:id"))) == len(feed.entries)


def test_an_atom_feed_names_itself_and_its_page() -> None:
    links = {link.get("rel"): link.get("href") for link in parsed(FEED).findall("a:link", NAMES)}
    assert links == {"self": f"{SITE}feeds/actors/mara-olin.xml", "alternate": f"{SITE}actors/mara-olin/"}


def test_an_atom_entry_is_dated_by_its_seed_and_the_feed_by_its_latest_entry() -> None:
    root = parsed(FEED)
    assert texts(root, "a:updated") == ["2031-07-01T00:00:00Z"]
    assert texts(root, "a:entry/a:updated") == ["2031-07-01T00:00:00Z", "2030-01-02T00:00:00Z", "1970-01-01T00:00:00Z"]
    assert texts(root, "a:entry/a:published") == ["2031-06-12T00:00:00Z", "2030-01-02T00:00:00Z"]


def test_an_entry_keeps_the_id_of_its_first_address() -> None:
    assert texts(parsed(FEED), "a:entry/a:id")[1] == loaded(FEED)["items"][1]["id"] == f"{SITE}briefings/older/"
    assert loaded(FEED)["items"][1]["url"] == f"{SITE}briefings/old/"


def test_an_entry_says_what_stands_at_a_glance_and_where_the_article_is() -> None:
    first = parsed(FEED).find("a:entry", NAMES)
    assert first is not None
    content = first.find("a:content", NAMES)
    assert content is not None
    assert content.get("type") == "html"
    assert content.text == loaded(FEED)["items"][0]["content_html"] == "<ul><li>new is shut.</li><li>It rained.</li></ul>"
    assert [link.get("href") for link in first.findall("a:link", NAMES) if link.get("rel") == "via"] == ["https://example.com/a?b=1&c=2"]
    assert loaded(FEED)["items"][0]["external_url"] == "https://example.com/a?b=1&c=2"
    assert [node.get("term") for node in first.findall("a:category", NAMES)] == loaded(FEED)["items"][0]["tags"] == ["Bases"]


def test_a_json_feed_keeps_the_rules_of_its_version() -> None:
    feed = loaded(FEED)
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert (feed["home_page_url"], feed["feed_url"]) == (f"{SITE}actors/mara-olin/", f"{SITE}feeds/actors/mara-olin.json")
    assert feed["authors"] == [{"name": "Précis"}]
    for item in feed["items"]:
        assert isinstance(item["id"], str)
        assert item["content_html"]
        assert re.fullmatch(r"https://\S+", item["url"])
        assert all(datetime.fromisoformat(item[key]).tzinfo for key in ("date_published", "date_modified") if key in item)


def test_a_json_feed_gives_no_day_where_the_seed_has_none() -> None:
    assert [("date_published" in item, "date_modified" in item) for item in loaded(FEED)["items"]] == [
        (True, True),
        (True, True),
        (False, False),
    ]


def test_hostile_text_stays_text() -> None:
    root, feed = parsed(NASTY), loaded(NASTY)
    for title in (*texts(root, "a:title"), *texts(root, "a:entry/a:title"), feed["title"], feed["items"][0]["title"]):
        assert title == HOSTILE
    for html in (*texts(root, "a:entry/a:content"), feed["items"][0]["content_html"]):
        shown = Shown(html)
        assert shown.tags == ["ul", "li"]
        assert shown.text == HOSTILE


def test_an_entry_without_statements_still_says_something() -> None:
    bare = Feed(name="f", title="t", description="d", address="", author="a", entries=(entry("x", None, statements=()),))
    assert texts(parsed(bare), "a:entry/a:content") == ["<p>Title of x</p>"]


def test_a_feed_without_entries_is_whole() -> None:
    empty = Feed(name="f", title="t", description="d", address="", author="a", entries=())
    assert texts(parsed(empty), "a:updated") == ["1970-01-01T00:00:00Z"]
    assert loaded(empty)["items"] == []
