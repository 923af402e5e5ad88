"""The nouns: every value that passes between stages, frozen and complete."""

from generator.model.actor import Actor, ActorKind, EditorRole, Role, named_at
from generator.model.article import UNDATED, WITHHELD, Article, Revision, SourceText
from generator.model.briefing import Annotations, Antecedent, Briefing, CitedProvision, CitedTreaty, Statement
from generator.model.card import CardBriefing, CardEntry, YearCard
from generator.model.corpus import ActorRecord, Beside, Corpus, Joining, Tied, TopicRecord, TreatyRecord, TreatyTie
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
from generator.model.draft import Draft
from generator.model.feed import Feed, FeedEntry
from generator.model.footnote import Footnote, Runs
from generator.model.ledger import Ledger, Numbered, Redirect, Standing
from generator.model.quote import Cue, Manner, Position, Quote, Speaker
from generator.model.revision import Change, Place, SourceRevision, Version, Wording
from generator.model.slug import slug_of
from generator.model.suggestion import MergeSuggestion, SplitSuggestion, Suggestions
from generator.model.text import JOINT, Name, NameKind, Sentence, Token, Word
from generator.model.topic import Topic
from generator.model.treaty import ActKind, LawReference, ProvisionReference, TreatyAct, TreatyReference

__all__ = [
    "EDITOR",
    "JOINT",
    "UNDATED",
    "WITHHELD",
    "ActKind",
    "Actor",
    "ActorKind",
    "ActorRecord",
    "Annotations",
    "Antecedent",
    "Article",
    "Beside",
    "Briefing",
    "CardBriefing",
    "CardEntry",
    "Change",
    "CitedProvision",
    "CitedTreaty",
    "Corpus",
    "Correction",
    "Corrections",
    "Cue",
    "DateMention",
    "Different",
    "Draft",
    "EditorRole",
    "Feed",
    "FeedEntry",
    "Footnote",
    "Joining",
    "LawReference",
    "Ledger",
    "Manner",
    "Merge",
    "MergeSuggestion",
    "Name",
    "NameKind",
    "Numbered",
    "OfActor",
    "OfQuote",
    "Pin",
    "Place",
    "Position",
    "Precision",
    "ProvisionReference",
    "Quote",
    "Redirect",
    "RejectActor",
    "RejectQuote",
    "Rename",
    "Revision",
    "Role",
    "Runs",
    "Sentence",
    "SetCountry",
    "SetRole",
    "SetSpeaker",
    "SourceRevision",
    "SourceText",
    "Speaker",
    "Split",
    "SplitSuggestion",
    "Standing",
    "Statement",
    "Suggestions",
    "Tied",
    "Token",
    "Topic",
    "TopicRecord",
    "TreatyAct",
    "TreatyRecord",
    "TreatyReference",
    "TreatyTie",
    "Use",
    "Version",
    "Wikidata",
    "Word",
    "Wording",
    "YearCard",
    "days",
    "named_at",
    "slug_of",
]
