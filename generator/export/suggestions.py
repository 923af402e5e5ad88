"""Suggestions -> plain text: what looks as if it were one actor, or two, and the lines of corrections.yml that say so."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from generator.export.terminal import line, shown
from generator.model import ActorRecord, MergeSuggestion, SplitSuggestion, Suggestions

_ROLES = 3
_S = TypeVar("_S")


def suggested(suggestions: Suggestions, *, limit: int) -> str:
    """The suggestions as text for a terminal, at most so many of each kind."""
    parts = [
        "Likeness suggests, and you decide. Put the line that is right below 'actors:' in seeds/corrections.yml;",
        "what is neither merged nor said to be different is suggested again.",
        "",
        *_section("Perhaps one", suggestions.merges, limit, _merge),
        *_section("Perhaps two", suggestions.splits, limit, _split),
    ]
    return "\n".join(parts).rstrip() + "\n"


def _section(heading: str, found: Sequence[_S], limit: int, written: Callable[[int, _S], Iterable[str]]) -> Iterator[str]:
    yield heading.upper()
    yield ""
    for number, suggestion in enumerate(found[:limit], start=1):
        yield from written(number, suggestion)
        yield ""
    if not found:
        yield "none"
    if len(found) > limit:
        yield f"{len(found) - limit} more: --limit {len(found)} shows them"
    yield ""


def _merge(number: int, suggestion: MergeSuggestion) -> Iterator[str]:
    ids = f"[{suggestion.first.id}, {suggestion.second.id}]"
    yield f"{number}. {shown(suggestion.first.name)} | {shown(suggestion.second.name)}"
    yield line("first", _described(suggestion.first))
    yield line("second", _described(suggestion.second))
    yield line("why", shown("; ".join(suggestion.reasons)))
    yield f"  - merge: {ids}"
    yield f"  - different: {ids} # or this"


def _split(number: int, suggestion: SplitSuggestion) -> Iterator[str]:
    yield f"{number}. {shown(suggestion.record.name)}"
    yield line("now", _described(suggestion.record))
    yield line("why", shown("; ".join(suggestion.reasons)))
    yield f"  - split: {suggestion.record.id}"
    yield f"    seeds: [{', '.join(suggestion.seeds)}]"
    yield f"    into: {{id: {suggestion.into}}}"


def _described(record: ActorRecord) -> str:
    """person, JP, 3 briefings: Prime Minister."""
    count = len(record.appearances)
    facts = ", ".join((record.kind.value, record.country or "no country", f"{count} briefing{'' if count == 1 else 's'}"))
    roles = list(dict.fromkeys(_roles(record)))[:_ROLES]
    return shown(f"{facts}: {', '.join(roles)}" if roles else facts)


def _roles(record: ActorRecord) -> Iterator[str]:
    for briefing, actor in record.appearances:
        yield from (role.span.of(briefing.article.text) for role in actor.roles)
        yield from (f"{role.title} (by the editor)" for role in actor.editor_roles)
