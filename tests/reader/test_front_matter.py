"""Front matter: values, and errors that name file, line, key, found and expected."""

from __future__ import annotations

import json
import re
import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.errors import SeedError
from generator.reader.front_matter import FrontMatter, is_address, split

STORY = "\nThe council met.\n"


def test_every_key_is_read() -> None:
    block = """\
title: "Council: a pact"
published: 2025-03-11
byline: Jane Roe
publisher: The Daily Lantern
url: https://lantern.example/a?b=1
place: Tokyo
language: pt-BR
topics: [alliances, "sea law"]
"""
    known, body = split(f"---\n{block}---\n{STORY}", "a.txt")
    assert body == STORY
    assert known == FrontMatter(
        title="Council: a pact",
        published=date(2025, 3, 11),
        byline="Jane Roe",
        publisher="The Daily Lantern",
        url="https://lantern.example/a?b=1",
        place="Tokyo",
        language="pt-BR",
        topics=("alliances", "sea law"),
    )


@pytest.mark.parametrize(
    ("lines", "day"),
    [
        ("date: 2025-03-11", 11),
        ("date: 2025-03-11T09:30:00+09:00", 11),
        ("date: 2025-03-12\npublished: 2025-03-11", 11),
        ("published:\ndate: 2025-03-11", 11),
    ],
)
def test_a_date_is_the_day_of_publication_where_no_other_is_given(lines: str, day: int) -> None:
    assert split(f"---\n{lines}\n---\nx", "a.txt")[0].published == date(2025, 3, day)


@pytest.mark.parametrize(
    "written",
    [
        "2025-03-11",
        '"2025-03-11"',
        "2025-03-11T08:17:00",
        "2025-03-11 08:17:00 +09:00",
        '"March 11, 2025"',
        "11 March 2025",
        "Mar. 11, 2025",
    ],
)
def test_published_is_a_yaml_date_or_any_date_line(written: str) -> None:
    assert split(f"---\npublished: {written}\n---\nx", "a.txt")[0].published == date(2025, 3, 11)


def test_keys_are_read_whatever_their_case_and_unknown_ones_are_ignored() -> None:
    known, _ = split("---\nTitle: A pact\nlayout: [post]\n12: x\n---\nx", "a.txt")
    assert known == FrontMatter(title="A pact")


@pytest.mark.parametrize("block", ["", "# nothing yet\n", "title:\nbyline: ~\ntopics:\n", 'title: "  "\n'])
def test_empty_values_tell_nothing(block: str) -> None:
    assert split(f"---\n{block}---\n{STORY}", "a.txt") == (FrontMatter(), STORY)


def test_three_dots_close_the_block() -> None:
    assert split("---\ntitle: A\n...\nx", "a.txt") == (FrontMatter(title="A"), "x")


def test_a_value_over_several_lines_is_one_line() -> None:
    assert split("---\ntitle: >\n  A\n  pact\n---\nx", "a.txt")[0].title == "A pact"


@pytest.mark.parametrize(
    "text",
    [
        "The council met.\n---\ntitle: A\n---\n",
        "\n---\ntitle: A\n---\nx",
        "---\nThe council met.\n",
        "---\ntitle: never closed\n",
        "---\n\nThe council said: “no”: never.\n\n---\n\nMore.",
        "---\nJust words\n---\nMore.",
        "----\ntitle: A\n----\nx",
        "---\nThe minister said: no\n---\nx",
    ],
)
def test_a_text_that_merely_has_rules_is_body(text: str) -> None:
    assert split(text, "a.txt") == (FrontMatter(), text)


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("title: [a]", "'title' is a list; expected text; put it in quotation marks"),
        ("title: 5", "'title' is '5'; expected text; put it in quotation marks"),
        ("byline: {a: b}", "'byline' is a mapping; expected text"),
        ("published: yesterday", "'published' is 'yesterday'; expected a day such as 2025-03-11"),
        ("published: 2025-02-30", "'published' is '2025-02-30'; expected a day"),
        ("published: 03/11/2025", "'published' is '03/11/2025'; expected a day"),
        ("published: 2025", "'published' is '2025'; expected a day"),
        ("url: javascript:alert(1)", "'url' is 'javascript:alert(1)'; expected an address that begins with https:// or http://"),
        ("url: lantern.example", "'url' is 'lantern.example'; expected an address"),
        ("language: English language", "'language' is 'English language'; expected a language tag"),
        ("language: no", "'language' is 'no'; expected a language tag"),
        ("revisions: none", "'revisions' is 'none'; expected a list of revisions"),
        ("revisions: [a]", "'revisions' is 'a'; expected a list of revisions"),
        ("revisions: [{date: 2025-03-14}]", "'revisions' is a mapping; expected a list of revisions"),
        ("revisions: [{date: soon, note: x}]", "'date' is 'soon'; expected a day"),
        ("topics: alliances", "'topics' is 'alliances'; expected a list of texts"),
        ("topics: [a, [b]]", "'topics' is a list; expected a list of texts"),
        ('title: "half \\ud800"', "'title' is 'half \N{REPLACEMENT CHARACTER}'; expected whole characters"),
        ('title: "a\\0b"', "'title' is 'a\N{REPLACEMENT CHARACTER}b'; expected text without control characters"),
        ("topics: [5]", "'topics' is '5'; expected a list of texts"),
    ],
)
def test_a_wrong_value_names_file_line_key_found_and_expected(value: str, message: str) -> None:
    with pytest.raises(SeedError, match=rf"^a\.txt, line 3: {re.escape(message)}"):
        split(f"---\npublisher: x\n{value}\n---\nx", "a.txt")


@pytest.mark.parametrize(("block", "line"), [("title: A: b\n", 2), ("title: A\nbyline: [x\nurl: y\n", 4), ('title: "open\n', 3)])
def test_broken_yaml_names_its_line_and_what_to_do(block: str, line: int) -> None:
    with pytest.raises(SeedError, match=rf"^a\.txt, line {line}: the front matter is not valid YAML .*; put a value"):
        split(f"---\n{block}---\nx", "a.txt")


@pytest.mark.parametrize(
    "block",
    ["title: \x01\n", "a: " + "[" * 20_000 + "\n", f"title: {'x' * 70_000}\n", "title: !!python/object:os.system x\n", "title: *a\n"],
)
def test_hostile_yaml_is_an_error(block: str) -> None:
    with pytest.raises(SeedError, match=r"^a\.txt"):
        split(f"---\n{block}---\nx", "a.txt")


@pytest.mark.parametrize("text", ["https://a.example", "http://a.example/b?c=d#e", "https://[::1]/", "https://müller.example/ö"])
def test_http_and_https_are_addresses(text: str) -> None:
    assert is_address(text)


@pytest.mark.parametrize(
    "text",
    ["", "a.example", "//a.example", "javascript:alert(1)", "data:text/html,x", "https://", "https://a b", "https://[x", "ftp://a.example"],
)
def test_other_schemes_and_words_are_no_addresses(text: str) -> None:
    assert not is_address(text)


@given(
    title=st.text(st.characters(exclude_categories=["Cc", "Cn", "Cs", "Zl", "Zp"]), min_size=1),
    body=st.text(st.sampled_from("ab \n-—.:#")),
    escaped=st.booleans(),
)
def test_a_json_value_is_read_back_and_the_body_kept(*, title: str, body: str, escaped: bool) -> None:
    known, rest = split(f"---\ntitle: {json.dumps(title, ensure_ascii=escaped)}\n---\n{body}", "a.txt")
    assert rest == body
    assert known.title == (unicodedata.normalize("NFC", " ".join(title.split())) or None)
