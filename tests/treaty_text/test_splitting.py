"""What is an article and what only looks like one; parts, annexes, closing clauses, and doubts."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.errors import TreatyTextError
from generator.treaty_text import Contents, read_bytes


def _read(text: str, name: str = "kestrel.txt") -> Contents:
    return read_bytes(text.encode(), name)


def _articles(*numbers: object) -> str:
    return "\n\n".join(f"Article {number}\n\nThe Parties shall keep rule {number}." for number in numbers)


def _numbers(found: Contents) -> list[str]:
    return [article.number for article in found.articles]


def test_a_line_that_cites_an_article_begins_none() -> None:
    text = (
        "Article 1\n\nThe ships of a Party shall pass the bay in accordance with the rules of\n"
        "Article 3. The other Party shall let them pass, and shall for that purpose keep to\n"
        "Article 2, paragraph 1, and to what the two\nparties have agreed upon.\n\n"
        "Article 2\n\nThe lights shall burn.\n\nArticle 3\n\nShips of war shall give notice under\nArticle 12 of the Lakes Compact.\n"
    )
    found = _read(text)
    assert _numbers(found) == ["1", "2", "3"]
    assert found.articles[0].paragraphs[0].endswith("and to what the two parties have agreed upon.")


def test_the_table_of_contents_is_not_taken_for_the_articles() -> None:
    plain = "CONTENTS\n" + "\n".join(f"Article {n}. Rule {n} ........ {n + 2}" for n in range(1, 6)) + "\n\n" + _articles(*range(1, 6))
    bare = "Contents\n\n" + "\n\n".join(f"Article {n}" for n in range(1, 6)) + "\n\n" + _articles(*range(1, 6))
    for text in (plain, bare):
        found = _read(text)
        assert _numbers(found) == ["1", "2", "3", "4", "5"]
        assert all(article.paragraphs for article in found.articles)
        assert found.annexes == ()


def test_an_article_stands_in_its_part_and_section() -> None:
    text = (
        "PART I\nGENERAL RULES\n\nArticle 1\n\nOne rule.\n\nPART II\nTHE BAY\n\nSection 1. Lights\n\nArticle 2\n\nTwo rules.\n\n"
        "Section 2. Ships\n\nArticle 3\n\nThree rules.\n\nPART III\n\nArticle 4\n\nFour rules.\n"
    )
    assert [article.part for article in _read(text).articles] == [
        "PART I GENERAL RULES",
        "PART II THE BAY, Section 1. Lights",
        "PART II THE BAY, Section 2. Ships",
        "PART III",
    ]


def test_annexes_keep_their_own_articles() -> None:
    text = (
        _articles(1, 2, 3)
        + "\n\nIN WITNESS WHEREOF the undersigned have signed this Treaty.\n\nDONE at Kestrel Bay.\n\nANNEX I\n\nLIST OF LIGHTS\n\n"
        + "The north light.\n\nANNEX II\n\nCONCILIATION\n\n"
        + _articles(1, 2)
    )
    found = _read(text)
    assert _numbers(found) == ["1", "2", "3"]
    assert found.closing == ("IN WITNESS WHEREOF the undersigned have signed this Treaty.", "DONE at Kestrel Bay.")
    first, second = found.annexes
    assert (first.label, first.heading, first.paragraphs) == ("ANNEX I", "LIST OF LIGHTS", ("The north light.",))
    assert (second.label, second.heading, len(second.articles)) == ("ANNEX II", "CONCILIATION", 2)


def test_an_annex_that_is_only_cited_ends_nothing() -> None:
    text = "Article 1\n\nThe lights are listed in\nAnnex I to this Treaty, and ships in\nAnnex II.\n\n" + _articles(2, 3)
    found = _read(text)
    assert _numbers(found) == ["1", "2", "3"]
    assert found.annexes == ()


def test_numbers_that_begin_anew_are_kept_apart_with_a_warning() -> None:
    found = _read(_articles(1, 2, 3) + "\n\nStatute of the Commission\n\n" + _articles(1, 2, 3, 4))
    assert _numbers(found) == ["1", "2", "3"]
    assert [(annex.label, len(annex.articles)) for annex in found.annexes] == [("Statute of the Commission", 4)]
    assert "counted anew below 'Statute of the Commission'" in found.warnings[0]


def test_numbers_that_are_missing_are_a_warning() -> None:
    assert _read(_articles(1, 2, 3, 4, 7, 8)).warnings == ("found articles 1, 2, 3, 4, 7, 8: 5 to 6 are missing",)
    assert _read(_articles(1, 2, 4)).warnings == ("found articles 1, 2, 4: 3 is missing",)


def test_inserted_articles_are_numbered_as_the_library_does() -> None:
    assert _numbers(_read(_articles(1, "2", "2 bis", "2 ter", "3", "3a", 4))) == ["1", "2", "2 bis", "2 ter", "3", "3a", "4"]
    assert _numbers(_read(_articles("1.1", "1.2", "2.1", "2.2"))) == ["1(1)", "1(2)", "2(1)", "2(2)"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The Parties shall be friends for ever.", "no articles were found"),
        (_articles(9, 1, 40, 3, 77, 30), "in no order"),
        (
            "\n\n".join(f"Article {n}\n\nThe rule.\n\nArticle {n}\n\nLa règle." for n in range(1, 5)),
            "there twice, as in a text in two languages",
        ),
    ],
)
def test_what_cannot_be_a_treatys_text_is_refused_with_the_files_name(text: str, said: str) -> None:
    with pytest.raises(TreatyTextError, match=said) as raised:
        _read(text)
    assert str(raised.value).startswith("kestrel.txt: ")


def test_paragraphs_begin_at_numbers_and_letters_but_not_at_those_that_are_cited() -> None:
    text = (
        "Article 1\n1. The Parties shall keep the lights that are referred to in paragraph\n2. They shall for the purposes of paragraph 1 (a) and\n"
        "(b), of the Compact, keep a list of them.\n2. The list shall name:\n(a) the north light; and\n(b) the south light.\n"
        "Article 2\nThe list shall be open to ships of every nation that pass the bay or that\nanchor in it.\n"
    )
    assert _read(text).articles[0].paragraphs == (
        (
            "1. The Parties shall keep the lights that are referred to in paragraph 2. They shall for the purposes of paragraph 1 (a) and (b), "
            "of the Compact, keep a list of them."
        ),
        "2. The list shall name:",
        "(a) the north light; and",
        "(b) the south light.",
    )


def test_a_word_parted_at_a_lines_end_is_what_the_rest_of_the_text_writes() -> None:
    text = (
        "Article 1\n\nThe naviga-\ntion of the bay and the right of self-\ndefence are kept, and the semi-\nannual notice too.\n\n"
        "Article 2\n\nFree navigation and self-defence shall go together for all time.\n"
    )
    assert _read(text).articles[0].paragraphs == (
        "The navigation of the bay and the right of self-defence are kept, and the semi-annual notice too.",
    )


def test_a_soft_hyphen_is_no_sign_of_the_text() -> None:
    text = "Article 1\n\nThe navi\u00adga\u00ad\ntion of the bay shall be free\nfor all nations.\n\nArticle 2\n\nOne rule.\n"
    assert _read(text).articles[0].paragraphs == ("The navigation of the bay shall be free for all nations.",)


def test_a_text_of_labels_alone_takes_no_hours() -> None:
    found = _read("\n".join(f"Article {n % 900 + 1}" for n in range(4000)) + "\n")
    assert found.articles


WORDS = st.lists(
    st.sampled_from(["lights", "ships", "bay", "notice", "Parties", "shall", "keep", "war,", "north", "and", "Article 2", "(a)"]),
    min_size=1,
)


@given(st.lists(st.lists(WORDS.map(lambda words: f"The {' '.join(words)}."), min_size=1, max_size=4), min_size=1, max_size=6))
def test_no_word_of_a_text_is_lost_and_none_is_moved(articles: list[list[str]]) -> None:
    text = "".join(f"Article {n}\n\n" + "".join(f"{words}\n\n" for words in paragraphs) for n, paragraphs in enumerate(articles, start=1))
    found = _read(f"Treaty of Kestrel Bay\n\n{text}")
    kept = [*found.title, *found.preamble]
    for article in found.articles:
        kept.extend((article.label, article.heading or "", *article.paragraphs))
    kept.extend(found.closing)
    assert re.findall(r"\S+", " ".join(kept)) == re.findall(r"\S+", f"Treaty of Kestrel Bay {text}")
