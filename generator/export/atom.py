"""Feed -> Atom (RFC 4287)."""

from __future__ import annotations

from datetime import date
from xml.sax.saxutils import escape, quoteattr

from generator.export.statements_html import statements_html
from generator.model import Feed, FeedEntry

# Atom wants a day of every entry. The first one that clocks know says as plainly as can be that there is none.
_UNDATED = "1970-01-01T00:00:00Z"


def written(feed: Feed, site_url: str) -> bytes:
    """The feed's file.

    Args:
        feed: whose texts are escaped here.
        site_url: the site's address, with its final slash.
    """
    return "".join((_head(feed, site_url), *(_entry(entry, site_url) for entry in feed.entries), "</feed>\n")).encode()


def _head(feed: Feed, site_url: str) -> str:
    own, page = f"{site_url}{feed.name}.xml", f"{site_url}{feed.address}"
    return f"""<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
<id>{escape(own)}</id>
<title>{escape(feed.title)}</title>
<subtitle>{escape(feed.description)}</subtitle>
<updated>{_moment(feed.updated)}</updated>
<author><name>{escape(feed.author)}</name></author>
<link rel="self" type="application/atom+xml" href={quoteattr(own)}/>
<link rel="alternate" type="text/html" href={quoteattr(page)}/>
<generator>Précis</generator>
"""


def _entry(entry: FeedEntry, site_url: str) -> str:
    published = f"<published>{_moment(entry.published)}</published>\n" if entry.published else ""
    original = f'<link rel="via" type="text/html" href={quoteattr(entry.original)}/>\n' if entry.original else ""
    summary = f"<summary>{escape(entry.summary)}</summary>\n" if entry.summary else ""
    topics = "".join(f"<category term={quoteattr(topic)}/>\n" for topic in entry.topics)
    return f"""<entry>
<id>{escape(site_url + entry.id)}</id>
<title>{escape(entry.title)}</title>
{published}<updated>{_moment(entry.updated)}</updated>
<link rel="alternate" type="text/html" href={quoteattr(site_url + entry.address)}/>
{original}{topics}{summary}<content type="html" xml:lang={quoteattr(entry.language)}>{escape(statements_html(entry))}</content>
</entry>
"""


def _moment(day: date | None) -> str:
    return f"{day.isoformat()}T00:00:00Z" if day else _UNDATED
