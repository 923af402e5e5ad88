"""The nouns: every value that passes between stages, frozen and complete."""

from generator.model.actor import Actor, ActorKind, Role
from generator.model.article import Article, Revision
from generator.model.briefing import Annotations, Briefing, CitedProvision, CitedTreaty, Statement
from generator.model.corpus import ActorRecord, Corpus, TreatyRecord
from generator.model.date import DateMention, Precision, days
from generator.model.quote import Cue, Manner, Position, Quote, Speaker
from generator.model.slug import slug_of
from generator.model.text import Sentence, Token, Word
from generator.model.treaty import ProvisionReference, TreatyReference

__all__ = [
    "Actor",
    "ActorKind",
    "ActorRecord",
    "Annotations",
    "Article",
    "Briefing",
    "CitedProvision",
    "CitedTreaty",
    "Corpus",
    "Cue",
    "DateMention",
    "Manner",
    "Position",
    "Precision",
    "ProvisionReference",
    "Quote",
    "Revision",
    "Role",
    "Sentence",
    "Speaker",
    "Statement",
    "Token",
    "TreatyRecord",
    "TreatyReference",
    "Word",
    "days",
    "slug_of",
]
