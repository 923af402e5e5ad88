"""Whether a sentence tells of something planned or expected: an event that a reader can wait for.

A plan is a verb that names an event, in the future; or any step for which a day is named; or what is "expected",
"scheduled", "due". Promises that go on ("will continue to support"), opinions of what will be and conditions are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from generator.assemble.predicates import Clauses, Predicate, Tense
from generator.assemble.story import Story
from generator.model import ActorKind, DateMention, Precision, Sentence, days
from generator.reference.plans import plan_words
from generator.span import Span

_SHORT = frozenset({Precision.DAY, Precision.WEEK, Precision.MONTH, Precision.INTERVAL})
_EXACT = frozenset({Precision.DAY, Precision.WEEK})
_POSSIBLE = frozenset({"may", "might", "could"})
_IS = frozenset({"is", "are", "'s", "’s", "'re", "’re"})
_WAS = frozenset({"was", "were"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_BESIDE = 6
# Characters between an event and its day.
_NEAR = 30
_CLOCK = re.compile(r"\d{1,2}(?::\d\d)?\s?[ap]\.?m\.?\s(?!\s*[-–—:])", re.IGNORECASE)
# A plan goes on in so many sentences behind it.
_BACK = 3
# "The future" names no time to come as "the coming weeks" does.
_SOON = re.compile(r"\b(?:coming|next|soon|near|later|weeks?|months?|days?)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Coming:
    """A date that is not over before the day of publication; `has_begun` where it holds that day: "this month", "today"."""

    mention: DateMention
    has_begun: bool


def plans(story: Story) -> tuple[bool, ...]:
    """For each sentence of the story whether it tells of a planned or expected event."""
    found: list[bool] = []
    for sentence, clauses in zip(story.sentences, story.clauses, strict=True):
        goes_on = any(found[-_BACK:]) and _goes_on(story, clauses)
        found.append(goes_on or _tells_of_plan(story, sentence, clauses))
    return tuple(found)


def _goes_on(story: Story, clauses: Clauses) -> bool:
    """Whether the sentence may go on with a plan: "there, she |will urge …", "the talks |will focus on …"."""
    main, words = clauses.main, plan_words()
    if main is None or main.tense is not Tense.FUTURE or main.subject is None or main.word.lemma in words.lasting:
        return False
    subject = clauses.tree.words[main.subject]
    is_person = subject.lower in {"he", "she"} or any(
        mention.contains(subject.span) for actor in story.found.actors if actor.kind is ActorKind.PERSON for mention in actor.mentions
    )
    acts = is_person or subject.lemma.lower() in words.event_nouns | words.delegates
    return acts and main.word.pos == "VERB" and not clauses.is_conditional(main.index) and not clauses.is_negated(main.index)


def _tells_of_plan(story: Story, sentence: Sentence, clauses: Clauses) -> bool:
    coming = tuple(_coming(story, sentence))
    dated: dict[int, list[_Coming]] = {}
    for one in coming:
        if owner := clauses.of(one.mention.span):
            dated.setdefault(owner.index, []).append(one)
    return (
        _says_so(story, sentence)
        or _is_scheduled(story, sentence, clauses)
        or any(_is_event_to_come(clauses, i, coming) for i in _events(clauses))
        or _has_plan(clauses, dated)
    )


def _is_scheduled(story: Story, sentence: Sentence, clauses: Clauses) -> bool:
    """Whether the sentence is an entry of a schedule: "4:00 p.m. The minister meets with …"."""
    words = story.text_of(sentence.span)
    return bool(_CLOCK.match(words)) and (clauses.main is None or clauses.main.tense in {Tense.PRESENT, Tense.FUTURE, Tense.NONE})


def _has_plan(clauses: Clauses, dated: Mapping[int, Sequence[_Coming]]) -> bool:
    return any(
        _is_plan(clauses, predicate, dated.get(predicate.index, ()))
        for predicate in clauses.predicates
        if not clauses.is_conditional(predicate.index) and not clauses.is_negated(predicate.index)
    )


def _events(clauses: Clauses) -> Iterable[int]:
    """The nouns that name events."""
    nouns = plan_words().event_nouns
    for index, word in enumerate(clauses.tree.words):
        if word.pos in _NOUNS and (word.lemma.lower() in nouns or word.lower in nouns):
            yield index


def _is_event_to_come(clauses: Clauses, index: int, coming: Iterable[_Coming]) -> bool:
    """Whether a noun names one that is to come: "the primary on Tuesday", "the upcoming summit"."""
    words, known = clauses.tree.words, plan_words()
    word = words[index]
    if any(words[i].lower in known.coming for i in clauses.tree.children(index)):
        # "May affect the upcoming election" is no plan: the event must be what the main clause is about.
        owner = clauses.of(word.span)
        return owner is not None and owner.is_main and owner.tense is not Tense.MODAL and not clauses.is_conditional(index)
    main = clauses.main
    is_now = main is not None and main.tense in {Tense.PRESENT, Tense.FUTURE}
    return any(
        one.mention.precision in _EXACT
        and (not one.has_begun or (is_now and one.mention.precision is Precision.DAY))
        and (clauses.depends(one.mention.span, index) or _stands_near(word.span, one.mention.span))
        for one in coming
    )


def _stands_near(noun: Span, mention: Span) -> bool:
    """Whether a date stands shortly behind a noun: "the primary in Ostland on |Tuesday"."""
    return 0 < mention.start - noun.end <= _NEAR


def _coming(story: Story, sentence: Sentence) -> Iterable[_Coming]:
    published = story.article.published
    for mention in story.dates_in(sentence.span):
        known = days(mention.value)
        if mention.value == "FUTURE_REF" and _SOON.search(story.text_of(mention.span)):
            yield _Coming(mention, has_begun=False)
        elif known and published and known[1] >= published:
            yield _Coming(mention, has_begun=known[0] <= published)


def _is_plan(clauses: Clauses, predicate: Predicate, coming: Sequence[_Coming]) -> bool:
    if _is_in_future(clauses, predicate, coming) or _is_planned(clauses, predicate, coming) or _is_to(clauses, predicate):
        return True
    if predicate.tense is Tense.MODAL and "must" in predicate.auxiliaries and predicate.word.lemma not in plan_words().lasting:
        # "must ratify it by |June 2030"
        return any(clauses.depends(one.mention.span, predicate.index) for one in coming if not one.has_begun)
    may_be = predicate.tense is Tense.MODAL and bool(predicate.auxiliaries & _POSSIBLE)
    if predicate.tense is not Tense.PRESENT and not may_be:
        return False
    if predicate.word.lemma in plan_words().expected and any(
        not one.has_begun or one.mention.precision in _SHORT - {Precision.DAY} for one in coming
    ):
        return True
    soon = any(not one.has_begun and (one.mention.precision in _EXACT or one.mention.value == "FUTURE_REF") for one in coming)
    if may_be and any(clauses.depends(one.mention.span, predicate.index) for one in coming if not one.has_begun):
        return predicate.word.lemma not in plan_words().lasting
    is_event = _names_event(clauses, predicate.index) or predicate.word.lemma in plan_words().dated
    return soon and (is_event or _has_event_below(clauses, predicate))


def _is_in_future(clauses: Clauses, predicate: Predicate, coming: Sequence[_Coming]) -> bool:
    """Whether it will be: "will meet", with a day beside it any verb that names a step; "is going to meet"."""
    at = predicate.index
    if _is_opinion(clauses, at):
        return False
    if predicate.tense is Tense.FUTURE or _is_future_in_past(clauses, predicate):
        near = [one for one in coming if not one.has_begun or one.mention.precision in _SHORT - {Precision.DAY}]
        if any(clauses.head(one.mention.span) == at for one in near):
            return True  # "will be on |Tuesday"
        is_step = predicate.word.pos == "VERB" and predicate.word.lemma not in plan_words().lasting
        return _names_event(clauses, at) or (is_step and any(clauses.depends(one.mention.span, at) for one in near))
    verb = clauses.infinitive(at)
    is_going = predicate.word.lower == "going" and predicate.tense is Tense.PRESENT
    return is_going and verb is not None and (bool(coming) or _names_event(clauses, verb))


def _is_future_in_past(clauses: Clauses, predicate: Predicate) -> bool:
    """Whether it is "would" in what somebody said: "the minister said that she |would travel"."""
    if "would" not in predicate.auxiliaries or predicate.relation != "ccomp" or "have" in predicate.auxiliaries:
        return False
    return any(other.index == predicate.word.head and other.tense is Tense.PAST for other in clauses.predicates)


def _is_planned(clauses: Clauses, predicate: Predicate, coming: Sequence[_Coming]) -> bool:
    """Whether it is planned: "plans to visit", "is expected to sign"; in reported speech also "was planning to"."""
    words = plan_words()
    verb = clauses.infinitive(predicate.index)
    if verb is None:
        return False
    lemma = predicate.word.lemma
    if lemma in words.committing and predicate.tense in {Tense.PAST, Tense.PRESENT}:
        return _names_event(clauses, verb)
    reported = predicate.relation in {"ccomp", "acl"} and (predicate.tense is Tense.PAST or "was" in predicate.auxiliaries)
    is_misread = lemma == "plan" and predicate.tense is Tense.NONE and predicate.is_main  # taken for a noun: "both sides |plan to meet"
    if predicate.tense is not Tense.PRESENT and not reported and not is_misread and not (predicate.tense is Tense.PAST and coming):
        return False
    is_passive = bool(predicate.auxiliaries & (_IS | _WAS)) and not predicate.word.lower.endswith("ing")
    if lemma == "intend" and is_passive:
        return False  # "is intended to counter" tells what something is for
    if not (lemma in words.planning or (lemma in words.planned and is_passive)) or predicate.word.lower == "prepared":
        return False
    return bool(coming) or clauses.tree.words[verb].lemma not in words.lasting


def _is_to(clauses: Clauses, predicate: Predicate) -> bool:
    """Whether it is to be: "is to be held", "Velikova is to visit"; not "the goal is to visit"."""
    if not predicate.auxiliaries & _IS:
        return False
    if "be" in predicate.auxiliaries and predicate.word.tag == "VBN":
        return True
    words = clauses.tree.words
    has_to = predicate.word.tag == "VB" and any(words[i].lower == "to" for i in clauses.tree.children(predicate.index))
    return has_to and predicate.subject is not None and words[predicate.subject].pos == "PROPN" and _names_event(clauses, predicate.index)


def _names_event(clauses: Clauses, index: int) -> bool:
    word, words = clauses.tree.words[index], plan_words()
    if word.lower in words.events_with["be"] and word.pos == "ADJ":
        return True
    if word.pos != "VERB":
        return False
    if beside := words.events_with.get(word.lemma):
        near = (clauses.tree.words[i] for i in clauses.tree.subtree(index) if 0 < abs(i - index) < _BESIDE)
        return any(other.lemma in beside or other.lower in beside for other in near)
    if word.lemma in words.events_alone and any(clauses.relation(i) in {"xcomp", "obj"} for i in clauses.tree.children(index)):
        return False
    return word.lemma in words.events


def _has_event_below(clauses: Clauses, predicate: Predicate) -> bool:
    below = set(clauses.tree.subtree(predicate.index))
    return any(p.index in below and p.tense is Tense.NONE and _names_event(clauses, p.index) for p in clauses.predicates)


def _is_opinion(clauses: Clauses, index: int) -> bool:
    return any(clauses.tree.words[i].lemma in plan_words().opinions for i in clauses.tree.ancestors(index))


def _says_so(story: Story, sentence: Sentence) -> bool:
    return bool(_phrases().search(story.text_of(sentence.span)))


@cache
def _phrases() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(re.escape(phrase) for phrase in sorted(plan_words().phrases))})\b", re.IGNORECASE)
