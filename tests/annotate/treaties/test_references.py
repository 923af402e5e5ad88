"""Passages marked up with the treaties and provisions that they cite."""

from __future__ import annotations

import re
import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.annotate.treaties import find
from generator.language import parse
from generator.model import Article, TreatyReference
from generator.reference.treaty_library import Treaty, treaty_library
from generator.span import Span

_MARK = re.compile(r"\[([^\]]*)\]\{([^}]*)\}")

# [words]{treaty} cites a treaty, [words]{treaty 5} its Article 5. States and treaties of Osten, Marlovia and Kestrel are invented.
PASSAGES = (
    (
        "[NATO]{north-atlantic-treaty}'s [Article 5]{north-atlantic-treaty 5} has been invoked once, and [Article "
        "4]{north-atlantic-treaty 4} seven times."
    ),
    "NATO ministers met in Oslo on Monday.",
    "“We will honour [Article Five]{north-atlantic-treaty 5},” the [NATO]{north-atlantic-treaty} commander said.",
    "Under [NATO]{north-atlantic-treaty} [Article 4]{north-atlantic-treaty 4} the allies consult.",
    (
        "The [North Atlantic Treaty]{north-atlantic-treaty} was signed in 1949. [Article 5]{north-atlantic-treaty 5} of [the "
        "treaty]{north-atlantic-treaty} binds all allies, and [Article 6]{north-atlantic-treaty 6} says where."
    ),
    "The [CSTO]{csto}'s [Article 4]{csto 4} was not invoked.",
    (
        "The [1960 security treaty between Japan and the United States]{japan-us-1960} is old. Its [Article 6]{japan-us-1960 6} "
        "covers bases, and [the pact]{japan-us-1960} stands."
    ),
    "The [1951 Japan-U.S. Security Treaty]{japan-us-1951} was replaced by the [1960 Japan-U.S. Security Treaty]{japan-us-1960}.",
    (
        "The [Japan–US security treaty]{japan-us-1960}, the [U.S.-Japan security pact]{japan-us-1960} and the [United "
        "States–Japan Security Treaty]{japan-us-1960} are one."
    ),
    "The Japan-U.S. alliance is the cornerstone of peace.",
    (
        "[Article 5]{japan-us-1960 5} of the [Japan-U.S. Security Treaty]{japan-us-1960} speaks of an armed attack, and [Article "
        "6]{japan-us-1960 6} allows bases."
    ),
    "Washington honours its [mutual defense treaty with the Philippines]{us-philippines-1951}, an envoy to Manila said.",
    "Tokyo says [Article V]{japan-us-1960 5} of its [security treaty with the US]{japan-us-1960} covers the islands.",
    "A [U.S.-Philippine mutual defense treaty]{us-philippines-1951} covers the reefs.",
    "Washington honours its [defense pact with the Philippines of 1951]{us-philippines-1951}, an envoy to Manila said.",
    "The [defense agreement between Manila and Washington]{edca} and the [1960 security pact between Japan and the U.S.]{japan-us-1960} hold.",
    "The [security pact between Japan and the United States]{japan-us-1960} and the mutual defense agreement between Seoul and Washington.",
    "[Article IV]{us-philippines-1951 4} of the [U.S.–Philippines Mutual Defence Treaty]{us-philippines-1951} covers aircraft.",
    (
        "The [alliance treaty between Seoul and Washington]{us-korea-1953} dates from 1953. The [mutual defense treaty between "
        "South Korea and the United States]{us-korea-1953} does too."
    ),
    "Under [paragraph 3 of Article 121]{unclos 121(3)} of [UNCLOS]{unclos}, rocks have no shelf.",
    "[Article 2, paragraph 4]{un-charter 2(4)}, of the [UN Charter]{un-charter} forbids the use of force.",
    "[Article 2(4)]{un-charter 2(4)} of the [Charter of the United Nations]{un-charter} is clear; so is [Article 51]{un-charter 51}.",
    (
        "The [U.N. Charter]{un-charter}'s [Article 51]{un-charter 51} allows self-defence. [Articles 39]{un-charter 39}, "
        "[41]{un-charter 41} and [42]{un-charter 42} of [the Charter]{un-charter} speak of the Council."
    ),
    "The envoy cited [Arts. 24]{un-charter 24} and [25]{un-charter 25} of the [United Nations Charter]{un-charter}.",
    "[Art. 5(1)(b)]{vccr 5(1)(b)} of the [Vienna Convention on Consular Relations]{vccr} was cited.",
    "[Article 42.7]{teu 42(7)} of the [Treaty on European Union]{teu} owes aid.",
    "Brussels spoke of the [EU]{teu}'s [Article 42(7)]{teu 42(7)}, not of Article 5.",
    "The [European Commission]{teu} triggered [Article 7]{teu 7} against a member.",
    "Britain triggered [Article 50]{teu 50} of the [Lisbon Treaty]{teu}.",
    "The [Intermediate-Range Nuclear Forces (INF) Treaty]{inf} has ended.",
    ("The [Nuclear Non-Proliferation Treaty]{npt} ([NPT]{npt}) turned fifty. [Article VI]{npt 6} of the [NPT]{npt} speaks of disarmament."),
    "The [nuclear nonproliferation treaty]{npt} has 191 parties.",
    "The state left the [Treaty on the Non-Proliferation of Nuclear Weapons]{npt} under its [Article X]{npt 10}.",
    "[New START]{new-start} limited warheads. A new start is needed, ministers said.",
    "The [New Start treaty]{new-start} lapsed, and so [the accord]{new-start} is history.",
    (
        "[Article 3]{geneva-conventions 3} common to the [Geneva Conventions]{geneva-conventions} binds rebels; [Article "
        "49]{geneva-convention-iv 49} of the [Fourth Geneva Convention]{geneva-convention-iv} forbids transfers."
    ),
    (
        "The [Third Geneva Convention]{geneva-convention-iii} protects prisoners of war. [The "
        "convention]{geneva-convention-iii}'s [Article 13]{geneva-convention-iii 13} forbids putting them on show."
    ),
    "The diplomat is immune under the [Vienna Convention]{vcdr}, the embassy said.",
    "Police denied the detained man consular access under the [Vienna Convention]{vccr}, his consulate said.",
    "The [1951 Refugee Convention]{refugee-convention} and its [1967 Protocol]{refugee-protocol} bind the state.",
    (
        "The [Rome Statute]{rome-statute} obliges parties to arrest. [Article 27]{rome-statute 27} of [the statute]{rome-statute}"
        " knows no immunity."
    ),
    "The [ICC]{rome-statute}'s [Article 98]{rome-statute 98} was quoted.",
    (
        "The [Montreux Convention]{montreux} governs the Straits. Under [the convention]{montreux}'s [Article 19]{montreux 19} "
        "warships may not pass."
    ),
    "Critics of the [Iran nuclear deal]{jcpoa} want to end [the deal]{jcpoa}.",
    "The [Paris climate accord]{paris-agreement} was adopted in 2015. [The agreement]{paris-agreement} aims to limit warming.",
    "The [peace treaty between Egypt and Israel]{egypt-israel-1979} holds. [The treaty]{egypt-israel-1979} was signed in 1979.",
    (
        "Pyongyang and Moscow ratified the [Russia-North Korea treaty]{russia-dprk-2024}; [Article 4]{russia-dprk-2024 4} of [the"
        " pact]{russia-dprk-2024} speaks of military help."
    ),
    (
        "They signed the [Treaty of Kestrel Bay]{treaty-of-kestrel-bay}. [Article IV]{treaty-of-kestrel-bay 4} of [the "
        "treaty]{treaty-of-kestrel-bay} bars bases."
    ),
    (
        "The [Osten–Marlovia Mutual Assistance Pact]{osten-marlovia-mutual-assistance-pact} was signed. [The "
        "pact]{osten-marlovia-mutual-assistance-pact}'s [Article 3]{osten-marlovia-mutual-assistance-pact 3} says so."
    ),
    (
        "The [Kestrel Convention]{kestrel-convention}, adopted in 1950, protects straits. [The convention]{kestrel-convention}'s "
        "[Articles 5]{kestrel-convention 5} and [6]{kestrel-convention 6} apply."
    ),
    ("The [Convention on the Protection of Northern Straits]{convention-on-the-protection-of-northern-straits} enters into force today."),
    "Marlovia signed the [Treaty of Peace and Friendship]{treaty-of-peace-and-friendship} with Osten.",
    "The 1921 [Osten-Marlovia border treaty]{osten-marlovia-border-treaty} drew the line.",
    "Marlovia will not quit the [Kestrel Bay Agreement]{kestrel-bay-agreement}, its minister said.",
    "Article 9 of the Constitution bans war. The [NPT]{npt} lasts. Article 9 is famous.",
    "Japan's Article 9 renounces war, and the Constitution is old.",
    "Article 1 of the criminal code was quoted beside the [UN Charter]{un-charter}.",
    "Article II of the Constitution vests power in the president.",
    "The House adopted Article II of impeachment, and the [Antarctic Treaty]{antarctic-treaty} was not discussed.",
    "She wrote an article 5 days ago about articles of clothing.",
    "Article 5 is important.",
    "The Democratic National Convention took place in July. The convention was loud.",
    "The Republican National Convention on Tuesday cheered.",
    "They met at the Kestrel Convention Center after a charter flight.",
    "Ministers spoke of a trade deal and a new peace treaty. The treaty would be the first.",
    "A new security treaty was proposed. The treaty would replace the [Japan-U.S. Security Treaty]{japan-us-1960}.",
    "The New Deal and the Paris Club were named, and the Charter School Act too.",
    "The [NPT]{npt} and the [CWC]{cwc} were named. [The convention]{cwc} bans gas and [the treaty]{npt} bans bombs.",
    "Both the [INF treaty]{inf} and [New START]{new-start} were named; the [1987 treaty]{inf} is dead.",
    "Opponents of the treaty on fishing spoke of the [NPT]{npt}; [the treaty banning landmines]{ottawa-convention} came later.",
    "The Preparatory Commission of the Comprehensive Nuclear-Test-Ban Treaty Organization met.",
    "Osten signed the [Kestrel Pact]{kestrel-pact}. It left [the pact]{kestrel-pact} on Tuesday and praised [the pact]{kestrel-pact} for years.",
    "Treaty allies met; a treaty is a contract, she said.",
    (
        "Under [Article 5(3)]{chicago-convention 5(3)} and [Article 6 bis]{chicago-convention 6 bis} of the [Chicago "
        "Convention]{chicago-convention}, flights need leave."
    ),
    "The [Law of the Sea Convention]{unclos}'s [Article 298]{unclos 298} and Part XI were named.",
    "The country's defence pact with Osten says nothing, but the [UN Charter]{un-charter}'s [Article 51]{un-charter 51} does.",
    "Moldavia's Article 11 and Rule 15-6 were cited along with the [NPT]{npt}.",
    "The agreement with Osten is dead, but the [Paris Agreement]{paris-agreement} stands and [the agreement]{paris-agreement} binds.",
    "Five paragraphs of the [Outer Space Treaty of 1967]{outer-space-treaty} matter; [Article IV]{outer-space-treaty 4} most.",
    (
        "The alliance's founding treaty is short, the [North Atlantic Treaty]{north-atlantic-treaty}'s [Article "
        "3]{north-atlantic-treaty 3} even shorter."
    ),
    (
        "The [Convention on the Prohibition of the Development, Production, Stockpiling and Use of Chemical Weapons and on Their "
        "Destruction]{cwc} bans gas."
    ),
    "Ratifying the [CTBT]{ctbt}, the [Comprehensive Nuclear Test-Ban Treaty]{ctbt}, takes time.",
    "The [Good Friday Agreement]{good-friday-agreement} ended the Troubles; Brexit strained [the accord]{good-friday-agreement}.",
)


def _article(text: str, published: date | None = date(2025, 3, 11)) -> Article:
    paragraphs = tuple(Span(*match.span()) for match in re.finditer(r"[^\n]+", text))
    return Article(seed="story.txt", sha256="0" * 64, text=text, paragraphs=paragraphs, published=published)


def _find(text: str, published: date | None = date(2025, 3, 11)) -> tuple[TreatyReference, ...]:
    article = _article(text, published)
    return find(article, parse(article), treaty_library())


def _marked(text: str) -> str:
    marks = [(span, reference.id) for reference in _find(text) for span in reference.spans]
    marks += [(s, f"{r.id} {p.number}") for r in _find(text) for p in r.provisions for s in p.spans]
    for span, mark in sorted(marks, reverse=True):
        text = f"{text[: span.start]}[{span.of(text)}]{{{mark}}}{text[span.end :]}"
    return text


@pytest.mark.parametrize("passage", PASSAGES)
def test_a_passage_cites_what_is_marked_in_it(passage: str) -> None:
    assert _marked(_MARK.sub(r"\1", passage)) == passage


@pytest.mark.parametrize("treaty", tuple(treaty_library()), ids=lambda treaty: treaty.id)
def test_every_treaty_is_found_by_each_of_its_names(treaty: Treaty) -> None:
    library = treaty_library()
    for name in treaty.names:
        text = f"Officials discussed the {name} at length."
        (found,) = _find(text)
        written = name.removeprefix("The ").removesuffix(")")
        start = text.index(written)
        assert Span(start, start + len(written)) in found.spans, name
        assert treaty.id in library.names.ids(name), name
        if len(library.names.ids(name)) == 1:
            assert (found.id, found.known) == (treaty.id, True), name


def test_a_reference_has_the_official_title_and_roman_labels() -> None:
    text = "Article 5 of the Japan-U.S. Security Treaty covers attacks, and Article 6 allows bases.\nCritics of the treaty disagree."
    (found,) = _find(text)
    assert found.title == "Treaty of Mutual Cooperation and Security between the United States of America and Japan"
    assert found.short_title == "Japan–U.S. Security Treaty (1960)"
    assert [span.of(text) for span in found.spans] == ["Japan-U.S. Security Treaty", "the treaty"]
    assert [(p.number, p.label, [s.of(text) for s in p.spans]) for p in found.provisions] == [
        ("5", "Article V", ["Article 5"]),
        ("6", "Article VI", ["Article 6"]),
    ]


def test_an_unknown_treaty_is_titled_and_numbered_as_the_source_writes_it() -> None:
    (found,) = _find("Article IV of the Osten–Marlovia Mutual Assistance Pact was quoted.")
    assert (found.id, found.known) == ("osten-marlovia-mutual-assistance-pact", False)
    assert found.title == found.short_title == "Osten–Marlovia Mutual Assistance Pact"
    assert [(p.number, p.label) for p in found.provisions] == [("4", "Article IV")]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Members of the Kestrel Pact met.", "Kestrel Pact"),
        ("Under Article 3 of the Kestrel Bay Convention it may.", "Kestrel Bay Convention"),
        ("President Moreau said Marlovia’s Kestrel Bay Accord holds.", "Kestrel Bay Accord"),
        ("The Convention on the Protection of Northern Straits binds.", "Convention on the Protection of Northern Straits"),
        ("The Treaty of Osten and the bay are old.", "Treaty of Osten"),
    ],
)
def test_the_title_of_an_unknown_treaty_ends_where_its_name_does(text: str, title: str) -> None:
    assert [(reference.title, reference.known) for reference in _find(text)] == [(title, False)]


def test_a_range_cites_every_article_in_it() -> None:
    text = "Articles 4 to 6 of the North Atlantic Treaty were quoted."
    (found,) = _find(text)
    assert [p.number for p in found.provisions] == ["4", "5", "6"]
    assert [p.spans[0].of(text) for p in found.provisions] == ["Articles 4", "Articles 4 to 6", "6"]


def test_a_common_article_cites_the_geneva_conventions() -> None:
    text = "Common Article 3 binds rebels too."
    (found,) = _find(text)
    assert (found.id, [p.number for p in found.provisions]) == ("geneva-conventions", ["3"])
    assert [span.of(text) for span in found.spans] == ["Common Article 3"]


def test_one_body_may_stand_for_several_treaties() -> None:
    found = _find("The EU's Article 42(7) owes aid, and the EU's Article 122 helps in need.")
    assert [(r.id, [p.number for p in r.provisions]) for r in found] == [("teu", ["42(7)"]), ("tfeu", ["122"])]


@pytest.mark.parametrize(
    ("published", "meant"), [(date(1955, 5, 2), "japan-us-1951"), (date(2025, 3, 11), "japan-us-1960"), (None, "japan-us-1960")]
)
def test_a_name_of_two_treaties_means_the_one_in_force_on_the_day(published: date | None, meant: str) -> None:
    assert [r.id for r in _find("The Japan-U.S. Security Treaty matters.", published)] == [meant]


def test_a_name_that_nothing_tells_apart_is_left_unknown() -> None:
    (found,) = _find("The Vienna Convention was mentioned.")
    assert (found.id, found.known) == ("vienna-convention", False)


def test_provisions_stand_in_the_order_of_their_numbers() -> None:
    (found,) = _find("Articles 51, 2(7), 10 and 2(4) of the UN Charter, and its Article 2, were quoted.")
    assert [p.number for p in found.provisions] == ["2", "2(4)", "2(7)", "10", "51"]


def test_treaties_stand_in_the_order_of_first_citation() -> None:
    assert [r.id for r in _find("The NPT, the CWC, then the NPT and UNCLOS.")] == ["npt", "cwc", "unclos"]


_PIECES = st.sampled_from(
    ["the ", "Treaty ", "of ", "Kestrel ", "Article 5", "Articles 1 to 3", " and 6", "’s ", "(NPT)", "NATO", ", ", ". ", "\n", "a ", "pact ",
     "Japan-", "U.S. ", "1960 ", "between ", "with ", "Convention", "its ", "“", "paragraph 3 of ", "UN Charter", "EU", "— ", "é"]
)  # fmt: skip


@given(st.lists(_PIECES, max_size=40))
def test_whatever_the_text_every_span_lies_in_it_and_no_provision_lacks_its_treaty(pieces: list[str]) -> None:
    text = "".join(pieces)
    for reference in _find(text):
        assert reference.spans
        assert reference.spans == tuple(sorted(set(reference.spans)))
        assert all(span.end <= len(text) and span.of(text).strip() for span in reference.spans)
        assert all(span.end <= len(text) for provision in reference.provisions for span in provision.spans)
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", reference.id)


@given(st.text(max_size=200))
def test_any_text_can_be_read(text: str) -> None:
    _find(text)


@pytest.mark.parametrize(
    "piece", ["A ", "Treaty of A ", "Articles 1, 1, ", "the of ", "Japan-", "’s ", "Article 5 (", "treaty with ", "a’s Pact "]
)
def test_a_hostile_paragraph_takes_no_long_time(piece: str) -> None:
    article = _article(piece * (20_000 // len(piece)))
    sentences, began = parse(article), time.process_time()
    find(article, sentences, treaty_library())
    assert time.process_time() - began < 3


def test_a_long_story_takes_milliseconds() -> None:
    paragraph = "Envoys of Japan and the United States spoke about the Japan-U.S. Security Treaty and Article 5 of it on a quiet day. " * 6
    article = _article("\n".join([paragraph] * 6))
    sentences, library = parse(article), treaty_library()
    find(article, sentences, library)
    began = time.process_time()
    for _ in range(5):
        find(article, sentences, library)
    # Ten times what it takes: this catches backtracking, not a slow machine.
    assert (time.process_time() - began) / 5 < 0.2
