"""Laws of states, which are no treaties."""

from __future__ import annotations

import re
from datetime import date

import pytest

from generator.annotate.treaties import find, find_legislation
from generator.language import parse
from generator.model import Article
from generator.reference.treaty_library import treaty_library
from generator.span import Span

# A passage, and each law in it with its provisions.
LAWS: tuple[tuple[str, tuple[tuple[str, tuple[str, ...]], ...]], ...] = (
    (
        "Congress used the Kestrel Relations Act and the Harbour Powers Act of 1973.",
        (("Kestrel Relations Act", ()), ("Harbour Powers Act of 1973", ())),
    ),
    ("Article 9 of the Constitution renounces war.", (("Constitution", ("Article 9",)),)),
    ("Article 9 of Japan's pacifist constitution renounces war.", (("constitution", ("Article 9",)),)),
    ("The Constitution's Article II vests the power in the president.", (("Constitution", ("Article 2",)),)),
    ("Tariffs under Section 301 of the Trade Act of 1974 stay.", (("Trade Act of 1974", ("Section 301",)),)),
    ("He was charged under Articles 275 and 276 of the criminal code.", (("criminal code", ("Article 275", "Article 276")),)),
    ("Marlovia’s Basic Law is silent.", (("Basic Law", ()),)),
    ("The Penal Code of 1907 was quoted.", (("Penal Code of 1907", ()),)),
    ("Under martial law, and Martial Law in capitals, nobody may leave; Harvard Law School agreed.", ()),
    ("The UN Charter, the Helsinki Final Act and Article 5 of the North Atlantic Treaty are no statutes.", ()),
    ("It was a balancing act, and the code was broken.", ()),
    ("Article 6 of the treaty says so.", ()),
)


@pytest.mark.parametrize(("text", "expected"), LAWS, ids=[text for text, _ in LAWS])
def test_a_law_is_found_by_the_form_of_its_name(text: str, expected: tuple[tuple[str, tuple[str, ...]], ...]) -> None:
    paragraphs = tuple(Span(*match.span()) for match in re.finditer(r"[^\n]+", text))
    article = Article(seed="story.txt", sha256="0" * 64, text=text, paragraphs=paragraphs, published=date(2025, 3, 11))
    found = find_legislation(article, find(article, parse(article), treaty_library()))
    assert tuple((law.name, tuple(p.label for p in law.provisions)) for law in found) == expected
    assert all(span.of(text) == law.name for law in found for span in law.spans)
