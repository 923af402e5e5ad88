"""The nouns: every value that passes between stages, frozen and complete."""

from generator.model.actor import Actor, ActorKind, EditorRole, Role
from generator.model.article import Article, Revision
from generator.model.briefing import Annotations, Briefing, CitedProvision, CitedTreaty, Statement
from generator.model.corpus import ActorRecord, Corpus, Joining, Tied, TreatyRecord, TreatyTie
from generator.model.correction import (
    EDITOR,
    Correction,
    Corrections,
    Different,
    Merge,
    OfActor,
    OfQuote,
    Pin,
    RejectActor,
    RejectQuote,
    Rename,
    SetCountry,
    SetRole,
    SetSpeaker,
    Split,
    Use,
    Wikidata,
)
from generator.model.date import DateMention, Precision, days
from generator.model.quote import Cue, Manner, Position, Quote, Speaker
from generator.model.slug import slug_of
from generator.model.suggestion import MergeSuggestion, SplitSuggestion, Suggestions
from generator.model.text import Name, NameKind, Sentence, Token, Word
from generator.model.treaty import ActKind, ProvisionReference, TreatyAct, TreatyReference

__all__ = [
    "EDITOR",
    "ActKind",
    "Actor",
    "ActorKind",
    "ActorRecord",
    "Annotations",
    "Article",
    "Briefing",
    "CitedProvision",
    "CitedTreaty",
    "Corpus",
    "Correction",
    "Corrections",
    "Cue",
    "DateMention",
    "Different",
    "EditorRole",
    "Joining",
    "Manner",
    "Merge",
    "MergeSuggestion",
    "Name",
    "NameKind",
    "OfActor",
    "OfQuote",
    "Pin",
    "Position",
    "Precision",
    "ProvisionReference",
    "Quote",
    "RejectActor",
    "RejectQuote",
    "Rename",
    "Revision",
    "Role",
    "Sentence",
    "SetCountry",
    "SetRole",
    "SetSpeaker",
    "Speaker",
    "Split",
    "SplitSuggestion",
    "Statement",
    "Suggestions",
    "Tied",
    "Token",
    "TreatyAct",
    "TreatyRecord",
    "TreatyReference",
    "TreatyTie",
    "Use",
    "Wikidata",
    "Word",
    "days",
    "slug_of",
]
