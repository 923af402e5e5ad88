"""Pages of treaties: facts, articles with their summaries, every briefing that cites them; and the list of all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.model import Briefing, CitedProvision, CitedTreaty, Corpus, TreatyRecord
from generator.reference.treaty_library import Treaty, TreatyLibrary
from generator.site import addresses
from generator.site.dates import day, plain
from generator.site.escape import web_address
from generator.site.listing import entry
from generator.site.provision_cards import articles, status
from generator.site.render import UNSEARCHED, counted, page
from generator.site.source import Mark, Passage, Source
from generator.site.states import state_name

_SHOWN = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Citing:
    """A place that cites an article: the briefing and the source's words on it, or where it says nothing, the citing sentence's mark."""

    href: str
    number: str | None
    date: str
    passages: tuple[Passage, ...]
    mark: Mark | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProvisionEntry:
    """An article of the treaty and who cites it, newest briefing first."""

    label: str
    heading: str | None
    summary: str | None
    citing: tuple[Citing, ...]


def treaty_page(record: TreatyRecord, library: TreatyLibrary) -> bytes:
    """The page of one treaty."""
    here = addresses.treaty_page(record.id)
    treaty = library.get(record.id)
    provisions = tuple(_provisions(record, treaty, here))
    newest = record.appearances[:_SHOWN]
    values = {
        "record": record,
        "known": treaty is not None,
        "facts": tuple(_facts(treaty)) if treaty else (),
        "official_text": web_address(treaty.official_text) if treaty else None,
        "sources": [address for address in map(web_address, treaty.sources) if address] if treaty else [],
        "cited": [provision for provision in provisions if provision.citing],
        "uncited": [provision for provision in provisions if not provision.citing],
        "entries": [entry(briefing, here) for briefing, _ in newest],
        "left_out": len(record.appearances) - len(newest),
    }
    matter = {
        "title": record.short_title,
        "description": f"{record.title}: cited in {counted(len(record.appearances), 'briefing')}.",
        "hide": ["navigation"],
    }
    return page("treaty", matter, values)


def treaties_page(corpus: Corpus) -> bytes:
    """The list of all cited treaties."""
    rows = [
        {
            "href": addresses.link(addresses.TREATIES, addresses.treaty_page(record.id)),
            "record": record,
            "articles": _labels(record),
        }
        for record in corpus.treaties
    ]
    matter = {
        "title": "Treaties",
        "description": "The treaties that the briefings cite, with their articles.",
        "hide": ["navigation"],
        "search": UNSEARCHED,
    }
    return page("treaties", matter, {"rows": rows})


def _facts(treaty: Treaty) -> Iterator[tuple[str, str]]:
    if adopted := ", ".join(part for part in (treaty.adopted_at, plain(treaty.adopted_on)) if part):
        yield "Adopted", adopted
    if treaty.in_force:
        yield "In force since" if treaty.status in (None, "in force") else "Entered into force", plain(treaty.in_force) or treaty.in_force
    if treaty.status and not (treaty.in_force and treaty.status == "in force"):
        yield "Status", status(treaty.status)
    if not treaty.binding:
        yield "Force", "not binding under international law"
    if treaty.parties:
        yield "Parties", ", ".join(state_name(code) for code in treaty.parties)
    if treaty.parties_note:
        yield "On the parties" if treaty.parties else "Parties", treaty.parties_note
    if treaty.depositary:
        yield "Depositary", treaty.depositary
    if treaty.registration:
        yield "Registration", treaty.registration


def _provisions(record: TreatyRecord, treaty: Treaty | None, here: str) -> Iterator[ProvisionEntry]:
    citing: dict[str, list[Citing]] = {}
    labels: dict[str, str] = {}
    for briefing, cited in record.appearances[:_SHOWN]:
        for provision in cited.provisions:
            number = provision.reference.number
            labels.setdefault(number, provision.reference.label)
            citing.setdefault(number, []).append(_citing(briefing, provision, here))
    if treaty is not None:
        for known in treaty.provisions:
            labels[known.number] = treaty.label(known.number)
    for number in sorted(labels, key=_order):
        found = treaty.provision(number) if treaty else None
        yield ProvisionEntry(
            label=labels[number],
            heading=found.heading if found else None,
            summary=found.summary if found else None,
            citing=tuple(citing.get(number, ())),
        )


def _citing(briefing: Briefing, provision: CitedProvision, here: str) -> Citing:
    href = addresses.link(here, addresses.briefing_page(briefing.slug))
    source = Source(briefing=briefing, page=href)
    spans = provision.reference.spans
    return Citing(
        href=href,
        number=briefing.number,
        date=day(briefing.article.published) if briefing.article.published else "undated",
        passages=tuple(source.passage(statement.spans) for statement in provision.statements),
        mark=source.mark(spans[0]) if spans else None,
    )


def _labels(record: TreatyRecord) -> str | None:
    found: dict[str, str] = {}
    for _, cited in record.appearances:
        found |= _numbers(cited)
    return articles(found[number] for number in sorted(found, key=_order))


def _numbers(cited: CitedTreaty) -> dict[str, str]:
    return {provision.reference.number: provision.reference.label for provision in cited.provisions}


def _order(number: str) -> tuple[tuple[int, int, str], ...]:
    """Articles by number, then by paragraph and point: 2, 2(4), 10."""
    parts = re.findall(r"\d+|[^\W\d_]+", number)
    return tuple((0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts)
