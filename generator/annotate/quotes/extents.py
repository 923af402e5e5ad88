"""How far content reaches: parsers cut long clauses short, and hang them from the wrong word; the words around tell more."""

from __future__ import annotations

from collections.abc import Sequence

from generator.annotate.quotes.grammar import FINITE, base, is_finite
from generator.language import Tree
from generator.reference.reporting import reporting

_LONGEST_SUBJECT = 20
_SUBJECTS = frozenset({"nsubj", "csubj", "expl"})
# What may stand between a cue and its clause: "told reporters on Friday (that)".
_BETWEEN = frozenset({"obj", "iobj", "obl", "advmod", "compound"})
_FEWEST_BEFORE_CUE = 3
_SUBJECT_TAGS = frozenset({"DT", "PRP", "PRP$", "NN", "NNS", "NNP", "NNPS", "JJ", "VBG", "CD"})
_LONGEST_ADDRESSEE = 10
# Behind a closed quotation the narrator goes on: said it would not pay “under any circumstances,” but the reality is different.
_BREAKS = frozenset({"but", "although", "though", "whereas"})
_CLOSING = frozenset({"”", '"', "''", "’"})


def clause(tree: Tree, head: int) -> tuple[int, ...]:
    """The head's clause without the word "that" which opens it."""
    indices = tree.subtree(head)
    opening = tree.words[indices[0]]
    return indices[1:] if opening.lower == "that" and opening.relation == "mark" else indices


def following_clause(tree: Tree, cue: int) -> tuple[int, ...]:
    """The clause that begins right behind the cue, its addressee and adverbials, wherever the parser hung it; () where none does."""
    begin = cue + 1
    for child in tree.children(cue):
        if child >= begin and base(tree.words[child].relation) in _BETWEEN and tree.subtree(child)[0] <= begin:
            begin = tree.subtree(child)[-1] + 1
    if begin < len(tree.words) and tree.words[begin].lower == "that":
        begin += 1
    if begin < len(tree.words) and tree.words[begin].relation in {"punct", "cc"}:
        return ()
    for subject in range(begin, min(begin + _LONGEST_SUBJECT, len(tree.words))):
        verb = tree.words[subject].head
        opens = base(tree.words[subject].relation) in _SUBJECTS and tree.subtree(subject)[0] == begin
        if opens and verb > subject and is_finite(tree, (verb, *tree.children(verb))) and tree.words[verb].relation != "acl:relcl":
            return tuple(range(begin, tree.subtree(verb)[-1] + 1))
    return ()


def whole_clause(tree: Tree, cue: int) -> tuple[int, ...]:
    """The words behind the cue where the parser took the subject of a reported clause for an object; () where it did not.

    "Said the plan in the letter failed": parsers lose a clause whose subject is long, and find what is said too late or not at all.
    """
    begin = cue + 1
    while begin < len(tree.words) and (
        tree.words[begin].relation in {"advmod", "obl:tmod", "obl:unmarked"} or tree.words[begin].lower == "that"
    ):
        begin += 1
    if begin == len(tree.words) or tree.words[begin].tag not in _SUBJECT_TAGS:
        return ()
    lost = next((i for i in (begin, *tree.ancestors(begin)) if tree.words[i].head == cue), None)
    if lost is None or lost < begin or tree.words[lost].relation not in {"obj", "xcomp"} or tree.subtree(lost)[0] != begin:
        return ()
    near = range(lost, min(lost + _LONGEST_SUBJECT, len(tree.words)))
    relative = {i for at in near if tree.words[at].relation == "acl:relcl" for i in tree.subtree(at)}
    if not any(tree.words[i].tag in {*FINITE, "VBN"} and i not in relative for i in near):
        return ()
    return tuple(range(begin, len(tree.words)))


def behind_addressee(tree: Tree, cue: int, filler: int) -> tuple[int, ...]:
    """The clause behind "that" where the verb's object is who is told: "warned the council that the gate was shut"; () where it is not."""
    inside = tree.subtree(filler)
    opening = next((i for i in inside if i > filler and tree.words[i].lower == "that"), None)
    if opening is None or opening == inside[-1]:
        return ()
    return reach(tree, cue, tuple(range(opening + 1, inside[-1] + 1)))


def reach(tree: Tree, cue: int, content: tuple[int, ...]) -> tuple[int, ...]:
    """The clause from "that" up to the sentence's end, or to where the cue's own clause or another cue goes on."""
    above = tree.ancestors(cue)
    if (begin := _behind_that(tree, cue, content[0])) is not None:
        content = tuple(range(begin, content[-1] + 1))
    if content[0] < cue or any(head > content[-1] for head in above):
        return content
    limit = len(tree.words)
    for child in tree.children(cue):
        if child not in content and child > content[0] and tree.words[child].relation in {"conj", "parataxis", "advcl"}:
            limit = min(limit, tree.subtree(child)[0])
    for head in above:
        for child in tree.children(head):
            if child > content[-1] and child not in above and tree.words[child].relation == "conj":
                limit = min(limit, tree.subtree(child)[0])
    return until_next_cue(tree, tuple(range(content[0], max(limit, content[-1] + 1))))


def until_next_cue(tree: Tree, content: tuple[int, ...]) -> tuple[int, ...]:
    """The content before a comma behind which another cue or the narrator goes on: ", adding …", ", while …", ", but she said …"."""
    forms = reporting().forms
    for place in range(_FEWEST_BEFORE_CUE, len(content) - 1):
        word = tree.words[content[place]]
        if word.lower in _BREAKS and tree.words[content[place] - 1].text in _CLOSING and tree.words[content[place] - 2].text == ",":
            return content[:place]
        if tree.words[content[place] - 1].text.rstrip("\"”’'") != ",":
            continue
        if word.lower == "while" or (word.tag == "VBG" and word.lower in forms):
            return content[: place - 1]
        if word.lower in {"and", "but"} and _speaks_soon(tree, content[place + 1 :]):
            return content[: place - 1]
    return content


def _behind_that(tree: Tree, cue: int, first: int) -> int | None:
    """The index behind the first "that" between the cue and its clause; None where none stands there."""
    between = range(cue + 1, min(first, cue + _LONGEST_ADDRESSEE))
    opening = next((i for i in between if tree.words[i].lower == "that" and tree.words[i].tag == "IN"), None)
    return opening + 1 if opening is not None and not is_finite(tree, range(cue + 1, opening)) else None


def _speaks_soon(tree: Tree, indices: Sequence[int]) -> bool:
    """Whether the first finite verb is one of speech."""
    verb = next((tree.words[at] for at in indices[:_LONGEST_SUBJECT] if tree.words[at].tag in FINITE), None)
    return verb is not None and verb.lower in reporting().forms and verb.lemma.lower() in reporting().slots["around"]


def with_complements(tree: Tree, verb: int, filler: int) -> tuple[int, ...]:
    """The filler of a slot and what the verb says of it behind it: "the plan as unequal", "the ministry of bad faith"."""
    later = [
        c
        for c in tree.children(verb)
        if c > filler and base(tree.words[c].relation) in {"obl", "xcomp", "advcl"} and not _is_aside(tree, c)
    ]
    found = sorted({*tree.subtree(filler), *(i for c in later for i in tree.subtree(c))})
    return tuple(range(found[0], found[-1] + 1)) if found[0] > verb else tuple(found)


def _is_aside(tree: Tree, at: int) -> bool:
    """Whether the complement only tells when or how it was said: it is a day, or stands behind a comma."""
    first = tree.subtree(at)[0]
    return tree.words[at].relation in {"obl:tmod", "obl:unmarked"} or (first > 0 and tree.words[first - 1].text == ",")
