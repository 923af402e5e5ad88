from __future__ import annotations

import itertools
from collections.abc import Callable

import pytest

from generator.model import Actor, ActorKind

Reader = Callable[..., tuple[Actor, ...]]


def _people(actors: tuple[Actor, ...], text: str) -> dict[str, list[str]]:
    return {actor.name: [span.of(text) for span in actor.mentions] for actor in actors if actor.kind is ActorKind.PERSON}


def test_later_mentions_by_surname_join_the_full_name(find: Reader) -> None:
    text = "Vell’s plan failed. President Jane Quorrick met Peter Vell. Quorrick left. Vell stayed, and Quorrick’s aides too."
    found = _people(find(text), text)
    assert found == {"Peter Vell": ["Vell", "Peter Vell", "Vell"], "Jane Quorrick": ["Jane Quorrick", "Quorrick", "Quorrick"]}


def test_aliases_are_the_other_names_in_order(find: Reader) -> None:
    (actor,) = find("President Jane Quorrick left. Jane A. Quorrick came back. Quorrick smiled.")
    assert (actor.id, actor.name, actor.aliases) == ("jane-a-quorrick", "Jane A. Quorrick", ("Jane Quorrick", "Quorrick"))


def test_two_persons_with_one_surname_are_kept_apart_by_the_form_of_address(find: Reader) -> None:
    text = "Peter Quorrick met Anna Quorrick. Mrs. Quorrick smiled. Mr. Quorrick left."
    assert _people(find(text), text) == {"Peter Quorrick": ["Peter Quorrick", "Quorrick"], "Anna Quorrick": ["Anna Quorrick", "Quorrick"]}


def test_of_two_persons_with_one_surname_the_bare_name_is_the_one_last_spoken_of(find: Reader) -> None:
    text = "Peter Quorrick met Anna Quorrick. Quorrick smiled."
    assert _people(find(text), text)["Anna Quorrick"] == ["Anna Quorrick", "Quorrick"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("President Xi Quorpin left. President Xi smiled.", "Xi Quorpin"),
        ("Leader Marine Le Quorrick left. Ms. Le Quorrick smiled.", "Marine Le Quorrick"),
        ("President Luiz Vell da Quorrick left. Vell smiled.", "Luiz Vell da Quorrick"),
        ("Minister Ana Vell Quorrick left. Vell Quorrick smiled.", "Ana Vell Quorrick"),
    ],
)
def test_surnames_stand_where_the_name_s_origin_puts_them(find: Reader, text: str, name: str) -> None:
    found = _people(find(text), text)
    assert list(found) == [name]
    assert len(found[name]) == 2


def test_a_thing_named_like_a_person_is_none(find: Reader) -> None:
    text = "Governor Nathan Park left. He walked in the Park. Park smiled."
    assert _people(find(text), text) == {"Nathan Park": ["Nathan Park", "Park"]}


def test_ids_are_slugs_and_unique(find: Reader) -> None:
    found = find("President Zoé O’Quorrick left. The Russian Foreign Ministry and the Japanese Foreign Ministry agreed.")
    assert [actor.id for actor in found] == ["zoe-oquorrick", "foreign-ministry-ru", "foreign-ministry-jp"]


def test_mentions_of_different_actors_never_overlap(find: Reader) -> None:
    text = "U.S. State Department spokeswoman Jane Quorrick and Japan’s Foreign Minister Tarō Vell met in Japan. Quorrick left the U.S."
    spans = sorted(span for actor in find(text) for span in actor.mentions)
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))
    assert len(spans) == 8


def test_a_surname_alone_has_the_given_name_of_the_headline(find: Reader) -> None:
    text = "Quorrick spoke of harbours. Then Quorrick left."
    assert [actor.name for actor in find(text, headline="Jane Quorrick: ‘We Wait’")] == ["Jane Quorrick"]
    assert find(text, headline="A Quarrel in the Harbour") == ()


def test_a_headlines_name_is_nobody_where_the_story_has_no_such_surname(find: Reader) -> None:
    assert find("Ships wait in the harbour.", headline="Jane Quorrick: ‘We Wait’") == ()


def test_a_transcript_s_surname_in_capitals_is_the_person_named_in_full(find: Reader) -> None:
    assert [actor.aliases for actor in find("MR QUORRICK: Thanks. Tobin Quorrick sat down.")] == [("QUORRICK",)]


def test_a_particle_that_opens_a_sentence_is_still_a_part_of_the_surname(find: Reader) -> None:
    assert [actor.aliases for actor in find("Ursula von der Quorrick left. Von der Quorrick said so.")] == [("Von der Quorrick",)]
