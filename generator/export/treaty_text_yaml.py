"""Official text -> the YAML file in which it is kept; `generator.reference.treaty_texts` reads it."""

from __future__ import annotations

from typing import Any

import yaml

from generator.reference.treaty_texts import OfficialAnnex, OfficialArticle, OfficialText

_Dumper: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
_HEAD = "# Official text, verbatim, as `precis treaty import` found it. Mend by hand what it took wrong; a new import replaces the file.\n"


def dumps(text: OfficialText) -> str:
    """The file's content; keys without a value are left out."""
    entries = {
        "treaty": text.treaty,
        "source": text.source,
        "sha256": text.sha256,
        "title": list(text.title),
        "preamble": list(text.preamble),
        "articles": [_article(article) for article in text.articles],
        "closing": list(text.closing),
        "annexes": [_annex(annex) for annex in text.annexes],
    }
    return _HEAD + str(yaml.dump(_filled(entries), Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=120))


def _article(article: OfficialArticle) -> dict[str, Any]:
    return {
        "number": article.number,
        "label": article.label,
        **_filled({"heading": article.heading, "part": article.part}),
        "paragraphs": list(article.paragraphs),
    }


def _annex(annex: OfficialAnnex) -> dict[str, Any]:
    return _filled(
        {
            "label": annex.label,
            "heading": annex.heading,
            "paragraphs": list(annex.paragraphs),
            "articles": [_article(article) for article in annex.articles],
        }
    )


def _filled(entries: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in entries.items() if value}
