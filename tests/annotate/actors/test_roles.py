from __future__ import annotations

from collections.abc import Callable

import pytest

from generator.model import Actor, ActorKind

Reader = Callable[..., tuple[Actor, ...]]


def _roles(actors: tuple[Actor, ...], text: str) -> list[tuple[str, bool]]:
    return [(role.span.of(text), role.former) for actor in actors if actor.kind is ActorKind.PERSON for role in actor.roles]


@pytest.mark.parametrize(
    ("text", "title", "former"),
    [
        ("Prime Minister Jane Quorrick left.", "Prime Minister", False),
        ("The U.S. President Jane Quorrick left.", "U.S. President", False),
        ("They met then Prime Minister Jane Quorrick.", "Prime Minister", True),
        ("Former Ostland Governor Jane Quorrick left.", "Ostland Governor", True),
        ("Ex-President Jane Quorrick left.", "President", True),
        ("They met then-foreign minister Jane Quorrick.", "foreign minister", True),
        ("President-elect Jane Quorrick left.", "President-elect", False),
        ("Acting Deputy Prime Minister Jane Quorrick left.", "Acting Deputy Prime Minister", False),
        ("A senior Foreign Ministry official Jane Quorrick left.", "senior Foreign Ministry official", False),
        ("Former Secretary of State Jane Quorrick left.", "Secretary of State", True),
        ("Its Minister for Rural Affairs Jane Quorrick left.", "Minister for Rural Affairs", False),
        ("Germany’s Foreign Minister Jane Quorrick left.", "Foreign Minister", False),
        ("Jane Quorrick, the Vell government’s nominee to become under secretary for policy, left.",
         "Vell government’s nominee to become under secretary for policy", False),
        ("Jane Quorrick, a former ambassador to Ostland, left.", "ambassador to Ostland", True),
        ("Jane Quorrick, chairwoman of the Quarry Board, left.", "chairwoman of the Quarry Board", False),
        ("Jane Quorrick, 52, a senior fellow at the Vell Institute, left.", "senior fellow at the Vell Institute", False),
        ("Jane Quorrick, who was foreign minister, left.", "foreign minister", True),
        ("Jane Quorrick, who is the head of the party, left.", "head of the party", False),
        ("Jane Quorrick served as ambassador to Ostland.", "ambassador to Ostland", True),
        ("The ministry’s spokeswoman, Jane Quorrick, left.", "ministry’s spokeswoman", False),
        ("As foreign minister, Jane Quorrick left.", "foreign minister", False),
        ("A spokesman for Vell, Jane Quorrick, left. Ann Vell smiled.", "spokesman for Vell", False),
        ("Jane Quorrick, acting president of the council, left.", "acting president of the council", False),
        ("Assistant Harbour Minister Ms. Jane Quorrick left.", "Assistant Harbour Minister", False),
        ("They met former secretary of state Jane Quorrick.", "secretary of state", True),
        ("A former harbour official named Jane Quorrick left.", "harbour official", True),
        ("Jane Quorrick (R-Ohio), a member of the Quarry Board, left.", "member of the Quarry Board", False),
        ("Jane Quorrick, then a border official, left.", "border official", True),
        ("Jane Quorrick acts as envoy to Ostland.", "envoy to Ostland", False),
        ("Jane Quorrick, a harbour official during the Vell administration, left.",
         "harbour official during the Vell administration", True),
    ],
)  # fmt: skip
def test_a_role_is_the_title_in_the_text_s_words(find: Reader, text: str, title: str, former: bool) -> None:
    assert _roles(find(text), text) == [(title, former)]


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("Jane Quorrick, a former aide to Ms. Vell and senior fellow at the institute, left.",
         [("aide to Ms. Vell", True), ("senior fellow at the institute", False)]),
        ("Jane Quorrick, a fellow at the institute and a former adviser to the council, left.",
         [("fellow at the institute", False), ("adviser to the council", True)]),
        ("Jane Quorrick, a former minister and ambassador, left.", [("minister and ambassador", True)]),
        ("Harbour candidate and former governor Jane Quorrick left.", [("Harbour candidate", False), ("governor", True)]),
    ],
)  # fmt: skip
def test_each_role_that_and_joins_is_former_on_its_own(find: Reader, text: str, roles: list[tuple[str, bool]]) -> None:
    assert _roles(find(text), text) == roles


@pytest.mark.parametrize(
    "text",
    [
        "Mr. Quorrick left.",
        "Jane Quorrick left. The prime minister smiled.",
        "Jane Quorrick, the president said, left.",
        "Jane Quorrick met officials.",
        "Jane Quorrick, meeting Ostland's prime minister in Vell, smiled.",
        "Jane Quorrick, meeting the prime minister, smiled.",
        "Jane Quorrick, visiting foreign ministers in Vell, smiled.",
        "Jane Quorrick was in Ostland.",
    ],
)
def test_forms_of_address_and_descriptions_elsewhere_make_no_roles(find: Reader, text: str) -> None:
    assert _roles(find(text), text) == []


def test_a_plural_title_holds_for_every_name_behind_it(find: Reader) -> None:
    text = "Ministers Jane Quorrick, Tobin Vell and Ana Ostrow met Peter Roe."
    assert [(actor.name, [role.span.of(text) for role in actor.roles]) for actor in find(text)] == [
        ("Jane Quorrick", ["Ministers"]),
        ("Tobin Vell", ["Ministers"]),
        ("Ana Ostrow", ["Ministers"]),
        ("Peter Roe", []),
    ]


def test_a_person_has_several_roles_and_none_twice(find: Reader) -> None:
    text = "U.S. President Jane Quorrick left. President Quorrick smiled. Jane Quorrick, a former senator, sat."
    assert _roles(find(text), text) == [("U.S. President", False), ("senator", True)]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Jane Quorrick, the Karst lawyer leading the inquiry, left.", "Karst lawyer"),
        ("Jane Quorrick, a Karst operative currently at work for the union, left.", "Karst operative"),
    ],
)
def test_a_role_ends_before_a_participle_or_an_adverb(find: Reader, text: str, title: str) -> None:
    (person, *_) = find(text)
    assert [role.span.of(text) for role in person.roles] == [title]
