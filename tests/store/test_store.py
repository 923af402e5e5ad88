from __future__ import annotations

import os
import sys
import tracemalloc
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from generator.errors import RecordError, WriteError
from generator.model import Change, Ledger, Numbered, Place, SourceRevision, Standing
from generator.store import (
    LEDGER,
    MANIFEST,
    REVISIONS,
    BuildLock,
    StagedFolder,
    UndoLog,
    Written,
    generated_files,
    hand_written,
    read_ledger,
    read_revisions,
    replacing,
    write_file,
    write_ledger,
    write_pages,
    write_revisions,
    write_zip,
)
from generator.store.exchange import exchange


def _times(folder: Path) -> dict[Path, int]:
    return {path: path.stat().st_mtime_ns for path in folder.rglob("*") if path.is_file()}


def _put(folder: Path, pages: Mapping[str, bytes], log: UndoLog) -> Written:
    return write_pages(folder, pages, lambda uris: (pages[uri] for uri in uris), log)


def _write(folder: Path, pages: Mapping[str, bytes]) -> Written:
    return _kept(_put, folder, pages)


def _kept(write: Callable[[Path, Any, UndoLog], Written], folder: Path, what: object) -> Written:
    """Writes and leaves it so; nothing where that fails."""
    with UndoLog(folder) as log:
        written = write(folder, what, log)
    log.forget()
    return written


def test_a_second_run_with_the_same_pages_touches_no_file(tmp_path: Path) -> None:
    pages = {"index.md": b"one", "briefings/a.md": b"two"}
    _write(tmp_path, pages)
    before = _times(tmp_path)
    assert not _write(tmp_path, pages).changed
    assert _times(tmp_path) == before


def test_a_page_that_is_no_longer_made_goes_and_so_does_its_empty_folder(tmp_path: Path) -> None:
    _write(tmp_path, {"index.md": b"one", "briefings/a.md": b"two"})
    _write(tmp_path, {"index.md": b"one"})
    assert not (tmp_path / "briefings").exists()


def test_a_page_written_by_hand_is_never_touched(tmp_path: Path) -> None:
    (tmp_path / "guide.md").write_text("mine")
    _write(tmp_path, {"index.md": b"one"})
    _write(tmp_path, {})
    assert (tmp_path / "guide.md").read_text() == "mine"
    assert hand_written(tmp_path) == {"guide.md"}


def test_a_generated_page_changed_by_hand_stays_and_is_reported(tmp_path: Path) -> None:
    _write(tmp_path, {"index.md": b"one"})
    (tmp_path / "index.md").write_text("edited")
    assert _write(tmp_path, {"index.md": b"two"}).kept == ("index.md",)
    assert _write(tmp_path, {"index.md": b"three"}).kept == ("index.md",)
    assert (tmp_path / "index.md").read_text() == "edited"


def test_a_generated_page_is_known_by_its_mark_where_the_manifest_is_lost(tmp_path: Path) -> None:
    _write(tmp_path, {"index.md": b"---\ngenerator: precis\n---\none"})
    (tmp_path / MANIFEST).write_text("{ broken")
    assert hand_written(tmp_path) == frozenset()


def test_undo_puts_every_file_back(tmp_path: Path) -> None:
    _write(tmp_path, {"a.md": b"one", "b.md": b"two"})
    before = _times(tmp_path)
    log = UndoLog(tmp_path)
    _put(tmp_path, {"a.md": b"changed", "c/c.md": b"three"}, log=log)
    log.roll_back()
    found = {path.name: path.read_bytes() for path in tmp_path.rglob("*.md")}
    assert found == {"a.md": b"one", "b.md": b"two"}
    assert _times(tmp_path) == before
    assert not (tmp_path / "c").exists()
    assert not _write(tmp_path, {"a.md": b"one", "b.md": b"two"}).changed


def test_a_build_that_died_is_taken_back_by_the_next(tmp_path: Path) -> None:
    _write(tmp_path, {"a.md": b"one", "b.md": b"two"})
    _put(tmp_path, {"a.md": b"changed", "c.md": b"three"}, log=UndoLog(tmp_path))
    with (tmp_path / ".precis.undo" / "log").open("ab") as log:
        log.write(b'["d.m')  # it died while it wrote this
    assert (tmp_path / "a.md").read_bytes() == b"changed"
    UndoLog(tmp_path)
    assert {path.name: path.read_bytes() for path in tmp_path.glob("*.md")} == {"a.md": b"one", "b.md": b"two"}
    assert not (tmp_path / ".precis.undo").exists()


def test_what_is_taken_back_twice_is_as_it_was(tmp_path: Path) -> None:
    _write(tmp_path, {"a.md": b"one", "b.md": b"two"})
    _put(tmp_path, {"a.md": b"changed", "b.md": b"also", "c.md": b"three"}, log=UndoLog(tmp_path))
    (tmp_path / ".precis.undo" / "1").replace(tmp_path / "b.md")  # the one that takes it back dies on the way
    UndoLog(tmp_path)
    assert {path.name: path.read_bytes() for path in tmp_path.glob("*.md")} == {"a.md": b"one", "b.md": b"two"}


def test_a_part_of_a_build_that_fails_is_taken_back_alone(tmp_path: Path) -> None:
    log = UndoLog(tmp_path)
    _put(tmp_path, {"a.md": b"one"}, log=log)
    with pytest.raises(OSError, match="full"), log.part():  # noqa: PT012 — it fails half-way
        log.note(tmp_path / "b.md")
        (tmp_path / "b.md").write_text("half")
        raise OSError("full")
    assert not (tmp_path / "b.md").exists()
    log.forget()
    assert (tmp_path / "a.md").read_bytes() == b"one"


@pytest.mark.skipif(sys.platform not in ("linux", "darwin"), reason="the system has no way to exchange two folders")
def test_two_folders_trade_places_at_once(tmp_path: Path) -> None:
    for name in ("a", "b"):
        write_file(tmp_path / name / name, name)
    if not exchange(tmp_path / "a", tmp_path / "b"):
        pytest.skip("the disk has no way to exchange two folders")
    assert [path.name for path in sorted(tmp_path.rglob("*")) if path.is_file()] == ["b", "a"]
    assert not exchange(tmp_path / "a", tmp_path / "missing")


def test_a_folder_is_published_where_two_cannot_trade_places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.store.staged.exchange", lambda *_: False)
    test_a_published_folder_replaces_the_old_one_and_can_be_taken_back(tmp_path)


def test_a_second_build_waits_until_the_first_is_done(tmp_path: Path) -> None:
    first, second = BuildLock(tmp_path), BuildLock(tmp_path)
    first.hold(lambda: pytest.fail("nobody else builds"))
    waiting: list[str] = []

    def wait() -> None:
        waiting.append("waits")
        first.free()

    second.hold(wait)
    assert waiting == ["waits"]
    second.free()
    second.free()


def test_a_write_that_fails_leaves_the_folder_as_it_was(tmp_path: Path) -> None:
    _write(tmp_path, {"a.md": b"one"})
    (tmp_path / "z").write_text("a file where a folder is needed")
    with pytest.raises(WriteError, match="cannot be written"):
        _write(tmp_path, {"a.md": b"two", "z/b.md": b"three"})
    assert (tmp_path / "a.md").read_bytes() == b"one"


def test_an_address_outside_the_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="not a page's address"):
        _write(tmp_path, {"../evil.md": b""})


def test_a_published_folder_replaces_the_old_one_and_can_be_taken_back(tmp_path: Path) -> None:
    target = tmp_path / "site"
    write_file(target / "old.html", "old")
    staged = StagedFolder(target)
    write_file(staged.staging / "new.html", "new")
    staged.publish()
    assert [p.name for p in target.iterdir()] == ["new.html"]
    staged.discard()
    assert [p.name for p in target.iterdir()] == ["old.html"]
    assert [p.name for p in tmp_path.iterdir()] == ["site"]


def test_a_first_folder_that_is_taken_back_leaves_nothing(tmp_path: Path) -> None:
    staged = StagedFolder(tmp_path / "site")
    write_file(staged.staging / "new.html", "new")
    staged.publish()
    staged.discard()
    assert not list(tmp_path.iterdir())


def test_a_folder_lost_between_the_two_renames_is_put_back_by_the_next_run(tmp_path: Path) -> None:
    target = tmp_path / "site"
    write_file(target / "old.html", "old")
    target.rename(tmp_path / ".site.old")
    StagedFolder(target)
    assert [p.name for p in target.iterdir()] == ["old.html"]


LEDGER_OF_TWO = Ledger(
    standing={"a": Standing(seed="1", text="2"), "b": Standing(seed="3", text="4", first="c")},
    moved={"c": "b"},
    numbers={
        "2025-001": Numbered(slug="b", seed="3", text="4"),
        "2025-002": Numbered(slug="b", seed="5", text="6", gone=True),
        "ND-001": Numbered(slug="a", seed="1", text="2"),
    },
)
REVISION = SourceRevision(
    on=date(2025, 3, 14), changes=(Change(place=Place.GLANCE, before="Ä", after="B"), Change(place=Place.QUOTE, after="C"))
)


def test_the_record_of_addresses_is_read_as_it_was_written_and_written_once(tmp_path: Path) -> None:
    assert _kept(write_ledger, tmp_path, LEDGER_OF_TWO).changed
    assert read_ledger(tmp_path) == LEDGER_OF_TWO
    assert not _kept(write_ledger, tmp_path, LEDGER_OF_TWO).changed


def test_a_site_without_seeds_gets_no_record(tmp_path: Path) -> None:
    _kept(write_ledger, tmp_path, Ledger())
    assert list(tmp_path.iterdir()) == []


def test_a_record_of_an_older_version_has_addresses_and_no_numbers(tmp_path: Path) -> None:
    (tmp_path / LEDGER).write_text('{"moved": {"c": "b"}, "standing": {"a": "1 2", "b": "3 4 c"}}')
    assert read_ledger(tmp_path) == replace(LEDGER_OF_TWO, numbers={})


DAMAGED = [
    "",
    "{",
    "[]",
    "<<<<<<< HEAD\n{}",
    '{"standing": {"a": "1"}, "moved": {}}',
    '{"standing": 1, "moved": {}}',
    '{"numbers": {"2025-001": ""}}',
    '{"numbers": {"<b>": "a"}}',
]


@pytest.mark.parametrize("text", DAMAGED)
def test_a_damaged_record_of_addresses_is_an_error_that_names_it(tmp_path: Path, text: str) -> None:
    (tmp_path / LEDGER).write_text(text)
    with pytest.raises(RecordError, match=r"\.addresses\.json: is damaged.*restore it, or delete it"):
        read_ledger(tmp_path)


def test_the_record_of_revisions_is_read_as_it_was_written_and_written_once(tmp_path: Path) -> None:
    revisions = {"a": (REVISION, replace(REVISION, open=True))}
    assert _kept(write_revisions, tmp_path, revisions).changed
    assert read_revisions(tmp_path) == revisions
    assert not _kept(write_revisions, tmp_path, revisions).changed
    _kept(write_revisions, tmp_path / "none", {})
    assert [path.name for path in tmp_path.iterdir()] == [REVISIONS]


@pytest.mark.parametrize(
    "changes",
    [
        "",
        '{"on": "soon", "changes": []}',
        '{"on": "2025-03-14", "changes": [{"place": "nowhere", "after": "a"}]}',
        '{"on": "2025-03-14", "changes": [{"place": "quote"}]}',
        '{"on": "2025-03-14", "changes": [{"place": "quote", "after": 1}]}',
        "1",
    ],
)
def test_a_damaged_record_of_revisions_is_an_error_that_names_it(tmp_path: Path, changes: str) -> None:
    (tmp_path / REVISIONS).write_text(f'{{"a": [{changes}]}}' if changes else "{")
    with pytest.raises(RecordError, match=r"\.revisions\.json: is damaged"):
        read_revisions(tmp_path)


def test_a_generated_file_is_read_unless_it_was_changed_by_hand(tmp_path: Path) -> None:
    _write(tmp_path, {"a.json": b"one", "b.json": b"two", "c.json": b"three"})
    (tmp_path / "b.json").write_text("mine")
    (tmp_path / "c.json").unlink()
    (tmp_path / "d.json").write_text("mine")
    read = generated_files(tmp_path)
    assert [read(f"{name}.json") for name in "abcd"] == [b"one", None, None, None]


def test_undo_takes_the_record_of_addresses_back_with_the_pages(tmp_path: Path) -> None:
    log = UndoLog(tmp_path / "docs")
    _put(tmp_path / "docs", {"a.md": b"one"}, log=log)
    write_ledger(tmp_path, LEDGER_OF_TWO, log)
    log.roll_back()
    assert not (tmp_path / LEDGER).exists()
    assert not (tmp_path / "docs" / "a.md").exists()


def test_a_zip_of_the_same_files_has_the_same_bytes_whenever_it_is_made(tmp_path: Path) -> None:
    large = tmp_path / "large.json"
    large.write_bytes(b"two " * 100_000)
    write_zip(tmp_path / "one.zip", [("site/a.html", b"one"), ("site/b.json", large)])
    os.utime(large, (0, 0))
    large.chmod(0o600)
    write_zip(tmp_path / "other.zip", [("site/a.html", b"one"), ("site/b.json", large)])
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "other.zip").read_bytes()
    with ZipFile(tmp_path / "one.zip") as made:
        assert made.testzip() is None
        assert [(one.filename, one.external_attr >> 16) for one in made.infolist()] == [
            ("site/a.html", 0o100644),
            ("site/b.json", 0o100644),
        ]
        assert made.read("site/b.json") == large.read_bytes()
        assert made.getinfo("site/b.json").compress_size < 4_000


def test_a_zip_that_cannot_be_finished_leaves_the_one_before(tmp_path: Path) -> None:
    write_zip(tmp_path / "site.zip", [("a", b"one")])
    before = (tmp_path / "site.zip").read_bytes()
    with pytest.raises(WriteError):
        write_zip(tmp_path / "site.zip", [("a", b"two"), ("b", tmp_path / "missing")])
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"site.zip": before}


def test_a_zip_takes_its_files_one_by_one(tmp_path: Path) -> None:
    def files() -> Iterator[tuple[str, bytes]]:
        for number in range(2_000):
            yield f"{number:04}", b"x" * 100_000

    tracemalloc.start()
    write_zip(tmp_path / "many.zip", files())
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert most < 5_000_000  # of 200 megabytes


def test_a_file_that_others_write_takes_its_place_only_when_it_is_whole(tmp_path: Path) -> None:
    with replacing(tmp_path / "new" / "a.db") as part:
        assert part.read_bytes() == b""
        part.write_bytes(b"one")
    assert (tmp_path / "new" / "a.db").read_bytes() == b"one"
    with pytest.raises(WriteError, match=r"a\.db"), replacing(tmp_path / "new" / "a.db") as part:  # noqa: PT012 — it fails half-way
        part.write_bytes(b"two")
        (tmp_path / "missing").read_bytes()
    assert {path.name: path.read_bytes() for path in (tmp_path / "new").iterdir()} == {"a.db": b"one"}
