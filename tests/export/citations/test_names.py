from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.export.citations.names import Author, authors
from generator.export.one_line import one_line


@pytest.mark.parametrize(
    ("byline", "expected"),
    [
        ("Ada Lind", [("Ada", "", "Lind", "")]),
        ("Ada B. Lind and Bo Roe", [("Ada B.", "", "Lind", ""), ("Bo", "", "Roe", "")]),
        ("Ada Lind, Bo Roe, and Cy Fox", [("Ada", "", "Lind", ""), ("Bo", "", "Roe", ""), ("Cy", "", "Fox", "")]),
        ("Ana de la Cruz", [("Ana", "de la", "Cruz", "")]),
        ("Jan Van der Berg", [("Jan", "", "Van der Berg", "")]),
        ("Ludwig van Holm", [("Ludwig", "van", "Holm", "")]),
        ("Marc d’Orval", [("Marc", "", "d’Orval", "")]),
        ("José Ortega y Prado", [("José", "", "Ortega y Prado", "")]),
        ("Omar al-Sabir", [("Omar", "", "al-Sabir", "")]),
        ("John Roe, Jr.", [("John", "", "Roe", "Jr.")]),
        ("Ada Lind, Staff Writer", [("Ada", "", "Lind", "")]),
        ("Анна Линд", [("Анна", "", "Линд", "")]),
    ],
)
def test_a_persons_name_is_taken_apart(byline: str, expected: list[tuple[str, str, str, str]]) -> None:
    assert [(a.given, a.particle, a.family, a.suffix) for a in authors(byline)] == expected


@pytest.mark.parametrize(
    "byline",
    ["Ministry of Trade and Industry", "Havenburg News Desk", "Lind", "Lind, Ada", "山田 太郎", "محمد علي", "😀 😀", "The 3 of us", "@ada"],
)
def test_a_line_that_is_no_persons_name_stays_whole(byline: str) -> None:
    assert authors(byline) == (Author(name=byline),)


def test_an_agency_and_the_publisher_are_authors_beside_persons() -> None:
    assert [a.family for a in authors("Ada Lind and Reuters")] == ["Lind", None]
    assert [a.family for a in authors("Ada Lind, Courier", "Courier")] == ["Lind", None]


@pytest.mark.parametrize("byline", [None, "", " \n", "\u202e\x00"])
def test_where_there_is_no_byline_there_is_no_author(byline: str | None) -> None:
    assert authors(byline) == ()


@given(st.text())
def test_every_byline_has_authors_of_one_line_or_none(byline: str) -> None:
    for author in authors(byline):
        assert author.name
        assert one_line(author.name) == author.name
