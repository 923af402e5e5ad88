"""What search finds of a page: its text by sections, its quotes, and the names by which it is looked up."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.search.outline import Passage, Section, outline

# What a briefing's page says a second time, of other pages, or about itself. Quotes have a record of their own.
_ELSEWHERE = frozenset({"quotes", "cite-this-briefing", "cite", "related-briefings", "related", "revision-history", "revisions"})
_BRIEFINGS = re.compile(r"([\d,]+) briefings?\b")
_SECOND_LEVEL = re.compile(r"""<h2 id=["']([^"']*)["']""")
_ALSO_CALLED = re.compile(r"also called (.*?)(?: and \d+ other names)?(?: · |$)")
# The engine parts words at spaces; these scripts write none, so each of their characters is a word.
_UNSPACED = re.compile(
    r"([\u2e80-\u2fdf\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff])"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """What a page is called.

    Attributes:
        address: the page's, below the site's, with a slash at its end.
        kind: actors, treaties or topics.
        title: its name as shown.
        detail: what it is, for the line below its name.
        also: other names.
        weight: how many briefings speak of it.
    """

    address: str
    kind: str
    title: str
    detail: str
    also: str
    weight: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What search keeps of one page.

    Attributes:
        text: the page as a small HTML document for the engine; "" for a page that is found by its name alone.
        quotes: the same for its quotes, under their speakers; "" for none.
        name: what it is called, where it is looked up by name.
    """

    text: str
    quotes: str
    name: Name | None


def record(address: str, page: str, *, published: str = "") -> Record:
    """What search keeps of a page.

    Args:
        address: the page's, below the site's: `briefings/a-slug/`.
        page: its HTML, or that of its content.
        published: its day, as ISO 8601; "" for none.
    """
    kind = kind_of(address)
    sections = outline(_beginning(page) if kind in {"actors", "topics"} else page)
    title = next((section.title for section in sections if section.level == 1), "") or address.strip("/")
    lead = [passage for section in sections[:2] if section.level < 2 for passage in section.passages]
    name = _name(address, kind, title, lead, sections) if kind in {"actors", "treaties", "topics"} else None
    if kind in {"actors", "topics"}:
        # What else they say stands on the pages that they list.
        return Record(text="", quotes="", name=name)
    facts = {"title": title, "kind": kind, "detail": _detail(kind, lead), "date": published}
    if kind != "briefings":
        return Record(text=_document(facts, _sections(sections, frozenset())), quotes="", name=name)
    quotes = list(_quotes(sections))
    return Record(
        text=_document(facts, _sections(sections, _ELSEWHERE)),
        quotes=_document({**facts, "kind": "quotes"}, quotes) if quotes else "",
        name=None,
    )


def kind_of(address: str) -> str:
    """The folder of pages of one kind, or "guide" for what people wrote."""
    folder, _, rest = address.partition("/")
    return folder if rest and folder in {"briefings", "actors", "treaties", "topics"} else "guide"


def spaced(text: str) -> str:
    """The text with a space around each character of scripts that have none between words."""
    return _UNSPACED.sub(r" \1 ", text)


def _beginning(page: str) -> str:
    """The page of an actor or a topic as far as it tells what it is: the rest is long, and stands in briefings."""
    rest = next((m.start() for m in _SECOND_LEVEL.finditer(page) if m[1] != "roles"), len(page))
    return page[max(page.find("<article"), 0) : rest].partition(">")[2] if "<article" in page else page[:rest]


def _document(facts: dict[str, str], sections: Iterable[str]) -> str:
    meta = "".join(_fact(key, value) for key, value in facts.items() if value)
    # Results by day would leave out a page without one.
    meta += f'<span data-pagefind-sort="date" data-pagefind-ignore>{facts["date"] or "0000"}</span>'
    title = html.escape(spaced(facts["title"]))
    return f'<html lang="en"><body>{meta}<h1 data-pagefind-weight="8">{title}</h1>{"".join(sections)}</body></html>'


def _fact(key: str, value: str) -> str:
    return f'<span data-pagefind-meta="{key}" data-pagefind-ignore>{html.escape(value)}</span>'


def _sections(sections: Iterable[Section], elsewhere: frozenset[str]) -> Iterator[str]:
    skipped = 0
    for section in sections:
        if section.level and section.level <= skipped:
            skipped = 0
        if section.anchor in elsewhere:
            skipped = section.level
        if not skipped and section.level == 1:
            yield from _passages(p for p in section.passages if "precis-facts" not in p.around or elsewhere != _ELSEWHERE)
        elif not skipped and section.passages:
            if section.level:
                yield _heading(section.level, section.anchor, section.title)
            yield from _passages(section.passages)


def _quotes(sections: Iterable[Section]) -> Iterator[str]:
    speaker = ""
    for passage in (p for section in sections if section.anchor == "quotes" for p in section.passages):
        if "precis-who" in passage.around:
            speaker = passage.text
        elif "precis-quote" in passage.around and "figcaption" not in passage.around:
            if speaker:
                yield _heading(3, passage.anchor or "quotes", speaker)
                speaker = ""
            yield from _passages([passage])


def _heading(level: int, anchor: str, title: str) -> str:
    return f'<h{level} id="{html.escape(anchor)}">{html.escape(spaced(title))}</h{level}>'


def _passages(passages: Iterable[Passage]) -> Iterator[str]:
    for passage in passages:
        # An empty place: the engine keeps the text of each place once more.
        place = f'<a id="{html.escape(passage.anchor)}"></a>' if passage.anchor else ""
        yield f"<p>{place}{html.escape(spaced(passage.text))}</p>"


def _name(address: str, kind: str, title: str, lead: list[Passage], sections: Iterable[Section]) -> Name:
    about = " · ".join(passage.text for passage in lead)
    called = _ALSO_CALLED.search(about)
    official = next((p.text for p in lead if "precis-standfirst-ours" in p.around), "")
    counts = [int(number.replace(",", "")) for number in _BRIEFINGS.findall(about)]
    role = next((s.passages[-1].text for s in sections if s.anchor == "roles" and s.passages), "") if kind == "actors" else ""
    role = role.rpartition(": ")[2]  # without its dates
    detail = " · ".join(part for part in (_detail(kind, lead), role) if part)
    return Name(
        address=address, kind=kind, title=title, detail=detail, also=called[1] if called else official, weight=max(counts, default=0)
    )


def _detail(kind: str, lead: list[Passage]) -> str:
    kicker = next((passage.text for passage in lead if "precis-kicker" in passage.around), "")
    return "Topic" if kind == "topics" else kicker
