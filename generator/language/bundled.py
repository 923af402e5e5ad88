"""The bundled pipeline, run with less work than spaCy takes for it, and with what spaCy finds: but for the last bits of its numbers.

- Words are embedded once a batch, however often they occur in it: what is looked up for a word does not depend on its neighbours, and two words in three of an
  article have stood in it before. The layers that look at neighbours see the same rows as ever.
- Trees and names are found step by step with Python's lock held. spaCy lets go of it for all steps, and where it is compiled for Python 3.11 takes it again in
  each of its small functions, thousands of times a sentence.

Pipelines that the user names are run by spaCy itself.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.vocab import Vocab
    from thinc.api import Model

_WORD = "ORTH"


def embed_once(nlp: Language) -> None:
    """Changes the pipeline's models so that they embed each word of a batch once; they cannot be trained any more."""
    for _, component in nlp.pipeline:
        if (whole := getattr(component, "model", None)) is None:
            continue
        for model in list(whole.walk()):
            if model.has_ref("embed"):
                embed = model.get_ref("embed")
                at = next(index for index, layer in enumerate(model.layers) if layer is embed)
                model.layers[at] = _once(embed)


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
    (rows,), backwards = model.layers[0]([distinct], is_train)
    ends = np.cumsum([len(doc) for doc in docs])[:-1]
    return np.split(rows[places], ends), backwards


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
