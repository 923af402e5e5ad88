"""Make the shipped folder from trained weights: add lemmas, leave out words of the training text, say what it is.

python -m training.package TRAINED --lemmas ud-train.conllu.gz --score ud-*-test.conllu.gz --out generator/language/model
"""

from __future__ import annotations

import argparse
import json
import shutil
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language

from training.lemmas import add_lemmatizer
from training.pipeline import use_numpy
from training.score import score_treebank
from training.treebank import read
from training.vectors import spread_keys

NOTES = Path(__file__).parent / "notes"  # the licence and attribution that lie beside the weights
ABOUT = {
    "name": "precis",
    "version": "1.0.0",
    "description": "English tagger, morphology, parser, lemmas (Universal Dependencies) and names of the Précis project",
    "author": "The Précis authors",
    "license": "CC-BY-SA-4.0",
    "spacy_version": ">=3.8.7,<3.9.0",
    "sources": [
        {"name": "UD English-EWT", "url": "https://github.com/UniversalDependencies/UD_English-EWT", "license": "CC BY-SA 4.0"},
        {
            "name": "UD English-GUM",
            "url": "https://github.com/UniversalDependencies/UD_English-GUM",
            "license": "CC BY-SA 4.0, see ATTRIBUTION.md",
        },
        {
            "name": "re3d, WikiGold, CrossNER politics, Broad Twitter Corpus, Universal NER",
            "url": "",
            "license": "OGL 3.0, CC BY, CC BY-SA, MIT; see ATTRIBUTION.md",
        },
    ],
}


def write(nlp: Language, out: Path, performance: dict[str, Any]) -> None:
    """Write the folder beside its place, then put it there in one step, so that a reader never meets half of it."""
    nlp.meta.update(ABOUT, performance=performance)
    fresh = out.with_name(out.name + ".new")
    shutil.rmtree(fresh, ignore_errors=True)
    nlp.to_disk(fresh, exclude=["lookups"])
    _forget_words(nlp, fresh)
    for note in sorted(NOTES.iterdir()):
        shutil.copy(note, fresh)
    old = out.with_name(out.name + ".old")
    shutil.rmtree(old, ignore_errors=True)
    if out.exists():
        out.rename(old)
    fresh.rename(out)
    shutil.rmtree(old, ignore_errors=True)


def _forget_words(nlp: Language, folder: Path) -> None:
    """Keep the strings of labels alone: the vocabulary also lists every word of the training text, which nothing reads."""
    labels = {label for component in nlp.pipe_names for label in getattr(nlp.get_pipe(component), "labels", ())}
    features = {part for label in labels for part in label.split("|")}
    values = {value for feature in features for value in feature.split("=")}
    strings = [text for text in nlp.vocab.strings if text in labels | features | values | {"ROOT", "_SP", "dep"}]
    (folder / "vocab" / "strings.json").write_text(json.dumps(sorted(strings), indent=0), encoding="utf-8")


def main() -> None:
    """Package a trained pipeline."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("trained", type=Path)
    parser.add_argument("--lemmas", type=Path, required=True, help="the treebank that the lemma tables are made from")
    parser.add_argument("--score", type=Path, nargs="*", default=[], help="treebanks whose scores go into meta.json")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    use_numpy()
    nlp = spacy.load(options.trained)
    if nlp.vocab.vectors_length:
        spread_keys(nlp)
    add_lemmatizer(nlp, read(options.lemmas))
    performance = {path.name.partition(".")[0]: score_treebank(nlp, read(path)) for path in options.score}
    write(nlp, options.out, performance)
    print(json.dumps(performance, indent=2))  # noqa: T201 -- a script's answer


if __name__ == "__main__":
    main()
