"""The links of a page as they must be on a disk, where no server answers the address of a folder with the page in it."""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Callable
from urllib.parse import unquote

from generator.offline.policy import policy_on_disk

Readdress = Callable[[str], str]
"""What becomes of an address."""

_INDEX = "index.html"

# Tags are told as a browser tells them: what stands in comments, scripts, and the values of other attributes is no link. Matches are
# possessive, so that a page takes time in proportion to its length, whatever stands in it.
_ATTRIBUTES = r"""(?:[^"'>]|"[^"]*"|'[^']*')*+"""
_UNREAD = "|".join(["<!--.*?-->", *(rf"<{name}(?=[\s/>]){_ATTRIBUTES}>.*?</{name}\b" for name in ("script", "style", "textarea", "title"))])
_LINKING = r"(?:a|area|link|meta)(?=[\s/>])"
_TAG = re.compile(
    rf"(?:[^<]++|{_UNREAD}|<(?!{_LINKING})(?:[a-z]{_ATTRIBUTES}>|))*+(?P<tag><{_LINKING}{_ATTRIBUTES}>)?", re.DOTALL | re.IGNORECASE
)
_ATTRIBUTE = re.compile(r"""(?P<name>[^\s"'>/=]+)(?:\s*=\s*(?P<value>"[^"]*"|'[^']*'|[^\s"'>]+))?""")
_HREF = frozenset({"href", "xlink:href"})
_REFRESH = re.compile(r"(\s*[\d.]+\s*[;,]\s*url\s*=\s*)(.+)", re.IGNORECASE | re.DOTALL)
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|/", re.IGNORECASE)
_PATH = re.compile(r"[^?#]*")


def page_on_disk(page: bytes, readdress: Readdress) -> bytes:
    """The HTML with its links readdressed, its policy widened and nothing loaded ahead, and with not another byte changed.

    Links are the `href` of any `a`, `area` and `link`, those of drawings included, and where a page says that it has moved to.
    """
    text = page.decode("utf-8", "surrogateescape")
    written: list[str] = []
    end = 0
    for found in _TAG.finditer(text):
        if found["tag"]:
            written += text[end : found.start("tag")], _tag(found["tag"], readdress)
            end = found.end()
    return "".join((*written, text[end:])).encode("utf-8", "surrogateescape")


def on_disk(address: str) -> str:
    """An address of this site with the file of the page where it names the folder; fragment and query stay."""
    path = path_of(address)
    if not path or _ELSEWHERE.match(address):
        return address
    last = path.rpartition("/")[2]
    if last in {".", ".."}:
        return f"{path.removesuffix('.') if path == '.' else f'{path}/'}{_INDEX}{address[len(path) :]}"
    return address if last else f"{path}{_INDEX}{address[len(path) :]}"


def target(page: str, address: str) -> str | None:
    """What a page's address leads to, below the site's; None for what is no other file of the site."""
    path = path_of(address)
    if not path or _ELSEWHERE.match(address):
        return None
    return posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(path)))


def path_of(address: str) -> str:
    """An address without query and fragment."""
    found = _PATH.match(address)
    return found[0] if found else ""


def _tag(tag: str, readdress: Readdress) -> str:
    attributes = [found for found in _ATTRIBUTE.finditer(tag, 1) if found["value"] is not None]
    if _is_preload(tag, attributes):
        return ""
    changes = dict.fromkeys(_HREF, readdress) | _of_meta(tag, attributes, readdress)
    written: list[str] = []
    end = 0
    for found in attributes:
        if change := changes.get(found["name"].lower()):
            value = _value(found)
            if (new := change(value)) != value:
                written += tag[end : found.start("value")], f'"{html.escape(new)}"'
                end = found.end("value")
    return "".join((*written, tag[end:]))


def _is_preload(tag: str, attributes: list[re.Match[str]]) -> bool:
    """Whether the tag asks for a file ahead of its use: from a disk that spares nothing, and fonts stand in their style there."""
    rel = next((_value(found).lower() for found in attributes if found["name"].lower() == "rel"), "")
    return tag[1:5].lower() == "link" and rel.split() == ["preload"]


def _of_meta(tag: str, attributes: list[re.Match[str]], readdress: Readdress) -> dict[str, Readdress]:
    """What becomes of the content of a `meta` that stands for a header."""
    header = next((_value(found).lower() for found in attributes if found["name"].lower() == "http-equiv"), "")
    if tag[1:5].lower() != "meta":
        return {}
    if header == "refresh":
        return {"content": lambda value: _REFRESH.sub(lambda refresh: refresh[1] + readdress(refresh[2]), value, count=1)}
    return {"content": policy_on_disk} if header == "content-security-policy" else {}


def _value(attribute: re.Match[str]) -> str:
    raw = attribute["value"]
    return html.unescape(raw[1:-1] if raw[0] in "\"'" else raw)
