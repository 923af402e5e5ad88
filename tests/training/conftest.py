from __future__ import annotations

import pytest

from training.treebank import Document, Sentence, Word


def _sentence(*lines: str) -> Sentence:
    """A sentence from lines such as `met VBD VERB 0 root`; a form that begins with `_` follows without a space."""
    rows = [line.split() for line in lines]
    joined = [*(row[0].startswith("_") for row in rows[1:]), False]
    return tuple(
        Word(
            form=form.removeprefix("_"),
            lemma=form.removeprefix("_").lower(),
            xpos=xpos,
            upos=upos,
            feats="",
            head=int(head),
            deprel=deprel,
            space_after=not is_joined,
        )
        for (form, xpos, upos, head, deprel), is_joined in zip(rows, joined, strict=True)
    )


@pytest.fixture
def document() -> Document:
    """Two sentences made up for these tests: “We can’t agree,” he said. Talks failed."""
    return (
        _sentence(
            "“ `` PUNCT 5 punct",
            "_We PRP PRON 5 nsubj",
            "ca MD AUX 5 aux",
            "_n’t RB PART 5 advmod",
            "agree VB VERB 9 ccomp",
            "_, , PUNCT 5 punct",
            "_” '' PUNCT 5 punct",
            "he PRP PRON 9 nsubj",
            "said VBD VERB 0 root",
            "_. . PUNCT 9 punct",
        ),
        _sentence("Talks NNS NOUN 2 nsubj", "failed VBD VERB 0 root", "_. . PUNCT 2 punct"),
    )
