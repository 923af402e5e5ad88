"""A sentence's tree -> frames: a reporting word, who speaks, and the words that it gives as said.

Universal dependencies name the slots: the subject speaks; the clausal complement, infinitive or object is what is said.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from generator.annotate.quotes.extents import (
    behind_addressee,
    clause,
    following_clause,
    reach,
    until_next_cue,
    whole_clause,
    with_complements,
)
from generator.annotate.quotes.grammar import base, case_of, cue_words, is_clause, owner_of, speaker_of
from generator.language import Tree
from generator.reference.reporting import reporting

# Verbs whose object is who is told where a clause stands behind it.
_TELLING = frozenset({"tell", "warn", "assure", "inform", "remind", "advise", "caution", "promise", "ask"})


class Slot(StrEnum):
    """Where the content stands with regard to its cue, the surest first."""

    AROUND = "around"  # the gate, she said, was shut
    CLAUSE = "clause"  # said (that) the gate was shut
    INFINITIVE = "infinitive"  # promised to shut the gate
    OBJECT = "object"  # denounced the plan as unequal
    ABOUT = "about"  # spoke of a delay, called for talks
    SOURCE = "source"  # according to the ministry
    NOUN = "noun"  # the claim that the gate was shut


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """A reporting word and its slots, as indices of the tree's words.

    Attributes:
        cue: the reporting verb or noun.
        words: the cue with its auxiliaries and negation, in order.
        lemma: the cue's base form, with its particle.
        speaker: the head of the words that name who speaks; None where the sentence does not say.
        content: the words that are said, in order.
        slot: where they stand.
    """

    cue: int
    words: tuple[int, ...]
    lemma: str
    speaker: int | None
    content: tuple[int, ...]
    slot: Slot


def verb_frames(tree: Tree) -> Iterator[Frame]:
    """The frames of the verbs that can report, one a slot that is filled."""
    slots = reporting().slots
    for at, word in enumerate(tree.words):
        if not word.tag.startswith("VB"):
            continue
        words, lemma = cue_words(tree, at)
        if " " in lemma and word.lemma.lower() in reporting().shown_by_documents:
            # "Polls show the party up by ten points": "up" belongs to what is shown.
            words, lemma = (at,), word.lemma.lower()
        if not any(lemma in lemmas for lemmas in slots.values()):
            continue
        speaker = speaker_of(tree, at)
        for slot, filler in _slots(tree, at):
            content = _before_answer(tree, at, until_next_cue(tree, filler))
            if content and lemma in slots[slot] and not set(content) & set(words):
                yield Frame(cue=at, words=words, lemma=lemma, speaker=speaker, content=content, slot=slot)


def _before_answer(tree: Tree, at: int, content: tuple[int, ...]) -> tuple[int, ...]:
    """The content up to the comma behind which the sentence itself begins: "Asked whether the gate was shut, | she said it was"."""
    opens = tree.words[at].tag in {"VBN", "VBD"} and (at == 0 or tree.words[at - 1].lower == "when")
    comma = next((n for n, i in enumerate(content) if tree.words[i].text == ","), None) if opens else None
    return content[:comma] if comma else content


def _slots(tree: Tree, at: int) -> Iterator[tuple[Slot, tuple[int, ...]]]:
    relations = {c: base(tree.words[c].relation) for c in tree.children(at)}
    objects = [c for c, relation in relations.items() if relation in {"obj", "iobj"}]
    about = reporting().about.get(tree.words[at].lemma.lower(), frozenset())
    if tree.words[at].lemma.lower() in reporting().only_clauses and (content := whole_clause(tree, at)):
        yield Slot.CLAUSE, reach(tree, at, content)
        return
    for child, relation in relations.items():
        if relation == "ccomp" or (relation == "obj" and _is_nominal_clause(tree, at, child)):
            content = clause(tree, child)
            if content and is_clause(tree, content):
                yield Slot.CLAUSE, reach(tree, at, content)
        elif relation == "xcomp":
            yield Slot.INFINITIVE, tuple(sorted({i for c in (*objects, child) for i in tree.subtree(c)}))
        elif relation == "obj" and tree.words[at].lemma in _TELLING and (content := behind_addressee(tree, at, child)):
            yield Slot.CLAUSE, content
        elif relation == "obj" and (tree.words[child].pos != "PRON" or tree.words[at].lemma in reporting().naming):
            yield Slot.OBJECT, with_complements(tree, at, child)
        elif relation == "obl" and not objects and case_of(tree, child) in about:
            yield Slot.ABOUT, with_complements(tree, at, child)
    if not {"ccomp", "xcomp"} & set(relations.values()) and (content := following_clause(tree, at)):
        yield Slot.CLAUSE, reach(tree, at, content)


def _is_nominal_clause(tree: Tree, cue: int, filler: int) -> bool:
    """Whether what the parser calls an object is a clause of its own: "finds the gate is a risk"."""
    inside = tree.children(filler)
    subject = next((c for c in inside if tree.words[c].relation == "nsubj"), None)
    return subject is not None and cue < subject < filler and any(tree.words[c].relation == "cop" for c in inside)


def noun_frames(tree: Tree) -> Iterator[Frame]:
    """The frames of nouns of speech with a clause: "their claim that the gate was shut", "a promise to open it"."""
    nouns = reporting().slots[Slot.NOUN]
    for at, word in enumerate(tree.words):
        lemma = word.lemma.lower()
        if word.pos == "NOUN" and lemma in nouns:
            for child in tree.children(at):
                if child > at and (content := _clause_of_noun(tree, child)):
                    yield Frame(cue=at, words=(at,), lemma=lemma, speaker=owner_of(tree, at), content=content, slot=Slot.NOUN)


def _clause_of_noun(tree: Tree, child: int) -> tuple[int, ...]:
    """The clause that says what the noun is about; a relative clause does not."""
    if tree.words[child].relation not in {"acl", "ccomp", "xcomp"}:
        return ()
    marks = {tree.words[c].lower for c in tree.children(child) if tree.words[c].relation == "mark"}
    return clause(tree, child) if marks & {"that", "to"} else ()
