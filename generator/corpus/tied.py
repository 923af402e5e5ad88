"""An actor as other actors' records name it."""

from __future__ import annotations

from generator.model import ActorRecord, Tied


def tied(record: ActorRecord, briefings: int) -> Tied:
    """The actor, tied to another by so many briefings."""
    return Tied(id=record.id, name=record.name, kind=record.kind, country=record.country, briefings=briefings)
