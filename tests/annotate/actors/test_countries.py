from __future__ import annotations

from collections.abc import Callable

import pytest

from generator.model import Actor, ActorKind

Reader = Callable[..., tuple[Actor, ...]]


def _countries(actors: tuple[Actor, ...]) -> dict[str, str | None]:
    return {actor.name: actor.country for actor in actors if actor.kind is ActorKind.PERSON}


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("U.S. President Jane Quorrick left.", "US"),
        ("Japanese Foreign Minister Jane Quorrick left.", "JP"),
        ("North Korean leader Jane Quorrick left.", "KP"),
        ("Germany’s Foreign Minister Jane Quorrick left.", "DE"),
        ("Turkey's foreign ministry spokesperson Jane Quorrick left.", "TR"),
        ("Jane Quorrick, the president of Kenya, left.", "KE"),
        ("Jane Quorrick, Mexico’s ambassador to Canada, left.", "MX"),
        ("Jane Quorrick, ambassador to Canada, left.", None),
        ("U.N. envoy Jane Quorrick left.", None),
        ("Syria envoy Jane Quorrick left.", None),
        ("Kremlin spokeswoman Jane Quorrick left.", "RU"),
        ("Sen. Jane Quorrick (R-Vt.) left.", "US"),
        ("Ohio Governor Jane Quorrick left.", "US"),
        ("Ohio economist Jane Quorrick left.", None),
        ("Prime Minister Jane Quorrick left.", None),
        ("Jane Quorrick left Japan.", None),
    ],
)
def test_the_country_is_the_one_that_the_title_names(find: Reader, text: str, country: str | None) -> None:
    assert _countries(find(text)) == {"Jane Quorrick": country}


@pytest.mark.parametrize(
    ("dateline", "title", "country"),
    [
        ("Tokyo", "Prime Minister", "JP"),
        ("Tokyo", "Chief Cabinet Secretary", "JP"),
        ("Osaka", "Defense Minister", "JP"),
        ("Tokyo", "President", None),
        ("Tokyo", "Secretary of State", None),
        ("Tokyo", "economist", None),
        ("Washington", "Prime Minister", None),
        ("Ostburg", "Prime Minister", None),
    ],
)
def test_a_national_office_without_a_state_is_the_dateline_s(find: Reader, dateline: str, title: str, country: str | None) -> None:
    assert _countries(find(f"It was {title} Jane Quorrick.", dateline)) == {"Jane Quorrick": country}


def test_a_story_about_another_state_s_bodies_gives_the_dateline_s_state_no_officials(find: Reader) -> None:
    text = "The Bundestag and the Bundeswehr heard Defense Minister Jane Quorrick."
    assert _countries(find(text, "Tokyo")) == {"Jane Quorrick": None}


def test_a_nominee_takes_the_country_of_who_nominates(find: Reader) -> None:
    text = "U.S. President Jane Quorrick left. Tobin Vell, the Quorrick administration’s nominee to become secretary, stayed."
    assert _countries(find(text)) == {"Jane Quorrick": "US", "Tobin Vell": "US"}


def test_a_leader_s_name_tells_the_state_where_the_text_does_not(find: Reader) -> None:
    (leader,) = find("Nelson Mandela spoke at the port.")
    assert (leader.country, "known-leader" in leader.found_by) == ("ZA", True)


def test_what_the_text_tells_of_a_leader_s_namesake_wins(find: Reader) -> None:
    (namesake,) = find("German lawmaker Nelson Mandela spoke at the port.")
    assert (namesake.country, "known-leader" in namesake.found_by) == ("DE", False)


def test_a_secretary_is_no_minister_of_a_state_without_secretaries(find: Reader) -> None:
    text = "Ana Vell, a spokeswoman for the Russian Foreign Ministry, met Acting Defense Secretary Jane Quorrick."
    assert _countries(find(text)) == {"Ana Vell": "RU", "Jane Quorrick": None}


@pytest.mark.parametrize(
    ("text", "dateline", "countries"),
    [
        ("The Foreign Ministry of Japan’s neighbours met the Japanese.", None, [None]),
        ("The Foreign Ministry spoke to the Japanese.", "Tokyo", ["JP"]),
        ("The Foreign Ministry spoke to the Chinese Defense Ministry in Japan.", "Tokyo", [None, "CN"]),
        ("The Foreign Ministry spoke to Americans.", "Washington", [None]),
    ],
)
def test_a_ministry_is_that_of_the_state_where_the_story_was_filed(
    find: Reader, text: str, dateline: str | None, countries: list[str | None]
) -> None:
    assert [actor.country for actor in find(text, dateline) if actor.kind is ActorKind.ORGANISATION] == countries


def test_a_leader_s_name_is_stronger_than_the_state_that_the_text_is_about(find: Reader) -> None:
    text = "The Pentagon, the White House and U.S. Senator Ana Vell spoke of President Nelson Mandela."
    assert _countries(find(text)) == {"Ana Vell": "US", "Nelson Mandela": "ZA"}
