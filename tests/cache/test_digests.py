"""Digests of what makes a page."""

from __future__ import annotations

import copy
from dataclasses import replace
from pathlib import Path

import pytest

from generator.cache.digests import Digester, digest_of_files
from generator.model import Article, Briefing, Statement
from generator.span import Span


def _briefing() -> Briefing:
    text = "The pilots met. They left."
    article = Article(seed="s.txt", sha256="0", text=text, paragraphs=(Span(0, len(text)),))
    first, second = Statement(spans=(Span(0, 15),)), Statement(spans=(Span(16, 26),))
    return Briefing(slug="story", title="The pilots met", article=article, sentences=(), glance=(first, second))


def _digest(briefing: Briefing, made_of: Briefing, its: bytes) -> bytes:
    digester = Digester()
    digester.know_parts(made_of.article, its)
    digester.know_parts(made_of, its, "glance")
    return digester.of(("page", briefing, briefing.glance[:1]))


def test_equal_values_have_one_digest_whether_or_not_their_parts_are_one_object() -> None:
    once, twice = _briefing(), _briefing()
    assert Digester().of((once, once)) == Digester().of((once, twice))
    assert Digester().of(once) != Digester().of(replace(once, title="Another"))


def test_parts_count_by_the_digest_of_the_whole() -> None:
    one, other = _briefing(), _briefing()
    assert _digest(one, one, b"1") == _digest(other, other, b"1")
    assert _digest(one, one, b"1") != _digest(other, other, b"2")


def test_what_is_changed_of_a_known_whole_changes_the_digest() -> None:
    known = _briefing()
    before = _digest(known, known, b"1")
    assert _digest(replace(known, number="BR-2025-001"), known, b"1") != before
    assert _digest(replace(known, glance=known.glance[:1]), known, b"1") != before
    assert _digest(replace(known, glance=known.glance[::-1]), known, b"1") != before
    assert _digest(replace(known, article=replace(known.article, text="The pilots sat. They left.")), known, b"1") != before


def test_an_empty_part_is_nobody_s() -> None:
    digester = Digester()
    known = _briefing()
    digester.know_parts(known, b"1", "glance")
    assert digester.of(copy.copy(known).quotes) == Digester().of(())


def test_a_set_has_no_digest() -> None:
    with pytest.raises(TypeError, match="no order"):
        Digester().of((frozenset({"a"}),))


def test_what_python_is_just_compiling_does_not_count(tmp_path: Path) -> None:
    (tmp_path / "module.py").write_text("one = 1")
    before = digest_of_files(tmp_path.rglob("*"), tmp_path)
    (tmp_path / "__pycache__").mkdir()
    (tmp_path / "__pycache__" / "module.cpython-311.pyc.140250412").write_bytes(b"half")
    assert digest_of_files(tmp_path.rglob("*"), tmp_path) == before
