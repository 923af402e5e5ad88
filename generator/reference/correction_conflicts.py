"""What the entries of a file of corrections may not say together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations

from generator.model import (
    Correction,
    Corrections,
    Different,
    Merge,
    OfActor,
    Pin,
    RejectActor,
    RejectQuote,
    Rename,
    SetCountry,
    SetRole,
    SetSpeaker,
    Split,
    Wikidata,
)

_REMOVED = "either remove the one or limit both to different seeds"


def conflicts(corrections: Corrections) -> Iterator[tuple[int, str]]:
    """Line and message of everything that contradicts an earlier entry or repeats it, in the order of the file's kinds."""
    yield from _merges(corrections)
    yield from _repeated(corrections.entries)
    yield from _rejected(corrections.entries)
    yield from _said_to_differ(corrections.entries)


def _merges(corrections: Corrections) -> Iterator[tuple[int, str]]:
    """An id that two entries merge or split into different actors, and merges that lead back to where they began."""
    merges = [entry for entry in corrections.entries if isinstance(entry, Merge)]
    scopes = dict.fromkeys(seed for entry in merges for seed in entry.seeds)
    for scope in (None, *scopes):
        kept: dict[str, Merge] = {}
        for entry in merges:
            if entry.seeds and scope not in entry.seeds:
                continue
            for name in entry.ids[1:]:
                if name in kept:
                    yield entry.line, f"{name} is merged into {kept[name].ids[0]} in line {kept[name].line} already; {_REMOVED}"
                kept[name] = entry
        yield from _circles(kept)


def _circles(kept: Mapping[str, Merge]) -> Iterator[tuple[int, str]]:
    for begin in kept:
        way = [begin]
        while way[-1] in kept:
            way.append(kept[way[-1]].ids[0])
            if way[-1] == begin:
                yield kept[way[-2]].line, f"the merges go round in a circle: {' -> '.join(way)}"
            if way[-1] in way[:-1]:
                break


def _repeated(entries: tuple[Correction, ...]) -> Iterator[tuple[int, str]]:
    # Of merged actors, what is said of the one is said of the other. Merges that go round in a circle have been refused.
    kept = {name: entry.ids[0] for entry in entries if isinstance(entry, Merge) and not entry.seeds for name in entry.ids[1:]}
    groups: dict[tuple[object, ...], list[Correction]] = {}
    for entry in entries:
        if (key := _says(entry, kept)) is not None:
            groups.setdefault(key, []).append(entry)
    for group in groups.values():
        for first, second in combinations(group, 2):
            if _meet(first, second):
                yield second.line, f"says what to do with {_subject(second)} as line {first.line} does already; {_REMOVED}"


def _says(entry: Correction, kept: Mapping[str, str]) -> tuple[object, ...] | None:
    """What only one entry may say of one thing."""
    match entry:
        case SetRole(actor=actor, role=role):
            return "role", _resolved(actor, kept), role.title.casefold(), role.since
        case Split(actor=actor):
            return entry.verb, actor
        case Rename() | SetCountry() | Wikidata() | RejectActor() | Pin():
            return entry.verb, _resolved(entry.actor, kept)
        case SetSpeaker(begins=begins) | RejectQuote(begins=begins):
            return "quote", begins.casefold()
    return None


def _resolved(actor: str, kept: Mapping[str, str]) -> str:
    while actor in kept:
        actor = kept[actor]
    return actor


def _subject(entry: Correction) -> str:
    if isinstance(entry, OfActor):
        return f"the {entry.verb} of {entry.actor}"
    return "the quote"


def _rejected(entries: tuple[Correction, ...]) -> Iterator[tuple[int, str]]:
    """Entries on an actor that another entry rejects."""
    rejected: dict[str, list[RejectActor]] = {}
    for entry in entries:
        if isinstance(entry, RejectActor):
            rejected.setdefault(entry.actor, []).append(entry)
    for entry in entries:
        if isinstance(entry, RejectActor | Different | Split):
            continue
        for name in entry.actors:
            for other in rejected.get(name, ()):
                if _meet(entry, other):
                    first, second = sorted((entry, other), key=lambda e: e.line)
                    yield second.line, f"{name} has both {first.verb} (line {first.line}) and {second.verb}; {_REMOVED}"


def _said_to_differ(entries: tuple[Correction, ...]) -> Iterator[tuple[int, str]]:
    """Merges of ids that another entry says are different."""
    merged = {(a, b): entry for entry in entries if isinstance(entry, Merge) for a, b in combinations(sorted(entry.ids), 2)}
    for entry in entries:
        if isinstance(entry, Different):
            for a, b in combinations(sorted(entry.ids), 2):
                if (a, b) in merged:
                    yield entry.line, f"{a} and {b} are said to differ, but line {merged[a, b].line} merges them; remove the one"


def _meet(one: Correction, other: Correction) -> bool:
    """Whether both hold for a common seed."""
    return not one.seeds or not other.seeds or not set(one.seeds).isdisjoint(other.seeds)
