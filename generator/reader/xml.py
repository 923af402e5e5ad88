"""XML -> stories: its root tells what it is, a feed, a news item or a web page.

XML is read without what it may refer to: no entity, no definition and nothing of other files or hosts.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from generator.errors import SeedError
from generator.reader import feed, html, newsml
from generator.reader.story import Story
from generator.reader.xml_source import root_name, xml_source

_READERS: Mapping[str, Callable[[bytes, str], tuple[Story, ...]]] = MappingProxyType({
    "RDF": feed.stories,
    "feed": feed.stories,
    "html": html.stories,
    "newsItem": newsml.stories,
    "newsMessage": newsml.stories,
    "nitf": newsml.stories,
    "rss": feed.stories,
})  # fmt: skip


def stories(data: bytes, name: str) -> tuple[Story, ...]:
    """The stories of an XML file's bytes.

    Raises:
        SeedError: if it is no XML, or none that has stories; the message begins with the name and says what to do.
    """
    root = root_name(xml_source(data, name))
    if root not in _READERS:
        found = f"begins with <{root}>" if root else "is no XML"
        raise SeedError(f"{name}: {found}, not a feed (RSS, Atom), NewsML-G2, NITF or XHTML; save the story as .txt or .md")
    return _READERS[root](data, name)
