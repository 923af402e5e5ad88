"""Official texts that the user imported, and their files."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.errors import ReferenceDataError
from generator.export.treaty_text_yaml import dumps
from generator.reference.treaty_library import TreatyLibrary, treaty_library
from generator.reference.treaty_texts import OfficialAnnex, OfficialArticle, OfficialText, read_text, read_texts

VALID = f"""
treaty: kestrel-bay
source: bay.txt
sha256: "{"0" * 64}"
preamble: [The Parties have agreed.]
articles:
  - {{number: "2", label: Article II, heading: Ships, part: PART I, paragraphs: [Ships pass.]}}
  - {{number: 6 bis, label: Article VI bis, paragraphs: [Lights burn., Ships wait.]}}
annexes:
  - {{label: Annex, paragraphs: [A list.]}}
"""


def _folder(tmp_path: Path, text: str, name: str = "kestrel-bay.yml") -> Path:
    (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_a_text_holds_articles_and_annexes(tmp_path: Path) -> None:
    text = read_texts(_folder(tmp_path, VALID))["kestrel-bay"]
    assert (text.source, text.preamble) == ("bay.txt", ("The Parties have agreed.",))
    first = text.article("2(1)(a)")
    assert first is not None
    assert (first.label, first.heading, first.part, first.paragraphs) == ("Article II", "Ships", "PART I", ("Ships pass.",))
    assert text.article("6 bis") is text.articles[1]
    assert text.article("3") is None
    assert text.annexes[0].paragraphs == ("A list.",)


def test_without_a_folder_there_are_no_texts(tmp_path: Path) -> None:
    assert read_texts(tmp_path / "texts") == {}


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "treaty: kestrel-bay",
            "treaty: other",
            "kestrel-bay.yml, line 2: 'treaty' is 'other'; expected kestrel-bay, as the file is named",
        ),
        ("source: bay.txt", "origin: bay.txt", "kestrel-bay.yml, line 3: 'origin' is not known"),
        ("source: bay.txt", "", "kestrel-bay.yml, line 2: 'source' is missing"),
        ("0000", "", "kestrel-bay.yml, line 4: 'sha256' is"),
        ('number: "2"', "number: II", "kestrel-bay.yml, line 7: 'articles[0].number' is 'II'; expected an Arabic number"),
        ("label: Article II,", "", "kestrel-bay.yml, line 7: 'label' is missing in 'articles[0]'"),
        ("[Ships pass.]", "[5]", "kestrel-bay.yml, line 7: 'articles[0].paragraphs[0]' is 5; expected text"),
        ("number: 6 bis", "number: 2", "'articles[1]' is"),
        ("label: Annex", "name: Annex", "'annexes[0].name' is not known"),
        ("articles:", "articles: []\nold:", "'old' is not known"),
    ],
)
def test_a_wrong_file_is_refused_with_file_line_and_key(tmp_path: Path, old: str, new: str, message: str) -> None:
    with pytest.raises(ReferenceDataError) as raised:
        read_texts(_folder(tmp_path, VALID.replace(old, new, 1)))
    assert message in str(raised.value)


def test_the_library_holds_the_texts_of_its_treaties(tmp_path: Path) -> None:
    library = treaty_library(texts=_folder(tmp_path, VALID.replace("treaty: kestrel-bay", "treaty: npt"), "npt.yml"))
    text = library.text("npt")
    assert text is not None
    assert len(text.articles) == 2
    assert library.text("unclos") is None
    assert library.without_texts().text("npt") is None
    assert len(library.without_texts()) == len(library)
    bare = TreatyLibrary(())
    assert bare.without_texts() is bare


def test_a_text_of_no_treaty_of_the_library_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ReferenceDataError, match=r"kestrel-bay\.yml: 'treaty' is 'kestrel-bay'; expected the id of a treaty"):
        treaty_library(texts=_folder(tmp_path, VALID))


WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1).filter(str.strip)
PARAGRAPHS = st.lists(WORDS, max_size=3).map(tuple)
ARTICLES = st.lists(
    st.builds(
        OfficialArticle,
        number=st.from_regex(r"[1-9][0-9]{0,2}( bis)?", fullmatch=True),
        label=WORDS,
        heading=st.none() | WORDS,
        part=st.none() | WORDS,
        paragraphs=PARAGRAPHS,
    ),
    min_size=1,
    max_size=4,
    unique_by=lambda article: article.number,
).map(tuple)
ANNEXES = st.lists(st.builds(OfficialAnnex, label=WORDS, heading=st.none() | WORDS, paragraphs=PARAGRAPHS, articles=ARTICLES), max_size=2)


@given(st.builds(
    OfficialText,
    treaty=st.just("kestrel-bay"), source=WORDS, sha256=st.just("0" * 64), articles=ARTICLES, title=PARAGRAPHS, preamble=PARAGRAPHS,
    closing=PARAGRAPHS, annexes=ANNEXES.map(tuple),
))  # fmt: skip
def test_a_text_is_read_as_it_was_written(tmp_path_factory: pytest.TempPathFactory, text: OfficialText) -> None:
    path = tmp_path_factory.mktemp("texts") / "kestrel-bay.yml"
    path.write_text(dumps(text), encoding="utf-8")
    assert read_text(path) == text
