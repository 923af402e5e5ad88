"""A built site -> the files of a copy that works without a server, from a disk.

Links lead to files instead of folders. What a page may not load from a disk is lent by scripts. What only a host has use for is left out;
links to it lead to the published site.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from generator.offline.lending import lent, theme_index, with_fonts
from generator.offline.links import on_disk, page_on_disk, target

__all__ = ["File", "files"]

File = tuple[str, bytes | Path]
"""A file's name below the site's folder, and what is in it: bytes, or those of another file."""

_LENDER = Path(__file__).parent / "search.js"
_SEARCH = "search/"
_CONTENTS = "search/precis.json"
_THEME_INDEX = "search/search_index.json"
_WORKER = "assets/precis/search-worker.js"
_THEME_SCRIPT = re.compile(r"assets/javascripts/bundle\.[^/]*\.js")
_PAGES = (".html", ".svg")

# For hosts, robots and feed readers; maps of scripts; the theme's own worker, which cannot run on a disk; fonts, which stand in their style.
_LEFT_OUT = re.compile(
    r"""(?: 404\.html | robots\.txt | CNAME | _headers | _redirects | sitemap[^/]*\.xml(?:\.gz)? | feeds/.* | (?:.*/)?\.[^./][^/]*
      | .*\.map | assets/javascripts/(?:lunr|workers)/.* | assets/precis/fonts/.*\.woff2 )""",
    re.VERBOSE,
)


def files(site: Path, published: str | None) -> Iterator[File]:
    """The files of the copy, sorted by name, each made when it is its turn.

    Args:
        site: the folder of the built site.
        published: the address at which the site stands, with a slash at its end; None where it is not known.
    """
    copy = _Copy(site=site, published=published, searched=(site / _CONTENTS).is_file())
    for name, found in sorted((copy.name(found), found) for found in _found(site) if not _LEFT_OUT.fullmatch(found)):
        yield name, copy.content(found)


def _found(site: Path) -> Iterator[str]:
    for folder, _, names in os.walk(site):
        yield from (Path(folder, name).relative_to(site).as_posix() for name in names)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Copy:
    """How files of a site become those of its copy.

    Attributes:
        site: the folder of the built site.
        published: its address; None where it is not known.
        searched: whether it has an index of the search that can be lent; the theme's own cannot, and its box says so.
    """

    site: Path
    published: str | None
    searched: bool

    def name(self, found: str) -> str:
        if found == _THEME_INDEX:
            return found.removesuffix("on")  # as the theme calls the script
        return f"{found}.js" if self._is_lent(found) else found

    def content(self, found: str) -> bytes | Path:
        path = self.site / found
        if found == _THEME_INDEX:
            return theme_index(path.read_bytes())
        if self._is_lent(found):
            return lent(found, path.read_bytes())
        if found.endswith(_PAGES):
            return page_on_disk(path.read_bytes(), partial(self._readdressed, found))
        if found.endswith(".css"):
            return with_fonts(path.read_bytes(), partial(self._font, path.parent))
        if self.searched and _THEME_SCRIPT.fullmatch(found):
            # Before the theme makes its worker.
            return _LENDER.read_bytes() + path.read_bytes()
        return path

    def _is_lent(self, found: str) -> bool:
        return self.searched and (found == _WORKER or found.startswith(_SEARCH))

    def _readdressed(self, page: str, address: str) -> str:
        leads_to = target(page, address)
        if self.published and leads_to and _LEFT_OUT.fullmatch(leads_to):
            return self.published + leads_to
        return on_disk(address)

    def _font(self, folder: Path, address: str) -> bytes | None:
        path = (folder / address).resolve()
        return path.read_bytes() if path.is_relative_to(self.site.resolve()) and path.is_file() else None
