"""Briefings built by hand from invented stories."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from generator.corpus import gather
from generator.language import parse
from generator.model import (
    Actor,
    ActorKind,
    Article,
    Briefing,
    CitedProvision,
    CitedTreaty,
    Corpus,
    Cue,
    DateMention,
    Manner,
    Position,
    Precision,
    ProvisionReference,
    Quote,
    Role,
    Speaker,
    Statement,
    TreatyReference,
)
from generator.span import Span

PARAGRAPHS = (
    "ARDAVIA – Foreign Minister Ilse Tarn rejected the offer on Monday and asked for talks by June.",
    "“The border is closed,” Tarn told reporters in a statement. Tarn wants to open the harbour. A senior official called the plan “unworkable.”",
    "In 2019, both sides signed a truce. Article 5 of the North Atlantic Treaty does not apply, she said.",
)


class Story:
    """A story and the ways to point into it."""

    def __init__(self, paragraphs: tuple[str, ...] = PARAGRAPHS) -> None:
        self.text = "\n\n".join(paragraphs)
        starts = [self.text.index(paragraph) for paragraph in paragraphs]
        dash = paragraphs[0].find(" – ")
        self.article = Article(
            seed="story.txt",
            sha256="0" * 64,
            text=self.text,
            paragraphs=tuple(Span(start, start + len(p)) for start, p in zip(starts, paragraphs, strict=True)),
            published=date(2025, 3, 11),
            dateline="Ardavia" if dash > 0 else None,
            dateline_span=Span(0, dash + 3) if dash > 0 else None,
        )
        self.sentences = parse(self.article)

    def span(self, words: str) -> Span:
        start = self.text.index(words)
        return Span(start, start + len(words))

    def date(self, words: str, value: str, precision: Precision = Precision.DAY) -> DateMention:
        return DateMention(span=self.span(words), value=value, precision=precision)

    def statement(self, words: str, *dates: DateMention) -> Statement:
        return Statement(spans=(self.span(words),), dates=dates)

    def quote(self, words: str, manner: Manner, speaker: Speaker | None, cue: str | None = None, said: DateMention | None = None) -> Quote:
        signal = Cue(span=self.span(cue), lemma=cue) if cue else None
        return Quote(spans=(self.span(words),), manner=manner, cue=signal, speaker=speaker, said=said)


@pytest.fixture
def story() -> Story:
    return Story()


@pytest.fixture
def briefing(story: Story) -> Briefing:
    monday = story.date("Monday", "2025-03-10")
    june = story.date("June", "2025-06", Precision.MONTH)
    truce = story.date("2019", "2019", Precision.YEAR)
    tarn = Actor(
        id="ilse-tarn",
        name="Ilse Tarn",
        kind=ActorKind.PERSON,
        roles=(Role(span=story.span("Foreign Minister")),),
        mentions=(story.span("Ilse Tarn"),),
        salience=1.0,
    )
    official = Actor(id="unnamed", name="A senior official", kind=ActorKind.UNNAMED, mentions=(story.span("A senior official"),))
    article_5 = ProvisionReference(number="5", label="Article 5", spans=(story.span("Article 5"),))
    treaty = TreatyReference(
        id="north-atlantic-treaty",
        title="North Atlantic Treaty",
        short_title="North Atlantic Treaty (1949)",
        known=True,
        spans=(story.span("North Atlantic Treaty"),),
        provisions=(article_5,),
    )
    title = story.span("Foreign Minister Ilse Tarn rejected the offer on Monday")
    named = Speaker(
        span=story.span("Tarn told").__class__(story.span("Tarn told").start, story.span("Tarn told").start + 4), actor="ilse-tarn"
    )
    return Briefing(
        slug="story",
        number="BR-2025-001",
        title=title.of(story.text),
        title_span=title,
        article=story.article,
        sentences=story.sentences,
        glance=(story.statement("Foreign Minister Ilse Tarn rejected the offer on Monday", monday),),
        background=(story.statement("In 2019, both sides signed a truce.", truce),),
        ahead=(story.statement("asked for talks by June", june),),
        actors=(tarn, official),
        treaties=(
            CitedTreaty(
                reference=treaty,
                provisions=(
                    CitedProvision(
                        reference=article_5, statements=(story.statement("Article 5 of the North Atlantic Treaty does not apply"),)
                    ),
                ),
            ),
        ),
        quotes=(
            replace(
                story.quote("The border is closed", Manner.DIRECT, named, "told", monday), venue=story.span("in a statement"), stance="said"
            ),
            story.quote("unworkable", Manner.DIRECT, Speaker(span=story.span("A senior official"), actor="unnamed"), "called"),
            story.quote("Article 5 of the North Atlantic Treaty does not apply", Manner.INDIRECT, Speaker(span=story.span("she")), "said"),
        ),
        positions=(Position(spans=(story.span("to open the harbour"),), cue=Cue(span=story.span("wants"), lemma="want"), holder=named),),
        dates=(monday, june, truce),
    )


@pytest.fixture
def bare() -> Callable[[str, str], Briefing]:
    """A briefing of one paragraph in which nothing was found."""

    def made(slug: str, paragraph: str) -> Briefing:
        story = Story((paragraph,))
        return Briefing(slug=slug, title=paragraph, article=story.article, sentences=story.sentences)

    return made


@pytest.fixture
def corpus(briefing: Briefing) -> Corpus:
    return gather((briefing,))
