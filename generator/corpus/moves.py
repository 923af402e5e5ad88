"""What a build remembers: the numbers of briefings, and where an address leads whose seed was renamed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from generator.corpus.numbering import given
from generator.model import Briefing, Ledger, Redirect, Standing

_DIGITS = 16


def recorded(ledger: Ledger, briefings: Iterable[Briefing], waiting: frozenset[str] = frozenset()) -> Ledger:
    """The record of addresses and numbers as of these briefings.

    What has gone from its address is looked for by the bytes of its seed, else by its text, which a change of front matter leaves
    as it was: at new addresses first, then at old ones, where a second seed has the same content.

    Args:
        ledger: the record so far.
        briefings: that the site has now.
        waiting: addresses whose seeds are there and cannot be used; what is known of them stays.
    """
    briefings = tuple(briefings)
    now = {briefing.slug: _standing(briefing) for briefing in briefings}
    taken = waiting | now.keys()
    gone = sorted(ledger.standing.keys() - taken)
    found = {old: new for old, new in _found(gone, ledger, now) if new is not None}
    for old, new in found.items():
        if new not in ledger.standing and now[new].first is None:
            now[new] = replace(now[new], first=ledger.standing[old].first or old)
    for slug in now.keys() & ledger.standing.keys():
        now[slug] = replace(now[slug], first=ledger.standing[slug].first)
    moved = {old: found.get(new, new) for old, new in {**ledger.moved, **found}.items()}
    kept = {slug: ledger.standing[slug] for slug in waiting & ledger.standing.keys()}
    return Ledger(
        # An address that is in use again belongs to what stands there.
        standing={slug: replace(one, first=None) if one.first in taken else one for slug, one in sorted({**kept, **now}.items())},
        moved={old: new for old, new in sorted(moved.items()) if old not in taken and new in taken},
        numbers=given(ledger.numbers, briefings, now, waiting),
    )


def redirects(ledger: Ledger, listed: Iterable[Redirect], present: frozenset[str]) -> tuple[dict[str, str], tuple[str, ...]]:
    """Where each given-up address leads, always to a briefing, and a message for each line of the editor's that leads nowhere.

    Args:
        ledger: the record of addresses.
        listed: the editor's own, which win over the record; without circles.
        present: the addresses of all briefings.
    """
    listed = tuple(listed)
    onward = {**ledger.moved, **{one.old: one.new for one in listed}}
    ends = {old: _end(old, onward, present) for old in sorted(onward) if old not in present}
    return {old: end for old, end in ends.items() if end in present}, tuple(_unused(listed, ends, present))


def _standing(briefing: Briefing) -> Standing:
    text = hashlib.sha256(briefing.article.text.encode()).hexdigest()
    return Standing(seed=briefing.article.sha256[:_DIGITS], text=text[:_DIGITS])


def _found(gone: Iterable[str], ledger: Ledger, now: Mapping[str, Standing]) -> Iterator[tuple[str, str | None]]:
    """Each address that is gone, and where its content stands now."""
    by_seed: dict[str, str] = {}
    by_text: dict[str, str] = {}
    for slug in sorted(now, key=lambda slug: (slug in ledger.standing, slug)):
        by_seed.setdefault(now[slug].seed, slug)
        by_text.setdefault(now[slug].text, slug)
    for old in gone:
        was = ledger.standing[old]
        yield old, by_seed.get(was.seed) or by_text.get(was.text)


def _end(address: str, onward: Mapping[str, str], present: frozenset[str]) -> str:
    while address not in present and address in onward:
        address = onward[address]
    return address


def _unused(listed: Iterable[Redirect], ends: Mapping[str, str], present: frozenset[str]) -> Iterator[str]:
    for one in listed:
        if one.old in present:
            yield f"line {one.line}: a briefing stands at {one.old}, so that nothing can be led away from there; take the line out"
        elif (end := ends[one.old]) not in present:
            yield f"line {one.line}: {one.old} leads to {end}, and no briefing stands there; mend the address or take the line out"
