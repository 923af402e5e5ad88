from __future__ import annotations

from pathlib import Path

from generator.site.links import broken_links


def test_links_to_pages_anchors_and_files_hold_or_are_named(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "index.html").write_text('<h1 id="top">A</h1><a href="../">home</a><a href="#top">up</a><a href="#gone">x</a>')
    (tmp_path / "index.html").write_text(
        '<a href="a/">a</a><a href="a/#top">a</a><a href="b/">b</a><a href="https://example.org/x">out</a><img src="no.png"><a href="mailto:a@b.c">m</a>'
    )
    assert broken_links(tmp_path) == (
        "a/index.html: the link #gone leads to a place that is not on its page",
        "index.html: the link b/ leads nowhere",
        "index.html: the link no.png leads nowhere",
    )
