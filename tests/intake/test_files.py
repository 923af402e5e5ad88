from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator.errors import IntakeError
from generator.intake import Kinds, files
from generator.intake.files import read

KINDS = Kinds(known=frozenset({".txt", ".html"}))


def test_folders_are_walked_in_order_without_hidden_files_and_what_belongs_to_saved_pages(tmp_path: Path) -> None:
    for name in ("b.txt", "a/c.txt", ".hidden/d.txt", ".e.txt", "page.html", "page_files/x.txt", "own_files/y.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("x")
    assert [path.relative_to(tmp_path).as_posix() for path in files(tmp_path)] == ["a/c.txt", "b.txt", "own_files/y.txt", "page.html"]
    assert list(files(tmp_path / ".e.txt")) == [tmp_path / ".e.txt"]


def test_what_is_not_there_too_large_or_of_no_kind_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with pytest.raises(IntakeError, match="no such file or folder"):
        list(files(path))
    with pytest.raises(IntakeError, match=r"a\.txt: there is no such file; check the path"):
        read(path, KINDS, 5)
    path.write_bytes(b"12345")
    assert read(path, KINDS, 5).data == b"12345"
    with pytest.raises(IntakeError, match="is larger than 0 MB"):
        read(path, KINDS, 4)
    path.rename(tmp_path / "a.jpg")
    with pytest.raises(IntakeError, match=r"is not a kind of file that can be read; use \.html, \.txt"):
        read(tmp_path / "a.jpg", KINDS, 5)
    with pytest.raises(IntakeError, match="is a folder; name a file in it"):
        read(tmp_path, KINDS, 5)
    os.mkfifo(tmp_path / "pipe.txt")
    with pytest.raises(IntakeError, match="is no regular file"):
        read(tmp_path / "pipe.txt", KINDS, 5)
