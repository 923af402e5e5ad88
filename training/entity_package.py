"""Put the trained finder of names into the shipped folder, whose other components stay byte for byte.

python -m training.entity_package TRAINED --model generator/language/model --score ner-dev.jsonl.gz --out generator/language/model
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import spacy

from training import entity_score
from training.package import write
from training.pipeline import use_numpy


def main() -> None:
    """Add the finder to the shipped pipeline."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("trained", type=Path, help="the pipeline that `training.entity_train` wrote")
    parser.add_argument("--model", type=Path, required=True, help="the shipped pipeline")
    parser.add_argument("--score", type=Path, nargs="*", default=[], help="entity corpora whose scores go into meta.json")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    use_numpy()
    nlp = spacy.load(options.model, exclude=["ner"])
    nlp.add_pipe("ner", source=spacy.load(options.trained))
    find = entity_score.finder(nlp)
    performance = {path.name.partition(".")[0]: entity_score.score(find, entity_score.read(path)) for path in options.score}
    write(nlp, options.out, nlp.meta["performance"] | performance)
    print(json.dumps(performance, indent=2))  # noqa: T201 -- a script's answer


if __name__ == "__main__":
    main()
