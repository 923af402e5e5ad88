"""What the finders found, and the briefing assembled from it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from generator.model.actor import Actor
from generator.model.article import Article
from generator.model.date import DateMention
from generator.model.quote import Position, Quote
from generator.model.revision import SourceRevision
from generator.model.text import JOINT, Sentence
from generator.model.topic import Topic
from generator.model.treaty import LawReference, ProvisionReference, TreatyReference
from generator.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Antecedent:
    """What a pronoun stands for.

    Attributes:
        span: the pronoun.
        mention: where the actor is named whom it stands for: one of `Actor.mentions`.
    """

    span: Span
    mention: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotations:
    """Everything found in one article, each in the order of the text."""

    actors: tuple[Actor, ...] = ()
    treaties: tuple[TreatyReference, ...] = ()
    legislation: tuple[LawReference, ...] = ()
    quotes: tuple[Quote, ...] = ()
    positions: tuple[Position, ...] = ()
    dates: tuple[DateMention, ...] = ()
    antecedents: tuple[Antecedent, ...] = ()
    topics: tuple[Topic, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """Words of the source that stand on their own in a briefing.

    Attributes:
        spans: one, or several where words between them are left out.
        dates: the date expressions inside the spans.
        antecedents: of the pronouns inside the spans whose actors stand outside them: a page names them in brackets.
    """

    spans: tuple[Span, ...]
    dates: tuple[DateMention, ...] = ()
    antecedents: tuple[Antecedent, ...] = ()

    def text_in(self, text: str) -> str:
        """The statement's words, joined by `JOINT` where several spans make it."""
        return JOINT.join(span.of(text) for span in self.spans)


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedProvision:
    """A cited provision and what the source says of it."""

    reference: ProvisionReference
    statements: tuple[Statement, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedTreaty:
    """A cited treaty with its cited articles, and its cited chapters, parts and annexes."""

    reference: TreatyReference
    provisions: tuple[CitedProvision, ...] = ()
    divisions: tuple[CitedProvision, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Briefing:
    """One article's briefing, complete.

    Attributes:
        slug: the page's address, from the seed's file name.
        number: the series number, BR-2025-001; None for a seed extracted on its own.
        title: the headline, or where the seed has none a span of the lede.
        title_span: that span; None where the seed has a headline.
        article: the source.
        sentences: of the source, in order.
        glance: three to six statements that carry the story, in the order of the text.
        background: dated context, oldest first.
        ahead: planned and expected events, soonest first.
        actors: most salient first.
        treaties: in the order of first citation.
        legislation: the statutes and constitutions cited, in the order of first citation.
        quotes: in the order of the text.
        positions: attitudes of actors, in the order of the text.
        dates: every date expression found, in the order of the text.
        topics: what it is about, the most telling first; those of front matter in its order.
        revisions: what changed in its words when its seed did, oldest first; the editor's own notes are the article's.
        part: the folder of the site's part in which the page is, "2025/"; "" where the site is in one piece, or the part is all that is known.
        sample: of the story's words, by which copies of it are known (`corpus.sample`); None where none was taken.
    """

    slug: str
    number: str | None = None
    title: str
    title_span: Span | None = None
    article: Article
    sentences: tuple[Sentence, ...]
    glance: tuple[Statement, ...] = ()
    background: tuple[Statement, ...] = ()
    ahead: tuple[Statement, ...] = ()
    actors: tuple[Actor, ...] = ()
    treaties: tuple[CitedTreaty, ...] = ()
    legislation: tuple[LawReference, ...] = ()
    quotes: tuple[Quote, ...] = ()
    positions: tuple[Position, ...] = ()
    dates: tuple[DateMention, ...] = ()
    topics: tuple[Topic, ...] = ()
    revisions: tuple[SourceRevision, ...] = ()
    part: str = ""
    sample: bytes | None = None

    @property
    def address(self) -> str:
        """Of its page, below that of the site."""
        return f"{self.part}briefings/{self.slug}/"

    @property
    def cited_spans(self) -> tuple[Span, ...]:
        """Where statements, quotes and positions stand in the source, in no order."""
        cited = (part for treaty in self.treaties for part in (*treaty.provisions, *treaty.divisions))
        statements = (*self.glance, *self.background, *self.ahead, *(statement for part in cited for statement in part.statements))
        spans = [span for statement in statements for span in statement.spans]
        spans += [span for quote in self.quotes for span in quote.spans]
        spans += [span for position in self.positions for span in (position.cue.span, *position.spans)]
        return tuple(spans)

    @property
    def revised(self) -> date | None:
        """The day of the latest revision that its editor noted or a build noticed; None where there is none."""
        days = (*(note.on for note in self.article.revisions), *(revision.on for revision in self.revisions))
        return max(days, default=None)
