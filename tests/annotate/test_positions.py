"""What somebody is said to want, believe or support. Trees are written by hand, a word a line: form, lemma, tag, relation, head."""

from __future__ import annotations

import pytest

from generator.annotate.positions import find
from generator.model import Article, Cue, Manner, Position, Quote, Sentence, Word
from generator.reference.rules import rules
from generator.span import Span

_WANTS = """
    Olin     Olin    NNP  nsubj  2
    wants    want    VBZ  root   0
    to       to      TO   mark   4
    shut     shut    VB   xcomp  2
    the      the     DT   det    6
    gate     gate    NN   obj    4
    .        .       .    punct  2
"""
_WANTS_THE_GUARDS = """
    Olin     Olin    NNP  nsubj  2
    wants    want    VBZ  root   0
    the      the     DT   det    4
    guards   guard   NNS  obj    2
    to       to      TO   mark   6
    leave    leave   VB   xcomp  2
"""
_HOPES = """
    Mara     Mara    NNP  flat   2
    Olin     Olin    NNP  nsubj  4
    ,        ,       ,    punct  2
    hopes    hope    VBZ  root   0
    that     that    IN   mark   7
    it       it      PRP  nsubj  7
    ends     end     VBZ  ccomp  4
"""
_DOES_NOT_SUPPORT = """
    Ostland  Ostland NNP  nsubj  4
    does     do      VBZ  aux    4
    not      not     RB   advmod 4
    support  support VB   root   0
    the      the     DT   det    6
    plan     plan    NN   obj    4
"""
_IS_OPPOSED = """
    Olin     Olin    NNP  nsubj  3
    is       be      VBZ  cop    3
    opposed  opposed JJ   root   0
    to       to      IN   case   6
    the      the     DT   det    6
    plan     plan    NN   obl    3
"""
_HIS_SUPPORT = """
    Olin     Olin    NNP  nmod:poss 3
    ’s       ’s      POS  case   1
    support  support NN   nsubj  7
    for      for     IN   case   6
    the      the     DT   det    6
    plan     plan    NN   nmod   3
    grew     grow    VBD  root   0
"""
_WHO_WANTS = """
    Olin     Olin    NNP  nsubj  6
    ,        ,       ,    punct  1
    who      who     WP   nsubj  4
    backs    back    VBZ  acl:relcl 1
    Ostland  Ostland NNP  obj    4
    left     leave   VBD  root   0
"""
_REGARDS = """
    Olin     Olin    NNP  nsubj  2
    regards  regard  VBZ  root   0
    the      the     DT   det    4
    lake     lake    NN   obj    2
    as       as      IN   case   6
    hers     hers    PRP  obl    2
"""
_LEFT_HOPING = """
    Olin     Olin    NNP  nsubj  2
    left     leave   VBD  root   0
    ,        ,       ,    punct  4
    hoping   hope    VBG  advcl  2
    for      for     IN   case   6
    talks    talk    NNS  obl    4
"""


def _read(rows: str, *, end: str = "") -> tuple[Article, Sentence]:
    cells = [row.split() for row in rows.strip().splitlines()]
    words: list[Word] = []
    at = 0
    for number, (form, lemma, tag, relation, head) in enumerate(cells):
        glued = form in {",", ".", "’s", "”"}
        start = at - 1 if glued and at else at
        head_index = int(head) - 1 if int(head) else number
        words.append(Word(form, Span(start, start + len(form)), lemma, "X", tag, relation, head_index))
        at = start + len(form) + 1
    text = ""
    for word in words:
        text = text.ljust(word.span.start) + word.text
    text += end
    article = Article(seed="s.txt", sha256="0", text=text, paragraphs=(Span(0, len(text)),))
    return article, Sentence(span=Span(0, len(text)), paragraph=0, tokens=(), words=tuple(words))


def _positions(rows: str, *quotes: Quote, end: str = "") -> list[tuple[str, str, str]]:
    article, sentence = _read(rows, end=end)

    def words(position: Position) -> tuple[str, str, str]:
        return position.holder.span.of(article.text), position.cue.span.of(article.text), position.text_in(article.text)

    return [words(position) for position in find(article, (sentence,), quotes)]


@pytest.mark.parametrize(
    ("rows", "holder", "cue", "content"),
    [
        (_WANTS, "Olin", "wants", "to shut the gate"),
        (_WANTS_THE_GUARDS, "Olin", "wants", "the guards to leave"),
        (_HOPES, "Mara Olin", "hopes", "it ends"),
        (_DOES_NOT_SUPPORT, "Ostland", "does not support", "the plan"),
        (_IS_OPPOSED, "Olin", "is opposed", "the plan"),
        (_HIS_SUPPORT, "Olin", "support", "the plan"),
        (_WHO_WANTS, "Olin", "backs", "Ostland"),
        (_REGARDS, "Olin", "regards", "the lake as hers"),
        (_LEFT_HOPING, "Olin", "hoping", "talks"),
    ],
)
def test_an_attitude_has_a_holder_a_cue_and_a_content(rows: str, holder: str, cue: str, content: str) -> None:
    assert _positions(rows) == [(holder, cue, content)]


@pytest.mark.parametrize("rows", [_WANTS, _IS_OPPOSED, _HIS_SUPPORT])
def test_a_position_names_the_rule_that_found_it(rows: str) -> None:
    article, sentence = _read(rows)
    assert [position.found_by in rules().positions for position in find(article, (sentence,), ())] == [True]


def test_people_in_general_hold_no_position() -> None:
    assert _positions(_WANTS.replace("Olin     Olin    NNP", "People   people  NNS")) == []
    assert _positions(_WANTS.replace("Olin     Olin    NNP", "Nobody   nobody  NN ")) == []
    no_guard = "    No       no      DT   det    2\n    guard    guard   NN   nsubj  3\n    backs    back    VBZ  root   0\n    Olin     Olin    NNP  obj    3"
    assert _positions(no_guard) == []
    assert _positions(no_guard.replace("No       no ", "The      the")) == [("The guard", "backs", "Olin")]
    assert _positions(_WANTS.replace("Olin     Olin    NNP", "I        I       PRP")) == []


@pytest.mark.parametrize("word", ["may", "might", "could"])
def test_what_somebody_may_want_is_no_position(word: str) -> None:
    assert _positions(_DOES_NOT_SUPPORT.replace("does     do ", f"{word}     {word} ").replace("VBZ  aux", "MD   aux")) == []


def test_what_somebody_seems_to_want_is_no_position() -> None:
    seems = """
        Olin     Olin    NNP  nsubj  2
        seems    seem    VBZ  root   0
        to       to      TO   mark   4
        support  support VB   xcomp  2
        the      the     DT   det    6
        plan     plan    NN   obj    4
    """
    assert _positions(seems) == []
    assert _positions(seems.replace("seems    seem    ", "continues continue ")) == [("Olin", "continues to support", "the plan")]


def test_a_negation_is_a_part_of_the_cue_wherever_it_stands() -> None:
    no_longer = """
        Olin     Olin    NNP  nsubj  4
        no       no      RB   advmod 3
        longer   longer  RB   advmod 4
        supports support VBZ  root   0
        the      the     DT   det    6
        plan     plan    NN   obj    4
    """
    assert _positions(no_longer) == [("Olin", "no longer supports", "the plan")]
    does_not_continue = """
        Olin     Olin    NNP  nsubj  4
        does     do      VBZ  aux    4
        not      not     RB   advmod 4
        continue continue VB  root   0
        to       to      TO   mark   6
        support  support VB   xcomp  4
        the      the     DT   det    8
        plan     plan    NN   obj    6
    """
    assert _positions(does_not_continue) == [("Olin", "does not continue to support", "the plan")]


def test_a_negation_that_two_verbs_share_leaves_the_second_open() -> None:
    neither = """
        Olin     Olin    NNP  nsubj  4
        did      do      VBD  aux    4
        not      not     RB   advmod 4
        back     back    VB   root   0
        or       or      CC   cc     6
        oppose   oppose  VB   conj   4
        the      the     DT   det    8
        plan     plan    NN   obj    6
    """
    assert _positions(neither) == []


def test_a_question_is_no_position() -> None:
    assert _positions(_DOES_NOT_SUPPORT, end="?") == []


def test_an_attitude_in_reported_words_is_no_position_of_the_narrator_s() -> None:
    said = """
        Roe      Roe     NNP  nsubj  2
        said     say     VBD  root   0
        Olin     Olin    NNP  nsubj  4
        wants    want    VBZ  ccomp  2
        a        a       DT   det    6
        truce    truce   NN   obj    4
    """
    assert _positions(said) == []


def test_an_attitude_that_goes_on_with_what_somebody_said_is_no_position() -> None:
    said = """
        Roe      Roe     NNP  nsubj  2
        said     say     VBD  root   0
        it       it      PRP  nsubj  4
        rained   rain    VBD  ccomp  2
        and      and     CC   cc     7
        she      she     PRP  nsubj  7
        wants    want    VBZ  conj   2
        peace    peace   NN   obj    7
    """
    assert _positions(said) == []
    left = said.replace("said     say ", "left     leave ").replace("ccomp", "advcl")
    assert _positions(left) == [("she", "wants", "peace")]


def test_words_of_a_quote_and_its_cue_are_no_position() -> None:
    whole = Quote(spans=(Span(0, 26),), manner=Manner.INDIRECT)
    by_cue = Quote(spans=(Span(100, 110),), manner=Manner.INDIRECT, cue=Cue(span=Span(5, 10), lemma="want"))
    assert _positions(_WANTS, whole) == []
    assert _positions(_WANTS, by_cue) == []


def test_a_pronoun_tells_nothing_that_is_supported() -> None:
    assert (
        _positions(
            _DOES_NOT_SUPPORT.replace("the      the     DT   det    6\n", "").replace("plan     plan    NN ", "it       it      PRP")
        )
        == []
    )


def test_a_remark_of_the_narrator_s_behind_a_comma_is_no_part_of_the_content() -> None:
    remark = (
        _DOES_NOT_SUPPORT
        + """    ,        ,       ,    punct  9
    which    which   WDT  nsubj  9
    failed   fail    VBD  acl:relcl 6
"""
    )
    assert _positions(remark) == [("Ostland", "does not support", "the plan")]
    wants = _WANTS.replace(
        "    .        .       .    punct  2\n",
        """    ,        ,       ,    punct  9
    which    which   WDT  nsubj  9
    failed   fail    VBD  acl:relcl 6
""",
    )
    assert _positions(wants) == [("Olin", "wants", "to shut the gate")]


def test_what_somebody_takes_something_for_is_told_with_the_thing() -> None:
    without = _REGARDS.replace("    the      the     DT   det    4\n    lake     lake    NN   obj    2\n", "").replace(
        "6\n    hers", "4\n    hers"
    )
    assert _positions(without) == []


def test_without_a_tree_there_is_no_position() -> None:
    text = "Olin wants peace."
    article = Article(seed="s.txt", sha256="0", text=text, paragraphs=(Span(0, len(text)),))
    assert find(article, (Sentence(span=Span(0, len(text)), paragraph=0, tokens=()),), ()) == ()
