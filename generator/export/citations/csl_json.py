"""Works -> CSL-JSON, which Zotero, pandoc and citeproc read."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from generator.export.citations.names import Author
from generator.export.citations.work import Work, WorkKind


def written(works: Iterable[Work]) -> str:
    """The works as a list of items, with a final newline."""
    return json.dumps([item(work) for work in works], ensure_ascii=False, indent=2) + "\n"


def item(work: Work) -> dict[str, Any]:
    """One work; what is not known is left out."""
    briefing, day = work.kind is WorkKind.BRIEFING, work.issued
    values = {
        "id": work.key,
        "type": "report" if briefing else "article-newspaper",
        "title": work.title,
        "author": [_name(author) for author in work.authors],
        ("publisher" if briefing else "container-title"): work.publisher,
        "genre": "Briefing" if briefing else None,
        "number": work.number,
        "issued": {"date-parts": [[day.year, day.month, day.day]]} if day else None,
        "URL": work.url,
        "language": work.language,
        "note": f"Dateline: {work.place}" if work.place else None,
    }
    return {key: value for key, value in values.items() if value}


def _name(author: Author) -> dict[str, str]:
    if author.family is None:
        return {"literal": author.name}
    parts = {"family": author.family, "given": author.given, "non-dropping-particle": author.particle, "suffix": author.suffix}
    return {key: value for key, value in parts.items() if value}
