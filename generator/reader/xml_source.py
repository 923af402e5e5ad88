"""Bytes of an XML file -> its source, safe to be parsed, and the name of its root."""

from __future__ import annotations

import re
from html.entities import html5

from lxml import etree

from generator.errors import SeedError
from generator.reader.text import declared_encoding, text_of

MOST_BYTES = 20_000_000
"""The size above which an XML file is not read."""

_DECLARATION = re.compile(r"\s*<\?xml\b[^>]*\?>")
_ENTITY = re.compile(r"<!ENTITY\b", re.IGNORECASE)
_TAG = re.compile(r"<(?:[A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)")
# What may stand before the root, and how it ends.
_BEFORE_ROOT = (("<!--", "-->"), ("<?", "?>"), ("<!", ">"))
# What HTML calls characters, which XML knows from definitions only that are not loaded.
_NAMED = re.compile(r"&(?:([A-Za-z][A-Za-z0-9]{1,30});|#(x[0-9A-Fa-f]{1,12}|\d{1,12}))")
_POSSIBLE, _SURROGATES = range(9, 0x110000), range(0xD800, 0xE000)
_OF_XML = frozenset({"amp", "apos", "gt", "lt", "quot"})
_SPACE = re.compile(r"[\ufeff\s]*")
_IMPOSSIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")


def xml_source(data: bytes, name: str) -> str:
    """The source without its XML declaration.

    Raises:
        SeedError: if the bytes are another kind of file, their encoding cannot be told, or the file declares entities, which may stand for
            any amount of text.
    """
    if len(data) > MOST_BYTES:
        raise SeedError(f"{name}: has {len(data) / 1e6:.1f} MB, the limit for XML is {MOST_BYTES // 1_000_000} MB; split the file")
    source = text_of(data, name, declared_encoding(data))
    if not source.strip():
        raise SeedError(f"{name}: is empty; save the file again, or delete it")
    if _ENTITY.search(source):
        raise SeedError(f"{name}: declares entities (<!ENTITY …>), which could stand for anything; take the declarations out")
    return _NAMED.sub(_character, _IMPOSSIBLE.sub(" ", _DECLARATION.sub("", source, count=1)))


def _character(match: re.Match[str]) -> str:
    if match[1]:
        return match[0] if match[1] in _OF_XML else html5.get(f"{match[1]};", match[0])
    digits = match[2].lower()
    number = int(digits[1:], 16) if digits.startswith("x") else int(digits)
    return match[0] if number in _POSSIBLE and number not in _SURROGATES else " "


def root_name(source: str) -> str:
    """The name of the root without its prefix; "" where there is none."""
    at = 0
    while True:
        at = _SPACE.match(source, at).end()  # type: ignore[union-attr]  # it matches everywhere
        ends = next((end for begin, end in _BEFORE_ROOT if source.startswith(begin, at)), None)
        if ends is None:
            break
        end = source.find(ends, at)
        if end < 0:
            return ""
        at = end + len(ends)
    match = _TAG.match(source, at)
    return match[1] if match else ""


def xml_tree(source: str, name: str) -> etree._Element:
    """The tree of the source: no entity is resolved, no definition loaded, no host asked.

    Raises:
        SeedError: if it is no well-formed XML, or nested too deeply.
    """
    parser = etree.XMLParser(
        encoding="utf-8", resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(source.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError as error:
        raise SeedError(f"{name}, line {error.lineno}: is no well-formed XML ({error.msg}); get the file again") from error
