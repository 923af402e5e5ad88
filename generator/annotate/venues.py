"""Quotes -> where or on what occasion each was said: "in an interview with the Harbour Times", "at a news conference in Oslo".

The venue is a phrase of the words around the content that belongs to the cue. The tree tells which phrases do; where there
is no tree, or it gives the cue none, a phrase counts that stands right beside the cue or opens its sentence, and only if
its noun is one of occasions, media and the like. Who was told ("told the parliament") is no venue.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generator.language import Tree
from generator.model import DateMention, Quote, Sentence, Token
from generator.reference.calendar_words import calendar_words
from generator.reference.english import english
from generator.reference.reporting import reporting
from generator.reference.venues import venues
from generator.span import Places, Span, around, cover, spots, trim

# Words that may stand between a preposition and its noun, and behind the noun as a part of the phrase.
_LONGEST_NAME, _LONGEST_VENUE = 7, 24
# So many words may stand between the cue and a phrase beside it: "told reporters and aides late on Friday at a briefing".
_BESIDE = 6
_CLOSERS = frozenset(',;:—–()[]"“”‘') | {"--", "''", "``"}
_PARTS_OF_DAY = frozenset({"", "morning", "afternoon", "evening", "night"})
_TAIL = frozenset({"of", "with", "to", "in", "at", "on", "by", "from", "for", "near"})
_PARTS_OF_NAMES = frozenset({"of", "and", "the", "for", "&", "de", "la", "'s", "’s"})
_ADDED = frozenset({"acl:relcl", "advcl", "parataxis", "appos"})


def add_venues(text: str, quotes: Sequence[Quote], sentences: Sequence[Sentence], dates: Sequence[DateMention]) -> tuple[Quote, ...]:
    """The quotes, each with the words that tell where or on what occasion it was said."""
    surroundings = _Surroundings(
        spoken=spots(span for quote in quotes for span in quote.spans), dates=Places((date.span, date) for date in dates), free={}
    )
    found = []
    for quote in quotes:
        near = around(sentences, quote.cue.span) if quote.cue is not None else ()
        frame = _Frame(text, quote, near, surroundings)
        found.append(replace(quote, venue=(frame.by_tree() or frame.by_words()) if near else None))
    return tuple(found)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Surroundings:
    """What stands in the text besides the quote: what all quotes say, the dates, and each sentence's words outside quotes."""

    spoken: Places[Span]
    dates: Places[DateMention]
    free: dict[Span, tuple[Token, ...]]

    def words(self, sentence: Sentence) -> tuple[Token, ...]:
        """The sentence's words that no quote says; sorted out once, for it may have many cues."""
        if sentence.span not in self.free:
            self.free[sentence.span] = tuple(token for token in sentence.tokens if not self.spoken.touch(token.span))
        return self.free[sentence.span]


@dataclass(frozen=True, slots=True)
class _Frame:
    """A quote's cue and the sentences around it."""

    text: str
    quote: Quote
    around: Sequence[Sentence]
    others: _Surroundings

    @property
    def _cue(self) -> Span:
        assert self.quote.cue is not None  # noqa: S101 — a quote without a cue has no frame
        return self.quote.cue.span

    def by_tree(self) -> Span | None:
        """The venue among the phrases that the tree hangs from the cue, or from those who are told."""
        for sentence in self.around:
            tree = Tree(sentence.words)
            cue = next((n for n in reversed(range(len(tree.words))) if self._cue.contains(tree.words[n].span)), None)
            if cue is None:
                continue
            phrases = [phrase for at in _phrases(tree, cue) if (phrase := self._phrase(tree, at)) is not None]
            if phrases:
                return self._joined(sorted(phrases))
        return None

    def _phrase(self, tree: Tree, head: int) -> Span | None:
        """The phrase with this head if it is a venue, as the run of words from its preposition on."""
        preposition = next((c for c in tree.children(head) if tree.words[c].relation == "case"), None)
        if preposition is None or not _is_venue(tree, preposition, head):
            return None
        nouns = venues().nouns.get(tree.words[preposition].lower, frozenset())
        left_out = {i for c in tree.children(head) if tree.words[c].relation in _ADDED for i in tree.subtree(c)}
        kept = {i for i in tree.subtree(head) if i not in left_out}
        last = preposition
        while last + 1 in kept and tree.words[last + 1].text not in _CLOSERS:
            last += 1
        # Parsers part a long name from its noun: "at a Budget Committee | meeting".
        while last + 1 < len(tree.words) and tree.words[last].text[:1].isupper() and tree.words[last + 1].lower in nouns:
            last += 1
        return self._trimmed(Span(tree.words[preposition].span.start, tree.words[last].span.end)) if last >= head else None

    def by_words(self) -> Span | None:
        """The venue beside the cue by the order of words alone."""
        tokens = [token for sentence in self.around for token in self.others.words(sentence)]
        found: list[tuple[int, Span]] = []
        for at, token in enumerate(tokens):
            end = _venue_end(tokens, at) if token.lower in venues().nouns else None
            if end is None:
                continue
            distance = self._distance(tokens, at, end)
            if distance is not None and (span := self._trimmed(Span(token.span.start, tokens[end - 1].span.end))):
                found.append((distance, span))
        return min(found, default=(0, None))[1]

    def _distance(self, tokens: Sequence[Token], begin: int, end: int) -> int | None:
        """How many words part the phrase from the cue; None where they do not belong together."""
        after = [t for t in tokens[:begin] if t.span.start >= self._cue.end]
        before = [t for t in tokens[end:] if t.span.end <= self._cue.start]
        if tokens[begin].span.start >= self._cue.end:
            return len(after) if self._is_plain(after) else None
        if tokens[end - 1].span.end > self._cue.start:
            return None
        # In front of the cue it opens the sentence, or follows the speaker between commas.
        opens = begin == 0 or tokens[begin - 1].text in _CLOSERS
        return 2 * len(before) if opens and self._is_plain(before) else None

    def _is_plain(self, between: Sequence[Token]) -> bool:
        """Whether the words between cue and phrase are only who speaks, who is told, when, and adverbs."""
        speaker = self.quote.speaker.span if self.quote.speaker else None
        rest = [t for t in between if not (speaker and speaker.overlaps(t.span)) and not self.others.dates.touch(t.span)]
        return len(rest) <= _BESIDE and all(_is_beside_cue(t) for t in rest)

    def _joined(self, phrases: Sequence[Span]) -> Span:
        """The most telling phrase with those that follow it at once: "at a news conference" and "in Oslo"."""
        runs: list[list[Span]] = []
        for phrase in phrases:
            if runs and not self.text[runs[-1][-1].end : phrase.start].strip():
                runs[-1].append(phrase)
            else:
                runs.append([phrase])
        behind = [run for run in runs if run[0].start > self._cue.start]
        whole = cover((behind or runs)[0])
        return self._trimmed(whole) or whole

    def _trimmed(self, span: Span) -> Span | None:
        """The phrase up to the content of a quote and without a date at its end, which is shown on its own."""
        spoken = self.others.spoken.touching(span)
        end = min([span.end, *(s.start for s in spoken if s.start >= span.start)])
        named = [self.quote.speaker.span] if self.quote.speaker else []
        if any(s.start <= span.start < s.end for s in (*spoken, *named)) or end <= span.start:
            return None
        for date in self.others.dates.inside(span):
            if span.start < date.span.start and date.span.end <= end and self.text[date.span.end : end].strip() in _PARTS_OF_DAY:
                end = date.span.start
        found = trim(self.text, span.start, end, " ,.;:—–-\n\t\"“”'‘")
        if found is None or not found.of(self.text).count(" ") or found.of(self.text).count(" ") >= _LONGEST_VENUE:
            return None
        last = found.of(self.text).split()[-1]
        if last.lower() in english().prepositions | english().subordinators:
            found = trim(self.text, found.start, found.end - len(last))
        elif last.endswith(("'s", "’s")):
            found = Span(found.start, found.end - 2)
        return found if found is not None and " " in found.of(self.text) else None


def _phrases(tree: Tree, cue: int) -> Iterator[int]:
    """The heads of the phrases that tell of the cue: its own, and those of the people who are told."""
    for child in tree.children(cue):
        relation = tree.words[child].relation.partition(":")[0]
        # Parsers call a long phrase at the sentence's end a clause; its preposition tells better.
        is_phrase = tree.words[child].tag.startswith("NN") and any(tree.words[c].relation == "case" for c in tree.children(child))
        if relation in {"obl", "nmod"} or (relation == "ccomp" and is_phrase):
            yield child
            yield from _below(tree, child)
        elif relation in {"obj", "iobj", "nsubj"} and tree.words[child].lower in reporting().addressees | english().people:
            yield from _below(tree, child)


def _below(tree: Tree, at: int) -> Iterator[int]:
    """The phrases inside a phrase that is no venue itself: "told reporters [at the gate]", "on Friday [in Oslo]"."""
    yield from (c for c in tree.children(at) if tree.words[c].relation in {"nmod", "obl"} and c > at)


def _is_venue(tree: Tree, preposition: int, head: int) -> bool:
    leads, noun = tree.words[preposition].lower, tree.words[head]
    nouns = venues().nouns.get(leads, frozenset())
    if noun.lemma.lower() in nouns or noun.lower in nouns or noun.lower.removesuffix("s") in nouns:
        return True
    named = noun.tag in {"NNP", "NNPS"} and not any(tree.words[c].lower in {"a", "an"} for c in tree.children(head))
    return leads in venues().naming and named and not _is_time(noun.text)


def _is_time(word: str) -> bool:
    known = calendar_words()
    return word in known.months or word in known.weekdays or word.lower() in known.seasons or not word[0].isalpha()


def _venue_end(tokens: Sequence[Token], at: int) -> int | None:
    """The index behind the venue whose preposition stands at `at`; None where none does."""
    nouns = venues().nouns[tokens[at].lower]
    end = at + 1
    while end < len(tokens) and end - at <= _LONGEST_NAME and _is_in_phrase(tokens[end]):
        end += 1
    heads = [n for n in range(at + 1, end) if tokens[n].lower in nouns or tokens[n].lower.removesuffix("s") in nouns]
    if not heads:
        return None
    end = _with_tail(tokens, heads[-1] + 1)
    # The name of a body may hold a preposition of its own: "at a House of Councillors Budget Committee | meeting".
    while end < len(tokens) and tokens[end - 1].text[:1].isupper() and tokens[end].lower in nouns:
        end += 1
    return end


def _is_in_phrase(token: Token) -> bool:
    words = english()
    if token.text in {"'s", "’s"}:
        return True
    stops = words.prepositions | words.auxiliaries | words.subordinators | words.conjunctions | words.subject_pronouns
    return token.text not in _CLOSERS and token.text != "." and token.lower not in stops - words.determiners


def _with_tail(tokens: Sequence[Token], end: int) -> int:
    """The index behind what tells more of the venue: "an interview [with the Harbour Times]"."""
    while end + 1 < len(tokens) and tokens[end].lower in _TAIL:
        behind = end + 1
        while behind < len(tokens) and (_is_name(tokens[behind]) or (tokens[behind].lower in _PARTS_OF_NAMES | {"a", "an"})):
            behind += 1
        while tokens[behind - 1].lower in _PARTS_OF_NAMES | {"a", "an"}:
            behind -= 1
        if behind <= end + 1:
            if tokens[end + 1].lower in reporting().addressees:
                return end + 2
            return end
        end = behind
    return end


def _is_name(token: Token) -> bool:
    return token.text[:1].isupper() and not _is_time(token.text)


def _is_beside_cue(token: Token) -> bool:
    words = english()
    return token.lower in words.adverbs | reporting().addressees | words.people | words.weekdays_and_months | {
        "on",
        "and",
        "the",
        "late",
        ",",
    } or (token.lower.endswith("ly") and token.text.islower())
