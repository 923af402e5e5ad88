"""Internal links of a built site: every address and anchor that a page leads to exists."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit


def broken_links(built: Path) -> tuple[str, ...]:
    """A message for each link of a page to a page, file or anchor of the site that is not there."""
    return tuple(_broken({path.relative_to(built).as_posix(): _read(path) for path in sorted(built.rglob("*.html"))}, built))


def _broken(pages: dict[str, _Page], built: Path) -> Iterator[str]:
    for here, page in pages.items():
        for address in sorted(page.addresses):
            if problem := _problem(here, address, pages, built):
                yield f"{here}: the link {address} {problem}"


class _Page(HTMLParser):
    """The anchors of a page and the addresses that it leads to."""

    def __init__(self) -> None:
        super().__init__()
        self.anchors: set[str] = set()
        self.addresses: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del tag
        named = dict(attrs)
        self.anchors.update(value for key in ("id", "name") if (value := named.get(key)))
        for key in ("href", "src"):
            if value := named.get(key):
                self.addresses.add(value)


def _read(path: Path) -> _Page:
    page = _Page()
    page.feed(path.read_text(encoding="utf-8"))
    page.close()
    return page


def _problem(here: str, address: str, pages: dict[str, _Page], built: Path) -> str | None:
    parts = urlsplit(address)
    # A 404 page is served from anywhere and therefore links from the root, which may be a folder of the host.
    if parts.scheme or parts.netloc or parts.path.startswith("/"):
        return None
    target = here
    if parts.path:
        target = posixpath.normpath(posixpath.join(posixpath.dirname(here), unquote(parts.path)))
        if parts.path.endswith("/") or target in (".", "") or (built / target).is_dir():
            target = posixpath.normpath(posixpath.join(target, "index.html"))
    if target.startswith(".."):
        return "leaves the site"
    if target not in pages:
        return None if (built / target).is_file() else "leads nowhere"
    if parts.fragment and unquote(parts.fragment) not in pages[target].anchors and not parts.fragment.startswith("__"):
        return "leads to a place that is not on its page"
    return None
