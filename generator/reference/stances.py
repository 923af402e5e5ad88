"""What a reporting word says that the speaker did with the words: said, claimed, denied, warned and so on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from generator.reference.yaml_file import read_yaml


@dataclass(frozen=True, slots=True, kw_only=True)
class Stances:
    """Stances of reporting words.

    Attributes:
        by_lemma: base form of a verb (with its particle) or noun -> the name of its stance.
        without: lemmas that report, but tell of a thought and no act.
        negations: words before a cue that leave open what was done.
        not_negated: words that take a negation before them back: "not only".
        undoing: words that before "to" do as a negation does: "failed to say".
        negative_speakers: first words of a speaker who is nobody.
        refusing: words that before "to" make a refusal: "declined to say".
    """

    by_lemma: Mapping[str, str]
    without: frozenset[str]
    negations: frozenset[str]
    not_negated: frozenset[str]
    undoing: frozenset[str]
    negative_speakers: frozenset[str]
    refusing: frozenset[str]

    def of(self, lemma: str) -> str | None:
        """The stance of a reporting word, of a plural like of its singular; None where it has none."""
        known = lemma.lower()
        return self.by_lemma.get(known) or self.by_lemma.get(known.removesuffix("s"))

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all stances, sorted."""
        return tuple(sorted(set(self.by_lemma.values())))


@cache
def stances() -> Stances:
    """The built-in stances."""
    root = read_yaml(files("generator.reference") / "stances.yml").mapping()
    by_lemma: dict[str, str] = {}
    for name, stance in root["stances"].mapping().items():
        for group in stance.mapping().values():
            for node in group.items():
                if by_lemma.setdefault(node.text(), name) != name:
                    raise node.fail(f"a word of one stance; it is also listed under {by_lemma[node.text()]!r}")
    words = {key: frozenset(root[key].texts()) for key in ("negations", "not_negated", "undoing", "negative_speakers", "refusing")}
    return Stances(by_lemma=by_lemma, without=frozenset(root["without_stance"].texts()), **words)
