"""The lists of all treaties: by field with their lives on one line of time, and by state."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from generator.model import Corpus, TreatyRecord, days, slug_of
from generator.reference.treaty_library import Treaty, TreatyLibrary
from generator.site import addresses, treaty_facts, treaty_life
from generator.site.network import Graph
from generator.site.paging import by_letter, letter_address
from generator.site.render import UNSEARCHED, page
from generator.site.treaty_articles import cited_articles
from generator.site.treaty_matrix import has_matrix, matrix_page
from generator.site.way import TREATIES, Place, trail
from generator.telling.dates import day, plain
from generator.telling.words import counted, state_name

_DRAWN = 40
_FEWEST_DRAWN = 3
_ON_ONE_LIST = 80
# Treaties of one field on a page, and where they are more those that stand on the first.
_ON_ONE_PAGE, _OFTEN = 200, 40
_UNKNOWN = "unknown"
_HEADINGS = {**treaty_facts.FIELDS, "": "Other fields", _UNKNOWN: "Not in the library"}


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedTreaty:
    """A treaty in a list.

    Attributes:
        articles: those that are cited.
        warning: the status, where it is not, or not in full, in force.
        briefings: how many cite it.
        newest: the day of the newest of them.
        left: since when the state that it is listed for is bound no longer.
    """

    href: str
    short_title: str
    articles: str | None = None
    warning: str | None = None
    briefings: int = 0
    newest: str | None = None
    left: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """The treaties of one field, by title.

    Attributes:
        anchor: its place on the page.
        cited: those that briefings cite, in lists of a letter where one list is too long: (letter or None, treaties).
        others: those that only the library knows.
        number: how many are cited.
        letters: where a page does not hold those, which then has the most cited, the letters with the addresses of their pages.
    """

    anchor: str
    heading: str
    cited: tuple[tuple[str | None, tuple[ListedTreaty, ...]], ...]
    others: tuple[ListedTreaty, ...]
    number: int
    letters: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OfState:
    """The treaties that name a state as a party, and those whose party it was; those first that briefings cite."""

    code: str
    name: str
    href: str | None
    treaties: tuple[ListedTreaty, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lifeline:
    """A treaty's life beside those of others: before it was in force, and in force."""

    href: str
    short_title: str
    waiting: treaty_life.Stretch | None
    stretch: treaty_life.Stretch | None
    words: str


def treaties_pages(corpus: Corpus, library: TreatyLibrary, states: Mapping[str, str], ties: Graph) -> Iterator[tuple[str, bytes]]:
    """The list by field, of a field with very many on pages by letter too, the list by state and, where there is enough to see, the table of actors.

    Args:
        corpus: the briefings.
        library: all of its treaties are listed, and the unknown ones that briefings cite.
        states: a state's code -> the src_uri of its page.
        ties: who stands with which treaty across all briefings.
    """
    by_actor = has_matrix(ties)
    yield addresses.TREATIES, _by_field(corpus, library, by_actor=by_actor)
    yield from _letter_pages(corpus, library)
    cited = {record.id: len(record.appearances) for record in corpus.treaties}
    yield addresses.TREATIES_BY_STATE, by_state(library, cited, states, _ways(addresses.TREATIES_BY_STATE, by_actor=by_actor))
    if by_actor:
        yield addresses.TREATIES_BY_ACTOR, matrix_page(ties, _ways(addresses.TREATIES_BY_ACTOR, by_actor=by_actor))


def shelf(treaty: Treaty | None) -> Place:
    """Where the list by field has the treaty; None is one that the library does not know."""
    field = _field(treaty)
    return Place(name=_HEADINGS[field], src_uri=addresses.TREATIES, anchor=_anchor(field))


def _field(treaty: Treaty | None) -> str:
    return (treaty.field or "") if treaty else _UNKNOWN


def _anchor(field: str) -> str:
    return field or "other-fields"


def _ways(here: str, *, by_actor: bool) -> tuple[tuple[str, str | None], ...]:
    """The lists of treaties with their addresses as seen from the one at src_uri `here`, which has none."""
    every = [("By field", addresses.TREATIES), ("By state", addresses.TREATIES_BY_STATE)]
    every += [("By actor", addresses.TREATIES_BY_ACTOR)] if by_actor else []
    return tuple((name, None if uri == here else addresses.link(here, uri)) for name, uri in every)


def _by_field(corpus: Corpus, library: TreatyLibrary, *, by_actor: bool) -> bytes:
    lines = tuple(_lifelines(corpus, library))
    values = {
        "trail": trail(addresses.TREATIES),
        "fields": tuple(_fields(corpus, library)),
        "cited": len(corpus.treaties),
        "total": len(library),
        "lines": lines,
        "years": _axis(corpus, library).years() if lines else (),
        "ways": _ways(addresses.TREATIES, by_actor=by_actor),
    }
    return page("treaties", _matter("Treaties", "All treaties by field, with the articles that briefings cite."), values)


def by_state(library: TreatyLibrary, cited: Mapping[str, int], states: Mapping[str, str], ways: Sequence[tuple[str, str | None]]) -> bytes:
    """The list of the library's treaties by state.

    Args:
        library: whose parties are listed.
        cited: how many briefings cite a treaty, by its id.
        states: as of `treaties_pages`.
        ways: the lists of treaties, each with its address; None for this one.
    """
    listed = tuple(_states(library, cited, states))
    by_letter = groupby(listed, key=lambda state: slug_of(state.name)[:1].upper())
    values = {
        "trail": trail(addresses.TREATIES_BY_STATE, TREATIES),
        "states": listed,
        "letters": tuple((letter, next(group).code) for letter, group in by_letter),
        "ways": ways,
    }
    return page("treaties_by_state", _matter("Treaties by state", "The treaties that each state is, or was, a party to."), values)


def _matter(title: str, description: str) -> dict[str, object]:
    return {"title": title, "description": description, "hide": ["navigation"], "search": UNSEARCHED}


def _fields(corpus: Corpus, library: TreatyLibrary) -> Iterator[Field]:
    here, cited = addresses.TREATIES, {record.id for record in corpus.treaties}
    filed = _filed(corpus, library)
    others: dict[str, list[ListedTreaty]] = {field: [] for field in _HEADINGS}
    for treaty in _by_title(library):
        if treaty.id not in cited:
            others[treaty.field or ""].append(_uncited(treaty, here))
    for field, heading in _HEADINGS.items():
        records = filed[field]
        if not records and not others[field]:
            continue
        letters = tuple((label, addresses.link(here, uri)) for label, uri, _ in _parts(field, records))
        often = sorted(records, key=lambda record: -len(record.appearances))[:_OFTEN] if letters else records
        rows = [_cited(record, library.get(record.id), here) for record in often]
        yield Field(
            anchor=_anchor(field),
            heading=heading,
            cited=((None, tuple(rows)),) if letters else tuple(_letters(rows)),
            others=tuple(others[field]),
            number=len(records),
            letters=letters,
        )


def _letter_pages(corpus: Corpus, library: TreatyLibrary) -> Iterator[tuple[str, bytes]]:
    """The pages by letter of fields in which briefings cite very many treaties."""
    for field, records in _filed(corpus, library).items():
        parts = _parts(field, records)
        for label, here, found in parts:
            title = f"Treaties, {_HEADINGS[field]}: {label}"
            shelf = Place(name=_HEADINGS[field], src_uri=addresses.TREATIES, anchor=_anchor(field))
            values = {
                "trail": trail(here, TREATIES, shelf),
                "heading": title,
                "letters": tuple((other, None if uri == here else addresses.link(here, uri)) for other, uri, _ in parts),
                "rows": tuple(_cited(record, library.get(record.id), here) for record in found),
            }
            yield here, page("treaties_part", _matter(title, f"{title}: {counted(len(found), 'treaty', 'treaties')}."), values)


def _filed(corpus: Corpus, library: TreatyLibrary) -> dict[str, list[TreatyRecord]]:
    """The cited treaties of each field, by title."""
    filed: dict[str, list[TreatyRecord]] = {field: [] for field in _HEADINGS}
    for record in sorted(corpus.treaties, key=lambda record: (slug_of(record.short_title), record.id)):
        filed[_field(library.get(record.id))].append(record)
    return filed


def _parts(field: str, records: Sequence[TreatyRecord]) -> list[tuple[str, str, tuple[TreatyRecord, ...]]]:
    """The letters of a field, the src_uris of their pages, and what is on them; none where one page holds the field."""
    if len(records) <= _ON_ONE_PAGE:
        return []
    shares = by_letter(records, lambda record: slug_of(record.short_title), _ON_ONE_PAGE)
    return [(label, addresses.treaties_part(_anchor(field), letter_address(label)), found) for label, found in shares]


def _letters(rows: Sequence[ListedTreaty]) -> Iterator[tuple[str | None, tuple[ListedTreaty, ...]]]:
    """The rows in one list, or where they are many by first letter."""
    if len(rows) <= _ON_ONE_LIST:
        yield from ([(None, tuple(rows))] if rows else [])
        return
    yield from ((letter, tuple(found)) for letter, found in groupby(sorted(rows, key=_letter), key=_letter))


def _letter(row: ListedTreaty) -> str:
    first = slug_of(row.short_title)[:1].upper()
    return first if first.isalpha() else "Other"


def _states(library: TreatyLibrary, cited: Mapping[str, int], states: Mapping[str, str]) -> Iterator[OfState]:
    here = addresses.TREATIES_BY_STATE
    found: dict[str, list[tuple[Treaty, str | None]]] = {}
    for treaty in _by_title(library):
        for code in treaty.parties:
            found.setdefault(code, []).append((treaty, None))
        for code, day_left in treaty.left:
            found.setdefault(code, []).append((treaty, plain(day_left)))
    for code in sorted(found, key=lambda one: (slug_of(state_name(one)), one)):
        rows = [_of_state(treaty, left, cited.get(treaty.id, 0), here) for treaty, left in found[code]]
        yield OfState(
            code=code,
            name=state_name(code),
            href=addresses.link(here, states[code]) if code in states else None,
            treaties=tuple(sorted(rows, key=lambda row: not row.briefings)),
        )


def _of_state(treaty: Treaty, left: str | None, briefings: int, here: str) -> ListedTreaty:
    return ListedTreaty(
        href=addresses.link(here, addresses.treaty_page(treaty.id)),
        short_title=treaty.short_title,
        warning=treaty_facts.warning(treaty),
        briefings=briefings,
        left=left,
    )


def _cited(record: TreatyRecord, treaty: Treaty | None, here: str) -> ListedTreaty:
    newest = next((briefing.article.published for briefing, _ in record.appearances if briefing.article.published), None)
    return ListedTreaty(
        href=addresses.link(here, addresses.treaty_page(record.id)),
        short_title=record.short_title,
        articles=cited_articles(record),
        warning=treaty_facts.warning(treaty) if treaty else None,
        briefings=len(record.appearances),
        newest=day(newest, short=True) if newest else None,
    )


def _uncited(treaty: Treaty, here: str) -> ListedTreaty:
    return ListedTreaty(
        href=addresses.link(here, addresses.treaty_page(treaty.id)),
        short_title=treaty.short_title,
        warning=treaty_facts.warning(treaty),
    )


def _lifelines(corpus: Corpus, library: TreatyLibrary) -> Iterator[Lifeline]:
    """The lives of the treaties that most briefings cite, oldest first; none where they are too few to compare."""
    often = sorted(corpus.treaties, key=lambda record: (-len(record.appearances), record.id))
    drawn = [treaty for record in often if (treaty := library.get(record.id)) and days(treaty.adopted_on)][:_DRAWN]
    if len(drawn) < _FEWEST_DRAWN or not any(briefing.article.published for briefing in corpus.briefings):
        return
    axis = _axis(corpus, library)
    for treaty in sorted(drawn, key=lambda one: (one.adopted_on or "", one.id)):
        ended = treaty.ended_on
        until = f"ended {plain(ended)}" if ended else "in force" if treaty.in_force else treaty_facts.kind_name(treaty)
        yield Lifeline(
            href=addresses.link(addresses.TREATIES, addresses.treaty_page(treaty.id)),
            short_title=treaty.short_title,
            waiting=treaty_life.waiting(treaty, axis),
            stretch=treaty_life.whole(treaty, axis),
            words=f"adopted {plain(treaty.adopted_on)}, {until}",
        )


def _axis(corpus: Corpus, library: TreatyLibrary) -> treaty_life.Axis:
    """From the oldest cited treaty to the newest briefing."""
    known = [found for record in corpus.treaties if (treaty := library.get(record.id)) and (found := days(treaty.adopted_on))]
    published = [briefing.article.published for briefing in corpus.briefings if briefing.article.published]
    every: list[date] = [*(found[0] for found in known), *published]
    return treaty_life.Axis(first=min(every), last=max(every))


def _by_title(library: Iterable[Treaty]) -> list[Treaty]:
    return sorted(library, key=lambda treaty: (slug_of(treaty.short_title), treaty.id))
