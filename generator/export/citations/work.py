"""What is cited: a briefing, or the article that it is made of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from urllib.parse import quote, urlsplit

from generator.export.citations.names import Author, authors
from generator.export.one_line import one_line
from generator.model import Briefing


class WorkKind(StrEnum):
    """What a work is."""

    ARTICLE = "article"
    BRIEFING = "briefing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """A work with all that is known of it, one line each; what is not known is None and is left out wherever the work is cited.

    Attributes:
        kind: an article or a briefing.
        key: a name of small Latin letters, digits and hyphens, unique on the site.
        title: the headline; of an article without one, its first words with an ellipsis.
        authors: in the order of the byline; of a briefing the site.
        publisher: who published the article; of a briefing the site.
        number: the briefing's.
        place: where the article was filed, which need not be where it was published.
        issued: the day of publication; of a briefing its article's.
        url: an address of the web that needs no more escaping.
        language: an IETF tag.
    """

    kind: WorkKind
    key: str
    title: str
    authors: tuple[Author, ...] = ()
    publisher: str | None = None
    number: str | None = None
    place: str | None = None
    issued: date | None = None
    url: str | None = None
    language: str | None = None

    @property
    def container(self) -> str | None:
        """The publisher, where it is not the only author too: no style names one twice."""
        alone = len(self.authors) == 1 and self.authors[0].name == self.publisher
        return None if alone else self.publisher


def article_work(briefing: Briefing) -> Work:
    """The article of a briefing, as far as its seed tells of it."""
    article = briefing.article
    title = one_line(briefing.title)
    publisher = _known(article.publisher)
    return Work(
        kind=WorkKind.ARTICLE,
        key=f"{briefing.slug}-source",
        title=title if article.headline else f"{title.rstrip('.… ')} …",
        authors=authors(article.byline, publisher),
        publisher=publisher,
        place=_known(article.dateline),
        issued=article.published,
        url=_address(article.url),
        language=_known(article.language),
    )


def briefing_work(briefing: Briefing, site_name: str, site_url: str | None) -> Work:
    """The briefing itself.

    Args:
        briefing: the briefing.
        site_name: the site's, which is its author.
        site_url: where the site is published, with its final slash; None where that is not known.
    """
    article, name = briefing.article, _known(site_name)
    return Work(
        kind=WorkKind.BRIEFING,
        key=briefing.slug,
        title=one_line(briefing.title),
        authors=(Author(name=name),) if name else (),
        publisher=name,
        number=_known(briefing.number),
        issued=article.published,
        url=_address(f"{site_url}{briefing.address}") if site_url else None,
        language=_known(article.language),
    )


def works(briefing: Briefing, site_name: str, site_url: str | None) -> tuple[Work, Work]:
    """The briefing and its article."""
    return briefing_work(briefing, site_name, site_url), article_work(briefing)


def _known(text: str | None) -> str | None:
    return one_line(text or "") or None


def _address(address: str | None) -> str | None:
    """The address if it is one of the web; what could end a field of a format, or a word, is written as %XX."""
    if address is None:
        return None
    try:
        parts = urlsplit(one_line(address))
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not parts.netloc:
        return None
    return quote(parts.geturl(), safe="%/:?#@!$&()*+,;=~-._'[]")
