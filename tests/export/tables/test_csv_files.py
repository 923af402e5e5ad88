from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from generator.export.tables import csv_files
from generator.export.tables.columns import Column, Table
from generator.model import JOINT, Briefing


def _read(folder: Path, name: str, briefings: tuple[Briefing, ...]) -> list[dict[str, str]]:
    csv_files.write(folder / name, csv_files.FILES[name], briefings)
    with (folder / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


@pytest.mark.parametrize("name", csv_files.FILES)
def test_every_row_has_a_cell_for_each_column(hostile: Briefing, plain: Briefing, tmp_path: Path, name: str) -> None:
    rows = _read(tmp_path, name, (hostile, plain))
    names = [column.name for column in csv_files.FILES[name].columns]
    assert rows
    assert all(list(row) == names and None not in row.values() for row in rows)
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("name", csv_files.FILES)
def test_no_cell_of_a_hostile_briefing_is_a_formula(hostile: Briefing, tmp_path: Path, name: str) -> None:
    cells = [cell for row in _read(tmp_path, name, (hostile,)) for cell in row.values()]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


@pytest.mark.parametrize("begun", ["=", "+", "-", "@", "\t", "\r", "\uff1d", "\uff0b", "\uff0d", "\uff20"])
def test_a_cell_that_begins_like_a_formula_begins_with_an_apostrophe(plain: Briefing, tmp_path: Path, begun: str) -> None:
    table = Table(name="t", title="T", says="", columns=(Column(name="a", says=""),), rows=lambda _: ((f'{begun}1\n,"',),))
    csv_files.write(tmp_path / "t.csv", table, (plain,))
    with (tmp_path / "t.csv").open(encoding="utf-8", newline="") as file:
        assert list(csv.reader(file)) == [["a"], [f"'{begun}1\n,\""]]


@pytest.mark.parametrize("name", ["quotes.csv", "references.csv", "events.csv"])
def test_the_offsets_of_a_row_lead_to_its_words(hostile: Briefing, tmp_path: Path, name: str) -> None:
    text = hostile.article.text
    for row in _read(tmp_path, name, (hostile,)):
        spans = json.loads(row["spans"]) if "spans" in row else [(int(row["start"]), int(row["end"]))]
        words = JOINT.join(text[start:end] for start, end in spans)
        assert row["text"] in (words, f"'{words}")
        assert (spans[0][0], spans[-1][1]) == (int(row["start"]), int(row["end"]))


def test_a_statement_without_a_date_is_a_row_too(hostile: Briefing, tmp_path: Path) -> None:
    rows = _read(tmp_path, "events.csv", (hostile,))
    assert [(row["section"], row["date"], row["first_day"], row["last_day"]) for row in rows] == [
        ("background", "1986", "1986-01-01", "1986-12-31"),
        ("ahead", "", "", ""),
    ]


def test_an_actor_is_told_with_country_roles_and_mentions(hostile: Briefing, tmp_path: Path) -> None:
    first, second = _read(tmp_path, "actors.csv", (hostile,))
    assert (first["actor"], first["country"], first["mentions"], first["roles"]) == ("mara-olin", "JP", "1", "'-2 degrees")
    assert (second["name"], second["kind"], second["roles"]) == ("Ostland", "state", "")
