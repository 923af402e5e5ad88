"""Cues and passages of a unit -> quotes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from generator.annotate.quotes.clauses import Clause
from generator.annotate.quotes.cues import TELLING, Signal, signals
from generator.annotate.quotes.grammar import FINITE, Forest
from generator.annotate.quotes.units import Item
from generator.language.quotation_marks import Passage, bare
from generator.model import Cue, Manner, Quote, Speaker
from generator.reference.english import english
from generator.reference.reporting import reporting
from generator.span import Span, trim

_BREAKS = frozenset({"but", "while", "although", "though", "adding", "saying", "citing", "noting", "whereas", "according"})
_MAX_NAMING_GAP = 4
# Shorter than this and without a capital, a passage is a part of the frame's sentence.
_FRAGMENT = 60
_OPENING_TAGS = frozenset({"PRP", "PRP$", "DT", "NNP", "NNS", "NNPS", "EX", "CD", "IN", "NN", "JJ", "WP", "WRB", "RB", "``"})
_LONGEST_SUBJECT = 10
_SHORTEST_CLAUSE = 3
# From the comma to the cue of a relative clause, in characters.
_ASIDE, _LONGEST_ASIDE = re.compile(r",? (?=(?:which|whom|something|a \w+ that) )"), 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """A quote and the passages that it has taken."""

    quote: Quote
    passages: tuple[Passage, ...]


def attributions(text: str, items: Sequence[Item], forest: Forest, parsed: Sequence[Clause] = ()) -> tuple[Attribution, ...]:
    """The quotes of one unit, in order; `parsed` are those that its trees give.

    The rules are tried from the surest on, each on every cue that has no quote yet. Where two quotes claim the same words
    the first keeps them; but what a tree gives may hold another quote: she said that he called it a lie.
    """
    found: list[Attribution] = []
    taken: set[Span] = set()
    cues = signals(items, forest)
    by_verb = {clause.cue: clause for clause in parsed}
    for name, rule in _RULES:
        for signal in cues:
            if any(a.quote.cue and a.quote.cue.span.overlaps(signal.span) for a in found):
                continue
            tree = by_verb.get(items[signal.index].span.start)
            made = _by_tree(text, tree, signal, found) if rule is None else _named(rule(text, items, signal, taken), name)
            if made is None or (name in _UNSURE and not _is_said(made.quote, forest)) or _claims(made, taken):
                continue
            found.append(made)
            taken.update(p.outer for p in made.passages)
            if rule is not None:
                taken.update(made.quote.spans)
    found.extend(_left_over(parsed, [a.quote.cue.span for a in found if a.quote.cue], taken))
    found.extend(_before_colons(text, items, by_verb, found))
    return tuple(sorted(found, key=lambda a: a.quote.spans[0]))


def _named(attribution: Attribution | None, rule: str) -> Attribution | None:
    return replace(attribution, quote=replace(attribution.quote, found_by=rule)) if attribution else None


def _claims(attribution: Attribution, taken: set[Span]) -> bool:
    """Whether the quote wants words that another has."""
    return any(span.overlaps(other) for span in attribution.quote.spans for other in taken)


def _by_tree(text: str, clause: Clause | None, signal: Signal, found: Sequence[Attribution]) -> Attribution | None:
    """The quote that the cue's tree gives; where that knows no speaker, the words beside the cue may."""
    if clause is None:
        return None
    clause = _without_aside(text, clause, found)
    quote, subject = clause.quote, signal.subject
    if quote.speaker is None and subject is not None and not any(span.overlaps(subject) for span in quote.spans):
        quote = replace(quote, speaker=Speaker(span=subject))
    return Attribution(quote=quote, passages=clause.passages)


def _without_aside(text: str, clause: Clause, found: Sequence[Attribution]) -> Clause:
    """The clause up to a relative clause that another quote has: said the rules were bad, | which she called “a shame”."""
    last = clause.quote.spans[-1]
    cues = [a.quote.cue.span.start for a in found if a.quote.cue and any(last.overlaps(p.outer) for p in a.passages)]
    asides = [m.start() + last.start for m in _ASIDE.finditer(last.of(text))]
    cut = next((at for at in reversed(asides) if any(at < cue < at + _LONGEST_ASIDE for cue in cues)), None)
    if cut is None or any(p.outer.start < cut for p in clause.passages):
        return clause
    quote = replace(clause.quote, spans=(*clause.quote.spans[:-1], Span(last.start, cut)), manner=Manner.INDIRECT)
    return replace(clause, quote=quote, passages=())


def _left_over(parsed: Sequence[Clause], cued: list[Span], taken: set[Span]) -> Iterator[Attribution]:
    """The quotes of the trees whose cues the rules on the order of words do not know."""
    for clause in parsed:
        made = Attribution(quote=clause.quote, passages=clause.passages)
        if clause.quote.cue and not any(clause.quote.cue.span.overlaps(cue) for cue in cued) and not _claims(made, taken):
            taken.update(p.outer for p in clause.passages)
            yield made


def _before_colons(text: str, items: Sequence[Item], by_verb: Mapping[int, Clause], found: Sequence[Attribution]) -> list[Attribution]:
    """The clauses that cues give besides the words in quotation marks behind a colon: she said she was late: “I missed it”."""
    made: list[Attribution] = []
    for quote in (a.quote for a in found if a.quote.cue and a.quote.found_by == "before"):
        colon = next((i.span.start for i in reversed(items) if i.text == ":" and i.span.end <= quote.spans[0].start), None)
        clause = next(
            (by_verb[i.span.start] for i in items if quote.cue and quote.cue.span.overlaps(i.span) and i.span.start in by_verb), None
        )
        if colon is None or clause is None or clause.quote.found_by != "clause" or clause.quote.spans[0].start <= clause.cue:
            continue
        start = clause.quote.spans[0].start
        content = trim(text, start, colon, " ,;—–-\n\t") if start < colon else None
        if (
            content
            and len(content.of(text).split()) > _SHORTEST_CLAUSE
            and not any(content.overlaps(p.outer) for a in found for p in a.passages)
        ):
            made.append(Attribution(quote=replace(clause.quote, spans=(content,), manner=Manner.INDIRECT), passages=()))
    return made


def _is_said(quote: Quote, forest: Forest) -> bool:
    """Whether words found without a tree can be a reported clause: the cue takes one, and they have a finite verb."""
    if not forest or quote.cue is None or quote.cue.lemma == "according to":
        return True
    if quote.cue.lemma not in reporting().slots["clause"] or (quote.found_by == "fronted" and quote.manner is Manner.INDIRECT):
        return False
    content = quote.spans[0]
    places = filter(None, map(forest.get, range(content.start, content.end)))
    words = [tree.words[at] for tree, at in places]
    verb = next((n for n, word in enumerate(words) if word.tag in FINITE and word.relation != "acl:relcl"), None)
    # A clause begins with its subject, and its verb is not far.
    return verb is not None and (words[0].tag in _OPENING_TAGS and verb <= _LONGEST_SUBJECT)


def _beside(text: str, items: Sequence[Item], signal: Signal, taken: set[Span]) -> Attribution | None:
    """Takes “…,” she said · “…,” said the minister, “…”."""
    before = signal.index - 1
    if signal.subject is None or (signal.lemma == "according to" and before < 0):
        return None
    if not signal.inverted:
        while before >= 0 and items[before].span.start >= signal.subject.start:
            before -= 1
    while before >= 0 and items[before].text in {",", "—", "–"}:
        before -= 1
    if before < 0 or (first := items[before].passage) is None:
        return None
    frame = [i for i in items[:before] if i.text[0].isalnum()]
    if first.outer in taken or (frame and not _opens_sentence(items, before, text)):
        return None
    chosen = [first]
    for item in items[signal.index :]:
        if item.passage and item.passage.outer not in taken and (chosen[1:] or _resumes(items, item)):
            chosen.append(item.passage)
    return _direct(text, chosen, signal)


def _opens_sentence(items: Sequence[Item], at: int, text: str) -> bool:
    """Whether the passage at index `at` begins a quoted sentence although words stand before it in the unit."""
    passage = items[at].passage
    return passage is not None and passage.inner.of(text)[:1].isupper() and items[at - 1].text in {",", ":", ".", "—"}


def _resumes(items: Sequence[Item], item: Item) -> bool:
    at = next(n for n, i in enumerate(items) if i is item)
    return items[at - 1].text in {",", ".", ":", ";", "—", "–"}


def _before(text: str, items: Sequence[Item], signal: Signal, taken: set[Span]) -> Attribution | None:
    """Takes she said: “…” · told reporters, “…”."""
    at = next((n for n in range(signal.end, len(items)) if items[n].passage and items[n].span not in taken), None)
    if at is None or not _governs(items, signal, at):
        return None
    passage = items[at].passage
    if passage is None:
        return None
    between = items[signal.end : at]
    if len(between) > 1 and between[0].lower == "that":
        # The passage is a part of the clause.
        return None
    speaks = signal.subject is not None or signal.lemma == "according to"
    if (between and between[-1].text in {",", ":"}) or not between:
        sentence_like = passage.inner.of(text)[:1].isupper() or not between or len(between) <= 3 or between[-1].text == ":"
        if sentence_like and speaks:
            later = [i.passage for i in items[at + 1 :] if i.passage and items[at - 1].text in {",", ":"} and _resumes(items, i)]
            return _direct(text, [passage, *later], signal)
    return None


def _partly(text: str, items: Sequence[Item], signal: Signal, taken: set[Span]) -> Attribution | None:
    """Takes said that the plan was “…”."""
    at = next((n for n in range(signal.end, len(items)) if items[n].passage and items[n].span not in taken), None)
    if at is None or not _governs(items, signal, at):
        return None
    speaks = signal.subject is not None or signal.lemma == "according to"
    made = _mixed(text, items, signal) if speaks and signal.lemma not in reporting().naming else None
    slots = reporting().slots
    takes = signal.lemma in slots["clause"] | slots["object"] | slots["partly"]
    return made if made and (takes or made.quote.manner is Manner.DIRECT) else None


def _governs(items: Sequence[Item], signal: Signal, at: int) -> bool:
    """Whether no other cue with a subject of its own stands between the signal and the passage."""
    between = items[signal.end : at]
    return not any(i.text == ";" or (i.lower in reporting().forms and not i.is_capitalised and n > 1) for n, i in enumerate(between))


def _mixed(text: str, items: Sequence[Item], signal: Signal) -> Attribution | None:
    begin = _content_start(items, signal)
    end = _content_end(items, begin)
    inside = tuple(i.passage for i in items[begin:end] if i.passage)
    if begin >= end:
        return None
    return _from_span(text, Span(items[begin].span.start, items[end - 1].span.end), inside, signal)


def _content_start(items: Sequence[Item], signal: Signal) -> int:
    begin = signal.end
    that = next((n for n in range(begin, min(begin + 14, len(items))) if items[n].lower == "that"), None)
    if that is not None and not any(i.passage or i.lower in reporting().forms for i in items[begin:that]):
        # "told parliament on Monday that", but not "explained the benefits that the alliance brings".
        told = signal.lemma in (TELLING | {"warn"}) and that - begin < 8
        adverbial = (
            items[begin].lower in english().prepositions | english().weekdays_and_months | english().adverbs | reporting().addressees
        )
        if that == begin or told or adverbial:
            return that + 1
    while begin < len(items) and items[begin].text in {",", ":"}:
        begin += 1
    if signal.lemma in (TELLING | {"warn"}):
        while begin < len(items) and (
            items[begin].lower in reporting().addressees or (begin == signal.end and items[begin].is_capitalised)
        ):
            begin += 1
    return begin


def _content_end(items: Sequence[Item], begin: int) -> int:
    for at in range(begin + 2, len(items)):
        before, item = items[at - 1], items[at]
        comma = before.text == "," or (before.passage is not None and before.text.rstrip("\"”'’»“").endswith(","))
        if item.text == ";" or (comma and item.lower in _BREAKS):
            return at - 1 if before.text == "," else at
        if comma and item.lower in {"and", "when", "as", "in", "after"} and _has_cue(items[at:]):
            return at - 1 if before.text == "," else at
    return len(items)


def _has_cue(items: Sequence[Item]) -> bool:
    return any(s.subject is not None and s.lemma not in reporting().weak for s in signals(items, {}))


def _naming(text: str, items: Sequence[Item], signal: Signal, taken: set[Span]) -> Attribution | None:
    """Calling it “unequal”: the fragment alone is what was said."""
    if signal.lemma not in reporting().naming or signal.subject is None:
        return None
    for item in items[signal.end : signal.end + 2 * _MAX_NAMING_GAP]:
        if item.text in {",", ";", "."}:
            return None
        if item.passage and item.passage.outer not in taken:
            return _direct(text, [item.passage], signal)
    return None


def _fronted(text: str, items: Sequence[Item], signal: Signal, _taken: set[Span]) -> Attribution | None:
    """The plan is “dead,” she said. · The plan is dead, according to the ministry."""
    if signal.subject is None or (signal.lemma in reporting().weak and signal.lemma != "according to"):
        return None
    first = next((n for n, i in enumerate(items) if i.span.start >= min(signal.subject.start, signal.span.start)), len(items))
    closes = first > 0 and (items[first - 1].text in {",", "—", "–"} or items[first - 1].passage is not None)
    tail = items[max(signal.end, next((n for n, i in enumerate(items) if i.span.start >= signal.subject.end), 0)) :]
    if not closes or first < 4 or (tail and tail[0].lower == "that"):
        return None
    if (
        not signal.inverted
        and tail
        and tail[0].text not in {".", ","}
        and tail[0].lower not in english().prepositions | english().weekdays_and_months
    ):
        return None
    begin = max((n + 1 for n in range(first - 1) if _starts_clause(items, n)), default=0)
    inside = tuple(i.passage for i in items[begin:first] if i.passage)
    if items[begin].lower in english().conjunctions:
        begin += 1
    if first - begin < 4 or (items[begin].lower in english().prepositions and first - begin < 8):
        return None
    return _from_span(text, Span(items[begin].span.start, items[first - 1].span.end), inside, signal)


def _starts_clause(items: Sequence[Item], at: int) -> bool:
    after = items[at + 1]
    comma = items[at].text == "," or (items[at].passage is not None and items[at].text.rstrip("\"”'’").endswith(","))
    return (comma and after.lower == "but") or items[at].text == ";"


def _that_clause(text: str, items: Sequence[Item], signal: Signal, _taken: set[Span]) -> Attribution | None:
    """She said (that) the plan was dead."""
    if signal.subject is None or (signal.inverted and signal.lemma != "according to") or signal.lemma in reporting().naming:
        return None
    begin = _content_start(items, signal)
    if signal.lemma == "according to":
        comma = next((n for n in range(signal.end, min(signal.end + 15, len(items))) if items[n].text == ","), None)
        if signal.index > 0 or comma is None:
            return None
        begin = comma + 1
    explicit = begin > signal.end and items[begin - 1].lower == "that"
    gerund = signal.form is not None and signal.form.tense == "gerund"
    bare_clause = not gerund and signal.lemma in reporting().bare_clause | {"according to"}
    if begin >= len(items) or not (explicit or (bare_clause and _opens_clause(items[begin:]))):
        return None
    end = _content_end(items, begin)
    if end - begin < 3:
        return None
    inside = tuple(i.passage for i in items[begin:end] if i.passage)
    return _from_span(text, Span(items[begin].span.start, items[end - 1].span.end), inside, signal)


def _opens_clause(items: Sequence[Item]) -> bool:
    """Whether the words can begin a reported sentence: a subject and, soon, a verb."""
    words = english()
    first = items[0]
    if first.lower in words.prepositions | {"so", "more", "little", "much"} or first.text in {".", ","}:
        return False
    return any(i.lower in words.auxiliaries or (i.text.islower() and i.lower.endswith(("ed", "s")) and n) for n, i in enumerate(items[:14]))


def _from_span(text: str, span: Span, inside: tuple[Passage, ...], signal: Signal) -> Attribution | None:
    trimmed = trim(text, span.start, span.end, " ,;.:—–-\n\t")
    if trimmed is None:
        return None
    content = _balanced(trimmed, inside)
    quoted = sum(len(p.inner) for p in inside)
    if quoted >= 0.9 * len(content) and inside:
        return _direct(text, list(inside), signal)
    return Attribution(quote=_quote(text, (content,), Manner.MIXED if inside else Manner.INDIRECT, signal), passages=inside)


def _balanced(span: Span, inside: tuple[Passage, ...]) -> Span:
    """The span with the marks of the passages at its ends whole."""
    start = min([span.start, *(p.outer.start for p in inside if p.outer.overlaps(span))])
    end = max([span.end, *(p.outer.end for p in inside if p.outer.overlaps(span))])
    return Span(start, end)


def _direct(text: str, chosen: Sequence[Passage], signal: Signal) -> Attribution:
    spans = tuple(bare_end(text, p.inner, alone=len(chosen) == 1) for p in chosen)
    return Attribution(quote=_quote(text, spans, Manner.DIRECT, signal), passages=tuple(chosen))


def bare_end(text: str, span: Span, *, alone: bool = False) -> Span:
    """A passage's words without the comma, behind a fragment that stands alone also without the full stop, that belongs to the frame."""
    fragment = alone and span.of(text)[:1].islower() and len(span) < _FRAGMENT
    return trim(text, span.start, span.end, " ,.\n\t" if fragment else " ,\n\t") or bare(text, span)


def _quote(text: str, spans: tuple[Span, ...], manner: Manner, signal: Signal) -> Quote:
    speaker = None
    if signal.subject is not None:
        named = trim(text, signal.subject.start, signal.subject.end, ' ,;“”"')
        speaker = Speaker(span=named) if named else None
    return Quote(spans=spans, manner=manner, cue=Cue(span=signal.span, lemma=signal.lemma), speaker=speaker)


_Rule = Callable[[str, Sequence[Item], Signal, set[Span]], Attribution | None]

# In the order in which they are tried; None stands for what the trees give.
_RULES: tuple[tuple[str, _Rule | None], ...] = (
    ("beside", _beside),
    ("before", _before),
    ("tree", None),
    ("partly", _partly),
    ("naming", _naming),
    ("fronted", _fronted),
    ("that-clause", _that_clause),
)
# Rules without a tree that take what only looks like a clause.
_UNSURE = frozenset({"fronted", "that-clause"})
