"""The articles of a treaty on its page, in the treaty's own numbering: what each provides, and every place that cites it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from generator.model import CitedTreaty, TreatyRecord
from generator.reference.treaty_library import Treaty
from generator.reference.treaty_texts import OfficialText
from generator.site import treaty_places
from generator.site.addresses import article_anchor, part_of, treaty_page
from generator.site.paging import Part, by_year, fits
from generator.site.part_pages import LongList, part_pages
from generator.site.treaty_places import Citations, Cite
from generator.site.way import Place
from generator.telling.treaty_cards import articles

# Characters of an article that a reader takes in at a glance, beside its summary.
_LONG_TEXT = 1_500
# The bytes that all places that cite may take of a treaty's page, and how many articles are more than an index of them can hold.
_ROOM = 70_000
_MANY, _MOST_CITED = 150, 100


@dataclass(frozen=True, slots=True, kw_only=True)
class TreatyArticle:
    """An article, paragraph or point, or a chapter or annex, that the library or an imported text knows or a briefing cites.

    Attributes:
        anchor: its place on the page.
        label: as the treaty writes it: Article V.
        short: the label without "Article".
        heading: the treaty's own; None where it has none.
        summary: in our words; None where the library has none.
        summary_of: the label of the whole article where only that is summarised; None where the summary is this one's own.
        official: the paragraphs of the official text, verbatim; empty where none is imported.
        official_of: the label of the whole article where the paragraphs are its, not only this part's.
        citations: none of them where no briefing cites it.
        apart: whether of very many articles it stands on a page of its own, and in the index only.
    """

    anchor: str
    label: str
    short: str
    heading: str | None
    summary: str | None
    summary_of: str | None
    official: tuple[str, ...]
    official_of: str | None
    citations: Citations
    apart: bool = False

    @property
    def official_folds(self) -> bool:
        """Whether the official text is so long that it opens only when asked for, or is that of the whole article."""
        return self.official_of is not None or sum(map(len, self.official)) > _LONG_TEXT


def treaty_articles(record: TreatyRecord, treaty: Treaty | None, text: OfficialText | None) -> tuple[TreatyArticle, ...]:
    """The articles by number: those that the library and the official text know and those that are cited; then chapters and annexes."""
    found = _cited(record)
    room = _room(found)
    labels = {article.number: article.label for article in text.articles} if text else {}
    labels |= {number: citing[0][2].reference.label for number, citing in found.items()}
    if treaty is not None:
        known = (*treaty.provisions, *treaty.divisions)
        labels |= {number: treaty.label(number) for number in (*labels, *(one.number for one in known)) if number[0].isdigit()}
        labels |= {one.number: one.label for one in known if one.label}
    made = partial(_article, labels=labels, treaty=treaty, text=text)
    citing = {
        number: treaty_places.of_provision(cites, record, None if treaty_places.held(cites, room) else _page(record, number), room)
        for number, cites in found.items()
    }
    none = treaty_places.of_provision((), record)
    return _apart(tuple(made(number, citing.get(number, none)) for number in _sorted(labels)))


def article_pages(record: TreatyRecord, treaty: Treaty | None, above: tuple[Place, ...]) -> Iterator[tuple[str, partial[bytes]]]:
    """What makes the pages of the articles that more briefings cite than the treaty's page can show.

    Args:
        record: the briefings that cite the treaty.
        treaty: what the library knows of it.
        above: the places above these pages; the last is the treaty's page.
    """
    found = _cited(record)
    room = _room(found)
    for number in _sorted(found):
        cites = found[number]
        if treaty_places.held(cites, room):
            continue
        here, label = _page(record, number), treaty.label(number) if treaty and number[0].isdigit() else cites[0][2].reference.label
        article = Place(name=label, src_uri=treaty_page(record.id), anchor=article_anchor(number))
        of = LongList(heading=f"{record.short_title}, {label}", above=(*above, article), show=treaty_places.shown)
        parts = () if fits(cites, treaty_places.weight) else by_year(cites, here, treaty_places.BY_DAY)
        yield from part_pages((Part(name="All briefings that cite it", src_uri=here, items=tuple(cites), parts=parts),), of)


def _cited(record: TreatyRecord) -> dict[str, list[Cite]]:
    """By an article's number the briefings that cite it, newest first."""
    found: dict[str, list[Cite]] = {}
    for briefing, cited in record.appearances:
        for provision in (*cited.provisions, *cited.divisions):
            found.setdefault(provision.reference.number, []).append((briefing, cited.reference, provision))
    return found


def _room(found: Mapping[str, Sequence[Cite]]) -> int | None:
    """The bytes that each article has on the treaty's page; None where there is room for all."""
    return _ROOM // len(found) if sum(map(treaty_places.on_treaty_page, found.values())) > _ROOM else None


def _page(record: TreatyRecord, number: str) -> str:
    return part_of(treaty_page(record.id), article_anchor(number))


def _apart(articles: tuple[TreatyArticle, ...]) -> tuple[TreatyArticle, ...]:
    """The articles; of very many those that are cited most, and those of which there is more to tell, stand on the treaty's page."""
    if len(articles) <= _MANY:
        return articles
    most = sorted(articles, key=lambda one: -one.citations.places)[:_MOST_CITED]
    kept = {one.anchor for one in most}
    return tuple(
        replace(one, apart=bool(one.citations.page and not one.summary and not one.official and one.anchor not in kept)) for one in articles
    )


def cited_articles(record: TreatyRecord) -> str | None:
    """Articles 5, 6: those that a briefing cites; None where none does."""
    found: dict[str, str] = {}
    for _, cited in record.appearances:
        found |= _numbers(cited)
    return articles(found[number] for number in _sorted(found))


def _article(
    number: str, citations: Citations, *, labels: Mapping[str, str], treaty: Treaty | None, text: OfficialText | None
) -> TreatyArticle:
    known = treaty.provision(number) if treaty else None
    official = text.article(number) if text else None
    heading = official.heading if official and official.number == number else None
    return TreatyArticle(
        anchor=article_anchor(number),
        label=labels[number],
        short=labels[number].removeprefix("Article "),
        heading=(known.heading if known else None) or heading,
        summary=known.summary if known else None,
        summary_of=_whole(treaty, known.number, number) if known else None,
        official=official.paragraphs if official else (),
        official_of=official.label if official and official.number != number else None,
        citations=citations,
    )


def _whole(treaty: Treaty | None, summarised: str, number: str) -> str | None:
    return treaty.label(summarised) if treaty and summarised != number else None


def _numbers(cited: CitedTreaty) -> dict[str, str]:
    return {provision.reference.number: provision.reference.label for provision in (*cited.provisions, *cited.divisions)}


def _sorted(numbers: Iterable[str]) -> Iterator[str]:
    return iter(sorted(numbers, key=_order))


def _order(number: str) -> tuple[tuple[int, int, str], ...]:
    """Articles by number, then by paragraph and point: 2, 2(4), 10."""
    parts = re.findall(r"\d+|[^\W\d_]+", number)
    return tuple((0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts)
