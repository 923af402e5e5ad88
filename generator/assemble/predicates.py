"""The verbs of a sentence by its tree: which clauses it has, in which tense, with which subject."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from generator.language import Tree
from generator.model import Sentence, Word
from generator.span import Span

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_WILL = frozenset({"will", "shall", "'ll", "’ll", "wo", "sha"})
_CLAUSES = frozenset({"root", "conj", "ccomp", "advcl", "acl", "parataxis", "csubj", "xcomp"})
_CONDITIONS = frozenset({"if", "unless", "whether"})
_NEGATIONS = frozenset({"not", "n't", "n’t", "never"})


class Tense(StrEnum):
    """When a clause says that something is the case."""

    PAST = "past"
    PAST_PERFECT = "past perfect"
    PERFECT = "perfect"
    PRESENT = "present"
    FUTURE = "future"
    MODAL = "modal"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Predicate:
    """What a clause says of its subject.

    Attributes:
        index: of its head in the tree: the verb, or what stands with the copula ("is |ready").
        word: that head.
        tense: of the clause; NONE for an infinitive or a participle without an auxiliary.
        subject: the index of the subject's head; None where the clause has none of its own.
        auxiliaries: in lower case, with the copula.
        relation: how the clause hangs in the sentence, without subtype: root, conj, advcl …
        is_main: whether it is the sentence's root, or joined to it by a conjunction.
    """

    index: int
    word: Word
    tense: Tense
    subject: int | None
    auxiliaries: frozenset[str]
    relation: str
    is_main: bool


class Clauses:
    """A sentence's clauses, and what belongs to which; none where the sentence was not parsed.

    Attributes:
        tree: the sentence's.
        predicates: one a clause, in order.
    """

    __slots__ = ("_by_index", "_conditional", "predicates", "tree")

    def __init__(self, sentence: Sentence) -> None:
        self.tree = Tree(sentence.words)
        self.predicates = tuple(_predicates(self.tree))
        self._by_index = {predicate.index: predicate for predicate in self.predicates}
        self._conditional: dict[int, bool] = {}  # what has been worked out: clauses may hang from each other by the hundred

    @property
    def main(self) -> Predicate | None:
        """The first main clause's."""
        return next((predicate for predicate in self.predicates if predicate.is_main), None)

    @property
    def is_sentence(self) -> bool:
        """Whether a clause with a tense is among them; also where the sentence was not parsed."""
        return not self.tree.words or any(predicate.tense is not Tense.NONE for predicate in self.predicates)

    def relation(self, index: int) -> str:
        """How a word hangs from its head, without subtype."""
        return self.tree.words[index].relation.partition(":")[0]

    def head(self, span: Span) -> int | None:
        """The word at `span` from which its others hang; None where no word stands there."""
        inside = [i for i, word in enumerate(self.tree.words) if span.contains(word.span)]
        return next((i for i in inside if self.tree.words[i].head not in inside or self.tree.words[i].head == i), None)

    def of(self, span: Span) -> Predicate | None:
        """The innermost clause with a tense to which the words at `span` belong."""
        head = self.head(span)
        above = () if head is None else (head, *self.tree.ancestors(head))
        known = (self._by_index[index] for index in above if index in self._by_index)
        return next((predicate for predicate in known if predicate.tense is not Tense.NONE), None)

    def depends(self, span: Span, index: int) -> bool:
        """Whether the words at `span` hang right from the word."""
        head = self.head(span)
        return head is not None and self.tree.words[head].head == index

    def infinitive(self, index: int) -> int | None:
        """The verb behind "to" that completes the word: "plans to |visit"."""
        words = self.tree.words
        open_ends = (i for i in self.tree.children(index) if self.relation(i) in {"xcomp", "ccomp"})
        return next((i for i in open_ends if any(words[k].lower == "to" for k in self.tree.children(i))), None)

    def is_negated(self, index: int) -> bool:
        """Whether "not" or "never" stands with the word."""
        return any(self.tree.words[i].lower in _NEGATIONS for i in self.tree.children(index))

    def is_conditional(self, index: int) -> bool:
        """Whether the clause, or one that it hangs from, is a condition or stands under one."""
        passed: list[int] = []
        while (found := self._conditional.get(index)) is None:
            passed.append(index)
            found = self._has_condition(index) or any(self._has_condition(i) for i in self._adverbials(index))
            head = self.tree.words[index].head
            if found or head == index:
                break
            index = head
        self._conditional.update(dict.fromkeys(passed, found))
        return found

    def _adverbials(self, index: int) -> Iterator[int]:
        return (i for i in self.tree.children(index) if self.relation(i) == "advcl")

    def _has_condition(self, index: int) -> bool:
        return any(self.relation(i) == "mark" and self.tree.words[i].lower in _CONDITIONS for i in self.tree.children(index))


def _predicates(tree: Tree) -> Iterator[Predicate]:
    for index, word in enumerate(tree.words):
        relation = word.relation.partition(":")[0]
        if relation not in _CLAUSES:
            continue
        helpers = [tree.words[i] for i in tree.children(index) if tree.words[i].relation.partition(":")[0] in {"aux", "cop"}]
        subject = next((i for i in tree.children(index) if tree.words[i].relation.startswith(("nsubj", "csubj"))), None)
        tense = _tense(word, helpers)
        if tense is Tense.NONE and subject is None and relation != "root" and word.pos not in {"VERB", "AUX"}:
            continue
        yield Predicate(
            index=index,
            word=word,
            tense=tense,
            subject=subject,
            auxiliaries=frozenset(helper.lower for helper in helpers),
            relation=relation,
            is_main=_is_main(tree, index),
        )


def _tense(word: Word, helpers: list[Word]) -> Tense:
    if any(helper.lower in _WILL and helper.tag == "MD" for helper in helpers):
        return Tense.FUTURE
    if any(helper.tag == "MD" for helper in helpers):
        return Tense.MODAL
    finite = next((helper for helper in helpers if helper.tag in _FINITE), word if word.tag in _FINITE else None)
    if finite is None:
        return Tense.NONE
    if finite.lemma == "have" and finite is not word:
        return Tense.PAST_PERFECT if finite.tag == "VBD" else Tense.PERFECT
    return Tense.PAST if finite.tag == "VBD" else Tense.PRESENT


def _is_main(tree: Tree, index: int) -> bool:
    while tree.words[index].relation.partition(":")[0] == "conj":
        index = tree.words[index].head
    return index == tree.root
