"""What is wrong in the user's treaties and texts, all of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.reference.treaty_checks import check_treaties

TREATY = """
title: Treaty of Kestrel Bay
short_title: Kestrel Bay Treaty
aliases: [NPT]
kind: treaty
binding: true
parties: [JP, QX]
numbering: arabic
sources: ["https://treaties.un.org"]
provisions:
  - {number: 2(1), summary: Bars bases.}
  - {number: 9, summary: Bars boats.}
"""
TEXT = f"""
treaty: kestrel-bay
source: bay.txt
sha256: "{"0" * 64}"
articles:
  - {{number: 2, label: Article 2, paragraphs: [Ships pass.]}}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in (("treaties", TREATY), ("texts", TEXT)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "kestrel-bay.yml").write_text(text)
    return tmp_path


def test_what_looks_wrong_is_a_warning(folder: Path) -> None:
    found = check_treaties(folder)
    assert found.errors == ()
    assert (len(found.treaties), len(found.texts)) == (1, 1)
    assert found.warnings == (
        "kestrel-bay.yml: 'NPT' is also a name of npt; news that uses it is not resolved to either",
        "kestrel-bay.yml: 'QX' is the code of no known state; expected an ISO 3166-1 alpha-2 code such as JP",
        "kestrel-bay.yml: there is a summary of article 9, which the imported text does not have",
    )


def test_every_wrong_file_is_named(folder: Path) -> None:
    (folder / "treaties" / "a.yml").write_text(TREATY.replace("treaty\n", "song\n"))
    (folder / "treaties" / "b.yml").write_text("title: [")
    (folder / "texts" / "c.yml").write_text(TEXT)
    (folder / "texts" / "lakes.yml").write_text(TEXT.replace("kestrel-bay", "lakes"))
    errors = check_treaties(folder).errors
    assert [error.split(":")[0] for error in errors] == ["a.yml, line 5", "b.yml, line 2, column 1", "c.yml, line 2", "lakes.yml"]


def test_named_files_alone_are_checked_and_each_for_what_it_holds(folder: Path) -> None:
    (folder / "treaties" / "b.yml").write_text("title: [")
    found = check_treaties(folder, [folder / "texts" / "kestrel-bay.yml"])
    assert (found.errors, found.treaties, len(found.texts)) == ((), (), 1)
    assert found.warnings == ("kestrel-bay.yml: there is a summary of article 9, which the imported text does not have",)
    assert len(check_treaties(folder, [folder / "treaties" / "kestrel-bay.yml"]).warnings) == 3
    assert "cannot be read" in check_treaties(folder, [folder / "none.yml"]).errors[0]


def test_a_site_without_files_of_its_own_is_right(tmp_path: Path) -> None:
    assert check_treaties(tmp_path).errors == ()
