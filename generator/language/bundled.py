"""The bundled pipeline, run with less work than spaCy takes for it, and with what spaCy finds: but for the last bits of its numbers.

- Words are embedded once a batch, however often they occur in it: what is looked up for a word does not depend on its neighbours, and two words in three of an
  article have stood in it before. The layers that look at neighbours see the same rows as ever.
- These layers write into the same few matrices instead of making new ones at each step.
- Trees and names are found step by step with Python's lock held. spaCy lets go of it for all steps, and where it is compiled for Python 3.11 takes it again in
  each of its small functions, thousands of times a sentence.

Pipelines that the user names are run by spaCy itself.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.vocab import Vocab
    from thinc.api import Model

_WORD = "ORTH"
# Thinc adds it to each variance, which may be 0.
_LITTLE = np.float32(1e-8)


def quicken(nlp: Language) -> None:
    """Changes the pipeline's models so that they do this; they cannot be trained any more."""
    for _, component in nlp.pipeline:
        if (whole := getattr(component, "model", None)) is None:
            continue
        for model in list(whole.walk()):
            if model.has_ref("embed"):
                embed, encode = model.layers
                model.layers[:] = [_once(embed), _in_place(encode)]


def run(nlp: Language, docs: Sequence[Doc]) -> Sequence[Doc]:
    """The documents with what the components find in them, as `nlp.pipe` gives one batch."""
    components: list[Any] = [component for _, component in nlp.pipeline]
    for component in components:
        by_moves = hasattr(component, "transition_states") and not component.model.attrs["unseen_classes"]
        found = _states(component, docs) if by_moves else component.predict(docs)
        component.set_annotations(docs, found)
    return docs


def _states(component: Any, docs: Sequence[Doc]) -> list[Any]:
    """The last states of a component that makes its findings move by move, always the likeliest one."""
    states: list[Any] = component.moves.init_batch(docs)
    model = component.model.predict(docs)
    # There are hundreds of steps, each with a few states: what is looked up stands before them.
    seen, rate, step, upper = model.get_token_ids, model.state2vec.predict, component.transition_states, model.vec2scores
    weights, bias = (upper.get_param("W").T, upper.get_param("b")) if upper is not None else (None, None)
    going = [state for state in states if not state.is_final()]
    while going:
        scores = rate(seen(going))
        going = step(going, scores if weights is None else scores @ weights + bias)
    model.clear_memory()
    return states


@dataclass(frozen=True, slots=True, kw_only=True)
class _Layer:
    """What makes of each word's row, and those of its two neighbours, a row that is added to its own; numbers of Thinc's layers.

    Attributes:
        weights: of three rows in a line; for each number of the result two stand in two halves, of which the greater counts.
        bias: is added to both halves.
        scale: of the result, whose numbers have been brought to mean 0 and variance 1.
        shift: is added to it.
    """

    weights: np.ndarray
    bias: np.ndarray
    scale: np.ndarray
    shift: np.ndarray


def _in_place(encode: Model[Any, Any]) -> Model[Any, Any]:
    from thinc.api import Model  # noqa: PLC0415 — as below

    greater = [layer for layer in encode.walk() if layer.name == "maxout"]
    evened = [layer for layer in encode.walk() if layer.name == "layernorm"]
    layers = [_layer(*pair) for pair in zip(greater, evened, strict=True)]
    return Model("encode_in_place", _encode, attrs={"layers": layers, "apart": encode.attrs["pad"]})


def _layer(greater: Any, evened: Any) -> _Layer:
    weights, bias = greater.get_param("W"), greater.get_param("b")
    return _Layer(
        weights=np.ascontiguousarray(weights.transpose(1, 0, 2).reshape(-1, weights.shape[2]).T),
        bias=np.ascontiguousarray(bias.T.reshape(-1)),
        scale=evened.get_param("G"),
        shift=evened.get_param("b"),
    )


def _encode(model: Model[Any, Any], documents: Sequence[np.ndarray], is_train: bool) -> tuple[list[np.ndarray], Callable[[Any], Any]]:
    del is_train
    apart, width = model.attrs["apart"], documents[0].shape[1]
    ends = np.cumsum([len(rows) + apart for rows in documents]).tolist()
    places = [slice(end - len(rows), end) for rows, end in zip(documents, ends, strict=True)]
    words = np.zeros((ends[-1] + apart, width), dtype="float32")
    for place, rows in zip(places, documents, strict=True):
        words[place] = rows
    lines, halves, added = (np.zeros((len(words), size * width), dtype="float32") for size in (3, 2, 1))
    for layer in model.attrs["layers"]:
        lines[1:, :width], lines[:, width : 2 * width], lines[:-1, 2 * width :] = words[:-1], words, words[1:]
        np.matmul(lines, layer.weights, out=halves)
        halves += layer.bias
        np.maximum(halves[:, :width], halves[:, width:], out=added)
        added -= added.mean(axis=1, keepdims=True)
        added /= np.sqrt(np.einsum("ij,ij->i", added, added) / width + _LITTLE)[:, None]
        added *= layer.scale
        added += layer.shift
        words += added
    return [words[place] for place in places], _untrained


def _untrained(gradients: Any) -> Any:
    raise NotImplementedError("the bundled pipeline is not trained here")


def _once(embed: Model[Any, Any]) -> Model[Any, Any]:
    from thinc.api import Model  # noqa: PLC0415 — takes long to import: whoever only asks for help does not wait for it

    read = (layer.attrs["columns"] for layer in embed.walk() if "columns" in layer.attrs)
    columns = [_WORD, *(column for layer in read for column in layer)]
    return Model("embed_once", _forward, layers=[embed], attrs={"columns": columns})


def _forward(model: Model[Any, Any], docs: Sequence[Doc], is_train: bool) -> tuple[list[np.ndarray], Callable[[Any], Any]]:
    columns = model.attrs["columns"]
    values = np.concatenate([doc.to_array(columns) for doc in docs])
    numbers: dict[tuple[int, ...], int] = {}
    places = [numbers.setdefault(row, len(numbers)) for row in zip(*values.T.tolist(), strict=True)]
    distinct = _Distinct(docs[0].vocab, columns, np.array(list(numbers), dtype="uint64").reshape(len(numbers), len(columns)))
    (rows,), _ = model.layers[0]([distinct], is_train)
    ends = np.cumsum([len(doc) for doc in docs])[:-1]
    return np.split(rows[places], ends), _untrained


class _Distinct:
    """Each word of several documents once, as a document that the layers can read."""

    def __init__(self, vocab: Vocab, columns: Sequence[str], values: np.ndarray) -> None:
        from spacy.attrs import IDS  # type: ignore[import-not-found]  # noqa: PLC0415 — compiled, and as above

        self.vocab = vocab
        self._columns = {name: number for number, column in enumerate(columns) for name in (column, IDS[column])}
        self._values = values

    def __len__(self) -> int:
        return len(self._values)

    def to_array(self, asked: str | int | Sequence[str | int]) -> np.ndarray:
        """The columns, as `Doc.to_array` gives them."""
        if isinstance(asked, str | int):
            return self._values[:, self._columns[asked]]
        return self._values[:, [self._columns[column] for column in asked]]
