"""Many briefings -> the actors and treaties that span them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from generator.corpus.beside import in_sentences, treaty_ties
from generator.corpus.company import companies, members
from generator.corpus.copies import copies
from generator.corpus.namesakes import joining, namesakes
from generator.corpus.words_on import words_of_officials, words_on
from generator.model import Actor, ActorKind, ActorRecord, Beside, Briefing, CitedTreaty, Corpus, TopicRecord, TreatyRecord


def gather(briefings: Iterable[Briefing]) -> Corpus:
    """The corpus of all briefings; an actor or treaty is the same wherever its id is."""
    ordered = _newest_first(briefings)
    actors: dict[str, list[tuple[Briefing, Actor]]] = defaultdict(list)
    treaties: dict[str, list[tuple[Briefing, CitedTreaty]]] = defaultdict(list)
    for briefing in ordered:
        for actor in briefing.actors:
            if actor.kind is not ActorKind.UNNAMED:
                actors[actor.id].append((briefing, actor))
        for treaty in briefing.treaties:
            treaties[treaty.reference.id].append((briefing, treaty))
    records = sorted((_actor(name, found) for name, found in actors.items()), key=lambda a: (a.name.casefold(), a.id))
    beside = in_sentences(ordered)
    return Corpus(
        briefings=ordered,
        actors=_with_ties(records, ordered, beside),
        treaties=tuple(sorted((_treaty(name, found) for name, found in treaties.items()), key=lambda t: (t.short_title.casefold(), t.id))),
        topics=_topics(ordered),
        copies=copies(ordered),
        beside=beside,
    )


def _topics(briefings: Sequence[Briefing]) -> tuple[TopicRecord, ...]:
    """The topics of all briefings; one that front matter calls by several names has that of the newest."""
    names: dict[str, str] = {}
    found: dict[str, list[Briefing]] = defaultdict(list)
    for briefing in briefings:
        for topic in briefing.topics:
            names.setdefault(topic.id, topic.name)
            found[topic.id].append(briefing)
    records = (TopicRecord(id=topic, name=name, briefings=tuple(found[topic])) for topic, name in names.items())
    return tuple(sorted(records, key=lambda record: (record.name.casefold(), record.id)))


def _with_ties(
    records: Sequence[ActorRecord], briefings: tuple[Briefing, ...], beside: Mapping[str, tuple[Beside, ...]]
) -> tuple[ActorRecord, ...]:
    """The records with what ties each actor to others; every index is made once."""
    by_id = {record.id: record for record in records}
    said, officials = words_on(briefings), words_of_officials(briefings, records)
    belonging, alike, treaties = members(briefings, by_id), namesakes(records), treaty_ties(briefings, beside)
    return tuple(
        replace(
            record,
            words_on=said.get(record.id, ()),
            officials=officials.get(record.country or "", ()) if record.kind is ActorKind.STATE else (),
            company=near,
            members=belonging.get(record.id, ()),
            treaties=treaties.get(record.id, ()),
            namesakes=alike.get(record.id, ()),
            joining=joining(record),
        )
        for record, near in zip(records, companies(briefings, by_id), strict=True)
    )


def _newest_first(briefings: Iterable[Briefing]) -> tuple[Briefing, ...]:
    return tuple(sorted(briefings, key=lambda b: (-(b.article.published or date.min).toordinal(), b.slug)))


def _actor(name: str, appearances: list[tuple[Briefing, Actor]]) -> ActorRecord:
    actors = [actor for _, actor in appearances]
    # What an editor merged into an actor neither names it nor says what it is; what the editor calls it does.
    own = [a for a in actors if "id" not in a.corrected] or actors
    named = [a for a in actors if "name" in a.corrected] or own
    fullest = max((a.name for a in named), key=lambda n: (len(n), n))
    countries = {a.country for a in actors if a.country}
    others = {alias for a in actors for alias in (a.name, *a.aliases)} - {fullest}
    return ActorRecord(
        id=name,
        name=fullest,
        kind=own[0].kind,
        country=countries.pop() if len(countries) == 1 else None,
        aliases=tuple(sorted(others)),
        appearances=tuple(appearances),
        wikidata=next((a.wikidata for a in actors if a.wikidata), None),
        corrected=tuple(sorted({key for a in actors for key in a.corrected})),
    )


def _treaty(name: str, appearances: list[tuple[Briefing, CitedTreaty]]) -> TreatyRecord:
    newest = appearances[0][1].reference
    return TreatyRecord(id=name, title=newest.title, short_title=newest.short_title, known=newest.known, appearances=tuple(appearances))
