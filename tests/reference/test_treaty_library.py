"""The library of treaties and its files."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.errors import ReferenceDataError
from generator.reference.states import states
from generator.reference.treaty_library import Treaty, treaty_library
from generator.reference.treaty_names import NameIndex, name_keys, words

_VALID = """
title: Treaty of Kestrel Bay
short_title: Kestrel Bay Treaty (1921)
kind: treaty
binding: true
adopted_on: 1921-05-04
parties: [JP, US]
numbering: roman
sources: ["https://treaties.un.org"]
provisions:
  - {number: 4, summary: Bars bases.}
"""


def _folder(tmp_path: Path, text: str, name: str = "kestrel-bay.yml") -> Path:
    (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("treaty", tuple(treaty_library()), ids=lambda treaty: treaty.id)
def test_every_treaty_is_complete(treaty: Treaty) -> None:
    assert treaty.sources
    assert all(code in states().by_code for code in treaty.parties)
    assert all(provision.summary.endswith(".") and len(provision.summary) < 420 for provision in treaty.provisions)
    assert treaty.adopted_on is not None
    assert treaty.field is not None
    assert all(code in states().by_code and day >= treaty.adopted_on for code, day in (*treaty.joined, *treaty.left))
    assert "http" not in f"{treaty.title} {treaty.parties_note} {treaty.status} {treaty.depositary}"
    assert treaty.in_force is None or treaty.adopted_on <= treaty.in_force
    assert treaty.ended_on is None or treaty.in_force is None or treaty.in_force <= treaty.ended_on


def test_the_library_holds_the_instruments_that_news_cites() -> None:
    assert len(treaty_library()) >= 200
    assert {"japan-us-1960", "north-atlantic-treaty", "un-charter", "npt", "unclos", "simla-agreement", "svalbard-treaty"} <= {
        treaty.id for treaty in treaty_library()
    }


def test_only_instruments_that_bind_are_marked_binding() -> None:
    assert {treaty.id for treaty in treaty_library() if not treaty.binding} >= {"jcpoa", "helsinki-final-act", "minsk-agreements", "mtcr"}


def test_the_security_treaty_of_1960_has_all_its_ten_articles() -> None:
    treaty = treaty_library().get("japan-us-1960")
    assert treaty is not None
    assert [provision.number for provision in treaty.provisions] == [str(number) for number in range(1, 11)]
    assert (treaty.adopted_on, treaty.adopted_at, treaty.in_force) == ("1960-01-19", "Washington", "1960-06-23")


def test_a_label_is_written_as_the_treaty_numbers_its_articles() -> None:
    library = treaty_library()
    npt, charter = library.get("npt"), library.get("un-charter")
    assert npt is not None
    assert charter is not None
    assert (npt.label("6"), npt.label("10(1)"), charter.label("2(4)")) == ("Article VI", "Article X(1)", "Article 2(4)")


def test_a_paragraph_without_a_summary_falls_back_to_its_article() -> None:
    charter = treaty_library().get("un-charter")
    assert charter is not None
    assert charter.provision("2(6)") == charter.provision("2") != charter.provision("2(4)")
    assert charter.provision("51(1)(a)") == charter.provision("51")
    assert charter.provision("999") is None


def test_articles_of_trade_agreements_are_numbered_by_chapter() -> None:
    usmca = treaty_library().get("usmca")
    assert usmca is not None
    assert (usmca.label("34(7)"), usmca.label("34(7)(2)"), usmca.label("34")) == ("Article 34.7", "Article 34.7(2)", "Article 34")


def test_parties_have_the_days_on_which_they_came_and_went(tmp_path: Path) -> None:
    text = _VALID.replace("numbering:", "field: peace\njoined: {US: 1923-01}\nleft: {FI: 1930}\nnumbering:")
    treaty = treaty_library(_folder(tmp_path, text)).get("kestrel-bay")
    assert treaty is not None
    assert (treaty.field, treaty.joined, treaty.left) == ("peace", (("US", "1923-01"),), (("FI", "1930"),))


def test_the_users_treaty_joins_the_library(tmp_path: Path) -> None:
    library = treaty_library(_folder(tmp_path, _VALID))
    treaty = library.get("kestrel-bay")
    assert treaty is not None
    assert (treaty.adopted_on, treaty.label("4")) == ("1921-05-04", "Article IV")
    assert library.names.ids("the Kestrel Bay treaty") == ("kestrel-bay",)
    assert len(library) == len(treaty_library()) + 1


def test_the_users_file_replaces_the_built_in_one_of_its_name(tmp_path: Path) -> None:
    library = treaty_library(_folder(tmp_path, _VALID, "npt.yml"))
    treaty = library.get("npt")
    assert treaty is not None
    assert treaty.title == "Treaty of Kestrel Bay"
    assert library.names.ids("NPT") == ()


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("binding: true", "binding: perhaps", "kestrel-bay.yml, line 5: 'binding' is 'perhaps'; expected true or false"),
        ("kind: treaty", "kind: song", "kestrel-bay.yml, line 4: 'kind' is 'song'; expected one of treaty, pact"),
        ("kind: treaty", "kynd: treaty", "kestrel-bay.yml, line 4: 'kynd' is not known"),
        ("numbering: roman", "", "kestrel-bay.yml: 'numbering' is missing"),
        ("numbering: roman", "numbering: greek", "kestrel-bay.yml, line 8: 'numbering' is 'greek'; expected one of roman, arabic"),
        ("1921-05-04", "4 May 1921", "kestrel-bay.yml, line 6: 'adopted_on' is '4 May 1921'; expected a date such as 1960-01-19"),
        ("[JP, US]", "[JP, NO]", "kestrel-bay.yml, line 7: 'parties[1]' is False; expected an ISO 3166-1 alpha-2 code"),
        ("parties: [JP, US]", "field: songs", "kestrel-bay.yml, line 7: 'field' is 'songs'; expected one of united-nations, diplomacy"),
        ("numbering: roman", "joined: {JP: 5 May}\nnumbering: roman", "line 8: 'joined.JP' is '5 May'; expected a date such as 1960-01-19"),
        ("numbering: roman", "joined: {FI: 2023}\nnumbering: roman", "line 8: 'joined.FI' is 2023; expected states that 'parties' lists"),
        (
            "numbering: roman",
            "left: {US: 2003}\nnumbering: roman",
            "line 8: 'left.US' is 2003; expected states that 'parties' does not list",
        ),
        ("numbering: roman", "left: {Fiji: 2003}\nnumbering: roman", "'left' is {'Fiji': 2003}; expected ISO 3166-1 alpha-2 codes"),
        ("numbering: roman", "kind: pact\nnumbering: roman", "kestrel-bay.yml, line 8: 'kind' is there twice"),
        ("number: 4", "number: IV", "kestrel-bay.yml, line 11: 'provisions[0].number' is 'IV'; expected an Arabic number"),
        ("https://", "ftp://", "kestrel-bay.yml, line 9: 'sources[0]' is 'ftp://treaties.un.org'; expected an address"),
        ("summary: Bars bases.", "note: Bars bases.", "'provisions[0]' is {'number': 4"),
    ],
)
def test_a_wrong_file_is_refused_with_file_key_and_what_was_expected(tmp_path: Path, old: str, new: str, message: str) -> None:
    with pytest.raises(ReferenceDataError) as raised:
        treaty_library(_folder(tmp_path, _VALID.replace(old, new)))
    assert message in str(raised.value)


def test_a_files_name_is_an_id(tmp_path: Path) -> None:
    with pytest.raises(ReferenceDataError, match=r"Kestrel Bay\.yml: the file's name is the treaty's id"):
        treaty_library(_folder(tmp_path, _VALID, "Kestrel Bay.yml"))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("U.S.-Japan Defence Pact", "the United States–Japan defense pact"),
        ("Non-Proliferation Treaty", "Nonproliferation Treaty"),
        ("US treaty", "American treaty"),
        ("South Korea", "Republic of Korea"),
        ("INF Treaty", "the INF treaty"),
    ],
)
def test_two_ways_of_writing_a_name_have_the_same_keys(one: str, other: str) -> None:
    assert name_keys(one) == name_keys(other)


@pytest.mark.parametrize(("one", "other"), [("New START", "new start"), ("US", "us"), ("Turkey", "turkey"), ("NPT", "Npt")])
def test_capitals_tell_names_from_words(one: str, other: str) -> None:
    assert name_keys(one) != name_keys(other)


def test_the_states_of_a_name_may_change_places() -> None:
    index = NameIndex([("Japan-U.S. Pact", "a"), ("Pact between Japan and the United States", "a")])
    for text in ("U.S.-Japan Pact", "the Pact between the United States and Japan"):
        assert [named.ids for named in index.find(words(text, 0, len(text)))] == [("a",)]


def test_the_longest_of_the_names_that_begin_at_a_word_counts() -> None:
    index = NameIndex([("Kestrel Convention", "a"), ("Kestrel Convention on Straits", "b")])
    text = "The Kestrel Convention on Straits and the Kestrel Convention."
    assert [(named.span.of(text), named.ids) for named in index.find(words(text, 0, len(text)))] == [
        ("Kestrel Convention on Straits", ("b",)),
        ("Kestrel Convention", ("a",)),
    ]


def test_a_name_does_not_run_over_a_full_stop() -> None:
    text = "They sailed the Kestrel. The Convention met."
    assert NameIndex([("Kestrel Convention", "a")]).find(words(text, 0, len(text))) == []
