"""What a sentence's tree tells of a word: its case, its subject, whether it is passive, whether words have a finite verb."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from generator.language import Tree
from generator.model import Sentence
from generator.reference.english import english

Forest = Mapping[int, tuple[Tree, int]]
"""Where a word begins in the text -> its sentence's tree, and its index there."""

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
"""The tags of finite verbs."""

_AUXILIARIES = frozenset({"aux", "aux:pass", "compound:prt"})
_NEGATIONS = frozenset({"not", "n't", "n’t", "never"})
_SUBJECTS = frozenset({"nsubj", "nsubj:outer", "csubj"})
# A verb without a subject of its own shares that of the verb which it hangs from.
_SHARED = frozenset({"conj", "advcl", "xcomp", "parataxis", "acl", "ccomp"})
_LONGEST_CHAIN = 4


def forest(sentences: Sequence[Sentence]) -> Forest:
    """The words of all sentences, by the offset at which they begin."""
    found: dict[int, tuple[Tree, int]] = {}
    for sentence in sentences:
        tree = Tree(sentence.words)
        found.update((word.span.start, (tree, index)) for index, word in enumerate(tree.words))
    return found


def base(relation: str) -> str:
    """The relation without its subtype."""
    return relation.partition(":")[0]


def case_of(tree: Tree, at: int) -> str | None:
    """The preposition of a noun, in lower case; None where it has none."""
    return next((tree.words[c].lower for c in tree.children(at) if tree.words[c].relation == "case"), None)


def is_finite(tree: Tree, indices: Iterable[int]) -> bool:
    """Whether a finite verb is among the words."""
    return any(_is_finite(tree, i) for i in indices)


def _is_finite(tree: Tree, at: int) -> bool:
    """Whether the word is a finite verb.

    Taggers take "raised" for a participle and "pilots misread" for an infinitive; with a subject of its own it is neither.
    """
    tag = tree.words[at].tag
    if tag in FINITE:
        return True
    if tag not in {"VBN", "VB"}:
        return False
    relations = {tree.words[c].relation for c in tree.children(at)}
    return "nsubj" in relations and not any(tree.words[c].tag == "TO" for c in tree.children(at))


def is_clause(tree: Tree, indices: Sequence[int]) -> bool:
    """Whether the words have a finite verb of their own, outside relative clauses."""
    inside = set(indices)
    return any(
        _is_finite(tree, at) and not any(tree.words[i].relation == "acl:relcl" for i in (at, *tree.ancestors(at)) if i in inside)
        for at in indices
    )


def is_passive(tree: Tree, at: int) -> bool:
    """Whether the verb is in the passive: "was asked"; also "asked about the plan", where no subject of its own speaks."""
    relations = {tree.words[c].relation for c in tree.children(at)}
    if not relations.isdisjoint({"aux:pass", "nsubj:pass"}):
        return True
    if is_lost_verb(tree, at):
        return False
    participle = tree.words[at].tag in {"VBN", "VBD"} and base(tree.words[at].relation) in {"acl", "advcl"}
    return participle and relations.isdisjoint({"aux", *_SUBJECTS}) and tree.words[at].relation != "acl:relcl"


def is_lost_verb(tree: Tree, at: int) -> bool:
    """Whether the participle is the sentence's own verb, taken for an addition to its subject: "The council called for a ban"."""
    head = tree.words[at].head
    alone = tree.words[at].tag == "VBN" and tree.words[at].relation == "acl" and tree.words[head].head == head
    return alone and head < at and not any(word.tag in FINITE for word in tree.words[: at + 1])


def is_told(tree: Tree, at: int) -> bool:
    """Whether the verb tells what is, was or will be done; a bare infinitive ("to discuss the plan") only names it."""
    return tree.words[at].tag != "VB" or any(tree.words[c].lower in {"did", "does", "do"} for c in tree.children(at))


def cue_words(tree: Tree, at: int) -> tuple[tuple[int, ...], str]:
    """The verb with its auxiliaries, negation and particle, in order, and its base form in lower case."""
    beside = [c for c in tree.children(at) if tree.words[c].relation in _AUXILIARIES or tree.words[c].lower in _NEGATIONS]
    particles = [tree.words[c].lower for c in beside if tree.words[c].relation == "compound:prt"]
    return tuple(sorted([*beside, at])), " ".join([tree.words[at].lemma.lower(), *particles])


def own_subject(tree: Tree, at: int) -> int | None:
    """The head of the verb's own subject; a day ("said Tuesday") is none."""
    days = english().weekdays_and_months
    return next((c for c in tree.children(at) if tree.words[c].relation in _SUBJECTS and tree.words[c].lower not in days), None)


def speaker_of(tree: Tree, at: int) -> int | None:
    """The head of the verb's subject: its own, or that of the verb that shares it ("went on to say", "left, saying")."""
    for _ in range(_LONGEST_CHAIN):
        if is_passive(tree, at):
            agents = (c for c in tree.children(at) if base(tree.words[c].relation) == "obl" and case_of(tree, c) == "by")
            return next(agents, None)
        if (subject := own_subject(tree, at)) is not None:
            return subject
        relation, head = base(tree.words[at].relation), tree.words[at].head
        if head == at or relation not in _SHARED:
            return None
        if relation == "conj" and tree.words[min(cue_words(tree, at)[0]) - 1].text == ",":
            # "… and the minister, who runs the port, said": a subject that the parser lost, rather than a shared one.
            return None
        if relation == "acl" and at > 0 and tree.words[tree.subtree(at)[0] - 1].text == ",":
            # "He hinted at a delay in the port, saying …": behind a comma the subject goes on, whatever noun stands before it.
            at = next((i for i in tree.ancestors(at) if tree.words[i].tag.startswith("VB")), head)
            continue
        if relation == "acl" or tree.words[head].pos in {"NOUN", "PROPN", "PRON"}:
            # "A report saying …": the noun itself speaks.
            return head if relation == "acl" else None
        at = head
    return None


def owner_of(tree: Tree, noun: int) -> int | None:
    """Whose claim it is: the possessor, who stands behind "by", or the subject of the verb whose object it is ("repeated the claim")."""
    for child in tree.children(noun):
        relation = tree.words[child].relation
        if relation == "nmod:poss" or (base(relation) == "nmod" and case_of(tree, child) in {"by", "from"}):
            return child
    return speaker_of(tree, tree.words[noun].head) if base(tree.words[noun].relation) == "obj" else None
