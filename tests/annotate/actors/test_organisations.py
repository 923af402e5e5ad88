from __future__ import annotations

from collections.abc import Callable

import pytest

from generator.model import Actor, ActorKind
from generator.reference.organisations import organisations

Reader = Callable[..., tuple[Actor, ...]]
Marker = Callable[[str, str], str]


@pytest.mark.parametrize(
    "marked",
    [
        "The [Ministry of Foreign Affairs of Ostland] agreed.",
        "The [House of Councillors Budget Committee] met.",
        "A senior [Foreign Ministry] official at the [Defense Ministry] agreed.",
        "The [Self-Defense Forces] and [NATO] trained.",
        "The U.S. [State Department] and the [White House] agreed.",
        "The [Department of Health and Human Services] agreed on Monday.",
        "The [Quorrick Veterans Affairs Committee] met.",
        "The [University of Ostland] and the [Vell Institute] agreed.",
        "The [Ostland Maritime Force] ([OMF]) left. The [OMF] came back.",
        "[Quorrick Senate Committee] Chairman Jane Vell left.",
        "The [Ostland High Court] on Tuesday ruled.",
    ],
)
def test_organisations_are_found_whole(mark: Marker, marked: str) -> None:
    assert mark(marked.replace("[", "").replace("]", ""), "organisation") == marked


@pytest.mark.parametrize(
    "text",
    [
        "The North Atlantic Treaty and the Japan-U.S. Security Treaty hold.",
        "The Compact of Free Association holds.",
        "They walked along Congress Street.",
        "The Council met.",
        "The Trump administration left.",
        "The United Nations Charter holds.",
    ],
)
def test_treaties_streets_and_bare_heads_are_no_organisations(mark: Marker, text: str) -> None:
    assert mark(text, "organisation") == text


def test_a_body_of_a_state_has_its_country(find: Reader) -> None:
    found = find("Japan’s Defense Ministry, the German Foreign Ministry, the Kremlin and the Ministry of Finance of Kenya met UNICEF.")
    assert [(actor.name, actor.country) for actor in found if actor.kind is ActorKind.ORGANISATION] == [
        ("Defense Ministry", "JP"),
        ("Foreign Ministry", "DE"),
        ("Kremlin", "RU"),
        ("Ministry of Finance of Kenya", "KE"),
        ("United Nations Children's Fund", None),
    ]


def test_name_and_acronym_are_one_organisation(find: Reader) -> None:
    (actor,) = find("The International Atomic Energy Agency (IAEA) met. The IAEA agreed.")
    assert (actor.id, actor.aliases, len(actor.mentions)) == ("international-atomic-energy-agency", ("IAEA",), 3)


@pytest.mark.parametrize("name", sorted(organisations().by_name))
def test_every_known_organisation_is_found_by_its_own_finder(mark: Marker, name: str) -> None:
    assert mark(f"They met people of the {name} there.", "organisation") == f"They met people of the [{name}] there."


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("Then HarbourMarket.com answered.", "Then [HarbourMarket.com] answered."),
        ("They left the Harbour. com", "They left the Harbour. com"),
        ("Read more at www.HarbourMarket.com", "Read more at www.HarbourMarket.com"),
    ],
)
def test_a_site_with_a_capital_is_an_organisation(mark: Marker, text: str, marked: str) -> None:
    assert mark(text, "organisation") == marked


def test_an_office_behind_an_organisation_is_no_part_of_its_name(find: Reader) -> None:
    found = find("Harbour Office for Quarry Policy Special Representative Jane Quorrick left.")
    assert [actor.name for actor in found if actor.kind is ActorKind.ORGANISATION] == ["Harbour Office for Quarry Policy"]


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("The Government of Japan left.", "JP"),
        ("The Philippine Government left.", "PH"),
        ("The U.S. Government left.", "US"),
        ("The Harbour Government left.", None),
    ],
)
def test_a_government_is_that_of_the_state_in_its_name(find: Reader, text: str, country: str | None) -> None:
    assert [actor.country for actor in find(text) if actor.kind is ActorKind.ORGANISATION] == [country]
