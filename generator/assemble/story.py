"""An article with all that was found in it: what every section of a briefing is made from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.assemble.predicates import Clauses
from generator.assemble.quotation import in_others_words, quoted
from generator.model import Actor, Annotations, Antecedent, Article, DateMention, Quote, Sentence
from generator.span import Places, Span, spots

# Who says so in so many sentences, and in this part of all, is the narrator.
_FIRST_PERSON = frozenset({"I", "I’m", "I'm", "I’ve", "I've", "We", "we", "We’re", "We're", "we’re", "we're", "Our", "our"})
_FEWEST_IN_FIRST_PERSON, _SHARE_IN_FIRST_PERSON = 2, 0.15
# The lede is looked for in so many sentences, and has at least so many words.
_OPENING, _FEWEST_WORDS = 4, 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """One article, its sentences and its findings.

    Attributes:
        quoted: what stands in quotation marks, marks included.
        spoken: what is quoted word for word: `quoted` and the direct and mixed quotes.
        whole: names, dates and references, inside which no sentence is cut.
        dates: the date expressions, by place.
        mentions: the actors, by where they are named.
        quotes: by their words.
        cues: the quotes by their cues.
        treaties: where treaties are named.
        provisions: where their articles are cited.
        divisions: where their chapters are.
        in_first_person: whether its narrator speaks as "I" or "we" all along, as in a press release, a speech or a column.
        clauses: of each sentence.
        antecedents: what the narrator's "he", "she" and their forms stand for, by pronoun.
        pronouns: the same by place.
        lede: the first sentence that is one: no label such as "Abstract.", no name with an office, not torn from a quotation.
    """

    article: Article
    sentences: tuple[Sentence, ...]
    found: Annotations
    quoted: Places[Span]
    spoken: Places[Span]
    whole: Places[Span]
    dates: Places[DateMention]
    mentions: Places[Actor]
    quotes: Places[Quote]
    cues: Places[Quote]
    treaties: Places[Span]
    provisions: Places[Span]
    divisions: Places[Span]
    in_first_person: bool
    clauses: tuple[Clauses, ...]
    antecedents: Mapping[Span, Antecedent]
    pronouns: Places[Antecedent]
    lede: Sentence | None

    def dates_in(self, span: Span) -> tuple[DateMention, ...]:
        """The date expressions inside `span`, in order."""
        return tuple(self.dates.inside(span))

    def text_of(self, span: Span) -> str:
        """The source's words."""
        return span.of(self.article.text)


def tell(article: Article, sentences: tuple[Sentence, ...], found: Annotations) -> Story:
    """The story of an article."""
    marked = spots(quoted(article))
    is_own = _is_in_first_person(sentences, marked)
    # In a speech or an interview "he" may be anybody of whom the speakers spoke before.
    known = () if is_own else found.antecedents
    clauses = tuple(map(Clauses, sentences))
    return Story(
        article=article,
        sentences=sentences,
        found=found,
        quoted=marked,
        spoken=spots(in_others_words(article, found)),
        whole=spots(_names(found)),
        dates=Places((mention.span, mention) for mention in found.dates),
        mentions=Places((mention, actor) for actor in found.actors for mention in actor.mentions),
        quotes=Places((span, quote) for quote in found.quotes for span in quote.spans),
        cues=Places((quote.cue.span, quote) for quote in found.quotes if quote.cue),
        treaties=spots(span for treaty in found.treaties for span in treaty.spans),
        provisions=spots(span for treaty in found.treaties for one in treaty.provisions for span in one.spans),
        divisions=spots(span for treaty in found.treaties for one in treaty.divisions for span in one.spans),
        clauses=clauses,
        in_first_person=is_own,
        antecedents={antecedent.span: antecedent for antecedent in known},
        pronouns=Places((antecedent.span, antecedent) for antecedent in known),
        lede=_lede(sentences, clauses, marked),
    )


def _lede(sentences: Sequence[Sentence], clauses: Sequence[Clauses], marked: Places[Span]) -> Sentence | None:
    for sentence, its_clauses in zip(sentences[:_OPENING], clauses, strict=False):
        is_torn = any(not sentence.span.contains(span) for span in marked.touching(sentence.span))
        if sum(token.is_word for token in sentence.tokens) >= _FEWEST_WORDS and not is_torn and its_clauses.is_sentence:
            return sentence
    return sentences[0] if sentences else None


def _is_in_first_person(sentences: Sequence[Sentence], marked: Places[Span]) -> bool:
    told = [s for s in sentences if any(t.text in _FIRST_PERSON and not marked.hold(t.span) for t in s.tokens)]
    return len(told) >= _FEWEST_IN_FIRST_PERSON and len(told) >= _SHARE_IN_FIRST_PERSON * len(sentences)


def _names(found: Annotations) -> Iterator[Span]:
    for actor in found.actors:
        yield from actor.mentions
        yield from (role.span for role in actor.roles)
    for treaty in found.treaties:
        yield from treaty.spans
        for provision in treaty.provisions:
            yield from provision.spans
    yield from (mention.span for mention in found.dates)
