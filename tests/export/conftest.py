"""Briefings whose every text tries to break a format."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from generator.model import (
    Briefing,
    CitedProvision,
    CitedTreaty,
    DateMention,
    LawReference,
    Precision,
    ProvisionReference,
    Role,
    Statement,
    Topic,
    TreatyReference,
)
from generator.span import Span

HOSTILE = '=1+1,"a\nb";</script><b>{%}$#&~^\\_\x07\u202e😀مرحبا'
_TEXT = f"⟦{HOSTILE}⟧ said Mara Olin of Ostland. She cited Article 5 of the Karst Pact of 1986, and “⟦no, “never”,\nshe said⟧”. -2 degrees."


@pytest.fixture
def hostile(told: Callable[..., Briefing]) -> Briefing:
    """Quotation marks, commas, line breaks, formulas, controls and right-to-left letters in every field."""
    made = told(_TEXT, slug="hostile", persons={"Mara Olin": "JP"}, states={"Ostland": "OS"}, speakers=("Mara Olin", None))
    text = made.article.text

    def at(words: str) -> Span:
        return Span(text.index(words), text.index(words) + len(words))

    article_5 = ProvisionReference(number="5", label=f"Article 5 {HOSTILE}", spans=(at("Article 5"),))
    pact = TreatyReference(
        id="karst-pact", title=HOSTILE, short_title=HOSTILE, known=False, spans=(at("Karst Pact"),), provisions=(article_5,)
    )
    year = DateMention(span=at("1986"), value="1986", precision=Precision.YEAR)
    statement = Statement(spans=(at("She cited Article 5"), at("-2 degrees")), dates=(year,))
    olin, ostland = made.actors
    return replace(
        made,
        number="BR-2031-001",
        title=HOSTILE + "x" * 400,
        article=replace(
            made.article,
            headline=HOSTILE + "x" * 400,
            byline=HOSTILE,
            publisher=HOSTILE,
            dateline=HOSTILE,
            url='https://example.org/a b?q="{}"\\',
            seed="a b.txt",
        ),
        actors=(replace(olin, name=HOSTILE, roles=(Role(span=at("-2 degrees")),)), ostland),
        treaties=(CitedTreaty(reference=pact, provisions=(CitedProvision(reference=article_5, statements=(statement,)),)),),
        legislation=(LawReference(name=HOSTILE, spans=(at("Article 5"),)),),
        background=(statement,),
        ahead=(Statement(spans=(at("-2 degrees"),)),),
        glance=(statement,),
        topics=(Topic(id="t", name=HOSTILE, given=True),),
    )


@pytest.fixture
def plain(told: Callable[..., Briefing]) -> Briefing:
    """A briefing of which everything is known that a citation needs."""
    made = told(
        "⟦“The Karst Pact stands,”⟧ said Mara Olin.",
        slug="harbour",
        persons={"Mara Olin": "JP"},
        speakers=("Mara Olin",),
        treaties={"Karst Pact": ()},
    )
    article = replace(
        made.article,
        headline="Harbour talks open",
        byline="Ada de la Cruz and John Roe Jr.",
        publisher="The Havenburg Courier",
        dateline="Havenburg",
        url="https://example.org/harbour_50%25?a=1&b=2#top",
        published=date(2031, 6, 2),
    )
    return replace(made, number="BR-2031-004", title="Harbour talks open", article=article)
