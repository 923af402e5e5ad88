from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from generator import search
from generator.errors import SearchError
from generator.search import Page

Site = Callable[..., tuple[Path, dict[str, Page]]]
GUIDE = "<article><h1 id='g'>Add a seed</h1><h2 id='file'>The file</h2><p>Plain text.</p></article>"


pytestmark = pytest.mark.usefixtures("search_engine")


def _bytes(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def _pages(briefing: str, actor: str) -> dict[str, str]:
    return {"briefings/talks/": briefing, "actors/ana-lindqvist/": actor, "guide/seeds/": GUIDE}


def test_the_same_pages_give_the_same_bytes(site: Site, briefing: str, actor: str, tmp_path: Path) -> None:
    folder, pages = site(_pages(briefing, actor), published="2025-04-02")
    search.index(folder, pages, tmp_path / "one")
    first = _bytes(folder / "search")
    search.index(folder, dict(reversed(pages.items())), tmp_path / "two")
    assert _bytes(folder / "search") == first
    rows = [shard["row"] for shard in json.loads(first["precis.json"])["shards"]]
    assert rows == ["briefings", "quotes", "guide"]
    assert {"pagefind.js", "wasm.en.pagefind"} <= first.keys()
    assert not [name for name in first if "ui" in Path(name).name]


@pytest.mark.parametrize("jobs", [2, 8])
def test_several_engines_make_the_same_as_one(site: Site, briefing: str, actor: str, tmp_path: Path, jobs: int) -> None:
    folder, pages = site(_pages(briefing, actor), published="2025-04-02")
    search.index(folder, pages, tmp_path / "one")
    first = _bytes(folder / "search")
    assert search.index(folder, pages, tmp_path / "several", jobs=jobs).made == 3
    assert _bytes(folder / "search") == first
    assert not [path for path in (tmp_path / "several" / "shards").iterdir() if path.name.startswith(".")]


def test_what_did_not_change_is_not_made_again(site: Site, briefing: str, actor: str, tmp_path: Path) -> None:
    folder, pages = site(_pages(briefing, actor))
    cache = tmp_path / "cache"
    assert search.index(folder, pages, cache) == search.Indexed(pages=3, read=3, shards=3, made=3)
    before = _bytes(folder / "search")
    assert search.index(folder, pages, cache) == search.Indexed(pages=3, read=0, shards=3, made=0)
    assert _bytes(folder / "search") == before
    folder, pages = site({**_pages(briefing, actor), "guide/print/": GUIDE.replace("seed", "printer")})
    assert search.index(folder, pages, cache) == search.Indexed(pages=4, read=1, shards=3, made=1)


def test_a_page_that_is_gone_is_found_no_more(site: Site, briefing: str, actor: str, tmp_path: Path) -> None:
    folder, pages = site(_pages(briefing, actor))
    search.index(folder, pages, tmp_path / "cache")
    del pages["actors/ana-lindqvist/"], pages["briefings/talks/"]
    other = tmp_path / "other"
    (other / "guide").mkdir(parents=True)
    (folder / "guide" / "seeds").rename(other / "guide" / "seeds")
    search.index(other, pages, tmp_path / "cache")
    contents = json.loads((other / "search" / "precis.json").read_text())
    assert contents["names"] == ""
    assert [shard["row"] for shard in contents["shards"]] == ["guide"]


def test_a_cache_that_is_damaged_is_begun_anew(site: Site, briefing: str, actor: str, tmp_path: Path) -> None:
    folder, pages = site(_pages(briefing, actor))
    cache = tmp_path / "cache"
    search.index(folder, pages, cache)
    before = _bytes(folder / "search")
    (cache / "records.sqlite").write_bytes(b"no database" * 100)
    assert search.index(folder, pages, cache).read == 3
    assert _bytes(folder / "search") == before


def test_an_engine_that_stops_is_an_error_that_says_so(
    site: Site, briefing: str, actor: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, pages = site(_pages(briefing, actor))
    broken = tmp_path / "pagefind"
    broken.write_text('#!/bin/sh\n[ "$1" = --version ] && echo "pagefind 0" && exit 0\nexit 3\n')
    broken.chmod(0o755)
    monkeypatch.setattr("generator.search.pagefind._executable", lambda: broken)
    with pytest.raises(SearchError, match="Pagefind stopped"):
        search.index(folder, pages, tmp_path / "cache")
