"""Cues: where a unit's frame says that somebody speaks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generator.annotate.quotes.grammar import Forest, speaker_of
from generator.annotate.quotes.noun_phrases import named
from generator.annotate.quotes.phrases import subject_after, subject_before
from generator.annotate.quotes.units import Item
from generator.reference.english import english
from generator.reference.reporting import VerbForm, reporting
from generator.span import Span

# Verbs whose addressee, not whose subject, stands behind them.
TELLING = frozenset({"tell", "assure", "inform", "remind", "advise"})
_NOUN_SIGNS = frozenset({"the", "a", "an", "his", "her", "their", "its", "this", "that", "'s", "’s", "to", "of", "no", "any"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Signal:
    """A cue in a unit.

    Attributes:
        index: of the verb, or of the phrase's first word.
        end: the index behind the cue and, where it stands there, its subject.
        span: the cue's words.
        lemma: the verb's base form, or the phrase.
        subject: who speaks; None where the unit does not say.
        inverted: the subject stands behind the cue.
        form: the verb's form; None for a phrase.
    """

    index: int
    end: int
    span: Span
    lemma: str
    subject: Span | None
    inverted: bool = False
    form: VerbForm | None = None


def signals(items: Sequence[Item], forest: Forest) -> tuple[Signal, ...]:
    """The cues of a unit, in order."""
    return tuple(sorted((*_according(items), *_verbs(items, forest)), key=lambda s: s.index))


def _according(items: Sequence[Item]) -> Iterator[Signal]:
    for at in range(len(items) - 2):
        if items[at].lower == "according" and items[at + 1].lower == "to":
            found = subject_after(items, at + 1)
            yield Signal(
                index=at,
                end=found[1] if found else at + 2,
                span=Span(items[at].span.start, items[at + 1].span.end),
                lemma="according to",
                subject=found[0] if found else None,
                inverted=True,
            )


def _verbs(items: Sequence[Item], forest: Forest) -> Iterator[Signal]:
    for at, item in enumerate(items):
        if item.passage or not (form := _form(items, at)) or _is_no_verb(items, at, forest):
            continue
        begin = _first_auxiliary(items, at)
        end = at + (2 if form.particle else 1)
        span = Span(items[begin].span.start, items[end - 1].span.end)
        signal = Signal(index=at, end=end, span=span, lemma=form.lemma, subject=None, form=form)
        yield _with_tree_subject(items, signal, forest) or _with_subject(items, signal)


def _is_no_verb(items: Sequence[Item], at: int, forest: Forest) -> bool:
    """Whether the tree takes the word for a noun; beside a passage the tagger is not trusted."""
    place = forest.get(items[at].span.start)
    if place is None or place[0].words[place[1]].tag.startswith("VB"):
        return False
    ends = at + 1 == len(items) or items[at + 1].text in {".", ",", ":"}
    return not any(i.passage for i in items[max(0, at - 2) : at + 3]) and not (ends and any(i.passage for i in items[:at]))


def _form(items: Sequence[Item], at: int) -> VerbForm | None:
    words, before = english(), items[at - 1] if at else None
    for form in reporting().forms.get(items[at].lower, ()):
        if form.particle and (at + 1 >= len(items) or items[at + 1].lower != form.particle):
            continue
        if items[at].is_capitalised and at and items[at - 1].text != ".":
            return None
        if (
            before is not None
            and before.lower in _NOUN_SIGNS
            and not (before.lower == "to" and at > 1 and items[at - 2].lower in {"on", "went"})
        ):
            return None
        if form.tense == "base" and (before is None or before.lower in words.prepositions):
            return None
        return form
    return None


def _first_auxiliary(items: Sequence[Item], at: int) -> int:
    words, begin = english(), at
    while begin > 0 and items[begin - 1].lower in words.auxiliaries:
        begin -= 1
    return begin


def _with_tree_subject(items: Sequence[Item], signal: Signal, forest: Forest) -> Signal | None:
    """The signal with the subject that the tree gives its verb; None where there is none outside quotation marks."""
    place = forest.get(items[signal.index].span.start)
    if place is None:
        return None
    tree, at = place
    head = speaker_of(tree, at)
    if head is None:
        return None
    subject = tree.span_of(named(tree, head))
    if any(i.passage and i.span.overlaps(subject) for i in items) or subject.start < items[0].span.start:
        return None
    inverted = subject.start > signal.span.start
    behind = next((n for n, i in enumerate(items) if i.span.start >= subject.end), len(items)) if inverted else signal.end
    return replace(signal, subject=subject, end=max(signal.end, behind), inverted=inverted)


def _with_subject(items: Sequence[Item], signal: Signal) -> Signal:
    at = signal.index
    behind_passage = at > 0 and (
        items[at - 1].passage is not None or (items[at - 1].text == "," and at > 1 and items[at - 2].passage is not None)
    )
    after_comma = at > 0 and items[at - 1].text == ","
    if signal.form and signal.form.tense == "gerund":
        return replace(signal, subject=_main_subject(items, at))
    opens = at == 0 and signal.form is not None and signal.form.tense in {"past", "present"}
    told = signal.lemma in TELLING
    if opens or ((behind_passage or (after_comma and signal.lemma not in reporting().naming)) and not told):
        found = subject_after(items, signal.end - 1)
        if found and (opens or behind_passage or found[1] >= len(items) or not items[found[1]].text[0].islower()):
            return replace(signal, subject=found[0], end=found[1], inverted=True)
    subject = subject_before(items, at)
    if subject is not None and _is_impersonal(items, subject, at):
        return signal
    if subject is None and at > 1 and items[at - 1].lower in {"and", "but", "then"}:
        subject = _main_subject(items, at - 1)
    return replace(signal, subject=subject)


def _is_impersonal(items: Sequence[Item], subject: Span, at: int) -> bool:
    """Whether nobody speaks: "it was announced that"."""
    between = {i.lower for i in items[:at] if i.span.start >= subject.end}
    return any(i.span == subject and i.lower == "it" for i in items) and not between.isdisjoint({"is", "was", "been"})


def _main_subject(items: Sequence[Item], before: int) -> Span | None:
    """The subject of the unit's first verb: for ", saying …" and "… and said"."""
    words = english()
    sure = [n for n in range(1, before) if items[n].lower in words.auxiliaries or items[n].lower in reporting().forms]
    likely = [
        n for n in range(1, before) if items[n].text[0].isalpha() and items[n].text.islower() and items[n].lower.endswith(("ed", "s"))
    ]
    for at in (*sure, *likely):
        item = items[at]
        if not item.passage and item.lower not in words.people and (subject := subject_before(items, at)):
            return subject
    return items[0].span if items[0].lower in words.subject_pronouns else None
