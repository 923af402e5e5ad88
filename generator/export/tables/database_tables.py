"""The tables and views of the SQLite file, with what they say of themselves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.export.tables.columns import BRIEFING, POSITION, SPAN, SPANS, Column, Row, Table
from generator.export.tables.findings import ACTORS, EVENTS, QUOTES, REFERENCES
from generator.model import Briefing, LawReference


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A question that the tables answer, kept under a name."""

    name: str
    title: str
    says: str
    query: str
    facets: tuple[str, ...] = ()


def _briefings(briefing: Briefing) -> Iterator[Row]:
    published = briefing.article.published
    yield briefing.slug, briefing.number, briefing.title, published.isoformat() if published else None


def _articles(briefing: Briefing) -> Iterator[Row]:
    article = briefing.article
    published = article.published.isoformat() if article.published else None
    told = (article.headline, article.byline, published, article.dateline, article.publisher, article.url, article.language)
    yield (briefing.slug, *told, article.seed, article.sha256, article.text)


def _actors(briefing: Briefing) -> Iterator[Row]:
    yield from ((actor.id, actor.name, actor.kind.value, actor.country, actor.wikidata) for actor in briefing.actors)


def _treaties(briefing: Briefing) -> Iterator[Row]:
    yield from ((t.reference.id, t.reference.title, t.reference.short_title, int(t.reference.known)) for t in briefing.treaties)


def _topics(briefing: Briefing) -> Iterator[Row]:
    yield from ((topic.id, topic.name) for topic in briefing.topics)


def _about(briefing: Briefing) -> Iterator[Row]:
    yield from ((briefing.slug, topic.id, int(topic.given)) for topic in briefing.topics)


def _roles(briefing: Briefing) -> Iterator[Row]:
    text = briefing.article.text
    for actor in briefing.actors:
        for role in actor.roles:
            yield briefing.slug, actor.id, role.span.of(text), int(role.former), role.span.start, role.span.end
        yield from ((briefing.slug, actor.id, role.title, int(role.former), None, None) for role in actor.editor_roles)


def _positions(briefing: Briefing) -> Iterator[Row]:
    text, known = briefing.article.text, {actor.id for actor in briefing.actors}
    for held in briefing.positions:
        actor = held.holder.actor if held.holder.actor in known else None
        pairs = ",".join(f"[{span.start},{span.end}]" for span in held.spans)
        cue = held.cue.span.of(text)
        yield briefing.slug, actor, held.text_in(text), cue, held.cue.lemma, held.spans[0].start, held.spans[-1].end, f"[{pairs}]"


def _glance(briefing: Briefing) -> Iterator[Row]:
    for position, statement in enumerate(briefing.glance, start=1):
        pairs = ",".join(f"[{span.start},{span.end}]" for span in statement.spans)
        said = statement.text_in(briefing.article.text)
        yield briefing.slug, position, said, statement.spans[0].start, statement.spans[-1].end, f"[{pairs}]"


def _acts(briefing: Briefing) -> Iterator[Row]:
    text, known = briefing.article.text, {actor.id for actor in briefing.actors}
    for treaty in briefing.treaties:
        for act in treaty.reference.acts:
            actor = act.actor if act.actor in known else None
            cited = act.reference
            yield briefing.slug, treaty.reference.id, actor, act.kind.value, act.cue.span.of(text), cited.start, cited.end


def _laws(briefing: Briefing) -> Iterator[Row]:
    text = briefing.article.text

    def rows(law: LawReference) -> Iterator[Row]:
        yield from ((briefing.slug, law.name, None, span.of(text), span.start, span.end) for span in law.spans)
        for cited in law.provisions:
            yield from ((briefing.slug, law.name, cited.label, span.of(text), span.start, span.end) for span in cited.spans)

    for law in briefing.legislation:
        yield from rows(law)


_ACTOR = Column(name="actor", says="who; empty where the source does not say", refers="actors(id)")
TABLES = (
    Table(
        name="briefings",
        title="Briefings",
        says="A briefing: one news article, structured. Everything else is found in its article, word for word.",
        columns=(
            Column(name="slug", says="the last part of its address", key=True),
            Column(name="number", says="its number in the series"),
            Column(name="title", says="the headline, or the first words of an article without one"),
            Column(name="published", says="the day of publication of the article (ISO 8601)"),
        ),
        rows=_briefings,
        sorted_by="published",
    ),
    Table(
        name="articles",
        title="Articles",
        says="The article that a briefing is made of, with what its seed tells of it. Offsets of all tables count in its text.",
        columns=(
            Column(name="briefing", says="the briefing that is made of it", refers="briefings(slug)", key=True),
            Column(name="headline", says="the headline; empty where it has none"),
            Column(name="byline", says="who reported it"),
            Column(name="published", says="the day of publication (ISO 8601)"),
            Column(name="dateline", says="where it was filed"),
            Column(name="publisher", says="who published it"),
            Column(name="url", says="its address"),
            Column(name="language", says="an IETF tag"),
            Column(name="seed", says="the seed's file"),
            Column(name="sha256", says="of the seed's bytes"),
            Column(name="text", says="the whole text"),
        ),
        rows=_articles,
        facets=("publisher", "dateline"),
        sorted_by="published",
    ),
    Table(
        name="actors",
        title="Actors",
        says="A person, organisation, state or unnamed source, over all briefings.",
        columns=(
            Column(name="id", says="the last part of its address", key=True),
            Column(name="name", says="the fullest name"),
            Column(name="kind", says="person, organisation, state or unnamed"),
            Column(name="country", says="ISO 3166-1 alpha-2; empty where the briefings do not tell or do not agree"),
            Column(name="wikidata", says="the item in Wikidata, by an editor"),
        ),
        rows=_actors,
        facets=("kind", "country"),
    ),
    Table(
        name="treaties",
        title="Treaties",
        says="A treaty that a briefing cites.",
        columns=(
            Column(name="id", says="the last part of its address", key=True),
            Column(name="title", says="the official title; as the source writes it where the library does not know the treaty"),
            Column(name="short_title", says="as readers know it"),
            Column(name="known", says="1 where the library of treaties has it", kind="INTEGER"),
        ),
        rows=_treaties,
        facets=("known",),
    ),
    Table(
        name="topics",
        title="Topics",
        says="A subject of briefings.",
        columns=(Column(name="id", says="the last part of its address", key=True), Column(name="name", says="as shown")),
        rows=_topics,
    ),
    Table(
        name="briefing_topics",
        title="Topics of briefings",
        says="That a briefing is about a topic.",
        columns=(
            Column(name="briefing", says="the briefing", refers="briefings(slug)", key=True),
            Column(name="topic", says="the topic", refers="topics(id)", key=True),
            Column(name="given", says="1 where the seed's front matter says so; else words of the text do", kind="INTEGER"),
        ),
        rows=_about,
        facets=("topic",),
    ),
    Table(
        name="glance",
        title="At a glance",
        says="A statement that carries the story of a briefing.",
        columns=(BRIEFING, POSITION, Column(name="text", says="in the source's words"), *SPANS),
        rows=_glance,
    ),
    ACTORS,
    Table(
        name="roles",
        title="Roles",
        says="A title or office that a briefing gives an actor.",
        columns=(
            BRIEFING,
            _ACTOR,
            Column(name="title", says="in the source's words, or in the editor's"),
            Column(name="former", says="1 where it was held before", kind="INTEGER"),
            *SPAN,
        ),
        rows=_roles,
        facets=("title",),
    ),
    QUOTES,
    Table(
        name="positions",
        title="Positions",
        says="An attitude that the source ascribes to an actor; no quote, for nobody is said to have said it.",
        columns=(
            BRIEFING,
            _ACTOR,
            Column(name="text", says="what the attitude is about, in the source's words"),
            Column(name="cue", says="the words that name the attitude"),
            Column(name="cue_lemma", says="the cue's base form"),
            *SPANS,
        ),
        rows=_positions,
        facets=("cue_lemma",),
    ),
    REFERENCES,
    Table(
        name="treaty_acts",
        title="What is done with treaties",
        says="What the source's own words say that somebody does with a treaty.",
        columns=(
            BRIEFING,
            Column(name="treaty", says="which treaty", refers="treaties(id)"),
            _ACTOR,
            Column(name="kind", says="invokes, interprets, criticises, proposes-to-change or withdraws"),
            Column(name="cue", says="the word that tells it"),
            *SPAN,
        ),
        rows=_acts,
        facets=("kind", "treaty"),
    ),
    EVENTS,
    Table(
        name="laws",
        title="Laws of states",
        says="A place that cites a statute, code or constitution: no treaty.",
        columns=(
            BRIEFING,
            Column(name="name", says="as the source writes it"),
            Column(name="label", says="the article or section cited; empty where the law itself is"),
            Column(name="text", says="the words that cite it"),
            *SPAN,
        ),
        rows=_laws,
        facets=("name",),
    ),
)
VIEWS = (
    View(
        name="quotes_with_speakers",
        title="Quotes with speaker and briefing",
        says="Every quote with who said it and where it stands.",
        facets=("kind", "country", "manner", "stance"),
        query="""SELECT quotes.id, quotes.speaker, coalesce(actors.name, quotes.speaker_name, quotes.speaker_words) AS name,
  actors.kind, actors.country, quotes.text, quotes.manner, quotes.stance, quotes.said,
  quotes.briefing, briefings.number, briefings.title, briefings.published, articles.publisher, quotes.start, quotes."end"
FROM quotes
JOIN briefings ON briefings.slug = quotes.briefing
JOIN articles ON articles.briefing = quotes.briefing
LEFT JOIN actors ON actors.id = quotes.speaker""",
    ),
    View(
        name="treaties_in_quotes",
        title="Who cites which treaty",
        says="Every reference to a treaty that stands inside somebody's words.",
        facets=("treaty", "name", "country"),
        query="""SELECT quotes.speaker, actors.name, actors.country, treaty_references.treaty, treaty_references.treaty_name,
  treaty_references.label, quotes.text AS quote, quotes.manner, quotes.briefing, briefings.published,
  treaty_references.start, treaty_references."end"
FROM quotes
JOIN json_each(quotes.spans) AS part
JOIN treaty_references ON treaty_references.briefing = quotes.briefing
  AND treaty_references.start >= json_extract(part.value, '$[0]') AND treaty_references."end" <= json_extract(part.value, '$[1]')
JOIN actors ON actors.id = quotes.speaker
JOIN briefings ON briefings.slug = quotes.briefing""",
    ),
    View(
        name="treaties_by_briefings",
        title="How often treaties are cited",
        says="Every treaty with how many briefings cite it, how often, and the first and last day.",
        query="""SELECT treaties.id AS treaty, treaties.short_title, count(DISTINCT treaty_references.briefing) AS briefings,
  count(*) AS places, min(briefings.published) AS first, max(briefings.published) AS last
FROM treaty_references
JOIN treaties ON treaties.id = treaty_references.treaty
JOIN briefings ON briefings.slug = treaty_references.briefing
GROUP BY treaties.id""",
    ),
)
