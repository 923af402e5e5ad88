"""Who stands with which treaty: in one briefing, around an actor, around a treaty, and across the site."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from markupsafe import Markup

from generator.model import ActorRecord, Beside, Briefing, Corpus, TreatyRecord
from generator.site.addresses import actor_page, link, treaty_page
from generator.site.pictures import Line, arranged, two_sides
from generator.telling.words import counted

_ACTORS, _TREATIES = 7, 5
_FEWEST_TIES, _FEWEST_SIDE = 3, 2

Pair = tuple[str, str]
"""The id of an actor and that of a treaty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A name on one side.

    Attributes:
        href: None for the actor or treaty on whose page it stands.
        number: in how many briefings it is tied with the one on whose page it stands; None where the lines tell.
    """

    name: str
    href: str | None
    number: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """Actors on the left, treaties on the right, and what ties them.

    Attributes:
        picture: the lines as SVG.
        rows: the same as text: an actor's name, and each treaty with how often it is tied.
        ties: how many are drawn.
        others: how many ties more there are, of actors and treaties that have no room.
        mixed: whether some lines are strong, and others not.
    """

    actors: tuple[Node, ...]
    treaties: tuple[Node, ...]
    picture: Markup
    rows: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    ties: int
    others: int
    mixed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Graph:
    """What ties actors and treaties across all briefings.

    Attributes:
        names: of all actors by id.
        titles: the short title of each treaty that is tied, by id.
        ties: by actor's id the treaties, by id, and in how many briefings a sentence ties the two.
        by_treaty: by treaty's id its actors, by id, with the same numbers.
    """

    names: Mapping[str, str] = field(default_factory=dict)
    titles: Mapping[str, str] = field(default_factory=dict)
    ties: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    by_treaty: Mapping[str, Mapping[str, int]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Drawn:
    """What is drawn: names and links by id, the ties, in words and numbers."""

    actors: Mapping[str, Node]
    treaties: Mapping[str, Node]
    ties: Mapping[Pair, int]
    words: Mapping[Pair, str]
    strong: frozenset[Pair]
    others: int


def graph(corpus: Corpus) -> Graph:
    """The ties across all briefings, counted once for all pages."""
    ties = {record.id: {tie.id: len(tie.beside) for tie in record.treaties if tie.beside} for record in corpus.actors}
    by_treaty: dict[str, dict[str, int]] = defaultdict(dict)
    for actor, found in ties.items():
        for treaty, number in found.items():
            by_treaty[treaty][actor] = number
    return Graph(
        names={record.id: record.name for record in corpus.actors},
        titles={record.id: record.short_title for record in corpus.treaties if record.id in by_treaty},
        ties={actor: found for actor, found in ties.items() if found},
        by_treaty=by_treaty,
    )


def of_briefing(briefing: Briefing, beside: Sequence[Beside], here: str) -> Network | None:
    """The actors and treaties that stand in one sentence of the briefing, or of which an actor speaks; None where that is little."""
    found = {(one.actor, one.treaty): one for one in beside}
    numbers = {pair: len(one.places) for pair, one in found.items()}
    names = {actor.id: actor.name for actor in briefing.actors}
    titles = {treaty.reference.id: treaty.reference.short_title for treaty in briefing.treaties}
    kept = _most(numbers)
    return _drawn(
        _Drawn(
            actors={one: Node(name=names[one], href=link(here, actor_page(one))) for one in _firsts(kept)},
            treaties={one: Node(name=titles[one], href=link(here, treaty_page(one))) for one in _seconds(kept)},
            ties={pair: numbers[pair] for pair in kept},
            words={pair: _in_sentences(found[pair]) for pair in kept},
            strong=frozenset(pair for pair in kept if found[pair].own),
            others=len(numbers) - len(kept),
        )
    )


def of_actor(record: ActorRecord, around: Graph) -> Network | None:
    """The actor with its treaties, and those of its company that are tied with these too; None where that is little."""
    own = around.ties.get(record.id)
    if not own:
        return None
    treaties = _first(own, _TREATIES, around.titles)
    near = [tied for tied in record.company if any(treaty in around.ties.get(tied.id, ()) for treaty in treaties)]
    near.sort(key=lambda tied: -tied.briefings)
    actors = [record.id, *(tied.id for tied in near[: _ACTORS - 1])]
    return _around(actors, treaties, around, actor_page(record.id))


def of_treaty(record: TreatyRecord, around: Graph) -> Network | None:
    """The treaty with its actors, and the other treaties that these are tied with; None where that is little."""
    own = around.by_treaty.get(record.id)
    if not own:
        return None
    actors = _first(own, _ACTORS, around.names)
    others: Counter[str] = Counter()
    for actor in actors:
        others.update(around.ties[actor])
    del others[record.id]
    return _around(actors, [record.id, *_first(others, _TREATIES - 1, around.titles)], around, treaty_page(record.id))


def _around(actors: Sequence[str], treaties: Sequence[str], around: Graph, here: str) -> Network | None:
    """The network of the page at src_uri `here`, whose own actor or treaty is the first of its side."""
    of_actor = here == actor_page(actors[0])
    ties = {(one, other): number for one in actors for other in treaties if (number := around.ties[one].get(other))}
    strong = frozenset(pair for pair in ties if (pair[0] == actors[0] if of_actor else pair[1] == treaties[0]))

    def node(name: str, page: str, pair: Pair) -> Node:
        own = page == here
        return Node(name=name, href=None if own else link(here, page), number=None if own or pair not in strong else ties[pair])

    return _drawn(
        _Drawn(
            actors={one: node(around.names[one], actor_page(one), (one, treaties[0])) for one in actors},
            treaties={one: node(around.titles[one], treaty_page(one), (actors[0], one)) for one in treaties},
            ties=ties,
            words={pair: counted(number, "briefing") for pair, number in ties.items()},
            strong=strong,
            others=0,
        ),
        pinned=actors[0] if of_actor else treaties[0],
    )


def _drawn(drawn: _Drawn, pinned: str | None = None) -> Network | None:
    if not _worth_drawing(drawn.ties):
        return None
    actors, treaties = arranged(list(drawn.actors), list(drawn.treaties), drawn.ties, pinned)
    lines = [
        Line(left=actors.index(one), right=treaties.index(other), number=number, strong=(one, other) in drawn.strong)
        for (one, other), number in drawn.ties.items()
    ]
    sides = f"{counted(len(actors), 'actor')} and {counted(len(treaties), 'treaty', 'treaties')}"
    return Network(
        actors=tuple(drawn.actors[one] for one in actors),
        treaties=tuple(drawn.treaties[one] for one in treaties),
        picture=two_sides((len(actors), len(treaties)), lines, f"{counted(len(lines), 'tie')} between {sides}; listed below as text."),
        rows=tuple((drawn.actors[one].name, tuple(_told(one, treaties, drawn))) for one in actors),
        ties=len(lines),
        others=drawn.others,
        mixed=0 < len(drawn.strong) < len(lines),
    )


def _told(actor: str, treaties: Iterable[str], drawn: _Drawn) -> Iterable[tuple[str, str]]:
    return ((drawn.treaties[treaty].name, drawn.words[actor, treaty]) for treaty in treaties if (actor, treaty) in drawn.words)


def _worth_drawing(ties: Iterable[Pair]) -> bool:
    """Whether there is more to see than a sentence says: three ties, or two actors with a treaty each."""
    found = list(ties)
    return len(found) >= _FEWEST_TIES or min(len(_firsts(found)), len(_seconds(found))) >= _FEWEST_SIDE


def _most(numbers: Mapping[Pair, int]) -> list[Pair]:
    """The ties of those actors and treaties that have most, in the order of the numbers."""
    of_actors: Counter[str] = Counter()
    of_treaties: Counter[str] = Counter()
    for (_, treaty), number in numbers.items():
        of_treaties[treaty] += number
    treaties = {one for one, _ in of_treaties.most_common(_TREATIES)}
    for (actor, treaty), number in numbers.items():
        of_actors[actor] += number if treaty in treaties else 0
    actors = {one for one, number in of_actors.most_common(_ACTORS) if number}
    return [pair for pair in numbers if pair[0] in actors and pair[1] in treaties]


def _first(numbers: Mapping[str, int], most: int, names: Mapping[str, str]) -> list[str]:
    return sorted(numbers, key=lambda one: (-numbers[one], names[one].casefold(), one))[:most]


def _firsts(pairs: Iterable[Pair]) -> list[str]:
    return list(dict.fromkeys(one for one, _ in pairs))


def _seconds(pairs: Iterable[Pair]) -> list[str]:
    return list(dict.fromkeys(other for _, other in pairs))


def _in_sentences(one: Beside) -> str:
    said = f", {one.own} in own words" if one.own else ""
    return f"{counted(len(one.places), 'sentence')}{said}"
