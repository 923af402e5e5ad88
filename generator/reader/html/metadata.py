"""Page -> what it tells about its story. Each value is read where pages write it, the most explicit place first; nothing is guessed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from lxml import etree

from generator.reader.bylines import byline
from generator.reader.front_matter import FrontMatter, is_address, is_language
from generator.reader.html.blocks import blocks
from generator.reader.html.publication import day_of_publication
from generator.reader.html.structured_data import names_at, story_data, text_at
from generator.reader.html.tree import Page
from generator.reader.text import composed

_TITLES = ("og:title", "twitter:title", "dc.title", "dcterms.title")
_AUTHORS = ("author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator", "citation_author", "byl")
_PUBLISHERS = ("og:site_name", "article:publisher", "dc.publisher", "dcterms.publisher", "publisher", "citation_publisher")
_SAVED_FROM = re.compile(r"saved from url=\(\d+\)(\S+)|\burl:\s*(\S+)", re.IGNORECASE)
_BY_CLASS = re.compile(r"(?:^|[\s_-])(?:byline|author(?:s|-name|_name|name)?)(?:$|[\s_-])", re.IGNORECASE)
_TITLE_JOINT = re.compile(r"\s+[|–—:·•-]+\s+|\s*[|»]\s*")
_BY = re.compile(r"(?:by|von|par|por|di)\s+(?=\S)", re.IGNORECASE)
_LONGEST_TITLE = 300
_LONGEST_NAME = 120
_LONGEST_PLACE = 60
_MOST_AUTHORS = 12
_NO_NAME = re.compile(
    r"https?:|www\.|@|[<>{}]|\A(?:admin|administrator|editor|webmaster|user|author|by|none|null|undefined)\Z|\.txt\Z", re.IGNORECASE
)


def metadata(page: Page, name: str) -> FrontMatter:
    """What the page tells about its story.

    Raises:
        SeedError: if a value piles up combining marks.
    """
    meta = _meta(page.root)
    data = story_data(page.data)
    publisher = _publisher(meta, data)
    title = _title(page.root, meta, data, publisher)
    return FrontMatter(
        title=composed(title, name) if title else None,
        byline=_byline(page.root, meta, data, publisher, name),
        published=day_of_publication(page.root, meta, data),
        publisher=composed(publisher, name) if publisher else None,
        url=_address(page, meta, data),
        place=_place(data, name),
        language=_language(page.root, meta, data),
    )


def _meta(root: etree._Element) -> dict[str, list[str]]:
    """The contents of the page's meta elements by their names in small letters."""
    found: dict[str, list[str]] = {}
    for element in root.iter("meta"):
        content = " ".join(element.get("content", "").split())
        for key in {element.get(kind, "").strip().lower() for kind in ("name", "property", "itemprop", "http-equiv")} - {""}:
            if content:
                found.setdefault(key, []).append(content)
    return found


def _first(meta: Mapping[str, Sequence[str]], keys: Iterable[str]) -> Iterator[str]:
    return (value for key in keys for value in meta.get(key, ()))


def _title(root: etree._Element, meta: Mapping[str, Sequence[str]], data: Mapping[str, Any], publisher: str | None) -> str | None:
    """The heading that readers see, where it agrees with another of the page's titles; else the most explicit one."""
    # Many pages have the site's name in the largest letters.
    site = _squashed(publisher or "")
    headings = [words for heading in root.iter("h1") if (words := _text(heading)) and _squashed(words) not in ("", site)]
    told = [*filter(None, (text_at(data, "headline"), *_first(meta, _TITLES)))]
    told += [words for title in list(root.iter("title"))[:1] if (words := _text(title))]
    titles = [_without_publisher(title, publisher) for title in told]
    for heading in headings:
        if any(_squashed(heading) in _squashed(title) for title in told):
            return heading[:_LONGEST_TITLE]
    found = next(iter(titles), None) or (headings[0] if len(headings) == 1 else None)
    return found if found and len(found) <= _LONGEST_TITLE and any(c.isalnum() for c in found) else None


def _without_publisher(title: str, publisher: str | None) -> str:
    """The title without the name of who published it, where that stands behind a stroke."""
    joints = list(_TITLE_JOINT.finditer(title))
    if publisher and joints and _squashed(title[joints[-1].end() :]) in (_squashed(publisher), _squashed(publisher.removeprefix("The "))):
        return title[: joints[-1].start()]
    return title


def _squashed(words: str) -> str:
    return "".join(c for c in words.casefold() if c.isalnum())


def _byline(
    root: etree._Element, meta: Mapping[str, Sequence[str]], data: Mapping[str, Any], publisher: str | None, name: str
) -> str | None:
    signed = next(filter(None, (_names(found, publisher) for found in (names_at(data, "author"), tuple(_first(meta, _AUTHORS))))), ())
    if not signed:
        signed = _names(tuple(_marked_authors(root)), publisher)
    return composed(_listed(signed), name) if signed else None


def _names(found: Sequence[str], publisher: str | None) -> tuple[str, ...]:
    """Those that are names of authors, each once."""
    bare = (_BY.sub("", one, count=1) if _BY.match(one) else one for one in found)
    usable = (one for one in bare if len(one) <= _LONGEST_NAME and not _NO_NAME.search(one) and one != publisher)
    once: dict[str, str] = {}
    for one in usable:
        # "Ann Author, The Daily" and "Ann Author" are one.
        once.setdefault(one.split(",")[0].casefold(), one)
    return tuple(once.values())[:_MOST_AUTHORS]


def _marked_authors(root: etree._Element) -> Iterator[str]:
    """Authors whom the page's elements mark: by rel or itemprop, else in a byline that reads like one."""
    marked = [element for element in root.iter() if "author" in (element.get("rel", "").split() + element.get("itemprop", "").split())]
    for element in marked:
        named = next((inner for inner in element.iter() if "name" in inner.get("itemprop", "").split()), element)
        if words := named.get("content") or _text(named):
            yield words
    if not marked:
        lines = (_text(element) for element in root.iter("p", "div", "span", "address", "a") if _BY_CLASS.search(element.get("class", "")))
        signed = (byline(words) for words in lines if words)
        yield from (found.names for found in [next(filter(None, signed), None)] if found)


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _publisher(meta: Mapping[str, Sequence[str]], data: Mapping[str, Any]) -> str | None:
    found = (*names_at(data, "publisher"), *_first(meta, _PUBLISHERS))
    return next((one for one in found if len(one) <= _LONGEST_NAME and not _NO_NAME.search(one)), None)


def _address(page: Page, meta: Mapping[str, Sequence[str]], data: Mapping[str, Any]) -> str | None:
    canonical = (link.get("href", "") for link in page.root.iter("link") if "canonical" in link.get("rel", "").lower().split())
    saved = (match[1] or match[2] for comment in page.comments if (match := _SAVED_FROM.search(comment)))
    told = (text_at(data, "mainEntityOfPage") or "", text_at(data, "url") or "")
    found = (*canonical, *_first(meta, ("og:url",)), *told, *saved)
    return next((one.strip() for one in found if is_address(one.strip())), None)


def _place(data: Mapping[str, Any], name: str) -> str | None:
    place = text_at(data, "dateline")
    return composed(place, name) if place and len(place) <= _LONGEST_PLACE and any(c.isalpha() for c in place) else None


def _language(root: etree._Element, meta: Mapping[str, Sequence[str]], data: Mapping[str, Any]) -> str | None:
    found = (
        root.get("lang", ""),
        text_at(data, "inLanguage") or "",
        *_first(meta, ("content-language", "og:locale", "dc.language", "dcterms.language")),
    )
    tags = (one.strip().replace("_", "-") for one in found)
    return next((tag for tag in tags if is_language(tag)), None)


def _text(element: etree._Element) -> str:
    return " ".join(block.text for block in blocks(element))[: _LONGEST_TITLE * 2]
