from __future__ import annotations

import json

import pytest

from generator.search.names import file_name, name_files, plain_words
from generator.search.records import Name


def _name(title: str, also: str = "", weight: int = 1) -> Name:
    return Name(address=f"actors/{title}/", kind="actors", title=title, detail="Person", also=also, weight=weight)


def _titles(files: dict[str, str], letters: str) -> list[str]:
    return [entry[1] for entry in json.loads(files[letters])[1]]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Recep Tayyip Erdoğan", ["recep", "tayyip", "erdogan"]),
        ("Łukasz Żółkiewski", ["lukasz", "zolkiewski"]),
        ("Søren Straße", ["soren", "strasse"]),
        ("石破茂", ["石", "破", "茂"]),
        ("O'Neill-Smith", ["o", "neill", "smith"]),
        ("", []),
    ],
)
def test_words_are_compared_without_signs(text: str, words: list[str]) -> None:
    assert plain_words(text) == words


def test_a_name_is_in_the_file_of_each_of_its_words() -> None:
    files = name_files([_name("Ana Lindqvist", also="The Bridge-Builder")])
    assert [letters for letters in files if _titles(files, letters) == ["Ana Lindqvist"]] == ["an", "br", "bu", "li", "th"]


def test_names_in_more_briefings_come_first() -> None:
    files = name_files([_name("Anders", weight=1), _name("Anna", weight=5), _name("Anton", weight=3)])
    assert _titles(files, "an") == ["Anna", "Anton", "Anders"]


def test_a_file_of_many_names_is_divided_and_keeps_the_weightiest() -> None:
    names = [_name(f"Mar{chr(97 + number % 26)}{number}", weight=number) for number in range(1000)]
    files = name_files(names)
    divided, kept = json.loads(files["ma"])
    assert divided
    assert [entry[4] for entry in kept] == sorted((entry[4] for entry in kept), reverse=True)
    assert kept[0][4] == 999
    assert max(len(json.loads(content)[1]) for content in files.values()) <= 300
    whole = {title for letters, content in files.items() if not json.loads(content)[0] for title in _titles(files, letters)}
    assert whole == {name.title for name in names}


def test_the_order_of_names_given_does_not_matter() -> None:
    names = [_name("Anna"), _name("Anton"), _name("Anders", weight=4)]
    assert name_files(names) == name_files(reversed(names))


def test_a_file_s_name_is_plain_whatever_the_script() -> None:
    assert file_name("石") == "e79fb3.json"
