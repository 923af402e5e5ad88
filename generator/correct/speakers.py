"""Who said what: speakers that an editor names, and words that are no quote."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from generator.correct.findings import Findings, marked
from generator.correct.identity import kept_ids, resolved
from generator.correct.relevant import Numbered
from generator.model import Actor, Quote, RejectQuote, SetSpeaker, Speaker, Use

_MARKS = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"'})


def with_quotes(findings: Findings, chosen: Iterable[Numbered]) -> tuple[Findings, frozenset[Use]]:
    """The findings with speakers as an editor names them, without what is no quote."""
    numbered = tuple(chosen)
    rejecting = [(one, one.entry) for one in numbered if isinstance(one.entry, RejectQuote)]
    naming = [(one, one.entry) for one in numbered if isinstance(one.entry, SetSpeaker)]
    if not rejecting and not naming:
        return findings, frozenset()
    kept = kept_ids(numbered)
    actors = {actor.id: actor for actor in findings.actors}
    uses: set[Use] = set()
    quotes: list[Quote] = []
    for quote in findings.quotes:
        words = plain(quote.text_in(findings.article.text))
        refused = [one.use(entry.begins) for one, entry in rejecting if words.startswith(plain(entry.begins))]
        uses.update(refused)
        if refused:
            continue
        made = quote
        for one, entry in naming:
            if words.startswith(plain(entry.begins)):
                uses.add(one.use(entry.begins))
                speaker = actors.get(resolved(entry.actor, kept)) if entry.actor else None
                if entry.actor and speaker:
                    uses.add(one.use(entry.actor))
                if speaker or entry.actor is None:
                    made = _said_by(made, speaker)
        quotes.append(made)
    return replace(findings, quotes=tuple(quotes)), frozenset(uses)


def plain(words: str) -> str:
    """Words as an editor may type them: straight marks, single spaces, no marks around, any case."""
    return re.sub(r"\s+", " ", words.translate(_MARKS)).strip(" \"'").casefold()


def _said_by(quote: Quote, actor: Actor | None) -> Quote:
    if (quote.speaker.actor if quote.speaker else None) == (actor.id if actor else None):
        return quote
    corrected = marked(quote.corrected, "speaker")
    if quote.speaker is not None:
        speaker = replace(quote.speaker, actor=actor.id if actor else None, name=actor.name if actor else None)
        return replace(quote, speaker=speaker, corrected=corrected)
    if actor is None:
        return quote
    # The source has no words for the speaker here: the nearest place before that names the actor, else the next, does.
    begin = quote.spans[0].start
    near = min(actor.mentions, key=lambda mention: (mention.start > begin, abs(mention.start - begin)))
    return replace(quote, speaker=Speaker(span=near, actor=actor.id, name=actor.name), corrected=corrected)
