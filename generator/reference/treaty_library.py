"""The library of treaties: one YAML file a treaty, the built-in ones and the user's."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Literal, get_args

from generator.errors import ReferenceDataError
from generator.reference.numerals import roman
from generator.reference.treaty_articles import (
    NUMBER,
    LazyArticles,
    LazyProvisions,
    Provision,
    read_divisions,
    read_provisions,
    text_of_articles,
)
from generator.reference.treaty_names import NameIndex
from generator.reference.treaty_texts import OfficialText, read_texts
from generator.reference.yaml_file import Node, parse_yaml, read_yaml, refuse_repeated_keys

Numbering = Literal["roman", "arabic", "dotted"]
"""How articles are numbered: Article V, Article 5, or by chapter as in trade agreements, Article 34.7 (34(7) elsewhere)."""

TREATY_KINDS = (
    "treaty", "pact", "convention", "charter", "protocol", "agreement", "accord", "covenant", "statute", "memorandum", "declaration",
    "act", "plan",
)  # fmt: skip
"""What an instrument may be, in the words of its own title where they say so."""

UNITS = ("article", "section", "principle", "paragraph", "part", "point")
"""What an instrument's numbered provisions are called."""

TREATY_FIELDS = (
    "united-nations", "diplomacy", "alliances", "forces-abroad", "arms-control", "law-of-war", "crimes", "human-rights", "peace", "europe",
    "seas-and-waters", "air-space-poles", "environment", "trade",
)  # fmt: skip
"""What treaties are about, in the order in which an index lists them; `generator.site` has their names."""

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_COUNTRY = re.compile(r"[A-Z]{2}")
_ENDED = re.compile(r"(?:terminated|superseded|expired|dissolved) (\d{4}-\d{2}-\d{2})")
_REQUIRED = ("title", "short_title", "kind", "binding", "numbering", "sources")
_OPTIONAL = (
    "field", "aliases", "organisations", "cited_alone", "adopted_on", "adopted_at", "in_force", "status", "parties", "joined", "left", "parties_note",
    "depositary", "registration", "official_text", "unit", "provisions", "divisions",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Treaty:
    """An instrument between states, binding or not.

    Attributes:
        id: the name of its file.
        title: the official title.
        short_title: as readers know it, with the year where that tells it from another.
        aliases: the other names by which news calls it.
        organisations: bodies by whose name news cites its articles ("NATO's Article 5"); the name alone is the body.
        cited_alone: the numbers by which news cites it in a story on such a body without a word more: "invoked Article 5".
        kind: one of `TREATY_KINDS`.
        field: one of `TREATY_FIELDS`; None where the file does not tell.
        binding: whether it binds under international law.
        adopted_on: the day of adoption or signature, ISO 8601; a month or a year where there was no single day.
        adopted_at: the place.
        in_force: the day it entered into force; None where it never did or the library does not tell.
        status: "in force", "not yet in force", "terminated 2019-08-02" …
        parties: ISO 3166-1 alpha-2; empty for treaties with very many.
        joined: the parties that came later than others, and since when each is bound: (code, date), sorted by code.
        left: the states that are bound no longer, and since when: (code, date), sorted by code.
        parties_note: how many or which parties, in words.
        depositary: who keeps the record.
        registration: with the United Nations or the League of Nations, or the published series.
        official_text: the address of the text.
        unit: what its provisions are called, one of `UNITS`.
        numbering: how the treaty numbers them.
        sources: the addresses that the facts were checked against.
        provisions: the articles that news cites.
        divisions: the chapters, parts and annexes that news cites.
    """

    id: str
    title: str
    short_title: str
    aliases: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    cited_alone: tuple[str, ...] = ()
    kind: str
    field: str | None = None
    binding: bool
    adopted_on: str | None = None
    adopted_at: str | None = None
    in_force: str | None = None
    status: str | None = None
    parties: tuple[str, ...] = ()
    joined: tuple[tuple[str, str], ...] = ()
    left: tuple[tuple[str, str], ...] = ()
    parties_note: str | None = None
    depositary: str | None = None
    registration: str | None = None
    official_text: str | None = None
    unit: str = "article"
    numbering: Numbering
    sources: tuple[str, ...]
    provisions: Sequence[Provision] = ()
    divisions: Sequence[Provision] = ()

    @property
    def ended_on(self) -> str | None:
        """The day since which it is no longer in force; None where it is or the library does not tell."""
        ended = _ENDED.search(self.status or "")
        return ended[1] if ended else None

    @property
    def names(self) -> tuple[str, ...]:
        """Every name of the treaty itself, the official title first."""
        return tuple(dict.fromkeys((self.title, re.sub(r" \([^)]*\)$", "", self.short_title), *self.aliases)))

    def provision(self, number: str) -> Provision | None:
        """The article or division, or where only the whole article is summarised that one; None where neither is."""
        by_number = {provision.number: provision for provision in (*self.provisions, *self.divisions)}
        while number not in by_number and "(" in number:
            number = number[: number.rindex("(")]
        return by_number.get(number)

    def label(self, number: str) -> str:
        """The provision's number as the treaty writes it: Article V, Article 2(4), Chapter VII."""
        if not number[:1].isdigit():
            known = self.provision(number)
            return known.label if known and known.label else number.capitalize()
        found = NUMBER.fullmatch(number)
        unit = self.unit.capitalize()
        if self.numbering == "dotted":
            return f"{unit} " + re.sub(r"\A(\d+)\((\d+)\)", r"\1.\2", number)
        if self.numbering == "arabic" or found is None:
            return f"{unit} {number}"
        return f"{unit} {roman(int(found[1]))}{' ' * bool(found[2])}{found[2]}{found[3]}"


class TreatyLibrary:
    """The treaties by id, and the indexes of their names and of the bodies that stand for them."""

    def __init__(self, treaties: Iterable[Treaty], texts: Mapping[str, OfficialText] | None = None) -> None:
        """Build the library; of two treaties with one id the later counts.

        Args:
            treaties: in any order.
            texts: official texts by the treaty's id.
        """
        self._texts = dict(texts or {})
        self._treaties = dict(sorted({treaty.id: treaty for treaty in treaties}.items()))
        self.names = NameIndex((name, treaty.id) for treaty in self for name in treaty.names)
        self.organisations = NameIndex((name, treaty.id) for treaty in self for name in treaty.organisations)

    def __iter__(self) -> Iterator[Treaty]:
        return iter(self._treaties.values())

    def __len__(self) -> int:
        return len(self._treaties)

    def get(self, treaty_id: str) -> Treaty | None:
        """The treaty with the id; None where the library does not hold it."""
        return self._treaties.get(treaty_id)

    def text(self, treaty_id: str) -> OfficialText | None:
        """The official text that the user imported; None where there is none."""
        return self._texts.get(treaty_id)

    def only(self, ids: frozenset[str]) -> TreatyLibrary:
        """The library without the treaties that have other ids."""
        return TreatyLibrary((treaty for treaty in self if treaty.id in ids), self._texts)

    def without_texts(self) -> TreatyLibrary:
        """The library for those who read news: texts take room, and processes hand them on."""
        return TreatyLibrary(self) if self._texts else self


def treaty_library(folder: Path | None = None, texts: Path | None = None) -> TreatyLibrary:
    """The built-in library, with the user's treaties in `folder` added; a file named as a built-in one replaces it.

    Args:
        folder: of the user's treaties.
        texts: the folder of the official texts that the user imported.

    Raises:
        ReferenceDataError: if a file is wrong; the message names file, key, what was found and what was expected.
    """
    if folder is None and texts is None:
        return _built_in()
    own = () if folder is None else tuple(read_own_treaty(path) for path in sorted(folder.glob("*.yml")))
    found = {} if texts is None else read_texts(texts)
    library = TreatyLibrary((*_built_in(), *own), found)
    for treaty_id in found:
        if library.get(treaty_id) is None:
            raise ReferenceDataError(f"{treaty_id}.yml: 'treaty' is '{treaty_id}'; expected the id of a treaty of the library")
    return library


def read_treaty(file_name: str, root: Node) -> Treaty:
    """The treaty that a file describes; the file's name is its id."""
    entries = root.mapping()
    _check(file_name, entries)
    return Treaty(
        id=file_name.removesuffix(".yml"),
        title=entries["title"].text(),
        short_title=entries["short_title"].text(),
        aliases=_texts(entries, "aliases"),
        organisations=_texts(entries, "organisations"),
        cited_alone=_texts(entries, "cited_alone"),
        kind=_choice(entries["kind"], TREATY_KINDS),
        field=_choice(entries["field"], TREATY_FIELDS) if "field" in entries else None,
        binding=entries["binding"].flag(),
        adopted_on=_day(entries, "adopted_on"),
        adopted_at=_text(entries, "adopted_at"),
        in_force=_day(entries, "in_force"),
        status=_text(entries, "status"),
        parties=_countries(entries),
        joined=_since(entries, "joined"),
        left=_since(entries, "left"),
        parties_note=_text(entries, "parties_note"),
        depositary=_text(entries, "depositary"),
        registration=_text(entries, "registration"),
        official_text=_address(entries["official_text"]) if "official_text" in entries else None,
        unit=_choice(entries["unit"], UNITS) if "unit" in entries else "article",
        numbering=_numbering(entries["numbering"]),
        sources=tuple(_address(node) for node in entries["sources"].items()),
        provisions=read_provisions(entries),
        divisions=read_divisions(entries),
    )


def read_own_treaty(path: Path) -> Treaty:
    """The treaty in a file of the user's.

    Raises:
        ReferenceDataError: if the file is wrong; a key that is there twice is wrong too.
    """
    root = read_yaml(path)
    refuse_repeated_keys(root)
    return read_treaty(path.name, root)


def _check(file_name: str, entries: Mapping[str, Node]) -> None:
    if not _ID.fullmatch(file_name.removesuffix(".yml")):
        raise ReferenceDataError(f"{file_name}: the file's name is the treaty's id; use lower-case letters, digits and hyphens only")
    for key, node in entries.items():
        if key not in _REQUIRED + _OPTIONAL:
            raise ReferenceDataError(f"{node.place}: '{key}' is not known; expected one of {', '.join(_REQUIRED + _OPTIONAL)}")
    for key in _REQUIRED:
        if key not in entries:
            raise ReferenceDataError(f"{file_name}: '{key}' is missing; every treaty has {', '.join(_REQUIRED)}")


@cache
def _built_in() -> TreatyLibrary:
    folder = files("generator.reference") / "treaties"
    paths = sorted((path for path in folder.iterdir() if path.name.endswith(".yml")), key=lambda path: path.name)
    return TreatyLibrary(_built_in_treaty(path.name, path.read_text(encoding="utf-8")) for path in paths)


def _built_in_treaty(file_name: str, text: str) -> Treaty:
    """A treaty whose summaries are read when they are first asked for: most are in no story, and they are the most of a file."""
    head, articles = text_of_articles(text)
    treaty = read_treaty(file_name, parse_yaml(file_name, head))
    later = LazyArticles(file=file_name, text=articles)
    return (
        replace(treaty, provisions=LazyProvisions(later, "provisions"), divisions=LazyProvisions(later, "divisions"))
        if articles
        else treaty
    )


def _text(entries: Mapping[str, Node], key: str) -> str | None:
    return entries[key].text() if key in entries else None


def _texts(entries: Mapping[str, Node], key: str) -> tuple[str, ...]:
    return entries[key].texts() if key in entries else ()


def _day(entries: Mapping[str, Node], key: str) -> str | None:
    return _date(entries[key]) if key in entries else None


def _date(node: Node) -> str:
    # YAML reads 1960-01-19 as a date, "1960-01" as text and 1960 as a number.
    value = str(node.value)
    if not re.fullmatch(r"\d{4}(-\d{2}){0,2}", value):
        raise node.fail("a date such as 1960-01-19, 1960-01 or 1960")
    try:
        date.fromisoformat(value + "-01" * ((10 - len(value)) // 3))
    except ValueError:
        raise node.fail("a day of the calendar such as 1960-01-19") from None
    return value


def _choice(node: Node, choices: tuple[str, ...]) -> str:
    if node.value not in choices:
        raise node.fail(f"one of {', '.join(choices)}")
    return node.text()


def _numbering(node: Node) -> Numbering:
    _choice(node, get_args(Numbering))
    numbering: Numbering = node.value
    return numbering


def _countries(entries: Mapping[str, Node]) -> tuple[str, ...]:
    if "parties" not in entries:
        return ()
    for node in entries["parties"].items():
        # YAML reads NO, Norway's code, as false.
        if not isinstance(node.value, str) or not _COUNTRY.fullmatch(node.value):
            raise node.fail("an ISO 3166-1 alpha-2 code such as JP; put NO in quotation marks")
    return tuple(sorted(entries["parties"].texts()))


def _since(entries: Mapping[str, Node], key: str) -> tuple[tuple[str, str], ...]:
    """The codes with their dates: {FI: 2023-04-04}."""
    if key not in entries:
        return ()
    for code in (days := entries[key].mapping()):
        if not _COUNTRY.fullmatch(code):
            raise entries[key].fail("ISO 3166-1 alpha-2 codes with dates, such as FI: 2023-04-04; put NO in quotation marks")
    listed = set(entries["parties"].value) if "parties" in entries else set()
    wrong = {code for code in days if (code in listed) == (key == "left")} if listed else set()
    if wrong:
        expected = "states that 'parties' lists" if key == "joined" else "states that 'parties' does not list"
        raise days[min(wrong)].fail(f"{expected}, which {min(wrong)} is not")
    return tuple(sorted((code, _date(node)) for code, node in days.items()))


def _address(node: Node) -> str:
    if not isinstance(node.value, str) or not re.fullmatch(r"https?://[^\s/]+\.\S+", node.value):
        raise node.fail("an address that begins with https:// or http://")
    return node.value
