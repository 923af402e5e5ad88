"""What the articles of a treaty provide, in our own words: the `provisions` and `divisions` of its file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import overload

from generator.errors import ReferenceDataError
from generator.reference.numerals import value_of
from generator.reference.yaml_file import Node, parse_yaml

NUMBER = re.compile(r"(\d+)\s?([a-z]*)((?:\(\w+\))*)")
"""An article's number in its parts: the figure, "bis" or a letter, and paragraph and point in parentheses."""

_KEYS = frozenset({"provisions", "divisions"})
_BEGIN = re.compile(r"^(?:provisions|divisions):", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Provision:
    """An article of a treaty, or a division that holds several: what it provides, in our own words.

    Attributes:
        number: Arabic; paragraph and point in parentheses: 5, 2(4); of a division its kind and number: chapter 7, annex 7.
        summary: one to three sentences.
        heading: the treaty's own heading of the article; None where it has none.
        label: of a division, as the treaty writes it: Chapter VII; None for an article, whose label its number tells.
    """

    number: str
    summary: str
    heading: str | None = None
    label: str | None = None


@dataclass(slots=True)
class LazyArticles:
    """The end of a treaty's file, from its articles on, read when it is first asked for.

    Attributes:
        file: the file's name, for errors.
        text: from the line of `provisions:` or `divisions:` to the end, the lines before it empty.
    """

    file: str
    text: str
    _read: dict[str, tuple[Provision, ...]] = field(default_factory=dict)

    def of(self, key: str) -> tuple[Provision, ...]:
        """What stands under the key.

        Raises:
            ReferenceDataError: if it is wrong, or something else stands behind the articles.
        """
        if not self._read:
            entries = parse_yaml(self.file, self.text).mapping()
            if not entries.keys() <= _KEYS:
                raise ReferenceDataError(f"{self.file}: provisions and divisions are the last keys of a built-in file")
            self._read = {"provisions": read_provisions(entries), "divisions": read_divisions(entries)}
        return self._read[key]


class LazyProvisions(Sequence[Provision]):
    """The provisions under a key of a file's end, as a tuple would hold them."""

    __slots__ = ("_articles", "_key")

    def __init__(self, articles: LazyArticles, key: str) -> None:
        self._articles, self._key = articles, key

    @overload
    def __getitem__(self, index: int) -> Provision: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[Provision]: ...

    def __getitem__(self, index: int | slice) -> Provision | Sequence[Provision]:
        return self._articles.of(self._key)[index]

    def __len__(self) -> int:
        return len(self._articles.of(self._key))

    def __iter__(self) -> Iterator[Provision]:
        return iter(self._articles.of(self._key))

    def __eq__(self, other: object) -> bool:
        return tuple(self) == (tuple(other) if isinstance(other, Sequence) else other)

    def __hash__(self) -> int:
        return hash(self._articles.file)


def text_of_articles(text: str) -> tuple[str, str]:
    """A file parted before its articles; what comes behind keeps its lines' numbers by empty lines."""
    begin = _BEGIN.search(text)
    if begin is None:
        return text, ""
    return text[: begin.start()], "\n" * text.count("\n", 0, begin.start()) + text[begin.start() :]


def read_provisions(entries: Mapping[str, Node]) -> tuple[Provision, ...]:
    """The articles that the entries of a treaty's file summarise."""
    found: dict[str, Provision] = {}
    for node in entries["provisions"].items() if "provisions" in entries else ():
        provision = _provision(node)
        if provision.number in found:
            raise node.fail(f"one entry for provision {provision.number}, which is there twice")
        found[provision.number] = provision
    return tuple(found.values())


def read_divisions(entries: Mapping[str, Node]) -> tuple[Provision, ...]:
    """The chapters, parts and annexes that the entries of a treaty's file summarise."""
    return tuple(_division(node) for node in entries["divisions"].items()) if "divisions" in entries else ()


def _provision(node: Node) -> Provision:
    parts = node.mapping()
    if not {"number", "summary"} <= parts.keys() <= {"number", "summary", "heading"}:
        raise node.fail("number and summary, and where the treaty has one a heading")
    number = str(parts["number"].value)
    if not NUMBER.fullmatch(number):
        raise parts["number"].fail("an Arabic number such as 5 or 2(4)")
    return Provision(number=number, summary=parts["summary"].text(), heading=parts["heading"].text() if "heading" in parts else None)


def _division(node: Node) -> Provision:
    parts = node.mapping()
    if parts.keys() != {"label", "summary"}:
        raise node.fail("label and summary")
    kind, _, number = parts["label"].text().partition(" ")
    value = value_of(number) or (number.lower() if len(number) == 1 and number.isalpha() else None)
    if kind not in {"Chapter", "Part", "Annex", "Appendix"} or value is None:
        raise parts["label"].fail("Chapter, Part, Annex or Appendix with its number, such as Chapter VII")
    return Provision(number=f"{kind.lower()} {value}", label=parts["label"].text(), summary=parts["summary"].text())
