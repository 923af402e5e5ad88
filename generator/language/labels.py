"""The labels of a pipeline -> universal dependencies and kinds of names: the one place that knows how pipelines differ.

Rules read universal relations (https://universaldependencies.org/en/dep/). Pipelines trained on universal treebanks give them.
The published English pipelines give ClearNLP's instead, and another tree: there a preposition heads its noun and "be" heads
what is said of its subject. Both are turned round here, the deepest first, so that a chain ("because of the rain") comes out right.

What ClearNLP's trees do not tell stays as it is: a name's head is its last word ("compound", not "flat"), and "be" heads a
clause that it is followed by ("the aim is to win").
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from enum import Enum, auto

from generator.errors import ConfigError
from generator.model import NameKind


class Scheme(Enum):
    """How a pipeline labels its trees."""

    UNIVERSAL = auto()
    CLEAR = auto()


def scheme(labels: Collection[str]) -> Scheme:
    """The scheme that a parser's labels belong to.

    Raises:
        ConfigError: if it is neither of the two.
    """
    if "dobj" in labels:
        return Scheme.CLEAR
    if {"nsubj", "obj", "obl"} <= set(labels):
        return Scheme.UNIVERSAL
    raise ConfigError(
        "its parser gives neither universal relations ('nsubj', 'obj', 'obl' …) nor those of the published English pipelines "
        f"('nsubj', 'dobj', 'pobj' …), but: {', '.join(sorted(labels)[:12]) or 'none'}"
    )


def to_universal(used: Scheme, heads: list[int], relations: list[str], tags: Sequence[str], words: Sequence[str]) -> None:
    """Changes the tree of one sentence, which has one root, to universal heads and relations.

    Args:
        used: the scheme of `relations`.
        heads: the index of each word's head; the root's own.
        relations: of each word to its head; the root's is not read.
        tags: Penn treebank tags.
        words: as written.
    """
    if used is Scheme.CLEAR:
        _Clear(heads, relations, tags, words).convert()
    for index, relation in enumerate(relations):
        relations[index] = "root" if heads[index] == index else _OLDER.get(relation, relation)


def part_of_speech(tag: str, relation: str) -> str:
    """The universal part of speech that a Penn treebank tag stands for, for pipelines that give none."""
    if relation.startswith(("aux", "cop")):
        return "AUX" if tag.startswith(("VB", "MD")) else "PART"
    if tag == "IN" and relation == "mark":
        return "SCONJ"
    return _PARTS.get(tag, "X")


def name_kind(label: str) -> NameKind | None:
    """What a label of a pipeline's names stands for; None for peoples, dates, works of art and the like."""
    return _NAMES.get(label)


_NAMES = {
    "PERSON": NameKind.PERSON, "PER": NameKind.PERSON, "ORG": NameKind.ORGANISATION, "GPE": NameKind.PLACE, "LOC": NameKind.PLACE,
    "FAC": NameKind.PLACE,
}  # fmt: skip

# Universal treebanks of before 2024 name the nouns without a preposition ("last year", "a mile long") otherwise.
_OLDER = {"obl:npmod": "obl:unmarked", "obl:tmod": "obl:unmarked", "nmod:npmod": "nmod:unmarked", "nmod:tmod": "nmod:unmarked"}

_PARTS = {
    "CC": "CCONJ", "CD": "NUM", "DT": "DET", "EX": "PRON", "FW": "X", "IN": "ADP", "JJ": "ADJ", "JJR": "ADJ", "JJS": "ADJ",
    "MD": "AUX", "NN": "NOUN", "NNS": "NOUN", "NNP": "PROPN", "NNPS": "PROPN", "PDT": "DET", "POS": "PART", "PRP": "PRON",
    "PRP$": "PRON", "RB": "ADV", "RBR": "ADV", "RBS": "ADV", "RP": "ADP", "SYM": "SYM", "TO": "PART", "UH": "INTJ", "VB": "VERB",
    "VBD": "VERB", "VBG": "VERB", "VBN": "VERB", "VBP": "VERB", "VBZ": "VERB", "WDT": "PRON", "WP": "PRON", "WP$": "PRON",
    "WRB": "ADV", "$": "SYM", "#": "SYM", "AFX": "X", "ADD": "X", "GW": "X", "LS": "X",
    ".": "PUNCT", ",": "PUNCT", ":": "PUNCT", "``": "PUNCT", "''": "PUNCT", "-LRB-": "PUNCT", "-RRB-": "PUNCT", "HYPH": "PUNCT",
    "NFP": "PUNCT",
}  # fmt: skip

# ClearNLP's relations that are universal ones under another name.
_RENAMED = {
    "auxpass": "aux:pass", "csubjpass": "csubj:pass", "dobj": "obj", "intj": "discourse", "meta": "dep", "neg": "advmod",
    "nmod": "compound", "nsubjpass": "nsubj:pass", "oprd": "xcomp", "poss": "nmod:poss", "preconj": "cc:preconj",
    "predet": "det:predet", "prt": "compound:prt", "quantmod": "advmod", "relcl": "acl:relcl",
}  # fmt: skip

_PREPOSITIONS = frozenset({"prep", "agent", "dative"})
_COMPLEMENTS = ("pobj", "pcomp")
_PREDICATES = ("VB", "JJ", "RB", "MD")
_BE = frozenset({"be", "am", "is", "are", "was", "were", "been", "being", "'s", "’s", "'re", "’re", "'m", "’m", "s", "re", "m"})


class _Clear:
    """One sentence's tree, while it is turned from ClearNLP's to the universal one."""

    def __init__(self, heads: list[int], relations: list[str], tags: Sequence[str], words: Sequence[str]) -> None:
        self.heads = heads
        self.relations = relations
        self.tags = tags
        self.words = words
        self.behind_preposition: set[int] = set()

    def convert(self) -> None:
        """Renames, turns the heads round from below, then joins what is coordinated."""
        relations = self.relations
        for index, relation in enumerate(relations):
            relations[index] = _RENAMED.get(relation, relation)
            if relation == "aux" and self.tags[index] == "TO":
                relations[index] = "mark"
            elif relation == "npadvmod":
                relations[index] = "obl:unmarked" if self._is_predicate(self.heads[index]) else "nmod:unmarked"
        for index in sorted(range(len(relations)), key=self._depth, reverse=True):
            self._turn(index)
        for index, relation in enumerate(relations):
            if relation in {"attr", "acomp"}:
                relations[index] = "xcomp"
            elif relation in _PREPOSITIONS or relation in _COMPLEMENTS:
                relations[index] = "iobj" if relation == "dative" else "obl"
        self._join()

    def _turn(self, index: int) -> None:
        children = self._children(index)
        inner = next((c for c in children if self.relations[c] in _COMPLEMENTS), None)
        if inner is not None:
            self._raise_complement(index, inner)
        elif self.relations[index] in _PREPOSITIONS and (inner := next((c for c in children if c in self.behind_preposition), None)):
            # "according to the ministry": the noun hangs from the second preposition, and that one from the first.
            second = next(c for c in self._children(inner) if self.relations[c] in {"case", "mark"})
            self._raise_complement(index, inner)
            self.heads[second], self.relations[second] = index, "fixed"
        elif self.words[index].lower() in _BE and self.tags[index].startswith("VB") and not self.relations[index].startswith("aux"):
            self._turn_copula(index, children)

    def _raise_complement(self, preposition: int, inner: int) -> None:
        """Puts a preposition's noun, or the clause that it opens, in the preposition's place."""
        relation = self.relations[preposition]
        is_clause = self.relations[inner] == "pcomp" and self.tags[inner].startswith("VB")
        of_predicate = self._is_predicate(self.heads[preposition])
        if relation in _COMPLEMENTS:
            relation = "pcomp" if is_clause else "pobj"
        elif relation == "agent":
            relation = "obl:agent"
        elif relation in _PREPOSITIONS and is_clause:
            relation = "advcl" if of_predicate else "acl"
        elif relation in _PREPOSITIONS:
            relation = "obl" if of_predicate else "nmod"
        self._swap(preposition, inner, relation)
        self.relations[preposition] = "mark" if is_clause else "case"
        self.behind_preposition.add(inner)

    def _turn_copula(self, verb: int, children: tuple[int, ...]) -> None:
        """Makes what is said of the subject the head: "the plan is dead", "the plan is in danger"."""
        said = [c for c in children if self.relations[c] in {"attr", "acomp"}]
        if any(self.relations[c] == "expl" and self.words[c].lower() == "there" for c in children):
            for child in said:
                self.relations[child] = "nsubj"
            return
        if not said and not any(self.relations[c] in {"ccomp", "xcomp", "advcl"} for c in children):
            said = [c for c in children if c > verb and c in self.behind_preposition and self.relations[c] == "obl"]
        if said:
            self._swap(verb, said[0], self.relations[verb])
            self.relations[verb] = "cop"

    def _swap(self, above: int, below: int, relation: str) -> None:
        """Puts a word in the place of its head, with all that hangs from the head."""
        for child in self._children(above):
            self.heads[child] = below
        self.heads[below] = below if self.heads[above] == above else self.heads[above]
        self.relations[below] = relation
        self.heads[above] = below

    def _join(self) -> None:
        """Hangs every conjunct from the first one, and "and" from the conjunct behind it."""
        for index, relation in enumerate(self.relations):
            if relation == "cc":
                joined = (c for c in self._children(self.heads[index]) if c > index and self.relations[c] == "conj")
                self.heads[index] = next(joined, self.heads[index])
        for index, relation in enumerate(self.relations):
            while relation == "conj" and self.relations[self.heads[index]] == "conj":
                self.heads[index] = self.heads[self.heads[index]]

    def _is_predicate(self, index: int) -> bool:
        return self.tags[index].startswith(_PREDICATES)

    def _children(self, index: int) -> tuple[int, ...]:
        return tuple(c for c, head in enumerate(self.heads) if head == index and c != index)

    def _depth(self, index: int) -> int:
        depth = 0
        while (head := self.heads[index]) != index:
            index, depth = head, depth + 1
        return depth
