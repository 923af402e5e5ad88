"""The finder of treaties on the passages that it is developed on: how many references are right, and how many are found."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from generator.annotate.treaties import find
from generator.language import parse
from generator.model import Article, TreatyReference
from generator.reference.treaty_library import treaty_library
from generator.span import Span

_MARK = re.compile(r"\[([^\]]*)\]\{([\w-]+)(?: ([^}]*))?\}")

Reference = tuple[str, str]
"""A treaty's id, and the words that cite it or the number of a provision."""


@dataclass(slots=True)
class Tally:
    """How many were marked, found, and both; and which were wrong."""

    marked: int = 0
    found: int = 0
    right: int = 0
    wrong: list[str] = field(default_factory=list)

    def add(self, marked: set[Reference], found: set[Reference], passage: str) -> None:
        """Counts one passage."""
        self.marked += len(marked)
        self.found += len(found)
        self.right += len(marked & found)
        if marked != found:
            self.wrong.append(f"{passage}\n    missed {sorted(marked - found)}, wrong {sorted(found - marked)}")

    @property
    def precision(self) -> float:
        """Per cent of the found that are right."""
        return 100 * self.right / self.found

    @property
    def recall(self) -> float:
        """Per cent of the marked that are found."""
        return 100 * self.right / self.marked


def _passages() -> Iterator[tuple[str, date, set[Reference], set[Reference]]]:
    """Text, day, the treaties cited and the provisions cited."""
    for line in (Path(__file__).parent / "development.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        day, bar, rest = line.partition(" | ")
        marked = (rest if bar else line).replace(" ¶ ", "\n\n")
        treaties = {(treaty, words) for words, treaty, number in _MARK.findall(marked) if not number}
        numbers = {(treaty, one) for _, treaty, number in _MARK.findall(marked) for one in _each(number)}
        yield _MARK.sub(r"\1", marked), date.fromisoformat(day if bar else "2025-03-11"), treaties, numbers


def _each(number: str) -> list[str]:
    if found := re.fullmatch(r"(\d+)-(\d+)", number):
        return [str(one) for one in range(int(found[1]), int(found[2]) + 1)]
    return number.split("+") if number else []


def _scores() -> tuple[Tally, Tally]:
    """How the finder does on treaties and on provisions."""
    treaties, numbers = Tally(), Tally()
    for text, day, marked, cited in _passages():
        paragraphs = tuple(Span(*match.span()) for match in re.finditer(r"[^\n]+", text))
        article = Article(seed="story.txt", sha256="0" * 64, text=text, paragraphs=paragraphs, published=day)
        found = find(article, parse(article), treaty_library())
        treaties.add(marked, set(_as_marked(text, found, marked)), text)
        numbers.add(cited, {reference for one in found for reference in _provisions(one)}, text)
    return treaties, numbers


def _as_marked(text: str, found: Iterable[TreatyReference], marked: set[Reference]) -> Iterator[Reference]:
    """The places found, as they are marked where only a word more or less is: what a mark spans is told elsewhere."""
    for one in found:
        cited = [span for provision in (*one.provisions, *one.divisions) for span in provision.spans]
        for span in one.spans:
            words = span.of(text)
            alike = (mark for mark in sorted(marked) if mark[0] == one.id and (mark[1] in words or words in mark[1]))
            if not any(other.contains(span) for other in cited):
                yield next(alike, (one.id, words))


def _provisions(one: TreatyReference) -> Iterator[Reference]:
    yield from ((one.id, provision.number) for provision in one.provisions)
    yield from ((one.id, division.label) for division in one.divisions)


def test_the_finder_holds_what_is_asked_of_it_on_the_development_passages() -> None:
    treaties, numbers = _scores()
    told = "\n".join((*treaties.wrong, "--- provisions", *numbers.wrong))
    assert treaties.precision >= 98, told
    assert treaties.recall >= 95, told
    assert numbers.precision >= 98, told
    assert numbers.recall >= 95, told


def test_the_development_passages_are_many_and_of_every_form() -> None:
    passages = list(_passages())
    assert len(passages) >= 190
    assert sum(not marked for _, _, marked, _ in passages) >= 35
    assert len({treaty for _, _, marked, _ in passages for treaty, _ in marked}) >= 60
