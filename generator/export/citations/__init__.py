"""How to cite a briefing and its source: files for reference managers, and ready footnotes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from generator.export.citations import bibtex, csl_json, footnotes, ris
from generator.export.citations.work import Work, works
from generator.model import Briefing, Footnote

__all__ = ["FILES", "FORMATS", "cited", "file", "ready_footnotes", "works"]

FILES: Mapping[str, Callable[[Iterable[Work]], str]] = {"bib": bibtex.written, "ris": ris.written, "csl.json": csl_json.written}
"""What writes the files that stand beside a briefing's page, by the endings of their names."""

FORMATS = ("bibtex", "ris", "csl-json", *footnotes.STYLES)
"""The names of all formats."""


def file(briefing: Briefing, ending: str, *, site_name: str, site_url: str | None) -> bytes:
    """The file that cites the briefing and its source, in UTF-8.

    Args:
        briefing: what is cited.
        ending: one of `FILES`.
        site_name: as in the settings.
        site_url: with its final slash; None where it is not known.
    """
    return FILES[ending](works(briefing, site_name, site_url)).encode(errors="replace")


def ready_footnotes(briefing: Briefing, *, site_name: str, site_url: str | None) -> tuple[Footnote, ...]:
    """The footnotes of all styles."""
    own, source = works(briefing, site_name, site_url)
    return tuple(Footnote(style=name, briefing=write(own), source=write(source)) for name, write in footnotes.STYLES.values())


def cited(chosen: Iterable[Work], form: str) -> str:
    """The works in one of `FORMATS`, with a final newline; footnotes one a line and without italics."""
    if form in footnotes.STYLES:
        _, write = footnotes.STYLES[form]
        return "".join(f"{footnotes.plain(write(work))}\n" for work in chosen)
    return FILES[{"bibtex": "bib", "csl-json": "csl.json"}.get(form, form)](chosen)
