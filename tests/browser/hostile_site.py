"""A site whose every field holds strings that break programs, and what each of its pages must show."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from generator.model import slug_of
from tests.naughty import on_one_line

_SITE = "https://example.org/hostile/"
_FORBIDDEN = re.compile(r"[/\0\s]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class HostilePage:
    """A page below the site's address and the strings that stand on it."""

    address: str
    strings: tuple[str, ...]


def build(root: Path, folder: Path, strings: Sequence[str], each: int) -> tuple[Path, tuple[HostilePage, ...]]:
    """The folder to serve, in which the site is `hostile`, and its pages; each seed has so many of the strings in all its fields."""
    project = folder / "project"
    project.mkdir()
    (project / "mkdocs.yml").write_text(f"{(root / 'mkdocs.yml').read_text('utf-8')}\nsite_url: {_SITE}\n", encoding="utf-8")
    shutil.copytree(root / "docs", project / "docs", ignore=shutil.ignore_patterns(".precis.json", "briefings", "actors", "treaties"))
    own = project / "seeds" / "reference" / "treaties"
    own.mkdir(parents=True)
    pages: list[HostilePage] = []
    actors: list[dict[str, object]] = []
    plain = list(dict.fromkeys(filter(str.strip, map(on_one_line, strings))))
    for number, batch in enumerate(tuple(plain[at : at + each]) for at in range(0, len(plain), each)):
        joined = " ¦ ".join(batch)
        surname = f"Test{'abcdefghij'[number // 10 % 10]}{'abcdefghij'[number % 10]}well"
        name = f"hostile-{number} {_FORBIDDEN.sub(' ', joined)}"
        name = name.encode()[:180].decode(errors="ignore").rstrip(" .")
        (project / "seeds" / f"{name}.{'txt' if number % 2 else 'md'}").write_text(_seed(number, batch, surname), encoding="utf-8")
        (own / f"hostile-{number}.yml").write_text(yaml.safe_dump(_treaty(number, joined), allow_unicode=True), encoding="utf-8")
        person = f"oriana-{surname.lower()}"
        actors += [
            {"rename": {"actor": person, "name": joined}, "note": joined},
            {"role": {"actor": person, "title": joined}, "note": joined},
        ]
        pages += [
            HostilePage(address=f"briefings/{slug_of(name)}/", strings=batch),
            HostilePage(address=f"actors/{person}/", strings=batch),
            HostilePage(address=f"treaties/hostile-{number}/", strings=batch),
        ]
    (project / "seeds" / "corrections.yml").write_text(yaml.safe_dump({"actors": actors}, allow_unicode=True), encoding="utf-8")
    site = folder / "served" / "hostile"
    built = subprocess.run(
        [sys.executable, "-m", "tests.few_treaties", "build", "--site-dir", site],
        cwd=project,
        env={**os.environ, "PYTHONPATH": str(root)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert built.returncode == 0, built.stdout + built.stderr
    return site, tuple(pages)


def _seed(number: int, strings: Sequence[str], surname: str) -> str:
    joined = " ¦ ".join(strings)
    matter = {
        "byline": joined,
        "published": f"2031-0{1 + number % 9}-1{number % 9}",
        "publisher": joined,
        "url": "https://example.org/?q=" + re.sub(r"[^!-~]|[<>\"'`\\]", "", joined)[:500],
        "place": joined,
        "topics": list(strings),
        "revisions": [{"date": "2031-12-01", "note": joined}],
    }
    if number % 3:
        matter["title"] = joined
    headline = "" if number % 3 else f"Report of {joined}\n\n"
    body = [
        f"“The paper {one} binds us,” Foreign Minister Oriana {surname} told reporters on Monday about {one}.\n\n"
        f"Oriana {surname} wants the council to read {one} in June 2031. She said that {one} was never signed.\n\n"
        f"Article 4 of the Hostile Treaty {number} and the Treaty of {one} were named, said a senior official at {one}.\n\n"
        f"In 2019, the government of Norway signed the note on {one}, and Minister {one} left."
        for one in strings
    ]
    # The dumper quotes what YAML would read otherwise.
    dumped = yaml.safe_dump(matter, allow_unicode=True, width=10**6)
    return f"---\n{dumped}---\n{headline}" + "\n\n".join(body) + "\n"


def _treaty(number: int, joined: str) -> dict[str, object]:
    return {
        "title": f"Treaty of {joined}",
        "short_title": f"Hostile Treaty {number}",
        "kind": "treaty",
        "binding": True,
        "adopted_on": "1921-05-04",
        "parties": ["JP", "US"],
        "parties_note": joined,
        "depositary": joined,
        "numbering": "arabic",
        "sources": ["https://treaties.example"],
        "provisions": [{"number": 4, "summary": joined, "heading": joined}],
    }
