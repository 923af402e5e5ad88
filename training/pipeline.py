"""The untrained pipeline: one shared tok2vec, tagger, morphologizer and parser."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import spacy
from spacy.language import Language
from thinc.api import NumpyOps, set_current_ops

from training.tokenizer import adapt_tokenizer


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """What decides accuracy, speed and bytes."""

    width: int = 128
    depth: int = 4
    embed_rows: int = 5000
    window: int = 1
    pieces: int = 2
    hidden: int = 64
    parser_pieces: int = 2


def use_numpy() -> None:
    """Multiply matrices with NumPy's BLAS instead of thinc's own: about twice the words a second, here and in use.

    Models keep the arithmetic that was current when they were made, so call this before making or loading one.
    """
    set_current_ops(NumpyOps(use_blis=False))


def blank(size: Size, *, has_vectors: bool = False) -> Language:
    """An English pipeline with fresh weights, to read word vectors too where there are any."""
    nlp = spacy.blank("en")
    adapt_tokenizer(nlp)
    nlp.add_pipe("tok2vec", config={"model": _tok2vec(size, has_vectors=has_vectors)})
    listener = {"@architectures": "spacy.Tok2VecListener.v1", "width": size.width, "upstream": "tok2vec"}
    nlp.add_pipe("tagger", config={"model": {"@architectures": "spacy.Tagger.v2", "tok2vec": listener, "nO": None, "normalize": False}})
    nlp.add_pipe(
        "morphologizer", config={"model": {"@architectures": "spacy.Tagger.v2", "tok2vec": listener, "nO": None, "normalize": False}}
    )
    nlp.add_pipe(
        "parser",
        config={
            "moves": None,
            "update_with_oracle_cut_size": 100,
            "learn_tokens": False,
            "min_action_freq": 5,
            "model": {
                "@architectures": "spacy.TransitionBasedParser.v2",
                "state_type": "parser",
                "extra_state_tokens": False,
                "hidden_width": size.hidden,
                "maxout_pieces": size.parser_pieces,
                "use_upper": True,
                "nO": None,
                "tok2vec": listener,
            },
        },
    )
    return nlp


def _tok2vec(size: Size, *, has_vectors: bool) -> dict[str, Any]:
    return {
        "@architectures": "spacy.Tok2Vec.v2",
        "embed": {
            "@architectures": "spacy.MultiHashEmbed.v2",
            "width": size.width,
            "attrs": ["NORM", "PREFIX", "SUFFIX", "SHAPE"],
            "rows": [size.embed_rows, size.embed_rows // 5, size.embed_rows // 2, size.embed_rows // 2],
            "include_static_vectors": has_vectors,
        },
        "encode": {
            "@architectures": "spacy.MaxoutWindowEncoder.v2",
            "width": size.width,
            "window_size": size.window,
            "maxout_pieces": size.pieces,
            "depth": size.depth,
        },
    }
