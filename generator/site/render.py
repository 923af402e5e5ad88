"""Templates and values -> the bytes of a page."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined, Undefined
from markupsafe import Markup

from generator.site import escape
from generator.site.addresses import actor_page, article_anchor, link, treaty_page
from generator.telling.words import counted, state_name

UNSEARCHED = {"exclude": True}
"""Front matter's `search` of lists: what they name has a page of its own, and that is the one to find."""


def page(template: str, matter: Mapping[str, object], values: Mapping[str, object]) -> bytes:
    """The page that a template makes of the values, below its front matter, in UTF-8.

    Everything that a template prints is escaped for HTML, or by its filter `inline` for Markdown. The value `trail`, where
    there is one, is the way down to the page, and stands above all else.
    """
    body = _environment().get_template(f"{template}.md.j2").render(values)
    trail = _environment().get_template("trail.md.j2").render(values) if "trail" in values else ""
    return f"{escape.front_matter({**matter, 'generator': 'precis'})}\n{trail}{body.strip()}\n".encode()


def whole_page(template: str, values: Mapping[str, object]) -> str:
    """The HTML page that a template makes of the values, published as it is."""
    return _environment().get_template(f"{template}.html.j2").render(values) + "\n"


def keep_compiled(kept: BytecodeCache | None) -> None:
    """Takes compiled templates from there from now on, and puts them there; None for nowhere."""
    _environment().bytecode_cache = kept


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        undefined=StrictUndefined,
        autoescape=True,
        finalize=_finalize,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(
        inline=escape.inline,
        passage=escape.passage,
        block=_block,
        state_name=state_name,
        actor_href=_actor_href,
        treaty_href=_treaty_href,
        web_address=escape.web_address,
    )
    environment.globals.update(counted=counted)
    return environment


def _finalize(value: object) -> object:
    if isinstance(value, Markup | Undefined):
        return value
    return escape.html(str(value))


def _actor_href(actor_id: str, here: str) -> str:
    """The actor's page as seen from the page at src_uri `here`."""
    return link(here, actor_page(actor_id))


def _treaty_href(treaty_id: str, here: str, provision: str | None = None) -> str:
    """The treaty's page as seen from the page at src_uri `here`, or the place of one of its provisions on it."""
    return link(here, treaty_page(treaty_id), article_anchor(provision) if provision else "")


def _block(text: Markup) -> Markup:
    """One HTML block: Markdown takes it up again after a blank line, so there is none inside."""
    lines = (line.strip() for line in str(text).splitlines())
    return Markup("\n".join(line for line in lines if line))  # noqa: S704 — it was markup before
