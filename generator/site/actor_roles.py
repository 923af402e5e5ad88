"""The roles of an actor over time: one row for each wording, with the days of the briefings that give it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from generator.model import ActorRecord, Briefing
from generator.site.addresses import actor_page, briefing_page, link
from generator.telling.dates import day, period
from generator.telling.quotations import RoleView, role_views
from generator.telling.source import Mark, Source

_ACRONYM = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleRow:
    """A role and its days.

    Attributes:
        title: in the source's words, or the editor's.
        dates: of the first and the last briefing that give it; the day that the editor names, or nothing, where the editor does.
        briefings: how many give it.
        mark: of the source's words in the newest; None for an editor's.
    """

    title: str
    former: bool
    dates: str
    briefings: int
    mark: Mark | None
    by_editor: bool


def role_rows(record: ActorRecord) -> tuple[RoleRow, ...]:
    """The roles, an editor's first, then those that the newest briefings give."""
    given: dict[tuple[str, bool], list[tuple[Briefing, RoleView, Mark | None]]] = {}
    for briefing, view, mark in _given(record):
        given.setdefault((view.title.casefold(), view.former), []).append((briefing, view, mark))
    rows = [_row(found) for found in given.values()]
    return tuple(sorted(rows, key=lambda row: not row.by_editor))


def is_shouted(title: str) -> bool:
    """Whether the title is in capitals as a headline's or a transcript's, and no acronym."""
    return title.isupper() and len(title) > _ACRONYM


def _given(record: ActorRecord) -> Iterator[tuple[Briefing, RoleView, Mark | None]]:
    here = actor_page(record.id)
    for briefing, actor in record.appearances:
        source = Source(briefing=briefing, page=link(here, briefing_page(briefing.slug)))
        spans = {source.words(role.span).casefold(): role.span for role in reversed(actor.roles)}
        for view in role_views(actor, source):
            yield briefing, view, None if view.by_editor else source.mark(spans[view.title.casefold()])


def _row(found: list[tuple[Briefing, RoleView, Mark | None]]) -> RoleRow:
    # The newest briefing's spelling, unless that is in capitals and another's is not.
    _, view, mark = next((one for one in found if not is_shouted(one[1].title)), found[0])
    dates = _since(view) if view.by_editor else period(_published(found)) or "undated"
    return RoleRow(title=view.title, former=view.former, dates=dates, briefings=len(found), mark=mark, by_editor=view.by_editor)


def _since(view: RoleView) -> str:
    return f"from {day(view.since)}" if view.since else ""


def _published(found: list[tuple[Briefing, RoleView, Mark | None]]) -> Iterator[date]:
    return (briefing.article.published for briefing, _, _ in found if briefing.article.published)
