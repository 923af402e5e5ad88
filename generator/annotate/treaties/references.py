"""The treaties that an article cites: mentions and provisions, gathered by treaty."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.annotate.treaties.citations import CitedNumber, citations
from generator.annotate.treaties.instruments import Form, Instrument
from generator.annotate.treaties.mentions import Story, mentions
from generator.annotate.treaties.provisions import Cited, Place, attribute
from generator.model import Article, ProvisionReference, Sentence, TreatyReference
from generator.reference.treaty_library import TreatyLibrary, roman
from generator.span import Span

_COMMON_ARTICLES_OF = "geneva-conventions"


def find(article: Article, sentences: tuple[Sentence, ...], library: TreatyLibrary) -> tuple[TreatyReference, ...]:
    """The treaties that the article cites, in the order of first citation, each with the provisions cited.

    A treaty is cited by its name, by a description that only it fits, by words that refer back to it ("the pact"), and by
    the name of its body beside a provision ("NATO's Article 5"). A treaty that the library does not hold is found by the
    form of its name and marked so.
    """
    passages = _passages(article)
    story = Story(text=article.text, passages=passages, published=article.published, library=library)
    found = mentions(story)
    spans: dict[str, set[Span]] = {}
    instruments: dict[str, Instrument] = {}
    provisions: dict[str, list[CitedNumber]] = {}
    for mention in found:
        if mention.instrument is not None and mention.form is not Form.BODY:
            instruments.setdefault(mention.instrument.id, mention.instrument)
            spans.setdefault(mention.instrument.id, set()).add(mention.span)
    for instrument, cited in _cited(story, sentences, found):
        instruments.setdefault(instrument.id, instrument)
        spans.setdefault(instrument.id, set()).update([cited.mention.span] if cited.mention.form is Form.BODY else [])
        provisions.setdefault(instrument.id, []).extend(cited.citation.numbers)
    references = [_reference(i, spans[i.id], provisions.get(i.id, [])) for i in instruments.values()]
    return tuple(sorted(references, key=lambda reference: (reference.spans[0], reference.id)))
