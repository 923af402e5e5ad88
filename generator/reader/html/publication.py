"""The day on which a page says that its story was published.

What is written for programs comes first: JSON-LD, meta elements, `<time>`. htmldate then looks through what little of the page is about dates; it never sees
the story, whose dates are others, nor days that could be read in two ways.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

import lxml.html
from htmldate import find_date
from lxml import etree

from generator.reader.days import day_noted
from generator.reader.html.structured_data import text_at

logging.getLogger("htmldate").addHandler(logging.NullHandler())

_META = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "article:published", "parsely-pub-date", "sailthru.date",
    "dc.date.issued", "dcterms.issued", "dc.date", "dcterms.date", "dc.date.created", "dcterms.created", "publish-date", "publication_date", "publishdate",
    "pubdate", "publish_date", "date", "citation_publication_date", "citation_date", "article:post_date", "article.published", "datecreated",
)  # fmt: skip
_DATE_NAME = re.compile(
    r"(?:^|[\s_-])(?:\w*date|dateline|posted(?:-?on)?|publi(?:c|sh)\w*|pubtime|timestamp|time|dtstart)(?:$|[\s_-])", re.IGNORECASE
)
_CHANGED = re.compile(r"modif|updat|revis|expir", re.IGNORECASE)
# 03/11/2025 is March in one country and November in another.
_TWO_WAYS = re.compile(r"(?<!\d)(?:0?[1-9]|1[0-2])[/.-](?:0?[1-9]|1[0-2])[/.-](?:\d\d){1,2}(?!\d)")
_LONGEST = 100
_MOST_ELEMENTS = 50
# Bounds of one's own, so that the same page has the same day whenever it is read.
_EARLIEST, _LATEST = "1900-01-01", "2199-12-31"


def day_of_publication(root: etree._Element, meta: Mapping[str, Sequence[str]], data: Mapping[str, Any]) -> date | None:
    """The day; None where the page does not tell it.

    Args:
        root: of the page.
        meta: the contents of its meta elements by their names in small letters.
        data: what its JSON-LD says about the story.
    """
    told = (text_at(data, "datePublished"), text_at(data, "dateCreated"), *(value for key in _META for value in meta.get(key, ())))
    for words in filter(None, (*told, *_marked(root))):
        if day := day_noted(words):
            return day
    return _searched(root)


def _marked(root: etree._Element) -> Iterator[str]:
    """What elements say that are marked as the day of publication, the surest first."""
    times = [
        element for element in root.iter() if "datePublished" in element.get("itemprop", "").split() or element.get("pubdate") is not None
    ]
    named = [element for element in root.iter("time") if re.search(r"publi|posted|entry-date|created", element.get("class", ""))]
    for element in (*times, *named):
        yield element.get("datetime") or element.get("content") or " ".join("".join(map(str, element.itertext())).split())[:_LONGEST]


def _searched(root: etree._Element) -> date | None:
    """What htmldate finds in a page of nothing but the places where dates of publication stand."""
    found = find_date(
        _dates_only(root), original_date=True, extensive_search=False, min_date=_EARLIEST, max_date=_LATEST, deferred_url_extractor=True
    )
    return day_noted(found) if found else None


def _dates_only(root: etree._Element) -> lxml.html.HtmlElement:
    page = lxml.html.html_parser.makeelement("html")
    head, body = etree.SubElement(page, "head"), etree.SubElement(page, "body")
    for element in root.iter("link"):
        if "canonical" in element.get("rel", "").split():
            etree.SubElement(head, "link", {"rel": "canonical", "href": element.get("href", "")})
    candidates = (element for element in root.iter() if _may_tell(element))
    for element, _ in zip(candidates, range(_MOST_ELEMENTS), strict=False):
        words = " ".join("".join(map(str, element.itertext())).split())
        told = f"{words} {element.get('datetime', '')} {element.get('title', '')}"
        if len(words) <= _LONGEST and not _TWO_WAYS.search(told) and not _CHANGED.search(told):
            kept = {key: element.get(key, "") for key in ("class", "id", "datetime", "title", "itemprop") if element.get(key)}
            etree.SubElement(body, str(element.tag), kept).text = words
    return page


def _may_tell(element: etree._Element) -> bool:
    names = f"{element.get('class', '')} {element.get('id', '')} {element.get('itemprop', '')}"
    if _CHANGED.search(names):
        return False
    return element.tag in ("time", "abbr") or bool(
        _DATE_NAME.search(names) and element.tag in ("p", "span", "div", "li", "em", "small", "b", "strong", "i")
    )
