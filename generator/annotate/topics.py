"""What an article is about: the topics that its front matter gives, else those whose words weigh most in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from generator.model import Article, Sentence, Topic, TreatyReference, slug_of
from generator.reference.topics import TermHit, topic_list
from generator.reference.treaty_library import TreatyLibrary
from generator.span import Span

MOST = 4

# What a term weighs alone, and a hint; and how often the same words count.
_TERM, _HINT, _REPEATS = 2.0, 0.7, 3
_IN_HEADLINE, _IN_LEDE = 2.5, 1.5
_TREATY = 2.0
# A topic needs so much for each hundred words, at least and at most so much, and this part of what the first one has.
_EACH_HUNDRED_WORDS, _LEAST, _MOST_NEEDED, _SHARE = 0.8, 3.0, 9.0, 0.5


@dataclass
class _Weight:
    """What tells of one topic."""

    worth: float = 0.0
    spans: list[Span] = field(default_factory=list)
    terms: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    strong: int = 0  # terms that tell of it alone


def find(article: Article, sentences: Sequence[Sentence], treaties: Sequence[TreatyReference], library: TreatyLibrary) -> tuple[Topic, ...]:
    """The article's topics, the most telling first.

    Args:
        article: the source.
        sentences: its sentences, in order.
        treaties: those that it cites.
        library: tells their fields.
    """
    weights = _weights(article, sentences, treaties, library)
    if article.topics:
        given = (_given(name, weights) for name in article.topics)
        return tuple({topic.id: topic for topic in given if topic is not None}.values())
    words = sum(token.is_word for sentence in sentences for token in sentence.tokens)
    needed = min(_MOST_NEEDED, max(_LEAST, _EACH_HUNDRED_WORDS * words / 100))
    ranked = sorted((item for item in weights.items() if item[1].strong), key=lambda item: (-item[1].worth, item[0]))
    first = ranked[0][1].worth if ranked else 0.0
    return tuple(
        Topic(id=topic, name=topic_list().entries[topic].name, spans=tuple(weight.spans))
        for topic, weight in ranked[:MOST]
        if weight.worth >= max(needed, _SHARE * first)
    )


def _given(name: str, weights: dict[str, _Weight]) -> Topic | None:
    """The topic that front matter names: of the list where it is known there; None for a name without a letter."""
    known = topic_list().named(name)
    if known is not None:
        spans = tuple(weights[known.id].spans) if known.id in weights else ()
        return Topic(id=known.id, name=known.name, given=True, spans=spans)
    address = slug_of(name)
    return Topic(id=address, name=name, given=True) if address else None


def _weights(
    article: Article, sentences: Sequence[Sentence], treaties: Sequence[TreatyReference], library: TreatyLibrary
) -> dict[str, _Weight]:
    found: dict[str, _Weight] = defaultdict(_Weight)
    for hit in topic_list().hits(article.headline or ""):
        _add(found[hit.topic], hit, _IN_HEADLINE)
    for sentence, is_lede in zip(sentences, _ledes(sentences), strict=True):
        start = sentence.span.start
        for hit in topic_list().hits(sentence.span.of(article.text)):
            _add(found[hit.topic], hit, _IN_LEDE if is_lede else 1.0)
            found[hit.topic].spans.append(Span(start + hit.start, start + hit.end))
    for treaty in treaties:
        known = library.get(treaty.id)
        for entry in topic_list().entries.values():
            if known is not None and known.field in entry.fields:
                weight = found[entry.id]
                weight.worth += _TREATY
                weight.strong += 1
                weight.terms[treaty.id] += 1
                weight.spans = sorted({*weight.spans, *treaty.spans})
    return found


def _ledes(sentences: Sequence[Sentence]) -> Iterator[bool]:
    """For each sentence whether it stands in the first paragraph of the story."""
    return (sentence.paragraph == sentences[0].paragraph for sentence in sentences)


def _add(weight: _Weight, hit: TermHit, factor: float) -> None:
    """Counts a term, each repetition less than the one before it."""
    times = weight.terms[hit.term]
    weight.terms[hit.term] += 1
    if times < _REPEATS:
        weight.worth += factor * (_TERM if hit.is_strong else _HINT) / (1 + times)
    weight.strong += hit.is_strong
