from __future__ import annotations

from collections.abc import Callable

import pytest

Marker = Callable[[str, str], str]


def _plain(marked: str) -> str:
    return marked.replace("[", "").replace("]", "")


@pytest.mark.parametrize(
    "marked",
    [
        "Prime Minister [Zelda Quorrick] left.",
        "The talks with U.S. Defense Secretary [Zelda Quorrick] went on.",
        "Secretary of State for Peace and Operations [Zelda Quorrick] left.",
        "They met at Zelda Quorrick Memorial Room.",
        "Gen. [Tobin Quorrick] and Lt. Col. [Ana Vell] agreed.",
        "Mr. [Quorrick] and Mrs [Vell] agreed.",
        "It was said by Secretary of State [Brannoch Vell].",
        "The Director General of the IAEA [Zelda Quorrick] agreed.",
        "Ex-President [Brannoch Vell] left.",
        "King [Oswin III] left.",
        "Crown Prince [Brannoch bin Quorrick] left.",
        "Defense Minister [Gen Quorrick] left.",
    ],
)
def test_a_title_before_a_name_tells_a_person_and_is_no_part_of_the_name(mark: Marker, marked: str) -> None:
    assert mark(_plain(marked), "person") == marked


@pytest.mark.parametrize(
    "marked",
    [
        "Yesterday [Maria Quorrick] left.",
        "[Brannoch J. Quorrick] left.",
        "[Brannoch Quorrick Jr.] left.",
        "A letter from [Zhang Quorrick], who was born there.",
        "[Brannoch Quorrick], the ministry's spokeswoman, left.",
        "[Brannoch Quorrick], a senior fellow at the institute, left.",
        "The ministry's spokeswoman, [Brannoch Quorrick], left.",
        "The economist [Brannoch Quorrick] left.",
        "[Brannoch Quorrick], 45, left.",
        "It is early, said [Brannoch Quorrick]. [Quorrick] smiled.",
        "[Marie de la Quorrick] left.",
        "[José Ñúñez-Quorrick] left.",
        "[Mary O’Quorrick] left.",
    ],
)
def test_the_name_and_the_words_around_it_tell_a_person(mark: Marker, marked: str) -> None:
    assert mark(_plain(marked), "person") == marked


@pytest.mark.parametrize(
    "text",
    [
        "Meanwhile, nothing happened on Tuesday in March.",
        "She said that the Japanese government left New York City.",
        "The Treaty of Lisbon and the Japan-U.S. Security Treaty hold.",
        "The Black Sea and Mount Quorrick are far.",
        "He walked along Quorrick Street to Quorrick Palace.",
        "The World Cup and the Olympic Games were held.",
        "Republicans and Democrats voted.",
        "They met the prime minister, the president and a general.",
        "In January the Americans and the Germans met.",
        "Officials said Operation Quorrick Dawn began.",
    ],
)
def test_days_places_peoples_treaties_and_events_are_no_persons(mark: Marker, text: str) -> None:
    assert mark(text, "person") == text


def test_a_word_that_opens_a_sentence_is_no_part_of_a_name(mark: Marker) -> None:
    text = "President Jane Quorrick left. But Quorrick came back. Will Quorrick stay?"
    assert mark(text, "person") == "President Jane [Quorrick] left. But [Quorrick] came back. Will [Quorrick] stay?".replace(
        "Jane [Quorrick]", "[Jane Quorrick]"
    )


def test_a_headline_in_capitals_makes_no_names(mark: Marker) -> None:
    text = "Quorrick Talks Stall As Brannoch Signals Doubt"
    assert mark(text, "person") == text


def test_a_list_of_names_carries_one_that_stands_among_known_ones(mark: Marker) -> None:
    marked = "It was signed by [Maria Vell], [Brannoch Quorrick] and [Jane Ostrow]; [Quorrick] smiled."
    assert mark(_plain(marked), "person") == marked


def test_a_headline_in_quotation_marks_is_nobodys_name(mark: Marker) -> None:
    assert mark("The paper wrote “Jane Excommunicates Quorrick,” and sold well.", "person").count("[") == 0


def test_an_age_behind_a_comma_tells_a_person(mark: Marker) -> None:
    assert mark("Then Zelbo Quorrick, a 47-year-old sailor, left.", "person") == "Then [Zelbo Quorrick], a 47-year-old sailor, left."


@pytest.mark.parametrize("name", ["Mara Olin\u00c3\u0083\u00c2\u00a1n", "Mara K\u00c3 rner", "Mara Qu\u00c3\u00b6rick"])
def test_a_name_that_a_wrong_encoding_has_broken_is_one_name(mark: Marker, name: str) -> None:
    assert mark(f"President {name} left.", "person") == f"President [{name}] left."


@pytest.mark.parametrize(
    "text",
    [
        "Brennmark’s foreign minister left. Brennmark said so.",
        "The government of Brennmark said so. Brennmark said it again.",
        "Kurds said so.",
        "The Gulf said so.",
    ],
)
def test_what_has_a_government_and_whole_peoples_are_no_persons(mark: Marker, text: str) -> None:
    assert mark(text, "person") == text
