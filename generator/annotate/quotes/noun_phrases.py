"""The head of a noun phrase -> the words that name who speaks: with titles and names, without clauses and asides."""

from __future__ import annotations

from generator.language import Tree
from generator.reference.english import english

# What is said about a speaker, or ties it to other words, rather than names one.
_ASIDES = frozenset({"acl:relcl", "parataxis", "advcl", "dep", "discourse", "orphan", "case", "mark", "cc"})
_NAME_TAGS = frozenset({"NNP", "NNPS"})
_JOINING = frozenset({",", "-", "–", ".", "'", "’", "&", "/", '"', "”", "“", "("})
_LOOSE = frozenset({"punct", "case", "mark", "cc"})


def named(tree: Tree, head: int) -> tuple[int, ...]:
    """The words of the phrase in one run around its head: "the ambassador, Irena Holt", "Olin" of "Olin, the harbour master"."""
    kept = {head}
    for child in tree.children(head):
        relation = tree.words[child].relation
        if relation in _ASIDES or relation == "punct" or (relation == "appos" and not _names(tree, head, child)):
            continue
        if (relation == "conj" and tree.words[child].pos in {"VERB", "AUX"}) or _is_aside(tree, head, child):
            continue
        kept.update(_kept(tree, child))
        if relation == "conj":
            kept.update(c for c in tree.children(child) if tree.words[c].relation == "cc")
    return _without_day(tree, _run(tree, kept, head), head)


def _kept(tree: Tree, at: int) -> set[int]:
    found = {at}
    for child in tree.children(at):
        if tree.words[child].relation not in _ASIDES - _LOOSE:
            found |= _kept(tree, child)
    return found


def _names(tree: Tree, head: int, apposition: int) -> bool:
    """Whether the apposition is the name of the person whom the head describes."""
    return tree.words[apposition].tag in _NAME_TAGS and tree.words[head].tag not in _NAME_TAGS and apposition > head


def _is_aside(tree: Tree, head: int, child: int) -> bool:
    """Whether a comma sets the words behind the head off from it, although they neither name nor join another."""
    first = tree.subtree(child)[0]
    if first <= head or tree.words[first - 1].text != "," or tree.words[child].relation == "appos":
        return False
    joined = tree.words[child].relation == "conj" and (
        tree.words[child].tag in _NAME_TAGS or any(tree.words[c].relation == "cc" for c in tree.children(child))
    )
    return not joined


def _run(tree: Tree, kept: set[int], head: int) -> tuple[int, ...]:
    """The kept words that stand together with the head; neither a mark nor a wrong tree parts the words of a name."""
    first = last = head
    while first > 0 and (first - 1 in kept or _is_name(tree, first - 1, first) or (first - 2 in kept and _joins(tree, first - 1))):
        first -= 1
    while last + 1 < len(tree.words) and (
        last + 1 in kept or _is_name(tree, last + 1, last) or (last + 2 in kept and _joins(tree, last + 1))
    ):
        last += 1
    return tuple(range(first, last + 1))


def _is_name(tree: Tree, at: int, beside: int) -> bool:
    """Whether the word goes on with the name or title beside it."""
    word = tree.words[at]
    is_name = word.tag in _NAME_TAGS and word.text[:1].isupper() and word.lower not in english().weekdays_and_months
    return is_name and (tree.words[beside].tag in _NAME_TAGS or at > beside)


def _joins(tree: Tree, at: int) -> bool:
    return tree.words[at].relation == "punct" and tree.words[at].text in _JOINING


def _without_day(tree: Tree, run: tuple[int, ...], head: int) -> tuple[int, ...]:
    """The run without "on Saturday" behind its head."""
    for at in run:
        if at > head and tree.words[at].lower in english().weekdays_and_months and tree.words[at].text[0].isupper():
            stop = at - 1 if tree.words[at - 1].lower in english().prepositions else at
            return tuple(i for i in run if i < stop) if stop > head else run
    return run
