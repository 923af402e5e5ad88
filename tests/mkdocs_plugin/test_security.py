from __future__ import annotations

import base64
import hashlib
import html
import re

import pytest

from generator.errors import ConfigError
from generator.mkdocs_plugin.security import Policy

INLINE = "var here = location"


def _page(body: str = "", head: str = "") -> str:
    return f'<!doctype html>\n<html>\n<head>\n<meta charset="utf-8">\n{head}<title>T</title>\n</head>\n<body>\n{body}</body>\n</html>\n'


def _said(page: str) -> dict[str, list[str]]:
    found = re.search(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', page)
    assert found, page
    return {name: sources for name, *sources in (part.split() for part in html.unescape(found[1]).split(";"))}


def _guarded(body: str, setting: object = True, untrusted: str = "") -> dict[str, list[str]]:
    return _said(Policy(setting, previewing=False).into(_page(body), untrusted))


def _sha(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def test_the_policy_stands_above_all_that_it_governs() -> None:
    page = Policy(True, previewing=False).into(_page(head='<link rel="icon" href="i.svg">\n'))
    assert re.search(r'<head>\s*<meta charset="utf-8">\s*<meta http-equiv="Content-Security-Policy"[^>]*>\s*<link', page)


def test_a_page_may_load_its_own_site_only() -> None:
    said = _guarded("")
    assert said["default-src"] == ["'none'"]
    assert said["script-src"] == ["'self'", "'wasm-unsafe-eval'"]
    assert said["style-src"] == said["connect-src"] == said["worker-src"] == ["'self'"]
    assert {source for sources in said.values() for source in sources} == {"'none'", "'self'", "'wasm-unsafe-eval'", "data:"}


@pytest.mark.parametrize("tag", ["<script>", '<script type="text/javascript">', '<script type="module">', "<script async>"])
def test_a_script_in_the_page_is_named_by_its_digest(tag: str) -> None:
    assert _guarded(f"{tag}{INLINE}</script>")["script-src"][2:] == [_sha(INLINE)]


@pytest.mark.parametrize("tag", ['<script src="a.js">', '<script type="application/json">', "<script type='application/ld+json'>"])
def test_data_and_files_need_no_digest(tag: str) -> None:
    assert _guarded(f"{tag}{INLINE}</script>") == _guarded("")


def test_styles_in_the_page_are_named_by_their_digests() -> None:
    said = _guarded(
        '<style>a { color: red }</style><td style="text-align: right;"></td><td class="b" style=\'content: &quot;a&quot;\'></td>'
    )
    aligned, quoted = _sha("text-align: right;"), _sha('content: "a"')
    assert said["style-src"] == ["'self'", _sha("a { color: red }"), "'unsafe-hashes'", *sorted((aligned, quoted))]


def test_what_came_with_a_seed_is_never_named() -> None:
    smuggled = "<script>steal()</script><style>a{}</style><p style='x'></p>"
    said = _guarded(f"<script>{INLINE}</script><article>{smuggled}</article>", untrusted=f"<p>Words</p>{smuggled}")
    assert said["script-src"][2:] == [_sha(INLINE)]
    assert said["style-src"] == ["'self'"]


def test_a_live_preview_lets_the_script_run_that_mkdocs_adds() -> None:
    said = _said(Policy(True, previewing=True).into(_page(f"<script>{INLINE}</script>")))
    assert said["script-src"] == ["'self'", "'wasm-unsafe-eval'", "'unsafe-inline'"]


def test_a_site_can_do_without_a_policy() -> None:
    policy = Policy(False, previewing=False)
    assert policy.into(_page()) == _page()
    assert policy.forbidden(_page('<script src="https://a.example/x.js"></script>')) == []


def test_a_site_can_allow_further_sources() -> None:
    said = _guarded("", {"script-src": "https://a.example", "frame-src": ["https://b.example", "*.c.example"]})
    assert said["script-src"] == ["'self'", "'wasm-unsafe-eval'", "https://a.example"]
    assert said["frame-src"] == ["https://b.example", "*.c.example"]
    assert "frame-src" not in _guarded("")


@pytest.mark.parametrize(
    ("setting", "complaint"),
    [
        ("strict", "true, false or sources by directive"),
        ({"scripts": "https://a.example"}, "no directive 'scripts'"),
        ({"default-src": "*"}, "no directive 'default-src'"),
        ({"img-src": 4}, "a source or a list of sources"),
        ({"img-src": []}, "a source or a list of sources"),
        ({"img-src": ["https://a.example; script-src *"]}, "sources such as"),
        ({"img-src": 'https://a.example">'}, "sources such as"),
        ({"img-src": ["self"]}, "sources such as"),
        ({"img-src": [None]}, "sources such as"),
    ],
)
def test_a_wrong_setting_is_refused_with_what_is_wrong(setting: object, complaint: str) -> None:
    with pytest.raises(ConfigError, match=f"content_security_policy.*{complaint}"):
        Policy(setting, previewing=False)


def test_what_a_page_wants_from_another_host_is_told_unless_it_is_allowed() -> None:
    page = _page(
        '<script src="https://a.example/x.js"></script><img alt="" src="//b.example/p.png"><link rel="stylesheet" href="https://c.example/s">'
        '<link rel="canonical" href="https://d.example/"><a href="https://e.example/">e</a><img src="own.png"><iframe src="http://f.example/">'
    )
    wanted = [("http://f.example", "frame-src"), ("https://a.example", "script-src"), ("https://b.example", "img-src")]
    assert Policy(True, previewing=False).forbidden(page) == [*wanted, ("https://c.example", "style-src")]
    allowed = {"script-src": "*.example", "img-src": "https:", "style-src": "https://c.example", "frame-src": "f.example"}
    assert Policy(allowed, previewing=False).forbidden(page) == []
