"""Front matter: what the person who saved the seed tells about the story, as YAML between two lines of `---`.

The block is composed but never constructed: values stay the text that the file has, so that no tag can make an
object, and every error knows its line.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from datetime import date
from urllib.parse import urlsplit

import yaml

from generator.errors import SeedError
from generator.model import Revision, SourceText
from generator.reader.days import day_of

# The opening line, then the nearest line that closes the block.
_OPENING = re.compile(r"\A---[ \t]*\n")
_CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*$\n?", re.MULTILINE)
# A rule above a story begins with `---` too; front matter goes on with a key.
_FIRST_KEY = re.compile(r"(?:[ \t]*(?:#.*)?\n)*(?:[\"']?[A-Za-z_][\w-]*[\"']?[ \t]*:(?:\s|\Z)|\{|\Z)")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")
_LONGEST = 64 * 1024
_LONGEST_SHOWN = 60
_TAG = "tag:yaml.org,2002:"


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontMatter:
    """The values of a seed's front matter, or what a file of another format tells about its story; None and empty where it does not tell.

    Attributes:
        source: where the story was taken from: an address, or a file's name.
        retrieved: the day on which it was.
        original: the SHA-256 of the file that was taken, in hexadecimal.
        source_text: what of the text is published, where the seed says so.
    """

    title: str | None = None
    published: date | None = None
    byline: str | None = None
    publisher: str | None = None
    url: str | None = None
    place: str | None = None
    language: str | None = None
    topics: tuple[str, ...] = field(default=())
    revisions: tuple[Revision, ...] = field(default=())
    source: str | None = None
    retrieved: date | None = None
    original: str | None = None
    source_text: SourceText | None = None


def split(text: str, name: str) -> tuple[FrontMatter, str]:
    """The front matter (empty where there is none) and the text below it.

    Raises:
        SeedError: if the block is not YAML or a value is not what its key needs; names file, line, key, found and expected.
    """
    opening = _OPENING.match(text)
    closing = _CLOSING.search(text, opening.end()) if opening else None
    if opening is None or closing is None:
        return FrontMatter(), text
    block = text[opening.end() : closing.start()]
    if not _FIRST_KEY.match(block):
        return FrontMatter(), text
    if len(block) > _LONGEST:
        raise SeedError(f"{name}: the front matter is longer than {_LONGEST // 1024} KB; close it by a line of --- above the story")
    root = _compose(block, name)
    if root is not None and not isinstance(root, yaml.MappingNode):
        return FrontMatter(), text
    return _read(_Values(name, root)), text[closing.end() :]


def _compose(block: str, name: str) -> yaml.Node | None:
    hint = "put a value that holds a colon or quotation marks into quotation marks"
    try:
        # The C loader overflows the stack on deep nesting; this one raises.
        return yaml.compose(block, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        line = (error.problem_mark.line if error.problem_mark else 0) + 2
        raise SeedError(f"{name}, line {line}: the front matter is not valid YAML ({error.problem}); {hint}") from error
    except yaml.reader.ReaderError as error:
        line = block.count("\n", 0, error.position) + 2
        raise SeedError(f"{name}, line {line}: the front matter has a control character; delete it") from error
    except RecursionError as error:
        raise SeedError(f"{name}: the front matter is nested too deeply; write `key: value` lines") from error


def _read(values: _Values) -> FrontMatter:
    return FrontMatter(
        title=values.text("title"),
        # Other programs that keep texts with front matter call it so.
        published=values.day("published") or values.day("date"),
        byline=values.text("byline"),
        publisher=values.text("publisher"),
        url=values.address("url"),
        place=values.text("place"),
        language=values.language("language"),
        topics=values.texts("topics"),
        revisions=values.revisions("revisions"),
        source=values.text("source"),
        retrieved=values.day("retrieved"),
        original=values.text("original"),
        source_text=values.source_text("source_text"),
    )


class _Values:
    """The top-level values by key, whatever the key's case; each reader checks the kind that its key needs."""

    def __init__(self, name: str, root: yaml.MappingNode | None) -> None:
        self._name = name
        pairs = root.value if root is not None else []
        self._nodes = {str(key.value).lower(): value for key, value in pairs if isinstance(key, yaml.ScalarNode)}

    def text(self, key: str, expected: str = "text; put it in quotation marks") -> str | None:
        node = self._nodes.get(key)
        if node is None or node.tag == f"{_TAG}null":
            return None
        if not isinstance(node, yaml.ScalarNode) or node.tag != f"{_TAG}str":
            raise self._wrong(key, node, expected)
        return self._words(key, node)

    def day(self, key: str) -> date | None:
        node = self._nodes.get(key)
        expected = "a day such as 2025-03-11 or March 11, 2025"
        if node is not None and node.tag == f"{_TAG}timestamp":
            written: str | None = " ".join(node.value.split())
        else:
            written = self.text(key, expected)
        if node is None or written is None:
            return None
        found = day_of(written)
        if found is None:
            raise self._wrong(key, node, expected)
        return found

    def address(self, key: str) -> str | None:
        expected = "an address that begins with https:// or http://"
        found = self.text(key, expected)
        if found is not None and not is_address(found):
            raise self._wrong(key, self._nodes[key], expected)
        return found

    def language(self, key: str) -> str | None:
        expected = 'a language tag such as "en" or "pt-BR", in quotation marks'
        found = self.text(key, expected)
        if found is not None and not is_language(found):
            raise self._wrong(key, self._nodes[key], expected)
        return found

    def source_text(self, key: str) -> SourceText | None:
        expected = f"one of {', '.join(one.value for one in SourceText)}"
        found = self.text(key, expected)
        if found is not None and found.lower() not in {one.value for one in SourceText}:
            raise self._wrong(key, self._nodes[key], expected)
        return SourceText(found.lower()) if found else None

    def texts(self, key: str) -> tuple[str, ...]:
        node = self._nodes.get(key)
        if node is None or node.tag == f"{_TAG}null":
            return ()
        expected = "a list of texts such as [alliances, defence]"
        if not isinstance(node, yaml.SequenceNode):
            raise self._wrong(key, node, expected)
        for item in node.value:
            if not isinstance(item, yaml.ScalarNode) or item.tag != f"{_TAG}str" or not item.value.strip():
                raise self._wrong(key, item, expected)
        return tuple(filter(None, (self._words(key, item) for item in node.value)))

    def revisions(self, key: str) -> tuple[Revision, ...]:
        node = self._nodes.get(key)
        if node is None or node.tag == f"{_TAG}null":
            return ()
        expected = "a list of revisions such as - {date: 2025-03-14, note: Corrected a name.}"
        if not isinstance(node, yaml.SequenceNode):
            raise self._wrong(key, node, expected)
        found: list[Revision] = []
        for item in node.value:
            parts = _Values(self._name, item) if isinstance(item, yaml.MappingNode) else None
            on, note = (parts.day("date"), parts.text("note")) if parts else (None, None)
            if on is None or note is None:
                raise self._wrong(key, item, expected)
            found.append(Revision(on=on, note=note))
        return tuple(sorted(found, key=lambda revision: revision.on))

    def _words(self, key: str, node: yaml.ScalarNode) -> str | None:
        """The value on one line and in composed form; YAML's escapes can write what no text has."""
        words = " ".join(node.value.split())
        try:
            words = words.encode("utf-16-le", "surrogatepass").decode("utf-16-le")
        except UnicodeDecodeError as error:
            raise self._wrong(key, node, "whole characters") from error
        if any(unicodedata.category(c) == "Cc" for c in words):
            raise self._wrong(key, node, "text without control characters")
        return unicodedata.normalize("NFC", words) or None

    def _wrong(self, key: str, node: yaml.Node, expected: str) -> SeedError:
        found = _shown(node)
        line = node.start_mark.line + 2
        return SeedError(f"{self._name}, line {line}: '{key}' is {found}; expected {expected}")


def _shown(node: yaml.Node) -> str:
    if not isinstance(node, yaml.ScalarNode):
        return "a mapping" if isinstance(node, yaml.MappingNode) else "a list"
    value = "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in node.value)
    return f"'{value[:57]}…'" if len(value) > _LONGEST_SHOWN else f"'{value}'"


def is_address(text: str) -> bool:
    """Whether `text` is a web address that a page may link to: http or https, with a host, without white space or controls."""
    if any(c.isspace() or not c.isprintable() or c in "<>\"'`\\" for c in text):
        return False
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname)


def is_language(text: str) -> bool:
    """Whether `text` has the form of a language tag such as "en" or "pt-BR"."""
    return _LANGUAGE.fullmatch(text) is not None
