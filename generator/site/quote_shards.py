"""The finder's data by time: files of quotes, what each holds by year, and what there is in all.

A new seed is to change few files, so nothing is numbered across them: a month's quotes are one file, and where they are
many they are cut before briefings that lot, not count, chooses. Series numbers shift when an older seed comes, so they
stand beside the quotes, in the year's file.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Generic, TypeVar

from generator.model import EDITOR
from generator.site.found_quotes import MANNERS, By, Facets, FoundQuote, QuotedBriefing, digest
from generator.telling.dates import day
from generator.telling.words import displayed, state_name

K = TypeVar("K", bound=Hashable)

# Characters of words that a file of several briefings holds.
_MOST = 36_000
# Briefings that one index has before a year has one for each month; the length of 2025-03, and of "undated".
_INDEXED = 2_000
_MONTH = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Shard:
    """The briefings whose quotes stand in one file.

    Attributes:
        name: the month; where it has several files with the key of the oldest briefing, before which new ones come.
    """

    name: str
    briefings: tuple[QuotedBriefing, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Year:
    """A year by its files, each with the briefings in it."""

    name: str
    files: tuple[tuple[str, tuple[Facets, ...]], ...]

    @property
    def briefings(self) -> tuple[Facets, ...]:
        """All of the year, in their order."""
        return tuple(one for _, briefings in self.files for one in briefings)

    def parts(self) -> Iterator[tuple[str, tuple[tuple[str, tuple[Facets, ...]], ...]]]:
        """The files under one index, or where there are many under one for each month, by the index's name."""
        if len(self.briefings) <= _INDEXED:
            yield self.name, self.files
            return
        for month, found in groupby(self.files, key=lambda file: file[0][:_MONTH]):
            yield month, tuple(found)


@dataclass(slots=True)
class _Numbers(Generic[K]):
    """Numbers for what comes again and again, in the order of first use."""

    found: dict[K, int] = field(default_factory=dict)

    def of(self, key: K) -> int:
        return self.found.setdefault(key, len(self.found))


def shards(briefings: Iterable[QuotedBriefing]) -> Iterator[Shard]:
    """The briefings by file, in their order."""
    for month, group in groupby(briefings, key=lambda one: one.month):
        cut = list(_cut(list(group)))
        for part in cut:
            yield Shard(name=month if len(cut) == 1 else f"{month}-{part[-1].key}", briefings=tuple(part))


def quotes_in(shard: Shard) -> dict[str, object]:
    """What a page shows of each quote of the file."""
    speakers: _Numbers[By] = _Numbers()
    treaties: _Numbers[tuple[str, str]] = _Numbers()
    briefings = {
        one.key: [one.briefing.slug, displayed(one.briefing.title), _day(one), [_row(quote, speakers, treaties) for quote in one.quotes]]
        for one in shard.briefings
    }
    return {
        "speakers": [_speaker(by) for by in speakers.found],
        "treaties": [[treaty, displayed(title)] for treaty, title in treaties.found],
        "briefings": briefings,
    }


def year_index(found: Sequence[tuple[str, Sequence[Facets]]]) -> dict[str, object]:
    """Where the quotes of a year or a month are and what they can be found by: by file its briefings."""
    topics: _Numbers[str] = _Numbers()
    treaties: _Numbers[str] = _Numbers()
    prefix = _beginning([one.number for _, briefings in found for one in briefings])
    rows = [[file, [_indexed(one, prefix, topics, treaties) for one in briefings]] for file, briefings in found]
    return {"prefix": displayed(prefix), "topics": [*topics.found], "treaties": [*treaties.found], "shards": rows}


def manifest(years: Iterable[Year]) -> dict[str, object]:
    """What each year holds: its quotes, those of each topic and of briefings that cite each treaty, and the names of its indexes."""
    topics: dict[str, str] = {}
    treaties: dict[str, str] = {}
    counts = []
    for year in years:
        by_topic, by_treaty = _counted(year, topics, treaties)
        counts.append((year, sum(len(one.manners) for one in year.briefings), by_topic, by_treaty))
    listed = [sorted(names) for names in (topics, treaties)]
    rows = [
        [
            year.name,
            quotes,
            *([[number, found[key]] for number, key in enumerate(keys) if key in found] for keys, found in zip(listed, sums, strict=True)),
            [part for part, _ in year.parts()],
        ]
        for year, quotes, *sums in counts
    ]
    named = ([[key, displayed(names[key])] for key in keys] for keys, names in zip(listed, (topics, treaties), strict=True))
    return {"years": rows, **dict(zip(("topics", "treaties"), named, strict=True))}


def _counted(year: Year, topics: dict[str, str], treaties: dict[str, str]) -> tuple[Counter[str], Counter[str]]:
    """The quotes by topic and by treaty that the briefing cites; the names go to those of other years."""
    by_topic: Counter[str] = Counter()
    by_treaty: Counter[str] = Counter()
    for one in year.briefings:
        for names, counts, named in ((topics, by_topic, one.topics), (treaties, by_treaty, one.treaties)):
            for key, name in named:
                names.setdefault(key, name)
                counts[key] += len(one.manners)
    return by_topic, by_treaty


def _cut(briefings: list[QuotedBriefing]) -> Iterator[list[QuotedBriefing]]:
    """The briefings in parts that are short enough, or of one briefing; each cut is where lot says.

    Of the briefings of a part that is too long the one with the smallest lot begins a new part, and so on: a briefing that
    comes or goes moves the cuts beside it at most, as it would in a treap.
    """
    if len(briefings) == 1 or sum(one.size for one in briefings) <= _MOST:
        yield briefings
        return
    at = min(range(1, len(briefings)), key=lambda place: digest(briefings[place].briefing.slug))
    yield from _cut(briefings[:at])
    yield from _cut(briefings[at:])


def _day(one: QuotedBriefing) -> str:
    published = one.briefing.article.published
    return day(published) if published else "undated"


def _row(quote: FoundQuote, speakers: _Numbers[By], treaties: _Numbers[tuple[str, str]]) -> list[object]:
    view = quote.view
    mark = view.passage.mark
    kind = MANNERS[quote.manner] + ("f" if "fragment" in view.badges else "") + ("e" if EDITOR in view.badges else "")
    return _without_empty_end(
        [
            displayed(view.passage.text),
            kind,
            speakers.of(quote.by) if quote.by else -1,
            mark.href.partition("#")[2] if mark else "",
            mark.paragraph if mark else 0,
            displayed(view.cue or ""),
            displayed(view.said or ""),
            displayed(view.venue or ""),
            [treaties.of(treaty) for treaty in quote.treaties],
        ]
    )


def _speaker(by: By) -> list[object]:
    role = displayed(by.role.title) if by.role else ""
    badges = ("f" if by.role.former else "") + ("e" if by.role.by_editor else "") if by.role else ""
    state = state_name(by.country) if by.country else ""
    return _without_empty_end([displayed(by.name), by.actor or "", int(by.resolved), by.country or "", state, role, badges])


def _indexed(one: Facets, prefix: str, topics: _Numbers[str], treaties: _Numbers[str]) -> str:
    """A line, as there are many: key, manners, topics, treaties, treaties of sentences (place:treaty), end of the series number."""
    about = ",".join(str(topics.of(topic)) for topic, _ in one.topics)
    cites = ",".join(str(treaties.of(treaty)) for treaty, _ in one.treaties)
    cited = ",".join(f"{place}:{treaties.of(treaty)}" for place, treaty in one.cited)
    return " ".join((one.key, one.manners, about, cites, cited, displayed(one.number.removeprefix(prefix))))


def _beginning(numbers: Sequence[str]) -> str:
    """What all numbers begin with: BR-2025-."""
    first, last = min(numbers), max(numbers)
    return first[: next((at for at, (one, other) in enumerate(zip(first, last, strict=False)) if one != other), len(first))]


def _without_empty_end(values: list[object]) -> list[object]:
    while values and values[-1] in ("", 0, []):
        values.pop()
    return values
