from __future__ import annotations

import gzip

from generator.export.sitemap import sitemap_files

SITE = "https://example.org/"
PAGES = {SITE: "2031-06-12"} | {f"{SITE}{n}/": "" for n in range(4)}
ENTRIES = [f"<url><loc>{SITE}</loc><lastmod>2031-06-12</lastmod></url>", *(f"<url><loc>{SITE}{n}/</loc></url>" for n in range(4))]


def test_a_site_map_is_packed_the_same_at_any_time() -> None:
    made = dict(sitemap_files(PAGES))
    assert made["sitemap.xml"].decode().splitlines()[2:-1] == ENTRIES
    assert gzip.decompress(made["sitemap.xml.gz"]) == made["sitemap.xml"]
    assert made["sitemap.xml.gz"][4:8] == b"\0\0\0\0"  # the time of packing
    assert made == dict(sitemap_files(PAGES))


def test_a_site_map_of_too_many_pages_is_an_index_of_parts_that_hold_each_once() -> None:
    made = {name: content.decode() for name, content in sitemap_files(PAGES, most=2) if name.endswith(".xml")}
    assert list(made) == ["sitemap-1.xml", "sitemap-2.xml", "sitemap-3.xml", "sitemap.xml"]
    assert all(f"<loc>{SITE}{name}</loc>" in made["sitemap.xml"] for name in list(made)[:-1])
    assert [sum(entry in content for content in made.values()) for entry in ENTRIES] == [1] * 5
