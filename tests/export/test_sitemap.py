from __future__ import annotations

import gzip

from generator.export.sitemap import sitemap_files

SITE = "https://example.org/"
ENTRIES = [f"<url><loc>{SITE}{n}/</loc></url>" for n in range(5)]
MAP = "<urlset>\n" + "\n".join(ENTRIES) + "\n</urlset>\n"


def test_a_site_map_is_packed_the_same_at_any_time() -> None:
    made = dict(sitemap_files(MAP, SITE))
    assert made["sitemap.xml"].decode() == MAP
    assert gzip.decompress(made["sitemap.xml.gz"]) == made["sitemap.xml"]
    assert made["sitemap.xml.gz"][4:8] == b"\0\0\0\0"  # the time of packing
    assert made == dict(sitemap_files(MAP, SITE))


def test_a_site_map_of_too_many_pages_is_an_index_of_parts_that_hold_each_once() -> None:
    made = {name: content.decode() for name, content in sitemap_files(MAP, SITE, most=2) if name.endswith(".xml")}
    assert list(made) == ["sitemap-1.xml", "sitemap-2.xml", "sitemap-3.xml", "sitemap.xml"]
    assert all(f"<loc>{SITE}{name}</loc>" in made["sitemap.xml"] for name in list(made)[:-1])
    assert [sum(entry in content for content in made.values()) for entry in ENTRIES] == [1] * 5
