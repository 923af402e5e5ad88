"""Lemma tables for spaCy's rule lemmatizer, made from a treebank: suffix rules, known lemmas, and what the rules get wrong."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from spacy.language import Language
from spacy.lookups import Lookups
from spacy.pipeline import Lemmatizer

from training.treebank import Document, Word

# In the order tried: a form that is a known lemma wins, then the first that looks like a word.
RULES: dict[str, tuple[tuple[str, str], ...]] = {
    "noun": (("ies", "y"), ("sses", "ss"), ("xes", "x"), ("ches", "ch"), ("shes", "sh"), ("zes", "z"), ("men", "man"), ("s", "")),
    "verb": (
        *(("ies", "y"), ("sses", "ss"), ("ches", "ch"), ("shes", "sh"), ("xes", "x"), ("zzes", "zz"), ("oes", "o"), ("s", "")),
        *(("ied", "y"), ("ed", "e"), ("ed", ""), ("ing", "e"), ("ing", "")),
        *((f"{double}{double}{ending}", double) for double in "bdglmnprt" for ending in ("ed", "ing")),
    ),
    "adj": (("iest", "y"), ("ier", "y"), ("est", "e"), ("er", "e"), ("est", ""), ("er", "")),
    "adv": (("er", ""), ("est", "")),
}

# spaCy lower-cases whatever has tables; names and foreign words stay as they are written.
UNTOUCHED = frozenset({"PROPN", "X"})


def add_lemmatizer(nlp: Language, documents: Iterable[Document]) -> None:
    """Append a rule lemmatizer with tables from the treebank; it reads the parts of speech set before it."""
    counts = _counts(documents)
    # spaCy only asks whether a lemma is in the index: keys answer that at once, a list would be searched from the start.
    index = {pos: dict.fromkeys(sorted({lemma for lemmas in forms.values() for lemma in lemmas}), True) for pos, forms in counts.items()}
    lookups = Lookups()
    lookups.add_table("lemma_rules", {pos: [list(rule) for rule in rules] for pos, rules in RULES.items()})
    lookups.add_table("lemma_index", index)
    lookups.add_table("lemma_exc", {pos: _exceptions(pos, forms, frozenset(index[pos])) for pos, forms in counts.items()})
    lemmatizer = nlp.add_pipe("lemmatizer", config={"mode": "rule"})
    assert isinstance(lemmatizer, Lemmatizer)  # noqa: S101 -- the factory's type, which add_pipe does not tell
    lemmatizer.initialize(lookups=lookups)


def _counts(documents: Iterable[Document]) -> dict[str, dict[str, Counter[str]]]:
    counts: dict[str, dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    for word in (word for document in documents for sentence in document for word in sentence):
        if word.upos not in UNTOUCHED and word.deprel != "goeswith":
            counts[word.upos.lower()][word.form.lower()][_lemma(word)] += 1
    return counts


def _lemma(word: Word) -> str:
    # "I" is the one word of English whose lemma is written with a capital.
    return word.lemma if word.lemma == "I" else word.lemma.lower()


def _exceptions(pos: str, forms: dict[str, Counter[str]], index: frozenset[str]) -> dict[str, list[str]]:
    best = {form: max(sorted(lemmas), key=lambda lemma: lemmas[lemma]) for form, lemmas in forms.items()}
    return {form: [lemma] for form, lemma in sorted(best.items()) if by_rule(form, RULES.get(pos, ()), index) != lemma}


def by_rule(form: str, rules: Iterable[tuple[str, str]], index: frozenset[str]) -> str | None:
    """What spaCy's rule mode makes of a lower-case form that is no exception; None: it leaves the form as written."""
    made = [form[: len(form) - len(old)] + new for old, new in rules if form.endswith(old)]
    made = [candidate for candidate in made if candidate]
    known = [candidate for candidate in made if candidate in index]
    odd = [candidate for candidate in made if not candidate.isalpha()]
    return known[-1] if known else next(iter([*odd, *made]), None)
