"""What the source says that somebody does with a treaty: invokes, interprets, criticises it, wants it changed, leaves it.

Told only where a word that means it governs the citation in the sentence's tree, and is not denied. Who does it is the
subject; of what is said about a treaty ("is outdated", "covers the islands") it is who says so.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.language import Tree
from generator.model import ActKind, Actor, Cue, Quote, Sentence, TreatyAct, TreatyReference
from generator.reference.treaty_acts import AS, OBJECT, SUBJECT, treaty_act_words
from generator.span import Span, index_at, spots

_NEGATIONS = frozenset({"not", "n't", "n’t", "never", "no", "nor"})
_SAME = frozenset({"conj", "appos", "compound", "flat", "nmod:poss", "nmod"})
_CLAUSES = frozenset({"xcomp", "ccomp", "conj", "advcl", "acl"})
_FINITE_PAST = frozenset({"VBD", "VBN"})
_FURTHEST = 6
_OF_THE = len(" of the ")


@dataclass(frozen=True, slots=True)
class _Governed:
    """A citation in its sentence's tree: its head word, the word that governs it, and how it hangs from that."""

    tree: Tree
    at: int
    governor: int
    slots: frozenset[str]


def find(
    sentences: Sequence[Sentence], treaties: Sequence[TreatyReference], quotes: Sequence[Quote], actors: Sequence[Actor]
) -> dict[str, tuple[TreatyAct, ...]]:
    """The acts by the treaty's id, each in the order of the text; none for a treaty with which nothing is said to be done."""
    starts = [sentence.span.start for sentence in sentences]
    who, trees = _Who(quotes, actors), dict[int, Tree]()
    found: dict[str, tuple[TreatyAct, ...]] = {}
    for treaty in treaties:
        spans = {*treaty.spans, *(span for provision in (*treaty.provisions, *treaty.divisions) for span in provision.spans)}
        cited = _Cited(spans)
        acts: dict[tuple[Span, ActKind], TreatyAct] = {}
        for span in sorted(spans):
            at = index_at(starts, span.start)
            if at >= 0 and sentences[at].span.contains(span) and sentences[at].words:
                # Articles and treaties of one sentence share its tree.
                tree = trees.get(at) or trees.setdefault(at, Tree(sentences[at].words))
                for act in (*_acts(tree, span, cited, who), *_said_beside(tree, span, cited, who)):
                    acts.setdefault((span, act.kind), act)
        if acts:
            found[treaty.id] = tuple(acts.values())
    return found


class _Cited:
    """The places that cite a treaty."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans = sorted(spans)
        self.places = spots(self._spans)
        self._ends = sorted(span.end for span in self._spans)

    def within(self, start: int) -> Span | None:
        """The first that begins at `start` or so few characters behind it that only "of the" may stand between."""
        at = bisect_left(self._spans, start, key=lambda span: span.start)
        return self._spans[at] if at < len(self._spans) and self._spans[at].start < start + _OF_THE else None

    def ends_before(self, start: int) -> bool:
        """Whether one ends so few characters before `start`, but not right there."""
        return bisect_left(self._ends, start - _OF_THE) < bisect_left(self._ends, start)


def _acts(tree: Tree, span: Span, cited: _Cited, who: _Who) -> Iterator[TreatyAct]:
    head = _head(tree, span)
    governed = _governed(tree, head) if head is not None else None
    if governed is None or _is_denied(tree, governed.governor):
        return
    word = tree.words[governed.governor]
    for kind in _kinds(governed):
        speaks = kind in {ActKind.INTERPRETS, ActKind.CRITICISES} and governed.slots & {SUBJECT}
        doer = None if speaks else _doer(tree, governed)
        if doer is not None and cited.places.touch(tree.words[doer].span):
            doer = None
        yield TreatyAct(kind=kind, reference=span, cue=_cue_at(tree, governed.governor), actor=who.is_(doer, tree, word.span))


def _said_beside(tree: Tree, span: Span, cited: _Cited, who: _Who) -> Iterator[TreatyAct]:
    """What the verb right behind the citation says of it, whatever the tree: parsers lose the subject of long clauses."""
    at = _behind(tree, span, cited)
    if at is None:
        return
    word, known = tree.words[at], treaty_act_words()
    if word.tag in {"VBZ", "VBD", "VBP"}:
        for kind, slots in known.verbs.get(word.lemma.lower(), ()):
            if SUBJECT in slots:
                yield TreatyAct(kind=kind, reference=span, cue=_cue_at(tree, at), actor=who.is_(None, tree, word.span))
    if word.lemma.lower() == "be":
        following = tree.words[at + 1 : at + 5]
        blamed = next((i for i, one in enumerate(following) if one.lower in known.blame), None)
        if blamed is not None and not any(one.lower in _NEGATIONS or one.text in ",;:" for one in following[:blamed]):
            blame = at + 1 + blamed
            actor = who.is_(None, tree, word.span)
            yield TreatyAct(kind=ActKind.CRITICISES, reference=span, cue=_cue_at(tree, blame), actor=actor)


def _behind(tree: Tree, span: Span, cited: _Cited) -> int | None:
    """The word behind the citation; of "Article 5 of the treaty" that behind the treaty, and nothing behind the treaty itself."""
    at = _word_from(tree, span.end)
    owner = cited.within(span.end + 1)
    if owner is not None and at < len(tree.words) and tree.words[at].lower == "of":
        at = _word_from(tree, owner.end)
    return at if at < len(tree.words) and not cited.ends_before(span.start) else None


def _word_from(tree: Tree, offset: int) -> int:
    """The index of the first word that begins at the offset or behind it."""
    return bisect_left(tree.words, offset, key=lambda word: word.span.start)


def _cue_at(tree: Tree, at: int) -> Cue:
    return Cue(span=tree.words[at].span, lemma=tree.words[at].lemma.lower())


def _kinds(governed: _Governed) -> Iterator[ActKind]:
    known, tree = treaty_act_words(), governed.tree
    word = tree.words[governed.governor]
    is_verb = word.tag.startswith("VB")
    for kind, slots in (known.verbs if is_verb else known.nouns).get(word.lemma.lower(), ()):
        fits = bool(slots & governed.slots) or (AS in slots and OBJECT in governed.slots and _is_blamed(tree, governed.governor))
        if fits and (kind is not ActKind.PROPOSES_CHANGE or _is_proposed(tree, governed.governor)):
            yield kind
    if (
        SUBJECT in governed.slots
        and word.lower in known.blame
        and any(tree.words[c].relation == "cop" for c in tree.children(governed.governor))
    ):
        yield ActKind.CRITICISES


def _head(tree: Tree, span: Span) -> int | None:
    """The word of the citation that hangs from a word outside it."""
    inside = [i for i, word in enumerate(tree.words) if word.span.overlaps(span)]
    outward = [i for i in inside if tree.words[i].head not in inside or tree.words[i].head == i]
    return outward[0] if outward else None


def _governed(tree: Tree, head: int) -> _Governed | None:
    """What governs the citation: over "Articles 5 and 6" and "the text of the treaty" to the word that tells something."""
    known = treaty_act_words()
    at = head
    for _ in range(_FURTHEST):
        word = tree.words[at]
        if word.head == at:
            return None
        above = tree.words[word.head]
        if word.relation not in _SAME or above.lemma.lower() in known.nouns or above.tag.startswith("VB"):
            return _Governed(tree, at, word.head, frozenset(_slots(tree, at)))
        if word.relation in {"nmod", "nmod:poss"} and above.lemma.lower() not in known.parts:
            return None
        # "Article 5 of the treaty" is what is done with the article.
        if above.lower in {"article", "articles"} and word.relation == "nmod":
            return None
        at = word.head
    return None


def _slots(tree: Tree, at: int) -> Iterator[str]:
    relation = tree.words[at].relation
    if relation in {"obj", "nsubj:pass"}:
        yield OBJECT
    if relation in {"nsubj", "nsubj:outer"}:
        yield SUBJECT
    if relation.startswith(("obl", "nmod")) and relation != "nmod:poss":
        yield from (tree.words[c].lower for c in tree.children(at) if tree.words[c].relation in {"case", "mark"})
    if relation == "nmod:poss":
        yield "of"


def _is_blamed(tree: Tree, verb: int) -> bool:
    """Whether a word of blame completes the verb: "called it unfair", "dismissed it as a relic"."""
    blame = treaty_act_words().blame
    below = [c for c in tree.children(verb) if tree.words[c].relation.split(":")[0] in {"xcomp", "obl", "advcl", "obj", "ccomp"}]
    return any(tree.words[i].lower in blame for c in below for i in (c, *tree.children(c)))


def _is_proposed(tree: Tree, at: int) -> bool:
    """Whether a change is to be made: not one that was ("was amended in 1976")."""
    word, proposing = tree.words[at], treaty_act_words().proposing
    wanted = any(tree.words[i].lemma.lower() in proposing for i in (*tree.ancestors(at), *tree.children(at)))
    if not word.tag.startswith("VB"):
        return wanted
    helped = {tree.words[c].lower for c in tree.children(at) if tree.words[c].relation in {"aux", "mark"}}
    return (
        wanted
        or word.tag not in _FINITE_PAST
        or bool(helped & {"should", "must", "will", "would", "can", "could", "may", "might", "to", "shall"})
    )


def _is_denied(tree: Tree, at: int) -> bool:
    """Whether the act is said not to be done: "did not invoke", "refused to leave", "never been triggered"."""
    if any(tree.words[c].lower in _NEGATIONS for c in tree.children(at)):
        return True
    word = tree.words[at]
    while word.relation.split(":")[0] in _CLAUSES and word.relation != "conj":
        above = word.head
        if tree.words[above].lemma.lower() in treaty_act_words().not_doing:
            return True
        if word.relation != "xcomp":
            return False
        if any(tree.words[c].lower in _NEGATIONS for c in tree.children(above)):
            return True
        word = tree.words[above]
    return False


def _doer(tree: Tree, governed: _Governed) -> int | None:
    """The word for who does it: the subject, also of the verb above; the agent of a passive; the owner of a noun."""
    at = governed.governor
    passive = tree.words[governed.at].relation == "nsubj:pass"
    for verb in (at, *tree.ancestors(at)):
        for child in tree.children(verb):
            relation = tree.words[child].relation
            if passive and relation in {"obl:agent", "obl"} and any(tree.words[c].lower == "by" for c in tree.children(child)):
                return child
            if child != governed.at and relation in {"nsubj", "nmod:poss"} and not (passive and verb == at):
                return child
        if tree.words[verb].relation.split(":")[0] not in _CLAUSES or passive:
            return None
    return None


class _Who:
    """Tells which actor a word means."""

    def __init__(self, quotes: Sequence[Quote], actors: Sequence[Actor]) -> None:
        self._mentions = sorted((len(span), span, actor.id) for actor in actors for span in actor.mentions)
        self._spoken = [(span, quote.speaker.actor) for quote in quotes if quote.speaker for span in quote.spans]

    def is_(self, doer: int | None, tree: Tree, place: Span) -> str | None:
        """The actor that the doer's word names; without a doer, or for "I" and "we", who is quoted with the words at the place."""
        if doer is None or tree.words[doer].lower in {"i", "we"}:
            return next((actor for span, actor in self._spoken if span.contains(place)), None)
        named = tree.words[doer].span
        return next((actor for _, span, actor in self._mentions if span.overlaps(named)), None)
