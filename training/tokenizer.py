"""spaCy's English tokenizer, brought into line with the words of UD English.

It differs in few places: hyphens after a prefix that cannot stand alone (`non-`, `re-`, `co-`) stay inside the word,
all others are words; dashes, slashes between words and ellipses are words; times and sums are cut from their units.
"""

from __future__ import annotations

import re
from typing import cast

from spacy.attrs import ORTH
from spacy.lang.char_classes import ALPHA, ALPHA_LOWER, ALPHA_UPPER, CONCAT_QUOTES, HYPHENS, LIST_ELLIPSES, LIST_ICONS
from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

# The treebanks keep these with what follows (UD English guidelines, "prefixes").
BOUND_PREFIXES = ("e", "non", "re", "co", "anti", "pre", "pro", "mid", "semi", "multi", "un", "sub", "ex", "inter", "post", "de")

# A telephone number is one word; other figures joined by a hyphen are a range, and its ends are words.
TELEPHONE = re.compile(r"(?:\d-)?(?:\d{3}-)?\d{3}-\d{4}$")
# A run of one mark is one word: "!!", "====", "--".
RUNS = ("[!?]{2,}", *(f"{mark}{{2,}}" for mark in ("-", "=", "_", r"\*", r"\+", r"\$", "#", "~", "<", ">")))
# Contractions without an apostrophe that are words of their own far more often, a smiley that is none, and what spaCy keeps whole.
DROPPED_RULES = frozenset({"and/or", "):", "Wed", "wed", "Id", "id"})
WHOLE_FORMS = (
    *("etc.", "al.", "Art.", "Arts.", "Nos.", "para.", "paras.", "Lt.", "Ft.", "Sat.", "Wed."),
    *("U.S.A.", "U.K.", "U.N.", "E.U.", "[...]", "[…]", "w/o"),
)


def adapt_tokenizer(nlp: Language) -> None:
    """Replace the infix, prefix and suffix rules of a blank English pipeline."""
    defaults, tokenizer = nlp.Defaults, cast("Tokenizer", nlp.tokenizer)
    tokenizer.infix_finditer = compile_infix_regex(_infixes()).finditer
    tokenizer.prefix_search = compile_prefix_regex([*RUNS, *(defaults.prefixes or ()), r"[-–—~]"]).search
    tokenizer.suffix_search = compile_suffix_regex([*RUNS, *(defaults.suffixes or ()), r"[–—~]"]).search
    rules = {form: parts for form, parts in tokenizer.rules.items() if form not in DROPPED_RULES}
    negated = {form: parts for form, parts in rules.items() if form.endswith(("n't", "n’t"))}
    # Headlines in capitals: spaCy knows "Don't", not "DON'T".
    tokenizer.rules = rules | {form.upper(): [_upper(part) for part in parts] for form, parts in negated.items()}
    tokenizer.token_match = TELEPHONE.match
    tokenizer.add_special_case("wanna", [{ORTH: "wan"}, {ORTH: "na"}])
    for form in WHOLE_FORMS:
        tokenizer.add_special_case(form, [{ORTH: form}])


def _upper(part: dict[int, str]) -> dict[int, str]:
    return {ORTH: part[ORTH].upper()}


def _infixes() -> list[str]:
    not_after_prefix = "".join(rf"(?<!\b[{prefix[0].upper()}{prefix[0]}]{prefix[1:]})" for prefix in BOUND_PREFIXES)
    return [
        *LIST_ELLIPSES,
        *LIST_ICONS,
        r"(?<=[0-9])[+\-\*^](?=[0-9-])",
        rf"(?<=[{ALPHA_LOWER}{CONCAT_QUOTES}])\.(?=[{ALPHA_UPPER}{CONCAT_QUOTES}])",
        rf"(?<=[{ALPHA}]),(?=[{ALPHA}])",
        rf"(?<=[{ALPHA}0-9]){not_after_prefix}(?:{HYPHENS})(?=[{ALPHA}])",
        rf"(?<=[{ALPHA}0-9])[:<>=/](?=[{ALPHA}])",
    ]
