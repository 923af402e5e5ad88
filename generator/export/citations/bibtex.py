"""Works -> BibTeX."""

from __future__ import annotations

from collections.abc import Iterable

from generator.export.citations.names import Author
from generator.export.citations.work import Work, WorkKind

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# BibTeX counts braces before TeX reads any, so none of a text may stay one, not even behind a backslash.
_SPECIAL = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        "#": r"\#",
        "$": r"\$",
        "%": r"\%",
        "&": r"\&",
        "_": r"\_",
    }
)


def written(works: Iterable[Work]) -> str:
    """The works as entries, one after the other, in UTF-8; texts mean themselves to BibTeX and LaTeX alike."""
    return "\n".join(_entry(work) for work in works)


def _entry(work: Work) -> str:
    fields = {name: value for name, value in _fields(work).items() if value}
    lines = "".join(f"  {name} = {value},\n" for name, value in fields.items())
    return f"@{_type(work)}{{{work.key},\n{lines}}}\n"


def _type(work: Work) -> str:
    if work.kind is WorkKind.BRIEFING:
        return "techreport"
    return "article" if work.publisher else "misc"


def _fields(work: Work) -> dict[str, str | None]:
    briefing, day = work.kind is WorkKind.BRIEFING, work.issued
    return {
        "author": f"{{{' and '.join(_name(author) for author in work.authors)}}}" if work.authors else None,
        # Braces of its own keep the letters as large as the source has them.
        "title": f"{{{_braced(work.title)}}}",
        ("institution" if briefing else "journal"): _braced(work.publisher),
        "type": _braced("Briefing") if briefing else None,
        "number": _braced(work.number),
        "year": _braced(f"{day.year:04}") if day else None,
        "month": _MONTHS[day.month - 1] if day else None,
        "day": _braced(str(day.day)) if day else None,
        "note": _braced(f"Dateline: {work.place}") if work.place else None,
        # Styles print an address as it stands, so TeX's signs stay; what an address has no place for was written as %XX.
        "url": f"{{{work.url}}}" if work.url else None,
        "language": _braced(work.language),
    }


def _braced(text: str | None) -> str | None:
    return f"{{{text.translate(_SPECIAL)}}}" if text else None


def _name(author: Author) -> str:
    if author.family is None:
        return _braced(author.name) or ""
    # A small word inside a family name ("Ortega y Gasset") is no particle before it.
    inner = not author.particle and any(word[0].islower() for word in author.family.split()[:-1])
    last = f"{{{author.family}}}" if inner else author.last
    return ", ".join(part for part in (last, author.suffix, author.given) if part)
