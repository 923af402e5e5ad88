"""Corrections that found nothing: a slip of the pen, or rules that have become better."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from difflib import get_close_matches

from generator.correct.speakers import plain
from generator.model import Briefing, Correction, Corrections, Different, Merge, OfQuote, SetRole, Split, Use

_SHOWN = 60
_NO_BRIEFING = "no briefing has the address"


def unused(corrections: Corrections, uses: Collection[Use], briefings: Iterable[Briefing]) -> tuple[str, ...]:
    """A message for everything that a correction looks for and that no briefing has, in the order of the file.

    Args:
        corrections: of the site.
        uses: what they found.
        briefings: all of the site, corrected.
    """
    if not corrections:
        return ()
    known = _Known(corrections, briefings)
    found = {(use.entry, use.found) for use in uses}
    made: list[str] = []
    for number, entry in enumerate(corrections.entries):
        missing = [thing for thing in _looked_for(entry) if (number, thing) not in found]
        made.extend(
            f"{corrections.file}, line {entry.line}: {entry.verb} finds nothing: {message}" for message in known.missing(entry, missing)
        )
    return tuple(made)


def unused_anywhere(corrections: Corrections, uses: Collection[Use], told: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """The same of a site whose briefings are not at hand, but what parts of it have told.

    Args:
        corrections: of the site.
        uses: what they found in any part.
        told: for each part the messages of `unused`.
    """
    found = {(use.entry, use.found) for use in uses}
    made: list[str] = []
    for number, entry in enumerate(corrections.entries):
        if all((number, thing) in found for thing in _looked_for(entry)):
            continue
        beginning = f"{corrections.file}, line {entry.line}: "
        of_entry = [[message for message in messages if message.startswith(beginning)] for messages in told]
        if of_entry and all(of_entry):
            # A part that has the seed knows more than one that has not.
            told_best = min(of_entry, key=lambda few: _NO_BRIEFING in few[0])
            made.extend(told_best)
    return tuple(made)


def _looked_for(entry: Correction) -> tuple[str, ...]:
    if isinstance(entry, OfQuote):
        return (entry.begins, *entry.actors)
    return (*entry.actors, *entry.seeds)


class _Known:
    """What there is, to say what may have been meant."""

    def __init__(self, corrections: Corrections, briefings: Iterable[Briefing]) -> None:
        self._briefings = {briefing.slug: briefing for briefing in briefings}
        self._actors = {actor.id: actor for briefing in self._briefings.values() for actor in briefing.actors}
        self._split = {entry.into for entry in corrections.entries if isinstance(entry, Split)}
        self._own = {a.id for briefing in self._briefings.values() for a in briefing.actors if "id" not in a.corrected}

    def missing(self, entry: Correction, things: Iterable[str]) -> Iterator[str]:
        """The messages on what a correction did not find; of a missing seed, and of an actor in it, the first is enough."""
        for seed in entry.seeds:
            if seed not in self._briefings:
                yield f"{_NO_BRIEFING} {seed}{_hint(seed, self._briefings)}"
                return
        for thing in things:
            if isinstance(entry, OfQuote) and thing == entry.begins:
                yield self._no_quote(entry)
                return
            if self._is_elsewhere(entry, thing):
                continue
            yield self._no_actor(entry, thing)
            if not isinstance(entry, Merge | Different):
                return

    def _is_elsewhere(self, entry: Correction, thing: str) -> bool:
        """Whether another correction makes the id, namesakes have it once they are told apart, or what stays is in other seeds."""
        if isinstance(entry, Different):
            return thing in self._actors
        return isinstance(entry, Merge) and (thing in self._split or (thing == entry.ids[0] and thing in self._own))

    def _no_quote(self, entry: OfQuote) -> str:
        briefing = self._briefings[entry.seed]
        begins = plain(entry.begins)
        quotes = {plain(words)[: len(begins)]: words for quote in briefing.quotes if (words := quote.text_in(briefing.article.text))}
        near = get_close_matches(begins, sorted(quotes), n=1, cutoff=0.6)
        hint = f"; did you mean “{quotes[near[0]][:_SHOWN]}”?" if near else ""
        return f"no quote of {entry.seed} begins with “{entry.begins}”{hint}"

    def _no_actor(self, entry: Correction, thing: str) -> str:
        name = entry.actors[0] if thing in entry.seeds else thing
        where = thing if thing in entry.seeds else entry.seeds[0] if isinstance(entry, OfQuote) else None
        if isinstance(entry, SetRole) and thing in self._actors:
            since = f", or no briefing of it is of {entry.role.since.isoformat()} or later" if entry.role.since else ""
            return f"{thing} is no person{since}"
        among = [actor.id for actor in self._briefings[where].actors] if where else list(self._actors)
        return f"no actor{f' of {where}' if where else ''} has the id {name}{_hint(name, among)}"


def _hint(name: str, among: Iterable[str]) -> str:
    near = get_close_matches(name, sorted(among), n=3, cutoff=0.6)
    return f"; did you mean {' or '.join(near)}?" if near else ""
