from __future__ import annotations

from pathlib import Path

import pytest

from generator.errors import ReferenceDataError
from generator.model import Redirect
from generator.reference.redirects import read_redirects


def _read(folder: Path, text: str) -> tuple[Redirect, ...]:
    path = folder / "redirects.yml"
    path.write_text(text, encoding="utf-8")
    return read_redirects(path)


def test_redirects_are_read_with_their_lines(tmp_path: Path) -> None:
    assert _read(tmp_path, "# moved\nb: c\na: c\n") == (Redirect(old="a", new="c", line=3), Redirect(old="b", new="c", line=2))


@pytest.mark.parametrize("text", ["", "# none yet\n"])
def test_an_empty_file_has_none(tmp_path: Path, text: str) -> None:
    assert _read(tmp_path, text) == ()


def test_a_missing_file_has_none(tmp_path: Path) -> None:
    assert read_redirects(tmp_path / "redirects.yml") == ()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("- a\n", "the file is ['a']; expected a mapping"),
        ("a: b\nC d: e\n", "redirects.yml, line 2: the key is 'C d'; expected the last part of a briefing's address"),
        ("a: briefings/b/\n", "redirects.yml, line 1: 'a' is 'briefings/b/'; expected the last part of a briefing's address"),
        ("a: [b]\n", "line 1: 'a' is ['b']; expected the last part"),
        ("a: b\na: c\n", "line 2: 'a' is there twice"),
        ("a: a\n", "line 1: a leads back to itself by way of a"),
        ("x: a\na: b\nb: a\n", "line 2: a leads back to itself by way of b"),
        ("a: {b\n", "not valid YAML"),
    ],
)
def test_an_error_says_where_and_what(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(ReferenceDataError) as raised:
        _read(tmp_path, text)
    assert message in str(raised.value)
