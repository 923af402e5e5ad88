from __future__ import annotations

import pytest

from generator.errors import ConfigError
from generator.language.labels import Scheme, part_of_speech, scheme, to_universal

# Sentences as ClearNLP's labels tell them and as universal ones do: a word a line, "word/tag head relation > head relation",
# where a head is the number of a word from 1, and 0 is none.
SENTENCES = {
    "a preposition becomes the case of its noun": """
        Olin/NNP 2 nsubj > 2 nsubj
        spoke/VBD 0 ROOT > 0 root
        in/IN 2 prep > 5 case
        the/DT 5 det > 5 det
        port/NN 3 pobj > 2 obl
        of/IN 5 prep > 7 case
        Karst/NNP 6 pobj > 5 nmod
    """,
    "the doer of a passive is an oblique": """
        Talks/NNS 3 nsubjpass > 3 nsubj:pass
        were/VBD 3 auxpass > 3 aux:pass
        held/VBN 0 ROOT > 0 root
        by/IN 3 agent > 5 case
        envoys/NNS 4 pobj > 3 obl:agent
    """,
    "what is said of the subject heads the copula": """
        The/DT 2 det > 2 det
        plan/NN 3 nsubj > 5 nsubj
        is/VBZ 0 ROOT > 5 cop
        not/RB 3 neg > 5 advmod
        dead/JJ 3 acomp > 0 root
        ,/, 3 punct > 5 punct
        he/PRP 8 nsubj > 8 nsubj
        said/VBD 3 parataxis > 5 parataxis
    """,
    "a copula inside a clause hands its relation on": """
        He/PRP 2 nsubj > 2 nsubj
        said/VBD 0 ROOT > 0 root
        it/PRP 4 nsubj > 6 nsubj
        was/VBD 2 ccomp > 6 cop
        a/DT 6 det > 6 det
        threat/NN 4 attr > 2 ccomp
    """,
    "where something is can be what is said of it": """
        Ships/NNS 2 nsubj > 4 nsubj
        are/VBP 0 ROOT > 4 cop
        in/IN 2 prep > 4 case
        port/NN 3 pobj > 0 root
    """,
    "what there is stays the subject": """
        There/EX 2 expl > 2 expl
        is/VBZ 0 ROOT > 0 root
        a/DT 4 det > 4 det
        plan/NN 2 attr > 2 nsubj
        in/IN 2 prep > 6 case
        place/NN 5 pobj > 2 obl
    """,
    "objects and what they are given": """
        He/PRP 2 nsubj > 2 nsubj
        gave/VBD 0 ROOT > 0 root
        her/PRP 2 dative > 2 iobj
        his/PRP$ 5 poss > 5 nmod:poss
        word/NN 2 dobj > 2 obj
    """,
    "a receiver behind a preposition is an oblique": """
        He/PRP 2 nsubj > 2 nsubj
        gave/VBD 0 ROOT > 0 root
        it/PRP 2 dobj > 2 obj
        to/IN 2 dative > 5 case
        Brandt/NNP 4 pobj > 2 obl
    """,
    "a preposition of two words": """
        Talks/NNS 2 nsubj > 2 nsubj
        failed/VBD 0 ROOT > 0 root
        ,/, 2 punct > 2 punct
        according/VBG 2 prep > 7 case
        to/IN 4 prep > 4 fixed
        the/DT 7 det > 7 det
        ministry/NN 5 pobj > 2 obl
    """,
    "a preposition before another": """
        He/PRP 2 nsubj > 2 nsubj
        left/VBD 0 ROOT > 0 root
        because/IN 2 prep > 5 case
        of/IN 3 pcomp > 5 case
        rain/NN 4 pobj > 2 obl
    """,
    "a clause behind a preposition": """
        She/PRP 2 nsubj > 2 nsubj
        left/VBD 0 ROOT > 0 root
        without/IN 2 prep > 4 mark
        signing/VBG 3 pcomp > 2 advcl
        it/PRP 4 dobj > 4 obj
    """,
    "conjuncts hang from the first, and the word that joins from the next": """
        Marlovia/NNP 6 nsubj > 6 nsubj
        ,/, 1 punct > 1 punct
        Karst/NNP 1 conj > 1 conj
        and/CC 3 cc > 5 cc
        Olm/NNP 3 conj > 1 conj
        agreed/VBD 0 ROOT > 0 root
    """,
    "two prepositional phrases that are joined": """
        He/PRP 2 nsubj > 2 nsubj
        spoke/VBD 0 ROOT > 0 root
        in/IN 2 prep > 4 case
        Karst/NNP 3 pobj > 2 obl
        and/CC 3 cc > 7 cc
        at/IN 3 conj > 7 case
        sea/NN 6 pobj > 4 conj
    """,
    "an infinitive, a relative clause, a noun that tells when": """
        Envoys/NNS 4 nsubj > 4 nsubj
        who/WP 3 nsubj > 3 nsubj
        met/VBD 1 relcl > 1 acl:relcl
        hope/VBP 0 ROOT > 0 root
        to/TO 6 aux > 6 mark
        seem/VB 4 xcomp > 4 xcomp
        firm/JJ 6 acomp > 6 xcomp
        next/JJ 9 amod > 9 amod
        week/NN 6 npadvmod > 6 obl:unmarked
    """,
    "a preposition that its noun has left": """
        whom/WP 3 pobj > 2 obl
        spoke/VBD 0 ROOT > 0 root
        to/IN 2 prep > 1 case
        about/IN 2 prep > 2 obl
    """,
}


@pytest.mark.parametrize("name", SENTENCES)
def test_clear_labels_become_universal(name: str) -> None:
    rows = [line.split() for line in SENTENCES[name].strip().splitlines()]
    words, tags = zip(*(row[0].rsplit("/", 1) for row in rows), strict=True)
    heads = [int(row[1]) - 1 if row[1] != "0" else i for i, row in enumerate(rows)]
    relations = [row[2] for row in rows]
    to_universal(Scheme.CLEAR, heads, relations, tags, words)
    made = [f"{word} {head + 1 if head != i else 0} {rel}" for i, (word, head, rel) in enumerate(zip(words, heads, relations, strict=True))]
    assert made == [f"{word} {row[4]} {row[5]}" for word, row in zip(words, rows, strict=True)]


def test_universal_trees_stay_as_they_are_but_for_names_that_were_changed() -> None:
    heads, relations = [1, 1, 3, 1], ["nsubj", "ROOT", "det", "obl:tmod"]
    to_universal(Scheme.UNIVERSAL, heads, relations, ["NNS", "VBD", "DT", "NN"], ["Talks", "ended", "that", "day"])
    assert (heads, relations) == ([1, 1, 3, 1], ["nsubj", "root", "det", "obl:unmarked"])


def test_the_labels_tell_the_scheme() -> None:
    assert scheme({"nsubj", "dobj", "pobj"}) is Scheme.CLEAR
    assert scheme({"nsubj", "obj", "obl"}) is Scheme.UNIVERSAL
    with pytest.raises(ConfigError, match=r"neither universal relations.*SBJ"):
        scheme({"SBJ", "OBJ"})
    with pytest.raises(ConfigError, match="none"):
        scheme(())


@pytest.mark.parametrize(
    ("tag", "relation", "part"),
    [
        ("VBD", "root", "VERB"),
        ("VBD", "aux", "AUX"),
        ("VBZ", "cop", "AUX"),
        ("IN", "case", "ADP"),
        ("IN", "mark", "SCONJ"),
        ("??", "dep", "X"),
    ],
)
def test_a_tag_tells_the_part_of_speech(tag: str, relation: str, part: str) -> None:
    assert part_of_speech(tag, relation) == part
