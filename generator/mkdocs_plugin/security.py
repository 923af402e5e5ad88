"""What a page's browser may load and run: its Content-Security-Policy, as strict as the finished page allows.

The theme puts a few short scripts into its pages. A policy names each by its digest, so that they run and nothing that somebody
might smuggle into a page does. What came into the page with the text of a seed is never named, so that a script which had slipped
through the escaping would still not run. A policy depends on the page's own source and the settings, and on nothing else.
"""

from __future__ import annotations

import base64
import hashlib
import html
import re
from collections.abc import Mapping
from urllib.parse import urlsplit

from generator.errors import ConfigError

OPTION = "content_security_policy"

_SELF = "'self'"
# What a directive allows on every page. 'wasm-unsafe-eval' lets Pagefind's search run where a worker has the policy of its page;
# the theme's icons are data: in its style sheets.
_ALLOWED: dict[str, tuple[str, ...]] = {
    "default-src": ("'none'",),
    "script-src": (_SELF, "'wasm-unsafe-eval'"),
    "style-src": (_SELF,),
    "img-src": (_SELF, "data:"),
    "font-src": (_SELF,),
    "connect-src": (_SELF,),
    "worker-src": (_SELF,),
    "manifest-src": (_SELF,),
    "media-src": (_SELF,),
    "frame-src": (),
    "form-action": (_SELF,),
    "base-uri": ("'none'",),
    "object-src": ("'none'",),
}
_EXTENDED = tuple(name for name in _ALLOWED if name not in {"default-src", "base-uri", "object-src"})
_KEYWORD = re.compile(r"'(?:unsafe-eval|unsafe-inline|unsafe-hashes|strict-dynamic|report-sample|sha(?:256|384|512)-[\w+/=-]+)'")
_SOURCE = re.compile(r"(?:https?|wss?)://[\w.*-]+(?::\d+|:\*)?(?:/[\w./~%-]*)?|[\w*][\w*-]*(?:\.[\w-]+)+|(?:https|wss|data|blob):")

_INLINE = re.compile(r"<(script|style)\b([^>]*)>(.*?)</\1\s*>", re.DOTALL | re.IGNORECASE)
_TYPE = re.compile(r"""\btype\s*=\s*["']?([^"'\s>]*)""", re.IGNORECASE)
_LOADED = re.compile(r"\ssrc\s*=", re.IGNORECASE)
_RUN = frozenset({"", "module", "text/javascript", "application/javascript"})
_STYLED = re.compile(r"""<[a-z][^<>]*?\sstyle\s*=\s*(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)
_HEAD = re.compile(r"<head\b[^>]*>\s*(?:<meta charset=[^>]*>\s*)?", re.IGNORECASE)
_LOADING = re.compile(r"""<(script|img|iframe|link)\b[^>]*?\s(?:src|href)\s*=\s*["']?((?:https?:)?//[^"'\s>]+)[^>]*>""", re.IGNORECASE)
_DIRECTIVES = {"script": "script-src", "img": "img-src", "iframe": "frame-src", "link": "style-src"}


class Policy:
    """The policy of a site's pages."""

    def __init__(self, setting: object, *, previewing: bool) -> None:
        """Reads the setting.

        Args:
            setting: True, False for no policy, or further sources by directive: a text or a list of them.
            previewing: whether MkDocs adds a script to each page when it is asked for, which no digest can know before.

        Raises:
            ConfigError: if it is none of these.
        """
        self._on = setting is not False
        self._previewing = previewing
        self._further: dict[str, tuple[str, ...]] = {}
        if isinstance(setting, Mapping):
            self._further = {str(name): _sources(str(name), value) for name, value in setting.items()}
        elif not isinstance(setting, bool):
            raise ConfigError(f"mkdocs.yml: {OPTION!r} is true, false or sources by directive, but is {setting!r}")

    def into(self, page: str, untrusted: str = "") -> str:
        """The finished page with its policy above all that it governs.

        Args:
            page: as it is published.
            untrusted: the parts of it that were made of seeds; no script and no style in them is allowed.
        """
        return _HEAD.sub(lambda head: f"{head[0]}{self._tag(page, untrusted)}", page, count=1) if self._on else page

    def forbidden(self, page: str) -> list[tuple[str, str]]:
        """The hosts that the page wants something from and that the policy keeps it from, with the directive that would allow it."""
        if not self._on:
            return []
        wanted = set()
        for found in _LOADING.finditer(page):
            tag, parts = found[1].lower(), urlsplit(html.unescape(found[2]))
            if tag != "link" or re.search(r"""\brel\s*=\s*["']?[^"'>]*stylesheet""", found[0], re.IGNORECASE):
                wanted.add((f"{parts.scheme or 'https'}://{parts.netloc}", _DIRECTIVES[tag]))
        return sorted((host, name) for host, name in wanted if not any(_allows(source, host) for source in self._further.get(name, ())))

    def _tag(self, page: str, untrusted: str) -> str:
        said = ";".join(f"{name} {' '.join(sources)}" for name, sources in self._directives(page, untrusted).items() if sources)
        # Sources hold no double quotation mark; & may stand in an address.
        return f'<meta http-equiv="Content-Security-Policy" content="{said.replace("&", "&amp;")}">\n'

    def _directives(self, page: str, untrusted: str) -> dict[str, tuple[str, ...]]:
        scripts, styles, styled = _inline(page, untrusted)
        said = {name: (*sources, *self._further.get(name, ())) for name, sources in _ALLOWED.items()}
        said["script-src"] += ("'unsafe-inline'",) if self._previewing else scripts
        said["style-src"] += styles
        if styled and "'unsafe-inline'" not in said["style-src"]:
            # Markdown's tables align their columns so. The digest allows these very words, not others.
            said["style-src"] += ("'unsafe-hashes'", *styled)
        return said


def _sources(name: str, value: object) -> tuple[str, ...]:
    """The further sources of one directive, as mkdocs.yml has them."""
    if name not in _EXTENDED:
        raise ConfigError(f"mkdocs.yml: {OPTION!r} knows no directive {name!r}; it takes {', '.join(_EXTENDED)}")
    sources = value.split() if isinstance(value, str) else value
    if not isinstance(sources, list) or not sources:
        raise ConfigError(f"mkdocs.yml: {name!r} in {OPTION!r} is a source or a list of sources, but is {value!r}")
    for source in sources:
        if not isinstance(source, str) or not (_SOURCE.fullmatch(source) or _KEYWORD.fullmatch(source)):
            raise ConfigError(f"mkdocs.yml: {name!r} in {OPTION!r} takes sources such as https://example.org, but has {source!r}")
    return tuple(sources)


def _inline(page: str, untrusted: str) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """The digests of the scripts, of the style sheets and of the style attributes that stand in the page itself."""
    found: dict[str, set[str]] = {"script": set(), "style": set()}
    for element in _INLINE.finditer(page):
        name, attributes = element[1].lower(), element[2]
        kind = _TYPE.search(attributes)
        runs = name == "style" or not (_LOADED.search(attributes) or (kind and kind[1].lower() not in _RUN))
        if runs and element[0] not in untrusted:
            found[name].add(_digest(element[3]))
    styled = {
        _digest(html.unescape(one[1] if one[2] is None else one[2]))
        for one in _STYLED.finditer(_INLINE.sub("", page))
        if one[0] not in untrusted
    }
    return tuple(sorted(found["script"])), tuple(sorted(found["style"])), tuple(sorted(styled))


def _digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _allows(source: str, host: str) -> bool:
    """Whether a source of the settings names the host; one that names a scheme allows all of it."""
    wanted = urlsplit(host)
    if source.endswith(":"):
        return source == f"{wanted.scheme}:"
    named = urlsplit(source if "://" in source else f"{wanted.scheme}://{source}")
    name = named.hostname or ""
    return wanted.hostname == name or (name.startswith("*.") and (wanted.hostname or "").endswith(name[1:]))
