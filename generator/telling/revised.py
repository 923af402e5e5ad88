"""The revisions of a briefing: those that its editor noted, and what builds noticed of its words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from generator.model import Briefing, Change, Place, SourceRevision
from generator.telling.dates import day

_IN_FULL = 3
_MOST = 20
_PLACES = {
    Place.HEADLINE: "Headline",
    Place.GLANCE: "At a glance",
    Place.BACKGROUND: "Background",
    Place.AHEAD: "What to watch",
    Place.POSITION: "Position",
    Place.PROVISION: "Treaty articles",
    Place.QUOTE: "Quote",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class RevisionRow:
    """One revision as shown.

    Attributes:
        on: the day in plain words.
        words: the editor's note, or what changed, counted.
        changes: place, deed, words before and after; empty for notes and for old revisions.
        left_out: how many changes more there are.
    """

    on: str
    words: str
    changes: tuple[tuple[str, str, str | None, str | None], ...] = ()
    left_out: int = 0


def revision_rows(briefing: Briefing) -> tuple[RevisionRow, ...]:
    """All revisions, newest first; the words of the last few, which once were the source's and may be no longer."""
    noted = [(note.on, RevisionRow(on=day(note.on), words=note.note)) for note in reversed(briefing.article.revisions)]
    newest = [
        (one.on, _row(one, len(one.changes[:_MOST]) if number < _IN_FULL else 0)) for number, one in enumerate(reversed(briefing.revisions))
    ]
    # Of one day's, the editor's notes stand above the words.
    return tuple(row for _, row in sorted((*noted, *newest), key=lambda pair: pair[0], reverse=True))


def summary(changes: Iterable[Change]) -> str:
    """3 statements added, 1 removed, 1 changed; 1 quote changed."""
    counts: dict[str, Counter[str]] = {}
    for change in changes:
        counts.setdefault(change.place.kind, Counter())[change.deed] += 1
    return "; ".join(_counted(kind, deeds) for kind, deeds in counts.items())


def latest_summary(briefing: Briefing) -> str | None:
    """What the last change of the words was, with its day; None where there is none."""
    if not briefing.revisions:
        return None
    latest = briefing.revisions[-1]
    return f"Revised on {day(latest.on)}: {summary(latest.changes)}."


def _row(revision: SourceRevision, shown: int) -> RevisionRow:
    return RevisionRow(
        on=day(revision.on),
        words=f"{summary(revision.changes)}.",
        changes=tuple((_PLACES[one.place], one.deed, one.before, one.after) for one in revision.changes[:shown]),
        left_out=len(revision.changes) - shown if shown else 0,
    )


def _counted(kind: str, deeds: Counter[str]) -> str:
    first, *others = [(deeds[deed], deed) for deed in ("added", "removed", "changed") if deeds[deed]]
    number, deed = first
    return ", ".join((f"{number} {kind}{'' if number == 1 else 's'} {deed}", *(f"{number} {deed}" for number, deed in others)))
