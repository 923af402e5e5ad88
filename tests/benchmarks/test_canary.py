from __future__ import annotations

from urllib.parse import urljoin

import pytest

from benchmarks.canary import seen_from_file, view


@pytest.mark.parametrize(
    "link",
    [
        "../",
        "../#persons",
        "../../",
        "../../briefings/a-slug/#s1",
        "../olin/",
        "./",
        "./?page=2",
        "../?speaker=olin",
        "#s3",
        "https://example.org/",
    ],
)
def test_a_link_seen_from_the_file_leads_where_it_led_from_the_address(link: str) -> None:
    address = "https://site.invalid/below/actors/kell/"
    moved = seen_from_file(f'<a href="{link}">Olin</a>', "kell").split('"')[1]
    # What Zensical does to each link of a page that is no index.
    theirs = moved if moved.startswith(("#", "https:")) else f"../{moved}"
    assert urljoin(address, theirs) == urljoin(address, link)


def test_a_page_s_view_has_what_readers_and_links_come_to() -> None:
    page = """<html><head><title>Olin - Précis</title><meta name="description" content="A pilot."></head><body><nav>Home</nav>
    <article><a id="__skip"></a><h1 id="olin">Olin<a class="headerlink" href="#olin">¶</a></h1><p id="s1">The gate <b>is</b> shut.
    <a href="../kell/">Kell</a></p></article></body></html>"""
    found = view(page, "actors/olin/")
    assert found.title == "Olin - Précis"
    assert found.description == "A pilot."
    assert found.text == "OlinThegateisshut.Kell"
    assert found.anchors == ("olin", "s1")
    assert found.links == ("https://site.invalid/below/actors/kell/",)
