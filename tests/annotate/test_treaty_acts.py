"""What the source says that is done with a treaty."""

from __future__ import annotations

import re
from datetime import date

import pytest

from generator.annotate import annotate
from generator.language import Parser
from generator.model import Article
from generator.reference.treaty_acts import treaty_act_words
from generator.reference.treaty_library import treaty_library
from generator.span import Span

# A sentence, and each act in it: kind, what it is done with, the cue, who does it.
ACTS: tuple[tuple[str, tuple[tuple[str, str, str, str | None], ...]], ...] = (
    ("Poland invoked Article 4 of the North Atlantic Treaty on Wednesday.", (("invokes", "Article 4", "invoked", "poland"),)),
    ("Article 5 of the North Atlantic Treaty was invoked after the attacks.", (("invokes", "Article 5", "invoked", None),)),
    ("Poland requested consultations under Article 4 of the North Atlantic Treaty.", (("invokes", "Article 4", "requested", "poland"),)),
    ("Poland has not invoked Article 4 of the North Atlantic Treaty.", ()),
    ("Prime Minister Mara Olin refused to invoke Article 4 of the North Atlantic Treaty.", ()),
    ("Iran’s withdrawal from the NPT would take three months.", (("withdraws", "NPT", "withdrawal", "iran"),)),
    ("President Mara Olin pulled out of the Paris Agreement.", (("withdraws", "Paris Agreement", "pulled", "mara-olin"),)),
    ("Lithuania left the Convention on Cluster Munitions.", (("withdraws", "Convention on Cluster Munitions", "left", "lithuania"),)),
    ("The Paris Agreement is unfair, President Mara Olin said.", (("criticises", "Paris Agreement", "unfair", "mara-olin"),)),
    (
        "President Mara Olin expressed dissatisfaction with the Paris Agreement.",
        (("criticises", "Paris Agreement", "dissatisfaction", "mara-olin"),),
    ),
    ("Russia criticised the Paris Agreement.", (("criticises", "Paris Agreement", "criticised", "russia"),)),
    (
        "President Mara Olin called the Japan-U.S. Security Treaty unfair.",
        (("criticises", "Japan-U.S. Security Treaty", "called", "mara-olin"),),
    ),
    ("President Mara Olin called the Paris Agreement a success.", ()),
    (
        "“Article 5 of the Japan-U.S. Security Treaty covers the islands,” Foreign Minister Mara Olin said.",
        (("interprets", "Article 5", "covers", "mara-olin"),),
    ),
    (
        "The North Atlantic Treaty is old. Mara Olin said Article 5 of the treaty covers every inch of allied land.",
        (("interprets", "Article 5", "covers", "mara-olin"),),
    ),
    ("The North Atlantic Treaty is not outdated.", ()),
    ("The court interpreted Article 51 of the UN Charter narrowly.", (("interprets", "Article 51", "interpreted", None),)),
    ("Brazil proposed an amendment to Article 23 of the UN Charter.", (("proposes-to-change", "Article 23", "amendment", "brazil"),)),
    ("India wants to revise the Indus Waters Treaty.", (("proposes-to-change", "Indus Waters Treaty", "revise", "india"),)),
    ("The members amended Article 23 of the UN Charter in 1963.", ()),
    ("Pakistan rejected a revision of the Indus Waters Treaty.", ()),
    ("The North Atlantic Treaty was signed in 1949, and ministers discussed it.", ()),
    ("Ministers discussed Article 6 of the Japan-U.S. Security Treaty.", ()),
)


@pytest.mark.parametrize(("text", "expected"), ACTS, ids=[text for text, _ in ACTS])
def test_an_act_is_told_by_the_word_that_governs_the_citation(
    parser: Parser, text: str, expected: tuple[tuple[str, str, str, str | None], ...]
) -> None:
    paragraphs = tuple(Span(*match.span()) for match in re.finditer(r"[^\n]+", text))
    article = Article(seed="story.txt", sha256="0" * 64, text=text, paragraphs=paragraphs, published=date(2025, 3, 11))
    found = annotate(article, parser.parse(article), treaty_library())
    acts = [act for treaty in found.treaties for act in treaty.acts]
    assert tuple((a.kind.value, a.reference.of(text), a.cue.span.of(text), a.actor) for a in acts) == expected


def test_every_kind_of_act_has_its_words() -> None:
    words = treaty_act_words()
    kinds = {kind.value for entries in (*words.verbs.values(), *words.nouns.values()) for kind, _ in entries}
    assert kinds == {"invokes", "interprets", "criticises", "proposes-to-change", "withdraws"}
