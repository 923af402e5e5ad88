"""Runs in the environment of textacy: trees by our language model, then textacy's direct quotes; prints what they took as JSON."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import Any


def main(model: str, texts: str) -> None:
    """Reads a file with a list of texts."""
    import spacy  # noqa: PLC0415 — of the other environment
    from textacy.extract import direct_quotations  # noqa: PLC0415
    from thinc.api import use_ops  # noqa: PLC0415

    with use_ops("numpy", use_blis=False):
        nlp = spacy.load(model)
    known = json.loads(Path(texts).read_text(encoding="utf-8"))
    for text in known[:5]:
        nlp(text)
    found: dict[str, Any] = {"parse": 0.0, "quotes": 0.0, "found": 0, "failed": 0}
    for text in known:
        start = time.process_time()
        doc = nlp(text)
        parsed = time.process_time()
        try:
            found["found"] += len(list(direct_quotations(doc)))
        except ValueError:  # one mark without its other
            found["failed"] += 1
        found["parse"] += parsed - start
        found["quotes"] += time.process_time() - parsed
    sys.stdout.write(json.dumps(found))


if __name__ == "__main__":
    main(*sys.argv[1:])
