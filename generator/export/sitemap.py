"""The site map in the parts that its standard allows (sitemaps.org), and packed, without the clock in it."""

from __future__ import annotations

import gzip
import io
from collections.abc import Iterator, Mapping
from xml.sax.saxutils import escape

_MOST = 50_000
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_SCHEMA = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


def sitemap_files(pages: Mapping[str, str], most: int = _MOST) -> Iterator[tuple[str, bytes]]:
    """The name and the content of each file: the site map itself, or where it lists too many pages an index of its parts.

    Args:
        pages: the address of each page, the site's own first among them, and the day of its last change, ISO 8601, empty for none.
        most: of pages in a file.
    """
    entries = [_entry(address, day) for address, day in sorted(pages.items())]
    site_url = min(pages, default="")
    whole = f"{_HEAD}<urlset {_SCHEMA}>\n{chr(10).join(entries)}\n</urlset>\n"
    if len(entries) > most:
        names = [f"sitemap-{start // most + 1}.xml" for start in range(0, len(entries), most)]
        for number, name in enumerate(names):
            part = "\n".join(entries[number * most : (number + 1) * most])
            yield name, f"{_HEAD}<urlset {_SCHEMA}>\n{part}\n</urlset>\n".encode()
        parts = "\n".join(f"<sitemap><loc>{escape(site_url + name)}</loc></sitemap>" for name in names)
        whole = f"{_HEAD}<sitemapindex {_SCHEMA}>\n{parts}\n</sitemapindex>\n"
    yield "sitemap.xml", whole.encode()
    yield "sitemap.xml.gz", _packed(whole.encode())


def _entry(address: str, day: str) -> str:
    return f"<url><loc>{escape(address)}</loc>{f'<lastmod>{escape(day)}</lastmod>' if day else ''}</url>"


def _packed(content: bytes) -> bytes:
    packed = io.BytesIO()
    with gzip.GzipFile(filename="", fileobj=packed, mode="wb", mtime=0) as file:
        file.write(content)
    return packed.getvalue()
