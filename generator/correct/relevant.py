"""Which of many corrections have to do with one article."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.correct.findings import Findings
from generator.model import Correction, Corrections, Different, Merge, OfQuote, Split, Use


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbered:
    """A correction with its index in the file."""

    number: int
    entry: Correction

    def use(self, found: str) -> Use:
        """The use that the correction is for having found it."""
        return Use(entry=self.number, found=found)


class Index:
    """The corrections by the actors and the quotes that they look for."""

    def __init__(self, corrections: Corrections) -> None:
        """Index all entries once, so that each article looks at few."""
        self.of_actor: dict[str, list[Numbered]] = defaultdict(list)
        self.of_quotes: dict[str, list[Numbered]] = defaultdict(list)
        for number, entry in enumerate(corrections.entries):
            one = Numbered(number=number, entry=entry)
            if isinstance(entry, OfQuote):
                self.of_quotes[entry.seed].append(one)
            else:
                for actor in entry.actors:
                    self.of_actor[actor].append(one)


def relevant(findings: Findings, index: Index) -> tuple[Numbered, ...]:
    """The corrections that concern an actor of the article, by its own id or by one that a correction gives it, or a quote."""
    return concerning(findings.slug, (actor.id for actor in findings.actors), index)


def concerning(slug: str, actors: Iterable[str], index: Index) -> tuple[Numbered, ...]:
    """The same for a briefing whose actors have these ids before any correction."""
    found = {one.number: one for one in index.of_quotes.get(slug, ())}
    # An id that was merged away stands for the one that stays, so corrections of either concern both.
    waiting = list(actors)
    waiting += [one.entry.actors[0] for one in found.values() if one.entry.actors]
    seen: set[str] = set()
    while waiting:
        actor = waiting.pop()
        if actor in seen:
            continue
        seen.add(actor)
        for one in index.of_actor.get(actor, ()):
            if one.entry.concerns(slug):
                found[one.number] = one
                waiting.extend(_leads_to(one.entry))
    return tuple(found[number] for number in sorted(found))


def _leads_to(entry: Correction) -> Iterator[str]:
    if isinstance(entry, Merge | Different):
        yield from entry.actors
    elif isinstance(entry, Split):
        yield entry.into
