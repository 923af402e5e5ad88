"""The Content-Security-Policy of a page as it must be on a disk."""

from __future__ import annotations

_SELF = "'self'"
# Fonts stand in their style; the worker of the search is made of a text, and its engine another one.
_FURTHER = {"font-src": "data:", "worker-src": "blob:"}
_WORKED = "worker-src"


def policy_on_disk(policy: str) -> str:
    """The policy with what the copy needs besides: a file is not of the page's own origin for every browser."""
    directives = [directive.split() for directive in policy.split(";") if directive.strip()]
    has_worker = any(name == _WORKED for name, *_ in directives)
    return ";".join(" ".join((name, *_sources(name, sources, has_worker=has_worker))) for name, *sources in directives)


def _sources(name: str, sources: list[str], *, has_worker: bool) -> list[str]:
    if _SELF not in sources:
        return sources
    # A worker made of a text has the policy of its page.
    further = "blob:" if name == "script-src" and has_worker else _FURTHER.get(name)
    return list(dict.fromkeys([*sources, "file:", *([further] if further else [])]))
