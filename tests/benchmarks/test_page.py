from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import etree

from benchmarks.asked import answers
from benchmarks.chart import chart
from benchmarks.page import written
from benchmarks.results import Machine, Result, Results

MACHINE = Machine(
    words="2 cores (a kind), 8 GB of memory, Linux, Python 3.11", date="2025-03-14", command="python -m benchmarks suite SEEDS"
)
SIZES = (100, 1_000, 10_000)


def _results(folder: Path, largest: int = 10_000) -> Results:
    results = Results(folder)
    for size in (size for size in SIZES if size <= largest):
        for stage in ("annotate", "corpus", "render", "search", "pdf", "jsonl", "sqlite"):
            results.keep(Result(part=stage, size=size, values={"wall": 0.1 * size, "cpu": 0.1 * size, "peak": 200.0}))
        build = {"wall": 0.3 * size, "generate": 0.1 * size, "mkdocs": 0.1 * size, "search": 0.1 * size, "pages": 3.0 * size}
        results.keep(Result(part="build", size=size, values={**build, "cpu": 0.3 * size, "peak": 900.0}))
        results.keep(Result(part="no-op", size=size, values={"wall": 2.0, "cpu": 2.0, "peak": 80.0, "jobs": 2}))
        results.keep(Result(part="new-seed", size=size, values={"wall": 9.0, "cpu": 9.0, "peak": 700.0}))
    results.keep(
        Result(
            part="speed-up",
            size=300,
            values={"one_beside_two": 30.0, "two": 15.0, "two_ratio": 2.0, "one_beside_dask": 30.0, "dask": 20.0, "dask_ratio": 1.5},
        )
    )
    results.keep(Result(part="peer-mkdocs", size=1_000, values={"ours": 5.0, "theirs": 20.0}, note="MkDocs"))
    results.keep(Result(part="peer-weasyprint", size=1_000, note="weasyprint: cannot be | installed"))
    return results


def test_numbers_are_met_or_missed_by_what_was_measured(tmp_path: Path) -> None:
    found = {one.asked.split(":")[0]: one for one in answers(_results(tmp_path))}
    assert found["annotation"].verdict == "met"
    assert found["annotation"].measured.startswith("10.0 a second of processor time")
    assert found["two processes"].measured == "2.00 times, 300 articles"
    assert found["two processes"].verdict == "met"
    assert found["two Dask workers"].verdict.startswith("not met")
    assert found["cost an article constant"].verdict == "met"
    assert found["build of 10,000 in which nothing changed"].verdict == "met"
    assert found["one new seed among 10,000, everything included"].verdict.startswith("not met")
    assert found["memory at 10,000"].measured == "0.88 GB at 10,000 (build, the largest)"


def test_what_a_smaller_run_shows_is_no_answer_for_the_largest_archive(tmp_path: Path) -> None:
    found = {one.asked.split(":")[0]: one for one in answers(_results(tmp_path, largest=1_000))}
    assert found["build of 10,000 in which nothing changed"].measured == "2.0 s in one piece, at 1,000"
    assert found["build of 10,000 in which nothing changed"].verdict == "not measured at 10,000 in this run"


def test_a_site_that_is_built_year_by_year_may_meet_a_number_that_one_piece_misses(tmp_path: Path) -> None:
    results = _results(tmp_path)
    results.keep(Result(part="years-new-seed", size=10_000, values={"wall": 7.5, "cpu": 7.0, "peak": 300.0}))
    results.keep(Result(part="corpus", size=50_000, values={"wall": 9.0, "cpu": 9.0, "peak": 4_000.0}))
    results.keep(
        Result(part="years-corpus", size=50_000, values={"wall": 9.0, "cpu": 9.0, "peak": 450.0, "years": 50.0, "largest": 1_002.0})
    )
    found = {one.asked.split(":")[0]: one for one in answers(results)}
    assert found["one new seed among 10,000, everything included"].measured == "9.0 s in one piece, 7.5 s year by year, at 10,000"
    assert found["one new seed among 10,000, everything included"].verdict == "met"
    assert found["memory at 10,000"].measured == "0.88 GB at 10,000 (build, the largest)"
    page = written(results, MACHINE, "")
    assert "one new seed, year by year | 10,000 | 1 | 7.5" in page
    assert "Of 50,000 articles in 50 years, 1,002 in the largest, that took 450 MB." in page
    drawn = etree.fromstring(re.search(r'<svg[^>]*aria-labelledby="precis-memory.*?</svg>', page, re.DOTALL)[0].encode())  # type: ignore[index]
    assert "corpus: 200 MB at 100, 200 MB at 1,000, 200 MB at 10,000, 4 GB at 50,000." in str(drawn.findtext("{*}desc"))


def test_a_page_can_be_written_of_nothing(tmp_path: Path) -> None:
    results = Results(tmp_path)
    assert {one.verdict for one in answers(results)} == {"not measured in this run"}
    assert "# How fast it is" in written(results, MACHINE, "")


def test_the_page_has_every_part_and_names_what_was_skipped(tmp_path: Path) -> None:
    page = written(_results(tmp_path), MACHINE, "")
    assert "2 cores (a kind)" in page
    assert "| corpus | 10,000 | 100 | 100 | 200 | 1.00 |" in page
    assert "| from drafts alone | 100 | 1 | 30.0 | 30.0 | 900 |" in page
    assert "| nothing changed | 100 | 2 | 2.0 | 2.0 | 80 |" in page
    assert "| 1,000 | MkDocs | 0.25 |" in page
    assert "| 1,000 | weasyprint: cannot be / installed | skipped |" in page
    rows = [re.sub(r"[^|]", "", line) for line in page.splitlines() if line.startswith("|")]
    assert all(rows)
    assert "\n\n\n" not in page


def test_the_picture_is_told_to_those_who_do_not_see_it_and_keeps_the_policy_of_pages() -> None:
    drawn = etree.fromstring(chart({"PDF & more": {100: 20.0, 1_000: 30.0}, "corpus": {100: 0.5}}).encode())
    title, words = (drawn.findtext(f"{{*}}{name}") for name in ("title", "desc"))
    assert title == "What each stage costs an article"
    assert words == "PDF & more: 20 ms at 100, 30 ms at 1,000. corpus: 0.5 ms at 100."
    named = {one.get("id") for one in drawn.iter() if one.get("id")}
    assert set(str(drawn.get("aria-labelledby")).split()) == named
    attributes = {str(name) for one in drawn.iter() for name in one.attrib}
    assert not attributes & {"style", "onload", "onclick", "fill", "stroke"}


@pytest.mark.parametrize("values", [{100: 1.0}, {100: 1.0, 1_000: 10.0}, {100: 0.013, 1_000: 950.0}])
def test_every_dot_lies_in_the_picture(values: dict[int, float]) -> None:
    drawn = etree.fromstring(chart({"corpus": values}).encode())
    across = [float(one.get("cx", "").rstrip("%")) for one in drawn.iter("{*}circle")]
    assert len(across) == len(values)
    assert all(20 < place < 100 for place in across)


def test_a_part_that_is_done_is_kept_and_can_be_forgotten(tmp_path: Path) -> None:
    results = Results(tmp_path)
    one = Result(part="corpus", size=100, values={"wall": 1.5}, program="ab", load=0.5)
    results.keep(one)
    assert Results(tmp_path).get("corpus", 100) == one
    results.forget("corpus", 100)
    assert results.get("corpus", 100) is None
