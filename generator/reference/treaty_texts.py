"""Official texts of treaties that the user imported: one YAML file a treaty, kept verbatim, in `seeds/reference/texts/`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.errors import ReferenceDataError
from generator.reference.yaml_file import Node, read_yaml, refuse_repeated_keys

_NUMBER = re.compile(r"\d+(?: ?[a-z]+)?(?:\(\d+\))?")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_REQUIRED = ("treaty", "source", "sha256", "articles")
_OPTIONAL = ("title", "preamble", "closing", "annexes")
_ARTICLE = ("number", "label", "heading", "part", "paragraphs")
_ANNEX = ("label", "heading", "paragraphs", "articles")


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficialArticle:
    """An article of an official text.

    Attributes:
        number: Arabic, as the library writes it: "5", "6 bis", and "34(7)" for Article 34.7.
        label: as the text writes it: "Article V".
        heading: the text's own; None where it has none.
        part: the part, chapter or section that it stands in, with its heading, the outermost first; None where there is none.
        paragraphs: verbatim, each with the number or letter that it begins with.
    """

    number: str
    label: str
    heading: str | None = None
    part: str | None = None
    paragraphs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficialAnnex:
    """What stands behind the articles under a heading of its own: an annex, an appendix, a protocol.

    Attributes:
        label: "Annex II".
        heading: the text's own; None where it has none.
        paragraphs: those that stand in none of its articles.
        articles: its own articles; their numbers begin anew.
    """

    label: str
    heading: str | None = None
    paragraphs: tuple[str, ...] = ()
    articles: tuple[OfficialArticle, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficialText:
    """The official text of a treaty, verbatim but for white space and line ends.

    Attributes:
        treaty: the treaty's id.
        source: the address or the name of the file that it was imported from.
        sha256: of that file's bytes, in hexadecimal figures.
        articles: the treaty's own, in the order of the text.
        title: the lines above the preamble.
        preamble: paragraphs in front of the first article.
        closing: paragraphs behind the last article: "In witness whereof …", "Done at …".
        annexes: in the order of the text.
    """

    treaty: str
    source: str
    sha256: str
    articles: tuple[OfficialArticle, ...]
    title: tuple[str, ...] = ()
    preamble: tuple[str, ...] = ()
    closing: tuple[str, ...] = ()
    annexes: tuple[OfficialAnnex, ...] = ()

    def article(self, number: str) -> OfficialArticle | None:
        """The article that a provision's number cites, its paragraphs and points left aside; None where the text has none."""
        by_number = {article.number: article for article in self.articles}
        while number not in by_number and "(" in number:
            number = number[: number.rindex("(")]
        return by_number.get(number)


def read_texts(folder: Path) -> Mapping[str, OfficialText]:
    """The official texts in a folder by the treaty's id, sorted; none where there is no such folder.

    Raises:
        ReferenceDataError: if a file is wrong; the message names file, line, key, what was found and what was expected.
    """
    return {path.stem: read_text(path) for path in sorted(folder.glob("*.yml"))}


def read_text(path: Path) -> OfficialText:
    """The official text in a file; the file's name is the treaty's id.

    Raises:
        ReferenceDataError: if the file is wrong.
    """
    root = read_yaml(path)
    refuse_repeated_keys(root)
    entries = _entries(root, _REQUIRED, (*_REQUIRED, *_OPTIONAL))
    if entries["treaty"].value != path.stem:
        raise entries["treaty"].fail(f"{path.stem}, as the file is named")
    if not _SHA256.fullmatch(str(entries["sha256"].value)):
        raise entries["sha256"].fail("64 hexadecimal figures in quotation marks")
    articles = _articles(entries["articles"])
    if not articles:
        raise entries["articles"].fail("at least one article")
    return OfficialText(
        treaty=entries["treaty"].text(),
        source=entries["source"].text(),
        sha256=str(entries["sha256"].value),
        articles=articles,
        title=_texts(entries, "title"),
        preamble=_texts(entries, "preamble"),
        closing=_texts(entries, "closing"),
        annexes=tuple(_annex(node) for node in entries["annexes"].items()) if "annexes" in entries else (),
    )


def _entries(node: Node, required: tuple[str, ...], known: tuple[str, ...]) -> Mapping[str, Node]:
    entries = node.mapping()
    for key, entry in entries.items():
        if key not in known:
            raise ReferenceDataError(f"{entry.place}: '{entry.path}' is not known; expected one of {', '.join(known)}")
    for key in required:
        if key not in entries:
            where = f" in '{node.path}'" if node.path else ""
            raise ReferenceDataError(f"{node.place}: '{key}' is missing{where}; expected {', '.join(required)}")
    return entries


def _articles(node: Node) -> tuple[OfficialArticle, ...]:
    found: dict[str, OfficialArticle] = {}
    for item in node.items():
        article = _article(item)
        if article.number in found:
            raise item.fail(f"one entry for article {article.number}, which is there twice")
        found[article.number] = article
    return tuple(found.values())


def _article(node: Node) -> OfficialArticle:
    entries = _entries(node, ("number", "label", "paragraphs"), _ARTICLE)
    number = str(entries["number"].value)
    if not _NUMBER.fullmatch(number):
        raise entries["number"].fail("an Arabic number such as 5, 6 bis or 34(7)")
    return OfficialArticle(
        number=number,
        label=entries["label"].text(),
        heading=_text(entries, "heading"),
        part=_text(entries, "part"),
        paragraphs=_texts(entries, "paragraphs"),
    )


def _annex(node: Node) -> OfficialAnnex:
    entries = _entries(node, ("label",), _ANNEX)
    return OfficialAnnex(
        label=entries["label"].text(),
        heading=_text(entries, "heading"),
        paragraphs=_texts(entries, "paragraphs"),
        articles=_articles(entries["articles"]) if "articles" in entries else (),
    )


def _text(entries: Mapping[str, Node], key: str) -> str | None:
    return entries[key].text() if key in entries else None


def _texts(entries: Mapping[str, Node], key: str) -> tuple[str, ...]:
    return entries[key].texts() if key in entries else ()
