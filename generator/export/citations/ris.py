"""Works -> RIS, as reference managers read it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.export.citations.names import Author
from generator.export.citations.work import Work, WorkKind

_TYPES = {WorkKind.ARTICLE: "NEWS", WorkKind.BRIEFING: "RPRT"}


def written(works: Iterable[Work]) -> str:
    """The works as records, one after the other, in UTF-8; each value is one line, for a record has no other ending."""
    return "\r\n".join("".join(f"{tag}  - {value}\r\n" for tag, value in _fields(work)) for work in works)


def _fields(work: Work) -> Iterator[tuple[str, str]]:
    yield "TY", _TYPES[work.kind]
    yield from (("AU", _name(author)) for author in work.authors)
    values = {
        "TI": work.title,
        ("PB" if work.kind is WorkKind.BRIEFING else "T2"): work.publisher,
        "SN": work.number,
        "PY": f"{work.issued.year:04}" if work.issued else None,
        "DA": f"{work.issued:%Y/%m/%d}" if work.issued else None,
        "N1": f"Dateline: {work.place}" if work.place else None,
        "UR": work.url,
        "LA": work.language,
        "ID": work.key,
    }
    yield from ((tag, value) for tag, value in values.items() if value)
    yield "ER", ""


def _name(author: Author) -> str:
    """Family, given, suffix. A comma in a name that is left whole would take it apart, so it goes."""
    if author.family is None:
        return author.name.replace(",", "")
    return ", ".join(part for part in (author.last, author.given, author.suffix) if part)
