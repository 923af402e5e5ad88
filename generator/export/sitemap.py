"""The site map in the parts that its standard allows (sitemaps.org), and packed, without the clock in it."""

from __future__ import annotations

import gzip
import io
from collections.abc import Iterable, Iterator, Mapping
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


def sitemap_of_parts(site_url: str, pages: Mapping[str, str], parts: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    """The same of a site some of whose folders have site maps of their own.

    Args:
        site_url: the site's address, with its final slash.
        pages: as of `sitemap_files`, without those of these folders.
        parts: the addresses of the folders' site maps, below the site's.
    """
    yield "sitemap-0.xml", dict(sitemap_files(pages))["sitemap.xml"]
    named = "\n".join(f"<sitemap><loc>{escape(site_url + name)}</loc></sitemap>" for name in ("sitemap-0.xml", *parts))
    whole = f"{_HEAD}<sitemapindex {_SCHEMA}>\n{named}\n</sitemapindex>\n".encode()
    yield "sitemap.xml", whole
    yield "sitemap.xml.gz", _packed(whole)


def _entry(address: str, day: str) -> str:
    return f"<url><loc>{escape(address)}</loc>{f'<lastmod>{escape(day)}</lastmod>' if day else ''}</url>"


def _packed(content: bytes) -> bytes:
    packed = io.BytesIO()
    with gzip.GzipFile(filename="", fileobj=packed, mode="wb", mtime=0) as file:
        file.write(content)
    return packed.getvalue()
