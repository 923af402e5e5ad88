"""The site before the published one, of which the next is made."""

from __future__ import annotations

from pathlib import Path

from generator.store import keep_only, move_into, on_one_disk


def _files(folder: Path) -> dict[str, str]:
    return {path.relative_to(folder).as_posix(): path.read_text() for path in folder.rglob("*") if path.is_file()}


def _made(folder: Path, *names: str) -> Path:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)
    return folder


def test_only_what_is_named_stays_and_empty_folders_go(tmp_path: Path) -> None:
    folder = _made(tmp_path, "a/b/c.txt", "a/d.txt", "e.txt", "f/g/h.txt")
    keep_only(folder, {"a/b/c.txt", "nowhere.txt"})
    assert list(_files(folder)) == ["a/b/c.txt"]
    assert [path.name for path in folder.iterdir()] == ["a"]


def test_a_link_to_a_folder_is_removed_and_what_it_leads_to_stays(tmp_path: Path) -> None:
    elsewhere = _made(tmp_path / "elsewhere", "kept.txt")
    folder = _made(tmp_path / "folder", "a.txt")
    (folder / "link").symlink_to(elsewhere)
    keep_only(folder, {"a.txt"})
    assert sorted(path.name for path in folder.iterdir()) == ["a.txt"]
    assert list(_files(elsewhere)) == ["kept.txt"]


def test_files_move_over_those_that_are_there(tmp_path: Path) -> None:
    target = _made(tmp_path / "target", "a/old.txt", "a/both.txt")
    (target / "a/both.txt").write_text("before")
    folder = _made(tmp_path / "folder", "a/both.txt", "b/new.txt")
    move_into(folder, target)
    assert _files(target) == {"a/old.txt": "a/old.txt", "a/both.txt": "a/both.txt", "b/new.txt": "b/new.txt"}
    assert not folder.exists()


def test_a_file_that_is_replaced_stays_as_it_was_where_it_is_linked(tmp_path: Path) -> None:
    target = _made(tmp_path / "target", "page.html")
    other = tmp_path / "other.html"
    other.hardlink_to(target / "page.html")
    folder = _made(tmp_path / "folder", "page.html")
    (folder / "page.html").write_text("new")
    move_into(folder, target)
    assert (other.read_text(), (target / "page.html").read_text()) == ("page.html", "new")


def test_a_folder_that_is_missing_is_on_no_disk(tmp_path: Path) -> None:
    assert on_one_disk(tmp_path, tmp_path)
    assert not on_one_disk(tmp_path, tmp_path / "missing")
