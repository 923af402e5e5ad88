"""The pages' Content-Security-Policy: it stands first, it keeps out what does not belong, and everything works under it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

BRIEFING = "briefings/harbour-talks/"
_TRY = """async ([attempt, told]) => {
  const refused = new Promise(resolve => document.addEventListener("securitypolicyviolation", event => resolve(event.effectiveDirective)))
  const ways = {
    "script in the page": () => {
      const script = document.createElement("script")
      script.textContent = "window.intruded = true"
      document.querySelector("article").append(script)
    },
    "event handler": () => { document.querySelector("article").insertAdjacentHTML("beforeend", "<img src=x: onerror='intruded = true'>") },
    "link that is a script": () => {
      document.querySelector("article").insertAdjacentHTML("beforeend", "<a id=intruder href='javascript:window.intruded = true'>x</a>")
      document.querySelector("#intruder").click()
    },
    "script of another host": () => { document.head.append(Object.assign(document.createElement("script"), { src: told })) },
    "message to another host": () => { fetch(told).catch(() => {}) },
    "picture of another host": () => { document.querySelector("article").append(Object.assign(new Image(), { src: told })) },
    "another base of links": () => { document.head.append(Object.assign(document.createElement("base"), { href: told })) },
    "frame": () => { document.body.append(Object.assign(document.createElement("iframe"), { src: told })) },
    "style in the page": () => { document.querySelector("article").insertAdjacentHTML("beforeend", "<p style='color: red'>x</p>") },
  }
  ways[attempt]()
  const late = new Promise(resolve => setTimeout(() => resolve("nothing was refused"), 5000))
  return { refused: await Promise.race([refused, late]), intruded: window.intruded === true }
}"""


def test_every_page_begins_with_its_policy(built_site: Path) -> None:
    first = re.compile(
        r'\s*<!doctype html>\s*<html[^>]*>\s*<head>\s*<meta charset="?utf-8"?>\s*<meta http-equiv="?Content-Security-Policy"?',
        re.IGNORECASE,
    )
    without = [page.relative_to(built_site).as_posix() for page in built_site.rglob("*.html") if not first.match(page.read_text("utf-8"))]
    assert without == []


@pytest.mark.parametrize(
    ("attempt", "refused"),
    [
        ("script in the page", "script-src-elem"),
        ("event handler", "script-src-attr"),
        ("link that is a script", "script-src-elem"),
        ("script of another host", "script-src-elem"),
        ("message to another host", "connect-src"),
        ("picture of another host", "img-src"),
        ("another base of links", "base-uri"),
        ("frame", "frame-src"),
        ("style in the page", "style-src-attr"),
    ],
)
def test_what_somebody_smuggles_into_a_page_neither_runs_nor_loads(page: Page, address: str, attempt: str, refused: str) -> None:
    page.goto(address + BRIEFING)
    assert page.evaluate(_TRY, [attempt, "https://elsewhere.example/x"]) == {"refused": refused, "intruded": False}


@pytest.mark.usefixtures("search_engine")
def test_search_and_the_finder_of_quotes_ask_for_nothing_that_is_refused(page: Page, address: str) -> None:
    problems: list[str] = []
    page.on("console", lambda message: problems.append(message.text) if message.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on("request", lambda request: None if request.url.startswith((address, "data:")) else problems.append(request.url))
    page.goto(f"{address}quotes/", wait_until="networkidle")
    page.select_option("#precis-manner", "direct")
    expect(page.locator("#precis-count")).to_have_text(re.compile("shown$"))
    box = page.locator("[data-md-component=search-query]").first
    box.click()
    box.fill("lighthouse")
    expect(page.locator(".md-search-result__link").first).to_be_visible()
    assert problems == []
