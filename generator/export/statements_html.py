"""The statements of a feed's entry as the HTML that feed readers show."""

from __future__ import annotations

from html import escape

from generator.model import FeedEntry


def statements_html(entry: FeedEntry) -> str:
    """A list of the statements; of none, the title, since no format allows an entry that says nothing."""
    if not entry.statements:
        return f"<p>{escape(entry.title)}</p>"
    return "<ul>" + "".join(f"<li>{escape(statement)}</li>" for statement in entry.statements) + "</ul>"
