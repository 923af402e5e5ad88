"""How heavy a briefing is: what a reader has to load, and what stands around the briefing itself."""

from __future__ import annotations

import gzip
from pathlib import Path

WHOLE = 52 * 1024
USUAL = 35 * 1024
PACKED = 12 * 1024
AROUND = 16 * 1024
"""Bytes. A briefing of an article of about 500 words has the usual weight; the longest of the tests, which quotes eleven speakers, the whole."""


def _pages(site: Path, briefings: tuple[str, ...]) -> dict[str, bytes]:
    return {path: (site / path / "index.html").read_bytes() for path in briefings}


def test_no_briefing_is_heavy(built_site: Path, briefings: tuple[str, ...]) -> None:
    sizes = {path: len(page) for path, page in _pages(built_site, briefings).items()}
    assert {path: size for path, size in sizes.items() if size > WHOLE} == {}
    assert sorted(sizes.values())[-2] <= USUAL, "all but the longest"


def test_no_briefing_is_heavy_on_its_way(built_site: Path, briefings: tuple[str, ...]) -> None:
    sizes = {path: len(gzip.compress(page)) for path, page in _pages(built_site, briefings).items()}
    assert {path: size for path, size in sizes.items() if size > PACKED} == {}


def test_what_stands_around_a_briefing_is_light(built_site: Path, briefings: tuple[str, ...]) -> None:
    around = {}
    for path, page in _pages(built_site, briefings).items():
        before, _, rest = page.partition(b"<article")
        around[path] = len(before) + len(rest.partition(b"</article>")[2])
    assert {path: size for path, size in around.items() if size > AROUND} == {}
