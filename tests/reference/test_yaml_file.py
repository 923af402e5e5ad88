from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from generator.errors import ReferenceDataError
from generator.reference.yaml_file import read_yaml, refuse_repeated_keys


def _file(folder: Path, content: str) -> Path:
    path = folder / "own.yml"
    path.write_text(content, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("a: [unclosed\n", "own.yml, line"),
        ("[" * 100_000, "nested more than"),
        ("names: text\n", "'names' is 'text'; expected a list"),
        ("names: [a, true]\n", r"'names\[1\]' is True; expected text"),
        ("names: [a, '']\n", r"'names\[1\]' is ''; expected text"),
        ("1: [a]\n", "expected a text key"),
        ("- a\n", "expected a mapping"),
    ],
)
def test_a_wrong_file_is_named_with_the_place_and_what_was_expected(tmp_path: Path, content: str, message: str) -> None:
    with pytest.raises(ReferenceDataError, match=message):
        read_yaml(_file(tmp_path, content)).mapping()["names"].texts()


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ReferenceDataError, match=r"gone\.yml: cannot be read"):
        read_yaml(tmp_path / "gone.yml")


def test_flags_and_texts_are_read_as_such(tmp_path: Path) -> None:
    root = read_yaml(_file(tmp_path, "binding: true\nnames: [a, b]\n")).mapping()
    assert root["binding"].flag() is True
    assert root["names"].texts() == ("a", "b")
    with pytest.raises(ReferenceDataError, match="true or false"):
        root["names"].flag()


def test_an_error_names_the_line_of_the_key(tmp_path: Path) -> None:
    root = read_yaml(_file(tmp_path, "# the names\nnames:\n  - a\n\n  - first: x\n    last:\n      y\n"))
    entries = root.mapping()["names"].items()
    assert [entry.line for entry in entries] == [3, 5]
    with pytest.raises(ReferenceDataError, match=r"^own\.yml, line 6: 'names\[1\]\.last' is 'y'; expected true or false$"):
        entries[1].mapping()["last"].flag()


def _bomb(opening: str, level: str) -> str:
    """Nine times nine times nine … of one value, by aliases: a few hundred bytes."""
    return f"a: &a {opening}\n" + "".join(f"{b}: &{b} {level % ','.join([f'*{a}'] * 9)}\n" for a, b in pairwise("abcdefghijkl"))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a: &a\n  - *a\nb: 1\n", "without end"),
        (_bomb("[x]", "[%s]"), "more than 100,000 values"),
        (_bomb("{x: y}", "{<<: [%s]}"), "more than 100,000 values"),
        (f"a: &a {'x' * 100_000}\nb: [{'*a,' * 30}]\n", "more than 100,000 values"),
    ],
)
def test_aliases_that_would_fill_the_memory_are_refused(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(ReferenceDataError, match=message):
        read_yaml(_file(tmp_path, text))


def test_plain_aliases_are_read(tmp_path: Path) -> None:
    assert read_yaml(_file(tmp_path, "a: &a [x, y]\nb: *a\n")).mapping()["b"].texts() == ("x", "y")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a: 2025-13-45", r"month must be in 1\.\.12"),
        (f"a: {'1' * 5000}", "cannot be read"),
        ("a: !!float x", "cannot be read"),
        ("a: !!bool x", "does not fit"),
        ("a: !!timestamp x", "does not fit"),
        ("b: 1\na: \x01", "line 2: has a control character"),
        ("a: !!python/object/apply:os.system [true]", "could not determine a constructor"),
        ("? [a]\n: b", "unhashable"),
    ],
)
def test_what_yaml_makes_of_a_strange_value_is_an_error_that_names_the_file(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(ReferenceDataError, match=rf"own\.yml.*{message}"):
        read_yaml(_file(tmp_path, text))


def test_a_repeated_key_is_refused_where_a_file_is_written_by_hand(tmp_path: Path) -> None:
    with pytest.raises(ReferenceDataError, match=r"own\.yml, line 3: 'a' is there twice"):
        refuse_repeated_keys(read_yaml(_file(tmp_path, "a: 1\nb: 2\na: 3\n")))
    refuse_repeated_keys(read_yaml(_file(tmp_path, "a: 1\nb: {a: 2}\n")))
    refuse_repeated_keys(read_yaml(_file(tmp_path, "")))
