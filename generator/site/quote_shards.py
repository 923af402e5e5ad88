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
from os.path import commonprefix
from typing import Generic, TypeVar

from generator.model import EDITOR, Manner
from generator.site.dates import day
from generator.site.escape import displayed
from generator.site.found_quotes import By, FoundQuote, QuotedBriefing, digest
from generator.site.states import state_name

K = TypeVar("K", bound=Hashable)

# Characters of words that a file holds, and one in how many briefings begins a new file where a month has more.
_MOST = 24_000
_LOT = 8
# What stands beside a quote's own words: speaker, cue, venue.
_BESIDE = 60
_MANNERS = {Manner.DIRECT: "d", Manner.MIXED: "p", Manner.INDIRECT: "i"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Shard:
    """The briefings whose quotes stand in one file.

    Attributes:
        name: the month; where it has several files with the key of the first briefing.
    """

    name: str
    briefings: tuple[QuotedBriefing, ...]


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
            yield Shard(name=month if len(cut) == 1 else f"{month}-{part[0].key}", briefings=tuple(part))


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


def year_index(found: Sequence[Shard]) -> dict[str, object]:
    """Where a year's quotes are and what they can be found by."""
    topics: _Numbers[str] = _Numbers()
    treaties: _Numbers[str] = _Numbers()
    prefix = commonprefix([one.briefing.number or "" for shard in found for one in shard.briefings])
    rows = [[shard.name, [_found_by(one, prefix, topics, treaties) for one in shard.briefings]] for shard in found]
    return {"prefix": prefix, "topics": [*topics.found], "treaties": [*treaties.found], "shards": rows}


def manifest(years: Iterable[tuple[str, Sequence[QuotedBriefing]]]) -> dict[str, object]:
    """What each year holds: its quotes, and those of each topic and of briefings that cite each treaty."""
    topics: dict[str, str] = {}
    treaties: dict[str, str] = {}
    rows = []
    for year, briefings in years:
        by_topic: Counter[str] = Counter()
        by_treaty: Counter[str] = Counter()
        for one in briefings:
            for topic in one.briefing.topics:
                topics.setdefault(topic.id, displayed(topic.name))
                by_topic[topic.id] += len(one.quotes)
            for cited in one.briefing.treaties:
                treaties.setdefault(cited.reference.id, displayed(cited.reference.short_title))
                by_treaty[cited.reference.id] += len(one.quotes)
        rows.append([year, sum(len(one.quotes) for one in briefings), dict(sorted(by_topic.items())), dict(sorted(by_treaty.items()))])
    return {"years": rows, "topics": dict(sorted(topics.items())), "treaties": dict(sorted(treaties.items()))}


def _cut(briefings: list[QuotedBriefing]) -> Iterator[list[QuotedBriefing]]:
    """One part while it is short; else parts that begin where lot says, and where one would be too long."""
    if sum(map(_size, briefings)) <= _MOST:
        yield briefings
        return
    part: list[QuotedBriefing] = []
    size = 0
    for one in briefings:
        if part and (digest(one.briefing.slug)[-1] % _LOT == 0 or size + _size(one) > _MOST):
            yield part
            part, size = [], 0
        part.append(one)
        size += _size(one)
    yield part


def _size(one: QuotedBriefing) -> int:
    return sum(len(quote.view.passage.text) + _BESIDE for quote in one.quotes)


def _day(one: QuotedBriefing) -> str:
    published = one.briefing.article.published
    return day(published) if published else "undated"


def _row(quote: FoundQuote, speakers: _Numbers[By], treaties: _Numbers[tuple[str, str]]) -> list[object]:
    view = quote.view
    mark = view.passage.mark
    kind = _MANNERS[quote.manner] + ("f" if "fragment" in view.badges else "") + ("e" if EDITOR in view.badges else "")
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


def _found_by(one: QuotedBriefing, prefix: str, topics: _Numbers[str], treaties: _Numbers[str]) -> list[object]:
    return _without_empty_end(
        [
            one.key,
            (one.briefing.number or "").removeprefix(prefix),
            "".join(_MANNERS[quote.manner] for quote in one.quotes),
            [topics.of(topic.id) for topic in one.briefing.topics],
            [treaties.of(cited.reference.id) for cited in one.briefing.treaties],
            [[place, treaties.of(treaty)] for place, quote in enumerate(one.quotes) for treaty, _ in quote.treaties],
        ]
    )


def _without_empty_end(values: list[object]) -> list[object]:
    while values and values[-1] in ("", 0, []):
        values.pop()
    return values
