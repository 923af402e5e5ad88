"""The editor's file of corrections: its schema, and what its entries may not say together."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from generator.errors import ReferenceDataError
from generator.model import (
    Correction,
    Corrections,
    Different,
    EditorRole,
    Merge,
    Pin,
    RejectActor,
    RejectQuote,
    Rename,
    SetCountry,
    SetRole,
    SetSpeaker,
    Split,
    Wikidata,
    slug_of,
)
from generator.reference.correction_conflicts import conflicts
from generator.reference.states import states
from generator.reference.yaml_file import Node, read_yaml, refuse_repeated_keys

FILE = "corrections.yml"
"""The name of the file, in the folder of seeds."""

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_QID = re.compile(r"Q[1-9][0-9]*")
_WHERE = ("seeds", "note")
_AN_ID = "an id: the last part of the address of the actor's page, such as mara-olin"
_A_SLUG = "the last part of a briefing's address, such as harbour-talks"

_Make = Callable[[Node, Mapping[str, Any]], Iterable[Correction]]


def read_corrections(path: Path) -> Corrections:
    """The corrections of a file; none where there is no such file or it is empty.

    Raises:
        ReferenceDataError: if the file is wrong; the message names file, line, key, what was found and what was expected.
    """
    if not path.is_file():
        return Corrections()
    root = read_yaml(path)
    refuse_repeated_keys(root)
    sections = _keys(root, optional=tuple(_SECTIONS)) if root.value is not None else {}
    entries = tuple(entry for name, node in sections.items() for item in _items(node) for entry in _entry(item, _SECTIONS[name]))
    made = Corrections(entries=entries, file=path.name)
    for line, message in conflicts(made):
        raise ReferenceDataError(f"{path.name}, line {line}: {message}")
    return made


def _items(node: Node) -> list[Node]:
    """The entries of a section; one that has none yet is empty."""
    return node.items() if node.value is not None else []


def _entry(node: Node, kinds: Mapping[str, _Make]) -> Iterator[Correction]:
    parts = node.mapping()
    verbs = [key for key in parts if key in kinds]
    if len(verbs) != 1:
        raise node.fail(f"one of the keys {', '.join(kinds)}, one an entry")
    verb = verbs[0]
    more = ("into",) if verb == "split" else ()
    _keys(node, required=(verb, *more), optional=_WHERE)
    where = {
        "line": node.line or 1,
        "seeds": _seeds(parts["seeds"]) if "seeds" in parts else (),
        "note": parts["note"].text() if "note" in parts else None,
    }
    yield from kinds[verb](parts[verb] if verb != "split" else node, where)


def _keys(node: Node, *, required: tuple[str, ...] = (), optional: tuple[str, ...] = ()) -> dict[str, Node]:
    """The entries of a mapping that has all the required keys and no unknown ones."""
    parts = node.mapping()
    expected = ", ".join((*required, *(f"perhaps {key}" for key in optional)) if required else optional)
    for key, part in parts.items():
        if key not in (*required, *optional):
            raise ReferenceDataError(f"{part.place}: '{part.path}' is not known; expected {expected}")
    for key in required:
        if key not in parts:
            raise ReferenceDataError(f"{node.place}: '{node.path}.{key}' is missing; expected {expected}")
    return parts


def _seeds(node: Node) -> tuple[str, ...]:
    found = tuple(_slug(item) for item in node.items())
    if not found:
        raise node.fail("one seed or more; leave 'seeds' out to mean all")
    return found


def _slug(node: Node) -> str:
    if not isinstance(node.value, str) or not node.value or slug_of(node.value) != node.value:
        raise node.fail(_A_SLUG)
    return node.value


def _id(node: Node) -> str:
    if not isinstance(node.value, str) or not _ID.fullmatch(node.value):
        raise node.fail(_AN_ID)
    return node.value


def _ids(node: Node) -> tuple[str, ...]:
    found = tuple(_id(item) for item in node.items())
    if len(found) < 2 or len(set(found)) < len(found):
        raise node.fail("two different ids or more, such as [mara-olin, olin]")
    return found


def _merge(node: Node, where: Mapping[str, Any]) -> Iterator[Correction]:
    yield Merge(ids=_ids(node), **where)


def _different(node: Node, where: Mapping[str, Any]) -> Iterator[Correction]:
    yield Different(ids=_ids(node), **where)


def _split(node: Node, where: Mapping[str, Any]) -> Iterator[Correction]:
    parts = node.mapping()
    if not where["seeds"]:
        raise ReferenceDataError(f"{node.place}: '{node.path}.seeds' is missing; expected the seeds in which the actor is another")
    into = _keys(parts["into"], optional=("id", "name"))
    name = into["name"].text() if "name" in into else None
    actor = _id(parts["split"])
    made = _id(into["id"]) if "id" in into else slug_of(name or "")
    if not made or made == actor:
        raise parts["into"].fail(f"{{id: …, name: …}} with an id other than {actor}")
    yield Split(actor=actor, into=made, name=name, **where)


def _rename(node: Node, where: Mapping[str, Any]) -> Iterator[Correction]:
    parts = _keys(node, required=("actor", "name"))
    yield Rename(actor=_id(parts["actor"]), name=_line(parts["name"]), **where)


def _role(node: Node, where: Mapping[str, Any]) -> Iterator[Correction]:
    parts = _keys(node, required=("actor", "title"), optional=("former", "from"))
    role = EditorRole(
        title=_line(parts["title"]),
        former="former" in parts and parts["former"].flag(),
        since=_day(parts["from"]) if "from" in parts else None,
    )
    yield SetRole(actor=_id(parts["actor"]), role=role, **where)


def _country(node: Node, where: Mapping[str, Any]) -> Iterator[Correction]:
    parts = _keys(node, required=("actor", "code"))
    code = parts["code"]
    # YAML reads NO, Norway's code, as false.
    if code.value is not None and (not isinstance(code.value, str) or code.value not in states().by_code):
        raise code.fail("an ISO 3166-1 alpha-2 code such as JP (NO in quotation marks), or null for none")
    yield SetCountry(actor=_id(parts["actor"]), code=code.value, **where)


def _wikidata(node: Node, where: Mapping[str, Any]) -> Iterator[Correction]:
    parts = _keys(node, required=("actor", "qid"))
    qid = parts["qid"]
    if not isinstance(qid.value, str) or not _QID.fullmatch(qid.value):
        raise qid.fail("the number of an item of Wikidata, such as Q42")
    yield Wikidata(actor=_id(parts["actor"]), qid=qid.value, **where)


def _each(node: Node, where: Mapping[str, Any], *, kind: type[RejectActor] | type[Pin]) -> Iterator[Correction]:
    for item in node.items() if isinstance(node.value, list) else [node]:
        yield kind(actor=_id(item), **{**where, "line": item.line or where["line"]})


def _speaker(node: Node, where: Mapping[str, Any]) -> Iterator[Correction]:
    parts = _keys(node, required=("seed", "begins", "actor"))
    actor = _id(parts["actor"]) if parts["actor"].value is not None else None
    yield SetSpeaker(begins=_line(parts["begins"]), actor=actor, **_in_seed(parts["seed"], where))


def _no_quote(node: Node, where: Mapping[str, Any]) -> Iterator[Correction]:
    parts = _keys(node, required=("seed", "begins"))
    yield RejectQuote(begins=_line(parts["begins"]), **_in_seed(parts["seed"], where))


def _in_seed(node: Node, where: Mapping[str, Any]) -> dict[str, Any]:
    slug = _slug(node)
    if where["seeds"]:
        raise ReferenceDataError(f"{node.place}: 'seeds' stands beside '{node.path}'; a quote is of one seed")
    return {**where, "seeds": (slug,)}


def _line(node: Node) -> str:
    return " ".join(node.text().split())


def _day(node: Node) -> date:
    # A time of the day is a date to Python.
    if type(node.value) is not date:
        raise node.fail("a day such as 2025-01-25")
    return node.value


_SECTIONS: Mapping[str, Mapping[str, _Make]] = {
    "actors": {
        "merge": _merge,
        "different": _different,
        "split": _split,
        "rename": _rename,
        "role": _role,
        "country": _country,
        "reject": partial(_each, kind=RejectActor),
        "pin": partial(_each, kind=Pin),
        "wikidata": _wikidata,
    },
    "quotes": {"speaker": _speaker, "reject": _no_quote},
}
