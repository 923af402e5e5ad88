"""What search engines and reference managers read of a page: schema.org data, made for the page's head."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from markupsafe import Markup

from generator.model import Actor, ActorKind, ActorRecord, Briefing, Manner, Quote, TreatyRecord
from generator.site import addresses
from generator.site.escape import OwnAddress, script_data
from generator.telling.words import displayed, plain_web_address

_TYPES = {ActorKind.PERSON: "Person", ActorKind.ORGANISATION: "Organization", ActorKind.STATE: "Country"}
# Of a briefing's head; the page is to stay light. What the budget does not allow is left out, never cut.
_BUDGET = 2000
_OWN_LENGTH = 40  # of a site's address, for the budget
_QUOTES = 3
_ABOUT = 4
_NAMES = 5
_LONG = 300
_HEADLINE = 160
_ESCAPES = re.compile(r"""[<>&'"\\{}\[\]\u2028\u2029]""")
_ESCAPED = 5  # bytes more than one, of such a mark


def of_briefing(briefing: Briefing) -> Markup:
    """A report based on a news article: what and whom it is about, and what it quotes."""
    here = addresses.briefing_page(briefing.slug)
    crumbs = _crumbs("Briefings", addresses.BRIEFINGS, briefing.number or briefing.slug, here)
    report: dict[str, Any] = {"@type": "Report", "@id": _own(here), "headline": _short(briefing.title)}
    room = _BUDGET - _weight(crumbs) - _weight(report)
    for key, value in _told(briefing):
        if (weight := _weight({key: value})) <= room:
            report[key] = value
            room -= weight
    for key, values, most in (("about", _about(briefing), 2 * _ABOUT), ("hasPart", _quotations(briefing), _QUOTES)):
        fitting = _fitting(values, room - _weight(key), most)
        if fitting:
            report[key] = fitting
            room -= _weight({key: fitting})
    return _graph(report, crumbs)


def of_actor(record: ActorRecord) -> Markup:
    """A person, organisation or state."""
    here = addresses.actor_page(record.id)
    names = [name for name in record.aliases if name != record.name and len(name) <= _LONG]
    actor: dict[str, Any] = {"@type": _TYPES.get(record.kind, "Thing"), "@id": _own(here), "name": _short(record.name)}
    if names:
        actor["alternateName"] = names[:_NAMES]
    if record.wikidata:
        actor["sameAs"] = f"https://www.wikidata.org/wiki/{record.wikidata}"
    return _graph(actor, _crumbs("Actors", addresses.ACTORS, _short(record.name), here))


def of_treaty(record: TreatyRecord) -> Markup:
    """A treaty; schema.org has no closer word than legislation."""
    here = addresses.treaty_page(record.id)
    treaty: dict[str, Any] = {"@type": "Legislation", "@id": _own(here), "name": _short(record.title)}
    if record.short_title != record.title:
        treaty["alternateName"] = _short(record.short_title)
    return _graph(treaty, _crumbs("Treaties", addresses.TREATIES, _short(record.short_title), here))


def _told(briefing: Briefing) -> Iterator[tuple[str, object]]:
    """What the briefing tells of itself and of its source, where it is known."""
    article = briefing.article
    if briefing.number:
        yield "reportNumber", briefing.number
    if article.published:
        yield "datePublished", article.published.isoformat()
    if briefing.revised:
        yield "dateModified", briefing.revised.isoformat()
    yield "inLanguage", article.language
    yield "isBasedOn", _article(briefing)


def _article(briefing: Briefing) -> dict[str, Any]:
    """The article as far as the seed tells of it."""
    article = briefing.article
    url = plain_web_address(article.url)
    values = {
        "@type": "NewsArticle",
        "headline": _short(article.headline) if article.headline else None,
        "datePublished": article.published.isoformat() if article.published else None,
        "author": {"@type": "Person", "name": _short(article.byline)} if article.byline else None,
        "publisher": {"@type": "Organization", "name": _short(article.publisher)} if article.publisher else None,
        "url": url if url and len(url) <= _LONG else None,
    }
    return {key: value for key, value in values.items() if value}


def _about(briefing: Briefing) -> Iterator[dict[str, Any]]:
    """The treaties, and the actors that matter most."""
    for treaty in briefing.treaties[:_ABOUT]:
        reference = treaty.reference
        yield {"@type": "Legislation", "name": reference.short_title, "url": _own(addresses.treaty_page(reference.id))}
    named = [actor for actor in briefing.actors if actor.kind in _TYPES]
    for actor in named[:_ABOUT]:
        yield {"@type": _TYPES[actor.kind], "name": actor.name, "url": _own(addresses.actor_page(actor.id))}


def _quotations(briefing: Briefing) -> Iterator[dict[str, Any]]:
    """Direct quotes of those whom the source names, those of key actors first; a state is no character that speaks."""
    actors = {actor.id: (order, actor) for order, actor in enumerate(briefing.actors) if actor.kind in _TYPES}
    found: list[tuple[int, Quote, Actor]] = []
    for quote in briefing.quotes:
        order, actor = actors.get(quote.speaker.actor or "", (0, None)) if quote.speaker else (0, None)
        if actor is not None and actor.kind is not ActorKind.STATE and quote.manner is Manner.DIRECT and not quote.corrected:
            found.append((order, quote, actor))
    for _, quote, actor in sorted(found, key=lambda one: one[0]):
        yield {
            "@type": "Quotation",
            "text": quote.text_in(briefing.article.text),
            "spokenByCharacter": {"@type": _TYPES[actor.kind], "name": actor.name},
        }


def _fitting(values: Iterable[dict[str, Any]], room: int, most: int) -> list[dict[str, Any]]:
    """The first of those that fit, in their order."""
    chosen: list[dict[str, Any]] = []
    for value in values:
        if len(chosen) < most and (weight := _weight(value)) <= room:
            chosen.append(value)
            room -= weight
    return chosen


def _crumbs(section: str, listed: str, name: str, here: str) -> dict[str, Any]:
    steps = (("Home", addresses.HOME), (section, listed), (name, here))
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": position, "name": step, "item": _own(to)}
            for position, (step, to) in enumerate(steps, start=1)
        ],
    }


def _graph(*things: dict[str, Any]) -> Markup:
    return script_data({"@context": "https://schema.org", "@graph": things})


def _own(src_uri: str) -> OwnAddress:
    return OwnAddress("" if src_uri == addresses.HOME else addresses.below_site(src_uri))


def _short(text: str) -> str:
    """A name of a length that a list of results shows."""
    plain = displayed(text)
    return plain if len(plain) <= _HEADLINE else plain[: _HEADLINE - 2].rstrip() + " …"


def _weight(value: object) -> int:
    """The most bytes that the value takes on the page; counted, not written, for there are many."""
    if isinstance(value, str):
        own = _OWN_LENGTH if isinstance(value, OwnAddress) else 0
        return len(value.encode(errors="replace")) + 3 + own + _ESCAPED * len(_ESCAPES.findall(value))
    if isinstance(value, dict):
        return 2 + sum(len(key) + 4 + _weight(inner) for key, inner in value.items())
    if isinstance(value, list):
        return 2 + sum(_weight(inner) + 1 for inner in value)
    return len(str(value))
