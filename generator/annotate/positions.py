"""Article -> positions: what the source says that somebody wants, believes, supports or fears, without having them say it.

Found with the sentences' trees, and only where the tree is plain: a word of attitude in the narrator's own words, a holder
who is somebody, and the complement that the word takes. What stands in quotation marks or inside a reported quote is the
speaker's account and no position; nor is what is asked, negated by doubt ("may want") or supposed ("if she wants").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.language import Tree, passages
from generator.model import Article, Cue, Position, Quote, Sentence, Speaker
from generator.reference.attitudes import AS, CLAUSE, INFINITIVE, OBJECT, attitudes
from generator.reference.reporting import reporting
from generator.span import Span, cover, trim

_AUXILIARIES = frozenset({"aux", "aux:pass", "cop"})
_NEGATIONS = frozenset({"not", "n't", "n’t", "never", "no", "longer"})
_PASSIVE = "aux:pass"
# What is said about a holder or a content, rather than names it.
_ASIDES = frozenset({"acl:relcl", "parataxis", "appos", "punct", "advcl"})
_PAST = frozenset({"VBD", "VBN"})
_REPORTED = frozenset({"ccomp", "csubj"})
_ENDS = " ,;:.—–-\n\t"
_FEWEST_LETTERS = 4
# Words before the one that names the attitude: "has not yet been willing".
_LONGEST_CUE = 4


@dataclass(frozen=True, slots=True)
class _Attitude:
    """A word of attitude in its tree, with the complements that it may take."""

    tree: Tree
    at: int
    complements: frozenset[str]
    rule: str


def find(article: Article, sentences: Sequence[Sentence], quotes: Sequence[Quote]) -> tuple[Position, ...]:
    """The positions in the order of the text; holders are spans, not yet resolved to actors."""
    spoken = [span for quote in quotes for span in quote.spans]
    cues = [quote.cue.span for quote in quotes if quote.cue]
    marked = [passage.outer for passage in passages(article)]
    found: list[Position] = []
    for sentence in sentences:
        if not _may_tell(sentence) or sentence.span.of(article.text).rstrip("\"'”’ ").endswith("?"):
            continue
        for attitude in _attitudes(Tree(sentence.words)):
            word = attitude.tree.words[attitude.at].span
            if any(s.overlaps(word) for s in (*spoken, *cues, *marked)):
                continue
            position = _position(article.text, attitude, marked)
            if position and not any(s.overlaps(t) for s in position.spans for t in (*spoken, *cues)):
                found.append(position)
    return _outermost(found)


def _may_tell(sentence: Sentence) -> bool:
    """Whether a word of attitude is in the sentence: most sentences need no tree."""
    known = attitudes()
    return any(w.lemma in known.lemmas or w.lower in known.adjectives for w in sentence.words)


def _attitudes(tree: Tree) -> Iterator[_Attitude]:
    known = attitudes()
    for at, word in enumerate(tree.words):
        # "Is opposed" before "opposed": the participle too is a predicate of its holder.
        if word.lower in known.adjectives and _is_predicate(tree, at):
            yield _Attitude(tree, at, known.adjectives[word.lower], "attitude-adjective")
        elif word.tag.startswith("VB") and (lemma := _lemma(tree, at)) in known.verbs:
            if word.tag not in _PAST or lemma not in known.present_only:
                yield _Attitude(tree, at, known.verbs[lemma], "attitude-verb")
        elif word.tag in {"NN", "NNS"} and word.lemma in known.nouns:
            yield _Attitude(tree, at, known.nouns[word.lemma], "attitude-noun")


def _is_predicate(tree: Tree, at: int) -> bool:
    """Whether somebody is said to be so: "is willing"; of nouns only "is in favour"."""
    beside = [tree.words[c] for c in tree.children(at)]
    is_so = any(w.lemma == "be" and w.relation in _AUXILIARIES for w in beside)
    return is_so and (not tree.words[at].tag.startswith("NN") or any(w.lower == "in" for w in beside))


def _lemma(tree: Tree, at: int) -> str:
    """The verb's base form; "would like" is one of its own, since to like is no wish."""
    wishing = any(tree.words[c].lower in {"would", "'d", "’d"} for c in tree.children(at))
    return f"would {tree.words[at].lemma}" if wishing else tree.words[at].lemma


def _position(text: str, attitude: _Attitude, marked: Sequence[Span]) -> Position | None:
    tree, at = attitude.tree, attitude.at
    if any(_is_reported(tree, verb) for verb in (at, *tree.ancestors(at))):
        return None
    if attitude.rule == "attitude-noun":
        holder = next((c for c in tree.children(at) if tree.words[c].relation == "nmod:poss"), None)
    else:
        holder = None if _is_doubtful(tree, at) else _holder(tree, at)
    if holder is None or not _is_somebody(tree, holder):
        return None
    named = _named(tree, holder)
    content = _content(text, attitude)
    if named is None or content is None:
        return None
    # A content never ends in the middle of quotation marks.
    content = cover([content, *(m for m in marked if m.overlaps(content))])
    cue = tree.words[at].span if attitude.rule == "attitude-noun" else _cue(tree, at)
    if cue is None or content.overlaps(named) or content.overlaps(cue):
        return None
    return Position(
        spans=(content,), cue=Cue(span=cue, lemma=tree.words[at].lemma.lower()), holder=Speaker(span=named), found_by=attitude.rule
    )


def _is_doubtful(tree: Tree, at: int) -> bool:
    """Whether words beside the verb, or beside one with which it shares its subject, leave open if anybody has the attitude."""
    for verb in (at, *tree.ancestors(at)):
        if any(tree.words[c].lower in attitudes().doubting_words for c in tree.children(verb)):
            return True
        if not _shares_subject(tree, verb):
            break
        if tree.words[verb].relation == "conj" and _shares_negation(tree, verb):
            return True
    return False


def _shares_negation(tree: Tree, at: int) -> bool:
    """Whether a negation of the verb above reaches the verb too: "does not support or oppose the plan"."""
    head = tree.words[at].head
    negated = any(tree.words[c].lower in _NEGATIONS for c in tree.children(head))
    return negated and tree.words[head].tag == tree.words[at].tag


def _is_reported(tree: Tree, verb: int) -> bool:
    """Whether the clause is what another word tells of: "said that …", "his claim that …"."""
    relation, below = tree.words[verb].relation, [tree.words[c] for c in tree.children(verb)]
    that = any(word.lower == "that" and word.relation == "mark" for word in below)
    # "Said it was over and he wants …": more of what was said.
    reports = relation == "conj" and tree.words[tree.words[verb].head].lower in reporting().forms
    goes_on = reports and any(word.tag == "PRP" and word.relation == "nsubj" for word in below)
    return goes_on or that or relation in _REPORTED


def _holder(tree: Tree, at: int) -> int | None:
    """The head of the subject: the verb's own, or that of the verb with which it shares one."""
    while True:
        relations = {tree.words[c].relation: c for c in tree.children(at)}
        subject = relations.get("nsubj")
        if subject is None and tree.words[at].lower in attitudes().adjectives:
            subject = relations.get("nsubj:pass")
        if subject is not None:
            return _antecedent(tree, at, subject)
        if _PASSIVE in relations or not _shares_subject(tree, at):
            return None
        at = tree.words[at].head


def _shares_subject(tree: Tree, at: int) -> bool:
    """Whether the subject is that of the verb above: "came and wants", "continues to support", but not "seems to support"."""
    above = tree.words[tree.words[at].head]
    if tree.words[at].relation == "xcomp":
        return above.lemma in attitudes().lasting_verbs
    if tree.words[at].relation == "advcl" and tree.words[at].tag == "VBG":
        # "She left early, hoping to …", but not "after hoping to …", nor "a group hoping to …".
        behind_comma = at > 0 and tree.words[at - 1].text == ","
        return behind_comma and above.tag.startswith("VB") and not any(tree.words[c].relation == "mark" for c in tree.children(at))
    return tree.words[at].relation == "conj" and above.tag.startswith("VB")


def _antecedent(tree: Tree, verb: int, subject: int) -> int | None:
    """The subject; for "who" the name that it stands for, where the clause hangs from one.

    None in other relative clauses: of "the gate that Olin wants to open" the content would miss its object.
    """
    is_relative = tree.words[verb].relation.endswith(":relcl")
    if tree.words[subject].lower not in {"who", "which", "that"}:
        return None if is_relative else subject
    head = tree.words[verb].head
    return head if is_relative and tree.words[head].tag in {"NNP", "NNPS"} else None


def _is_somebody(tree: Tree, holder: int) -> bool:
    """Whether the words name one person, body or state and nobody in general."""
    word = tree.words[holder]
    if word.tag in {"NNP", "PRP", "PRP$", "NNPS"}:
        return word.lower not in attitudes().generic_holders | {"it", "its", "my", "our", "your", "you"}
    if any(tree.words[c].lower in attitudes().generic_determiners for c in tree.children(holder)):
        return False
    determined = any(tree.words[c].relation in {"det", "nmod:poss", "amod", "compound"} for c in tree.children(holder))
    return word.tag == "NN" and determined and word.lower not in attitudes().generic_holders


def _named(tree: Tree, holder: int) -> Span | None:
    """The words that name the holder, in one run around the head, without what is only said about them."""
    kept = {holder}
    for child in tree.children(holder):
        if tree.words[child].relation not in _ASIDES | {"conj", "cc", "case"}:
            kept.update(i for i in tree.subtree(child) if tree.words[i].relation != "punct")
    first = last = holder
    while first - 1 in kept:
        first -= 1
    while last + 1 in kept:
        last += 1
    return tree.span_of(range(first, last + 1))


def _cue(tree: Tree, at: int) -> Span | None:
    """The word with the auxiliaries and negations before it, and with the verb that it goes on from ("no longer wants").

    None where a negation stands too far off to be shown with the word: without it the cue would say the contrary.
    """
    goes_on = tree.words[at].relation == "xcomp" and tree.words[tree.words[at].head].lemma in attitudes().lasting_verbs
    verbs = [at, tree.words[at].head] if goes_on else [at]
    first, negation = min(verbs), at
    for verb in verbs:
        for child in reversed(tree.children(verb)):
            word, begin = tree.words[child], tree.subtree(child)[0]
            negates = any(tree.words[i].lower in _NEGATIONS for i in tree.subtree(child)) and word.relation in {"advmod", "advmod:neg"}
            if child < verb and (negates or word.relation in _AUXILIARIES or (word.relation == "advmod" and child == first - 1)):
                first = min(first, begin)
                negation = min(negation, begin) if negates else negation
    if at - first <= _LONGEST_CUE:
        return tree.span_of((first, at))
    return None if negation < at or goes_on else tree.words[at].span


def _content(text: str, attitude: _Attitude) -> Span | None:
    """The words that the attitude is about, from the first complement that the word takes and the tree fills."""
    for slot, indices in _slots(attitude):
        if slot in attitude.complements and indices:
            found = _bounded(text, attitude.tree, indices)
            whole = found is not None and found.end >= attitude.tree.words[indices[-1]].span.start
            return found if whole or slot != AS else None
    return None


def _slots(attitude: _Attitude) -> Iterator[tuple[str, tuple[int, ...]]]:
    tree, at = attitude.tree, attitude.at
    behind = [c for c in tree.children(at) if c > at]
    objects = [c for c in behind if tree.words[c].relation == "obj"]
    clauses = {"acl"} if tree.words[at].tag.startswith("NN") else {"xcomp", "ccomp", "acl", "advcl"}
    for child in behind:
        relation = tree.words[child].relation
        marks = {tree.words[c].lower for c in tree.children(child) if tree.words[c].relation in {"mark", "aux"}}
        if relation in clauses and "to" in marks and tree.words[child].tag == "VB":
            infinitive = tuple(sorted({*(i for o in objects for i in tree.subtree(o)), *tree.subtree(child)}))
            if objects or tree.words[infinitive[0]].lower in {"to", "not"}:
                yield INFINITIVE, infinitive
        elif relation in {"xcomp", "ccomp"} and tree.words[child].tag == "VBG" and not marks:
            yield OBJECT, tree.subtree(child)
        elif relation in clauses and (relation == "ccomp" or "that" in marks) and "to" not in marks:
            yield CLAUSE, _without_that(tree, child)
    for child in behind:
        if tree.words[child].relation in {"obl", "nmod"}:
            yield from ((case, _behind_case(tree, child)) for case in _cases(tree, child) if case != AS and _is_thing(tree, child))
    for child in objects:
        yield AS, _seen_as(tree, at, child)
        if _is_thing(tree, child):
            yield OBJECT, _without_asides(tree, child)
            # "wants the guards to shut the gate", the infinitive taken for a part of the object
            yield INFINITIVE, _with_infinitive(tree, child)


def _seen_as(tree: Tree, verb: int, obj: int) -> tuple[int, ...]:
    """The object and what it is taken for: "regards the strait as its own", "considers the strait its own"; empty without it."""
    for child in tree.children(verb):
        word = tree.words[child]
        opens = any(tree.words[c].lower == "as" for c in tree.children(child))
        if child > obj and ((word.relation == "xcomp" and word.tag[:2] in {"NN", "JJ"}) or (word.relation in {"obl", "advcl"} and opens)):
            return tuple(sorted({*tree.subtree(obj), *tree.subtree(child)}))
    return ()


def _is_thing(tree: Tree, at: int) -> bool:
    """Whether the word names what the attitude is about: "supports it" tells nothing."""
    return tree.words[at].tag in {"NN", "NNS", "NNP", "NNPS", "CD", "VBG"}


def _cases(tree: Tree, at: int) -> list[str]:
    return [tree.words[c].lower for c in tree.children(at) if tree.words[c].relation == "case"]


def _without_that(tree: Tree, head: int) -> tuple[int, ...]:
    """The clause from behind the "that" which opens it, an insertion before that left out: "believes, for example, that"."""
    indices = tree.subtree(head)
    opened = next((c for c in tree.children(head) if tree.words[c].lower == "that" and tree.words[c].relation == "mark"), -1)
    behind = tuple(i for i in indices if i > opened)
    return behind[1:] if tree.words[behind[0]].lower == "that" else behind


def _behind_case(tree: Tree, head: int) -> tuple[int, ...]:
    cases = [c for c in tree.children(head) if tree.words[c].relation == "case"]
    return tuple(i for i in _without_asides(tree, head) if i > max(cases))


def _with_infinitive(tree: Tree, head: int) -> tuple[int, ...]:
    clauses = [c for c in tree.children(head) if tree.words[c].relation == "acl" and tree.words[c].tag == "VB"]
    return tree.subtree(head) if clauses else ()


def _without_asides(tree: Tree, head: int) -> tuple[int, ...]:
    left_out = {i for c in tree.children(head) if tree.words[c].relation in _ASIDES - {"punct"} for i in tree.subtree(c)}
    return tuple(i for i in tree.subtree(head) if i not in left_out)


def _bounded(text: str, tree: Tree, indices: Sequence[int]) -> Span | None:
    """The words from the first on as long as they stand together, a mark of punctuation aside."""
    kept = set(indices) - {i for at in indices if _is_remark(tree, at) for i in tree.subtree(at)}
    last = indices[0]
    while last + 1 in kept or (last + 2 in kept and tree.words[last + 1].relation == "punct"):
        last += 1
    span = tree.span_of((indices[0], last))
    found = trim(text, span.start, span.end, _ENDS)
    return found if found is not None and len(found) >= _FEWEST_LETTERS else None


def _is_remark(tree: Tree, at: int) -> bool:
    """Whether the word heads a relative clause behind a comma: the narrator's remark, no part of what is wanted."""
    first = tree.subtree(at)[0]
    return tree.words[at].relation == "acl:relcl" and "," in {word.text for word in tree.words[max(0, first - 1) : first + 1]}


def _outermost(found: Sequence[Position]) -> tuple[Position, ...]:
    """The positions in order, without those inside the content of another: "hopes [to want …]"."""
    outer = (p for p in found if not any(other.spans[0].contains(p.cue.span) for other in found if other is not p))
    return tuple(sorted(outer, key=lambda p: p.spans))
