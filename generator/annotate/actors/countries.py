"""The country of a person: what the text says of the office, else what the reference data knows of the name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.annotate.actors.linking import Person
from generator.annotate.actors.organisations import Organisation, line_text
from generator.annotate.actors.roles import FoundRole
from generator.annotate.actors.runs import Line, is_capitalised
from generator.model import Article
from generator.reference.leaders import country_of_leader
from generator.reference.offices import offices
from generator.reference.organisations import organisations
from generator.reference.states import states

_POSSESSIVES = frozenset({"'s", "’s"})
_AMERICAN_PARTY = re.compile(r"[DRI]-[A-Z][\w.]*|[DRI]")
_ABROAD = frozenset({"to", "for", "in", "at", "on"})
_SENT = frozenset({"envoy", "envoys", "analyst", "expert", "specialist", "correspondent", "researcher", "historian", "rapporteur"})
_CAMPAIGNS = frozenset({"presidential", "nominee", "front-runner", "frontrunner", "senator", "primary", "socialist"})
_GOVERNING = frozenset({"administration", "campaign", "candidacy", "presidency", "government", "premiership", "cabinet", "nomination"})
_LEAST, _SHARE = 2, 0.8


def owners(
    article: Article, lines: Sequence[Line], bodies: Sequence[Organisation], people: Sequence[FoundCountry | None]
) -> list[str | None]:
    """The country of each body, in the order of `bodies`.

    One whose words tell none has that of the last of its name that told one, else of the next. A ministry is that of the state
    where the story was filed, where the story names no other state's ministry.
    """
    told: dict[str, str] = {}
    for body in reversed(bodies):
        if body.country:
            told[body.name] = body.country
    found: list[str | None] = []
    for body in bodies:
        if body.country:
            told[body.name] = body.country
        found.append(told.get(body.name))
    home = _filed(article, lines, bodies, [person.code if person else None for person in people])
    elsewhere = {code for body, code in zip(bodies, found, strict=True) if code and _is_ministry(body)} - {home}
    if home is None or elsewhere or "ministry" in states().by_code[home].lacks:
        return found
    return [home if code is None and _is_ministry(body) else code for body, code in zip(bodies, found, strict=True)]


def _is_ministry(body: Organisation) -> bool:
    return "Ministry" in body.name.split()


@dataclass(frozen=True, slots=True)
class FoundCountry:
    """A person's country.

    Attributes:
        code: ISO 3166-1 alpha-2.
        told: whether the text tells it; else the name is a leader's of the reference data.
    """

    code: str
    told: bool = True


def find_countries(
    article: Article, lines: Sequence[Line], people: Sequence[Person], roles: Sequence[Sequence[FoundRole]], bodies: Sequence[Organisation]
) -> tuple[FoundCountry | None, ...]:
    """The country of each person, in the order of `people`; None where neither the text nor the reference data tells."""
    at = {(o.line, i): o.country for o in bodies if o.country for i in range(o.start, o.end)}
    told = [_told(lines, person, own, at) for person, own in zip(people, roles, strict=True)]
    known = [country_of_leader(person.words) for person in people]
    # Whose aide somebody is tells as much as where an office is; the aide of a leader serves the leader's state.
    told = _with_employers(lines, people, roles, told, known)
    leading = _leading(article, lines, bodies, told)
    filed = _filed(article, lines, bodies, told)
    domestic = leading if leading and not _names_others(lines, leading) else None
    # What the text's own state suggests of an office is weaker than a leader's name.
    told = [
        code
        or (None if leader else _by_office(lines, own, leading) or _by_office(lines, own, filed, local=True))
        or (domestic if not leader and _governs(lines, person) else None)
        for person, code, leader, own in zip(people, told, known, roles, strict=True)
    ]
    told = _with_employers(lines, people, roles, told, known)
    return tuple(
        FoundCountry(code) if code else FoundCountry(leader, told=False) if leader else None
        for code, leader in zip(told, known, strict=True)
    )


def _with_employers(
    lines: Sequence[Line],
    people: Sequence[Person],
    roles: Sequence[Sequence[FoundRole]],
    told: Sequence[str | None],
    known: Sequence[str | None],
) -> list[str | None]:
    """The countries told so far, and those of the persons for whom others work."""
    by_surname = {person.words[-1]: code or leader for person, code, leader in zip(people, told, known, strict=True) if code or leader}
    return [code or (None if leader else _employer(lines, own, by_surname)) for code, leader, own in zip(told, known, roles, strict=True)]


def _told(lines: Sequence[Line], person: Person, roles: Sequence[FoundRole], at: Mapping[tuple[int, int], str | None]) -> str | None:
    for mention in person.mentions:
        line = lines[mention.line]
        if line.lower(mention.end) in {"(", ","} and mention.end + 1 < len(line.tokens):
            text = line.tokens[mention.end + 1].text
            if _AMERICAN_PARTY.fullmatch(text) and (len(text) > 1 or line.lower(mention.end + 2) == "-"):
                return "US"
    for found in roles:
        if code := _of_role(lines[found.line], found, at):
            return code
    return None


def _of_role(line: Line, found: FoundRole, at: Mapping[tuple[int, int], str | None]) -> str | None:
    """The state, people, region or national body that the title names as the office's own."""
    known = states()
    sent = line.lower(found.head) in _SENT
    for index in range(max(0, found.start - 3), found.head + 1):
        if index < found.start and not _owns(line, index, found.start):
            continue
        for width in (3, 2, 1):
            text = line_text(line, index, min(index + width, found.head + 1))
            code = known.code_of_demonym(text) or _of_name(line, text, found, sent=sent)
            if code is not None:
                return code
        if code := at.get((found.line, index)) or _of_party(line, index, found):
            return code
    return _behind_head(line, found, at)


def _owns(line: Line, index: int, start: int) -> bool:
    """Whether the words from `index` to the title are a possessive: "Ostland's former |prime minister"."""
    return any(token.text in _POSSESSIVES for token in line.tokens[index:start]) and not any(
        token.text in {",", ".", ";"} for token in line.tokens[index:start]
    )


def _of_name(line: Line, text: str, found: FoundRole, *, sent: bool) -> str | None:
    if sent:
        return None
    known = states()
    code = known.code_of(text)
    if code is not None:
        return code
    region = known.code_of_place(text)
    if region is not None and text in known.by_code[region].regions and _is_office(line, found):
        return region
    return None


def _of_party(line: Line, index: int, found: FoundRole) -> str | None:
    word = line.tokens[index].text
    if word == "Democratic" and any(token.lower in _CAMPAIGNS for token in line.tokens[index : found.head + 1]):
        return organisations().adherents["Democrat"]
    return organisations().adherents.get(word) if word != "GOP" or index <= found.head else None


def _behind_head(line: Line, found: FoundRole, at: Mapping[tuple[int, int], str | None]) -> str | None:
    """The owner behind the office: "president of Ostland", "secretary of state for Wales", not "ambassador to Ostland"."""
    for index in range(found.head + 1, found.end):
        lower = line.lower(index)
        if lower in _ABROAD and line.lower(found.head) in {"ambassador", "envoy", "consul", "representative", "rapporteur"}:
            return None
        for width in (3, 2, 1):
            if index + width <= found.end:
                text = line_text(line, index, index + width)
                if line.lower(index - 1) in ({"of", "the", "in"} if line.lower(found.head) == "leader" else {"of", "the"}) and (
                    code := _of_name(line, text, found, sent=False)
                ):
                    return code
                if code := states().code_of_demonym(text):
                    return code
        if code := at.get((found.line, index)):
            return code
    return None


def _employer(lines: Sequence[Line], roles: Sequence[FoundRole], by_surname: Mapping[str, str | None]) -> str | None:
    """The country of the person for whose administration, campaign or office the role is."""
    for found in roles:
        for index in range(found.start, found.end):
            token = lines[found.line].tokens[index]
            if token.text in by_surname:
                return by_surname[token.text]
    return None


def _is_national(line: Line, found: FoundRole) -> bool:
    """Whether the role is an office of a state."""
    words = {line.lower(index).removesuffix("s") for index in range(found.start, min(found.head + 1, found.end))}
    known = offices()
    return bool(words & known.national) or (is_capitalised(line.tokens[found.head]) and bool(words & known.national_before_names))


def _is_office(line: Line, found: FoundRole) -> bool:
    known = offices()
    return line.lower(found.head).removesuffix("s") in known.national | known.national_before_names


def _by_office(lines: Sequence[Line], roles: Sequence[FoundRole], home: str | None, *, local: bool = False) -> str | None:
    """The text's own country for an office that it has and the text gives to no other body: "Prime Minister", "secretary of state".

    With `local` only the offices whose holders are the state's wherever its news is filed.
    """
    if home is None:
        return None
    for found in roles:
        line = lines[found.line]
        whole = " ".join(token.lower for token in line.tokens[found.start : found.end])
        owned = any(_is_possessive(line, index) for index in range(max(0, found.start - 1), found.head))
        ends = found.end <= found.head + 2 or whole in offices().titles
        lacking = any(f" {office} " in f" {whole} " for office in states().by_code[home].lacks)
        fits = _is_local(whole) if local else _is_national(line, found) or whole in offices().titles
        if ends and not owned and not lacking and fits and not _is_secretary_elsewhere(line, found, home):
            return home
    return None


def _is_secretary_elsewhere(line: Line, found: FoundRole, home: str) -> bool:
    """Whether the office is a minister's under a name that the state does not use: a Russian "defense secretary"."""
    known = offices()
    if line.lower(found.head) != "secretary" and line.lower(found.start) != "secretary":
        return False
    other = any(line.lower(index) in known.other_secretaries for index in range(found.start, found.end))
    return not other and home not in known.secretaries_of_state


def _is_local(title: str) -> bool:
    return any(f" {title} ".endswith(f" {office} ") for office in offices().local)


def _names_others(lines: Sequence[Line], code: str) -> bool:
    """Whether the text speaks of another state than `code` or of its people."""
    known = states()
    for line in lines:
        for run in line.runs:
            for index in range(run.start, run.end):
                for text in (line.tokens[index].text, line_text(line, index, min(index + 2, run.end))):
                    if (known.code_of(text) or known.code_of_demonym(text) or code) != code:
                        return True
    return False


def _governs(lines: Sequence[Line], person: Person) -> bool:
    """Whether the text speaks of the person's administration, campaign or the like."""
    for mention in person.mentions:
        line, index = lines[mention.line], mention.end
        if index < len(line.tokens) and _is_possessive(line, index):
            index += 1
        if line.lower(index) in _GOVERNING:
            return True
    return False


def _is_possessive(line: Line, index: int) -> bool:
    return line.tokens[index].text in _POSSESSIVES


def _filed(article: Article, lines: Sequence[Line], bodies: Sequence[Organisation], found: Sequence[str | None]) -> str | None:
    """The state where the story was filed, unless it speaks of other states' bodies and officials only."""
    code = states().code_of_place(article.dateline) if article.dateline else None
    counts = _counts(article, lines, bodies, found)
    return code if code is not None and (counts[code] > 0 or not counts or _speaks_of(article, code)) else None


def _leading(article: Article, lines: Sequence[Line], bodies: Sequence[Organisation], found: Sequence[str | None]) -> str | None:
    """The state to which nearly all national bodies, parties and officials of the text belong; None where there is none such."""
    counts = _counts(article, lines, bodies, found)
    code = max(counts, key=lambda known: (counts[known], known), default=None)
    if code is None or counts[code] < max(_LEAST, _SHARE * counts.total()):
        return None
    filed = states().code_of_place(article.dateline) if article.dateline else None
    return code if filed in {None, code} else None


def _counts(article: Article, lines: Sequence[Line], bodies: Sequence[Organisation], found: Sequence[str | None]) -> Counter[str]:
    counts: Counter[str] = Counter(code for code in found if code)
    for body in bodies:
        code = body.country or (body.known.country if body.known else None)
        if code is not None and (body.country or _speaks_of(article, code)):
            counts[code] += 1
    adherents = organisations().adherents
    counts.update(adherents[token.text] for line in lines for token in line.tokens if token.text in adherents)
    return counts


def _speaks_of(article: Article, code: str) -> bool:
    """Whether the text names the state or its people at all, so that "Congress" can be its own."""
    state = states().by_code[code]
    return any(re.search(rf"(?<!\w){re.escape(word)}", article.text) for word in (*state.names, *state.adjectives))
