"""NewsML-G2 and NITF -> a story an item that has a text. The names of elements count, whatever their namespace."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from lxml import etree

from generator.errors import SeedError
from generator.reader.days import day_noted
from generator.reader.entries import Entry, line, named_stories, plain_paragraphs, reject_too_many, short_place, without_by
from generator.reader.front_matter import FrontMatter, is_address, is_language
from generator.reader.html import paragraphs
from generator.reader.story import Story
from generator.reader.xml_source import root_name, xml_source, xml_tree

_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
# Elements of NITF that are none of the story, and what others are called in HTML.
_NITF_LEFT_OUT = ("media", "table-reference", "nitf-table-metadata", "correction")
_NITF_IN_HTML = {"block": "div", "bq": "blockquote", "credit": "p", "hl1": "h1", "hl2": "h2", "nitf-table": "table", "note": "div"}


def stories(data: bytes, name: str) -> tuple[Story, ...]:
    """The stories of a news file's bytes, in its order.

    Raises:
        SeedError: if it is no such file, or none of its items has a text; the message begins with the name and says what to do.
    """
    root = xml_tree(xml_source(data, name), name)
    if _local(root) == "nitf":
        return named_stories([_nitf_entry(root, name)], name, ".xml")
    items = [element for element in root.iter("*") if _local(element) == "newsItem"]
    reject_too_many(len(items), name)
    if not items:
        raise SeedError(f"{name}: is NewsML without a news item; save the story as .txt or .md")
    return named_stories([_entry(item, name) for item in items], name, ".xml")


def nitf_paragraphs(source: str, name: str) -> tuple[str, ...]:
    """The paragraphs of a document in NITF; those of a piece of HTML where it is none.

    Raises:
        SeedError: if it declares entities.
    """
    source = xml_source(source.encode("utf-8", "replace"), name)
    if root_name(source) == "nitf":
        try:
            return _nitf_entry(xml_tree(source, name), name).paragraphs
        except SeedError:
            pass
    return paragraphs(source, name)


def _local(element: etree._Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _below(element: etree._Element | None, *path: str) -> Iterator[etree._Element]:
    """The elements at the end of a path of names."""
    if element is None:
        return
    if not path:
        yield element
        return
    for child in element:
        if _local(child) == path[0]:
            yield from _below(child, *path[1:])


def _said(element: etree._Element | None, *path: str) -> str | None:
    """The words of the first element at the end of the path that has any."""
    texts = (" ".join("".join(map(str, found.itertext())).split()) for found in _below(element, *path))
    return next(filter(None, texts), None)


def _entry(item: etree._Element, name: str) -> Entry:
    meta, about = next(_below(item, "contentMeta"), None), next(_below(item, "itemMeta"), None)
    language = next((tag for found in _below(meta, "language") if is_language(tag := found.get("tag", ""))), None)
    written = next((tag for tag in (language, item.get(_XML_LANG)) if tag and is_language(tag)), None)
    known = FrontMatter(
        title=line(_said(meta, "headline") or _said(about, "title"), name),
        published=_day(_said(about, "firstCreated"), _said(meta, "contentCreated"), _said(about, "versionCreated")),
        byline=line(without_by(_said(meta, "by") or _named(meta, "creator")), name),
        publisher=line(_named(about, "provider") or _named(next(_below(item, "rightsInfo"), None), "copyrightHolder"), name),
        url=_address(item, about),
        place=line(short_place(_said(meta, "located", "name"), _said(meta, "dateline")), name),
        language=written,
    )
    contents = (content for found in _below(item, "contentSet") for content in found)
    bodies = sorted(filter(None, (_paragraphs(content, name) for content in contents)), key=lambda body: -sum(map(len, body)))
    return Entry(paragraphs=bodies[0] if bodies else (), known=known, identity=item.get("guid", ""))


def _named(element: etree._Element | None, key: str) -> str | None:
    """The name of a party: that which it bears, else what it is called in the code of the file."""
    return _said(element, key, "name") or next((found.get("literal") for found in _below(element, key) if found.get("literal")), None)


def _day(*found: str | None) -> date | None:
    return next((day for words in found if words and (day := day_noted(words))), None)


def _address(item: etree._Element, about: etree._Element | None) -> str | None:
    links = [link.get("href", "") for link in _below(about, "link") if "self" in link.get("rel", "") or "canonical" in link.get("rel", "")]
    return next((address for address in (*links, item.get("guid", "")) if is_address(address)), None)


def _paragraphs(content: etree._Element, name: str) -> tuple[str, ...]:
    """The paragraphs of one form of the text."""
    if _local(content) == "inlineData":
        text = "".join(map(str, content.itertext()))
        return paragraphs(text, name) if "html" in content.get("contenttype", "") else plain_paragraphs(text)
    if _local(content) != "inlineXML":
        return ()
    inner = next(iter(content), None)
    if inner is None:
        return ()
    if _local(inner) == "nitf":
        return _nitf_entry(inner, name).paragraphs
    return paragraphs(_html(next(_below(inner, "body"), inner)), name)


def _nitf_entry(root: etree._Element, name: str) -> Entry:
    body, head = next(_below(root, "body"), None), next(_below(root, "body", "body.head"), None)
    issued = (found.get("norm", "") for found in (*_below(root, "head", "docdata", "date.issue"), *_below(head, "dateline", "story.date")))
    known = FrontMatter(
        title=line(_said(head, "hedline", "hl1") or _said(root, "head", "title"), name),
        published=_day(*issued),
        byline=line(without_by(_said(head, "byline")), name),
        publisher=line(_said(head, "distributor"), name),
        place=line(short_place(_said(head, "dateline", "location")), name),
    )
    content = next(_below(body, "body.content"), None)
    return Entry(paragraphs=paragraphs(_html(content), name) if content is not None else (), known=known)


def _html(element: etree._Element) -> str:
    """The element as HTML, whatever the names of NITF's elements are."""
    for inner in list(element.iter("*")):
        local = _local(inner)
        parent = inner.getparent()
        if local in _NITF_LEFT_OUT and parent is not None and inner is not element:
            # What follows it stays.
            before = inner.getprevious()
            if before is not None:
                before.tail = (before.tail or "") + (inner.tail or "")
            else:
                parent.text = (parent.text or "") + (inner.tail or "")
            parent.remove(inner)
        elif local:
            inner.tag = _NITF_IN_HTML.get(local, local)
    etree.cleanup_namespaces(element)
    return etree.tostring(element, encoding="unicode", method="html", with_tail=False)
