"""Summaries of articles, read when they are first asked for."""

from __future__ import annotations

import pytest

from generator.errors import ReferenceDataError
from generator.reference.treaty_articles import LazyArticles, LazyProvisions, Provision, text_of_articles

FILE = """title: Lakes Compact
numbering: roman
provisions:
  - {number: 4, summary: Each party tells the other.}
divisions:
  - {label: Annex II, summary: How much is drawn.}
"""


def _lazy(file: str) -> tuple[LazyProvisions, LazyProvisions]:
    articles = LazyArticles(file="lakes.yml", text=text_of_articles(file)[1])
    return LazyProvisions(articles, "provisions"), LazyProvisions(articles, "divisions")


def test_a_file_is_parted_before_its_articles() -> None:
    head, articles = text_of_articles(FILE)
    assert head == "title: Lakes Compact\nnumbering: roman\n"
    assert articles.lstrip("\n") == FILE[len(head) :]
    assert text_of_articles(head) == (head, "")


def test_provisions_and_divisions_read_later_are_those_of_the_file() -> None:
    provisions, divisions = _lazy(FILE)
    assert provisions == (Provision(number="4", summary="Each party tells the other."),)
    assert (len(provisions), provisions[0].number, [p.number for p in divisions[:1]]) == (1, "4", ["annex 2"])
    assert divisions != provisions


def test_an_error_names_the_line_of_the_whole_file() -> None:
    with pytest.raises(ReferenceDataError, match=r"lakes\.yml, line 4: 'provisions\[0\]\.number' is 'IV'"):
        list(_lazy(FILE.replace("number: 4", "number: IV"))[0])


def test_what_stands_behind_the_articles_is_refused() -> None:
    with pytest.raises(ReferenceDataError, match=r"lakes\.yml: provisions and divisions are the last keys"):
        len(_lazy(FILE + "status: in force\n")[0])


def test_an_annex_may_have_a_letter() -> None:
    (annex,) = _lazy(FILE.replace("Annex II", "Annex B"))[1]
    assert (annex.number, annex.label) == ("annex b", "Annex B")
    with pytest.raises(ReferenceDataError, match="such as Chapter VII"):
        len(_lazy(FILE.replace("Annex II", "Annex ??"))[1])
